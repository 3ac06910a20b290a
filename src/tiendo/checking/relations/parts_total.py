"""A total and the complete list of its parts: «gồm: …», «x/y …, còn …», or a split that is complete by definition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ...values import Kind
from ..arithmetic import total
from ..cues import COMPLETE, OPEN_LIST, content_words
from ..gated import Gated
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene, worth
from ..wording import number
from .listing import parts_after
from .outcomes import disciplined, outcomes
from .partition import splits
from .twin_split import twins

NAME = "parts_total"
_REST = re.compile(r"^(?: còn lại\b| để hoàn thành (?:100% )?(?:chỉ tiêu|kế hoạch|mục tiêu)\b)")
_KINDS_NAMED = re.compile(r" (?P<kinds>[^\W\d_]+(?: [^\W\d_]+){0,3}(?:(?:, | và )[^\W\d_]+(?: [^\W\d_]+){0,3}){1,3}) \(")
_LEFT = Gated(r"\bcòn(?: lại)?\b")


def find(scene: Scene) -> Iterator[Relation]:
    """Announced lists, remainders of an x/y, and known splits of an amount."""
    seen: set[tuple[int, ...]] = set()
    for found in (*_announced(scene), *_remainders(scene), *_known(scene), *_told(scene), *_to_go(scene), *_spelled_out(scene)):
        key = tuple(fact.order for fact in found.facts)
        if key not in seen:
            seen.add(key)
            yield found


def _announced(scene: Scene) -> Iterator[Relation]:
    for whole in scene.facts:
        if not whole.is_level or whole.is_points or whole.is_ratio:
            continue
        parts, cue, after = parts_after(scene, whole)
        if len(parts) < 2 or not COMPLETE.search(cue) or OPEN_LIST.search(cue) or OPEN_LIST.search(after[:6]):
            continue
        if not whole.is_percent and not any("trong đó" in scene.lead(part) for part in parts):
            yield Relation(NAME, (whole, *parts))


def _remainders(scene: Scene) -> Iterator[Relation]:
    """«54/66 chỉ tiêu đạt; còn 11 chỉ tiêu khó đạt và 1 chỉ tiêu không đạt»: x and what is left make y."""
    for ratio in scene.facts:
        total_ = ratio.statement.amount.total
        if not ratio.is_ratio or total_ is None or total_ != total_.to_integral_value() or not ratio.dimension:
            continue
        parts: list[Fact] = []
        for fact in scene.facts[ratio.order + 1 : ratio.order + 7]:
            if fact.sentence > ratio.sentence + 1:
                break
            if fact.is_percent and fact.sentence == ratio.sentence and not parts:
                continue
            alike = fact.dimension == ratio.dimension and fact.is_level and not fact.is_ratio
            joined = _LEFT.search(scene.lead(fact)) if not parts else re.match(r"[^;.]{0,60}(?:\bvà\b|,)\s*$", scene.lead(fact))
            if not alike or not joined:
                break
            parts.append(fact)
        if parts and _LEFT.search(scene.lead(parts[0])):
            yield Relation(
                NAME,
                (ratio, *parts),
                firm=bool(len(parts) > 1 or re.search(r"\bchưa\b|\bkhông\b|\bcòn lại\b|\bquá hạn\b", scene.tail(parts[0]))),
            )


def _known(scene: Scene) -> Iterator[Relation]:
    for split in splits(scene, lambda fact: fact.is_level and not fact.is_percent and not fact.is_ratio and not fact.is_points):
        yield Relation(NAME, (split.whole, *split.parts))


def _told(scene: Scene) -> Iterator[Relation]:
    """What became of all of a number of things, or the forms in which all were disciplined."""
    for whole, parts, complete in outcomes(scene):
        if complete:
            yield Relation(NAME, (whole, *parts))
    for whole, parts in disciplined(scene):
        yield Relation(NAME, (whole, *parts))
    for whole, parts, sure in twins(scene):
        yield Relation(NAME, (whole, *parts), firm=sure)


def _to_go(scene: Scene) -> Iterator[Relation]:
    """«Kết nạp được 62/120 đảng viên», later «kết nạp 58 đảng viên để hoàn thành chỉ tiêu»: what is left to do is the rest."""
    for rest in scene.facts:
        if not rest.is_level or rest.is_ratio or rest.is_percent or not rest.dimension or not _REST.match(scene.tail(rest)):
            continue
        verbs = set(content_words(scene.lead(rest)))
        done = [
            fact
            for fact in scene.facts[: rest.order]
            if fact.is_ratio and fact.dimension == rest.dimension and len(verbs & set(content_words(scene.lead(fact)))) > 1
        ]
        if len(done) == 1 and done[0].sentence != rest.sentence:
            yield Relation(NAME, (done[0], rest))


def _spelled_out(scene: Scene) -> Iterator[Relation]:
    """«6 người chết, mất tích (2 người chết, 4 người mất tích)»: the bracket counts each of the kinds that were just named."""
    for whole in scene.facts:
        match = _KINDS_NAMED.match(scene.low[whole.end :]) if whole.is_level and whole.dimension and not whole.is_percent else None
        if match is None:
            continue
        close = whole.end + match.end() + scene.low[whole.end + match.end() :].find(")")
        parts = [fact for fact in scene.facts[whole.order + 1 : whole.order + 6] if fact.end <= close]
        kinds = [kind.strip() for kind in re.split(r",| và ", match["kinds"]) if kind.strip()]
        named = [scene.tail(part).strip(" ,;)").split(")")[0].strip() for part in parts]
        plain = all(part.dimension == whole.dimension and part.is_level and not part.is_ratio for part in parts)
        if plain and len(kinds) > 1 and sorted(kinds) == sorted(re.sub(r"\s*(?:,|và)$", "", name) for name in named):
            yield Relation(NAME, (whole, *parts))


def claim(relation: Relation, mode: Mode) -> Claim:
    """The sum of the parts against the total; of an x/y, x is one of the parts."""
    whole, *parts = relation.facts
    addends = [part.amount(mode) for part in parts]
    remainder = whole.statement.amount.total is not None and whole.statement.kind is not Kind.RANK
    if remainder:
        addends.insert(0, whole.first(mode))

    def shown() -> str:
        values = [worth(part, whole) for part in parts]
        return " + ".join(number(value) for value in ([Fraction(whole.statement.amount.value)] if remainder else []) + values)

    return Claim(
        total(addends),
        whole.whole(mode),
        scale=whole.scale,
        unit=whole.statement.amount.unit,
        shown=shown,
    )
