"""Actions on API tokens: an administrator of a unit makes one for a program and takes it back."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import ApiToken, OrgUnit, Role, RoleAssignment, Secrecy, User
from .base import Action, NotFound, Outcome, Refused, Subject

PREFIX = "tiendo_"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{1,59}")


@dataclass(frozen=True)
class MadeToken:
    """A new token; ``secret`` is told once and kept nowhere."""

    token: ApiToken
    secret: str


def digest(secret: str) -> str:
    """What is kept of a token. It is 256 random bits, so one round of SHA-256 is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class _InUnit(Action[MadeToken]):
    """An action of an administrator in a unit."""

    roles = frozenset({Role.ADMINISTRATOR})

    unit: str
    name: str

    def find(self, actor: User) -> Subject:
        """The unit; administrators know the units there are."""
        unit = OrgUnit.objects.filter(pk=self.unit).first()
        if unit is None or not self.allowed(actor, unit.pk):
            raise NotFound(_("Không tìm thấy đơn vị, hoặc tài khoản này không quản trị đơn vị đó."))
        return Subject(unit, unit.pk, Secrecy.OPEN, f"token:{self.username}")

    @property
    def username(self) -> str:
        """Name of the program's account; no person's account begins so by chance in a list."""
        return f"may:{self.name}"


@dataclass(frozen=True, kw_only=True)
class MakeToken(_InUnit):
    """A program gets an account with one role in the unit, and a token that opens the API as this account.

    Attributes:
        role, clearance: what the program may do and see, as for a person; never administrator.
        expires: last day.
    """

    role: str
    expires: date
    clearance: int = Secrecy.OPEN

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[MadeToken]:
        """Refused when the name is taken or is no name, or the day has passed."""
        if not _NAME.fullmatch(self.name):
            raise Refused(_("Tên chương trình gồm chữ thường không dấu, số và gạch nối, từ 2 đến 60 ký tự."), field="name")
        if self.role not in set(Role) - {Role.ADMINISTRATOR}:
            raise Refused(_("Không cấp vai trò này cho chương trình."), field="role")
        if self.clearance not in Secrecy.values:
            raise Refused(_("Không có mức mật này."), field="clearance")
        if self.expires < timezone.localdate(at):
            raise Refused(_("Ngày hết hạn đã qua."), field="expires")
        if User.objects.filter(username=self.username).exists():
            raise Refused(_("Tên chương trình đã có. Mỗi mã truy cập dùng một tên riêng."), field="name")
        account = User(username=self.username, full_name=_("Chương trình %(name)s") % {"name": self.name})
        account.set_unusable_password()
        account.save()
        RoleAssignment.objects.create(user=account, unit=subject.row, role=self.role, clearance=self.clearance)
        secret = PREFIX + secrets.token_urlsafe(32)
        token = ApiToken.objects.create(
            account=account, unit=subject.row, secret=digest(secret), made_by=actor, made_at=at, expires=self.expires
        )
        said = {"role": self.role, "clearance": int(self.clearance), "expires": self.expires.isoformat()}
        return Outcome(MadeToken(token, secret), said)


@dataclass(frozen=True, kw_only=True)
class RevokeToken(_InUnit):
    """The token opens nothing from now on, and the program's account is closed."""

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[MadeToken]:
        """Taking it back twice changes nothing."""
        token = ApiToken.objects.select_for_update().filter(account__username=self.username, unit=subject.row).first()
        if token is None:
            raise NotFound(_("Đơn vị không có mã truy cập mang tên này."))
        if token.revoked is not None:
            return Outcome(MadeToken(token, ""), None)
        token.revoked = at
        token.save(update_fields=("revoked",))
        token.account.is_active = False
        token.account.save(update_fields=("is_active",))
        return Outcome(MadeToken(token, ""), {})
