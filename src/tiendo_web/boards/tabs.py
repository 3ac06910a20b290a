"""What stands on the index of boards and in the tabs of a group: registers, boards of figures, the rankings."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from tiendo.boards import BOARDS, GROUPS, Words
from tiendo.boards.register import FIGURE_BOARDS, RANKING_GROUP
from tiendo_web.pages.following import pick


@dataclass(frozen=True, slots=True)
class Tab:
    """A board as a link: code, title, address, whether it is the page shown."""

    code: str
    title: str
    url: str
    here: bool


def tabs_of(group: str, here: str = "") -> list[Tab]:
    """The boards of a group; ``here`` is the code of the one shown."""
    found: list[tuple[str, Words, str]] = []
    if group == RANKING_GROUP.code:
        found.append(("xep-hang", RANKING_GROUP.words, reverse("board-rankings")))
    found += [(one.slug, one.words, reverse("board-figures", args=[one.slug])) for one in FIGURE_BOARDS if one.group == group]
    found += [(one.slug, one.words, reverse("board", args=[one.slug])) for one in BOARDS if one.group == group]
    return [Tab(code, pick(words), url, code == here) for code, words, url in found]


def groups() -> list[tuple[str, list[Tab]]]:
    """Every group with its boards, in the order of the index."""
    return [(pick(group.words), tabs_of(group.code)) for group in GROUPS]
