"""What the numbers of each value column are: level, change or share; of which time; against which time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tiendo.values import Kind, Modality, Part, Period

from ..periods import Now, TimeMark, resolve
from .comparisons import Comparison, Values, explained
from .frame import Column, Frame
from .senses import Against, is_bare_share


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """A value column, understood.

    Attributes:
        index: the column.
        kind: level, change or share of target.
        ratio: for a comparison, True when 105,2 means 5,2 more.
        of: index of the column of the figures that a comparison speaks of, ``None`` for levels.
        unit: unit printed in the heading, empty when none is.
        heading: the heading's words.
        computed: True when the figures themselves told what a comparison compares.
    """

    index: int
    kind: Kind
    modality: Modality
    period: Period | None
    base_period: Period | None = None
    ratio: bool = True
    of: int | None = None
    unit: str = ""
    heading: str = ""
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What the caption and the document say for the whole table."""

    period: Period | None
    year: int | None
    modality: Modality | None
    now: Now


def meanings(frame: Frame, setting: Setting, values: Values) -> tuple[ColumnMeaning, ...]:
    """Understand every value column, the plain ones first, the comparisons by them."""
    levels = [column for column in frame.values if column.sense.against is None]
    current = _current(levels, setting)
    plain = {column.index: _level(column, setting, current) for column in levels}
    plain |= _bare_shares(levels, plain, values)
    found = dict(plain)
    for column in frame.values:
        if column.sense.against is not None:
            found[column.index] = _comparison(column, plain, values, setting, current)
    return tuple(found[column.index] for column in frame.values)


def _bare_shares(levels: Sequence[Column], plain: dict[int, ColumnMeaning], values: Values) -> dict[int, ColumnMeaning]:
    """Columns "Tỷ lệ %" whose figures are the result against the plan of their own table."""
    found = {}
    for column in levels:
        if not is_bare_share(column.sense.words) or "%" not in column.sense.words:
            continue
        pair = explained_against(column.index, {index: each for index, each in plain.items() if index != column.index}, values)
        if pair is not None:
            first = plain[pair.first]
            found[column.index] = ColumnMeaning(
                column.index,
                Kind.SHARE_OF_TARGET,
                first.modality,
                first.period,
                ratio=pair.way == "ratio",
                of=pair.first,
                unit="%",
                heading=column.sense.words,
                computed=True,
            )
    return found


def _current(levels: Sequence[Column], setting: Setting) -> Period | None:
    """The time that the table is about: of its last column of results that prints one, else of its caption."""
    happened = [column for column in levels if column.sense.modality in (Modality.ACTUAL, Modality.ESTIMATE, None)]
    printed = [
        period for column in happened if (period := _first(column.sense.times, setting.now)) is not None and not _is_same(column)
    ]
    return setting.period or (printed[-1] if printed else None)


def _is_same(column: Column) -> bool:
    return any(mark.form == "same" for mark in column.sense.times)


def _first(marks: Iterable[TimeMark], now: Now) -> Period | None:
    return next((period for mark in marks if (period := resolve(mark, now)) is not None), None)


def _level(column: Column, setting: Setting, current: Period | None) -> ColumnMeaning:
    sense = column.sense
    modality = sense.modality or setting.modality or Modality.ACTUAL
    now = replace(setting.now, current=current)
    period = _joined_with_year([resolve(mark, now) for mark in sense.times])
    if period is None:
        period = _unsaid(modality, sense.modality, setting, current)
    return ColumnMeaning(column.index, Kind.LEVEL, modality, period, unit=sense.unit, heading=sense.words)


def _joined_with_year(periods: Sequence[Period | None]) -> Period | None:
    """One time from those of a heading and its upper heading: the one that the others contain."""
    found = [period for period in periods if period is not None]
    inner = [period for period in found if all(other.covers(period) for other in found)]
    return next(iter(inner or found), None)


def _unsaid(modality: Modality, printed: Modality | None, setting: Setting, current: Period | None) -> Period | None:
    """The time of a column that prints none: a plan is for the whole year, results are of the table's time."""
    if modality is Modality.TARGET and printed is Modality.TARGET:
        year = current.end.year if current is not None else setting.year
        return Period.of_year(year) if year else None
    if current is None:
        return Period.of_year(setting.year) if setting.year else None
    day = setting.now.published
    if modality is Modality.ACTUAL and day is not None and current.years > 1 and current.start.year <= day.year < current.end.year:
        return Period(current.start, Part(day.year))  # what happened in a term reaches to the document's day
    return current


