"""The words that name what a number measures: candidates to its left, and those to its right, weighed against each other."""

from __future__ import annotations

from tiendo.values import Kind

from .clauses import Scene, region_of, tails
from .drafts import Discourse, Draft, leading
from .kinds import moved_at, said_at
from .objects import Candidate, right_candidates, unit_start, unit_words
from .periods import TimeMark
from .tokens import WORD
from .vocabulary import match_at, match_until

_VERBS = frozenset({"tăng", "giảm", "đạt", "cũng", "ước", "vẫn", "tiếp"})


_IN_BRACKET = 6
"""A bracket opened this many tokens before a cut is left out of the name with what it holds."""


def name_indicator(scene: Scene, draft: Draft, drafts: list[Draft], discourse: Discourse) -> None:
    """Give a statement the name of what it measures, its own or that of an earlier statement."""
    if drafts and _second_object(scene, draft, drafts[-1]):
        draft.indicator, draft.own_subject = drafts[-1].indicator, True
        draft.rule("indicator.verb")
        return
    counted = _counted_alike(draft, drafts)
    if counted is not None:
        draft.indicator = counted.indicator
        draft.rule("indicator.shared")
        return
    planned = _plan_of(draft, drafts)
    if planned is not None:
        draft.indicator = planned.indicator
        draft.rule("indicator.shared")
        return
    candidates = _left(scene, draft, drafts) + right_candidates(scene, draft, drafts) + _self(scene, draft, drafts)
    candidates += _known(scene, draft, candidates)
    best = max(candidates, key=lambda candidate: candidate.weight, default=None)
    if best is None or best.weight < 1.5:
        before = leading(draft, drafts)
        if before is not None:
            draft.indicator = before.indicator
            draft.rule("indicator.shared")
            return
        best = _in_sentence(scene, draft) or best
    if best is not None and not drafts and _points_back(scene, best) and discourse.last is not None:
        draft.indicator, draft.own_subject = discourse.last.indicator, True
        draft.rule("indicator.carried")
    elif best is not None:
        draft.own_subject = True
        _take(scene, draft, best)
    elif discourse.last is not None and discourse.last.indicator is not None and draft.left.stop != "word":
        draft.indicator = discourse.last.indicator
        draft.rule("indicator.carried")
    elif discourse.topic is not None or discourse.last is not None:
        draft.indicator = (
            discourse.topic if _echoes(scene, draft, discourse) else discourse.last.indicator if discourse.last else None
        )
        draft.rule("indicator.topic")


