"""Folding a whole text without moving a character, so that cue words can be sought at their place."""

from __future__ import annotations

import re

_PAIRS = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
    "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ",
    "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
_OLD = {new: old for old, new in _PAIRS.items()}
# Only an open syllable has two spellings: "hoà" is "hòa", but "toàn" and "quý" are written one way.
# The first letter stands outside the choice, so that the search runs from one "o" or "u" to the next.
_TONE = re.compile(f"[ou](?<!q[ou])(?:{'|'.join(sorted({pair[1] for pair in _OLD}))})(?!\\w)")
_TI = re.compile(r"tỉ(?<!\wtỉ)\b")
_SPACES = "\n\t\u00a0\r"


def fold_in_place(text: str) -> str:
    """Small letters, one placing of the tone mark, ``tỉ`` as ``tỷ``, every white space a space; the length stays.

    >>> fold_in_place("Tỉ lệ\\nHOÀ")
    'tỷ lệ hòa'
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    for space in _SPACES:
        low = low.replace(space, " ")
    return _TI.sub("tỷ", _TONE.sub(_old_spelling, low))


def _old_spelling(match: re.Match[str]) -> str:
    return _OLD.get(match[0], match[0])
