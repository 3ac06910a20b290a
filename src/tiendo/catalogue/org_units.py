"""Territorial units of the country before and after 1 July 2025, and the Party and State bodies that answer for them.

The tables are built by ``tools/build_org_units.py`` from vietnamadminunits 1.0.4 (MIT): 63 provinces, 696 districts and
10,035 communes that ended on 30 June 2025, the 34 provinces and 3,321 communes that followed, and which came from which.
"""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from tiendo.values import Level, OrgUnit, Succession, SuccessionKind, Tree

from .fold import fold

_PARTY = {
    ("province", "tỉnh"): "Tỉnh ủy",
    ("province", "thành phố"): "Thành ủy",
    ("district", "huyện"): "Huyện ủy",
    ("district", "quận"): "Quận ủy",
    ("district", "thị xã"): "Thị ủy",
    ("district", "thành phố"): "Thành ủy",
}
_KINDS = ("thành phố", "thị xã", "thị trấn", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã")


@cache
def org_units() -> Mapping[str, OrgUnit]:
    """Every territorial unit by key, the old ones first."""
    origin, rows = _table("org_units.csv.gz")
    return {
        row["key"]: OrgUnit(
            key=row["key"],
            code=row["code"],
            name=row["name"],
            level=Level(row["level"]),
            parent=row["parent"] or None,
            start=date.fromisoformat(row["start"]) if row["start"] else None,
            end=date.fromisoformat(row["end"]) if row["end"] else None,
            origin=origin,
        )
        for row in rows
    }


@cache
def org_successions() -> tuple[Succession, ...]:
    """What became of the old units: merges, splits of divided communes, and the end of the district level."""
    origin, rows = _table("org_units_successions.csv.gz")
    return tuple(
        Succession(
            day=date.fromisoformat(row["day"]),
            kind=SuccessionKind(row["kind"]),
            before=tuple(row["before"].split("+")),
            after=tuple(row["after"].split("+")) if row["after"] else (),
            origin=origin,
        )
        for row in rows
    )


def unit_of(code: str, level: Level, day: date) -> OrgUnit | None:
    """The unit that carried an official code on a day; codes are re-used, so the level and the day decide."""
    return next((unit for unit in _by_code().get((level, code), ()) if unit.alive(day)), None)


def units_named(name: str, day: date, *, within: str | None = None) -> tuple[OrgUnit, ...]:
    """Units of a name that are in being on a day, higher levels first.

    Args:
        name: with or without its kind: ``"huyện Pác Nặm"``, ``"Pác Nặm"``.
        within: key of a unit that they must lie in.
    """
    alive = (unit for unit in _by_name().get(fold(name), ()) if unit.alive(day))
    return tuple(unit for unit in alive if within is None or within in line(unit))


def line(unit: OrgUnit) -> tuple[str, ...]:
    """Keys from the unit itself up to the top."""
    keys = [unit.key]
    while unit.parent is not None:
        unit = org_units()[unit.parent]
        keys.append(unit.key)
    return tuple(keys)


@cache
def subtree(top: str) -> tuple[OrgUnit, ...]:
    """A unit and all below it, parents before children."""
    return tuple(unit for unit in org_units().values() if top in line(unit))


def bodies_of(unit: OrgUnit) -> tuple[OrgUnit, ...]:
    """The Party committee, the People's Council and the People's Committee of a territory, as units of their trees.

    They live as long as the territory. ``place`` is the territory's key; the parent is the same body one territory up.
    """
    kind = kind_of(unit.name)
    party = _PARTY.get((unit.level, kind))
    short = unit.name[len(kind) :].strip()
    words = {
        "party": f"{party} {short}" if party else f"Đảng ủy {_lowered(unit.name)}",
        "council": f"Hội đồng nhân dân {_lowered(unit.name)}",
        "committee": f"Ủy ban nhân dân {_lowered(unit.name)}",
    }
    return tuple(
        OrgUnit(
            key=f"{body}/{unit.key}",
            code=body,
            name=name,
            level=Level.BODY,
            parent=f"{body}/{unit.parent}" if unit.parent else None,
            start=unit.start,
            end=unit.end,
            origin=unit.origin,
            tree=Tree.PARTY if body == "party" else Tree.GOVERNMENT,
            place=unit.key,
        )
        for body, name in words.items()
    )


def kind_of(name: str) -> str:
    """The kind that a unit's name begins with (``"huyện"``), empty when it names none."""
    folded = fold(name)
    return next((kind for kind in _KINDS if folded.startswith(kind + " ")), "")


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]


@cache
def _by_code() -> Mapping[tuple[Level, str], list[OrgUnit]]:
    found: dict[tuple[Level, str], list[OrgUnit]] = {}
    for unit in org_units().values():
        found.setdefault((unit.level, unit.code), []).append(unit)
    return found


@cache
def _by_name() -> Mapping[str, list[OrgUnit]]:
    found: dict[str, list[OrgUnit]] = {}
    rank = list(Level)
    for unit in sorted(org_units().values(), key=lambda one: rank.index(one.level)):
        name = fold(unit.name)
        for spelling in {name, name.removeprefix(kind_of(name)).strip()}:
            found.setdefault(spelling, []).append(unit)
    return found


def _table(name: str) -> tuple[str, Iterator[dict[str, str]]]:
    packed = files("tiendo.catalogue").joinpath("data", name).read_bytes()
    head, _, body = gzip.decompress(packed).decode("utf-8").partition("\n")
    return head.removeprefix("# "), csv.DictReader(io.StringIO(body))