def _counted_alike(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The level that a change of a count speaks of: "12 vụ, làm chết 5 người; so với cùng kỳ giảm 3 vụ"."""
    if draft.kind is not Kind.CHANGE or draft.amount.kind != "noun" or draft.left.stop == "word" or len(drafts) < 2:
        return None
    unit = unit_words(draft)
    if unit_words(drafts[-1]) == unit:
        return None
    alike = [level for level in drafts if level.kind is Kind.LEVEL and level.indicator and unit_words(level) == unit]
    after = draft.scene.tokens.words[draft.amount.end : draft.amount.end + 1]
    named = [level for level in alike if level.indicator and after and after[0] in draft.scene.low[slice(*level.indicator)].split()]
    return next(iter(named or alike), None)


def _plan_of(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The result whose plan a number is, when nothing but the plan is named: "đạt 212 xã; kế hoạch là 230 xã"."""
    words = draft.scene.tokens.words
    plan = {"kế hoạch", "mục tiêu", "chỉ tiêu", "dự toán"}
    opens = " ".join(words[draft.left.end : draft.left.end + 2]) in plan and draft.left.stop in {"comma", "sign", "open"}
    if not opens or not drafts or draft.kind is not Kind.LEVEL:
        return None
    level = next((one for one in drafts if one.kind is Kind.LEVEL and one.indicator), None)
    return level if level is not None and unit_words(level).split("/")[0] == unit_words(draft).split("/")[0] else None


def _points_back(scene: Scene, best: Candidate) -> bool:
    """Whether a name only points at an earlier one: "Tỷ lệ này …", "Con số này …"."""
    return scene.tokens.words[best.first + 2 : best.first + 3] == ["này"] and scene.tokens.words[best.first] in {
        "tỷ",
        "tỉ",
        "con",
        "chỉ",
    }


def _echoes(scene: Scene, draft: Draft, discourse: Discourse) -> bool:
    """Whether the verb repeats the measure of the title ("thu được" under "thu ngân sách"), or nothing else was named yet."""
    if discourse.topic is None or discourse.last is None:
        return discourse.last is None
    named = set(scene.low[slice(*discourse.topic)].split())
    return any(scene.tokens.words[position] in named for _, _, position in draft.left.cues)


def _second_object(scene: Scene, draft: Draft, before: Draft) -> bool:
    """Whether a count is the second object of a verb that names: "kiểm tra 02 tổ chức đảng, 09 đảng viên"."""
    between = scene.tokens.words[before.amount.end : draft.amount.start]
    return draft.amount.kind == before.amount.kind == "noun" and "indicator.verb" in before.rules and between in ([","], ["và"])


def _take(scene: Scene, draft: Draft, best: Candidate) -> None:
    draft.indicator = (scene.tokens.starts[best.first], scene.tokens.ends[best.last - 1])
    draft.rule(best.rule)


def _self(scene: Scene, draft: Draft, drafts: list[Draft]) -> list[Candidate]:
    """A verb that names what it measures, when nothing else does: "phấn đấu tăng trưởng ít nhất 6,7%"."""
    rows = scene.vocabulary.starting("self")
    stated = False
    for category, value, position in draft.left.cues:
        match = match_at(rows, scene.tokens.words, position)
        stated = stated or value == "state"
        aimed = scene.tokens.words[position] in {"mục", "chỉ", "tốc"}
        if match is not None and (not drafts or stated or aimed):
            return [Candidate(position, position + match[0], 1.6, "indicator.self")]
        if category == "noun_rate" and (not drafts or aimed):
            end = position + 1
            while end < draft.amount.start and scene.tokens.words[end] in {"tăng", "giảm", "trưởng", "độ"}:
                end += 1
            return [Candidate(position, end, 1.5 if aimed else 1.2, "indicator.self")]
    return []


def _in_sentence(scene: Scene, draft: Draft) -> Candidate | None:
    """The last headed phrase earlier in the sentence: "Thu ngân sách … vượt chỉ tiêu (…, đạt 5,9 tỷ đồng"."""
    if draft.left.stop == "word" and not draft.left.cues:
        return None
    heads = scene.vocabulary.starting("head")
    found: Candidate | None = None
    k, stop = 0, draft.left.end
    while k < stop:
        match = match_at(heads, scene.tokens.words, k) if scene.covers[k] is None else None
        if match is None or match[2] == "none" or _inside_name(scene, k) or _no_opening(scene, k):
            k += match[0] if match else 1
            continue
        limit = k + match[0]
        while limit < min(stop, k + 16) and scene.tokens.kinds[limit] == WORD and scene.covers[limit] is None:
            if scene.tokens.words[limit] in _VERBS:
                break
            limit += 1
        end = _phrase_end(scene, k, k + match[0], limit, match[2] == "ratio")
        if found is None or match[2] != "weak":
            found = Candidate(k, end, 1.5, "indicator.sentence")
        k = max(end, k + match[0])
    return found


def _no_opening(scene: Scene, k: int) -> bool:
    """Whether a head names no measure for what follows it: a plan, a verb of growth, an abbreviation in brackets."""
    words = scene.tokens.words
    return words[k] in {"tăng", "dự"} or words[k : k + 2] == ["chỉ", "tiêu"] or (k > 0 and words[k - 1] == "(")


def _known(scene: Scene, draft: Draft, others: list[Candidate]) -> list[Candidate]:
    """The known name that ends where the verb group or its time begins, unless another candidate holds it and more."""
    if draft.left.stop not in {"word", "sign", "amount", "and"} or not scene.vocabulary.on("indicator.known"):
        return []
    ends = _ends(scene, draft.left.end)
    held = [(other.first, other.last) for other in others if other.rule == "indicator.subject"]
    return [
        Candidate(name.first, name.last, 6.0, "indicator.known")
        for name in scene.names
        if name.last in ends
        and not any(start <= name.first and name.last <= stop and stop - start > name.last - name.first for start, stop in held)
    ]


def _ends(scene: Scene, end: int) -> set[int]:
    """Where a name before a verb group may end: at the group, at its time, before a preposition, inside a quotation mark."""
    ends = set(tails(scene, end))
    while (last := min(ends)) > 0 and isinstance(cover := scene.covers[last - 1], TimeMark):
        ends.update(tails(scene, cover.start))
    return ends | {end - 1 for end in ends if end and scene.tokens.words[end - 1] in {"”", '"'}}


def _left(scene: Scene, draft: Draft, drafts: list[Draft]) -> list[Candidate]:
    """Noun phrases of the region before the verb group, and a verb that stands straight before a count."""
    left, tokens = draft.left, scene.tokens
    said = said_at(scene, draft.amount, left) if draft.rules[0] == "change.said_before" else None
    if said is not None:
        first, last = region_of(scene, said[0])
        return _headed(scene, first, last, False) + _whole(scene, first, last, draft)
    if left.stop in {"comma", "open"} and left.has("level", "to", "estimate", "hedge"):
        moved = moved_at(scene, left)
        if moved is not None:
            first, last = region_of(scene, moved[0])
            return _headed(scene, first, last, False) + _whole(scene, first, last, draft)
    if left.stop != "word" and not (left.stop == "and" and not drafts):
        return []
    first, last = region_of(scene, left.end)
    if first >= last:
        return []
    found: list[Candidate] = []
    verb = match_until(scene.vocabulary.ending(("verb",)), tokens.words, last - 1)
    if verb and last - verb[0] >= first:
        counted = draft.amount.kind == "noun"
        weight = (3.0 if verb[2] == "strong" else 2.0) if counted else 2.4 if verb[2] == "strong" else 1.7
        found.append(Candidate(last - verb[0], last, weight, "indicator.verb"))
    headed = _headed(scene, first, last, draft.amount.kind == "noun" and draft.kind is Kind.LEVEL, verbless=_verbless(draft))
    found += headed
    if not headed and first > 1 and isinstance(scene.covers[first - 1], TimeMark):
        before = _before_time(scene, draft, first)
        found += [before] if before is not None else []
    if draft.rules[0] != "level.noun_of_growth":
        found += _whole(scene, first, last, draft)
    return found


def _verbless(draft: Draft) -> bool:
    """Whether a percentage stands behind its name without a verb, so that verbs before it belong to the name."""
    return draft.amount.kind == "percent" and not draft.left.has("level", "up", "down", "to", "share", "equal", "over", "noun_rate")


def _before_time(scene: Scene, draft: Draft, first: int) -> Candidate | None:
    """The headed phrase before a time in the middle of a clause: "doanh số … năm nay vượt trội đạt mức 55 tỷ"."""
    mark = scene.covers[first - 1]
    assert isinstance(mark, TimeMark)
    if mark.start == 0 or scene.tokens.kinds[mark.start - 1] != WORD:
        return None
    start, last = region_of(scene, mark.start)
    return max(_headed(scene, start, last, False), key=lambda candidate: candidate.weight, default=None)


def _headed(scene: Scene, first: int, last: int, counted: bool, *, verbless: bool = False) -> list[Candidate]:
    """Phrases that begin with a word such as "tỷ lệ", "tổng", "khu vực"; the earlier and the fuller, the better."""
    heads = scene.vocabulary.starting("head")
    weights = {"ratio": 4.0, "strong": 3.4, "weak": 2.2}
    found: list[Candidate] = []
    k = first
    while k < last:
        match = match_at(heads, scene.tokens.words, k)
        if match is None or scene.covers[k] is not None or match[2] == "none":
            k += match[0] if match else 1
            continue
        if _inside_name(scene, k):
            k += 1
            continue
        end = _phrase_end(scene, k, min(k + match[0], last), last, verbless or match[2] == "ratio")
        weight = weights[match[2]] + (1.0 if end == last else 0.0) - 0.12 * (k - first) * (0 if end == last else 1)
        if k > first and not _opens_phrase(scene, k):
            weight -= 1.2
        if counted and match[2] != "ratio":
            weight -= 1.3
        if match_at(scene.vocabulary.starting("bare_head"), scene.tokens.words, k) == (end - k, "bare_head", ""):
            weight -= 2.6
        if found and k < found[-1].last:
            weight -= 1.5
        if found and _owner(scene, k):
            weight -= 2.0
        found.append(Candidate(k, end, weight, "indicator.subject"))
        k += match[0]
    return found


def _owner(scene: Scene, k: int) -> bool:
    """Whether a body stands behind "của": "doanh thu của Tổng công ty …" is named by its first words."""
    written = scene.text[scene.tokens.starts[k] : scene.tokens.ends[k]]
    return scene.tokens.words[k - 1] == "của" and written[0].isupper() and not written.isupper()


def _opens_phrase(scene: Scene, k: int) -> bool:
    """Whether a phrase may begin at a token: behind a sign, a verb, a preposition or a body, not inside a noun ("trợ giá")."""
    if scene.tokens.kinds[k - 1] != WORD or scene.covers[k - 1] is not None:
        return True
    before = match_until(
        scene.vocabulary.ending(("cut", "inner", "strong", "agent", "link", "target", "estimate")), scene.tokens.words, k - 1
    )
    return before is not None or scene.text[scene.tokens.starts[k - 1]].isupper()


def _inside_name(scene: Scene, k: int) -> bool:
    """Whether a word with a capital stands behind another word: part of a name ("Tham Lương"), unless it is an abbreviation."""
    start, end = scene.tokens.starts[k], scene.tokens.ends[k]
    if k == 0 or scene.tokens.kinds[k - 1] != WORD or scene.text[start:end].isupper():
        return False
    return scene.text[start].isupper() and scene.text[scene.tokens.starts[k - 1]].isupper()


def _phrase_end(scene: Scene, start: int, k: int, last: int, ratio: bool) -> int:
    """Where the phrase that begins at ``start`` ends: before the first verb, or before a place when it names a ratio."""
    words = scene.tokens.words
    cuts, whole = scene.vocabulary.starting("cut"), scene.vocabulary.ending(("none",))
    while k < last:
        match = None if match_until(whole, words, k) else match_at(cuts, words, k)
        if match is not None:
            if not ratio:
                opened = max(start, k - _IN_BRACKET)
                return opened + words[opened:k].index("(") if "(" in words[opened + 1 : k] and ")" not in words[opened:k] else k
            if words[k] in {"của", "tại", "ở"} and k + 1 < last and _proper(scene, k + 1):
                return k
        k += 1
    return last


def _proper(scene: Scene, k: int) -> bool:
    """Whether a name or a unit's kind begins at a token."""
    word = scene.tokens.words[k]
    return (
        word in {"tỉnh", "huyện", "xã", "thành", "tp", "tp.", "quận", "cả", "toàn", "nước", "việt"}
        or scene.text[scene.tokens.starts[k]].isupper()
    )


def _whole(scene: Scene, first: int, last: int, draft: Draft) -> list[Candidate]:
    """The region itself when it is short and no person or body acts in it."""
    words = scene.tokens.words
    agents = scene.vocabulary.starting("agent")
    end = _phrase_end(scene, first, first + 1, last, _verbless(draft))
    inside = first > 0 and scene.tokens.kinds[first - 1] == WORD
    if inside and scene.text[scene.tokens.starts[first]].isupper():
        return []
    if (
        match_at(agents, words, first)
        or _is_name(scene, first, end)
        or not any(scene.tokens.kinds[k] == WORD for k in range(first, last))
    ):
        return []
    size = end - first
    weight = 2.4 if size <= 8 else 1.6
    if draft.amount.kind == "noun" and draft.kind is Kind.LEVEL:
        bare = match_at(scene.vocabulary.starting("classifier"), scene.tokens.words, unit_start(scene, draft.amount))
        weight -= 0.1 if bare and size <= 8 else 0.9
    return [Candidate(first, end, weight, "indicator.subject")] if size else []


def _is_name(scene: Scene, first: int, last: int) -> bool:
    """Whether every word of a phrase of two or more is written with a capital: a place or a body."""
    return last - first > 1 and all(scene.text[scene.tokens.starts[k]].isupper() for k in range(first, last))
