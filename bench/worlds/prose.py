"""Texts of many genres whose numbers agree: passages about one place and year, joined; for worlds that are read from their text."""

from __future__ import annotations

from collections.abc import Callable

from . import genres, more_genres
from .pen import Pen

Passage = Callable[[Pen], str]
GENRES: tuple[Passage, ...] = (
    genres.budget,
    genres.schools,
    genres.health,
    genres.disaster,
    genres.crime,
    genres.election,
    more_genres.seasons,
    more_genres.prices,
    more_genres.traffic,
    more_genres.land,
    more_genres.markets,
    more_genres.projects,
)
_MOST = 4


def prose(seed: int) -> str:
    """One text: one to four passages of different genres under a heading each, sometimes as one paragraph."""
    pen = Pen.of(f"prose {seed}")
    chosen = pen.random.sample(GENRES, pen.between(1, _MOST))
    head = f"BÁO CÁO\nTình hình năm {pen.year} của {pen.town}\n\n" if pen.random.random() < 0.6 else ""
    joint = "\n\n" if pen.random.random() < 0.8 else " "
    return head + joint.join(passage(pen) for passage in chosen) + "\n"
