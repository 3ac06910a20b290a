"""Bodies of the Party, the State, the Front and the mass organisations, resolved from the words of a text on a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from .fold import bare, fold
from .tables import table


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of body.

    Attributes:
        code: stable name.
        name: official Vietnamese name; alternatives are joined by a semicolon.
        names: every wording that may stand for it, folded.
        level: ``central``, ``province``, ``district``, ``commune``, ``grassroots`` or ``cell``.
        system: ``party``, ``government``, ``peoples_council``, ``front``, ``mass``, ``national_assembly``, ``judiciary`` or
            ``military``.
        since, until: first and last day; ``None`` when not known or still in being.
        successor: codes of the bodies that its work goes to, the first one foremost.
    """

    code: str
    name: str
    names: tuple[str, ...]
    level: str
    system: str
    since: date | None
    until: date | None
    successor: tuple[str, ...]


# Ministries and departments were merged on this day; the day differed by some days from place to place.
_REORGANISED = date(2025, 3, 1)


@cache
def bodies() -> tuple[Body, ...]:
    """Every body of the catalogue, in its order; then the departments of a province, before and after March 2025."""
    listed = [
        Body(
            row["code"],
            row["name"],
            tuple(dict.fromkeys(_wordings(row["name"], row.get("abbreviations") or []))),
            row["level"],
            row["system"],
            _day(row["since"]),
            _day(row["until"]),
            tuple(row["successor"] or ()),
        )
        for row in table("bodies")["bodies"]
    ]
    return (*listed, *_departments())


def _departments() -> list[Body]:
    """Departments by name: those that were merged away end the day before, those that came out of the merger begin on it."""
    after = {row["department"]: row["department_formed_from"] for row in table("bodies")["ministries"] if row.get("department")}
    heirs = {old: new for new, parts in after.items() for old in parts}
    short: dict[str, list[str]] = {}
    for abbreviation, name in table("bodies")["department_abbreviations"].items():
        short.setdefault(name, []).append(abbreviation)
    found = []
    for name in dict.fromkeys([*after, *heirs, *short]):
        ended = name in heirs and name not in after
        began = name in after and name not in after[name]
        found.append(
            Body(
                _department_code(name),
                name,
                tuple(_wordings(name, short.get(name, []))),
                "province",
                "government",
                _REORGANISED if began else None,
                date(2025, 2, 28) if ended else None,
                (_department_code(heirs[name]),) if ended else (),
            )
        )
    return found


def _department_code(name: str) -> str:
    return "department/" + "-".join(bare(name).split())


def _day(value: object) -> date | None:
    text = str(value) if value else ""
    return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None


def _wordings(name: str, abbreviations: list[str]) -> list[str]:
    """The name, its alternatives and its short forms; "Ban Thường vụ Tỉnh ủy, Thành ủy" stands for both."""
    parts = re.split(r";\s*", re.sub(r"\s*\(([^)]*)\)", r"; \1", name))
    firsts = [part.split(",")[0] for part in parts]
    return list(dict.fromkeys(fold(word) for word in (*parts, *firsts, *abbreviations) if len(word) > 1))


def resolve_body(words: str, on: date) -> Body | None:
    """The body that words name on a day.

    The longest wording found in the words wins; among bodies that share it, the one in being on the day.
    Returns: ``None`` when no body of the catalogue is named.
    """
    text = fold(words)
    found = [(len(name), _alive(body, on), body) for body in bodies() for name in body.names if _stands_in(name, text)]
    best = max(found, key=lambda item: item[:2], default=None)
    return best[2] if best else None


def successor_of(body: Body, on: date) -> Body:
    """The body that carries on the work of one that ended before the day; itself while it is in being."""
    by_code = {other.code: other for other in bodies()}
    seen: set[str] = set()
    while not _alive(body, on) and body.code not in seen:
        seen.add(body.code)
        body = next((by_code[code] for code in body.successor if code in by_code), body)
    return body


def _alive(body: Body, on: date) -> bool:
    return (body.since is None or body.since <= on) and (body.until is None or on <= body.until)


def _stands_in(name: str, text: str) -> bool:
    at = text.find(name)
    if at < 0:
        return False
    before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
    return not (before.isalnum() or after.isalnum())
