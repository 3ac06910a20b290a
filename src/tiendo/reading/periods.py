"""Times as printed: years, months, quarters, days, terms, "9 tháng", "cùng kỳ"; found here, resolved against the discourse.

A :class:`TimeMark` keeps what is printed; what is left unsaid (the year of "tháng 5", whose "cùng kỳ") is filled by
:func:`resolve`. Every handler looks at a bounded number of tokens.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from tiendo.values import Part, Period

from .tokens import DATE, NUMBER, Tokens

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SMALL = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_DAY_PARTS = frozenset({"sáng", "trưa", "chiều", "tối", "đêm", "hôm"})
_SLASH = re.compile(r"[/.-]")
_DASHES = frozenset({"-", "–", "—", "đến", "tới"})
_DURATION_LEADS = frozenset({"sau", "vòng", "trước", "mỗi", "cách", "hơn", "đây", "lần", "gia", "hạn", "kéo", "suốt", "dài"})
_DURATION_TAILS = frozenset({"trở", "nữa", "tuổi", "trước", "sau", "liền", "liên", "tái", "một"})


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A printed time.

    Attributes:
        start, end: its tokens.
        form: ``year``, ``month``, ``quarter``, ``day``, ``months`` (of a year), ``span``, ``term``, ``same`` (cùng kỳ) or
            ``relative`` (năm nay, năm trước, tháng trước, hiện nay …).
        year, month, day: what is printed of them; ``None`` where it is not; for ``months`` the first month is in ``month``.
        until: second end: last month for ``months``, the end of a ``span`` as another mark.
        word: the word of a ``relative`` or ``term`` form.
        event: the day on which somebody met or spoke, not a time that figures are about.
        as_of: said as "up to": tính đến, đến hết, lũy kế đến.
    """

    start: int
    end: int
    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: TimeMark | int | None = None
    word: str = ""
    event: bool = False
    as_of: bool = False


@dataclass(slots=True)
class Now:
    """What the discourse knows when a time is resolved.

    Attributes:
        published: day of the document, ``None`` when unknown.
        year: the year the text is about, ``None`` before one is known.
        current: period of the last statement, for "cùng kỳ" and "từ đầu năm".
        term: first and last year of the term of office.
        nowadays: what "hiện nay" means.
    """

    published: date | None = None
    year: int | None = None
    current: Period | None = None
    term: tuple[int, int] | None = None
    nowadays: Period | None = None


def _number(tokens: Tokens, i: int, low: int, high: int) -> int | None:
    """The small whole number at a token when it lies within bounds."""
    if 0 <= i < len(tokens.words) and tokens.kinds[i] == NUMBER and len(tokens.words[i]) <= 4 and tokens.words[i].isdecimal():
        value = int(tokens.words[i])
        if low <= value <= high:
            return value
    return None


def year_at(tokens: Tokens, i: int) -> int | None:
    """The year printed at a token: four digits without a mark."""
    if 0 <= i < len(tokens.words) and len(tokens.words[i]) == 4:
        return _number(tokens, i, 1900, 2100)
    return None


def _word(tokens: Tokens, i: int) -> str:
    return tokens.words[i] if 0 <= i < len(tokens.words) else ""


def _trailing_year(tokens: Tokens, i: int) -> tuple[int | None, int]:
    """A year after a month or quarter ("/2018", "năm 2018", "-2018", "năm nay"); returns it and the next token."""
    word = _word(tokens, i)
    if word in {"/", "-", "–", ".", "năm", "của", ","}:
        step = i + 1
        if word in {"của", ","}:
            if _word(tokens, step) != "năm":
                return None, i
            step += 1
        year = year_at(tokens, step)
        if year is not None:
            return year, step + 1
    year = year_at(tokens, i)
    return (year, i + 1) if year is not None else (None, i)


