"""Years, spans of years, terms of office, "cùng kỳ" and the edges of a year ("cuối năm", "đầu năm đến nay")."""

from __future__ import annotations

from dataclasses import replace

from .timedays import month_mark
from .timemarks import DASHES, ROMAN, TimeMark, number_at, trailing_year, word_at, year_at
from .tokens import Tokens

_MEASURES = frozenset(
    ("%", "đồng", "usd", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "ha", "m2", "m3", "km", "km2", "kg", "tạ", "tấn", "lít", "kwh", "mw")
)
_RATES = frozenset({"lệ", "trọng", "suất", "số", "giá"})
_COUNTED = frozenset({"người", "hộ", "lượt", "hồ", "học", "lao", "doanh", "dự", "xã", "thôn", "bản", "con", "cây"})
_TELLS_HOW_MANY = frozenset({"có", "đạt", "được", "gồm", "còn", "trên", "gần", "hơn", "khoảng", "tổng", "thêm", "cho", "là"})


def year_mark(tokens: Tokens, i: int) -> TimeMark | None:
    """ "năm 2024", "năm 2021 - 2022", "năm ngoái", "năm học 2023-2024"."""
    after = word_at(tokens, i + 1)
    if after == "học":
        i += 1
        after = word_at(tokens, i + 1)
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
    if word_at(tokens, i + 2) in DASHES:
        step = i + 4 if word_at(tokens, i + 3) == "năm" else i + 3
        last = year_at(tokens, step)
        if last is not None and first < last <= first + 40:
            return TimeMark(i, step + 1, "span", year=first, until=last)
    return TimeMark(i, i + 2, "year", year=first)


def bare_years(tokens: Tokens, i: int) -> TimeMark | None:
    """A year without "năm" before it: a span, or four digits that no unit follows."""
    first = year_at(tokens, i)
    if first is None:
        return None
    if word_at(tokens, i + 1) in DASHES:
        step = i + 3 if word_at(tokens, i + 2) == "năm" else i + 2
        last = year_at(tokens, step)
        if last is not None and first < last <= first + 40:
            return TimeMark(i, step + 1, "span", year=first, until=last)
    if word_at(tokens, i + 1) == "," and (second := year_at(tokens, i + 2)) is not None and word_at(tokens, i - 1) == "(":
        return TimeMark(i, i + 3, "span", year=first, until=second)
    if (
        word_at(tokens, i + 1) == "-"
        and len(word_at(tokens, i + 2)) == 2
        and (month := number_at(tokens, i + 2, 1, 12)) is not None
    ):
        return TimeMark(i, i + 3, "month", year=first, month=month, event=True)
    return None if _counts(tokens, i) else TimeMark(i, i + 1, "year", year=first)


def _counts(tokens: Tokens, i: int) -> bool:
    """Whether four digits without "năm" are a number of something: "đạt 2000 tỷ đồng", "có 2015 hộ"; not "đến 2025 tỷ lệ"."""
    after = word_at(tokens, i + 1)
    if after in _MEASURES:
        return word_at(tokens, i + 2) not in _RATES
    return after in _COUNTED and word_at(tokens, i - 1) in _TELLS_HOW_MANY


def half_mark(tokens: Tokens, i: int) -> TimeMark | None:
    """ "nửa đầu năm 2018", "nửa nhiệm kỳ"."""
    if word_at(tokens, i + 1) in {"đầu", "cuối"} and word_at(tokens, i + 2) == "năm":
        year, end = trailing_year(tokens, i + 3)
        first = 1 if word_at(tokens, i + 1) == "đầu" else 7
        return TimeMark(i, end, "months", year=year, month=first, until=first + 5)
    if word_at(tokens, i + 1) in {"nhiệm", "đầu"} and "nhiệm" in tokens.words[i + 1 : i + 3]:
        return TimeMark(i, i + 3 + (word_at(tokens, i + 1) == "đầu"), "term", word="so_far")
    return None


