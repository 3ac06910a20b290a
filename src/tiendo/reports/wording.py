"""Sentences in the register of periodic reports; each number in them is a figure with its source."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from tiendo.catalogue import indicators
from tiendo.values import Modality, Observation, Period, Target

from . import numbers
from .compare import Comparison, share_of_plan, since_last_year
from .input import TargetLine, ValueLine
from .layout import roman
from .paper import Figure, Label, LabelKind, Line, Name, Words

_VERBS = frozenset({"đạt", "tăng", "giảm", "được", "có", "so", "là", "còn", "bị", "đã", "vượt", "chiếm", "thuộc", "trên"})
"""Words that part a name from what is said of it."""
_VERBAL_ENDS = ("tăng", "giảm", "tăng trưởng", "chiếm", "đạt", "còn", "vượt")
"""How an alias ends that leans on the number behind it."""
_SIGNS = re.compile(r"[,;:]|\d+(?![\d ]*(?:tuổi|sao)\b)")


def period_label(period: Period) -> Label:
    """``năm 2024``, ``9 tháng đầu năm 2024``, ``tháng 02 năm 2023``, ``quý III năm 2024``, ``giai đoạn 2021-2025``."""
    year, last = period.first.year, period.last
    if period.is_point:
        return day_label(last)
    if period.is_year:
        return Label(f"năm {year}", LabelKind.PERIOD)
    if period.years > 1:
        return Label(f"giai đoạn {year}-{last.year}", LabelKind.PERIOD)
    if period.start == period.end and period.start.quarter:
        return Label(f"quý {roman(period.start.quarter)} năm {year}", LabelKind.PERIOD)
    if period.start == period.end and period.start.month:
        return Label(f"tháng {period.start.month:02d} năm {year}", LabelKind.PERIOD)
    if period.first == date(year, 1, 1) and last.day == monthrange(year, last.month)[1]:
        return Label(f"{last.month} tháng đầu năm {year}", LabelKind.PERIOD)
    return day_label(last)


def until_a_day(period: Period) -> bool:
    """True for a stretch from the start of a year to a day inside a month."""
    whole = monthrange(period.last.year, period.last.month)[1] == period.last.day
    return not period.is_point and period.first == date(period.last.year, 1, 1) and not whole


def day_label(day: date) -> Label:
    """``ngày 10/6/2024``."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return Label(f"ngày {day.day:02d}/{month}/{day.year}", LabelKind.DATE)


def value_figure(seen: Observation, *, unit: bool = True) -> Figure:
    """The observed amount as printed. An observation without an amount has no figure: ask ``seen.amount`` first."""
    if seen.amount is None:
        raise ValueError(f"{seen.key}: nothing was observed, so there is no figure")
    # "22 hạng" is not said: a rank is printed bare, after "xếp thứ".
    bare = seen.amount.unit == "hạng"
    return Figure(numbers.amount(seen.amount, unit=unit and not bare), seen.key, (seen.origin,))


def target_figure(target: Target, *, unit: bool = True) -> Figure:
    """The planned value as the plan prints it: ``≥ 200``, ``2 - 2,5``; an implied one as its interval."""
    if target.value is None:
        raise ValueError(f"{target.key}: the plan names no value, so there is no figure")
    if target.implied is not None:
        low, high = target.implied
        span = numbers.number(low) + (f" - {numbers.number(high)}" if high > low else "")
        printed, how = span, "suy ra từ tỷ lệ thực hiện kế hoạch"
    else:
        upper = "" if target.upper is None else f" - {numbers.number(target.upper)}"
        printed, how = numbers.number(target.value) + upper, ""
    return Figure(numbers.with_unit(printed, target.unit_of_measure) if unit else printed, target.key, (target.origin,), how)


def computed(comparison: Comparison, key: str, *sources: Observation | Target) -> Figure:
    """A figure that follows from others, with the arithmetic and all their origins."""
    return Figure(comparison.printed, key, tuple(dict.fromkeys(one.origin for one in sources)), comparison.how)


def value_sentence(line: ValueLine | TargetLine, *, plan_word: str = "kế hoạch") -> Line:
    """One sentence on one indicator: its value, its share of the plan, its change since the year before; a plan that gives no share
    comes last, behind a semicolon, so that the change is not taken for the plan's."""
    seen = line.shown
    if seen is None or seen.amount is None:
        raise ValueError(f"{line.name}: not reported; say so with not_reported()")
    target = line.target if isinstance(line, TargetLine) else None
    # Part of a period is not held against the whole of the year before.
    before = line.previous if seen is line.current else None
    told: Line = (*_subject(spoken_name(line), seen), Words(f" {_verb(seen, spoken_name(line))} "), value_figure(seen))
    share = _share_of_plan(target, seen, plan_word)
    plan = () if share else _plan(target, seen, plan_word)
    return (*told, *share, *_against_last_year(seen, before), *plan, Words("."))


