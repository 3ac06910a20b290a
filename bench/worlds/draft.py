"""A document under construction: its text and its statements; true values are printed the ways offices print them."""

from __future__ import annotations

import random
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

Span = tuple[int, int]
MARK = "sha256 of "
WORDS = {
    Hedge.ALMOST: "gần ",
    Hedge.OVER: "trên ",
    Hedge.ABOUT: "khoảng ",
    Hedge.UNDER: "dưới ",
    Hedge.AT_LEAST: "ít nhất ",
    Hedge.AT_MOST: "không quá ",
}
_BELOW, _ABOVE = (Hedge.OVER, Hedge.AT_LEAST, Hedge.ABOUT), (Hedge.ALMOST, Hedge.UNDER, Hedge.AT_MOST, Hedge.ABOUT)
_HEDGED = 0.1
_ROUND_TO_HUNDREDS = 0.3


@dataclass
class Draft:
    """The document so far.

    Attributes:
        rows: start, end and fields of each statement.
        false: how many numbers from now on the one that is to be printed false stands; ``None`` for none. While it is set,
            numbers are printed without hedges and round zeros, so that the others tell that it is false.
        planted: start of the number that was printed false.
    """

    name: str
    place: str
    random: random.Random
    text: str = ""
    rows: list[tuple[int, int, dict[str, object]]] = field(default_factory=list)
    mention: IndicatorMention | None = None
    period: Period | None = None
    false: int | None = None
    planted: list[int] = field(default_factory=list)

    def say(self, words: str) -> Span:
        """Add words; returns their place."""
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def about(self, name: str, period: Period | int) -> None:
        """Print the name of what the next numbers measure."""
        start, end = self.say(name)
        self.mention = IndicatorMention(name, start, end)
        self.period = Period.of_year(period) if isinstance(period, int) else period

    def level(self, value: Decimal, unit: str, *, decimals: int | None = None, hedged: bool = True, **fields: object) -> Span:
        """Print how much there is."""
        return self._print(value, unit, decimals, hedged, {"kind": Kind.LEVEL, **fields})

    def change(
        self, value: Decimal, unit: str, base: int, *, of: Span | None = None, decimals: int | None = None, **fields: object
    ) -> Span:
        """Print how far it rose or fell (the size; ``value`` has the sign)."""
        way = Direction.UP if value >= 0 else Direction.DOWN
        told = {"kind": Kind.CHANGE, "direction": way, "base_period": Period.of_year(base), "of": of, **fields}
        return self._print(abs(value), unit, decimals, True, told)

    def share(self, value: Decimal, of: Span, *, over: Direction | None = None, decimals: int = 1) -> Span:
        """Print a share of the plan, or how far it is passed or missed."""
        return self._print(abs(value), "%", decimals, True, {"kind": Kind.SHARE_OF_TARGET, "direction": over, "of": of})

    def count(self, value: int, unit: str, **fields: object) -> Span:
        """Print a count of things, which is exact."""
        value = int(self._as_printed(Decimal(value), Decimal(1)))
        start, end = self.say(f"{_vietnamese(Decimal(value))} {unit}".strip())
        return self._row(start, end, Amount(Decimal(value), unit, Decimal(0)), {"kind": Kind.LEVEL, **fields})

    def ratio(self, part: int, whole: int, unit: str, **fields: object) -> Span:
        """Print x/y."""
        part = int(self._as_printed(Decimal(part), Decimal(1)))
        start, end = self.say(f"{part}/{whole} {unit}".strip())
        amount = Amount(Decimal(part), unit, Decimal(0), total=Decimal(whole))
        return self._row(start, end, amount, {"kind": Kind.LEVEL, **fields})

    def _print(self, value: Decimal, unit: str, decimals: int | None, hedged: bool, fields: dict[str, object]) -> Span:
        """Print a true value: rounded, cut off or rounded up at some digit, now and then with a hedge that is true."""
        sharp = self.false is not None
        places = decimals if decimals is not None else self.random.choice((1, 2) if sharp else (0, 1, 1, 2))
        rounding = self.random.choice((ROUND_HALF_UP, ROUND_HALF_UP, ROUND_DOWN, ROUND_CEILING))
        told = self._as_printed(value, Decimal(1).scaleb(-places))
        if places == 0 and told >= 1000 and self.random.random() < _ROUND_TO_HUNDREDS and not sharp:
            printed = told.quantize(Decimal("1E2"), rounding=rounding).quantize(Decimal(1))
        else:
            printed = told.quantize(Decimal(1).scaleb(-places), rounding=rounding)
        hedge = Hedge.EXACT
        if hedged and not sharp and self.random.random() < _HEDGED:
            hedge = self.random.choice(_BELOW if printed <= told else _ABOVE)
            self.say(WORDS[hedge])
        start, end = self.say(f"{_vietnamese(printed)} {unit}" if unit[:1] != "%" else f"{_vietnamese(printed)}{unit}")
        return self._row(start, end, Amount(printed, unit, Decimal(5).scaleb(-places - 1), hedge=hedge), fields)

    def _as_printed(self, value: Decimal, step: Decimal) -> Decimal:
        """The value, or a false one when its turn has come."""
        if self.false is None:
            return value
        self.false -= 1
        if self.false != -1:
            return value
        self.planted.append(len(self.text))
        return value * Decimal("1.6") + 12 * step

    def _row(self, start: int, end: int, amount: Amount, fields: dict[str, object]) -> Span:
        told = {"indicator": self.mention, "period": self.period, "place": Place(self.place), "amount": amount}
        self.rows.append((start, end, {**told, **fields}))
        return start, end

    def reading(self, published: date) -> Reading:
        """The document as if it had been read without a fault."""
        sha = f"{MARK}{self.name}"
        statements = tuple(
            Statement(
                source=Source(sha, "", start, end, self.text[start:end]),
                **{"direction": None, "modality": Modality.ACTUAL, "base_period": None, **row},  # type: ignore[arg-type]
            )
            for start, end, row in self.rows
        )
        return Reading(Document(self.name, sha, "txt", self.text, published=published), statements)


def _vietnamese(value: Decimal) -> str:
    return f"{value:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")
