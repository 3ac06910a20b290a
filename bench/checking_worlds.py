"""Worlds whose numbers agree, printed as offices print them: rounded, cut off, hedged, repeated. For tests and benchmarks.

A world is a set of units with true values of a few indicators over years. Each document speaks of one unit and one year. A
planted world has one number of some documents changed beyond every reading.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_UP, Decimal

from tiendo.values import (
    Amount,
    Direction,
    Document,
    Hedge,
    IndicatorMention,
    Kind,
    Modality,
    Period,
    Place,
    Reading,
    Source,
    Statement,
)

INDICATORS = (
    ("giá trị sản xuất ngành chế biến gỗ", "tỷ đồng", 500.0),
    ("doanh thu dịch vụ lưu trú", "tỷ đồng", 90.0),
    ("diện tích rừng trồng mới tập trung", "ha", 4000.0),
    ("sản lượng gỗ khai thác", "nghìn m3", 200.0),
    ("vốn đầu tư công giải ngân", "tỷ đồng", 1500.0),
)
FACILITIES = ("nhà văn hóa", "đường bê tông", "điện lưới quốc gia", "nước sạch tập trung", "trạm truyền thanh")
HEDGES = {Hedge.ALMOST: "gần ", Hedge.OVER: "trên ", Hedge.ABOUT: "khoảng "}
_MARK = "sha256 of "
YEARS = range(2019, 2025)


@dataclass
class Draft:
    """A document under construction: its text, and its statements with their places."""

    name: str
    text: str = ""
    rows: list[tuple[int, int, dict[str, object]]] = field(default_factory=list)

    def say(self, words: str) -> tuple[int, int]:
        """Add words; returns their place."""
        start = len(self.text)
        self.text += words
        return start, len(self.text)


class World:
    """True values and a printer of them.

    Args:
        seed: makes the world again.
        units: how many units it has.
        wrong: share of documents that carry one false number.
    """

    def __init__(self, seed: int, units: int, wrong: float = 0.0) -> None:
        self.random = random.Random(seed)
        self.units = units
        self.wrong = wrong
        self.planted: list[tuple[str, int]] = []

    def readings(self, sentences: int = 20) -> Iterator[Reading]:
        """The documents of every unit, one for each year after the first, about ``sentences`` statements each."""
        for unit in range(self.units):
            place = f"xã Thử {unit}"
            truth = self._truth()
            for year in list(YEARS)[1:]:
                yield self._document(unit, place, year, truth, sentences)

    def _truth(self) -> dict[tuple[int, int], float]:
        values = {}
        for number, (_, _, size) in enumerate(INDICATORS):
            value = size * self.random.uniform(0.3, 3)
            for year in YEARS:
                values[number, year] = value
                value *= self.random.uniform(0.85, 1.3)
        return values

    def _document(self, unit: int, place: str, year: int, truth: dict[tuple[int, int], float], size: int) -> Reading:
        draft = Draft(f"{unit}-{year}.txt")
        false_row = self.random.randrange(len(INDICATORS)) if self.random.random() < self.wrong else None
        number = 0
        while len(draft.rows) < size:
            at = number % len(INDICATORS)
            self._growth(draft, place, year, at, truth, false=false_row == number)
            if number < len(INDICATORS):
                self._plan(draft, place, year, at, truth)
                self._share(draft, place, year, FACILITIES[at])
            number += 1
            if number > 3 * len(INDICATORS):
                break
        return _reading(draft, date(year, 12, 20))

    def _growth(self, draft: Draft, place: str, year: int, at: int, truth: dict[tuple[int, int], float], *, false: bool) -> None:
        name, unit, _ = INDICATORS[at]
        now, before = truth[at, year], truth[at, year - 1]
        draft.say(f"Năm {year}, ")
        start, end = draft.say(name)
        mention = IndicatorMention(name, start, end)
        draft.say(f" của {place} đạt ")
        shared = {"indicator": mention, "period": Period.of_year(year), "place": Place(place)}
        level = self._amount(draft, now * (1.6 if false else 1.0), unit, kind=Kind.LEVEL, hedged=not false, **shared)
        if false:
            self.planted.append((draft.name, level[0]))
        rate = (now / before - 1) * 100
        draft.say(", tăng " if rate >= 0 else ", giảm ")
        self._amount(
            draft,
            abs(rate),
            "%",
            kind=Kind.CHANGE,
            decimals=self.random.choice((1, 2)),
            direction=Direction.UP if rate >= 0 else Direction.DOWN,
            base_period=Period.of_year(year - 1),
            of=level,
            **shared,
        )
        draft.say(f" so với năm {year - 1}.\n")

    def _plan(self, draft: Draft, place: str, year: int, at: int, truth: dict[tuple[int, int], float]) -> None:
        name, unit, _ = INDICATORS[at]
        value = truth[at, year]
        draft.say(f"Năm {year}, ")
        start, end = draft.say(name)
        draft.say(f" của {place} đạt ")
        shared = {"indicator": IndicatorMention(name, start, end), "period": Period.of_year(year), "place": Place(place)}
        level = self._amount(draft, value, unit, kind=Kind.LEVEL, **shared)
        plan = value / random.Random(f"{place} {year} {at}").uniform(0.8, 1.2)
        draft.say(", đạt ")
        self._amount(draft, value / plan * 100, "%", kind=Kind.SHARE_OF_TARGET, decimals=1, of=level, **shared)
        draft.say(" kế hoạch.\n")

    def _share(self, draft: Draft, place: str, year: int, facility: str) -> None:
        whole = self.random.randrange(20, 90)
        part = self.random.randrange(5, whole)
        draft.say(f"Năm {year}, {place} có ")
        text = f"{part}/{whole} thôn"
        start, end = draft.say(text)
        amount = Amount(Decimal(part), "thôn", Decimal(0), total=Decimal(whole))
        words = f"thôn có {facility}"
        mention = IndicatorMention(words, end - 4, end - 4 + len(words))
        draft.rows.append(
            (
                start,
                end,
                {"amount": amount, "kind": Kind.LEVEL, "indicator": mention, "period": Period.of_year(year), "place": Place(place)},
            )
        )
        draft.say(f" có {facility}, đạt ")
        self._amount(
            draft, part / whole * 100, "%", kind=Kind.LEVEL, decimals=1, hedged=False, of=(start, end),
            indicator=mention, period=Period.of_year(year), place=Place(place),
        )  # fmt: skip
        draft.say(".\n")

    def _amount(
        self, draft: Draft, value: float, unit: str, *, decimals: int | None = None, hedged: bool = True, **fields: object
    ) -> tuple[int, int]:
        """Print a true value: rounded, cut off or rounded up at some digit, now and then with a hedge that is true."""
        places = decimals if decimals is not None else self.random.choice((0, 1, 1, 2))
        rounding = self.random.choice((ROUND_HALF_UP, ROUND_HALF_UP, ROUND_DOWN, ROUND_CEILING))
        exact = Decimal(repr(value))
        if places == 0 and exact >= 1000 and self.random.random() < 0.3:
            printed = exact.quantize(Decimal("1E2"), rounding=rounding).quantize(Decimal(1))
        else:
            printed = exact.quantize(Decimal(1).scaleb(-places), rounding=rounding)
        hedge = Hedge.EXACT
        if hedged and self.random.random() < 0.1:
            hedge = Hedge.OVER if printed < exact else Hedge.ALMOST if printed > exact else Hedge.ABOUT
            draft.say(HEDGES[hedge])
        start, end = draft.say(f"{_vietnamese(printed)} {unit}" if unit != "%" else f"{_vietnamese(printed)}%")
        amount = Amount(printed, unit, Decimal(5).scaleb(-places - 1), hedge=hedge)
        draft.rows.append((start, end, {"amount": amount, **fields}))
        return start, end


def name_of(document: str) -> str:
    """The name of a document from its mark."""
    return document.removeprefix(_MARK)


def _vietnamese(value: Decimal) -> str:
    return f"{value:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def _reading(draft: Draft, published: date) -> Reading:
    sha = f"{_MARK}{draft.name}"
    statements = tuple(
        Statement(
            source=Source(sha, "", start, end, draft.text[start:end]),
            amount=row["amount"],  # type: ignore[arg-type]
            kind=row["kind"],  # type: ignore[arg-type]
            direction=row.get("direction"),  # type: ignore[arg-type]
            modality=Modality.ACTUAL,
            indicator=row.get("indicator"),  # type: ignore[arg-type]
            period=row.get("period"),  # type: ignore[arg-type]
            base_period=row.get("base_period"),  # type: ignore[arg-type]
            place=row.get("place"),  # type: ignore[arg-type]
            of=row.get("of"),  # type: ignore[arg-type]
        )
        for start, end, row in draft.rows
    )
    return Reading(Document(draft.name, sha, "txt", draft.text, published=published), statements)
