"""Whether a number happened, is expected or is aimed at: words near it, the section it stands in, or its time."""

from __future__ import annotations

from datetime import date

from tiendo.values import Kind, Modality, Period

from .amounts import AmountMark
from .clauses import Scene
from .drafts import Discourse, Draft, leading
from .vocabulary import match_at, match_until

Cue = tuple[int, Modality, bool]
"""Token, modality, and whether it governs the rest of the sentence (else only its clause)."""

_PASSED_OVER = frozenset({"với", "thành", "mức", "tốt", "các", "nhiều", "được", "hơn", "xuất", "sắc", "đạt", "và", "vượt"})
_MEASURES_AGAINST = frozenset({"vượt", "so", "hoàn", "đạt"})
_BORDERS = frozenset({",", ";", ":", "(", "vì", "do", "nhưng", "song", "mà"})
_AFTER_AMOUNT = frozenset({"so", "với", "của", "/", "tổng", "mức", "số"})


def modality_cues(scene: Scene) -> list[Cue]:
    """Every word of a sentence that says estimate or target, without those that name what a share is measured against."""
    found: list[Cue] = []
    words, i = scene.tokens.words, 0
    estimates, targets = scene.vocabulary.starting("estimate"), scene.vocabulary.starting("target")
    plans, aims = scene.vocabulary.starting("plan"), scene.vocabulary.starting("aim")
    decides = scene.vocabulary.starting("decides")
    awaited = scene.vocabulary.first_words(("estimate", "target", "aim")) | _MEASURES_AGAINST
    named = _named(scene)
    while i < len(words):
        if i in named:
            i += 1
            continue
        cover = scene.covers[i]
        if cover is None and (i == 0 or words[i - 1] == ":") and match_at(decides, words, i) and "đã" not in words[i : i + 6]:
            found.append((i, Modality.TARGET, True))
        if cover is None and words[i] not in awaited:
            i += 1
            continue
        if isinstance(cover, AmountMark):
            i = cover.end
            i = _past_plan(words, plans, i, _AFTER_AMOUNT, 3)
            continue
        if words[i] in _MEASURES_AGAINST:
            i = _past_plan(words, plans, i + 1, _PASSED_OVER, 4)
            continue
        match = match_at(estimates, words, i)
        if match:
            found.append((i, Modality.ESTIMATE, match[2] != "weak"))
            i += match[0]
            continue
        match = match_at(aims, words, i)
        if match:
            found.append((i, Modality.TARGET, False))
            i += match[0]
            continue
        match = match_at(targets, words, i)
        if match:
            if match[2] not in {"group", "none"}:
                found.append((i, Modality.TARGET, match[2] != "weak"))
            i += match[0]
            continue
        i += 1
    return found


def _named(scene: Scene) -> set[int]:
    """Tokens of names known as a whole, with "chỉ tiêu" before one in quotation marks: they say nothing of the number."""
    inside = {k for name in scene.names if name.closed for k in range(name.first, name.last)}
    quoted = {name.first for name in scene.names if name.first > 2 and scene.tokens.words[name.first - 1] in {"“", '"'}}
    return inside | {k for first in quoted for k in (first - 3, first - 2)}


def _past_plan(
    words: list[str], plans: dict[str, list[tuple[tuple[str, ...], str, str]]], i: int, skipped: frozenset[str], longest: int
) -> int:
    """One past a plan that stands here ("so với kế hoạch"), else ``i``."""
    step = i
    while step < len(words) and step < i + longest and words[step] in skipped:
        step += 1
    match = match_at(plans, words, step)
    return step + match[0] if match else i


def set_modality(
    scene: Scene, draft: Draft, drafts: list[Draft], discourse: Discourse, cues: list[Cue], published: date | None
) -> None:
    """Give a statement its modality."""
    previous = leading(draft, drafts)
    starts_from = any(category == "rank" and scene.tokens.words[k] == "từ" for category, _, k in draft.left.cues)
    if "level.left" in draft.rules or starts_from:
        return
    if scene.vocabulary.on("modality.plan_in_brackets") and _after_plan(scene, draft):
        draft.modality = Modality.TARGET
        draft.rule("modality.plan_in_brackets")
        yearly = "mục" not in scene.tokens.words[max(0, draft.amount.start - 6) : draft.amount.start]
        if yearly and draft.period and draft.period.years == 1 and "period.shared" in draft.rules:
            draft.period, draft.local = Period.of_year(draft.period.end.year), True
        return
    if scene.tokens.words[draft.amount.end : draft.amount.end + 2] == ["được", "giao"]:
        draft.modality = Modality.TARGET
        draft.rule("modality.assigned")
        return
    cues_near = list(draft.left.cues)
    if previous is not None and "level.left" in previous.rules:
        cues_near += previous.left.cues
    group = [category for category, _, _ in cues_near if category in {"estimate", "target"}]
    if group:
        awaited = "sẽ" in scene.tokens.words[draft.left.end : draft.amount.start] and _expected(scene, draft, cues)
        draft.modality = Modality.ESTIMATE if awaited else Modality(group[0])
        draft.rule("modality.verb_group")
        return
    if previous is not None and _elapsed(draft, previous, published):
        draft.rule("modality.past")
        return
    moved = previous is not None and any(
        category == "rank" and scene.tokens.words[k] == "từ" for category, _, k in previous.left.cues
    )
    if previous is not None and not moved and not draft.own_subject and draft.kind is not Kind.LEVEL:
        draft.modality = previous.modality
        draft.rule("modality.shared")
        return
    paired = previous is not None and "level.left" in previous.rules
    clause = clause_start(scene, previous.amount if previous is not None and paired else draft.amount)
    for position, modality, strong in reversed(cues):
        if position < draft.amount.start and (strong or position >= clause):
            if scene.tokens.words[position] == "sẽ" and _expected(scene, draft, cues):
                modality = Modality.ESTIMATE
            draft.modality = modality
            draft.rule("modality.sentence" if position < clause else "modality.clause")
            return
    if previous is not None and not draft.own_subject:
        draft.modality = previous.modality
        draft.rule("modality.shared")
    elif previous is not None and previous.modality is Modality.TARGET and _verbless_item(draft, previous):
        draft.modality = Modality.TARGET
        draft.rule("modality.shared")
    elif discourse.section is not None and not (discourse.purpose is not None and _told(scene, draft, discourse)):
        draft.modality = discourse.section
        draft.rule("modality.section")
    elif (
        scene.vocabulary.on("modality.carried")
        and discourse.elliptical is not None
        and discourse.last is not None
        and discourse.last.modality is Modality.ESTIMATE
    ):
        draft.modality = Modality.ESTIMATE
        draft.rule("modality.carried")
    elif (draft.period and published is None and discourse.now.year and draft.period.first.year > discourse.now.year) or (
        draft.period and published and (draft.period.first.year, draft.period.first.month) > (published.year, published.month)
    ):
        draft.modality = Modality.TARGET
        draft.rule("modality.future")