def _year(tokens: Tokens, i: int) -> TimeMark | None:
    after = _word(tokens, i + 1)
    if after == "học":
        i += 1
        after = _word(tokens, i + 1)
    first = year_at(tokens, i + 1)
    if first is None:
        relative = {
            "nay": "this_year",
            "này": "this_year",
            "ngoái": "last_year",
            "trước": "last_year",
            "qua": "past_year",
            "tới": "next_year",
            "sau": "next_year",
        }
        if after in relative:
            return TimeMark(i, i + 2, "relative", word=relative[after])
        return None
    if _word(tokens, i + 2) in _DASHES:
        step = i + 4 if _word(tokens, i + 3) == "năm" else i + 3
        last = year_at(tokens, step)
        if last is not None and first < last <= first + 40:
            return TimeMark(i, step + 1, "span", year=first, until=last)
    return TimeMark(i, i + 2, "year", year=first)


def _bare_years(tokens: Tokens, i: int) -> TimeMark | None:
    """A year without "năm" before it: a span, or four digits that no unit follows."""
    first = year_at(tokens, i)
    if first is None:
        return None
    if _word(tokens, i + 1) in _DASHES:
        step = i + 3 if _word(tokens, i + 2) == "năm" else i + 2
        last = year_at(tokens, step)
        if last is not None and first < last <= first + 40:
            return TimeMark(i, step + 1, "span", year=first, until=last)
    if _word(tokens, i + 1) == "," and (second := year_at(tokens, i + 2)) is not None and _word(tokens, i - 1) == "(":
        return TimeMark(i, i + 3, "span", year=first, until=second)
    if _word(tokens, i + 1) == "-" and len(_word(tokens, i + 2)) == 2 and (month := _number(tokens, i + 2, 1, 12)) is not None:
        return TimeMark(i, i + 3, "month", year=first, month=month, event=True)
    return TimeMark(i, i + 1, "year", year=first)


def _month(tokens: Tokens, i: int) -> TimeMark | None:
    month = _number(tokens, i + 1, 1, 12)
    if month is None:
        if _word(tokens, i + 1) in {"trước", "này", "qua"}:
            return TimeMark(i, i + 2, "relative", word="last_month" if _word(tokens, i + 1) == "trước" else "this_month")
        return None
    year, end = _trailing_year(tokens, i + 2)
    return TimeMark(i, end, "month", year=year, month=month)


def _quarter(tokens: Tokens, i: int) -> TimeMark | None:
    word = _word(tokens, i + 1)
    quarter = _ROMAN.get(word) or _number(tokens, i + 1, 1, 4)
    if quarter is None:
        if word in {"trước", "này"}:
            return TimeMark(i, i + 2, "relative", word="last_quarter" if word == "trước" else "this_quarter")
        return None
    year, end = _trailing_year(tokens, i + 2)
    return TimeMark(i, end, "quarter", year=year, month=3 * quarter - 2)


def _day(tokens: Tokens, i: int) -> TimeMark | None:
    """A day that begins at token ``i`` (the number itself)."""
    if i < len(tokens.words) and tokens.kinds[i] == DATE:
        day, month, year = (int(part) for part in _SLASH.split(tokens.words[i]))
        return TimeMark(i, i + 1, "day", year=year, month=month, day=day) if _valid(day, month, year) else None
    day_ = _number(tokens, i, 1, 31)
    if day_ is None:
        return None
    if _word(tokens, i + 1) in {"/", "-", "."} and (month_ := _number(tokens, i + 2, 1, 12)) is not None:
        year_, end = (None, i + 3)
        if _word(tokens, i + 3) in {"/", "-", "."}:
            year_, end = _trailing_year(tokens, i + 3)
        return TimeMark(i, end, "day", month=month_, day=day_, year=year_) if _valid(day_, month_, year_ or 2000) else None
    if _word(tokens, i + 1) == "tháng" and (month_ := _number(tokens, i + 2, 1, 12)) is not None:
        year_, end = _trailing_year(tokens, i + 3)
        return TimeMark(i, end, "day", month=month_, day=day_, year=year_) if _valid(day_, month_, year_ or 2000) else None
    return None


