"""Years and durations that a text prints side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ...values import Interval
from ..arithmetic import exactly
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Scene

NAME = "dates"
WORDS = ("kỷ niệm", "năm cuối", " năm (", " năm 1", " năm 2", " năm, ", "năm giai đoạn")
_FIVE = 5
_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"(?:\d{1,2}[/.-]\d{1,2}[/.-])?"
_ANNIVERSARY = re.compile(
    rf"(?P<n>\b\d{{1,3}}) năm (?P<words>[^.;()\d]{{0,110}})\(\s*{_DAY}(?P<a>{_YEAR})\s*[-–]\s*{_DAY}(?P<b>{_YEAR})\s*\)"
)
_LISTED = re.compile(rf"(?P<n>\b\d{{1,2}}) năm\s*\((?P<years>{_YEAR}(?:\s*(?:,|;|và)\s*{_YEAR})+)\)")
_PERIOD = re.compile(rf"(?P<n>\b\d{{1,2}}) năm,?\s*\(?(?:giai đoạn )?(?P<a>{_YEAR})\s*[-–]\s*(?P<b>{_YEAR})\b")
_LAST = re.compile(
    rf"\bnăm (?P<n>{_YEAR}),?(?: là)? năm cuối(?: cùng)?(?! năm)[^.;\d]{{0,110}}?"
    rf"(?:nhiệm kỳ|giai đoạn|kế hoạch 5 năm|kế hoạch)\s*\(?(?P<a>{_YEAR})\s*[-–]\s*(?P<b>{_YEAR})\b"
)
_OPENED = re.compile(r"năm\s*\(")
_SPAN = re.compile(r"[12]\d{3}\s*[-–]\s*\d")
_FEAST = re.compile(r"\bngày\b|\bthành lập\b|\btái lập\b|\bđón nhận\b|\btruyền thống\b|\bkhởi nghĩa\b|\bchiến thắng\b")


def find(scene: Scene) -> Iterator[Relation]:
    """Anniversaries, listed years, lengths of periods and last years of terms."""
    low = scene.low
    if _SPAN.search(low):
        yield from _spans(scene)
    for match in _LISTED.finditer(low) if _OPENED.search(low) else ():
        years = len(set(re.findall(_YEAR, match["years"])))
        yield _relation(scene, match, int(match["n"]), years, years, "số năm kể ra")


def _spans(scene: Scene) -> Iterator[Relation]:
    """What is said of «1945 - 2025»: an anniversary, the length of a period, its last year."""
    low = scene.low
    for match in _ANNIVERSARY.finditer(low):
        before = low[max(match.start() - 40, 0) : match.start()]
        if "kỷ niệm" in before + match["words"] or _FEAST.search(match["words"]):
            length = int(match["b"]) - int(match["a"])
            yield _relation(scene, match, int(match["n"]), length, length, "kỷ niệm")
    for match in _PERIOD.finditer(low):
        length = int(match["b"]) - int(match["a"])
        if length == _FIVE and int(match["n"]) == _FIVE:
            continue  # a term of five years is often counted so: "5 năm 2020 - 2025"
        term = "nhiệm kỳ" in low[max(match.start() - 30, 0) : match.end()]
        yield _relation(scene, match, int(match["n"]), length if term else length + 1, length + 1, "độ dài giai đoạn", soft=length)
    for match in _LAST.finditer(low):
        yield _relation(scene, match, int(match["n"]), int(match["b"]), int(match["b"]), "năm cuối")


def _relation(
    scene: Scene, match: re.Match[str], printed: int, low: int, high: int, words: str, soft: int | None = None
) -> Relation:
    """``soft`` is a second length that some people mean; then a failure of the first is only odd."""
    given = (Fraction(printed), Fraction(low), Fraction(high))
    return Relation(NAME, (), firm=printed != soft, spans=(scene.source(*match.span()),), given=given, words=words)


def claim(relation: Relation, mode: Mode) -> Claim:
    """What the years give against what is printed."""
    printed, low, high = relation.given
    return Claim(Interval(low, high), exactly(printed), shown=lambda: relation.words)
