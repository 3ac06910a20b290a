"""«tăng 9,28%, cao hơn mức tăng 7,01% của cùng kỳ»: the comparison in words and the order of the numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..gated import Gated
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number
from .mistyped import name_agreement, said_as

NAME = "higher_said"
_NAMED, _MOST = 2, 3
WORDS = (" hơn ", "thu hẹp", "chậm lại", "chỉ ", "tăng ", "giảm ")
_THAN = r"(?: (?:nhiều|hẳn|đáng kể|khá|rất|rõ rệt))*(?: so với)?(?: (?:của|với))?"
_NOUN = r"(?: (?:mức|con số|tốc độ|tỷ lệ|kết quả|mục tiêu|chỉ tiêu|kế hoạch|số))(?: [^\W\d_]+){0,5}"
_MORE = Gated(rf"\b(?:cao|lớn|nhiều|nhanh|mạnh) hơn{_THAN}{_NOUN}\s*$")
_LESS = Gated(rf"\b(?:thấp|nhỏ|ít|chậm|kém) hơn{_THAN}{_NOUN}\s*$")
_NARROWED = Gated(r"mức (?P<way>tăng|giảm)[^,;]{0,40}(?:thu hẹp|chậm lại)[^,;]{0,30}so với mức (?P=way)\s*$")
_ONLY = Gated(
    r"\(\s*cùng kỳ(?: năm [^()]{1,20})? chỉ (?:tăng|giảm|đạt|là|bằng)\s*$|\bnhưng thực tế[^.;]{0,60}\bchỉ (?:là|đạt|tăng|bằng)\s*$"
)
_LITTLE = re.compile(r"\bchỉ (?:mới |còn |hiện )?(?:đạt|thu được|thu|tăng trưởng|tăng|bằng|có|được|là|ở mức)(?: được)?\s*$")
_WHILE = re.compile(
    r"^[^;.()]{0,12},? ?(?:thay vì|trong khi(?: đó)?,? ?(?:cùng kỳ|(?:năm|tháng|quý) (?:trước|ngoái)|năm \d{4})[^;.()\d]{0,30}"
    r"(?:đạt|là|lên đến|lên tới|tới|đến|tăng))\s*(?:hơn|trên|khoảng|gần)?\s*$"
)
_WENT = re.compile(r"\b(?P<way>tăng|giảm) (?P<how>mạnh|cao|nhanh|nhẹ|đáng kể|đều|sâu)\s*,\s*(?:ước )?(?:đạt|còn|là|ở mức)\s*$")
_EARLIER = re.compile(r"^\s*\(\s*(?:(?:cùng kỳ|năm|con số|mức)(?: năm)?(?: (?:trước|ngoái|\d{4}))?)\s*(?:là|đạt|chỉ)?\s*$")
_ALSO = re.compile(r"^\s*(?:và|,|;)\s*$")


def find(scene: Scene) -> Iterator[Relation]:
    """The number that is said to be higher or lower, and each number that it is held against."""
    yield from _only(scene)
    yield from _moved_from(scene)
    for than in scene.facts:
        lead = scene.lead(than).rstrip()
        more, less = _MORE.search(lead), _LESS.search(lead)
        if _NARROWED.search(lead):
            less = _NARROWED.search(lead)
        if _ONLY.search(lead):
            more = _ONLY.search(lead)
        if not (more or less):
            continue
        subject = _subject(scene, than)
        if subject is None:
            yield from _told_elsewhere(scene, than, above=bool(more))
            continue
        for other in (than, *_coordinated(scene, than)):
            yield Relation(NAME, (other, subject) if more else (subject, other), words="cao hơn" if more else "thấp hơn")


def _only(scene: Scene) -> Iterator[Relation]:
    """«chỉ đạt 2.000 tỷ đồng, trong khi cùng kỳ lên đến 7.400 tỷ đồng», «chỉ tăng 6,5% thay vì 7,08%»."""
    for small in scene.facts:
        large = scene.next(small)
        if (
            large is None
            or large.dimension != small.dimension
            or small.is_ratio
            or large.is_ratio
            or not _LITTLE.search(scene.lead(small))
        ):
            continue
        words = scene.between(small, large)
        if _WHILE.match(words) and ("thay vì" in words or _comparable(small, large)):
            yield Relation(NAME, (small, large), words="chỉ")


def _moved_from(scene: Scene) -> Iterator[Relation]:
    """«xuất nhập khẩu tăng mạnh, ước đạt 475 tỷ USD (năm 2017 là 425 tỷ USD)»: which way it went, and from where."""
    for now in scene.facts:
        before = scene.next(now)
        if (
            before is None
            or before.dimension != now.dimension
            or not (now.is_level and before.is_level)
            or now.is_ratio
            or before.is_ratio
        ):
            continue
        way = _WENT.search(scene.lead(now))
        if way is None or not _EARLIER.match(scene.between(now, before)):
            continue
        yield Relation(NAME, (before, now) if way["way"] == "tăng" else (now, before), words=f"{way['way']} {way['how']}")


def _comparable(a: Fact, b: Fact) -> bool:
    """Two levels, or two changes that go one way."""
    return said_as(a)[0] is said_as(b)[0] and (a.direction is b.direction or None in (a.direction, b.direction))


def _subject(scene: Scene, than: Fact) -> Fact | None:
    before = scene.next(than, -1)
    while before is not None and before.dimension != than.dimension:
        before = scene.next(before, -1)
    if before is None or ";" in scene.between(before, than) or before.is_ratio:
        return None
    same = before.direction is than.direction or before.direction is None or than.direction is None
    return before if same else None


def _told_elsewhere(scene: Scene, than: Fact, *, above: bool) -> Iterator[Relation]:
    """«Mức tăng của 9 tháng năm nay cao hơn mức tăng 5,99% của cùng kỳ»: this year's rate stands in another sentence."""
    before = than.statement.period
    if before is None or scene.next(than, -1) is not None:
        return
    found = [
        fact
        for fact in scene.facts
        if fact is not than and fact.dimension == than.dimension and said_as(fact) == said_as(than)
        and fact.statement.period is not None
        and fact.statement.period.same_period_last_year() == before and name_agreement(fact, than) > _NAMED
    ]  # fmt: skip
    for fact in found[:_MOST]:
        yield Relation(NAME, (than, fact) if above else (fact, than), words="cao hơn" if above else "thấp hơn")


def _coordinated(scene: Scene, than: Fact) -> list[Fact]:
    other = scene.next(than)
    if other is not None and other.dimension == than.dimension and _ALSO.match(scene.between(than, other)):
        return [other]
    return []


def claim(relation: Relation, mode: Mode) -> Claim:
    """The smaller as said must be able to lie below the larger."""
    small, large = relation.facts
    return Claim(
        small.amount(mode),
        large.amount(mode),
        "<",
        scale=large.scale,
        unit=large.statement.amount.unit,
        shown=lambda: f"{number(small.statement.amount.value)} < {number(large.statement.amount.value)}",
    )
