"""Which statement another one qualifies: the level of a change, share or rank; the whole of a part."""

from __future__ import annotations

from tiendo.values import Kind

from .clauses import Scene
from .drafts import Discourse, Draft, leading
from .vocabulary import match_at


def link(scene: Scene, draft: Draft, drafts: list[Draft], discourse: Discourse) -> None:
    """Find the statement that a statement qualifies, in the same sentence or list."""
    if draft.kind is not Kind.LEVEL:
        if not draft.own_subject:
            _to_level(draft, drafts)
        return
    for rule, find in _FINDERS:
        found = find(scene, draft, drafts, discourse)
        if found is not None:
            draft.of = found
            draft.rule(rule)
            return


def _to_level(draft: Draft, drafts: list[Draft]) -> None:
    """The level (for places moved, the standing) of the same indicator; else the same change in another unit."""
    yearly = draft.left.has("yearly")
    for other in reversed(drafts):
        if other.depth > draft.depth:
            continue
        if other.indicator != draft.indicator:
            return
        if draft.amount.kind in {"noun", "measure"} and other.amount.kind == "percent" and other.of is not None:
            other = other.of
        fits = other.kind in (Kind.LEVEL, Kind.RANK)
        if draft.amount.kind == "places":
            fits = other.kind is Kind.RANK
        elif draft.amount.kind == "percentage_point" and other.amount.kind == "percent":
            fits = other.kind in (Kind.LEVEL, Kind.SHARE_OF_TARGET)
        elif draft.amount.kind == "point":
            fits = other.kind is Kind.LEVEL
        elif other.kind is Kind.CHANGE and other is drafts[-1] and draft.kind is Kind.CHANGE:
            fits = other.of is None and draft.amount.kind == "percent" and other.amount.kind == "measure"
        if fits and (other.period == draft.period or yearly):
            draft.of = other
            draft.rule("of.same_indicator")
            return


def _out_of(scene: Scene, draft: Draft, drafts: list[Draft], discourse: Discourse) -> Draft | None:
    """The whole behind "trong": "trong 26 chỉ tiêu có 16 chỉ tiêu đạt", "trong tổng mức 1.123 tỷ đồng … đã chi 879 tỷ đồng"."""
    for other in reversed(drafts):
        before = scene.tokens.words[max(0, other.amount.start - 3) : other.amount.start]
        if "trong" in before and not draft.amount.total and _alike(other, draft) and draft.amount.value < other.amount.value:
            return other
    return None


def _restated(scene: Scene, draft: Draft, drafts: list[Draft], discourse: Discourse) -> Draft | None:
    """The whole printed before, when the number says x of it: "176 hồ sơ … 171/176 hồ sơ"; the rest of an x/y."""
    unit = draft.amount.unit
    if unit is None or unit.kind != "noun":
        return None
    for other in reversed(drafts if drafts or not discourse.elliptical or discourse.last is None else [discourse.last]):
        if other.amount.unit is None or other.amount.unit.text != unit.text or other.kind is not Kind.LEVEL:
            continue
        if draft.amount.total is not None and draft.amount.total == other.amount.value:
            return other
        if (
            draft.amount.total is None
            and other.amount.total is not None
            and other.amount.value + draft.amount.value <= other.amount.total
        ):
            return other
        if other.of is not None and "of.restated" in other.rules and draft.amount.total is None:
            return other.of
    return None


def _share(scene: Scene, draft: Draft, drafts: list[Draft], discourse: Discourse) -> Draft | None:
    """The count or amount that a percentage behind it restates, or whose share of a wider measure it gives."""
    if draft.amount.kind not in {"percent", "percentage_point", "multiple"}:
        return None
    contributes = any(scene.tokens.words[cue[2]] == "đóng" for cue in draft.left.cues)
    previous = leading(draft, drafts)
    if contributes and draft.amount.kind == "percentage_point":
        return discourse.overall
    if previous is None:
        return (
            discourse.last
            if draft.left.has("share") and discourse.elliptical and discourse.last and discourse.last.of is None
            else None
        )
    if contributes and previous.kind is Kind.CHANGE and previous.amount.kind == "percent":
        return previous
    shared = not draft.own_subject or draft.left.has("share")
    if "change" in previous.kind and previous.of is not None:
        previous = previous.of
    if (
        shared
        and previous.amount.kind not in {"percent", "percentage_point"}
        and draft.left.stop != "start"
        and previous.kind is Kind.LEVEL
    ):
        if draft.own_subject and ";" in scene.tokens.words[previous.amount.end : draft.amount.start]:
            return None
        return previous
    return None


def _part(scene: Scene, draft: Draft, drafts: list[Draft], discourse: Discourse) -> Draft | None:
    """The level before "trong đó", "gồm" or a bracket, for a part in the same unit."""
    unit = draft.amount.unit
    if unit is None:
        return None
    if not draft.own_subject:
        previous = drafts[-1] if drafts else None
        if previous is None or draft.depth <= previous.depth or previous.kind is not Kind.LEVEL or draft.period != previous.period:
            return None
        rate = _alike(previous, draft) and "/" in unit.text
        converted = not _alike(previous, draft) and {draft.amount.kind, previous.amount.kind} == {"measure"}
        return previous if rate or converted else None
    parts = scene.vocabulary.starting("part")
    words = scene.tokens.words
    for other in reversed(drafts):
        if (
            other.kind not in (Kind.LEVEL, Kind.CHANGE)
            or not _alike(other, draft)
            or other.amount.kind == "percent" != draft.amount.kind
        ):
            continue
        if other.of is not None and "of.part" in other.rules and other.depth == draft.depth:
            return other.of
        if (
            other.kind is Kind.LEVEL
            and other.depth < draft.depth
            and other.period == draft.period
            and other.amount.kind != "percent"
        ):
            return other
        end = draft.amount.start
        ended = draft.amount.kind == "percent" and ";" in words[other.amount.end : end]
        if not ended and other.of is None and any(match_at(parts, words, k) for k in range(other.amount.end, end)):
            return other
    if discourse.elliptical != "part":
        return None
    wholes = [level for level in discourse.levels if _alike(level, draft) and level.amount.kind != "percent"]
    return max(wholes, key=lambda level: _common_words(level, draft), default=None)


def _common_words(whole: Draft, part: Draft) -> int:
    """How many words the names of two statements share; the earlier whole wins when they share none."""
    if whole.indicator is None or part.indicator is None:
        return 0
    return len(set(whole.scene.low[slice(*whole.indicator)].split()) & set(part.scene.low[slice(*part.indicator)].split()))


def _alike(whole: Draft, part: Draft) -> bool:
    """Whether two amounts may be whole and part: the same unit, number words aside."""
    first, second = whole.amount.unit, part.amount.unit
    if first is None or second is None:
        return False
    if second.text == "đồng chí" and first.kind == "noun":
        return True
    return first.text.split("/")[0].split()[-1:] == second.text.split("/")[0].split()[-1:] and first.kind == second.kind


_FINDERS = (("of.part", _out_of), ("of.restated", _restated), ("of.share", _share), ("of.part", _part))
