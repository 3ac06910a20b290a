"""Shares of one structure: they add up to 100%, and never to more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..arithmetic import exactly, total
from ..gated import Gated
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number
from .neighbours import is_change

NAME = "hundred"
_SMALL = re.compile(r"(?:huyện|xã|thị xã|quận|phường|thị trấn) ", re.IGNORECASE)
WORDS = ("cơ cấu", "tỷ trọng", "đóng góp", "còn lại")
_STRUCTURE = re.compile(r"\bcơ cấu\b|\btỷ trọng\b")
_GROWTH_PARTS = Gated(r"\bđóng góp\b[^.;]{0,30}$")
_SECTORS = (re.compile(r"\bnông\b[^.;%]{0,12}\b(?:lâm|nghiệp)"), re.compile(r"\bcông nghiệp\b"), re.compile(r"\bdịch vụ\b"))
_TAX = Gated(r"\bthuế\b")
_THE_REST = Gated(r"^[^;.]{0,12}\bcòn lại\b[^;.]{0,40}$")
_SHARES = re.compile(r"\bchiếm\b[^;.]{0,25}$|\bcơ cấu\b|\btỷ trọng\b|\bchủ yếu\b[^;.]*$")
_OTHER_WHOLE = re.compile(r"\bso với\b|\bcùng kỳ\b|\bkế hoạch\b|\btrong đó\b")
_BREAK = Gated(r"\(|\)|\bso với\b|\bcùng kỳ\b")
_REST = Gated(r"\bcòn lại\b")


def find(scene: Scene) -> Iterator[Relation]:
    """Lists of at least three shares under «cơ cấu», «tỷ trọng», and the contributions of the three sectors."""
    whole = 0
    for group in scene.sentence_facts():
        for run in _runs(scene, group):
            words = scene.low[scene.sentences[run[0].sentence][0] : run[-1].end]
            sectors = all(sector.search(words) for sector in _SECTORS)
            tax = bool(_TAX.search(words))
            if not _STRUCTURE.search(words) or not (sectors or len(run) == whole):
                continue
            if sectors and tax:
                whole = len(run)
            rest = any(_REST.search(scene.lead(fact)) for fact in run)
            if sectors and not tax and not rest and len(run) == len(_SECTORS) and _is_small(run[0]):
                yield Relation(NAME, tuple(run), firm=False, words="=")
            yield Relation(NAME, tuple(run), words="=" if tax or not sectors or rest else "<=")
    yield from _contributions(scene)
    yield from _rests(scene)


def _is_small(fact: Fact) -> bool:
    """Districts and communes count the output of three sectors; taxes on products stand in the accounts of provinces only."""
    place = fact.statement.place
    return place is not None and _SMALL.match(place.words) is not None


def _rests(scene: Scene) -> Iterator[Relation]:
    """«gạo chất lượng cao chiếm 80%, còn lại 20% là gạo thường»: with the rest the shares are all."""
    for last in scene.facts:
        if not last.is_percent or not _THE_REST.search(scene.lead(last)) or is_change(last) or last.direction is not None:
            continue
        run = [last]
        before = scene.next(last, -1)
        while before is not None and before.is_percent and before.is_level and before.direction is None and not before.is_ratio:
            run.insert(0, before)
            before = scene.next(before, -1)
        words = scene.low[scene.sentences[last.sentence][0] : last.start]
        shares = _SHARES.search(scene.lead(run[0])) is not None
        if len(run) > 1 and shares and not _OTHER_WHOLE.search(words):
            yield Relation(NAME, tuple(run), words="=")


def _contributions(scene: Scene) -> Iterator[Relation]:
    """What each of the three sectors gives to the growth of the whole, in %; value added has no fourth part."""
    found = [fact for fact in scene.facts if fact.is_percent and _GROWTH_PARTS.search(scene.lead(fact))]
    for run in zip(found, found[1:], found[2:], strict=False):
        begin = scene.sentences[run[0].sentence][0]
        stretches = [scene.low[a : b.start] for a, b in zip((begin, run[0].end, run[1].end), run, strict=True)]
        in_order = all(sector.search(words) for sector, words in zip(_SECTORS, stretches, strict=True))
        if in_order and run[2].sentence - run[0].sentence <= 2 and not _TAX.search(scene.tail(run[2])):
            yield Relation(NAME, run, words="=")


def _runs(scene: Scene, group: Sequence[Fact]) -> Iterator[list[Fact]]:
    """Shares that follow each other; a bracket or a word of time starts another structure."""
    run: list[Fact] = []
    for fact in group:
        usable = fact.is_percent and not is_change(fact) and fact.direction is None and not fact.is_ratio
        if run and usable and _BREAK.search(scene.low[run[-1].end : fact.start]):
            yield from _worth(run)
            run = []
        if usable:
            run.append(fact)
    yield from _worth(run)


def _worth(run: list[Fact]) -> Iterator[list[Fact]]:
    if len(run) >= 3:
        yield run


def claim(relation: Relation, mode: Mode) -> Claim:
    """The sum of the shares against 100."""
    return Claim(
        total(fact.amount(mode) for fact in relation.facts),
        exactly(100),
        relation.words,
        unit="%",
        shown=lambda: " + ".join(number(fact.statement.amount.value) for fact in relation.facts),
    )
