"""Who stands above whom, as far as the words of a text tell: the level of a body or a person, and the place a text is about."""

from __future__ import annotations

import re
from collections import Counter

from .words import LOWER, UPPER

_PROVINCE = re.compile(
    r"(?<!\w)(?:Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|UBND (?:tỉnh|TP|thành phố)|HĐND (?:tỉnh|TP|thành phố)|Đảng bộ tỉnh|[Ss]ở(?= )|tỉnh|Tỉnh|Chủ tịch UBND tỉnh|ĐBQH tỉnh)(?!\w)"
)
_CENTRAL = re.compile(
    r"(?<!\w)(?:Trung ương|TW|Chính phủ|Quốc hội|Thủ tướng|Phó Thủ tướng|Ban Bí thư|Bộ Chính trị|Bộ trưởng|Thứ trưởng|[Cc]ác [Bb]ộ|[Bb]ộ,? ngành|Bộ(?= [A-ZĐ])|Tổng cục|Chủ tịch nước|Tổng Bí thư|Ngân hàng Nhà nước|EVN)(?!\w)"
)
_DISTRICT = re.compile(
    r"(?<!\w)(?:Huyện ủy|Huyện uỷ|Thị ủy|Quận ủy|UBND huyện|HĐND huyện|huyện|Huyện|thị xã|quận|Đảng bộ huyện)(?!\w)"
)
_COMMUNE = re.compile(r"(?<!\w)(?:Đảng ủy xã|UBND xã|HĐND xã|xã|phường|thị trấn|thôn|bản|tổ dân phố)(?!\w)")
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
    rf"(?<!\w)(?P<noun>tỉnh|Tỉnh ủy|huyện|Huyện ủy|xã|thành phố|TP\.?)\s+(?P<name>HCM|[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]+){{0,2}})"
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


_LEADER = re.compile(
    r"(?<!\w)(?:Tổng Bí thư|[Bb]í thư|[Cc]hủ tịch|[Tt]hủ tướng|[Bb]ộ trưởng|[Tt]hứ trưởng|[Tt]rưởng|[Tt]hường trực|[Gg]iám đốc|[Cc]hánh|[Ll]ãnh đạo|Ủy viên|"
    r"[Bb]an [Tt]hường vụ|Tỉnh ủy|Huyện ủy|Thành ủy|UBND|HĐND|[Hh]ội nghị|[Đđ]oàn (?:công tác|kiểm tra|giám sát)|[Đđ]ại biểu|[Cc]hính phủ|[Qq]uốc hội|[Bb]ộ Chính trị|[Bb]an Chấp hành|Bộ )(?!\w)"
)
_ADDRESSEE = re.compile(
    r"(?<!\w)(?:cấp|ngành|bộ|đơn vị|cơ quan|địa phương|sở|cấp ủy|chính quyền|chúng ta|toàn|Đảng bộ|các đồng chí|cán bộ|đảng viên|đại biểu|người đứng đầu|chủ đầu tư|ban|phòng|Mặt trận|đoàn thể)(?!\w)",
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
