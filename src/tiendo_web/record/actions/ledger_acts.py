"""Acts on the ledger: settle a conflict, take an entry back, open a reporting round, submit to it, judge a submission."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import models as db
from django.utils.translation import gettext as _

from tiendo import ledger
from tiendo.values import Period

from .. import options
from ..codec import from_json
from ..loading import add_act
from ..models import LedgerAct, Role, Secrecy, User
from ..queries import visible
from .base import Action, NotFound, Outcome, Refused, Subject
from .rows import locked, reason_of

SETTLING = frozenset({Role.REVIEWER, Role.APPROVER})
WORKING = frozenset({Role.REPORTER, Role.REVIEWER, Role.APPROVER})


def _key(kind: str, *said: object) -> str:
    return f"{kind}/{sha256(repr(said).encode()).hexdigest()[:16]}"


@dataclass(frozen=True, kw_only=True)
class SettleConflict(Action[LedgerAct]):
    """Of observations that disagree a person says which one holds, or that none does (``kept`` is ``None``)."""

    roles = SETTLING

    observations: tuple[str, ...]
    kept: str | None
    reason: str

    def find(self, actor: User) -> Subject:
        """The observations: all visible, all of one unit."""
        rows = list(visible.observations(actor).filter(pk__in=self.observations).select_related("document"))
        if not rows or len(rows) != len(set(self.observations)):
            raise NotFound(_("Không tìm thấy số liệu, hoặc tài khoản này không được xem."))
        secrecy = max(row.document.secrecy if row.document else Secrecy.OPEN for row in rows)
        return Subject(rows, rows[0].unit_id, secrecy, f"observation:{rows[0].pk}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[LedgerAct]:
        """Add the settlement; what disagreed stays in the ledger."""
        cells = {(row.unit_id, row.indicator, str(row.period)) for row in subject.row}
        if len(cells) != 1 or len(subject.row) < 2:
            raise Refused(_("Chọn ít nhất hai số liệu của cùng chỉ tiêu, đơn vị và kỳ."))
        if self.kept is not None and self.kept not in self.observations:
            raise Refused(_("Số được giữ phải là một trong các số đang khác nhau."), field="kept")
        reason, day, keys = reason_of(self.reason), options.day(), tuple(sorted(self.observations))
        settlement = ledger.Settlement(
            _key("settlement", keys, self.kept, reason, day), keys, self.kept, reason, actor.get_full_name(), day
        )
        return _added(settlement, subject.unit, {"observations": list(keys), "kept": self.kept, "reason": reason})


@dataclass(frozen=True, kw_only=True)
class WithdrawEntry(Action[LedgerAct]):
    """An entry of the ledger was wrong: it stays there and stops counting."""

    roles = frozenset({Role.APPROVER})

    entry: str
    reason: str

    def find(self, actor: User) -> Subject:
        """An observation or a target that the person may see."""
        for rows in (visible.observations(actor), visible.targets(actor)):
            row: Any = rows.filter(pk=self.entry).select_related("document").first()
            if row is not None:
                secrecy = row.document.secrecy if row.document else Secrecy.OPEN
                return Subject(row, row.unit_id, secrecy, f"entry:{row.pk}")
        raise NotFound(_("Không tìm thấy mục này trong sổ, hoặc tài khoản này không được xem."))

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[LedgerAct]:
        """Add the withdrawal."""
        reason = reason_of(self.reason)
        return _added(ledger.Withdrawal(self.entry, reason, actor.get_full_name(), options.day()), subject.unit, {"reason": reason})


@dataclass(frozen=True, kw_only=True)
class OpenRound(Action[LedgerAct]):
    """Ask units for figures by a day."""

    roles = SETTLING

    unit: str
    title: str
    period: Period
    units: tuple[str, ...]
    indicators: tuple[str, ...]
    due: date

    def find(self, actor: User) -> Subject:
        """The unit that asks."""
        unit = locked(visible.units(actor), self.unit, _("đơn vị"))
        return Subject(unit, unit.pk, Secrecy.OPEN, f"unit:{unit.pk}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[LedgerAct]:
        """Add the round; it asks only units at or below the one that asks."""
        below = set(visible.units(actor).filter(above_rows__above=self.unit).values_list("pk", flat=True))
        if not self.units or not set(self.units) <= below:
            raise Refused(_("Chỉ yêu cầu được đơn vị mình và đơn vị bên dưới."), field="units")
        title = " ".join(self.title.split())
        if not title:
            raise Refused(_("Cần ghi tên kỳ báo cáo."), field="title")
        said = ("", title, self.period, self.units, self.indicators, self.due, options.day())
        asked = ledger.Round(_key("round", self.unit, *said), *said[1:])
        return _added(asked, self.unit, {"title": title, "units": list(self.units), "due": self.due.isoformat()})


@dataclass(frozen=True, kw_only=True)
class _OnSubmission(Action[LedgerAct]):
    """A step of one unit's submission in a round; steps of a round take turns."""

    round: str
    unit: str

    def find(self, actor: User) -> Subject:
        """The round, when the person may see it and the unit."""
        row = locked(LedgerAct.objects.filter(kind="Round"), self.round, _("kỳ báo cáo"))
        unit = visible.units(actor).filter(pk=self.unit).first()
        if unit is None or self.unit not in row.body["units"]:
            raise NotFound(_("Không tìm thấy kỳ báo cáo, hoặc tài khoản này không được xem."))
        return Subject(row, unit.pk, Secrecy.OPEN, f"round:{row.pk}")

    @abstractmethod
    def step(self) -> tuple[ledger.Act, str]:
        """What is done, and the reason given."""

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[LedgerAct]:
        """Add the step, if the submission is where the step starts from."""
        before = [_step(row) for row in LedgerAct.objects.filter(kind="Step", unit=self.unit, body__round=self.round)]
        act, reason = self.step()
        step = ledger.Step("", self.round, self.unit, act, actor.get_full_name(), options.day(), " ".join(reason.split()))
        step = replace(step, key=_key("step", len(before), self.round, self.unit))
        try:
            ledger.submission(self.unit, [*before, step])
        except ledger.StepError as error:
            raise Refused(str(error)) from error
        return _added(step, self.unit, {"round": self.round, "act": act.value, "reason": step.reason})


@dataclass(frozen=True, kw_only=True)
class SubmitToRound(_OnSubmission):
    """A unit says that its figures are in."""

    roles = WORKING

    def step(self) -> tuple[ledger.Act, str]:
        """Submit."""
        return ledger.Act.SUBMIT, ""


@dataclass(frozen=True, kw_only=True)
class JudgeSubmission(_OnSubmission):
    """The approver returns a submission with a reason, approves it (not one's own), or locks it.

    Attributes:
        act: ``"return"``, ``"approve"`` or ``"lock"``.
    """

    roles = frozenset({Role.APPROVER})

    act: str
    reason: str = ""

    def step(self) -> tuple[ledger.Act, str]:
        """The act named. Raises: Refused for another word."""
        if self.act not in ("return", "approve", "lock"):
            raise Refused(_("Không có bước này."), field="act")
        return ledger.Act(self.act), self.reason


def _step(row: LedgerAct) -> ledger.Step:
    return from_json(ledger.Step, row.body)


def _added(act: Any, unit: str, detail: dict[str, Any]) -> Outcome[LedgerAct]:
    held: db.QuerySet[LedgerAct] = LedgerAct.objects.filter(pk=ledger.key_of(act))
    if (row := held.first()) is not None:
        return Outcome(row, None)
    row = add_act(act, unit=unit)
    return Outcome(row, {"key": row.pk, **detail})
