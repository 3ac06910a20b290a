"""From the marks of one sentence to statements: kind, modality, period, base, indicator, place and link, in the discourse."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tiendo.values import Direction, Kind, Modality, Period

from .amounts import AmountMark
from .clauses import Left, Scene, left_of, right_of, subject
from .kinds import kind_of
from .periods import Now, TimeMark, resolve
from .places import PlaceMark, Places
from .vocabulary import match_at

_INHERITING = frozenset({"comma", "amount", "open", "start", "sign", "and"})


@dataclass(slots=True)
class Draft:
    """A statement being built; spans are offsets in the view."""

    scene: Scene
    amount: AmountMark
    left: Left
    kind: Kind
    direction: Direction | None
    rules: list[str]
    modality: Modality = Modality.ACTUAL
    indicator: tuple[int, int] | None = None
    own_subject: bool = False
    period: Period | None = None
    local: bool = False
    base: Period | None = None
    place: str | None = None
    of: Draft | None = None
    hedge: str = ""
    part: bool = False


@dataclass(slots=True)
class Discourse:
    """What earlier sentences leave for later ones."""

    places: Places
    now: Now
    default: Period | None = None
    carried: Period | None = None
    section_modality: Modality | None = None
    base: TimeMark | None = None
    place: str | None = None
    last: Draft | None = None
    published: date | None = None
    drafts: list[Draft] = field(default_factory=list)


def read_sentence(scene: Scene, discourse: Discourse) -> list[Draft]:
    """The statements of a sentence."""
    drafts: list[Draft] = []
    cues = _modality_cues(scene)
    bases = _bases(scene)
    places = discourse.places.marks(scene.text, scene.low, scene.tokens.starts[0], scene.tokens.ends[-1])
    for amount in scene.amounts:
        left = left_of(scene, amount)
        kind, direction, rule = kind_of(scene, amount, left)
        draft = Draft(scene, amount, left, kind, direction, [rule], hedge=_hedge(scene, amount, left))
        _name_indicator(scene, draft, drafts, discourse)
        _set_period(scene, draft, drafts, discourse, bases)
        _set_modality(scene, draft, drafts, discourse, cues)
        _set_base(scene, draft, drafts, discourse, bases)
        _set_place(scene, draft, drafts, discourse, places)
        _link(scene, draft, drafts, discourse)
        drafts.append(draft)
    _carry(scene, drafts, discourse, bases, places)
    return drafts


# ---- hedge


def _hedge(scene: Scene, amount: AmountMark, left: Left) -> str:
    words = scene.tokens.words
    rows = scene.vocabulary.starting("after_hedge")
    for k in range(amount.end, min(len(words), amount.end + 8)):
        if scene.covers[k] is not None or words[k] in {",", ";", ".", "(", ")"} or words[k].isdecimal():
            break
        match = match_at(rows, words, k)
        if match:
            return match[2]
    return left.hedge


# ---- modality


def _modality_cues(scene: Scene) -> list[tuple[int, Modality | None, bool]]:
    """(token, modality, strong) of every cue of the sentence; ``None`` puts it back to actual."""
    found: list[tuple[int, Modality | None, bool]] = []
    words, i = scene.tokens.words, 0
    estimates, targets = scene.vocabulary.starting("estimate"), scene.vocabulary.starting("target")
    plans = scene.vocabulary.starting("plan")
    while i < len(words):
        if isinstance(scene.covers[i], AmountMark):
            i = scene.covers[i].end  # type: ignore[union-attr]
            if i < len(words):
                step = i
                while step < len(words) and words[step] in {"so", "với", "của", "/", "tổng", "mức", "số"} and step < i + 3:
                    step += 1
                match = match_at(plans, words, step)
                if match:
                    i = step + match[0]
            continue
        if words[i] in {"vượt", "so", "hoàn"}:
            i += 1
            while i < len(words) and words[i] in {"với", "thành", "mức", "tốt", "các", "nhiều"}:
                i += 1
            match = match_at(plans, words, i)
            i += match[0] if match else 0
            continue
        match = match_at(estimates, words, i)
        if match:
            found.append((i, Modality.ESTIMATE, match[2] != "weak"))
            i += match[0]
            continue
        match = match_at(targets, words, i)
        if match:
            found.append((i, Modality.TARGET, match[2] != "weak"))
            i += match[0]
            continue
        i += 1
    return found


def _set_modality(
    scene: Scene, draft: Draft, drafts: list[Draft], discourse: Discourse, cues: list[tuple[int, Modality | None, bool]]
) -> None:
    amount = draft.amount
    parent = draft.of
    group = [category for category, _, _ in draft.left.cues if category in {"estimate", "target"}]
    if group:
        draft.modality = Modality(group[0])
        draft.rules.append("modality.verb_group")
        return
    clause = _clause_start(scene, amount)
    for position, modality, strong in reversed(cues):
        if position >= amount.start:
            continue
        if modality is not None and (strong or position >= clause):
            draft.modality = modality
            draft.rules.append("modality.sentence" if position < clause else "modality.clause")
            break
    else:
        if drafts and not draft.own_subject:
            draft.modality = drafts[-1].modality
        elif discourse.section_modality is not None:
            draft.modality = discourse.section_modality
            draft.rules.append("modality.section")
        elif draft.period and discourse.published and draft.period.first > discourse.published:
            draft.modality = Modality.TARGET
            draft.rules.append("modality.future")
        return
    if draft.period is not None and discourse.now.year and drafts and draft.local and draft.period.last.year < discourse.now.year:
        draft.modality = Modality.ACTUAL
    _ = parent


def _clause_start(scene: Scene, amount: AmountMark) -> int:
    strong = scene.vocabulary.starting("strong")
    for k in range(amount.start - 1, -1, -1):
        if isinstance(scene.covers[k], AmountMark) or scene.tokens.words[k] in {",", ";", ":", "("}:
            return k + 1
        if match_at(strong, scene.tokens.words, k) and scene.tokens.words[k] in {"vì", "do", "nhưng", "song", "mà"}:
            return k + 1
    return 0


# ---- period


def _bases(scene: Scene) -> dict[int, TimeMark]:
    """Times that are compared with, by their first token."""
    words = scene.tokens.words
    found: dict[int, TimeMark] = {}
    for mark in scene.times:
        k = mark.start - 1
        steps = 0
        while (
            k >= 0
            and steps < 6
            and words[k]
            in {
                "với",
                "mức",
                "thời",
                "điểm",
                "kết",
                "thúc",
                "cuối",
                "của",
                "bình",
                "quân",
                "trung",
                "cùng",
                "kỳ",
                "hết",
                "đầu",
                "ngày",
                "mốc",
                "thực",
                "hiện",
                "quả",
            }
        ):
            if words[k] == "với" and k >= 1 and words[k - 1] == "so":
                break
            k -= 1
            steps += 1
        compared = k >= 0 and (words[k] == "so" or (words[k] == "với" and k >= 1 and words[k - 1] == "so"))
        if (
            compared
            or (mark.form == "same" and words[mark.start - 1 : mark.start] != ["của"] and _after_amount(scene, mark))
            or _after_multiple(scene, mark)
        ):
            found[mark.start] = mark
    return found


def _after_amount(scene: Scene, mark: TimeMark) -> bool:
    return mark.start >= 1 and (
        isinstance(scene.covers[mark.start - 1], AmountMark) or scene.tokens.words[mark.start - 1] in {"so", "đôi", "với", "bằng"}
    )


def _after_multiple(scene: Scene, mark: TimeMark) -> bool:
    for k in range(mark.start - 1, max(-1, mark.start - 6), -1):
        cover = scene.covers[k]
        if isinstance(cover, AmountMark):
            return cover.kind == "multiple" and not any(word in {",", ";"} for word in scene.tokens.words[k : mark.start])
    return False


_RIGHT_JOINS = frozenset({"vào", "trong", "của", "ở", "tại", "cho", "(", "từ", "đến", "hết", "tới", "cuối", "đầu"})


def _set_period(scene: Scene, draft: Draft, drafts: list[Draft], discourse: Discourse, bases: dict[int, TimeMark]) -> None:
    now = discourse.now
    now.current = drafts[-1].period if drafts else discourse.carried or discourse.default
    mark = _right_time(scene, draft, bases)
    if mark is not None and (period := _resolved(mark, now, draft, discourse)) is not None:
        draft.period, draft.local = period, True
        draft.rules.append("period.after")
        return
    mark = _left_time(scene, draft, bases)
    if mark is not None and (period := _resolved(mark, now, draft, discourse)) is not None:
        draft.period = period
        draft.local = bool(drafts) and draft.left.stop != "start"
        draft.rules.append("period.before")
        return
    if drafts:
        for previous in reversed(drafts):
            if not draft.own_subject or not previous.local:
                draft.period = previous.period
                draft.rules.append("period.shared")
                return
    mark = _far_right_time(scene, draft, bases)
    if mark is not None and (period := _resolved(mark, now, draft, discourse)) is not None:
        draft.period = period
        draft.rules.append("period.clause_end")
        return
    draft.period = discourse.carried or discourse.default
    draft.rules.append("period.carried" if discourse.carried else "period.default")


def _resolved(mark: TimeMark, now: Now, draft: Draft, discourse: Discourse) -> Period | None:
    period = resolve(mark, now)
    if period is None:
        return None
    return period


def _right_time(scene: Scene, draft: Draft, bases: dict[int, TimeMark]) -> TimeMark | None:
    i, words = draft.amount.end, scene.tokens.words
    for _ in range(3):
        if i >= len(words):
            return None
        cover = scene.covers[i]
        if isinstance(cover, TimeMark):
            return None if cover.start in bases or cover.event else cover
        if words[i] not in _RIGHT_JOINS:
            return None
        i += 1
    return None


def _far_right_time(scene: Scene, draft: Draft, bases: dict[int, TimeMark]) -> TimeMark | None:
    words = scene.tokens.words
    for k in range(draft.amount.end, len(words)):
        cover = scene.covers[k]
        if isinstance(cover, AmountMark) or words[k] in {";", "("}:
            return None
        if isinstance(cover, TimeMark):
            if cover.start in bases:
                return None
            if not cover.event and cover.word != "now":
                return cover
    return None


def _left_time(scene: Scene, draft: Draft, bases: dict[int, TimeMark]) -> TimeMark | None:
    k = draft.amount.start - 1
    while k >= 0:
        cover = scene.covers[k]
        if isinstance(cover, AmountMark):
            return None
        if isinstance(cover, TimeMark):
            if cover.start not in bases and not cover.event and cover.word != "now":
                if cover.form == "same":
                    return cover
                if not _right_bound(scene, cover):
                    return cover
            k = cover.start - 1
            continue
        k -= 1
    return None


def _right_bound(scene: Scene, mark: TimeMark) -> bool:
    """Whether a time belongs to the amount on its left ("28,85% năm 2020 xuống …")."""
    k = mark.start - 1
    while k >= 0 and scene.tokens.words[k] in _RIGHT_JOINS:
        k -= 1
    return k >= 0 and isinstance(scene.covers[k], AmountMark)


# ---- base


def _set_base(scene: Scene, draft: Draft, drafts: list[Draft], discourse: Discourse, bases: dict[int, TimeMark]) -> None:
    if draft.kind is not Kind.CHANGE or draft.left.has("yearly") or (draft.amount.unit and draft.amount.unit.text.endswith("/năm")):
        return
    after = [mark for start, mark in bases.items() if start >= draft.amount.end]
    before = [mark for start, mark in bases.items() if start < draft.amount.start]
    mark = after[0] if after else before[-1] if before else discourse.base
    if mark is None:
        return
    draft.base = _base_period(mark, draft, discourse)
    draft.rules.append("base.after" if after else "base.before" if before else "base.carried")


def _base_period(mark: TimeMark, draft: Draft, discourse: Discourse) -> Period | None:
    now = Now(discourse.now.published, discourse.now.year, draft.period, discourse.now.term)
    period = draft.period
    if mark.form == "relative" and mark.word == "last_year" and period is not None:
        return period.same_period_last_year()
    if mark.form == "relative" and mark.word in {"last_month", "last_quarter"} and period is not None:
        now.year = period.end.year
    return resolve(mark, now)


# ---- indicator


def _name_indicator(scene: Scene, draft: Draft, drafts: list[Draft], discourse: Discourse) -> None:
    amount, left = draft.amount, draft.left
    starts, ends = scene.tokens.starts, scene.tokens.ends
    span = subject(scene, left.end) if left.stop == "word" else None
    if span is None and left.stop == "and":
        span = None
    noun = amount.kind == "noun"
    first, last = right_of(scene, amount.end) if amount.unit else (amount.end, amount.end)
    previous = drafts[-1] if drafts else None
    if span is not None:
        draft.own_subject = True
        if noun and draft.kind is Kind.LEVEL and amount.unit:
            chosen = _noun_or_verb(scene, draft, span, (first, last))
            draft.indicator = (starts[chosen[0]], ends[chosen[1] - 1])
            return
        draft.indicator = (starts[span[0]], ends[span[1] - 1])
        draft.rules.append("indicator.subject")
        return
    if noun and draft.kind is Kind.LEVEL and amount.unit:
        unit_first = _unit_start(scene, amount)
        draft.own_subject = True
        draft.indicator = (starts[unit_first], ends[max(last, amount.end) - 1])
        draft.rules.append("indicator.counted")
        return
    if (
        last > first
        and draft.kind is Kind.LEVEL
        and amount.kind in {"percent", "measure", "scale"}
        and not (left.has("share", "equal") or (left.stop == "comma" and left.has("level")))
    ):
        draft.own_subject = True
        draft.indicator = (starts[first], ends[last - 1])
        draft.rules.append("indicator.after")
        return
    if previous is not None:
        draft.indicator = previous.indicator
        draft.rules.append("indicator.shared")
    elif discourse.last is not None and (draft.kind is not Kind.LEVEL or left.cues):
        draft.indicator = discourse.last.indicator
        draft.rules.append("indicator.carried")


def _unit_start(scene: Scene, amount: AmountMark) -> int:
    assert amount.unit is not None
    k = amount.start + 1
    scales = scene.vocabulary.starting("scale")
    while k < amount.end and (
        scene.tokens.words[k] in {"/", "-", "–"} or scene.tokens.kinds[k] == 4 or match_at(scales, scene.tokens.words, k)
    ):
        k += 1
    return min(k, amount.end - 1)


def _noun_or_verb(scene: Scene, draft: Draft, span: tuple[int, int], right: tuple[int, int]) -> tuple[int, int]:
    """For a count: the verb before it ("kết nạp được 62 đảng viên") or the noun itself with what follows."""
    words = scene.tokens.words
    verbs = scene.vocabulary.ending(("verb",))
    from .vocabulary import match_until

    last = span[1] - 1
    match = match_until(verbs, words, last)
    if match:
        draft.rules.append("indicator.verb")
        start = span[1] - match[0]
        return start, span[1]
    unit_first = _unit_start(scene, draft.amount)
    if right[1] > right[0] or not draft.left.cues:
        draft.rules.append("indicator.counted")
        return unit_first, max(right[1], draft.amount.end)
    if any(category == "level" for category, _, _ in draft.left.cues) and words[span[0]] in {
        "tổng",
        "số",
        "lượng",
        "đàn",
        "diện",
        "tỷ",
    }:
        draft.rules.append("indicator.subject")
        return span
    draft.rules.append("indicator.counted")
    return unit_first, max(right[1], draft.amount.end)


# ---- place


def _set_place(scene: Scene, draft: Draft, drafts: list[Draft], discourse: Discourse, places: list[PlaceMark]) -> None:
    start = scene.tokens.starts[draft.amount.start]
    before = [mark for mark in places if mark.end <= start]
    if before:
        mark = before[-1]
        surface = scene.text[mark.start : mark.end]
        draft.place = surface if mark.group else discourse.places.fullest(mark.name, surface)
        draft.rules.append("place.sentence")
        return
    draft.place = drafts[-1].place if drafts else discourse.place or discourse.places.of_main() or discourse.places.country
    draft.rules.append("place.carried")


# ---- links


def _link(scene: Scene, draft: Draft, drafts: list[Draft], discourse: Discourse) -> None:
    if not drafts:
        return
    previous = drafts[-1]
    if draft.kind is not Kind.LEVEL and not draft.own_subject:
        for other in reversed(drafts):
            if other.kind in (Kind.LEVEL, Kind.RANK) and other.indicator == draft.indicator:
                if draft.amount.kind == "places" and other.kind is not Kind.RANK:
                    continue
                if draft.amount.kind == "point" and other.kind is Kind.RANK:
                    continue
                draft.of = other
                draft.rules.append("of.same_indicator")
                return
        return
    if (
        draft.kind is Kind.LEVEL
        and not draft.own_subject
        and draft.amount.kind == "percent"
        and previous.amount.kind in {"noun", "measure", "", "scale"}
    ):
        draft.of = previous
        draft.rules.append("of.share")


# ---- carry


def _carry(scene: Scene, drafts: list[Draft], discourse: Discourse, bases: dict[int, TimeMark], places: list[PlaceMark]) -> None:
    if bases:
        discourse.base = next(reversed(bases.values()))
    if drafts:
        discourse.last = drafts[-1]
        periods = {str(draft.period) for draft in drafts if draft.period and not draft.local}
        if len(periods) == 1:
            discourse.carried = next(draft.period for draft in drafts if draft.period and not draft.local)
        year = drafts[0].period.end.year if drafts[0].period else None
        if year and (discourse.now.year is None):
            discourse.now.year = year
        first = drafts[0]
        if first.place and "place.sentence" in first.rules:
            discourse.place = first.place
