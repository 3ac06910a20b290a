"""Which statement another one qualifies: the level of a change, share or rank; the whole of a part."""

from __future__ import annotations

from tiendo.values import Kind

from .clauses import Scene
from .drafts import Discourse, Draft
from .vocabulary import match_at


def link(scene: Scene, draft: Draft, drafts: list[Draft], discourse: Discourse) -> None:
    """Find the statement that a statement qualifies, in the same sentence or list."""
    if draft.kind is not Kind.LEVEL:
        if not draft.own_subject:
            _to_level(draft, drafts)
        return
    previous = drafts[-1] if drafts else None
    if (
        previous is not None
        and not draft.own_subject
        and draft.amount.kind == "percent"
        and previous.amount.kind not in {"percent", "percentage_point"}
    ):
        draft.of = previous
        draft.rule("of.share")
        return
    whole = _whole(scene, draft, drafts)
    if whole is not None:
        draft.of = whole
        draft.rule("of.part")


def _to_level(draft: Draft, drafts: list[Draft]) -> None:
    for other in reversed(drafts):
        if other.indicator != draft.indicator:
            return
        fits = other.kind in (Kind.LEVEL, Kind.RANK)
        if draft.amount.kind == "places":
            fits = other.kind is Kind.RANK
        elif draft.amount.kind == "point":
            fits = other.kind is Kind.LEVEL
        if fits and other.period == draft.period:
            draft.of = other
            draft.rule("of.same_indicator")
            return


def _whole(scene: Scene, draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The level before "trong đó", "gồm" or a bracket, for a part in the same unit."""
    if not drafts or draft.amount.unit is None:
        return None
    parts = scene.vocabulary.starting("part")
    words = scene.tokens.words
    for position in range(len(drafts) - 1, -1, -1):
        other = drafts[position]
        if other.kind is Kind.LEVEL and other.amount.unit and other.amount.unit.text == draft.amount.unit.text:
            begin = other.amount.end
            if any(match_at(parts, words, k) for k in range(begin, draft.amount.start)):
                return other.of if other.of and "of.part" in other.rules else other
    return None
