"""The time a statement is about, and the time it is compared with."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from tiendo.values import Kind, Part, Period

from .amounts import AmountMark
from .clauses import Scene
from .drafts import Discourse, Draft
from .periods import Now, TimeMark, last_day, resolve
from .timeroles import JOINS

_CLAUSE_ENDS = frozenset({",", ";", "(", ":", "thì", "nhưng", "song", "mà", "nên", "để"})


def set_period(scene: Scene, draft: Draft, drafts: list[Draft], discourse: Discourse, roles: dict[int, str]) -> None:
    """Give a statement its time: said behind it, before it, shared in the sentence, at the clause's end, carried, or the text's."""
    now = discourse.now
    inherited = _inherited(draft, drafts)
    now.current = inherited or discourse.carried or discourse.default
    average = _average_between(draft, drafts)
    if average is not None and scene.vocabulary.on("period.average"):
        draft.period = average
        draft.rule("period.average")
        return
    earlier = _bracket_after_base(scene, draft, drafts, discourse, roles)
    if earlier is not None:
        draft.period, draft.local = earlier, True
        draft.rule("period.of_base")
        return
    for mark, local, rule in (
        (_behind(scene, draft, roles), True, "period.after"),
        (_before(scene, draft, drafts, roles), bool(drafts) and draft.depth > drafts[-1].depth, "period.before"),
    ):
        if mark is not None and (period := _resolved(scene, mark, now)) is not None:
            draft.period, draft.local = _stretched(draft, period, now), local
            draft.rule(rule)
            return
    if inherited is not None:
        draft.period = _stretched(draft, _stock_now(draft, inherited), now)
        draft.local = drafts[-1].local and draft.depth == drafts[-1].depth and draft.depth > 0
        draft.rule("period.shared")
        return
    mark = _clause_end(scene, draft, roles) or _sentence_time(scene, draft, drafts, roles)
    if mark is not None and (period := _resolved(scene, mark, now)) is not None:
        draft.period = period
        draft.rule("period.clause_end")
        return
    if discourse.asks:
        return
    if discourse.index_period is not None and not discourse.carried and (draft.kind is Kind.RANK or draft.amount.kind == "point"):
        draft.period = discourse.index_period
        draft.rule("period.index")
        return
    carried = None if _ahead_of_what_was_done(scene, draft, discourse) else discourse.carried
    draft.period = carried or discourse.section_period or discourse.default
    draft.rule("period.carried" if carried else "period.default")
    draft.period = _stretched(draft, draft.period, now)


def _ahead_of_what_was_done(scene: Scene, draft: Draft, discourse: Discourse) -> bool:
    """Whether the time carried on lies ahead while the clause says "đã": next year's aims end where a past act is told."""
    present, carried = discourse.default, discourse.carried
    if carried is None or present is None or carried.first <= present.last:
        return False
    return "đã" in scene.tokens.words[max(0, draft.amount.start - 16) : draft.amount.start]


def _stretched(draft: Draft, period: Period | None, now: Now) -> Period | None:
    """A yearly average aimed at for the end of the term is about the whole term; a stock raised since its start, about now."""
    if period is None:
        return None
    unit = draft.amount.unit.text if draft.amount.unit else ""
    yearly = draft.left.has("yearly") or unit.endswith("/năm") or _every_year(draft)
    if now.term and period.is_year and period.end.year == now.term[1] and yearly:
        return Period(Part(now.term[0]), Part(now.term[1]))
    return period


def _every_year(draft: Draft) -> bool:
    """Whether "hằng năm" or "mỗi năm" opens the clause."""
    words = draft.scene.tokens.words[max(0, draft.amount.start - 8) : draft.amount.start]
    return any(pair in {("hằng", "năm"), ("hàng", "năm"), ("mỗi", "năm")} for pair in pairwise(words)) and "," not in words


def _average_between(draft: Draft, drafts: list[Draft]) -> Period | None:
    """A yearly average behind "từ … năm 2020 xuống … năm 2022" is about the years between."""
    unit = draft.amount.unit.text if draft.amount.unit else ""
    if draft.kind is not Kind.CHANGE or len(drafts) < 2 or not (draft.left.has("yearly") or unit.endswith("/năm")):
        return None
    first, last = drafts[-2].period, drafts[-1].period
    if first is None or last is None or first == last or not first.is_year or not last.is_year or first.end.year >= last.end.year:
        return None
    return Period(first.start, last.end)


def _bracket_after_base(
    scene: Scene, draft: Draft, drafts: list[Draft], discourse: Discourse, roles: dict[int, str]
) -> Period | None:
    """The time of a number alone in brackets behind the time compared with: "so với cùng kỳ (195 triệu đồng)"."""
    if not drafts or not draft.depth:
        return None
    k = draft.amount.start - 1
    words = scene.tokens.words
    while k > 0 and words[k] != "(":
        if scene.covers[k] is not None:
            return None
        k -= 1
    cover = scene.covers[k - 1] if k else None
    if not isinstance(cover, TimeMark) or roles[cover.start] != "base":
        return None
    return drafts[-1].base or _base_period(scene, cover, drafts[-1], discourse)


