"""What a briefing pack before a working session is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tiendo.assessment import assess
from tiendo.values import Finding, Observation, Origin, Period, TargetClass

from .gather import NothingToReportError, Shelf, report_input
from .input import Remark, ReportInput, ReportKind, TargetLine

# A chart needs history; of the worst targets this many are looked at.
_CHARTED = 6
WORST_FIRST = (
    TargetClass.UNLIKELY,
    TargetClass.HARD,
    TargetClass.CANNOT_ASSESS,
    TargetClass.LIKELY,
    TargetClass.ACHIEVED,
)


@dataclass(frozen=True, slots=True)
class Instruction:
    """Something the unit was told to do, and what became of it.

    Attributes:
        lead: name of the body that does it, empty when nobody is named.
        due: last day, ``None`` without one.
        state: where it stands, in words ("đang thực hiện, quá hạn").
        late: whether it is past its day and not done.
    """

    text: str
    key: str
    lead: str
    due: date | None
    state: str
    late: bool
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Something the unit asked for; ``answer`` says what came back, empty while nothing did."""

    text: str
    key: str
    answer: str
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A target whose class changed since the last session."""

    line: TargetLine
    before: TargetClass
    now: TargetClass


@dataclass(frozen=True, slots=True)
class BriefingInput:
    """Everything that a briefing pack prints.

    Attributes:
        report: the unit's targets and values, worst target first.
        session: day of the session; ``since`` that of the last one, ``None`` when there was none.
        moved: targets whose class changed since then, the fallen ones first.
        news: observations that became known since then, with their name.
        instructions, asked: late and unanswered ones first.
        contradictions: findings in the unit's own reports.
        history: for the worst targets, all their observations, for charts.
        boards: what the boards tell of the unit.
    """

    report: ReportInput
    session: date
    since: date | None = None
    moved: tuple[Moved, ...] = ()
    news: tuple[tuple[str, Observation], ...] = ()
    instructions: tuple[Instruction, ...] = ()
    asked: tuple[Asked, ...] = ()
    contradictions: tuple[Finding, ...] = ()
    history: tuple[tuple[str, tuple[Observation, ...]], ...] = ()
    boards: tuple[Remark, ...] = ()


def briefing_input(
    shelf: Shelf,
    unit: str,
    *,
    session: date,
    since: date | None = None,
    family: str = "party",
    instructions: Sequence[Instruction] = (),
    asked: Sequence[Asked] = (),
    contradictions: Sequence[Finding] = (),
    boards: Sequence[Remark] = (),
) -> BriefingInput:
    """Gather a briefing pack from a ledger as known on the day of the session.

    The pack speaks of the targets due in the year of the session and of those of the term; when the year has none yet (January),
    of those of the year before.
    Raises: NothingToReportError when there is neither.
    """
    report = _report(shelf, unit, session, family)
    lines = tuple(sorted(report.targets, key=lambda line: WORST_FIRST.index(_class(line))))
    by_key = {line.target.key: line for line in lines}
    moved = [] if since is None else [one for line in lines if (one := _moved(shelf, line, since)) is not None]
    seen = [(line.name, line.target.indicator) for line in lines] + [(one.name, one.current.indicator) for one in report.values]
    return BriefingInput(
        report=_with(report, lines),
        session=session,
        since=since,
        moved=tuple(sorted(moved, key=lambda one: WORST_FIRST.index(one.now))),
        news=() if since is None else tuple(_news(shelf, unit, seen, since)),
        instructions=tuple(sorted(instructions, key=lambda one: (not one.late, one.due or date.max))),
        asked=tuple(sorted(asked, key=lambda one: bool(one.answer))),
        contradictions=tuple(contradictions),
        history=tuple((key, shelf.observations(unit, by_key[key].target.indicator)) for key in list(by_key)[:_CHARTED]),
        boards=tuple(boards),
    )


def _report(shelf: Shelf, unit: str, session: date, family: str) -> ReportInput:
    def of(year: int) -> ReportInput:
        return report_input(shelf, unit, ReportKind.YEAR, Period.of_year(year), day=session, known=session, family=family)

    def term() -> tuple[TargetLine, ...]:
        span = Period.parse(f"{session.year - 4}..{session.year}")
        try:
            return report_input(shelf, unit, ReportKind.MID_TERM, span, day=session, known=session, family=family).targets
        except NothingToReportError:
            return ()

    try:
        report = of(session.year)
        report = report if report.targets else of(session.year - 1)
    except NothingToReportError:
        report = of(session.year - 1)
    held = {line.target.key for line in report.targets}
    return _with(report, (*report.targets, *(line for line in term() if line.target.key not in held)))


def _with(report: ReportInput, lines: tuple[TargetLine, ...]) -> ReportInput:
    return replace(report, targets=lines)


def _class(line: TargetLine) -> TargetClass:
    return line.assessment.cls if line.assessment is not None else TargetClass.CANNOT_ASSESS


def _moved(shelf: Shelf, line: TargetLine, since: date) -> Moved | None:
    plan = shelf.ledger.plans.get(line.target.plan)
    seen = shelf.observations(line.target.unit, line.target.indicator)
    before = assess(line.target, seen, on=since, term=plan.period if plan is not None else None).cls
    return Moved(line, before, _class(line)) if before is not _class(line) else None


def _news(shelf: Shelf, unit: str, seen: list[tuple[str, str]], since: date) -> list[tuple[str, Observation]]:
    found = {}
    for name, indicator in seen:
        for one in shelf.observations(unit, indicator):
            if one.known > since and one.amount is not None:
                found[one.key] = (name, one)
    return sorted(found.values(), key=lambda pair: (pair[1].known, pair[0]), reverse=True)
