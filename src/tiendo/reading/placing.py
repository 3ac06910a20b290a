"""The unit a statement is about: the one printed nearest before it, carried on, or the one the text is about."""

from __future__ import annotations

from .clauses import Scene
from .drafts import Discourse, Draft
from .places import PlaceMark


def set_place(scene: Scene, draft: Draft, drafts: list[Draft], discourse: Discourse, marks: list[PlaceMark]) -> None:
    """Give a statement its place."""
    start = scene.tokens.starts[draft.amount.start]
    before = [mark for mark in marks if mark.end <= start]
    if before and before[-1].group and ";" in scene.low[before[-1].end : start]:
        before = [mark for mark in before if not mark.group]
    if before:
        mark = before[-1]
        surface = scene.text[mark.start : mark.end]
        draft.place = surface if mark.group else discourse.places.fullest(mark.name, surface)
        draft.rule("place.sentence")
        return
    inherited = next(
        (previous.place for previous in reversed(drafts) if previous.place and ";" not in _between(scene, previous, draft)), None
    )
    draft.place = inherited or discourse.place or discourse.places.of_main() or discourse.places.country
    draft.rule("place.carried")


def _between(scene: Scene, previous: Draft, draft: Draft) -> str:
    """The text between two statements when the earlier one is about a group of units, whose reach ends at a semicolon."""
    if previous.place is None or not previous.place.startswith(("các ", "những ")):
        return ""
    return scene.low[scene.tokens.ends[previous.amount.end - 1] : scene.tokens.starts[draft.amount.start]]
