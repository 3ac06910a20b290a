"""Boards of figures: indicators of the catalogue side by side for the units of a period, against what was planned.

Nothing is stored here: a figure is an observation of the ledger, a plan is a target, and both are asked of the ledger as of a
day. ``FigureBoard`` says which indicators stand in which columns and what follows from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tiendo.ledger import Ledger, in_force, value
from tiendo.ledger.precision import in_base, plain_bounds
from tiendo.values import Absence, Amount, Comparator, FindingClass, Modality, Period, Target

from .board import BoardFinding, Words
from .lines import BoardLine, number_text_of
from .typed import number_text

HUNDRED = Decimal(100)
NO_GOAL = Words("hoàn thành kế hoạch", "have met the plan")


@dataclass(frozen=True, slots=True)
class Column:
    """One indicator of a board.

    Attributes:
        name: as in addresses; indicator: code in the catalogue, or the ledger's own code where the catalogue lacks it.
        words: head of the column and of the workbook's column. unit: unit of measure that the workbook's cells are in.
        planned: a target of the same unit and period stands beside it, with the share reached.
        aliases: other heads of the column in workbooks people keep.
    """

    name: str
    indicator: str
    words: Words
    unit: str
    planned: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """What the ledger answers for one column of one unit.

    Attributes:
        amount, modality, absence: as ``ledger.Value``. key: the observation it rests on.
        disputed: other sources disagree and nobody has settled it.
        plan: the target of the same unit and period. share: percent of the plan reached, computed.
        partial: the part of the year that the figure speaks of, where the year itself has none; else ``None``.
    """

    amount: Amount | None = None
    modality: Modality | None = None
    absence: Absence | None = None
    key: str = ""
    disputed: bool = False
    plan: Target | None = None
    partial: Period | None = None

    @property
    def share(self) -> Decimal | None:
        """Percent of the plan reached, one decimal; ``None`` without both."""
        if self.amount is None or self.plan is None or not self.plan.value:
            return None
        plan = Amount(self.plan.value, self.plan.unit_of_measure, Decimal(0))
        return (in_base(self.amount.value, self.amount) / in_base(plan.value, plan) * HUNDRED).quantize(Decimal("0.1"))


Figures = Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Computed:
    """A figure that follows from the others of a unit, with its arithmetic; ``None`` when a part is missing."""

    name: str
    words: Words
    of: Callable[[Figures], Decimal | None]
    how: Words
    unit: str = "%"


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit of the board with its figures by column name."""

    unit: str
    figures: Figures

    @property
    def silent(self) -> bool:
        """Whether nothing at all was reported."""
        return all(one.amount is None for one in self.figures.values())


@dataclass(frozen=True, slots=True)
class FigureBoard:
    """Which indicators stand side by side, and what follows from them.

    Attributes:
        met: percent of the board's main plan that a unit has reached (computed, else as it reported it): who has met it is
            told by name. announced: code of the indicator that counts the units that have met it. goal: what they have met,
            as a verb ("hoàn thành dự toán").
    """

    slug: str
    group: str
    words: Words
    columns: tuple[Column, ...]
    first_step: Words
    computed: tuple[Computed, ...] = ()
    met: Callable[[Figures], Decimal | None] | None = None
    announced: str = ""
    goal: Words = NO_GOAL

    @property
    def indicators(self) -> frozenset[str]:
        """Codes of everything it reads."""
        return frozenset(one.indicator for one in self.columns) | ({self.announced} if self.announced else set())


def lines_of(board: FigureBoard, ledger: Ledger, units: Iterable[str], period: Period, on: date) -> tuple[UnitLine, ...]:
    """The figures of some units for a period, as known on a day."""
    known = ledger.as_known(on)
    plans = {(one.unit, one.indicator): one for one in in_force(ledger, on=on) if one.due == period and _comparable(one)}
    return tuple(
        UnitLine(unit, {one.name: _figure(known, unit, one, period, plans.get((unit, one.indicator))) for one in board.columns})
        for unit in units
    )


def _comparable(target: Target) -> bool:
    return target.value is not None and target.comparator in {Comparator.AT_LEAST, Comparator.EQUAL}


def _figure(ledger: Ledger, unit: str, column: Column, period: Period, plan: Target | None) -> Figure:
    found, partial = value(ledger, unit, column.indicator, period), None
    if found.amount is None and period.is_year:
        partial = _latest_part(ledger, unit, column.indicator, period)
        found = value(ledger, unit, column.indicator, partial) if partial is not None else found
    held = found.observations[0].key if found.observations else ""
    plan = plan if column.planned else None
    return Figure(found.amount, found.modality, found.absence, held, bool(found.disputed), plan, partial)


def _latest_part(ledger: Ledger, unit: str, indicator: str, year: Period) -> Period | None:
    """The part of a year with the latest last day that has a number; of two that end alike the longer."""
    parts = [held for of, code, held in ledger.cells if (of, code) == (unit, indicator) and held != year and year.covers(held)]
    told = (one for one in parts if value(ledger, unit, indicator, one).amount is not None)
    return max(told, key=lambda one: (one.last, one.last - one.first), default=None)


