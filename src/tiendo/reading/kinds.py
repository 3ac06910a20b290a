"""What a number is: a level, a change, a share of a target or a standing, and which way it goes."""

from __future__ import annotations

from decimal import Decimal

from tiendo.values import Direction, Kind

from .amounts import AmountMark
from .clauses import Left, Scene, region_of
from .drafts import Draft
from .periods import TimeMark
from .vocabulary import match_at, match_until

_DEGREES = frozenset({"mạnh", "rất", "khá", "cao", "nhanh", "nhẹ", "đáng", "kể", "vọt", "đột", "biến"})
_BEFORE_PLAN = frozenset({"so", "với", "của", "tổng", "số", "mức", "cả", "trên", "/", "được", "toàn", "bộ"})


def plan_after(scene: Scene, amount: AmountMark) -> int | None:
    """One past the words that name the plan a share is measured against ("kế hoạch", "so với dự toán"), else ``None``."""
    words, i = scene.tokens.words, amount.end
    limit = i + 4
    while i < len(words) and i < limit and words[i] in _BEFORE_PLAN:
        i += 1
    match = match_at(scene.vocabulary.starting("plan"), words, i)
    return i + match[0] if match else None


def base_time_after(scene: Scene, amount: AmountMark) -> TimeMark | None:
    """The time that stands straight after "so với" (or after nothing) behind an amount."""
    words, i = scene.tokens.words, amount.end
    for _ in range(4):
        if i >= len(words):
            return None
        cover = scene.covers[i]
        if isinstance(cover, TimeMark):
            return cover
        if words[i] not in {"so", "với", "mức", "của", "thời", "điểm", "trung", "bình", "quân", "đợt", "mưa", "lũ"}:
            return None
        i += 1
    return None


def kind_of(scene: Scene, amount: AmountMark, left: Left) -> tuple[Kind, Direction | None, str]:
    """Kind and direction of an amount with the name of the rule that told them."""
    verbal = left.has("over", "short", "up", "down")
    plan = plan_after(scene, amount) if verbal or amount.kind in {"percent", "multiple", "percentage_point", ""} else None
    if verbal and plan and amount.kind != "percent" and scene.tokens.words[amount.end : amount.end + 1] != ["so"]:
        plan = None
    if (
        left.has("rank")
        and amount.kind in {"", "places", "noun"}
        and left.first("rank") <= 1
        and (left.first("rank") == 0 or not left.has("up", "down"))
    ):
        return Kind.RANK, None, "rank.verb"
    up, down = left.first("up"), left.first("down")
    change = min(up, down)
    verb = _blocking(left)
    if (
        left.has("over", "short")
        and amount.kind in {"percent", "multiple", "measure", "noun", "scale"}
        and min(left.first("over"), left.first("short")) < verb
    ):
        if (
            scene.vocabulary.on("level.above_target")
            and amount.kind == "percent"
            and not plan
            and {"tiêu"} & set(scene.tokens.words[amount.start - 2 : amount.start])
        ):
            return Kind.LEVEL, None, "level.above_target"
        if amount.kind == "percent" or plan or _plan_named(scene, left):
            over = left.first("over") < left.first("short")
            return Kind.SHARE_OF_TARGET, Direction.OVER if over else Direction.SHORT, "share.over"
    if plan and change < verb and change < 99 and amount.kind in {"measure", "scale"}:
        return Kind.SHARE_OF_TARGET, Direction.OVER if up < down else Direction.SHORT, "share.change_against_plan"
    if plan and amount.kind == "percent":
        if change < verb and change < 99:
            return Kind.SHARE_OF_TARGET, Direction.OVER if up < down else Direction.SHORT, "share.change_against_plan"
        return Kind.SHARE_OF_TARGET, None, "share.plan"
    if amount.kind == "percent" and any(cue[1] == "done" for cue in left.cues):
        return Kind.SHARE_OF_TARGET, None, "share.done"
    if left.first("noun_rate") < 99 and left.first("noun_rate") <= change:
        return Kind.LEVEL, None, "level.noun_of_growth"
    if left.cues and scene.tokens.words[left.cues[0][2]] == "từ" and amount.upper is None and _moves_on(scene, amount):
        return Kind.LEVEL, None, "level.left"
    if change < 99 and left.first("to") < change:
        return Kind.LEVEL, None, "level.reached"
    if amount.kind == "multiple":
        if change < 99 or base_time_after(scene, amount) is not None:
            return Kind.CHANGE, Direction.DOWN if down < up else Direction.UP, "change.multiple"
        return Kind.LEVEL, None, "level.multiple_of_another"
    if change < 99 and amount.kind == "noun" and scene.tokens.words[left.cues[change][2] - 1] in {"cắt", "tinh"}:
        return Kind.LEVEL, None, "level.count_cut"
    if change < 99 and change < verb:
        return Kind.CHANGE, Direction.UP if up < down else Direction.DOWN, "change.verb"
    compared = scene.tokens.words[amount.end : amount.end + 1] == ["so"] or left.has("equal")
    if compared and amount.kind == "percent" and base_time_after(scene, amount) is not None:
        return Kind.CHANGE, Direction.DOWN if amount.value < Decimal(100) else Direction.UP, "change.equal_to_earlier"
    if not left.cues and left.stop == "word" and amount.kind in {"percent", "measure", "percentage_point"}:
        moved = _moved_phrase(scene, left) if scene.vocabulary.on("change.verb_before_noun") else None
        if moved is not None:
            return Kind.CHANGE, moved, "change.verb_before_noun"
    said = said_at(scene, amount, left) if scene.vocabulary.on("change.said_before") else None
    if said is not None:
        return Kind.CHANGE, Direction.UP if said[1] == "up" else Direction.DOWN, "change.said_before"
    return Kind.LEVEL, None, "level"