def _comparison(
    column: Column, plain: dict[int, ColumnMeaning], values: Values, setting: Setting, current: Period | None
) -> ColumnMeaning:
    pair = _pair(column, plain, values)
    first = plain[pair.first] if pair is not None else _nearest_result(column, plain)
    second = plain[pair.second] if pair is not None else None
    modality = first.modality if first is not None else Modality.ACTUAL
    period = first.period if first is not None else _printed_time(column, setting, current)
    to_plan = (
        second.modality is Modality.TARGET
        if second is not None and second.modality is not modality
        else column.sense.against is Against.PLAN
    )
    if column.sense.against is Against.UNSAID and second is None:
        to_plan = any(each.modality is Modality.TARGET for each in plain.values())
    ratio = pair.way == "ratio" if pair is not None else not column.sense.difference or _centres_on_hundred(column.index, values)
    unit = column.sense.unit or ("%" if pair is None or pair.way != "difference" else "")
    of = first.index if first is not None else None
    if to_plan:
        return ColumnMeaning(
            column.index, Kind.SHARE_OF_TARGET, modality, period, None, ratio, of, unit, column.sense.words, pair is not None
        )
    base = second.period if second is not None else _printed_base(column, period, setting)
    return ColumnMeaning(column.index, Kind.CHANGE, modality, period, base, ratio, of, unit, column.sense.words, pair is not None)


def _printed_time(column: Column, setting: Setting, current: Period | None) -> Period | None:
    """The time of a comparison that stands alone: the first one its heading prints."""
    now = replace(setting.now, current=current)
    plain_times = (mark for mark in column.sense.times if mark.form not in ("same", "relative"))
    return _first(plain_times, now) or current


def _pair(column: Column, plain: dict[int, ColumnMeaning], values: Values) -> Comparison | None:
    """The two columns compared, as the figures tell; what the heading rules out is not tried."""
    wanted = column.sense.against
    levels = [
        index for index, each in plain.items() if wanted is not Against.PAST or each.modality is not Modality.TARGET
    ]  # fmt: skip
    found = explained(column.index, levels, values) or explained(column.index, list(plain), values)
    if found is not None and wanted is Against.PLAN and plain[found.second].modality is not Modality.TARGET:
        return explained_against(column.index, plain, values) or found
    return found


def explained_against(column: int, plain: dict[int, ColumnMeaning], values: Values) -> Comparison | None:
    """The pair whose second column is a plan, when one explains the figures."""
    for target in (index for index, each in plain.items() if each.modality is Modality.TARGET):
        for first in (index for index, each in plain.items() if index != target and each.modality is not Modality.TARGET):
            found = explained(column, [first, target], values)
            if found is not None and found.second == target:
                return found
    return None


def _nearest_result(column: Column, plain: dict[int, ColumnMeaning]) -> ColumnMeaning | None:
    """The last column of results before a comparison, else the first after it."""
    results = [each for each in plain.values() if each.modality is not Modality.TARGET] or list(plain.values())
    before = [each for each in results if each.index < column.index]
    return before[-1] if before else next(iter(results), None)


def _centres_on_hundred(index: int, values: Values) -> bool:
    """True when a column's figures lie around 100, as ratios do."""
    figures = sorted(amount.value for amount in values.get(index, {}).values())
    return bool(figures) and 50 <= figures[len(figures) // 2] <= 250 and not any(amount.sign for amount in values[index].values())


def _printed_base(column: Column, period: Period | None, setting: Setting) -> Period | None:
    """The earlier time that a heading names: the last one printed, or the same stretch one year before."""
    now = replace(setting.now, current=period)
    named = [found for mark in column.sense.times if (found := resolve(mark, now)) is not None and found != period]
    earlier = [each for each in named if period is None or each.first < period.first]
    if earlier:
        return earlier[-1]
    return period.same_period_last_year() if period is not None and period.start != Part(0) else None
