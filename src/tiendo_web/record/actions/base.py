"""The one door: every change by a person is an action, whichever way it comes in (screen, API, command line).

An action finds its row, asks for permission, changes, and writes the audit entry, all in one transaction.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import audit
from ..models import Role, Secrecy, User
from ..permissions import holds

R = TypeVar("R")


class ActionError(Exception):
    """An action that was not carried out. ``str`` is one sentence for the person, in the language of the screen."""


class NotFound(ActionError):
    """There is no such row, or the person may not know of it; the two cannot be told apart."""


class NotPermitted(ActionError):
    """The person sees the row and may not do this with it."""


class Stale(ActionError):
    """Somebody changed the row after the person saw it; nothing was overwritten."""


class Refused(ActionError):
    """The change itself is not allowed as things stand; ``field`` names what to mend when it is a field."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class Subject:
    """What an action is about.

    Attributes:
        row: the row, locked for the transaction.
        unit: key of the unit in which the right is asked.
        secrecy: level the person must be cleared for.
        name: how the audit trail calls it (``"statement:12"``).
    """

    row: Any
    unit: str
    secrecy: int
    name: str


@dataclass(frozen=True)
class Outcome(Generic[R]):
    """What a change gave.

    Attributes:
        result: what the caller gets.
        detail: what the audit entry says, as plain JSON; ``None`` when nothing changed and no entry is due.
    """

    result: R
    detail: Mapping[str, Any] | None = field(default_factory=dict)


class Action(ABC, Generic[R]):
    """A change by a person. Subclasses are frozen dataclasses whose fields are what the person gave."""

    roles: ClassVar[frozenset[Role]]
    """Roles that may do it, in the unit of its subject or above."""

    @abstractmethod
    def find(self, actor: User) -> Subject:
        """The row, locked. Raises: NotFound when it is not there or the person may not see it."""

    @abstractmethod
    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[R]:
        """Make the change. Raises: Stale, Refused."""

    def run(self, actor: User, *, via: str = "screen") -> R:
        """Permission, change and audit entry in one transaction; a right that was refused leaves an entry of its own.

        Raises: ActionError, one class per cause; nothing has changed then.
        """
        at = timezone.now()
        subject = None
        try:
            with transaction.atomic():
                subject = self.find(actor)
                self.permit(actor, subject)
                outcome = self.change(subject, actor, at)
                if outcome.detail is not None:
                    self._note(type(self).__name__, subject, actor, at, via, outcome.detail)
        except NotPermitted:
            if subject is not None:
                with transaction.atomic():
                    self._note("Refused", subject, actor, at, via, {"action": type(self).__name__})
            raise
        return outcome.result

    @staticmethod
    def _note(action: str, subject: Subject, actor: User, at: datetime, via: str, detail: Mapping[str, Any]) -> None:
        audit.append(
            at=at, actor=actor.username, via=via, action=action, unit=subject.unit, subject=subject.name, detail=dict(detail)
        )

    def permit(self, actor: User, subject: Subject) -> None:
        """Raises: NotPermitted."""
        if not self.allowed(actor, subject.unit, subject.secrecy):
            raise NotPermitted(_("Tài khoản này không có quyền thực hiện việc này ở đơn vị đã chọn."))

    @classmethod
    def allowed(cls, actor: User, unit: str, secrecy: int = Secrecy.OPEN) -> bool:
        """Whether the person may do this in a unit; pages ask it before they offer a button."""
        return holds(actor, cls.roles, unit, secrecy)