def _subject(said: str, seen: Observation) -> Line:
    """The indicator and its time: ``Thu ngân sách năm 2024``; behind a name that ends with a time, the time comes first."""
    when = period_label(seen.period)
    since = " từ đầu năm đến " if until_a_day(seen.period) else " tính đến " if seen.period.is_point else " "
    if _ends_with_time(said) and not when.text.startswith("năm "):
        first = since.strip().capitalize() + " " if since.strip() else ""
        opening: Line = (Words(first), when) if first else (Label(_sentence_case(when.text), LabelKind.PERIOD),)
        return (*opening, Words(", "), *named(said, seen.indicator, opens=False))
    if _ends_with_time(said) and not said.endswith(" năm"):
        return (Label(_sentence_case(when.text), LabelKind.PERIOD), Words(", "), *named(said, seen.indicator, opens=False))
    # "kế hoạch năm" and "năm 2024" say the year once.
    said = said.removesuffix(" năm") if when.text.startswith("năm ") else said
    return (*named(said, seen.indicator, opens=True), Words(since), when)


def _ends_with_time(name: str) -> bool:
    return name.rsplit(" ", 1)[-1] in {"năm", "tháng", "quý", "ngày"}


def named(name: str, key: str, *, opens: bool) -> Line:
    """The name of an indicator in a sentence: plain, or ``chỉ tiêu “…”`` when its own verbs, commas or numbers would be read as the
    sentence's. The official names of the catalogue are known as a whole.

    Args: opens: whether it stands at the beginning of the sentence.
    """
    known = indicators().get(key)
    whole = known is not None and (name == known.name or (name in known.aliases and not name.endswith(_VERBAL_ENDS)))
    if whole or not _speaks(name):
        return (Name(_sentence_case(name) if opens else _lower_first(name), key),)
    return (Words("Chỉ tiêu “" if opens else "chỉ tiêu “"), Name(_sentence_case(name), key), Words("”"))


def _speaks(name: str) -> bool:
    """Whether a name holds a verb, a comma or a number of its own; an age or a class ("5 tuổi", "4 sao") is no such number."""
    return not _VERBS.isdisjoint(name.casefold().split()) or _SIGNS.search(name) is not None


def spoken_name(line: ValueLine | TargetLine) -> str:
    """What a sentence calls the indicator: a plan's own words stay, a long official name may have a short one."""
    return line.spoken or line.name if isinstance(line, ValueLine) else line.name


def not_reported(names: tuple[tuple[str, str], ...]) -> Line:
    """``Chưa có số liệu báo cáo của các chỉ tiêu “A”, “B”.`` from (name, key) pairs."""
    line: list[Words | Name] = [
        Words("Chưa có số liệu báo cáo của các chỉ tiêu " if len(names) > 1 else "Chưa có số liệu báo cáo của chỉ tiêu ")
    ]
    for at, (name, key) in enumerate(names):
        line += [Words(", “" if at else "“"), Name(name, key), Words("”")]
    return (*line, Words("."))


def _verb(seen: Observation, name: str) -> str:
    known = indicators().get(seen.indicator)
    verb = "đạt" if known is not None and known.direction == "up" else "là"
    if seen.amount is not None and seen.amount.unit == "hạng":
        verb = "đứng thứ" if name.startswith("Xếp hạng") else "xếp thứ"
    return f"ước {verb}" if seen.modality is Modality.ESTIMATE else verb


def _share_of_plan(target: Target | None, seen: Observation, plan_word: str) -> Line:
    share = share_of_plan(target, seen) if target is not None else None
    if share is None or target is None:
        return ()
    return (Words(", bằng "), computed(share, f"{target.key}#share", seen, target), Words(f" {plan_word}"))


def _plan(target: Target | None, seen: Observation, plan_word: str) -> Line:
    if target is None or target.value is None or target.implied is not None:
        return ()
    # A target of another time than the result says which: "mục tiêu đến năm 2025 là 15%".
    until = "đến " if target.due.is_year and target.due.last.year > seen.period.last.year else ""
    when: Line = (Words(f" {until}"), period_label(target.due)) if target.due != seen.period else ()
    is_ = " xếp thứ " if target.unit_of_measure == "hạng" else " là "
    return (Words(f"; {plan_word}"), *when, Words(is_), target_figure(target, unit=target.unit_of_measure != "hạng"))


def _against_last_year(seen: Observation, before: Observation | None) -> Line:
    change = since_last_year(seen, before)
    if change is None or before is None:
        return ()
    way, comparison = change
    figure = computed(comparison, f"{seen.key}#change", seen, before)
    return (Words(f", {way} "), figure, Words(" so với "), period_label(before.period))


def _sentence_case(name: str) -> str:
    return name[:1].upper() + name[1:]


def _lower_first(name: str) -> str:
    """``Tỷ lệ hộ nghèo`` inside a sentence; abbreviations keep their capitals."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
