"""What the words of a column's header, or of a row, say of its numbers: modality, time, unit, comparison."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from tiendo.values import Modality

from ..periods import TimeMark, times
from ..tokens import Tokens
from ..view import view
from .indicator_names import indicator_code
from .units import unit_code, unit_of
from .wording import plain


class Role(StrEnum):
    """What a column holds."""

    ORDER = "order"
    LABEL = "label"
    UNIT = "unit"
    NOTE = "note"
    VALUE = "value"


class Against(StrEnum):
    """What a comparison column compares with."""

    PLAN = "plan"
    PAST = "past"
    UNSAID = "unsaid"


_ORDER = re.compile(r"(?:stt|tt|số tt|số thứ tự|mã số|mã|số)\W*")
_UNIT = re.compile(r"(?:đvt|đv tính|đơn vị tính|đơn vị đo|đ\.?v\.?t\.?|đvt:|đơn vị)\W*")
_NOTE = re.compile(
    r"(?:ghi chú|nguyên nhân|đánh giá.*|mức độ hoàn thành|kết quả đánh giá|xếp loại|lý do|căn cứ.*|cơ quan .*"
    r"|đơn vị (?:chủ trì|phối hợp|tham mưu|theo dõi).*|thời gian(?: hoàn thành)?|thời hạn.*|sản phẩm|người .*|địa điểm|cấp trình"
    r"|nguồn số liệu|nguồn)"
)
_LABEL = re.compile(
    r"(?:tên |các |danh mục |nội dung )?(?:chỉ tiêu|chỉ số|nội dung|diễn giải|danh mục|khoản mục|hạng mục|tiêu chí|lĩnh vực"
    r"|nhiệm vụ|chương trình|dự án|loại|ngành|cây trồng|vật nuôi|sản phẩm chủ yếu).*"
)
PLACE_HEAD = re.compile(
    r"(?:tên |các )?(?:đơn vị|địa phương|địa bàn|huyện|xã|tỉnh|thành phố|quận|phường)(?:[ ,/].*)?|tên (?:đơn vị|huyện|xã|tỉnh).*"
)
TIME_HEAD = re.compile(r"(?:năm|tháng|quý|thời gian|thời điểm|kỳ|giai đoạn)\W*")

_PLAN_WORDS = r"kế hoạch|\bkh\b|\bkhv\b|nghị quyết|\bnq\b|mục tiêu|chỉ tiêu|dự toán|\bdt\b|\bgiao\b"
_PERIOD_AGO = r"cùng kỳ|\bck\b|năm trước|tháng trước|quý trước|kỳ trước|liền kề"
_DONE_AGAINST = (
    r"tỷ lệ (?:đạt|hoàn thành|thực hiện|giải ngân)|mức độ (?:đạt|hoàn thành)|(?:hoàn thành|đạt|%).*(?:%|kế hoạch|kh\b|dự toán)"
)
# What stands after "so với", "so sánh" or the stroke of "TH/KH" is what the figures are held against.
_SECOND = re.compile(r"(?:so với|so sánh(?: với)?|\bso\b|\bss\b)\s*(?P<second>.*)$")
_PLANNED_OR_DONE = r"kh|dt|nq|th|uth|ước|thực hiện|kế hoạch|dự toán|nghị quyết|cùng kỳ|năm|ck"
_STROKE = re.compile(
    rf"\b(?:{_PLANNED_OR_DONE}|(?:19|20)\d\d)\b[^/]{{0,20}}/\s*(?P<second>(?:{_PLANNED_OR_DONE})\b[^/]*)"
    r"|\b(?:19|20)\d\d\s*/\s*(?P<year>(?:19|20)\d\d)"
)
_DAY = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\b\d{1,2}/\d{4}")
_CHANGES = re.compile(r"tăng|giảm|chênh lệch|tốc độ (?:tăng|phát triển)")
_DIFFERENCE = re.compile(r"tăng|giảm|chênh lệch|\+/?-|±|vượt|hụt")
_ESTIMATE = re.compile(r"\bước|\buth\b|\bưth\b|dự kiến|khả năng|dự báo|dự ước")
_TARGET = re.compile(rf"{_PLAN_WORDS}|phấn đấu|định hướng|đề ra|\bct\b")
_ACTUAL = re.compile(r"thực hiện|\bth\b|kết quả|\bkq\b|số liệu|l(?:ũy|uỹ) kế|cộng dồn|đạt được|giải ngân|báo cáo|cùng kỳ")
_UNIT_LINE = re.compile(r"(?:đơn vị(?:\s+tính)?|đvt|đv tính)\s*:\s*(?P<unit>[^\n;()]{1,40})", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\((?:đvt\s*:?\s*|đơn vị(?: tính)?\s*:\s*)?(?P<unit>[^()]{1,30})\)", re.IGNORECASE)
_BARE_SHARE = re.compile(r"(?:tỷ lệ|đạt|tỷ lệ đạt)?\W*%?\W*")
_GENERIC = re.compile(r"\W*(?:số lượng|số|tổng số|tỷ lệ|giá trị|số liệu|kết quả|cộng|%)\W*")
_UNITS_ASIDE = re.compile(r"\((?!%)[^()]*\)")
_SHORT_TIMES = (
    (re.compile(r"\b(\d{1,2})\s?T\b"), r"\1 tháng"), (re.compile(r"\bT\.?\s?(\d{1,2})\b"), r"tháng \1"),
    (re.compile(r"\bQ\.?\s?([1-4]|IV|I{1,3})\b"), r"quý \1"), (re.compile(r"([A-ZĐƯa-zđư]{2,})((?:19|20)\d\d)\b"), r"\1 \2"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sense:
    """What a heading says.

    Attributes:
        words: the heading as printed.
        modality: ``None`` when it does not say.
        against: what it compares with, ``None`` for a column of plain values.
        difference: for a comparison, True when it prints what was gained or lost rather than the ratio.
        times: the times printed in it, in order.
        unit: the unit printed in it, empty when none is.
    """

    words: str
    modality: Modality | None
    against: Against | None
    difference: bool
    times: tuple[TimeMark, ...]
    unit: str


def names_a_thing(sense: Sense) -> bool:
    """True for a heading that says only what is counted: no time, no modality, no comparison, no "Số lượng"."""
    says_when = sense.modality is not None or sense.times or sense.against is not None
    return not says_when and _GENERIC.fullmatch(plain(_UNITS_ASIDE.sub(" ", sense.words).rsplit("\n", 1)[-1])) is None


def role_of(heading: str) -> Role | None:
    """The role that a heading names, ``None`` when the cells below must tell."""
    words = plain(heading).strip(" :.*()")
    for role, pattern in ((Role.ORDER, _ORDER), (Role.UNIT, _UNIT), (Role.NOTE, _NOTE)):
        if pattern.fullmatch(words):
            return role
    return None


def names_labels(heading: str) -> bool:
    """True for "Chỉ tiêu", "Nội dung", "Tên đơn vị" …: the column that says what each row is about."""
    words = plain(heading).strip(" :.*()")
    return (
        not re.search(r"(?:19|20)\d\d|\d", words)
        and (_LABEL.fullmatch(words) or PLACE_HEAD.fullmatch(words) or TIME_HEAD.fullmatch(words)) is not None
    )


def is_bare_share(heading: str) -> bool:
    """True for "Tỷ lệ (%)" or "%" as the last words of a heading: a share of something that it does not name."""
    return _BARE_SHARE.fullmatch(plain(heading.rsplit("\n", 1)[-1])) is not None


def sense_of(heading: str) -> Sense:
    """Read a heading."""
    words, unit = plain(heading), unit_in(heading)
    against = _against(_UNITS_ASIDE.sub(" ", words))
    if against is not Against.PLAN and indicator_code(heading, unit):
        against = None  # "Tốc độ tăng GRDP" names an indicator
    gained = against is not None and bool(_DIFFERENCE.search(words))
    return Sense(heading, modality_of(words), against, gained, times_in(heading), unit)


def _against(words: str) -> Against | None:
    """What a heading in plain words compares with, ``None`` when it compares nothing."""
    words = _DAY.sub(" ", words)
    stroke = _STROKE.search(words)
    if stroke is not None:
        return Against.PAST if stroke["year"] else _held_against(stroke["second"])
    second = _SECOND.search(words)
    if second is not None:
        return _held_against(second["second"])
    if re.search(_PERIOD_AGO, words) and ("%" in words or _CHANGES.search(words)):
        return Against.PAST
    if re.search(_DONE_AGAINST, words) and not _only_percent(words):
        return Against.PLAN
    return Against.UNSAID if _CHANGES.match(words) else None


def _held_against(second: str) -> Against:
    if re.search(_PERIOD_AGO, second):
        return Against.PAST
    if re.search(_PLAN_WORDS, second):
        return Against.PLAN
    return Against.PAST if re.search(r"(?:19|20)\d\d|\bth\b|thực hiện|ước", second) else Against.UNSAID


def _only_percent(words: str) -> bool:
    """True for a share of something ("Tỷ lệ (%)") that names no plan and nothing done."""
    return not re.search(rf"{_PLAN_WORDS}|đạt|hoàn thành|thực hiện|giải ngân", words)


def modality_of(words: str) -> Modality | None:
    """Modality said by folded words, ``None`` when they do not say: the expected, then the aimed at, then what happened."""
    if _ESTIMATE.search(words) and not re.search(r"dự kiến (?:kế hoạch|kh\b|giao)", words):
        return Modality.ESTIMATE
    target, actual = _TARGET.search(words), _ACTUAL.search(words)
    if target and actual:
        return Modality.ACTUAL if actual.start() < target.start() else Modality.TARGET
    if target:
        return Modality.TARGET
    return Modality.ACTUAL if actual else None


def times_in(heading: str) -> tuple[TimeMark, ...]:
    """The times printed in a heading, its abbreviations ("T10/2024", "6T", "TH2023") read out."""
    for pattern, full in _SHORT_TIMES:
        heading = pattern.sub(full, heading)
    seen = view(heading)
    return tuple(times(Tokens(seen.text, seen.low, 0, len(seen.text))))


def unit_in(heading: str) -> str:
    """The unit printed in a heading: "(tỷ đồng)", "ĐVT: %", or a bare %."""
    line = _UNIT_LINE.search(heading)
    if line is not None:
        return tidy_unit(line["unit"])
    for bracket in reversed(list(_IN_BRACKETS.finditer(heading))):
        unit = tidy_unit(bracket["unit"])
        if is_unit(unit):
            return unit
    last = tidy_unit(heading.rsplit("\n", 1)[-1])
    if "%" in heading:
        return "%"
    named = unit_of(last)
    return last if named is not None and named.kind != "counted_noun" else ""


def tidy_unit(printed: str) -> str:
    """A unit as the guidelines write it: lower case, single spaces, ``tỷ``, none around "/"."""
    unit = re.sub(r"\s*/\s*", "/", plain(printed)).strip(" .,:;*)(")
    return re.sub(r"\btỉ\b", "tỷ", unit)


def is_unit(printed: str) -> bool:
    """True when the catalogue knows the unit, or what stands before its "/"."""
    return unit_code(printed) is not None or unit_code(printed.partition("/")[0]) is not None
