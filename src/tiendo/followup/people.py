"""The people of many texts as one list: each person once, their offices with the days on which they are evidenced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..catalogue import fold
from ..catalogue.bodies import resolve_body
from ..values.records import Records
from ..values.source import Source


@dataclass(frozen=True, slots=True)
class Evidence:
    """A text that prints a person with an office: the day of the text and the place in it."""

    day: date
    source: Source


@dataclass(frozen=True, slots=True)
class Post:
    """An office that a person is printed with.

    Attributes:
        office: the wording printed first.
        body: code of the body in the catalogue, ``None`` when it names none.
        evidence: every text that prints it, by day.
    """

    office: str
    body: str | None
    evidence: tuple[Evidence, ...]

    @property
    def first(self) -> date:
        """The earliest day of evidence."""
        return self.evidence[0].day

    @property
    def last(self) -> date:
        """The latest day of evidence."""
        return self.evidence[-1].day


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person as all texts together know them; two people of one name and no common office stay apart."""

    name: str
    posts: tuple[Post, ...]
    mentions: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Directory:
    """Everybody, in the order of their first mention."""

    people: tuple[KnownPerson, ...]

    def holder(self, office: str, on: date, *, within: int = 400) -> KnownPerson | None:
        """Who held an office on a day, as far as the texts tell.

        The nearest evidence decides; evidence further than ``within`` days away is none, and when two people are evidenced equally
        near the answer is nobody.
        Args: office: as printed ("Bí thư Tỉnh ủy"), with or without "đồng chí".
        """
        wanted = _plain(office)
        near = sorted(
            (min(abs((evidence.day - on).days) for evidence in post.evidence), index)
            for index, person in enumerate(self.people)
            for post in person.posts
            if _plain(post.office) == wanted
        )
        if not near or near[0][0] > within or (len(near) > 1 and near[0][0] == near[1][0] and near[0][1] != near[1][1]):
            return None
        return self.people[near[0][1]]


def directory(texts: Iterable[tuple[Records, date]]) -> Directory:
    """Gather the people of many texts.

    Args: texts: the records of each text with the day it speaks of.
    """
    groups: list[list[tuple[str, tuple[str, ...], Evidence]]] = []
    of_name: dict[str, list[list[tuple[str, tuple[str, ...], Evidence]]]] = {}
    for records, day in sorted(texts, key=lambda item: item[1]):
        for person in records.people:
            entry = (person.name, person.positions, Evidence(day, person.source))
            namesakes = of_name.setdefault(fold(person.name), [])
            home = next((group for group in namesakes if _same(group, entry)), None)
            if home is None:
                groups.append([entry])
                namesakes.append(groups[-1])
            else:
                home.append(entry)
    return Directory(tuple(_known(group) for group in groups))


_SHORT = (
    ("bch ", "ban chấp hành "),
    ("btv ", "ban thường vụ "),
    ("ubnd", fold("ủy ban nhân dân")),
    ("hđnd", fold("hội đồng nhân dân")),
)


def _plain(office: str) -> str:
    """Spelling variants and short forms of one office are one."""
    text = fold(office).removeprefix("đồng chí ")
    for short, full in _SHORT:
        text = text.replace(short, full)
    return text.replace(" tw", " trung ương").replace("đbqh", "đại biểu quốc hội")


def _same(group: Sequence[tuple[str, tuple[str, ...], Evidence]], entry: tuple[str, tuple[str, ...], Evidence]) -> bool:
    """One name, and an office in common; a mention without offices joins the only group of its name."""
    if fold(group[0][0]) != fold(entry[0]):
        return False
    held = {_plain(office) for _, offices, _ in group for office in offices}
    printed = {_plain(office) for office in entry[1]}
    return not held or not printed or bool(held & printed) or _promoted(held, printed)


def _promoted(held: set[str], printed: set[str]) -> bool:
    """Offices of one province: a person who rises keeps the place ("Phó Bí thư Tỉnh ủy", then "Bí thư Tỉnh ủy")."""
    places = ("tỉnh", "huyện", "trung ương", "thành phố")
    return any(place in a and place in b for place in places for a in held for b in printed)


def _known(group: Sequence[tuple[str, tuple[str, ...], Evidence]]) -> KnownPerson:
    offices: dict[str, tuple[str, list[Evidence]]] = {}
    for _, positions, evidence in group:
        for office in positions:
            offices.setdefault(_plain(office), (office, []))[1].append(evidence)
    posts = []
    for office, evidence_list in offices.values():
        evidence_list.sort(key=lambda item: item.day)
        body = resolve_body(office, evidence_list[0].day)
        posts.append(Post(office, body.code if body else None, tuple(evidence_list)))
    return KnownPerson(group[0][0], tuple(posts), tuple(evidence for _, _, evidence in group))