def _stock_now(draft: Draft, period: Period) -> Period:
    """ "nâng tổng số … lên" after a span of years: the stock at its end."""
    if draft.kind is Kind.LEVEL and draft.left.has("to") and draft.own_subject and period.years > 1 and period.start.month is None:
        return Period.of_year(period.end.year)
    return period


def _inherited(draft: Draft, drafts: list[Draft]) -> Period | None:
    """The time of the sentence so far: times said for one amount alone do not spread, except inside their brackets."""
    for previous in reversed(drafts):
        together = previous is drafts[-1] and not draft.own_subject and draft.depth == previous.depth
        together = together and draft.amount.start - previous.amount.end <= 8
        if "level.left" in previous.rules or any(
            previous.scene.tokens.words[cue[2]] == "từ" for cue in previous.left.cues if cue[0] == "rank"
        ):
            together = False
        if not previous.local or (draft.depth and previous.depth == draft.depth) or together:
            return previous.period
    return None


def _resolved(scene: Scene, mark: TimeMark, now: Now) -> Period | None:
    period = resolve(mark, now)
    if period is None:
        return None
    words = scene.tokens.words[max(0, mark.start - 5) : mark.end]
    running = any(pair in {("lũy", "kế"), ("luỹ", "kế")} for pair in pairwise(words))
    if mark.as_of and mark.form == "month" and mark.month == 12:
        return Period.of_year(period.end.year)
    if mark.as_of and mark.word == "end" and mark.form == "month":
        return last_day(period)
    if mark.as_of and "hết" in words and (mark.form in {"month", "quarter"} or (mark.form == "year" and running)):
        return last_day(period)
    return period


def _behind(scene: Scene, draft: Draft, roles: dict[int, str]) -> TimeMark | None:
    """A time straight behind the amount, with at most a preposition or a bracket between."""
    i, words = draft.amount.end, scene.tokens.words
    for _ in range(3):
        if i >= len(words):
            return None
        cover = scene.covers[i]
        if isinstance(cover, TimeMark):
            own = roles[cover.start] == "base" and cover.form == "same" and "level.noun_of_growth" in draft.rules
            return cover if roles[cover.start] == "bound" or own else None
        if words[i] not in JOINS:
            return None
        i += 1
    return None


def _before(scene: Scene, draft: Draft, drafts: list[Draft], roles: dict[int, str]) -> TimeMark | None:
    """The nearest time between the amount before (or the sentence's start) and this one."""
    k = draft.amount.start - 1
    words = scene.tokens.words
    while k >= 0:
        cover = scene.covers[k]
        if isinstance(cover, AmountMark):
            return None
        if isinstance(cover, TimeMark):
            if roles[cover.start] == "main":
                return cover
            k = cover.start
        elif words[k] == ")" and draft.depth == 0 and any(isinstance(c, AmountMark) for c in scene.covers[max(0, k - 30) : k]):
            return None
        k -= 1
    return None


def _sentence_time(scene: Scene, draft: Draft, drafts: list[Draft], roles: dict[int, str]) -> TimeMark | None:
    """The last time that governs the sentence, when every amount before this one has a time of its own."""
    if not drafts:
        return None
    return next((mark for mark in reversed(scene.times) if mark.start < draft.amount.start and roles[mark.start] == "main"), None)


def _clause_end(scene: Scene, draft: Draft, roles: dict[int, str]) -> TimeMark | None:
    words = scene.tokens.words
    for k in range(draft.amount.end, len(words)):
        cover = scene.covers[k]
        if isinstance(cover, AmountMark) or words[k] in _CLAUSE_ENDS or words[k - 1 : k + 1] == ["trong", "khi"]:
            return None
        if isinstance(cover, TimeMark):
            if roles[cover.start] == "main" and cover.word != "now":
                return cover
            if roles[cover.start] == "base":
                return None
    return None


def set_base(scene: Scene, draft: Draft, drafts: list[Draft], discourse: Discourse, roles: dict[int, str]) -> None:
    """Give a change the time it is compared with, where the text prints one."""
    unit = draft.amount.unit
    if draft.kind is not Kind.CHANGE or draft.left.has("yearly") or (unit and unit.text.endswith("/năm")):
        return
    bases = [mark for mark in scene.times if roles[mark.start] == "base"]
    after = next((mark for mark in bases if mark.start >= draft.amount.end and _reaches(scene, draft, mark, roles)), None)
    before = next((mark for mark in reversed(bases) if mark.start < draft.amount.start), None)
    earlier = draft.depth and draft.local and any(other.depth < draft.depth and _is_earlier(draft, other) for other in drafts)
    if earlier:
        mark, rule = after, "base.after"
    else:
        mark = after or before or (None if {"period.before", "period.after"} & set(draft.rules) else discourse.base)
        rule = "base.after" if after else "base.before" if before else "base.carried"
    if mark is None or draft.period is None:
        _base_from_level(draft, drafts)
        return
    if rule == "base.carried" and any(scene.tokens.words[cue[2]] == "làm" for cue in draft.left.cues):
        return
    draft.base = _base_period(scene, mark, draft, discourse)
    draft.rule(rule)
    _month_after(draft, drafts, mark)


