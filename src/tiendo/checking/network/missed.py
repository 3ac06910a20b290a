"""An x/y told in the same words in two documents, where one leaves its place to be understood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
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
            place = bare_place(statement.place)
            count = Count(_print(statement, document), place, "" if place else scene.low)
            key = (fold(statement.indicator.words), str(statement.amount.total), str(statement.period))
            pairs += self._pairs(key, count)
            self._keep(key, count)
        return pairs

    def _pairs(self, key: Name, count: Count) -> list[tuple[Observed, Observed]]:
        others = self._open.get(key, ()) if count.place else self._placed.get(key, ())[:_MOST]
        return [(other.observed, count.observed) for other in others if _same_place(other, count)]

    def _keep(self, key: Name, count: Count) -> None:
        (self._placed if count.place else self._open)[key].append(count)

    @property
    def names(self) -> tuple[frozenset[Name], frozenset[Name]]:
        """What counts with a place speak of, and what those without one do."""
        return frozenset(self._placed), frozenset(self._open)

    def part(self, names: Iterable[Name]) -> dict[Name, list[Count]]:
        """The counts of some names, to be taken in elsewhere."""
        return {name: [*self._placed.get(name, ()), *self._open.get(name, ())] for name in names}

    def take(self, part: dict[Name, list[Count]], first: int) -> list[tuple[Observed, Observed]]:
        """Take in counts of other documents, whose own pairs are known; returns their pairs with those that stood here.

        Args: first: number here of the other's first document.
        """
        counts = [(name, count) for name, several in part.items() for count in several]
        for _, count in counts:
            count.observed.document += first
        pairs = [pair for name, count in counts for pair in self._pairs(name, count)]
        for name, count in counts:
            self._keep(name, count)
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
