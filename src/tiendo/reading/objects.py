"""What stands behind a number and may name it: the counted noun with its modifiers, the noun behind a measure, what is ranked."""

from __future__ import annotations

from dataclasses import dataclass

from tiendo.values import Kind

from .amounts import AmountMark
from .clauses import Scene, right_of
from .drafts import Draft
from .tokens import NUMBER, WORD
from .vocabulary import match_at

_NO_NOUN = frozenset(
    {"đã", "được", "bị", "do", "sẽ", "đang", "cũng", "đều", "nhất", "đề", "mỗi", "một", "chưa", "không", "mới", "vẫn", "rồi"}
)  # fmt: skip
"""Words that never begin the noun behind a measure."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens that may be the name, with a weight and the rule that found them."""

    first: int
    last: int
    weight: float
    rule: str


def right_candidates(scene: Scene, draft: Draft, drafts: list[Draft]) -> list[Candidate]:
    """The counted noun with what follows, or the noun behind a measure or a percentage."""
    amount = draft.amount
    if draft.kind is Kind.RANK and scene.vocabulary.on("indicator.ranked"):
        return _ranked(scene, amount)
    fraction = amount.unit is None and amount.total is not None and draft.left.has("share")
    if (amount.unit is None and not fraction) or draft.kind is not Kind.LEVEL or amount.kind == "multiple":
        return []
    if amount.kind == "percent" and scene.tokens.words[amount.end : amount.end + 1] == ["là"] and draft.left.stop != "word":
        first, last = right_of(scene, amount.end + 1)
        return [Candidate(first, last, 3.0, "indicator.after")] if last > first else []
    first, last = right_of(scene, amount.end)
    if amount.kind == "noun":
        start = unit_start(scene, amount)
        if last <= first and draft.left.stop == "open" and not draft.left.cues and _counted_before(scene, start, drafts):
            return []
        first, last = _modifiers(scene, amount, start, first, last)
        bare = match_at(scene.vocabulary.starting("classifier"), scene.tokens.words, start)
        if bare and bare[0] == amount.end - start:
            named = Candidate(first, last, 3.1, "indicator.after") if bare[2] == "of" and last > first else None
            alone = 2.1 if draft.left.stop == "word" else 1.4 if draft.left.stop == "comma" or draft.left.cues else 1.9
            weight = 3.1 if last > first else alone
            return [named or Candidate(start, max(last, amount.end), weight, "indicator.counted")]
        shared = _shared_modifiers(scene, amount) if last <= first else None
        return [shared or Candidate(start, max(last, amount.end), 3.1 if last > first else 2.3, "indicator.counted")]
    if amount.unit is not None and amount.kind == "measure" and "/" in amount.unit.text:
        start = unit_start(scene, amount)
        noun = match_at(scene.vocabulary.starting("noun"), scene.tokens.words, start)
        if noun and scene.tokens.words[start + noun[0] : start + noun[0] + 1] == ["/"]:
            return [Candidate(start, start + noun[0], 2.3, "indicator.counted")]
    if last <= first or scene.tokens.words[first] in _NO_NOUN:
        return []
    if amount.kind == "percent" and scene.tokens.words[first] in {"gdp", "grdp", "gnp"}:
        return [Candidate(first, last, 1.0, "indicator.after")]
    if draft.left.has("share", "equal") and drafts:
        own = set(scene.tokens.words[first:last]) - {"tổng", "số", "toàn", "của"}
        return [] if _named_words(scene, drafts[-1]) & own else [Candidate(first, last, 2.6, "indicator.after")]
    if draft.left.has("share"):
        return [Candidate(first, last, 2.3, "indicator.after")]
    return [Candidate(first, last, 2.5 if draft.left.stop != "comma" or not draft.left.cues else 1.8, "indicator.after")]


def _named_words(scene: Scene, draft: Draft) -> set[str]:
    """The words of a statement's name and unit."""
    named = set(scene.low[slice(*draft.indicator)].split()) if draft.indicator else set()
    return named | (set(draft.amount.unit.text.split()) if draft.amount.unit else set())


def _counted_before(scene: Scene, start: int, drafts: list[Draft]) -> bool:
    """Whether an earlier number of the sentence counts the same thing: "giảm 3,6% so với năm 2017 (592 triệu lượt)"."""
    word = scene.tokens.words[start]
    return any(draft.amount.kind == "noun" and scene.tokens.words[unit_start(scene, draft.amount)] == word for draft in drafts)


def _modifiers(scene: Scene, amount: AmountMark, start: int, first: int, last: int) -> tuple[int, int]:
    """Words behind a counted noun, across the second noun of a pair ("35/49 chỉ tiêu, nhiệm vụ đạt và vượt")."""
    words = scene.tokens.words
    pair = match_at(scene.vocabulary.starting("pair"), words, start) if words[amount.end : amount.end + 1] == [","] else None
    if pair is not None and start + pair[0] > amount.end:
        return amount.end, right_of(scene, start + pair[0])[1]
    return first, last


def _shared_modifiers(scene: Scene, amount: AmountMark) -> Candidate | None:
    """ "23 xã và 63 thôn đạt chuẩn nông thôn mới": the words behind the second noun are about the first too."""
    words = scene.tokens.words
    if not scene.vocabulary.on("indicator.shared_modifiers"):
        return None
    if words[amount.end : amount.end + 1] != ["và"] or amount.end + 1 >= len(words):
        return None
    following = scene.covers[amount.end + 1]
    if not isinstance(following, AmountMark) or following.kind != "noun":
        return None
    first, last = right_of(scene, following.end)
    return Candidate(first, last, 2.5, "indicator.shared_modifiers") if last - first > 1 else None


def _ranked(scene: Scene, amount: AmountMark) -> list[Candidate]:
    """What a standing is about: "top 7 về GRDP", "đứng thứ 6 cả nước về quy mô vốn đầu tư"."""
    words = scene.tokens.words
    for k in range(amount.end, min(len(words), amount.end + 7)):
        if scene.covers[k] is not None or words[k] in {",", ";", "."}:
            break
        if words[k] == "về":
            first, last = right_of(scene, k + 1)
            return [Candidate(first, last, 4.0, "indicator.ranked")] if last > first else []
    first, last = right_of(scene, amount.end)
    topped = amount.start > 0 and words[amount.start - 1] in {"top", "tốp"}
    return [Candidate(first, last, 1.9, "indicator.ranked")] if topped and last > first else []


def unit_start(scene: Scene, amount: AmountMark) -> int:
    """The token at which the counted noun begins, behind digits and number words."""
    k = amount.start + (1 if amount.upper is None and amount.total is None else 3)
    scales = scene.vocabulary.starting("scale")
    while k < amount.end and (
        scene.tokens.kinds[k] == NUMBER or scene.tokens.kinds[k] != WORD or match_at(scales, scene.tokens.words, k)
    ):
        k += 1
    return min(k, amount.end - 1)


def unit_words(draft: Draft) -> str:
    """The unit of a statement as printed, empty when it has none."""
    return draft.amount.unit.text if draft.amount.unit else ""
