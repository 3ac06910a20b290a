"""Actions on the installation as a whole: its settings and the map of its units."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from .. import options
from ..models import OrgUnit, Role, Secrecy, User
from .base import Action, NotFound, Outcome, Refused, Subject

MAP = "map"
"""Name under which the map is stored; ``pages.maps`` says what it holds."""


@dataclass(frozen=True, kw_only=True)
class _OfInstallation(Action[None]):
    """An action of an administrator of the unit that the installation serves, or of one that nothing stands above."""

    roles = frozenset({Role.ADMINISTRATOR})

    unit: str

    def find(self, actor: User) -> Subject:
        """The unit. Raises: NotFound for who administers only a part of the installation."""
        unit = OrgUnit.objects.filter(pk=self.unit).first()
        if unit is None or not self.allowed(actor, unit.pk) or not (unit.above_id is None or unit.pk == options.read("unit")):
            raise NotFound(_("Chỉ người quản trị của đơn vị dùng bản cài này làm được việc này."))
        return Subject(unit, unit.pk, Secrecy.OPEN, f"setting:{self._name()}")

    def _name(self) -> str:
        raise TypeError("each action names what it sets")


@dataclass(frozen=True, kw_only=True)
class SetOption(_OfInstallation):
    """Another value for a setting; ``typed`` is what the person wrote, empty for none."""

    name: str
    typed: str

    def _name(self) -> str:
        return self.name

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[None]:
        """Refused when the value is none that the setting takes."""
        option = next((one for one in options.OPTIONS if one.name == self.name and one.kind), None)
        if option is None:
            raise Refused(_("Không có cấu hình “%(name)s”.") % {"name": self.name})
        try:
            value = option.parse(self.typed)
        except ValueError as error:
            raise Refused(_("Giá trị không hợp lệ."), field=self.name) from error
        before = options.read(self.name)
        options.write(self.name, value)
        return Outcome(None, None if before == value else {"before": before, "after": value})


@dataclass(frozen=True, kw_only=True)
class SetMap(_OfInstallation):
    """The map of the units, or none; ``shapes`` is what ``pages.maps.read`` made of the file, ``sha256`` the file's hash."""

    sha256: str
    shapes: dict[str, Any] | None = field(repr=False)

    def _name(self) -> str:
        return MAP

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[None]:
        """Keep it in place of the one before."""
        options.write(MAP, self.shapes)
        return Outcome(None, {"sha256": self.sha256, "units": len(self.shapes["units"]) if self.shapes else 0})
