"""An announced number of things and the names that follow: «4/8 địa phương … (gồm các huyện A, B, C, D)»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ...values import Interval
from ..arithmetic import exactly
from ..cues import CAPITALS
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene

NAME = "counted_names"
WORDS = ("gồm", "là ", ":", "số ", " và ")
_KIND = r"(?:huyện|xã|thị trấn|thành phố|tỉnh|phường|quận|thị xã|đơn vị|địa phương|sở|ngành|thôn)"
_PROPER = re.compile(
    rf"^[^.;:()]{{0,70}}[(:]?\s*(?:đó )?(?:gồm|bao gồm|là)(?: có)?:?(?: các)? {_KIND}s?:? (?P<names>[^().;:\d]+?)\s*(?=[).])"
)
_PLAIN = re.compile(r"^(?P<between>[^.;:(),]{0,60}?)(?: là|:) (?P<names>[^.;:\d…]+?)(?:(?=\.)| và (?=\d))")
_CLAUSES = re.compile(r"^(?P<between>[^.;:(),]{0,60}?)(?: là)?: ?(?P<names>[^.:\d…]+;[^.:\d…]+?)(?=\.)")
_THAT_IS = re.compile(r"^(?P<between>[^.;:(),]{0,40}), đó là:? ?\((?P<names>[^.;:()\d…]+)\)")
_QUOTED = re.compile(r"\b(?P<count>\d{1,2}) [“\"](?P<what>[^”\"]{1,20})[”\"]: (?P<names>[^.;:\d…]+?)(?= và \d|[.])")
_UNITS = ("huyện", "xã", "phường", "quận", "thị xã", "thị trấn", "tỉnh")  # «3 huyện A, B và C» can only be their names
_PLACES = re.compile(r"^(?:huyện|xã|phường|quận|thị xã|thị trấn|tỉnh|thành phố|nước|quốc gia|thị trường|thôn|tập đoàn)$")
_MOST_PLACES = 12
_NAME = rf"[{CAPITALS}][\w-]*(?: [{CAPITALS}][\w-]*){{0,3}}"
_NAMES = re.compile(rf"^ (?:là |gồm |: ?)?(?P<names>{_NAME}(?:, {_NAME})* và {_NAME})(?=\s*[,.;)]|\s+[a-zà-ỹđ]|$)")
_LAST_TWO = re.compile(rf"^(?:{_NAME}, )*{_NAME} và {_NAME}\s*$")
_REGION = re.compile(r"\b(?:bắc|nam|đông|tây|trung (?:bộ|du|ương)|vùng|miền|khu vực)\b")
_NUMBERS = re.compile(r"^[^,;.:()\d]{0,30}\bsố (?P<names>\d{1,4}(?:, \d{1,4})+(?: và \d{1,4})?)(?!\d|/|-|,\d)")
_BRACKET = re.compile(r"\([^)]*\)")
_ABSTRACT = re.compile(
    r"^(?:vấn đề|nội dung|nhóm|nhiệm vụ|giải pháp|mục tiêu|khâu đột phá|chương trình|lĩnh vực|yếu tố|nguyên nhân|trụ cột|hướng"
    r"|khu vực|thị trường|mặt hàng|tập đoàn|trường hợp|tuyến|việc|tiêu chí|nguyên tắc|khâu)\b"
)


def find(scene: Scene) -> Iterator[Relation]:
    """Counts below 20 followed by names in the same sentence."""
    for fact in scene.facts:
        value = fact.statement.amount.value
        if not fact.is_level or value != value.to_integral_value() or not 1 <= value < 20 or fact.is_percent:
            continue
        yield from _proper(scene, fact)
        if _ABSTRACT.match(fact.dimension):
            yield from _plain(scene, fact)
            yield from _in_clauses(scene, fact)
        yield from _numbered(scene, fact)
        yield from _right_behind(scene, fact)
    for match in _QUOTED.finditer(scene.low):
        low, high = _count(match["names"])
        places = (scene.source(*match.span("count")), scene.source(*match.span("names")))
        yield Relation(NAME, (), spans=places, given=(Fraction(int(match["count"])), Fraction(low), Fraction(high)))


def _proper(scene: Scene, fact: Fact) -> Iterator[Relation]:
    rest = scene.low[fact.end : scene.sentences[fact.sentence][1]]
    match = _PROPER.match(rest + ".")
    if match is None:
        return
    start, end = fact.end + match.start("names"), fact.end + match.end("names")
    names = [name.strip() for name in re.split(r",| và ", scene.text[start:end])]
    if len(names) < 2 or not all(
        re.fullmatch(rf"(?:(?:huyện|xã|tỉnh|thành phố|thị trấn) )?[{CAPITALS}][^\s,]*(?: [{CAPITALS}-][^\s,]*){{0,3}}", name)
        for name in names
    ):
        return
    number = Fraction(len(names))
    yield Relation(NAME, (fact,), spans=(scene.source(start, end),), given=(Fraction(fact.statement.amount.value), number, number))


def _right_behind(scene: Scene, fact: Fact) -> Iterator[Relation]:
    """«3 thị trường Trung Quốc, Nga và Hàn Quốc»: names of places right behind the noun; it may be an adjective, so odd only."""
    if not _PLACES.match(fact.dimension) or fact.statement.amount.value > _MOST_PLACES:
        return
    rest = scene.text[fact.end : scene.sentences[fact.sentence][1]]
    match = _NAMES.match(rest)
    if match is None or _REGION.search(match["names"].lower()):
        return
    names = Fraction(len(re.split(r", | và ", match["names"])))
    span = scene.source(fact.end + match.start("names"), fact.end + match.end("names"))
    given = (Fraction(fact.statement.amount.value), names, names)
    yield Relation(NAME, (fact,), firm=fact.dimension in _UNITS, spans=(span,), given=given)


def _numbered(scene: Scene, fact: Fact) -> Iterator[Relation]:
    """«5 tuyến trợ giá số 37, 40, 60, 95, 149»: each thing is named by its number."""
    match = _NUMBERS.match(scene.low[fact.end : scene.sentences[fact.sentence][1]])
    if match is not None:
        names = Fraction(len(re.findall(r"\d+", match["names"])))
        span = scene.source(fact.end + match.start("names"), fact.end + match.end("names"))
        yield Relation(NAME, (fact,), spans=(span,), given=(Fraction(fact.statement.amount.value), names, names))


def _plain(scene: Scene, fact: Fact) -> Iterator[Relation]:
    rest = scene.low[fact.end : scene.sentences[fact.sentence][1]] + "."
    match = _THAT_IS.match(rest) or _PLAIN.match(rest)
    if match is None or re.search(r"\b(?:như|nhất là|chủ yếu|trong đó|đó)\b", match["between"] + " " + match["names"]):
        return
    start, end = fact.end + match.start("names"), fact.end + match.end("names")
    low, high = _count(match["names"])
    if _LAST_TWO.search(scene.text[start:end]) and not _REGION.search(match["names"]):
        low = high  # «…, Hàn Quốc và Nhật Bản»: two names, not one that holds «và»
    given = (Fraction(fact.statement.amount.value), Fraction(low), Fraction(high))
    yield Relation(NAME, (fact,), spans=(scene.source(start, end),), given=given)


def _in_clauses(scene: Scene, fact: Fact) -> Iterator[Relation]:
    """«3 việc là: quảng bá sản phẩm; dự hội chợ và đào tạo lao động»: a clause for each, «;» between, «và» before the last."""
    match = _CLAUSES.match(scene.low[fact.end : scene.sentences[fact.sentence][1]] + ".")
    if match is None or re.search(r"\b(?:như|nhất là|chủ yếu|trong đó|đó)\b", match["between"]):
        return
    pieces = [piece for piece in _BRACKET.sub("", match["names"]).split(";") if piece.strip()]
    start, end = fact.end + match.start("names"), fact.end + match.end("names")
    most = len(pieces) + pieces[-1].count(" và ")
    given = (Fraction(fact.statement.amount.value), Fraction(len(pieces)), Fraction(most))
    yield Relation(NAME, (fact,), spans=(scene.source(start, end),), given=given)


def _count(names: str) -> tuple[int, int]:
    """Fewest and most names in a list: «và» may join two names or stand inside one."""
    pieces = [piece for piece in _BRACKET.sub("", names).split(",") if piece.strip()]
    inner = sum(piece.count(" và ") for piece in pieces)
    return len(pieces), len(pieces) + inner


def claim(relation: Relation, mode: Mode) -> Claim:
    """The number of names, or the stretch it can be counted as, against the announced number."""
    announced, low, high = relation.given
    return Claim(Interval(low, high), exactly(announced), shown=lambda: "số tên kể ra")