def _valid(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _named_day(tokens: Tokens, i: int) -> TimeMark | None:
    """ "ngày 10/6", "sáng nay (14/10)", "chiều 29-12", "từ ngày 1 - 27/6/2018"."""
    part = tokens.words[i] in _DAY_PARTS
    step = i + 1
    if _word(tokens, step) in {"nay", "qua"}:
        step += 1
    if _word(tokens, step) == "ngày":
        step += 1
    if _word(tokens, step) == "(":
        step += 1
    mark = _day(tokens, step)
    if mark is None:
        first, last = _number(tokens, step, 1, 31), _word(tokens, step + 1)
        if first is not None and last in {"-", "–", "đến"}:
            mark = _day(tokens, step + 2 + (_word(tokens, step + 2) == "ngày"))
            if mark is not None and mark.day is not None and first < mark.day:
                begin = replace(mark, start=step, end=step + 1, day=first)
                return TimeMark(i, mark.end, "span", until=mark, word="days", day=first, month=begin.month, year=begin.year)
        return None
    return replace(mark, start=i, event=part)


def _months(tokens: Tokens, i: int) -> TimeMark | None:
    """ "9 tháng đầu năm 2023", "6 tháng", "4 tháng còn lại", "6 tháng/2018", "hai tháng đầu năm"."""
    count = _number(tokens, i, 1, 12) or _SMALL.get(tokens.words[i])
    if count is None:
        return None
    unit = _word(tokens, i + 1)
    size = count if unit == "tháng" else 3 * count
    if size > 12 or (unit != "tháng" and count > 4):
        return None
    step, first = i + 2, 1
    after = _word(tokens, step)
    said = False
    if after in {"đầu", "cuối", "còn"}:
        said = True
        first = 1 if after == "đầu" else 13 - size
        step += 2 if after == "còn" else 1
        if _word(tokens, step) in {"của", "trong"}:
            step += 1
        if (
            _word(tokens, step) == "năm"
            and year_at(tokens, step + 1) is None
            and _word(tokens, step + 1) not in {"nay", "ngoái", "trước"}
        ):
            step += 1
    year, end = _trailing_year(tokens, step)
    if year is None and _word(tokens, step) == "năm" and _word(tokens, step + 1) in {"nay", "ngoái", "trước"}:
        said = True
        return TimeMark(
            i, step + 2, "months", month=first, until=first + size - 1, word="last_year" if _word(tokens, step + 1) != "nay" else ""
        )
    if not said and year is None:
        if (
            _word(tokens, i - 1) in _DURATION_LEADS
            or after in _DURATION_TAILS
            or size == 1
            or unit != "tháng"
            or after in {"/", "-"}
        ):
            return None
        if after == "qua":
            end = step + 1
    return TimeMark(i, end, "months", year=year, month=first, until=first + size - 1)


def _half(tokens: Tokens, i: int) -> TimeMark | None:
    if _word(tokens, i + 1) in {"đầu", "cuối"} and _word(tokens, i + 2) == "năm":
        year, end = _trailing_year(tokens, i + 3)
        first = 1 if _word(tokens, i + 1) == "đầu" else 7
        return TimeMark(i, end, "months", year=year, month=first, until=first + 5)
    if _word(tokens, i + 1) in {"nhiệm", "đầu"} and "nhiệm" in tokens.words[i + 1 : i + 3]:
        return TimeMark(i, i + 3 + (_word(tokens, i + 1) == "đầu"), "term", word="so_far")
    return None


def _stage(tokens: Tokens, i: int) -> TimeMark | None:
    """ "giai đoạn 2021 - 2025", "nhiệm kỳ 2020-2025", "cả nhiệm kỳ", "cuối nhiệm kỳ"."""
    pair = (tokens.words[i], _word(tokens, i + 1))
    if pair == ("giai", "đoạn") or pair == ("nhiệm", "kỳ") or pair == ("thời", "kỳ") or pair == ("niên", "độ"):
        step = i + 2 + (_word(tokens, i + 2) == "năm")
        mark = _bare_years(tokens, step)
        if mark is not None and mark.form == "span":
            return replace(mark, start=i, word="term" if pair[0] == "nhiệm" else "")
        if pair[0] == "nhiệm":
            before = _word(tokens, i - 1)
            if before == "đầu":
                return TimeMark(i - 1, i + 2, "term", word="so_far")
            if before in {"cuối", "cả", "hết", "toàn"}:
                return TimeMark(i - 1, i + 2, "term", word="whole")
            if before == "nửa":
                return TimeMark(i - 1, i + 2, "term", word="so_far")
    return None


def _same(tokens: Tokens, i: int) -> TimeMark | None:
    """ "cùng kỳ", "cùng kỳ năm 2023", "cùng kỳ năm trước", "cùng thời điểm"."""
    step = i + 2
    if _word(tokens, i + 1) in {"kỳ", "kì"}:
        pass
    elif (_word(tokens, i + 1), _word(tokens, i + 2)) in {("thời", "điểm"), ("thời", "gian"), ("giai", "đoạn")}:
        step = i + 3
    else:
        return None
    if _word(tokens, step) == "năm":
        if (year := year_at(tokens, step + 1)) is not None:
            return TimeMark(i, step + 2, "same", year=year)
        if _word(tokens, step + 1) in {"trước", "ngoái"}:
            return TimeMark(i, step + 2, "same")
    if (year := year_at(tokens, step)) is not None:
        return TimeMark(i, step + 1, "same", year=year)
    return TimeMark(i, step, "same")


def _edge(tokens: Tokens, i: int) -> TimeMark | None:
    """ "cuối năm 2023", "đầu năm đến nay", "từ đầu năm", "cả năm", "trong năm", "hết năm 2018", "hiện nay", "đến nay"."""
    word, after = tokens.words[i], _word(tokens, i + 1)
    if word == "cuối" and after == "tháng" and (month := _month(tokens, i + 1)) is not None and month.form == "month":
        return replace(month, start=i, word="end")
    if word in {"hiện", "đến"} and after == "nay":
        return TimeMark(i, i + 2, "relative", word="now")
    if word == "toàn" and after == "nhiệm":
        return _stage(tokens, i + 1)
    if after == "nhiệm" and word in {"cuối", "cả", "đầu", "hết"}:
        return _stage(tokens, i + 1)
    if after == "giai" and word == "cả" and _word(tokens, i + 2) == "đoạn" and year_at(tokens, i + 3) is None:
        return TimeMark(i, i + 3, "relative", word="stage")
    if (
        word == "trong"
        and after in {"tháng", "quý"}
        and _number(tokens, i + 2, 1, 12) is None
        and _word(tokens, i + 2) not in _ROMAN
    ):
        return TimeMark(i, i + 2, "relative", word="this_month" if after == "tháng" else "this_quarter")
    if after != "năm" or word == "đến":
        return None
    mark = _year(tokens, i + 1)
    if mark is not None:
        return replace(mark, start=i, word=mark.word or ("end" if word in {"cuối", "hết"} else ""))
    if word == "đầu":
        if _word(tokens, i - 1) in {"từ", "ngay"} or _word(tokens, i + 2) in {"đến", "tới"}:
            end = i + 4 if _word(tokens, i + 2) in {"đến", "tới"} and _word(tokens, i + 3) in {"nay", "giờ"} else i + 2
            return TimeMark(i, end, "relative", word="year_to_date")
        return None
    if word in {"cả", "trong", "hết", "cuối"} and _word(tokens, i + 2) not in {"học", "tới", "gần"}:
        return TimeMark(i, i + 2, "relative", word="this_year")
    return None


_STARTERS: dict[str, Callable[[Tokens, int], TimeMark | None]] = {
    "năm": _year, "tháng": _month, "quý": _quarter, "quí": _quarter, "nửa": _half, "giai": _stage, "nhiệm": _stage,
    "thời": _stage, "niên": _stage, "cùng": _same, "cuối": _edge, "đầu": _edge, "cả": _edge, "trong": _edge, "hết": _edge,
    "hiện": _edge, "đến": _edge, "toàn": _edge, "ngày": _named_day, "sáng": _named_day, "trưa": _named_day,
    "chiều": _named_day, "tối": _named_day, "đêm": _named_day, "hôm": _named_day,
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
            mark = _day(tokens, i)
        elif word in _STARTERS:
            mark = _STARTERS[word](tokens, i)
        elif word in _SMALL and i + 1 < size and words[i + 1] == "tháng":
            mark = _months(tokens, i)
        if mark is None:
            i += 1
            continue
        if found and mark.start < found[-1].end:
            mark = replace(mark, start=found[-1].end)
        found.append(_settled(tokens, mark))
        i = mark.end
    return _joined(tokens, found)


def _from_number(tokens: Tokens, i: int) -> TimeMark | None:
    after = _word(tokens, i + 1)
    if after in {"tháng", "quý"}:
        return _day(tokens, i) or _months(tokens, i)
    if after == "năm" and _word(tokens, i + 2) == "(" and (mark := _bare_years(tokens, i + 3)) is not None and mark.form == "span":
        return replace(mark, start=i, end=mark.end + (_word(tokens, mark.end) == ")"))
    if after == "năm" and (mark := _bare_years(tokens, i + 2)) is not None and mark.form == "span":
        return replace(mark, start=i)
    if after == "năm" and _word(tokens, i + 2) in {"gần", "qua", "liên"} and _word(tokens, i + 3) in {"đây", "nhất", ",", "tiếp"}:
        count = _number(tokens, i, 2, 20)
        return TimeMark(i, i + 4, "relative", word="recent", month=count) if count and _word(tokens, i + 3) == "đây" else None
    if len(tokens.words[i]) == 4:
        return _bare_years(tokens, i)
    if after in {"/", "-"} and _dated(tokens, i):
        return _day(tokens, i) or _day_range(tokens, i)
    return None


_DATE_LEADS = frozenset(
    {"đến", "hết", "từ", "trước", "sau", "ngày", "nay", "tính", "điểm", "tối", "sáng", "chiều", "đêm", "trưa", "qua", "và"}
)


def _dated(tokens: Tokens, i: int) -> bool:
    """Whether "30/6" is a day here and not 30 of 6: a word of time stands before it, or brackets hold it alone."""
    before = _word(tokens, i - 1)
    if before in _DATE_LEADS:
        return True
    return before == "(" and _word(tokens, i + 3) in {")", ","}


def _day_range(tokens: Tokens, i: int) -> TimeMark | None:
    first, dash = _number(tokens, i, 1, 31), _word(tokens, i + 1)
    last = _day(tokens, i + 2) if dash in {"-", "–"} else None
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


def resolve(mark: TimeMark, now: Now) -> Period | None:
    """The period that a printed time means here, ``None`` when its year is not known."""
    try:
        return _FORMS[mark.form](mark, now)
    except ValueError:
        return None


def _year_of(mark: TimeMark, now: Now) -> int | None:
    if mark.word == "last_year":
        return now.year - 1 if now.year else None
    return mark.year or now.year


def _resolve_year(mark: TimeMark, now: Now) -> Period | None:
    return Period.of_year(mark.year) if mark.year else None


def _resolve_month(mark: TimeMark, now: Now) -> Period | None:
    year = _year_of(mark, now)
    return _one(Part(year, None, mark.month)) if year else None


def _resolve_quarter(mark: TimeMark, now: Now) -> Period | None:
    year = _year_of(mark, now)
    return _one(Part(year, ((mark.month or 1) + 2) // 3)) if year else None


def _resolve_day(mark: TimeMark, now: Now) -> Period | None:
    year = _year_of(mark, now)
    return _one(Part(year, None, mark.month, mark.day)) if year else None


def _resolve_months(mark: TimeMark, now: Now) -> Period | None:
    year = _year_of(mark, now)
    if not year or not isinstance(mark.until, int):
        return None
    if (mark.month, mark.until) == (1, 12):
        return Period.of_year(year)
    return Period(Part(year, None, mark.month), Part(year, None, mark.until))


def _resolve_span(mark: TimeMark, now: Now) -> Period | None:
    if isinstance(mark.until, int):
        return Period(Part(mark.year or 0), Part(mark.until))
    if not isinstance(mark.until, TimeMark):
        return None
    last = resolve(mark.until, now)
    if last is None:
        return None
    year = mark.year or last.end.year
    first = Part(year, None, mark.month, mark.day)
    return Period(first, last.end) if first.first <= last.last else None


def _resolve_term(mark: TimeMark, now: Now) -> Period | None:
    term = now.term or (term_of(now.year) if now.year else None)
    if term is None:
        return None
    if mark.word == "whole" or not now.year:
        return Period(Part(term[0]), Part(term[1]))
    return Period(Part(term[0]), Part(min(max(now.year, term[0]), term[1])))


def term_of(year: int) -> tuple[int, int]:
    """The Party term that a year lies in: congresses stand in years divisible by five."""
    first = (year - 1) // 5 * 5
    return first, first + 5


def _resolve_same(mark: TimeMark, now: Now) -> Period | None:
    if now.current is None:
        return Period.of_year(mark.year) if mark.year else None
    return now.current.moved((mark.year - now.current.end.year) if mark.year else -1)


def _resolve_relative(mark: TimeMark, now: Now) -> Period | None:
    published, year = now.published, now.year
    if mark.word in {"this_month", "last_month"}:
        return _relative_month(mark.word, now)
    if year is None:
        return None
    if mark.word in {"this_quarter", "last_quarter"}:
        current = now.current
        quarter = (
            current.start.quarter if current and current.start.quarter else ((published.month + 2) // 3 if published else None)
        )
        if quarter is None:
            return None
        quarter -= mark.word == "last_quarter"
        return _one(Part(year if quarter else year - 1, quarter or 4))
    if mark.word == "now":
        return now.nowadays
    if mark.word == "year_to_date":
        return _year_to_date(now)
    if mark.word == "recent" and mark.month:
        return Period(Part(year - mark.month + 1), Part(year))
    if mark.word == "past_year" and published and published.month > 3:
        return Period.of_year(year)
    shift = {"last_year": -1, "past_year": -1, "next_year": 1, "this_year": 0}.get(mark.word)
    return Period.of_year(year + shift) if shift is not None else None


def _relative_month(word: str, now: Now) -> Period | None:
    current = now.current
    if current and current.start == current.end and current.start.month and not current.start.day:
        year, month = current.start.year, current.start.month
    elif now.published:
        year, month = now.published.year, now.published.month
    else:
        return None
    if word == "last_month":
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return _one(Part(year, None, month))


def _year_to_date(now: Now) -> Period | None:
    current = now.current
    if current and current.is_cumulative and not current.start.day:
        return current
    if current and current.start == current.end and current.start.month and not current.start.day:
        return Period(Part(current.start.year, None, 1), current.start)
    if now.published and now.year == now.published.year:
        return Period(Part(now.year, None, 1), Part(now.year, None, now.published.month))
    return Period.of_year(now.year) if now.year else None


def last_day(period: Period) -> Period:
    """The last day of a period, as a day."""
    last = period.last
    return _one(Part(last.year, None, last.month, last.day))


def _one(part: Part) -> Period:
    period = Period(part, part)
    _ = period.first
    return period


_FORMS: dict[str, Callable[[TimeMark, Now], Period | None]] = {
    "year": _resolve_year, "month": _resolve_month, "quarter": _resolve_quarter, "day": _resolve_day,
    "months": _resolve_months, "span": _resolve_span, "term": _resolve_term, "same": _resolve_same,
    "relative": _resolve_relative,
}  # fmt: skip
