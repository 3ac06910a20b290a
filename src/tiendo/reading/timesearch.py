"""Every printed time of a sentence, in order: one look-up by word, then the neighbours that join or mark it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .timedays import SMALL, day_mark, month_mark, months_mark, named_day, quarter_mark
from .timemarks import TimeMark, number_at, word_at
from .timeyears import bare_years, edge_mark, half_mark, same_mark, stage_mark, year_mark
from .tokens import DATE, NUMBER, Tokens

_STARTERS: dict[str, Callable[[Tokens, int], TimeMark | None]] = {
    "năm": year_mark, "tháng": month_mark, "quý": quarter_mark, "quí": quarter_mark, "nửa": half_mark,
    "giai": stage_mark, "nhiệm": stage_mark, "thời": stage_mark, "niên": stage_mark, "cùng": same_mark,
    "cuối": edge_mark, "đầu": edge_mark, "cả": edge_mark, "trong": edge_mark, "hết": edge_mark, "hiện": edge_mark,
    "đến": edge_mark, "toàn": edge_mark, "ngày": named_day, "sáng": named_day, "trưa": named_day, "chiều": named_day,
    "tối": named_day, "đêm": named_day, "hôm": named_day,
}  # fmt: skip
_MEETINGS = frozenset({"hội", "buổi", "cuộc", "phiên", "họp", "kỳ", "lễ", "trụ", "trả"})
_UNTIL = frozenset({"đến", "tới", "hết"})


def times(tokens: Tokens) -> list[TimeMark]:
    """Every printed time of a sentence, in order, not overlapping."""
    found: list[TimeMark] = []
    words, kinds, i, size = tokens.words, tokens.kinds, 0, len(tokens.words)
    while i < size:
        word = words[i]
        mark = None
        if kinds[i] == NUMBER:
            mark = _from_number(tokens, i)
        elif kinds[i] == DATE:
            mark = day_mark(tokens, i)
        elif word in _STARTERS:
            mark = _STARTERS[word](tokens, i)
        elif word in SMALL and i + 1 < size and words[i + 1] == "tháng":
            mark = months_mark(tokens, i)
        if mark is None:
            i += 1
            continue
        if found and mark.start < found[-1].end:
            mark = replace(mark, start=found[-1].end)
        found.append(_settled(tokens, mark))
        i = mark.end
    return _joined(tokens, found)


def _from_number(tokens: Tokens, i: int) -> TimeMark | None:
    after = word_at(tokens, i + 1)
    if after in {"tháng", "quý"}:
        return day_mark(tokens, i) or months_mark(tokens, i)
    if after == "năm" and word_at(tokens, i + 2) == "(" and (mark := bare_years(tokens, i + 3)) is not None and mark.form == "span":
        return replace(mark, start=i, end=mark.end + (word_at(tokens, mark.end) == ")"))
    if after == "năm" and (mark := bare_years(tokens, i + 2)) is not None and mark.form == "span":
        return replace(mark, start=i)
    if (word_at(tokens, i - 1), after, word_at(tokens, i + 2)) == ("trong", "năm", "qua") and (
        count := number_at(tokens, i, 2, 20)
    ):
        return TimeMark(i, i + 3, "relative", word="recent", month=count)
    if (
        after == "năm"
        and word_at(tokens, i + 2) in {"gần", "qua", "liên"}
        and word_at(tokens, i + 3) in {"đây", "nhất", ",", "tiếp"}
    ):
        count = number_at(tokens, i, 2, 20)
        return TimeMark(i, i + 4, "relative", word="recent", month=count) if count and word_at(tokens, i + 3) == "đây" else None
    if len(tokens.words[i]) == 4:
        return bare_years(tokens, i)
    if after in {"/", "-"} and _dated(tokens, i):
        return day_mark(tokens, i) or _day_range(tokens, i)
    return None


_DATE_LEADS = frozenset(
    {"đến", "hết", "từ", "trước", "sau", "ngày", "nay", "tính", "điểm", "tối", "sáng", "chiều", "đêm", "trưa", "qua", "và"}
)


def _dated(tokens: Tokens, i: int) -> bool:
    """Whether "30/6" is a day here and not 30 of 6: a word of time stands before it, or brackets hold it alone."""
    before = word_at(tokens, i - 1)
    if before in _DATE_LEADS:
        return True
    return before == "(" and word_at(tokens, i + 3) in {")", ","}


def _day_range(tokens: Tokens, i: int) -> TimeMark | None:
    first, dash = number_at(tokens, i, 1, 31), word_at(tokens, i + 1)
    last = day_mark(tokens, i + 2) if dash in {"-", "–"} else None
    if first is None or last is None or last.day is None or first >= last.day:
        return None
    return TimeMark(i, last.end, "span", day=first, month=last.month, year=last.year, until=last, word="days")


def _settled(tokens: Tokens, mark: TimeMark) -> TimeMark:
    """Mark meetings, and "up to" said before a time."""
    words, k = tokens.words, mark.start - 1
    as_of = False
    while k >= 0 and (words[k] in _UNTIL or (words[k] == "giờ" and tokens.kinds[k - 1] == NUMBER)):
        as_of = as_of or words[k] in _UNTIL
        k -= 1 if words[k] != "giờ" else 2
    if k >= 0 and words[k] == "tính":
        as_of = True
    event = mark.event
    if mark.form == "day" and not as_of and mark.end + 2 < len(words) and mark.year is None:
        after = words[mark.end + 1 : mark.end + 3] if words[mark.end] in {",", ")"} else words[mark.end : mark.end + 2]
        event = event or (after[0] == "tại" and after[-1] in _MEETINGS)
    if as_of or event:
        return replace(mark, as_of=as_of or mark.as_of, event=event)
    return mark


def _joined(tokens: Tokens, found: list[TimeMark]) -> list[TimeMark]:
    """Join "từ ngày 16/5 đến ngày 15/6" into one span."""
    joined: list[TimeMark] = []
    for mark in found:
        last = joined[-1] if joined else None
        between = tokens.words[last.end : mark.start] if last else []
        if last and mark.word == "now" and not between:
            joined[-1] = replace(last, end=mark.end)
            continue
        if last and _runs_to(last, mark, between, tokens):
            joined[-1] = TimeMark(last.start, mark.end, "span", year=last.year, month=1, day=1, until=mark, word="days")
            continue
        if (
            last
            and last.form == mark.form
            and last.form in {"day", "year", "month"}
            and between in (["đến"], ["tới"], ["đến", "hết"], ["-"], ["–"])
        ):
            if last.form == "year" and last.year and mark.year and last.year < mark.year:
                joined[-1] = TimeMark(last.start, mark.end, "span", year=last.year, until=mark.year)
                continue
            if last.form != "year":
                joined[-1] = replace(
                    last, end=mark.end, form="span", until=mark, word="days" if last.form == "day" else "months", event=False
                )
                continue
        joined.append(mark)
    return joined


def _runs_to(last: TimeMark, mark: TimeMark, between: list[str], tokens: Tokens) -> bool:
    """Whether "từ đầu năm 2023" (or "từ đầu năm") runs to a day: "từ đầu năm đến hết ngày 15/7/2023"."""
    if mark.form != "day" or not between or between[0] not in {"đến", "tới"} or set(between) - _UNTIL - {"ngày"}:
        return False
    return last.word == "year_to_date" or (last.form == "year" and word_at(tokens, last.start) == "đầu")