def _plan_named(scene: Scene, left: Left) -> bool:
    """Whether the verb itself names the plan that is exceeded: "vượt dự toán khoảng 35 tỷ đồng"."""
    at = next(cue[2] for cue in left.cues if cue[0] in {"over", "short"})
    return scene.tokens.words[at + 1 : at + 3] in (["dự", "toán"], ["kế", "hoạch"])


def _moved_phrase(scene: Scene, left: Left) -> Direction | None:
    """Which way a verb before the noun goes: "điều chỉnh giảm nguồn vốn cho dự án 10.000 tỷ đồng"."""
    first, _ = region_of(scene, left.end)
    for k in (first - 1, first):
        if k >= 0 and scene.covers[k] is None:
            match = match_until(scene.vocabulary.ending(("up", "down", "noun_rate")), scene.tokens.words, k)
            if match is not None and match[1] != "noun_rate":
                return Direction.UP if match[1] == "up" else Direction.DOWN
    return None


def said_at(scene: Scene, amount: AmountMark, left: Left) -> tuple[int, str] | None:
    """Where a change verb stands before the comma in front of a percentage ("tăng trưởng mạnh, hơn 4%"), and its category."""
    if amount.kind != "percent" or left.stop != "comma" or any(cue[0] not in {"hedge", "level"} for cue in left.cues):
        return None
    if left.end < 2 or scene.tokens.words[left.end - 2] not in _DEGREES:
        return None
    return moved_at(scene, left)


def moved_at(scene: Scene, left: Left) -> tuple[int, str] | None:
    """Where a verb of growth stands before the sign in front of a verb group ("nợ công giảm (còn 61%)"), and its category."""
    words, k = scene.tokens.words, left.end - 2
    while k > left.end - 6 and k >= 0 and words[k] in _DEGREES:
        k -= 1
    if k < 0:
        return None
    match = match_until(scene.vocabulary.ending(("up", "down", "noun_rate")), words, k)
    if match is None or match[1] == "noun_rate":
        return None
    return k - match[0] + 1, match[1]


def _moves_on(scene: Scene, amount: AmountMark) -> bool:
    """Whether "lên", "xuống", "còn" or "đến" leads from this amount to the next one ("từ 28,85% xuống còn 24,71%")."""
    words = scene.tokens.words
    for k in range(amount.end, min(len(words), amount.end + 14)):
        if isinstance(scene.covers[k], AmountMark) or words[k] in {";", "."}:
            return False
        if (words[k] in {"lên", "xuống", "còn", "tới"} and words[k - 1] != "trở") or (
            words[k] == "đến" and not isinstance(scene.covers[k], TimeMark)
        ):
            return True
    return False


def _blocking(left: Left) -> int:
    """Position of the nearest word that states a level, so that a change verb farther off is its noun."""
    for position, (category, value, _) in enumerate(left.cues):
        if category == "level" and value == "state":
            return position
    return 99


def kind_in_list(draft: Draft, before: Draft | None) -> bool:
    """Whether a bare percentage is a share of the plan too: "đạt 50% kế hoạch, đến 31/12 đạt 100%"; "giải ngân 31% vốn"."""
    if not draft.scene.vocabulary.on("share.in_list"):
        return False
    if draft.kind is not Kind.LEVEL or draft.amount.kind != "percent" or draft.left.has("share"):
        return False
    words = draft.scene.tokens.words
    spent = draft.indicator is not None and draft.scene.low.startswith("giải ngân", draft.indicator[0])
    if spent and (words[draft.amount.end : draft.amount.end + 1] == ["vốn"] or "indicator.verb" in draft.rules):
        return True
    return before is not None and not draft.own_subject and before.kind is Kind.SHARE_OF_TARGET and draft.left.has("level")
