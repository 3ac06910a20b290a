"""Days, months, quarters and runs of months: "10/6/2024", "chiều 29-12", "quý III", "9 tháng đầu năm"."""

from __future__ import annotations

import re
from dataclasses import replace

from .timemarks import ROMAN, TimeMark, is_date, number_at, trailing_year, word_at, year_at
from .tokens import DATE, Tokens

SMALL = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_DAY_PARTS = frozenset({"sáng", "trưa", "chiều", "tối", "đêm", "hôm"})
_SEVERAL = frozenset({"những", "các", "mấy", "vài"})
_SLASH = re.compile(r"[/.-]")
_DURATION_LEADS = frozenset({"sau", "vòng", "trước", "mỗi", "cách", "hơn", "đây", "lần", "gia", "hạn", "kéo", "suốt", "dài"})
_DURATION_TAILS = frozenset({"trở", "nữa", "tuổi", "trước", "sau", "liền", "liên", "tái", "một"})


def month_mark(tokens: Tokens, i: int) -> TimeMark | None:
    """ "tháng 5", "tháng 3-2018", "tháng trước"."""
    month = number_at(tokens, i + 1, 1, 12)
    if month is None:
        if (
            tokens.words[i + 1 : i + 3] == ["đầu", "năm"]
            and word_at(tokens, i - 1) not in _SEVERAL
            and (year_ := year_at(tokens, i + 3)) is not None
        ):
            return TimeMark(i, i + 4, "month", year=year_, month=1)
        if word_at(tokens, i + 1) in {"trước", "này", "qua"}:
            return TimeMark(i, i + 2, "relative", word="last_month" if word_at(tokens, i + 1) == "trước" else "this_month")
        return None
    year, end = trailing_year(tokens, i + 2)
    return TimeMark(i, end, "month", year=year, month=month)


def quarter_mark(tokens: Tokens, i: int) -> TimeMark | None:
    """ "quý III", "quý 4 năm 2024", "quý trước"."""
    word = word_at(tokens, i + 1)
    quarter = ROMAN.get(word) or number_at(tokens, i + 1, 1, 4)
    if quarter is None:
        if word in {"trước", "này"}:
            return TimeMark(i, i + 2, "relative", word="last_quarter" if word == "trước" else "this_quarter")
        return None
    year, end = trailing_year(tokens, i + 2)
    return TimeMark(i, end, "quarter", year=year, month=3 * quarter - 2)


def day_mark(tokens: Tokens, i: int) -> TimeMark | None:
    """A day that begins at token ``i`` (the number itself)."""
    if i < len(tokens.words) and tokens.kinds[i] == DATE:
        day, month, year = (int(part) for part in _SLASH.split(tokens.words[i]))
        return TimeMark(i, i + 1, "day", year=year, month=month, day=day) if is_date(day, month, year) else None
    day_ = number_at(tokens, i, 1, 31)
    if day_ is None:
        return None
    if word_at(tokens, i + 1) in {"/", "-", "."} and (month_ := number_at(tokens, i + 2, 1, 12)) is not None:
        year_, end = (None, i + 3)
        if word_at(tokens, i + 3) in {"/", "-", "."}:
            year_, end = trailing_year(tokens, i + 3)
        return TimeMark(i, end, "day", month=month_, day=day_, year=year_) if is_date(day_, month_, year_ or 2000) else None
    if word_at(tokens, i + 1) == "tháng" and (month_ := number_at(tokens, i + 2, 1, 12)) is not None:
        year_, end = trailing_year(tokens, i + 3)
        return TimeMark(i, end, "day", month=month_, day=day_, year=year_) if is_date(day_, month_, year_ or 2000) else None
    return None


def named_day(tokens: Tokens, i: int) -> TimeMark | None:
    """ "ngày 10/6", "sáng nay (14/10)", "chiều 29-12", "từ ngày 1 - 27/6/2018"."""
    part = tokens.words[i] in _DAY_PARTS
    step = i + 1
    if word_at(tokens, step) in {"nay", "qua"}:
        step += 1
    if word_at(tokens, step) == "ngày":
        step += 1
    if word_at(tokens, step) == "(":
        step += 1
    mark = day_mark(tokens, step)
    if mark is None:
        first, last = number_at(tokens, step, 1, 31), word_at(tokens, step + 1)
        if first is not None and last in {"-", "–", "đến"}:
            mark = day_mark(tokens, step + 2 + (word_at(tokens, step + 2) == "ngày"))
            if mark is not None and mark.day is not None and first < mark.day:
                begin = replace(mark, start=step, end=step + 1, day=first)
                return TimeMark(i, mark.end, "span", until=mark, word="days", day=first, month=begin.month, year=begin.year)
        return None
    return replace(mark, start=i, event=part)


def months_mark(tokens: Tokens, i: int) -> TimeMark | None:
    """ "9 tháng đầu năm 2023", "6 tháng", "4 tháng còn lại", "6 tháng/2018", "hai tháng đầu năm"."""
    count = number_at(tokens, i, 1, 12) or SMALL.get(tokens.words[i])
    if count is None:
        return None
    unit = word_at(tokens, i + 1)
    size = count if unit == "tháng" else 3 * count
    if size > 12 or (unit != "tháng" and count > 4):
        return None
    step, first = i + 2, 1
    after = word_at(tokens, step)
    said = False
    if after in {"đầu", "cuối", "còn"}:
        said = True
        first = 1 if after == "đầu" else 13 - size
        step += 2 if after == "còn" else 1
        if word_at(tokens, step) in {"của", "trong"}:
            step += 1
        if (
            word_at(tokens, step) == "năm"
            and year_at(tokens, step + 1) is None
            and word_at(tokens, step + 1) not in {"nay", "ngoái", "trước"}
        ):
            step += 1
    year, end = trailing_year(tokens, step)
    if year is None and word_at(tokens, step) == "năm" and word_at(tokens, step + 1) in {"nay", "ngoái", "trước"}:
        said = True
        return TimeMark(
            i,
            step + 2,
            "months",
            month=first,
            until=first + size - 1,
            word="last_year" if word_at(tokens, step + 1) != "nay" else "",
        )
    if not said and year is None:
        if (
            word_at(tokens, i - 1) in _DURATION_LEADS
            or after in _DURATION_TAILS
            or size == 1
            or unit != "tháng"
            or after in {"/", "-"}
        ):
            return None
        if after == "qua":
            end = step + 1
    return TimeMark(i, end, "months", year=year, month=first, until=first + size - 1)