def periods_of(ledger: Ledger, board: FigureBoard) -> tuple[Period, ...]:
    """Every period that has a figure and the years these lie in, the latest first, a whole year before its parts."""
    found = {period for _unit, indicator, period in ledger.cells if indicator in board.indicators}
    found |= {Period.of_year(one.last.year) for one in found if one.first.year == one.last.year}
    return tuple(sorted(found, key=lambda one: (one.last, one.last - one.first, one.first), reverse=True))


@dataclass(frozen=True, slots=True)
class Standing:
    """Which units have met the board's plan, which have not, of which it is not known: no figure, or only of part of the year."""

    met: tuple[str, ...]
    short: tuple[str, ...]
    unknown: tuple[str, ...]


def standing_of(board: FigureBoard, lines: Sequence[UnitLine]) -> Standing | None:
    """Who has met the plan; ``None`` for a board that has no such plan."""
    if board.met is None:
        return None
    shares = {line.unit: board.met(line.figures) for line in lines}
    parts = {line.unit for line in lines if any(one.partial is not None for one in line.figures.values())}
    met = tuple(unit for unit, share in shares.items() if share is not None and share >= HUNDRED)
    short = tuple(unit for unit, share in shares.items() if share is not None and share < HUNDRED and unit not in parts)
    return Standing(met, short, tuple(unit for unit in shares if unit not in {*met, *short}))


def against_announced(standing: Standing, announced: Amount, names: Mapping[str, str]) -> BoardFinding | None:
    """Hold "4/8 địa phương hoàn thành" against the units whose figures are known; ``None`` when both say the same."""
    said, known, open_ = announced.value, len(standing.met), len(standing.unknown)
    total = len(standing.met) + len(standing.short) + open_
    who = ", ".join(names.get(unit, unit) for unit in standing.met) or "chưa đơn vị nào"
    if known == said and announced.total in {None, total}:
        return None
    possible = known <= said <= known + open_ and (announced.total is None or announced.total == total)
    words = Words(
        f"Báo cáo nêu {number_text(said)}{_of(announced)} đơn vị hoàn thành; số liệu của từng đơn vị cho biết {known} ({who}), "
        f"{len(standing.short)} chưa đạt, {open_} chưa có số.",
        f"Announced: {said}{_of(announced)} units; the units' own figures show {known} ({who}), {len(standing.short)} short, "
        f"{open_} without a figure.",
    )
    return BoardFinding("BSL01", FindingClass.NOTE if possible else FindingClass.CONTRADICTION, words, ())


def _of(amount: Amount) -> str:
    return f"/{number_text(amount.total)}" if amount.total is not None else ""


def shares_agree(computed: Figure, reported: Figure) -> bool | None:
    """Whether a reported percentage can be that of a figure and its plan, roundings counted; ``None`` when that cannot be told."""
    if computed.partial != reported.partial:
        return None
    if computed.amount is None or reported.amount is None or computed.plan is None or not computed.plan.value:
        return None
    low, high = plain_bounds(computed.amount)
    said_low, said_high = plain_bounds(reported.amount)
    plan = in_base(computed.plan.value, Amount(computed.plan.value, computed.plan.unit_of_measure, Decimal(0)))
    if low is None or high is None or said_low is None or said_high is None:
        return True
    return low / plan * HUNDRED <= said_high and said_low <= high / plan * HUNDRED


def told(board: FigureBoard, lines: Sequence[UnitLine], period_words: Words, names: Mapping[str, str]) -> tuple[BoardLine, ...]:
    """What the board tells a report of the first unit: its figures with their plan, then who has met the plan."""
    if not lines:
        return ()
    parts = [(column, lines[0].figures[column.name]) for column in board.columns]
    said = [(column, one) for column, one in parts if one.amount is not None]
    found = []
    if said:
        vi = "; ".join(_said(column.words.vi, one, "kế hoạch") for column, one in said)
        en = "; ".join(_said(column.words.en, one, "plan") for column, one in said)
        words = Words(f"{board.words.vi} {period_words.vi}: {vi}.", f"{board.words.en}, {period_words.en}: {en}.")
        found.append(BoardLine(words, tuple(one.key for _column, one in said)))
    standing = standing_of(board, lines[1:])
    if standing is not None and (standing.met or standing.short):
        who = ", ".join(names.get(unit, unit) for unit in standing.met)
        total = len(lines) - 1
        words = Words(
            f"{number_text_of(len(standing.met))}/{total} đơn vị {board.goal.vi}{f' ({who})' if who else ''}; "
            f"{len(standing.unknown)} đơn vị chưa có số.",
            f"{len(standing.met)}/{total} units {board.goal.en}{f' ({who})' if who else ''}; "
            f"{len(standing.unknown)} without a figure.",
        )
        found.append(BoardLine(words, tuple(one.key for line in lines[1:] for one in line.figures.values() if one.key)))
    return tuple(found)


def _said(label: str, one: Figure, plan: str) -> str:
    amount = one.amount
    if amount is None:
        return label
    number = f"{number_text(amount.value)}{_of(amount)}{'' if amount.unit.startswith('%') else ' '}{amount.unit}".rstrip()
    share = f" ({number_text(one.share)}% {plan})" if one.share is not None else ""
    return f"{label[:1].lower()}{label[1:]} {number}{share}"