def _is_month(period: Period) -> bool:
    return period.start == period.end and period.start.month is not None and period.start.day is None


def _is_earlier(draft: Draft, other: Draft) -> bool:
    return draft.period is not None and other.period is not None and draft.period.last < other.period.first


def _base_from_level(draft: Draft, drafts: list[Draft]) -> None:
    """A rise in brackets behind the second of two levels compares it with the first ("2016 … 3,46, năm 2017 … 6,3 (tăng 85%)")."""
    if not draft.scene.vocabulary.on("base.level_before"):
        return
    if not draft.depth or draft.period is None:
        return
    for other in reversed(drafts):
        if other.kind is Kind.LEVEL and other.indicator == draft.indicator and _is_earlier(other, draft):
            draft.base = other.period
            draft.rule("base.level_before")
            return


def _month_after(draft: Draft, drafts: list[Draft], mark: TimeMark) -> None:
    """ "giảm 3,5% so với tháng 5/2018" without a time of its own: the figure, and the level beside it, are of June."""
    base = draft.base
    if not draft.scene.vocabulary.on("period.month_after_base"):
        return
    if mark.form != "month" or base is None or base.start.month is None or "base.after" not in draft.rules:
        return
    if not {"period.carried", "period.default", "period.shared"} & set(draft.rules) or (
        draft.period and draft.period.start.month == draft.period.end.month
    ):
        return
    year, month = (base.start.year, base.start.month + 1) if base.start.month < 12 else (base.start.year + 1, 1)
    period = Period(Part(year, None, month), Part(year, None, month))
    before = draft.period
    for other in (draft, *(drafts[-1:] if not draft.own_subject else [])):
        if other.period == before and {"period.carried", "period.default", "period.shared"} & set(other.rules):
            other.period = period
            other.rule("period.month_after_base")


def _reaches(scene: Scene, draft: Draft, mark: TimeMark, roles: dict[int, str]) -> bool:
    """Whether a time compared with may reach back to an amount: no bracket closes and no clause with a time of its own begins."""
    for other in scene.times:
        if draft.amount.end < other.start < mark.start and roles[other.start] == "main" and other.form == "year":
            return False
    return not draft.depth or ")" not in scene.tokens.words[draft.amount.end : mark.start]


def _base_period(scene: Scene, mark: TimeMark, draft: Draft, discourse: Discourse) -> Period | None:
    period = draft.period
    if period is None:
        return None
    now = replace(discourse.now, current=period)
    if mark.form == "relative" and mark.word == "last_year":
        return period.same_period_last_year()
    if mark.form in {"month", "quarter"} and mark.year is None:
        now.year = period.end.year
    found = resolve(mark, now)
    before = scene.tokens.words[max(0, mark.start - 5) : mark.start] if mark.start >= 0 else []
    if found is not None and found.is_year and (mark.word == "day" or {"thời", "điểm"} <= set(before)):
        return last_day(found)
    return found


def carry_times(scene: Scene, drafts: list[Draft], discourse: Discourse, roles: dict[int, str]) -> None:
    """Leave to the next sentence the time that this one was about."""
    bases = [mark for mark in scene.times if roles[mark.start] == "base"]
    if bases:
        before = scene.tokens.words[max(0, bases[-1].start - 5) : bases[-1].start]
        discourse.base = (
            replace(bases[-1], start=-1, word="day") if {"thời", "điểm"} <= set(before) else replace(bases[-1], start=-1)
        )
    elif drafts and not any(draft.kind is Kind.CHANGE for draft in drafts):
        discourse.base = None
    periods = [draft.period for draft in drafts if draft.period and not draft.local and "period.default" not in draft.rules]
    if len(set(periods)) == 1:
        spread = periods[0].years == 1 or periods[0] == discourse.carried or any(mark.form == "term" for mark in scene.times)
        narrower = discourse.default is not None and discourse.default.is_cumulative and _is_month(periods[0])
        discourse.carried = periods[0] if spread and not narrower else None
    elif periods:
        opening = next((mark for mark in scene.times if mark.start <= 2 and roles[mark.start] == "main"), None)
        discourse.carried = resolve(opening, discourse.now) if opening else None
    indices = [draft.period for draft in drafts if draft.kind is Kind.RANK and draft.period is not None]
    discourse.index_period = indices[-1] if indices else None
    if drafts and discourse.now.year is None and drafts[0].period:
        discourse.now.year = drafts[0].period.end.year
