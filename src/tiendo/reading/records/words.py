"""The word lists of the records grammar, and small patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

UPPER = "".join(
    chr(code)
    for code in range(0x41, 0x1EFA)
    if chr(code).isalpha() and chr(code).isupper() and (code < 0x180 or code in range(0x1A0, 0x1B1) or code >= 0x1EA0)
)
LOWER = "".join(sorted({letter.lower() for letter in UPPER}))
SYLLABLE = f"[{UPPER}][{LOWER}]*"
GAP = "[ \u00a0]"


@cache
def table() -> dict[str, Any]:
    """The lists of ``words.yaml`` by name."""
    text = files("tiendo.reading.records").joinpath("words.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first, on word borders."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return r"(?<!\w)(?:" + "|".join(re.escape(word).replace(r"\ ", GAP) for word in longest_first) + r")(?!\w)"


@cache
def pattern(name: str, *, ignore_case: bool = False) -> re.Pattern[str]:
    """A compiled pattern for one word of a list of ``words.yaml``."""
    return re.compile(any_of(table()[name]), re.IGNORECASE if ignore_case else 0)


@cache
def forms(name: str) -> str:
    """The forms of a list of ``words.yaml`` joined into the inside of one group."""
    return "|".join(table()[name])
