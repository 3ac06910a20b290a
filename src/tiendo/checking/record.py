"""A report against the record: the same indicator, unit and period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..catalogue import fold
from ..values import Certainty, Citation, Finding, FindingClass, Kind, Modality, Observation, Source
from .network.cells import is_name_of
from .printed import Mode, interval, measured
from .rules import BY_CODE
from .scene import Fact, Scene
from .wording import number

CODE = "REC01"


class Record:
    """Observations of the ledger by indicator and period; the latest vintage counts, one that another corrects is left out."""

    def __init__(self, observations: Sequence[Observation]) -> None:
        corrected = {one.corrects for one in observations if one.corrects}
        self.by_cell: dict[tuple[str, str], list[Observation]] = {}
        for one in observations:
            if one.amount is not None and one.key not in corrected:
                self.by_cell.setdefault((one.indicator, str(one.period)), []).append(one)


def against_record(scene: Scene, record: Record) -> Iterator[Finding]:
    """One finding for each number that the record holds with another value."""
    if not record.by_cell:
        return
    for fact in scene.facts:
        mention, period = fact.statement.indicator, fact.statement.period
        if fact.statement.kind is not Kind.LEVEL or mention is None or mention.code is None or period is None:
            continue
        for known in record.by_cell.get((mention.code, str(period)), ()):
            if _same_unit(fact, known):
                yield from _compare(fact, known)


def _same_unit(fact: Fact, known: Observation) -> bool:
    """The org unit of the record is named by its key, which holds the official code: ``province/06/1900``."""
    place = fact.statement.place
    return place is not None and place.code is not None and (known.unit == place.code or place.code in known.unit.split("/"))


def _compare(fact: Fact, known: Observation) -> Iterator[Finding]:
    assert known.amount is not None
    if measured(known.amount.unit)[0] != fact.dimension or fact.statement.modality is Modality.TARGET:
        return
    apart = not fact.amount(Mode.SURE).touches(interval(known.amount, Mode.SURE))
    if not apart and fact.amount(Mode.PLAIN).touches(interval(known.amount, Mode.PLAIN)):
        return
    settled = known.modality is Modality.ACTUAL and fact.statement.modality is Modality.ACTUAL
    mention = fact.statement.indicator
    named = mention is not None and is_name_of(known.indicator, mention.words) and _same_wording(known, mention.words)
    cls = FindingClass.CONTRADICTION if apart and settled and named else FindingClass.NOTE
    held = f"{number(known.amount.value)} {known.amount.unit}".strip()
    fields = {"a": " ".join(fact.source.surface.split()), "b": f"{held} ({_where(known)})"}
    rule = BY_CODE[CODE]
    yield Finding(
        CODE,
        cls,
        Certainty.SURE if apart else Certainty.PLAIN,
        rule.vi.format(**fields),
        (fact.source, *((known.origin,) if isinstance(known.origin, Source) else ())),
        f"{fields['a']} ≠ {held}",
        "một bên là ước tính, một bên là chính thức" if not settled else "" if named else "hai cách gọi có thể là hai định nghĩa",
        rule.en.format(**fields),
        (known.key,),
    )


def _same_wording(known: Observation, words: str) -> bool:
    """The record's source called it the same: aliases of one indicator can hide two definitions (two poverty standards)."""
    return not known.indicator_words or fold(known.indicator_words) == fold(words)


def _where(known: Observation) -> str:
    return known.origin.title if isinstance(known.origin, Citation) else "sổ theo dõi"
