"""A world: units with their documents, one or two for each year; a planted world has one false number in some of them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from tiendo.values import Reading

from .draft import MARK, Draft
from .sentences import SENTENCES
from .truth import YEARS, Truth

KINDS = tuple(SENTENCES)
_AGAIN = 0.25  # share of years of which a second document speaks


@dataclass(frozen=True)
class Planted:
    """A false number: the document's name, where it starts, the kind of sentence and which number of it."""

    document: str
    start: int
    kind: str
    number: int


@dataclass
class World:
    """True values and their documents.

    Attributes:
        seed: makes the world again.
        units: numbers of its units, or how many it has.
        wrong: share of documents that carry one false number.
        kinds: kinds of sentences that it may print.
        planted: the false numbers of the documents made so far.
        printed: how many sentences of each kind were made so far.
    """

    seed: int
    units: int | Sequence[int]
    wrong: float = 0.0
    kinds: tuple[str, ...] = KINDS
    planted: list[Planted] = field(default_factory=list)
    printed: Counter[str] = field(default_factory=Counter)

    def readings(self, statements: int = 20) -> Iterator[Reading]:
        """The documents of every unit, each with about so many statements."""
        for unit in range(self.units) if isinstance(self.units, int) else self.units:
            chance = random.Random(f"{self.seed} {unit}")
            truth = Truth(self.seed, unit)
            for year in YEARS[1:]:
                yield self._document(f"{unit}-{year}", date(year, 12, 20), truth, year, statements, chance)
                if chance.random() < _AGAIN:
                    yield self._document(f"{unit}-{year}-lan-2", date(year + 1, 1, 25), truth, year, statements, chance)

    def _document(self, name: str, day: date, truth: Truth, year: int, statements: int, chance: random.Random) -> Reading:
        draft = Draft(f"{name}.txt", truth.place, random.Random(chance.random()))
        falsified = draft.random.random() < self.wrong
        while len(draft.rows) < statements:
            kind = draft.random.choice(self.kinds)
            told = SENTENCES[kind]
            number = draft.random.randrange(told.numbers) if falsified and told.numbers else None
            draft.false = number
            told.say(draft, truth, year)
            self.printed[kind] += 1
            if draft.planted and falsified and number is not None:
                self.planted.append(Planted(draft.name, draft.planted[0], kind, number))
                falsified = False
            draft.false = None
        return draft.reading(day)


def name_of(document: str) -> str:
    """The name of a document from its mark."""
    return document.removeprefix(MARK)
