"""Checking: readings in, findings and implied values out.

One document is looked at by every rule; all documents together form one network. A document can be added to a network that
already holds many: only what it touches is looked at again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..values import Certainty, Finding, FindingClass, Implied, Observation, Reading, Source
from .blame import likely_slip, most_suspect_first, shared_blame
from .network import Network
from .network.conflicts import Known, conflicts
from .network.implied import implied_values
from .network.linking import add_scene
from .network.missed import Counts
from .network.repeated import compare, repeated
from .record import Record, against_record
from .relation import Form, Relation
from .relations import FORMS
from .rules import RULES, Rule
from .scene import Scene
from .towns import Met, met_and_missed, total_met_parts_not
from .units_there_are import UnitCount, counted_units, more_than_there_are

_BY_FORM: dict[str, Form] = {form.NAME: form for form in FORMS}
_TOTALS = "parts_total"
_JUDGES: tuple[tuple[Rule, Form, tuple[str, ...]], ...] = tuple(
    (rule, rule.form, getattr(rule.form, "WORDS", ())) for rule in RULES if rule.form is not None
)
_WORDS = tuple(dict.fromkeys(word for _, _, words in _JUDGES for word in words))
_Judged = tuple[Finding, Relation]


@dataclass(frozen=True, slots=True)
class Check:
    """The answer of the checker.

    Attributes:
        findings: contradictions first, then suspicions, then notes; within a class in order of the documents.
        implied: values that follow from what is printed.
        held, contradicted: how many relations could be checked, and how they came out.
    """

    findings: tuple[Finding, ...]
    implied: tuple[Implied, ...] = ()
    held: int = 0
    contradicted: int = 0


@dataclass(frozen=True, slots=True)
class _Local:
    """What one document says by itself."""

    findings: tuple[Finding, ...]
    totals: tuple[Relation, ...]
    held: int


class Checker:
    """A growing set of documents under check.

    Attributes:
        network: every number of every document.
        counts: the counts that leave their place to be understood.
        names, published: name and day of each document, by number.
        found: what single documents say against themselves, the record, and each other's counts.
        met: totals that meet their plan, and counts of parts that do.
        units: counts of districts, communes and villages, and how many there are.
        held: relations that could be checked and hold.

    >>> Checker().result().findings
    ()
    """

    def __init__(self, record: Sequence[Observation] = ()) -> None:
        self._record = Record(record)
        self._known = Known()
        self._touched: list[int] = []
        self.network = Network()
        self.counts = Counts()
        self.names: list[str] = []
        self.published: list[date | None] = []
        self.found: list[Finding] = []
        self.met: list[Met] = []
        self.units: list[UnitCount] = []
        self.held = 0

    def add(self, reading: Reading) -> tuple[Finding, ...]:
        """Take one document in; returns what it says against itself and against the record."""
        scene = Scene(reading)
        local = look_at(scene)
        number = len(self.names)
        self.names.append(reading.document.name)
        self.published.append(reading.document.published)
        self._touched = list(dict.fromkeys(add_scene(self.network, scene, number, list(local.totals))))
        self.met += met_and_missed(scene, number)
        self.units += counted_units(scene, number)
        pairs = self.counts.add(scene, number)
        found = (*local.findings, *against_record(scene, self._record), *compare(pairs, self.names, self.published))
        self.keep(found)
        self.held += local.held
        scene.close()
        return found

    def keep(self, findings: Iterable[Finding]) -> None:
        """Keep findings for the answer; what they call a contradiction the network need not say again."""
        for one in findings:
            self.found.append(one)
            if one.cls is FindingClass.CONTRADICTION:
                self._known.add(frozenset(one.sources))

    def add_and_compare(self, reading: Reading) -> tuple[Finding, ...]:
        """Take one document in; returns all findings that it brings, those with the other documents included."""
        own = self.add(reading)
        return _sorted((*own, *self.across(self._touched)))

    def across(self, cells: Iterable[int] | None = None) -> list[Finding]:
        """What the documents say against each other, in all cells or in the components of some."""
        found = list(repeated(self.network, self.names, self.published, cells))
        known = Known(self._known)
        for one in found:
            known.add(frozenset(one.sources))
        found += conflicts(self.network, self.published, known, cells)
        return found

    def result(self, *, implied: bool = False) -> Check:
        """Everything found so far, in order."""
        found = [*self.found, *self.across()]
        values = tuple(implied_values(self.network, contradicted(found))) if implied else ()
        return self.answer(found, values)

    def answer(self, found: Iterable[Finding], implied: tuple[Implied, ...]) -> Check:
        """The answer, in order; totals are held against the counts of their parts, and these against what there is, at last."""
        last = (*total_met_parts_not(self.met), *more_than_there_are(self.units))
        return Check(_sorted((*found, *last)), implied, self.held, self._known.count)


def contradicted(found: Iterable[Finding]) -> frozenset[Source]:
    """The places that contradictions name."""
    return frozenset(source for one in found if one.cls is FindingClass.CONTRADICTION for source in one.sources)


def check(readings: Iterable[Reading], *, record: Sequence[Observation] = (), implied: bool = False) -> Check:
    """Check documents, each by itself and all together.

    Args:
        readings: what was read of each document; a generator is taken one at a time.
        record: observations of the ledger that reports are held against.
        implied: also give the values that follow from what is printed.
    """
    checker = Checker(record)
    for reading in readings:
        checker.add(reading)
    return checker.result(implied=implied)


def look_at(scene: Scene) -> _Local:
    """Every rule over one document. A rule that fails becomes a note about the rule, and the others go on."""
    judged: list[tuple[Finding | None, Relation]] = []
    notes: list[Finding] = []
    told = {word for word in _WORDS if word in scene.low}
    for rule, form, words in _JUDGES:
        if words and told.isdisjoint(words):
            continue  # none of the words without which the form cannot stand
        try:
            for relation in form.find(scene):
                judged.append((rule.judge(relation), relation))
        except Exception as error:
            notes.append(_rule_failed(rule.code, scene, error))
    found = [(finding, relation) for finding, relation in judged if finding is not None]
    kept = _without_repeats(found)
    if any(one.cls is FindingClass.CONTRADICTION for one, _ in kept):
        kept = _explained(kept, judged)
    totals = tuple(one for _, one in judged if one.form == _TOTALS and one.firm)
    return _Local(tuple(one for one, _ in kept) + tuple(notes), totals, len(judged) - len(found))


def _without_repeats(findings: list[_Judged]) -> list[_Judged]:
    """One finding for each set of places; the graver one stays."""
    best: dict[frozenset[Source], _Judged] = {}
    grave = list(FindingClass)
    for finding, relation in findings:
        key = frozenset(finding.sources)
        if key not in best or grave.index(finding.cls) < grave.index(best[key][0].cls):
            best[key] = (finding, relation)
    return list(best.values())


def _explained(kept: list[_Judged], judged: list[tuple[Finding | None, Relation]]) -> list[_Judged]:
    """Contradictions with the number most likely at fault first, and the slip or the shared number that would explain it."""
    held: Counter[Source] = Counter()
    broken: Counter[Source] = Counter()
    by_fact: dict[int, list[Relation]] = defaultdict(list)
    for verdict, relation in judged:
        (held if verdict is None else broken).update(relation.sources)
        for fact in relation.facts:
            by_fact[fact.order].append(relation)
    blamed = shared_blame([frozenset(one.sources) for one, _ in kept if one.cls is FindingClass.CONTRADICTION])
    done = []
    for finding, relation in kept:
        if finding.cls is FindingClass.CONTRADICTION:
            others = [one for fact in relation.facts for one in by_fact[fact.order]]
            slip = likely_slip(relation, _BY_FORM, list(dict.fromkeys(others)))
            shared = next((blamed[source] for source in finding.sources if source in blamed), "")
            finding = most_suspect_first(finding, held, broken)
            finding = replace(finding, reason="; ".join(one for one in (slip, shared) if one) or finding.reason)
        done.append((finding, relation))
    return done


def _rule_failed(code: str, scene: Scene, error: Exception) -> Finding:
    return Finding(
        "RUL01",
        FindingClass.NOTE,
        Certainty.SURE,
        f"Quy tắc {code} không chạy được trên văn bản này ({type(error).__name__}); các quy tắc khác vẫn chạy.",
        (scene.source(0, min(1, len(scene.low))),),
        message_en=f"Rule {code} failed on this document ({type(error).__name__}: {error}); the other rules went on.",
    )


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    order = list(FindingClass)
    return tuple(
        sorted(findings, key=lambda one: (order.index(one.cls), one.sources[0].document if one.sources else "", _start(one)))
    )


def _start(finding: Finding) -> int:
    return min((source.start for source in finding.sources), default=0)
