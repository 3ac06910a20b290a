"""Who stands above whom, as far as the words of a text tell: the level of a body or a person, and the place a text is about."""

from __future__ import annotations

import re
from collections import Counter

from .words import LOWER, UPPER, forms

_PROVINCE = re.compile(rf"(?<!\w)(?:{forms('bodies_province')})(?!\w)")
_CENTRAL = re.compile(rf"(?<!\w)(?:{forms('bodies_central')})(?!\w)")
_DISTRICT = re.compile(rf"(?<!\w)(?:{forms('bodies_district')})(?!\w)")
_COMMUNE = re.compile(rf"(?<!\w)(?:{forms('bodies_commune')})(?!\w)")
RANKS = {"central": 4, "province": 3, "district": 2, "commune": 1}


def rank_of(words: str | None) -> int:
    """4 for the centre, 3 a province, 2 a district, 1 a commune, 0 when the words do not tell.

    A person of the central committee who leads a province speaks for the province: the local office decides.
    """
    if not words:
        return 0
    if _PROVINCE.search(words) and not re.match(r"\s*(?:Trung ương|Chính phủ|Quốc hội|Thủ tướng|Bộ )", words):
        return 3
    for pattern, rank in ((_CENTRAL, 4), (_DISTRICT, 2), (_COMMUNE, 1)):
        if pattern.search(words):
            return rank
    return 0


_PLACE = re.compile(
    rf"(?<!\w)(?P<noun>tỉnh|Tỉnh ủy|huyện|Huyện ủy|xã|thành phố|TP\.?)\s+(?P<name>HCM|"
    rf"[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]+){{0,2}})"
)
_NOUN = {"Tỉnh ủy": "tỉnh", "Huyện ủy": "huyện", "TP.": "thành phố", "TP": "thành phố"}


def main_place(text: str, names: frozenset[str] = frozenset()) -> str | None:
    """The unit that a text speaks of most, in full (``"tỉnh Bắc Kạn"``); ``None`` when it names none twice.

    Args: names: the people of the text, so that "Bí thư Tỉnh ủy Nông Văn A" is not taken for a province.
    """
    counts: Counter[str] = Counter()
    for match in _PLACE.finditer(text):
        if any(match["name"].startswith(name) or name.startswith(match["name"]) for name in names):
            continue
        counts[f"{_NOUN.get(match['noun'], match['noun'])} {match['name']}"] += 1
    if not counts:
        return None
    for place, times in counts.most_common():
        name = place.split(" ", 1)[1]
        total = len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text))
        if times >= 2 or total >= 3:
            return place
    return counts.most_common(1)[0][0]


_LEADER = re.compile(rf"(?<!\w)(?:{forms('leaders')})(?!\w)")
_ADDRESSEE = re.compile(
    rf"(?<!\w)(?:{forms('addressees')})(?!\w)",
    re.IGNORECASE,
)


def leads(words: str | None) -> bool:
    """True when the words name someone in charge: an office that leads, or a body that decides."""
    return bool(words and _LEADER.search(words))


def can_be_told(words: str | None) -> bool:
    """True when the words name someone who can be given work: a unit, a body, officials."""
    return bool(words and (rank_of(words) or _ADDRESSEE.search(words) or _PLACE.search(words)))


def in_full(words: str, place: str | None) -> str:
    """A bare "tỉnh" or the bare name of the text's unit, written in full."""
    if place is None:
        return words
    noun, name = place.split(" ", 1)
    if words.lower() in {noun, f"{noun} ta", f"{noun} nhà"} or words == name:
        return place
    return words
