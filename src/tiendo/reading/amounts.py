"""Every run of digits of a sentence: an amount with its unit, a name that holds a number, or something not understood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from .known_names import KnownName
from .names import name_of
from .numbers import Printed, parse_number
from .periods import TimeMark
from .tokens import DATE, DOCUMENT, NUMBER, WORD, Tokens
from .units import UnitMark, unit_at
from .vocabulary import Vocabulary, match_until

_DASHES = frozenset({"-", "–", "—", "đến", "tới"})
_PER_SO_MANY = frozenset(map(Decimal, (100, 1000, 10_000, 100_000)))
_LIST_SIGNS = frozenset({",", ";", "và", "hoặc", "với"})
_BARE_LEADS = ("level", "up", "down", "to", "hedge", "estimate", "target", "rank", "multiple", "equal", "share")


@dataclass(frozen=True, slots=True)
class AmountMark:
    """A printed amount.

    Attributes:
        start, end: its tokens, number and unit.
        value, upper, total: as in :class:`tiendo.values.Amount`.
        decimals: digits after the decimal mark of the value.
        unit: its unit, ``None`` when none is printed or shared.
        shared: True when the unit is printed beside a later number.
        other: second reading of the same digits.
    """

    start: int
    end: int
    value: Decimal
    decimals: int
    unit: UnitMark | None = None
    upper: Decimal | None = None
    total: Decimal | None = None
    shared: bool = False
    other: Decimal | None = None

    @property
    def kind(self) -> str:
        """Kind of the unit, empty without one."""
        return self.unit.kind if self.unit else ""


@dataclass(frozen=True, slots=True)
class Refused:
    """Digits that are no amount: tokens, a reason for people, and whether it is a known name (not an open question)."""

    start: int
    end: int
    reason: str
    known: bool


def amounts(
    vocabulary: Vocabulary, tokens: Tokens, text: str, marks: list[TimeMark], names: Iterable[KnownName] = ()
) -> tuple[list[AmountMark], list[Refused]]:
    """Read every number of a sentence that is not part of a printed time or of a known name."""
    found: list[AmountMark] = []
    refused: list[Refused] = []
    timed = {k for mark in marks for k in range(mark.start, mark.end)}
    named = {k for name in names for k in range(name.first, name.last)}
    kinds, i, size = tokens.kinds, 0, len(tokens.kinds)
    while i < size:
        if kinds[i] == NUMBER and i not in timed:
            name = (i + 1, "số trong tên gọi") if i in named else name_of(vocabulary, tokens, i)
            if name is not None:
                refused.append(Refused(i, name[0], name[1], True))
                i = name[0]
                continue
            mark = _amount(vocabulary, tokens, text, i)
            if isinstance(mark, Refused):
                refused.append(mark)
            else:
                found.append(mark)
            i = mark.end
            continue
        if kinds[i] in (DATE, DOCUMENT) and i not in timed:
            refused.append(Refused(i, i + 1, "số hiệu văn bản" if kinds[i] == DOCUMENT else "ngày tháng", True))
        i += 1
    return _share_units(vocabulary, tokens, found, refused), refused


def _amount(vocabulary: Vocabulary, tokens: Tokens, text: str, i: int) -> AmountMark | Refused:
    words, kinds, size = tokens.words, tokens.kinds, len(tokens.words)
    first = parse_number(words[i])
    if first is None:
        return Refused(i, i + 1, "không rõ dấu chấm, dấu phẩy trong số", False)
    end, upper, total, decimals = i + 1, None, None, first.decimals
    if end + 1 < size and kinds[end + 1] == NUMBER and (second := parse_number(words[end + 1])) is not None:
        so_many = words[end] == "trên" and _so_many_of(first, second) and _counted(vocabulary, tokens, text, end + 2)
        if words[end] == "/" or so_many:
            total, end = second.value, end + 2
        elif words[end] in _DASHES and second.value > first.value:
            upper, end = second.value, end + 2
            decimals = max(decimals, second.decimals)
    if _glued(tokens, end) and not match_measure(vocabulary, tokens, end):
        return Refused(i, end + 1, "mã, tên gọi có số", True)
    unit = unit_at(vocabulary, tokens, text, end)
    if unit is not None and unit.kind == "noun" and match_until(vocabulary.ending(("rank",)), words, i - 1):
        unit = None
    if unit is not None and unit.kind == "noun" and total is not None and match_until(vocabulary.ending(("share",)), words, i - 1):
        unit = None
    if unit is not None:
        if upper is None and total is None and unit.end + 1 < size and words[unit.end] in _DASHES and kinds[unit.end + 1] == NUMBER:
            second = parse_number(words[unit.end + 1])
            again = unit_at(vocabulary, tokens, text, unit.end + 2)
            moved = i >= 2 and words[i - 1] == "từ" and words[i - 2] in {"tăng", "giảm", "nâng"}
            if (
                second
                and again
                and again.text == unit.text
                and second.value > first.value
                and not moved
                and words[unit.end] not in {"tới"}
            ):
                return AmountMark(i, again.end, first.value, max(decimals, second.decimals), again, second.value)
        whole = _whole_behind(vocabulary, tokens, text, unit) if upper is None and total is None else None
        if whole is not None:
            return AmountMark(i, whole[1], first.value, decimals, unit, None, whole[0])
        end = unit.end
    other = first.other if upper is None and total is None else None
    return AmountMark(i, end, first.value, decimals, unit, upper, total, False, other)


def _so_many_of(first: Printed, second: Printed) -> bool:
    """«56 trên 98 xã» is a share of things; «12 trên 1.000 dân» is a rate."""
    whole = not first.decimals and not second.decimals and second.value > first.value
    return whole and second.value not in _PER_SO_MANY


def _counted(vocabulary: Vocabulary, tokens: Tokens, text: str, i: int) -> bool:
    unit = unit_at(vocabulary, tokens, text, i)
    return unit is not None and unit.kind == "noun"


def _whole_behind(vocabulary: Vocabulary, tokens: Tokens, text: str, unit: UnitMark) -> tuple[Decimal, int] | None:
    """The whole of "320 ha/350 ha", where the unit is printed twice, and one past its last token."""
    k = unit.end
    if tokens.words[k : k + 1] != ["/"] or tokens.kinds[k + 1 : k + 2] != [NUMBER]:
        return None
    whole, again = parse_number(tokens.words[k + 1]), unit_at(vocabulary, tokens, text, k + 2)
    if whole is None or again is None or again.text != unit.text:
        return None
    return whole.value, again.end


def _glued(tokens: Tokens, i: int) -> bool:
    return i < len(tokens.words) and tokens.kinds[i] == WORD and tokens.starts[i] == tokens.ends[i - 1]


def match_measure(vocabulary: Vocabulary, tokens: Tokens, i: int) -> bool:
    """Whether a measure or number word begins at a token."""
    word = tokens.words[i]
    return (
        word in vocabulary.starting("measure")
        or word in vocabulary.starting("scale")
        or word in {"người", "hộ", "con", "cây", "xã", "dn"}
    )


def _share_units(vocabulary: Vocabulary, tokens: Tokens, found: list[AmountMark], refused: list[Refused]) -> list[AmountMark]:
    """Give a bare number the unit that the list prints once, at its end; refuse bare numbers that nothing introduces."""
    kept: list[AmountMark] = []
    for k in range(len(found) - 1, -1, -1):
        mark = found[k]
        if mark.unit is None and mark.total is None:
            following = kept[-1] if kept else None
            if following is not None and following.unit is not None and _same_list(tokens, mark, following):
                unit = following.unit
                kept.append(replace(mark, unit=UnitMark(mark.end, unit.text, unit.kind, unit.code, unit.scaled), shared=True))
                continue
            if not _introduced(vocabulary, tokens, mark):
                refused.append(Refused(mark.start, mark.end, "không rõ đơn vị", False))
                continue
        kept.append(mark)
    refused.sort(key=lambda item: item.start)
    return kept[::-1]


def _same_list(tokens: Tokens, mark: AmountMark, following: AmountMark) -> bool:
    between = tokens.words[mark.end : following.start]
    if not between:
        return False
    if len(between) <= 2 and all(word in _LIST_SIGNS for word in between):
        return True
    if between == ["trong"] or between == ["trong", "số"] or between == ["trong", "tổng", "số"]:
        return True
    before = tokens.words[max(0, mark.start - 3) : mark.start]
    return "từ" in before and len(between) <= 12 and bool({"lên", "xuống", "còn", "đến", "thành"} & set(between[-3:]))


def _introduced(vocabulary: Vocabulary, tokens: Tokens, mark: AmountMark) -> bool:
    """Whether a verb, a hedge, or a word of a list stands before a bare number and a border after it."""
    after = tokens.words[mark.end] if mark.end < len(tokens.words) else "."
    if match_until(vocabulary.ending(_BARE_LEADS), tokens.words, mark.start - 1):
        return True
    if mark.start == 0 or tokens.kinds[mark.start - 1] != WORD or len(tokens.words[mark.start - 1]) < 2:
        return False
    return after in {",", ";", ".", ")", "và", "("}
