"""Lists of amounts that follow a total in its sentence."""

from __future__ import annotations

from ..gated import Gated
from ..scene import Fact, Scene, once
from .neighbours import is_change, same_unit

_NOT_A_PART = Gated(
    r"\b(?:tăng|giảm|so với|cùng kỳ|lũy kế|luỹ kế|bình quân|trung bình|ước cả năm|dự kiến|kế hoạch"
    r"|bằng|đạt \d|thêm|còn lại phải|mất trắng|gấp|xuống|lên)\b|\btừ\s*$"
)
_OPENS = Gated(r"\b(?:gồm|bao gồm|gồm có|cụ thể là|chia ra|trong đó|trong số đó|hình thức|gồm:)\b|\([^)]*$")
_FARTHEST = 70


@once
def parts_after(scene: Scene, whole: Fact) -> tuple[list[Fact], str, str]:
    """The amounts of the same unit listed after a total.

    Returns: the parts, the words between the total and its first part, and the words after the last part.
    """
    parts: list[Fact] = []
    cue = ""
    last = whole
    fact = scene.next(whole)
    while fact is not None:
        words = scene.low[last.end : fact.start]
        if not parts and cue == "" and (not _OPENS.search(words) or len(words) > 2 * _FARTHEST):
            if fact.is_percent and ";" not in words and not _OPENS.search(words):
                last, fact = fact, scene.next(fact)  # "100 tỷ đồng (tăng 5%), gồm …"
                continue
            break
        if _closes(cue, words):
            break
        if _is_part(scene, whole, fact):
            if not parts:
                cue = words
            elif ";" in words and ";" not in _separator(scene, parts):
                break
            parts.append(fact)
            last = fact
        elif fact.dimension == whole.dimension:
            break
        fact = scene.next(fact)
    after = scene.low[last.end : scene.sentences[whole.sentence][1]] if parts else ""
    return parts, cue, after


def _closes(cue: str, words: str) -> bool:
    """A bracket that opened before the first part ends the list where it closes."""
    return "(" in cue and ")" in words.split("(")[0]


def _separator(scene: Scene, parts: list[Fact]) -> str:
    return scene.between(parts[0], parts[1]) if len(parts) > 1 else ";"


def _is_part(scene: Scene, whole: Fact, fact: Fact) -> bool:
    lead = scene.lead(fact)
    alike = same_unit(fact, whole) or (fact.dimension == "" and not fact.is_percent)
    plain = fact.is_level and not is_change(fact) and not fact.is_ratio and len(lead) <= 2 * _FARTHEST
    return alike and plain and not _NOT_A_PART.search(lead[-_FARTHEST:]) and same_time(whole, fact)


def same_time(a: Fact, b: Fact) -> bool:
    """True unless two different periods are read."""
    first, second = a.statement.period, b.statement.period
    return first is None or second is None or first == second
