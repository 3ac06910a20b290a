"""Which unit the words of an order name: a unit of the record, a body of the catalogue, or the territory behind its committee."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from django.db.models import Q

from tiendo.catalogue import bare, fold
from tiendo.catalogue.bodies import Body, bodies
from tiendo.values import Level, Tree
from tiendo.values import OrgUnit as OrgUnitValue

from .models import OrgUnit
from .models.units import UnitClosure, add_to_closure
from .places import BODIES, territory_of

_TREES = {"party": Tree.PARTY, "government": Tree.GOVERNMENT}
# Those who act for a committee, and words that only say that somebody leads it.
_HEADS = re.compile(
    r"^(?:(?:tập thể |các )?(?:lãnh đạo|đồng chí) |ban thường vụ |thường trực |ban chấp hành |cấp ủy, chính quyền |"
    r"chính quyền |nhân dân )+",
    re.IGNORECASE,
)
# Words that stand around a name and say nothing of who it is: "chính quyền TP. HCM cũng phải …".
_TAIL = re.compile(r"\s+(?:đang|cũng|đã|sẽ|vẫn|còn|phải|cần|tiếp tục)$", re.IGNORECASE)
_SHORT = (
    (re.compile(r"\bTP\.?\s*HCM\b|\bTPHCM\b|\bthành phố HCM\b", re.IGNORECASE), "thành phố Hồ Chí Minh"),
    (re.compile(r"\bTP\.?\s+(?=\w)", re.IGNORECASE), "thành phố "),
    (re.compile(r"\bTX\.?\s+(?=\w)", re.IGNORECASE), "thị xã "),
)
_OWN = {
    "province": ("tinh", "thanh pho"),
    "district": ("huyen", "thanh pho", "thi xa", "quan"),
    "commune": ("xa", "phuong", "thi tran"),
}


Named = OrgUnit | OrgUnitValue | None


def unit_named(words: str, home: OrgUnit, day: date) -> Named:
    """The unit that words name for an office on a day, as ``unit_namer`` finds it."""
    return unit_namer(home, day)(words)


def unit_namer(home: OrgUnit, day: date) -> Callable[[str], Named]:
    """A function from words to the unit that they name for an office on a day; what it looked up it keeps.

    A unit of the record in or under the office's territory comes first; then a body of the province in the catalogue, which is a
    value that is not stored yet (``keep_unit``); then the territory for which a committee stands ("UBND huyện Pác Nặm").
    The function gives ``None`` when the words name nothing, or more than one thing.
    """
    place = territory_of(home)
    territory = OrgUnit.objects.filter(pk=place).first()
    near: dict[str, list[OrgUnit]] = {}
    for unit in _near(place, day):
        near.setdefault(bare(unit.name), []).append(unit)
        near.setdefault(unit.pk, []).append(unit)

    @cache
    def find(words: str) -> Named:
        words = _plain(words)
        wanted = bare(words)
        found = near.get(words) or near.get(wanted) if wanted else None
        if found:
            return found[0] if len(found) == 1 else None
        if not wanted or territory is None:
            return None
        if wanted in _OWN.get(territory.level, ()):
            return territory
        return _body(wanted, territory, day) or _behind(words, near)

    return find


def keep_unit(unit: OrgUnit | OrgUnitValue) -> OrgUnit:
    """The row of a unit; a body that is named for the first time is added under its territory, with its closure."""
    if isinstance(unit, OrgUnit):
        return unit
    columns = {
        field.attname: getattr(OrgUnit.of(unit), field.attname) for field in OrgUnit._meta.concrete_fields if not field.primary_key
    }
    row, added = OrgUnit.objects.get_or_create(pk=unit.key, defaults=columns)
    if added:
        add_to_closure([row.pk])
    return row


def _plain(words: str) -> str:
    """The words without what follows a name, its short forms written out."""
    while (shorter := _TAIL.sub("", words.strip())) != words:
        words = shorter
    for short, full in _SHORT:
        words = short.sub(full, words)
    return words


def _near(place: str, day: date) -> list[OrgUnit]:
    """Units in being on a day that lie in a territory or are bodies of one of its parts."""
    alive = (Q(start=None) | Q(start__lte=day)) & (Q(end=None) | Q(end__gte=day))
    below = UnitClosure.objects.filter(above=place).values("below")
    return list(
        OrgUnit.objects.filter(alive).filter(Q(pk__in=below) | Q(body__place__in=list(below.values_list("below", flat=True))))
    )


def _body(wanted: str, territory: OrgUnit, day: date) -> OrgUnitValue | None:
    """A body of the province; the province's own name may stand behind it ("Tỉnh ủy Bắc Kạn")."""
    if territory.level != Level.PROVINCE.value:
        return None
    own, city = re.sub(r"^(?:tinh|thanh pho) ", "", bare(territory.name)), bare(territory.name).startswith("thanh pho")
    if ("tinh uy" if city else "thanh uy") in wanted:
        return None  # the committee of a city in the province, or the other way round
    wordings = {wanted, re.sub(rf" (?:tinh )?{re.escape(own)}$", "", wanted), re.sub(rf" {re.escape(own)}$", "", wanted)}
    named = [body for body in bodies() if _in_being(body, day) and wordings & {bare(name) for name in body.names}]
    if len(named) != 1:
        return None
    body = named[0]
    return OrgUnitValue(
        key=f"{body.code}@{territory.pk}",
        code=body.code.rpartition("/")[2],
        name=_full_name(body, city),
        level=Level.BODY,
        parent=None,
        start=body.since,
        end=body.until,
        tree=_TREES.get(body.system, Tree.GOVERNMENT),
        place=territory.pk,
    )


def _full_name(body: Body, city: bool) -> str:
    """The body's name; of alternatives ("Tỉnh ủy, Thành ủy") the one of a province or of a city."""
    if "/" in body.code:
        return body.name
    name = re.split(r"[,;(]", body.name)[0].strip()
    return name.replace("Tỉnh ủy", "Thành ủy").replace(" tỉnh", " thành phố") if city else name


def _in_being(body: Body, day: date) -> bool:
    alive = (body.since is None or body.since <= day) and (body.until is None or day <= body.until)
    return alive and (body.level == "province" or body.code.startswith("department/"))


def _behind(words: str, near: Mapping[str, list[OrgUnit]]) -> OrgUnit | None:
    """The territory for which a committee or its leaders stand, when it lies within the office's."""
    said = fold(_HEADS.sub("", " ".join(words.split())))
    for body, territory in BODIES:
        if said.startswith(body):
            said = territory + said.removeprefix(body)
            break
    found = near.get(bare(said), [])
    return found[0] if len(found) == 1 else None
