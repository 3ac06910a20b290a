"""An x/y told in the same words in two documents, where one leaves its place to be understood."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ...catalogue.fold import fold
from ...values import Modality, Statement
from ..scene import Scene
from .cells import bare_place
from .premises import Observed

Name = tuple[str, str, str]
_MOST = 2000  # placed counts that one without a place is held against
_LONG_NAME = 4  # words that name a thing fully: «chỉ tiêu không đạt kế hoạch»


@dataclass(frozen=True, slots=True)
class Count:
    """Such an x/y of one document.

    Attributes:
        place: bare name, empty when none is read.
        text: the folded text of the document when no place is read, to look for the other's place in.
    """

    observed: Observed
    place: str
    text: str


class Counts:
    """The counts of many documents, by what they count, among how many, and when."""

    def __init__(self) -> None:
        self._placed: dict[Name, list[Count]] = defaultdict(list)
        self._open: dict[Name, list[Count]] = defaultdict(list)

    def add(self, scene: Scene, document: int) -> list[tuple[Observed, Observed]]:
        """Take in a document's counts; returns the pairs that speak of one place by the words of the texts alone."""
        pairs = []
        for fact in scene.facts:
            statement = fact.statement
            if not fact.is_ratio or not _tells_all(statement):
                continue
            assert statement.indicator is not None
            value = _print(statement, document)
            place = bare_place(statement.place)
            count = Count(value, place, "" if place else scene.low)
            key = (fold(statement.indicator.words), str(statement.amount.total), str(statement.period))
            others = self._open[key] if place else self._placed[key][:_MOST]
            pairs += [(other.observed, value) for other in others if _same_place(other, count)]
            (self._placed if place else self._open)[key].append(count)
        return pairs


def _tells_all(statement: Statement) -> bool:
    mention = statement.indicator
    named = mention is not None and len(mention.words.split()) >= _LONG_NAME
    return named and statement.period is not None and statement.modality is Modality.ACTUAL


def _print(statement: Statement, document: int) -> Observed:
    return Observed(statement.source, document, statement, dated=False)


def _same_place(a: Count, b: Count) -> bool:
    """One names a place, the other names none, and that place stands in its text."""
    if a.observed.document == b.observed.document:
        return False
    named, unnamed = (a, b) if a.place else (b, a)
    return named.place in unnamed.text
