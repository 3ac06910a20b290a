"""A document as the checker sees it: its numbers in order, its sentences, and the words around each number."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import wraps
from typing import Any, TypeVar, cast

from ..values import Direction, Hedge, Interval, Kind, Modality, Reading, Source, Statement
from .arithmetic import times
from .cues import CAPITALS
from .fold_text import fold_in_place
from .printed import PERCENT, POINTS, TIMES, Mode, interval, measured

_BOUNDARY = re.compile(r"[.!?…][”\"')]*[ \t]+(?=\S)|\n\s*")
_CLOSES = frozenset(".!?:;…”\"')/")
_OPENS = re.compile(rf"[{CAPITALS}\d\-+*•(“\"]")
_LONGEST_TITLE = 160
_SENTENCES_BEHIND_A_TITLE = 3
_ABBREVIATIONS = ("tp.", " ts.", " bs.", "ths.", "pgs.", " gs.", " tx.", " q.", " p.", " tr.", " st.")
_HEDGE_TAIL = re.compile(
    r"(?:\s*\b(?:vào |tới |đến |là )?(?:khoảng|xấp xỉ|ước chừng|cỡ|gần|trên|hơn|dưới|chưa đến"
    r"|chưa tới|ít nhất|tối thiểu|không quá|tối đa|từ|được))+\s*$"
)
_HEDGE_ENDS = (
    "khoảng", "xấp xỉ", "chừng", "cỡ", "gần", "trên", "hơn", "dưới", "đến", "tới", "nhất", "thiểu", "quá", "tối đa", "từ", "được",
)  # fmt: skip
_IN_FLOATS = (Mode.ROUGH, Mode.ROUGHLY_SURE)
_HUNDREDTH = Fraction(1, 100)

Answer = TypeVar("Answer")


class Fact:
    """A statement inside its scene.

    Attributes:
        statement: the statement itself.
        start, end: its place in ``Scene.low``.
        order: position among the scene's facts.
        sentence: number of its sentence.
        dimension, scale: as ``printed.measured`` gives them.
        named: whether its indicator is named close by; kept here once ``neighbours.near_name`` has looked.
        seen: what ``once`` has worked out about it.
        is_level: an amount, count, rate or share that says how much there is.
        is_percent, is_points: a number in %, in percentage points.
        is_ratio: an x/y that is no standing.
    """

    __slots__ = (
        "_kept",
        "dimension",
        "end",
        "is_level",
        "is_percent",
        "is_points",
        "is_ratio",
        "named",
        "order",
        "scale",
        "scene",
        "seen",
        "sentence",
        "start",
        "statement",
    )

    def __init__(self, scene: Scene, statement: Statement, start: int, end: int, order: int, sentence: int) -> None:
        self.scene = scene
        self.statement = statement
        self.start = start
        self.end = end
        self.order = order
        self.sentence = sentence
        self.dimension, self.scale = measured(statement.amount.unit)
        self.is_level = statement.kind is Kind.LEVEL
        self.is_percent = self.dimension == PERCENT
        self.is_points = self.dimension == POINTS
        self.is_ratio = statement.amount.total is not None and statement.kind is not Kind.RANK
        self.named: bool | None = None
        self.seen: dict[object, Any] = {}
        self._kept: dict[Mode, Interval] = {}

    def __repr__(self) -> str:
        return f"<{self.statement.source.surface}@{self.start}>"

    @property
    def source(self) -> Source:
        """Where it was read."""
        return self.statement.source

    @property
    def is_exact(self) -> bool:
        """True when no hedge stands beside it."""
        return self.statement.amount.hedge is Hedge.EXACT

    def amount(self, mode: Mode) -> Interval:
        """The values it stands for; a range counts from its lower to its upper end."""
        kept = self._kept.get(mode)
        if kept is None:
            printed = self.statement.amount
            kept = interval(printed, mode)
            if printed.upper is not None:
                kept = Interval(kept.low, interval(printed, mode, printed.upper).high)
            self._kept[mode] = kept
        return kept

    def first(self, mode: Mode) -> Interval:
        """The printed number alone: x of an x/y, the lower end of a range."""
        printed = self.statement.amount
        return self.amount(mode) if printed.upper is None else interval(printed, mode)

    def top(self, mode: Mode) -> Interval:
        """The upper end of a range, else the number."""
        printed = self.statement.amount
        return self.amount(mode) if printed.upper is None else interval(printed, mode, printed.upper)

    def whole(self, mode: Mode) -> Interval:
        """y of an x/y, else the number."""
        printed = self.statement.amount
        return self.amount(mode) if printed.total is None else interval(printed, mode, printed.total, hedged=False)

    def factor(self, mode: Mode) -> Interval:
        """What a change or a share of plan multiplies by: ``tăng 8%`` gives 1,08, ``đạt 96%`` gives 0,96, ``gấp 2 lần`` gives 2."""
        if self.dimension == TIMES:
            return self.amount(mode)
        share = times(self.amount(mode), cast("Fraction", 0.01) if mode in _IN_FLOATS else _HUNDREDTH)
        direction = self.direction
        if direction in (Direction.DOWN, Direction.SHORT):
            return Interval(None if share.high is None else 1 - share.high, None if share.low is None else 1 - share.low)
        if direction in (Direction.UP, Direction.OVER):
            return Interval(None if share.low is None else 1 + share.low, None if share.high is None else 1 + share.high)
        return share

    @property
    def direction(self) -> Direction | None:
        """Which way a change goes; ``bằng 96,2% so với cùng kỳ`` multiplies as printed and has none here."""
        if self.statement.kind is Kind.CHANGE and self.is_percent and self.scene.lead(self).rstrip().endswith("bằng"):
            return None
        return self.statement.direction

    @property
    def is_aim(self) -> bool:
        """True when it is aimed at, not reached."""
        return self.statement.modality is Modality.TARGET


def worth(fact: Fact, other: Fact) -> Fraction:
    """The printed number of a fact in the unit of another one of its dimension."""
    return Fraction(fact.statement.amount.value) * fact.scale / other.scale


def once(look: Callable[[Scene, Fact], Answer]) -> Callable[[Scene, Fact], Answer]:
    """Look at the words around a fact once, however many other facts it is held against."""

    @wraps(look)
    def remembered(scene: Scene, fact: Fact) -> Answer:
        try:
            return fact.seen[look]  # type: ignore[no-any-return]
        except KeyError:
            answer = fact.seen[look] = look(scene, fact)
            return answer

    return remembered


class Scene:
    """One reading, prepared.

    Attributes:
        reading: the document with its statements.
        low: the text in NFC, small letters and one spelling, character for character.
        facts: its statements in order of place.
        sentences: (start, end) of each sentence in ``low``.
        seen: what a form has worked out about the whole text and may need again.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        text = reading.document.text
        self._back: list[int] | None = None
        if not unicodedata.is_normalized("NFC", text):
            text, self._back = _composed(text)
        self.text = text
        self.low = fold_in_place(text)
        self.sentences = _sentences(text, self.low)
        starts = [start for start, _ in self.sentences]
        self.facts: list[Fact] = []
        for statement in sorted(reading.statements, key=lambda one: one.source.start):
            start, end = self._forward(statement.source.start), self._forward(statement.source.end)
            sentence = max(bisect_right(starts, start) - 1, 0)
            self.facts.append(Fact(self, statement, start, end, len(self.facts), sentence))
        self.by_span = {(fact.statement.source.start, fact.statement.source.end): fact for fact in self.facts}
        self._leads: dict[int, str] = {}
        self.seen: dict[object, Any] = {}

    def close(self) -> None:
        """Let go of the facts, which point back here: memory is then free at once, without the garbage collector."""
        for fact in self.facts:
            fact.seen.clear()
        self.facts.clear()
        self.by_span.clear()
        self.seen.clear()

    def _forward(self, offset: int) -> int:
        return offset if self._back is None else bisect_right(self._back, offset) - 1

    def place(self, offset: int) -> int:
        """The place in ``low`` of an offset in the document."""
        return self._forward(offset)

    @property
    def has_title(self) -> bool:
        """True when the first sentence is a line of its own, short and without a full stop."""
        if len(self.sentences) < _SENTENCES_BEHIND_A_TITLE:
            return False
        begin, end = self.sentences[0]
        alone = "\n" in self.text[end : self.sentences[1][0]]
        return alone and end - begin <= _LONGEST_TITLE and self.text[end - 1 : end] not in (".", ";", ":")

    def part(self, fact: Fact) -> str:
        """The heading path above a number."""
        if fact.source.part:
            return fact.source.part
        start = fact.source.start
        return next((block.part for block in self.reading.document.blocks if block.start <= start < block.end), "")

    def source(self, start: int, end: int) -> Source:
        """The place of a stretch of ``low`` in the document."""
        if self._back is not None:
            start, end = self._back[start], self._back[end]
        document = self.reading.document
        return Source(document.sha256, "", start, end, document.text[start:end])

    def words(self, start: int, end: int) -> str:
        """The folded text between two places."""
        return self.low[start:end]

    def lead(self, fact: Fact) -> str:
        """The words before a number, from the number before it or the start of its sentence; hedge words are left out."""
        kept = self._leads.get(fact.order)
        if kept is None:
            begin = self.sentences[fact.sentence][0] if self.sentences else 0
            if fact.order and self.facts[fact.order - 1].sentence == fact.sentence:
                begin = max(begin, self.facts[fact.order - 1].end)
            kept = self.low[begin : fact.start]
            if kept.rstrip().endswith(_HEDGE_ENDS):
                kept = _HEDGE_TAIL.sub(" ", kept)
            self._leads[fact.order] = kept
        return kept

    def tail(self, fact: Fact) -> str:
        """The words after a number, to the next number or the end of its sentence."""
        end = self.sentences[fact.sentence][1]
        if fact.order + 1 < len(self.facts) and self.facts[fact.order + 1].sentence == fact.sentence:
            end = min(end, self.facts[fact.order + 1].start)
        return self.low[fact.end : max(end, fact.end)]

    def between(self, a: Fact, b: Fact) -> str:
        """The words between two numbers."""
        return self.low[a.end : b.start]

    def clause(self, fact: Fact) -> str:
        """The words of its sentence up to the number."""
        return self.low[self.sentences[fact.sentence][0] : fact.start]

    def sentence_text(self, number: int) -> str:
        """The words of one sentence."""
        start, end = self.sentences[number]
        return self.low[start:end]

    def sentence_facts(self) -> Iterator[Sequence[Fact]]:
        """The facts of each sentence that has any."""
        group: list[Fact] = []
        for fact in self.facts:
            if group and group[-1].sentence != fact.sentence:
                yield group
                group = []
            group.append(fact)
        if group:
            yield group

    def next(self, fact: Fact, steps: int = 1) -> Fact | None:
        """The fact that follows in the same sentence."""
        place = fact.order + steps
        if 0 <= place < len(self.facts) and self.facts[place].sentence == fact.sentence:
            return self.facts[place]
        return None

    def qualified(self, fact: Fact) -> Fact | None:
        """The fact that this one qualifies, as the reading says."""
        return self.by_span.get(fact.statement.of) if fact.statement.of else None


