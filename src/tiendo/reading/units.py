"""The unit that follows a number: a measure with its number words and its "/", or the noun that is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .tokens import NUMBER, WORD, Tokens
from .vocabulary import Vocabulary, match_at

_SPACES = re.compile(r"\s*/\s*|\s+")
_TI = re.compile(r"\btỉ\b")
_PER = frozenset(
    {"năm", "tháng", "ngày", "giờ", "tuần", "quý", "ngày đêm", "đêm", "phút", "giây", "s", "h", "vụ", "lứa", "chuyến", "ca"}
)
_PLAN = frozenset({"kh", "kế", "nq", "dt", "ct"})


@dataclass(frozen=True, slots=True)
class UnitMark:
    """A printed unit.

    Attributes:
        end: one past its last token.
        text: as printed, lower case, single spaces, none around "/".
        kind: ``percent``, ``point`` (điểm), ``percentage_point``, ``multiple`` (lần), ``places`` (bậc), ``measure``,
            ``noun`` (a thing counted) or ``scale`` (a number word alone).
        code: code in the catalogue, ``None`` when it is not there.
        scaled: True when a number word stands in it ("triệu", "nghìn").
    """

    end: int
    text: str
    kind: str
    code: str | None
    scaled: bool


_SPECIAL = {
    "%": "percent", "phần trăm": "percent", "‰": "percent", "điểm phần trăm": "percentage_point", "điểm %": "percentage_point",
    "lần": "multiple", "bậc": "places", "hạng": "places", "điểm": "point",
}  # fmt: skip


def unit_at(vocabulary: Vocabulary, tokens: Tokens, text: str, i: int) -> UnitMark | None:
    """The unit that begins at token ``i``, ``None`` when no unit stands there."""
    words, size = tokens.words, len(tokens.words)
    start = i
    scales = vocabulary.starting("scale")
    while i < size and match_at(scales, words, i):
        i += 1
    scaled = i > start
    measure = match_at(vocabulary.starting("measure"), words, i)
    noun = match_at(vocabulary.starting("noun"), words, i)
    if noun and _named(tokens, text, i, noun[0]):
        noun = None
    found = measure if measure and (not noun or measure[0] >= noun[0]) else noun
    if found is None:
        found = None if _named(tokens, text, i, 1) else _unknown_noun(vocabulary, tokens, i)
    if found is None:
        return UnitMark(i, _text(tokens, text, start, i), "scale", None, True) if scaled else None
    base = " ".join(words[i : i + found[0]])
    kind = _SPECIAL.get(base, "noun" if found[1] == "noun" else "measure")
    if (
        kind == "places"
        and base == "hạng"
        and not scaled
        and i + 1 < size
        and tokens.kinds[i + 1] == WORD
        and words[i + 1] == "mục"
    ):
        kind = "noun"
    end = _rates(vocabulary, tokens, i + found[0])
    code = _code(vocabulary, words, start, end)
    return UnitMark(end, _text(tokens, text, start, end), kind, code, scaled)


def _code(vocabulary: Vocabulary, words: list[str], start: int, end: int) -> str | None:
    """Code of the unit that is printed from ``start`` to ``end``, number words and "/" included."""
    for category in ("measure", "noun"):
        match = match_at(vocabulary.starting(category), words, start)
        if match is not None and match[0] == end - start and match[2]:
            return match[2]
    return None


def _named(tokens: Tokens, text: str, i: int, size: int) -> bool:
    """Whether a name stands there ("metro 2 Bến Thành") and not a noun or its abbreviation ("67.000 DN")."""
    if i >= len(tokens.words) or tokens.kinds[i] != WORD or not text[tokens.starts[i]].isupper():
        return False
    return (
        not text[tokens.starts[i] : tokens.ends[i]].isupper()
        and i + size < len(tokens.words)
        and text[tokens.starts[i + size]].isupper()
    )


def _unknown_noun(vocabulary: Vocabulary, tokens: Tokens, i: int) -> tuple[int, str, str] | None:
    """A noun that the vocabulary does not hold: two syllables, or one that is written in capitals."""
    words, kinds = tokens.words, tokens.kinds
    stop = vocabulary.starting("stop_noun")
    if i >= len(words) or kinds[i] != WORD or len(words[i]) < 2 or match_at(stop, words, i):
        return None
    if match_at(vocabulary.starting("verb"), words, i) or match_at(vocabulary.starting("cut"), words, i):
        return None
    if i + 1 < len(words) and kinds[i + 1] == WORD and not match_at(stop, words, i + 1) and len(words[i]) > 1:
        return 2, "noun", ""
    return 1, "noun", ""


def _rates(vocabulary: Vocabulary, tokens: Tokens, i: int) -> int:
    """One past the "/người/năm" that may follow a unit."""
    words, kinds, size = tokens.words, tokens.kinds, len(tokens.words)
    if words[i : i + 2] == [".", "km"] and tokens.ends[i - 1] == tokens.starts[i] and tokens.ends[i] == tokens.starts[i + 1]:
        i += 2  # «tấn.km», «lượt khách.km»: what was carried, and how far
    while i + 1 < size and words[i] == "/" and words[i + 1] not in _PLAN:
        step = i + 1
        if kinds[step] == NUMBER:
            step += 1
            if words[step : step + 1] == words[i - 1 : i] or words[step : step + 2] == words[i - 2 : i]:
                return i
        if step >= size or kinds[step] != WORD:
            return i if step == i + 1 else step
        while match_at(vocabulary.starting("scale"), words, step):
            step += 1
        if step == size:  # "/100 nghìn" and nothing after it
            return size
        if " ".join(words[step : step + 2]) in _PER:
            i = step + 2
            continue
        if step < size and words[step] in _PER:
            i = step + 1
            continue
        found = match_at(vocabulary.starting("noun"), words, step) or match_at(vocabulary.starting("measure"), words, step)
        i = step + (found[0] if found else 2 if words[step] == "đầu" else 1)
    return min(i, size)


def _text(tokens: Tokens, text: str, start: int, end: int) -> str:
    """A unit as printed, tidied for comparing."""
    if end <= start:
        return ""
    text = _TI.sub("tỷ", text[tokens.starts[start] : tokens.ends[end - 1]].lower())
    if "/" in text or "  " in text or "\n" in text or "\r" in text:
        text = _SPACES.sub(lambda match: "/" if "/" in match[0] else " ", text)
    return text