def stage_mark(tokens: Tokens, i: int) -> TimeMark | None:
    """ "giai đoạn 2021 - 2025", "nhiệm kỳ 2020-2025", "cả nhiệm kỳ", "cuối nhiệm kỳ"."""
    pair = (tokens.words[i], word_at(tokens, i + 1))
    if pair == ("giai", "đoạn") or pair == ("nhiệm", "kỳ") or pair == ("thời", "kỳ") or pair == ("niên", "độ"):
        step = i + 2 + (word_at(tokens, i + 2) == "năm")
        mark = bare_years(tokens, step)
        if mark is not None and mark.form == "span":
            return replace(mark, start=i, word="term" if pair[0] == "nhiệm" else "")
        if pair[0] == "nhiệm":
            before = word_at(tokens, i - 1)
            if before == "đầu":
                return TimeMark(i - 1, i + 2, "term", word="so_far")
            if before in {"cuối", "cả", "hết", "toàn"}:
                return TimeMark(i - 1, i + 2, "term", word="whole")
            if before == "nửa":
                return TimeMark(i - 1, i + 2, "term", word="so_far")
    return None


def same_mark(tokens: Tokens, i: int) -> TimeMark | None:
    """ "cùng kỳ", "cùng kỳ năm 2023", "cùng kỳ năm trước", "cùng thời điểm"."""
    step = i + 2
    if word_at(tokens, i + 1) in {"kỳ", "kì"}:
        pass
    elif (word_at(tokens, i + 1), word_at(tokens, i + 2)) in {("thời", "điểm"), ("thời", "gian"), ("giai", "đoạn")}:
        step = i + 3
    else:
        return None
    if word_at(tokens, step) == "năm":
        if (year := year_at(tokens, step + 1)) is not None:
            return TimeMark(i, step + 2, "same", year=year)
        if word_at(tokens, step + 1) in {"trước", "ngoái"}:
            return TimeMark(i, step + 2, "same")
    if (year := year_at(tokens, step)) is not None:
        return TimeMark(i, step + 1, "same", year=year)
    return TimeMark(i, step, "same")


def edge_mark(tokens: Tokens, i: int) -> TimeMark | None:
    """ "cuối năm 2023", "đầu năm đến nay", "từ đầu năm", "cả năm", "trong năm", "hết năm 2018", "hiện nay", "đến nay"."""
    word, after = tokens.words[i], word_at(tokens, i + 1)
    if word == "cuối" and after == "tháng" and (month := month_mark(tokens, i + 1)) is not None and month.form == "month":
        return replace(month, start=i, word="end")
    if word in {"hiện", "đến"} and after == "nay":
        return TimeMark(i, i + 2, "relative", word="now")
    if word == "toàn" and after == "nhiệm":
        return stage_mark(tokens, i + 1)
    if after == "nhiệm" and word in {"cuối", "cả", "đầu", "hết"}:
        return stage_mark(tokens, i + 1)
    if after == "giai" and word == "cả" and word_at(tokens, i + 2) == "đoạn" and year_at(tokens, i + 3) is None:
        return TimeMark(i, i + 3, "relative", word="stage")
    if (
        word == "trong"
        and after in {"tháng", "quý"}
        and number_at(tokens, i + 2, 1, 12) is None
        and word_at(tokens, i + 2) not in ROMAN | {"đầu": 0}
    ):
        return TimeMark(i, i + 2, "relative", word="this_month" if after == "tháng" else "this_quarter")
    if after != "năm" or word == "đến":
        return None
    mark = year_mark(tokens, i + 1)
    if mark is not None:
        return replace(mark, start=i, word=mark.word or ("end" if word in {"cuối", "hết"} else ""))
    if word == "đầu":
        if word_at(tokens, i - 1) in {"từ", "ngay"} or word_at(tokens, i + 2) in {"đến", "tới"}:
            end = i + 4 if word_at(tokens, i + 2) in {"đến", "tới"} and word_at(tokens, i + 3) in {"nay", "giờ"} else i + 2
            return TimeMark(i, end, "relative", word="year_to_date")
        return None
    if word in {"cả", "trong", "hết", "cuối"} and word_at(tokens, i + 2) not in {"học", "tới", "gần"}:
        return TimeMark(i, i + 2, "relative", word="this_year")
    return None
