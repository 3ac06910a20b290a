"""One regular expression cuts a sentence into words, numbers, dates, document numbers and signs."""

from __future__ import annotations

import re

WORD, DATE, DOCUMENT, NUMBER, SIGN = 1, 2, 3, 4, 5
"""Kinds of tokens, as the groups of the expression are numbered."""

# A document number ("40-KL/TW", "2562/QĐ - TTg", "54/2017/QH14") is told by its capitals; "21,4 ha/KH 20" is none.
_TOKEN = re.compile(
    r"([Tt][Pp]\.(?=\s?[A-ZĐ])|[^\W\d_](?:[^\W_]|(?<=[mM])[²³])*)"
    r"|(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?![\d]))"
    r"|(\d{1,6}[a-zđ]?(?:/\d{4})?\s?[-–/]\s?(?!KH\s?\d)[A-ZĐ]{2}[A-ZĐa-zđ\d]{0,7}(?:\s?[-–/]\s?[A-ZĐ]\w{0,9}){0,3})"
    r"|((?<=[Nn]ăm )(?:19|20)\d{2}(?=,\d{3}(?!\d)\s?%)|\d{1,3}(?: \d{3}){2,}(?![\d.,]*\d)|\d{1,18}(?:[.,]\d{1,14}){0,8})"
    r"|([^\w\s]|_|\w)"
)


class Tokens:
    """The tokens of one sentence, as parallel lists.

    Attributes:
        words: folded text of each token.
        starts, ends: its offsets in the view.
        kinds: its kind.
    """

    __slots__ = ("ends", "kinds", "starts", "words")

    def __init__(self, text: str, low: str, start: int, end: int) -> None:
        matches = list(_TOKEN.finditer(text, start, end))
        spans = [match.span() for match in matches]
        self.words = [low[first:last] for first, last in spans]
        self.starts = [first for first, _ in spans]
        self.ends = [last for _, last in spans]
        self.kinds = [match.lastindex or SIGN for match in matches]