def _sentences(text: str, low: str) -> list[tuple[int, int]]:
    places = []
    begin = 0
    for stop, start in _boundaries(text):
        if low[max(begin, stop - 4) : stop].endswith(_ABBREVIATIONS):
            continue
        if stop > begin:
            places.append((begin, stop))
        begin = start
    if begin < len(text) or not places:
        places.append((begin, len(text)))
    return places


def _boundaries(text: str) -> Iterator[tuple[int, int]]:
    """Where a sentence ends and the next begins: a full stop before no small letter; a line that closes, or is followed by
    an empty one or by a line that opens.
    """
    for match in _BOUNDARY.finditer(text):
        stop, start = match.span()
        if text[stop] != "\n":
            if not text[start].islower():
                yield stop + 1, start
            continue
        while stop and text[stop - 1].isspace():
            stop -= 1
        if text[stop - 1 : stop] in _CLOSES or text.count("\n", stop, start) > 1 or _OPENS.match(text, start):
            yield stop, start


def _composed(text: str) -> tuple[str, list[int]]:
    """The text in NFC, and for each of its characters (and its end) the offset in the original."""
    pieces: list[str] = []
    back: list[int] = []
    begin = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not unicodedata.combining(text[place]):
            piece = unicodedata.normalize("NFC", text[begin:place])
            pieces.append(piece)
            back.extend([begin] * len(piece))
            begin = place
    return "".join(pieces), [*back, len(text)]
