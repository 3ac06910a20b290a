"""Actions on accounts: an administrator makes them, gives and takes roles, closes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import OrgUnit, Role, RoleAssignment, Secrecy, User
from .base import Action, NotFound, Outcome, Refused, Subject


@dataclass(frozen=True, kw_only=True)
class _InUnit(Action[User]):
    """An action of an administrator in a unit. Roles are given only inside the unit (and below) that one administers."""

    roles = frozenset({Role.ADMINISTRATOR})

    unit: str
    username: str

    def find(self, actor: User) -> Subject:
        """The unit; administrators know the units there are."""
        unit = OrgUnit.objects.filter(pk=self.unit).first()
        if unit is None or not self.allowed(actor, unit.pk):
            raise NotFound(_("Không tìm thấy đơn vị, hoặc tài khoản này không quản trị đơn vị đó."))
        return Subject(unit, unit.pk, Secrecy.OPEN, f"account:{self.username}")

    def account(self) -> User:
        """The account named. Raises: NotFound."""
        user = User.objects.select_for_update().filter(username=self.username).first()
        if user is None:
            raise NotFound(_("Không có tài khoản “%(name)s”.") % {"name": self.username})
        return user


@dataclass(frozen=True, kw_only=True)
class CreateAccount(_InUnit):
    """A new account with its first role in the unit."""

    full_name: str
    position: str = ""
    password: str
    role: str
    clearance: int = Secrecy.OPEN

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[User]:
        """Refused when the name is taken or the password is weak."""
        if User.objects.filter(username=self.username).exists():
            raise Refused(_("Tên đăng nhập đã có người dùng."), field="username")
        user = User(
            username=self.username,
            full_name=" ".join(self.full_name.split()),
            position=self.position.strip(),
            must_change_password=True,
        )
        try:
            validate_password(self.password, user)
        except ValidationError as error:
            raise Refused(" ".join(error.messages), field="password") from error
        user.set_password(self.password)
        user.save()
        RoleAssignment.objects.create(user=user, unit=subject.row, role=_role(self.role), clearance=self.clearance)
        return Outcome(user, {"role": self.role, "clearance": int(self.clearance)})


@dataclass(frozen=True, kw_only=True)
class GrantRole(_InUnit):
    """A role in the unit, or another clearance for a role held already."""

    role: str
    clearance: int = Secrecy.OPEN

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[User]:
        """Give it."""
        user = self.account()
        if user == actor and self.role != Role.ADMINISTRATOR:
            raise Refused(_("Không tự cấp quyền cho chính mình."))
        RoleAssignment.objects.update_or_create(
            user=user, unit=subject.row, role=_role(self.role), defaults={"clearance": self.clearance}
        )
        return Outcome(user, {"role": self.role, "clearance": int(self.clearance)})


@dataclass(frozen=True, kw_only=True)
class RevokeRole(_InUnit):
    """Take a role in the unit away."""

    role: str

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[User]:
        """Refused when it would leave the installation without an administrator."""
        user = self.account()
        gone, _rows = RoleAssignment.objects.filter(user=user, unit=subject.row, role=_role(self.role)).delete()
        if not RoleAssignment.objects.filter(role=Role.ADMINISTRATOR, user__is_active=True).exists():
            raise Refused(_("Phải còn ít nhất một người quản trị."))
        return Outcome(user, {"role": self.role} if gone else None)


@dataclass(frozen=True, kw_only=True)
class _OnAccount(_InUnit):
    """An action on an account all of whose roles lie in the unit or below it, so that nobody reaches above oneself."""

    def reached(self, subject: Subject, actor: User) -> User:
        """The account. Raises: NotFound, Refused."""
        user = self.account()
        if user == actor:
            raise Refused(_("Không tự làm việc này cho chính mình; nhờ người quản trị khác."))
        if user.assignments.exclude(unit__above_rows__above=subject.row).exists():
            raise Refused(_("Tài khoản này có quyền ở ngoài đơn vị bạn quản trị."))
        return user


@dataclass(frozen=True, kw_only=True)
class CloseAccount(_OnAccount):
    """Close an account, or open it again; its history stays."""

    closed: bool = True

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[User]:
        """Refused when it would leave the installation without an administrator."""
        user = self.reached(subject, actor)
        if user.is_active != self.closed:
            return Outcome(user, None)
        user.is_active = not self.closed
        user.save(update_fields=["is_active"])
        if not RoleAssignment.objects.filter(role=Role.ADMINISTRATOR, user__is_active=True).exists():
            raise Refused(_("Phải còn ít nhất một người quản trị."))
        return Outcome(user, {"closed": self.closed})


@dataclass(frozen=True, kw_only=True)
class SetPassword(_OnAccount):
    """Another password for someone who lost it; the sessions of the account end with it."""

    password: str = field(repr=False)

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[User]:
        """Refused when the password is weak."""
        user = self.reached(subject, actor)
        try:
            validate_password(self.password, user)
        except ValidationError as error:
            raise Refused(" ".join(error.messages), field="password") from error
        user.set_password(self.password)
        user.must_change_password = True
        user.save(update_fields=["password", "must_change_password"])
        return Outcome(user, {})


def _role(name: str) -> Role:
    try:
        return Role(name)
    except ValueError as error:
        raise Refused(_("Không có vai trò “%(name)s”.") % {"name": name}, field="role") from error
