"""Which cell a number fills: indicator, place, period, modality, dimension."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ...catalogue.fold import fold
from ...catalogue.tables import indicators, units_of_measure
from ...values import Kind, Period, Place
from ..gated import Gated
from ..printed import measured
from ..relations.neighbours import subject, tokens
from ..scene import Fact, Scene, once

_EMPTY = frozenset(
    ["tổng", "số", "mức", "giá", "trị", "của", "tỉnh", "huyện", "xã", "toàn", "đạt", "được", "là", "có", "và", "các"]
)
_TITLES = re.compile(r"^(?:tỉnh|thành phố|tp\.?|huyện|thị xã|quận|xã|phường|thị trấn)\s+")
_PROVINCE = re.compile(r"^tỉnh\s+")
_CITY = re.compile(r"^(?:thành phố|tp\.?)\s*")
_INDICES = Gated(r"\b(papi|pci|par ?index|sipas|dti|pgi|ict index)\b")
_SCOPE = Gated(r"\b(?:trong đó|riêng|khu vực|khối|doanh nghiệp|thành phần|vùng|từ nguồn|đối với|nhóm|chuẩn)\b")
_NATION = ("toàn quốc", "cả nước", "việt nam")
_SAYS_ALL = 4  # words after a number that name the thing without help from before
_SHORTEST = 2  # words that a name without a code must have before two documents are held against each other


class CellKey(NamedTuple):
    """The name of a cell; two numbers with one key speak of one thing.

    Attributes:
        indicator: code of the catalogue, or the folded words in order of the alphabet.
        place: code or folded name, empty when none is read.
        period: written form, empty when none is read.
        modality: ``"actual"``, ``"estimate"``, ``"target"``, or ``"plan"`` with the name of the plan.
        dimension: ``printed.measured``; ranks carry ``"rank"``.
    """

    indicator: str
    place: str
    period: str
    modality: str
    dimension: str


def cell_of(fact: Fact, *, period: Period | None = None, modality: str = "") -> CellKey | None:
    """The cell of a level or rank, or of the same thing in another period or modality; ``None`` when it cannot be told."""
    statement = fact.statement
    when = period if period is not None else statement.period
    if when is None:
        return None
    indicator, place, dimension = _thing(fact.scene, fact)
    return CellKey(indicator, place, str(when), modality or statement.modality.value, dimension) if indicator else None


@once
def _thing(_: Scene, fact: Fact) -> tuple[str, str, str]:
    """What a number measures, whenever: indicator, place, dimension; the indicator is empty when it cannot be told."""
    statement = fact.statement
    dimension = "rank" if statement.kind is Kind.RANK else fact.dimension.removesuffix("/năm")
    index = _index_of(fact)
    if index:
        return index, bare_place(statement.place), dimension  # only provinces are ranked
    return indicator_key(fact), place_key(statement.place), dimension


def bare_place(place: Place | None) -> str:
    """The name of a place without its title, folded."""
    return "" if place is None else _bare_words(place.words)


@lru_cache(maxsize=65536)
def _bare_words(words: str) -> str:
    name = _TITLES.sub("", fold(words))
    return "" if name in _NATION else name


def _index_of(fact: Fact) -> str:
    """The index that a standing or score belongs to, by the abbreviation nearest before it."""
    if fact.statement.kind is not Kind.RANK and fact.dimension != "điểm":
        return ""
    found = _INDICES.findall(fact.scene.clause(fact))
    return found[-1].replace(" ", "") if found else ""


def indicator_key(fact: Fact) -> str:
    """The code where it fits the unit and the words are its name and no more; else the words, with those before the number.

    A single word names too little. A scope before the number («riêng khu vực …») is part of the name.
    """
    mention = fact.statement.indicator
    if mention is None:
        return ""
    code = mention.code if mention.code is not None and _fits(mention.code, fact.dimension) else ""
    scoped = _SCOPE.search(fact.scene.lead(fact)) is not None
    if code and not scoped and is_name_of(code, mention.words):
        return code
    after = fact.scene.place(mention.start) >= fact.start and len(mention.words.split()) >= _SAYS_ALL
    words = tokens(fact) if after and not scoped else tokens(fact) | subject(fact)
    kept = sorted(words - _EMPTY)
    return f"{code} {' '.join(kept)}".strip() if len(kept) >= _SHORTEST or code else ""


@lru_cache(maxsize=65536)
def is_name_of(code: str, words: str) -> bool:
    """Whether the words are the name or an alias of the indicator, nothing added; the ledger's own codes have no aliases."""
    indicator = indicators().get(code)
    return indicator is None or fold(words) in {fold(name) for name in (indicator.name, *indicator.aliases)}


@lru_cache(maxsize=65536)
def _fits(code: str, dimension: str) -> bool:
    """Whether an indicator is measured in a dimension: «bad_debt_ratio» is not counted in markets."""
    indicator = indicators().get(code)
    if indicator is None:
        return True  # the ledger's own code
    spellings = (spelling for unit in indicator.units for spelling in (unit, *_printed(unit)))
    return any(measured(spelling)[0].removesuffix("/năm") == dimension.removesuffix("/năm") for spelling in spellings)


def _printed(unit: str) -> tuple[str, ...]:
    known = units_of_measure().get(unit)
    return known.printed if known is not None else ()


def place_key(place: Place | None) -> str:
    """The code, else the name; a name alone is a province's, a city of the same name is another place."""
    return "" if place is None else place.code or _place_words(place.words)


@lru_cache(maxsize=65536)
def _place_words(words: str) -> str:
    name = _CITY.sub("tp ", _PROVINCE.sub("", fold(words)))
    return "" if name in _NATION else name
