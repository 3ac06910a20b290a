"""What became of a counted number of things: «Trong 26 chỉ tiêu, có 16 chỉ tiêu đạt và vượt; có 10 chỉ tiêu không đạt»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..gated import Gated
from ..scene import Fact, Scene

_AMONG = Gated(r"(?:^|\b)trong(?: tổng)?(?: số)?\s*$|\btổng số\s*$")
_NOT = re.compile(r"^\s*(?:[^\W\d_]+ ){0,2}?(?:không|chưa|khó|quá hạn|chậm|khả năng không|có khả năng không)\b")
_DONE = re.compile(r"^\s*(?:[^\W\d_]+ ){0,3}?(?:đạt|vượt|hoàn thành|đã|được|đúng hạn|trong hạn|có khả năng đạt|khả năng đạt)\b")
_DOING = re.compile(r"^\s*(?:[^\W\d_]+ ){0,2}?đang (?:thi công|triển khai|thực hiện|xử lý|giải quyết|làm)\b")
_EXCEEDED = re.compile(r"^\s*(?:[^\W\d_]+ ){0,1}?vượt\b")
_OPEN = re.compile(r"\bchưa (?:có số liệu|đánh giá|đến hạn|đến kỳ)\b|\bsố còn lại\b|\bcòn lại (?:đang|chưa)\b")
_FORMS = re.compile(r"\bhình thức\s*:")


Outcome = tuple[Fact, list[Fact], bool]


def outcomes(scene: Scene) -> tuple[Outcome, ...]:
    """(whole, parts, whether the parts are said to be all).

    They are all when some are said to have got there and the others not to; «4 đạt và 8 vượt» leaves room for a rest.
    """
    found: tuple[Outcome, ...] | None = scene.seen.get(outcomes)
    if found is None:
        found = scene.seen[outcomes] = tuple(_outcomes(scene))
    return found


def _outcomes(scene: Scene) -> Iterator[Outcome]:
    for whole in scene.facts:
        if not whole.is_level or whole.is_ratio or whole.is_percent or not whole.dimension or not _AMONG.search(scene.lead(whole)):
            continue
        parts = _parts(scene, whole)
        if len(parts) < 2:
            continue
        stretch = scene.low[whole.end : scene.sentences[parts[-1].sentence][1]]
        kinds = {_kind(scene.tail(part)) for part in parts}
        if "" not in kinds and len(kinds) > 1:
            yield whole, parts, "not" in kinds and _OPEN.search(stretch) is None


def _parts(scene: Scene, whole: Fact) -> list[Fact]:
    """The counts of the same noun in its sentence and the next that stand one after the other."""
    parts: list[Fact] = []
    for fact in scene.facts[whole.order + 1 :]:
        if fact.sentence > (parts[-1] if parts else whole).sentence + 1 or fact.sentence > whole.sentence + 2:
            break
        if fact.is_percent:
            continue
        if fact.dimension != whole.dimension or not fact.is_level or fact.is_ratio or _AMONG.search(scene.lead(fact)):
            break
        parts.append(fact)
    return parts


def _kind(tail: str) -> str:
    if _NOT.match(tail):
        return "not"
    if _EXCEEDED.match(tail):
        return "exceeded"
    if _DOING.match(tail):
        return "doing"
    return "done" if _DONE.match(tail) else ""


def met(tail: str) -> bool:
    """«… hoàn thành đúng hạn»: the words after a count say that these got there."""
    return _kind(tail) in ("done", "exceeded")


def not_met(tail: str) -> bool:
    """«… quá hạn», «… chưa đạt»: they did not."""
    return _kind(tail) == "not"


def disciplined(scene: Scene) -> Iterator[tuple[Fact, list[Fact]]]:
    """«Thi hành kỷ luật 14 đảng viên, …; hình thức: khiển trách 9, cảnh cáo 4, khai trừ 1»: each has one form."""
    if "hình thức" not in scene.low:
        return
    for group in scene.sentence_facts():
        begin, end = scene.sentences[group[0].sentence]
        match = _FORMS.search(scene.low, begin, end)
        if match is None or "kỷ luật" not in scene.low[begin : match.start()]:
            continue
        whole = next((fact for fact in group if fact.is_level and not fact.is_percent and fact.end <= match.start()), None)
        parts = [fact for fact in group if fact.start >= match.end()]
        plain = all(fact.is_level and not fact.is_percent and not fact.is_ratio for fact in parts)
        if whole is not None and len(parts) > 1 and plain and {fact.dimension for fact in parts} <= {"", whole.dimension}:
            yield whole, parts
