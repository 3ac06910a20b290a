"""The foot of a document: who signed, who receives it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_CAPACITY = re.compile(r"(?:T/M|TM\.?|K/T|KT\.?|T/L|TL\.?|TUQ\.?|Q\.)\s*.*")
_POST = re.compile(
    r"(?:phó |q\. ?)?(?:bí thư|chủ tịch|chủ nhiệm|giám đốc|trưởng ban|chánh văn phòng|chánh thanh tra|cục trưởng|vụ trưởng"
    r"|tổng bí thư|thủ tướng|bộ trưởng|thứ trưởng|trưởng phòng|hiệu trưởng|viện trưởng|tổng giám đốc|phó thủ tướng"
    r"|thường trực)\b.*",
    re.IGNORECASE,
)
_RECIPIENTS = re.compile(r"nơi nhận\s*:?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed.

    Attributes: name: empty when none is printed; post: "BÍ THƯ"; capacity: "T/M BAN THƯỜNG VỤ", empty for one who signs directly.
    """

    name: str
    post: str
    capacity: str


def signer_of(foot: Sequence[str]) -> Signer | None:
    """The last capacity or post in capitals, with the name below it."""
    for place in range(len(foot) - 1, -1, -1):
        line = foot[place]
        capacity = _CAPACITY.match(line) if line.upper() == line else None
        if capacity is None and not (line.upper() == line and _POST.fullmatch(line)):
            continue
        start = place
        while (
            start > 0
            and foot[start - 1].upper() == foot[start - 1]
            and (_CAPACITY.match(foot[start - 1]) or _POST.fullmatch(foot[start - 1]))
        ):
            start -= 1
        block = foot[start : place + 1]
        posts = [each for each in block if _POST.fullmatch(each)]
        capacities = [each for each in block if _CAPACITY.match(each)]
        name = next((each for each in foot[place + 1 : place + 5] if _is_name(each)), "")
        return Signer(name, posts[-1] if posts else "", " ".join(capacities))
    return None


def _is_name(line: str) -> bool:
    """True for two to six words, each with a capital and small letters."""
    words = line.split()
    return 2 <= len(words) <= 6 and all(word.isalpha() and word[0].isupper() and word[1:].islower() for word in words)


def recipients_of(foot: Sequence[str]) -> tuple[str, ...]:
    """The lines of "Nơi nhận"."""
    start = next((place for place in range(len(foot) - 1, -1, -1) if _RECIPIENTS.match(foot[place])), None)
    if start is None:
        return ()
    first = _RECIPIENTS.sub("", foot[start], count=1)
    found = [first] if first else []
    for line in foot[start + 1 :]:
        if line.startswith(("-", "–", "+")):
            found.append(line)
        elif line.upper() == line and len(line) > 3:
            break
    return tuple(item(each) for each in found)


def item(line: str) -> str:
    """A line of a list without its mark and its stop."""
    return line.strip().lstrip("-–+ ").rstrip(";., ").strip()