def _told(scene: Scene, draft: Draft, discourse: Discourse) -> bool:
    """Whether a sentence of a plan tells what has been: "đã", "hiện", "đến nay", or a time before the one planned for."""
    if {"đã", "hiện", "nay"} & set(scene.tokens.words[: draft.amount.start]):
        return True
    return draft.period is not None and discourse.default is not None and draft.period.last < discourse.default.first


def _verbless_item(draft: Draft, previous: Draft) -> bool:
    """Whether a name and its number follow an aim without a verb: "… khống chế dưới 4%, lao động qua đào tạo 58-60%"."""
    hedged = all(category == "hedge" for category, _, _ in draft.left.cues)
    between = draft.scene.tokens.words[previous.amount.end : previous.amount.end + 1]
    return hedged and draft.left.stop == "word" and draft.depth == previous.depth == 0 and between in ([","], [";"])


def _expected(scene: Scene, draft: Draft, cues: list[Cue]) -> bool:
    """Whether "dự kiến" or "ước" stands before "sẽ" in the clause: what will be is then expected, not aimed at."""
    start = clause_start(scene, draft.amount)
    return any(start <= position < draft.amount.start and modality is Modality.ESTIMATE for position, modality, _ in cues)


def widen_target(draft: Draft, discourse: Discourse) -> None:
    """A target without a time of its own is the year's, although the sentence before spoke of a month or a day."""
    carried = discourse.carried
    if (
        draft.modality is Modality.TARGET
        and discourse.plan
        and draft.scene.vocabulary.on("period.plan_year")
        and {"period.default", "period.carried"} & set(draft.rules)
    ):
        if draft.period is None or draft.period.last < discourse.plan.first:
            draft.period = discourse.plan
            draft.rule("period.plan_year")
        return
    if draft.modality is not Modality.TARGET or carried is None or "period.carried" not in draft.rules:
        return
    shorter = not carried.is_year and carried.years == 1
    if shorter and draft.period == carried and carried != discourse.section_period:
        draft.period = Period.of_year(carried.end.year)
        draft.rule("period.target_year")


def breakdown_modality(draft: Draft) -> None:
    """A part of an estimated or planned whole is estimated or planned too, unless words of its own say otherwise."""
    said = any(rule.startswith("modality.") for rule in draft.rules) or draft.scene.tokens.words[:2] == ["trong", "tổng"]
    if draft.of is not None and "of.part" in draft.rules and not said and draft.of.modality is not Modality.ACTUAL:
        draft.modality = draft.of.modality
        draft.rule("modality.breakdown")


def _elapsed(draft: Draft, previous: Draft, published: date | None) -> bool:
    """Whether the number has an earlier time of its own than the estimate or target beside it ("cùng kỳ", brackets)."""
    if draft.period is None or previous.period is None or previous.modality is Modality.ACTUAL:
        return False
    if not draft.local or draft.period.last >= previous.period.first:
        return False
    return published is None or draft.period.last < published


def _after_plan(scene: Scene, draft: Draft) -> bool:
    """Whether a number stands alone in brackets behind a plan: "vượt mục tiêu đề ra (90%)"."""
    k = draft.amount.start - 1
    words = scene.tokens.words
    if k < 1 or words[k] != "(" or isinstance(scene.covers[k - 1], AmountMark):
        return False
    cover = scene.covers[k - 1]
    last = cover.start - 1 if cover is not None else k - 1
    return match_until(scene.vocabulary.ending(("plan",)), words, last) is not None


def clause_start(scene: Scene, amount: AmountMark) -> int:
    """The first token of the clause of an amount; closed brackets are looked over."""
    words = scene.tokens.words
    closed = 0
    for k in range(amount.start - 1, -1, -1):
        word = words[k]
        if word == ")":
            closed += 1
        elif word == "(" and closed:
            closed -= 1
        elif not closed and (isinstance(scene.covers[k], AmountMark) or word in _BORDERS):
            return k + 1
    return 0
