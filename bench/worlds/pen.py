"""How the prose of a genre is written: true numbers in, words out, rounded and worded in one of the ways that offices use."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

Number = int | Fraction | Decimal
_ROUNDINGS = (ROUND_HALF_UP, ROUND_HALF_UP, ROUND_HALF_UP, ROUND_DOWN, ROUND_CEILING)
_TOWNS = ("Tân Phú", "Lâm Bình", "Hòa An", "Thanh Xuân", "Đông Sơn", "Hải Quang", "Yên Lạc", "Vân Hưng", "Long Mỹ", "Khánh Trung")


@dataclass
class Pen:
    """A source of chance and of words.

    Attributes:
        random: decides everything that is free.
        year: the year that the text is about.
        town: the place that it is about, with the kind of unit before it.
        others: places that may be named beside it.
    """

    random: random.Random
    year: int
    town: str
    others: tuple[str, ...]

    @classmethod
    def of(cls, seed: str) -> Pen:
        """The pen of one text."""
        chance = random.Random(seed)
        first, *others = chance.sample(_TOWNS, len(_TOWNS))
        return cls(chance, chance.randrange(2018, 2025), f"{chance.choice(('huyện', 'tỉnh', 'thị xã'))} {first}", tuple(others))

    def of_many(self, *wordings: str) -> str:
        """One of several wordings."""
        return self.random.choice(wordings)

    def between(self, low: int, high: int) -> int:
        """A whole number."""
        return self.random.randint(low, high)

    def amount(self, low: int, high: int) -> Fraction:
        """An amount that is not a whole number."""
        return Fraction(self.random.randint(low * 1000, high * 1000), 1000)

    def split(self, whole: int, number: int) -> list[int]:
        """Whole parts of a whole number, none empty."""
        cuts = sorted(self.random.sample(range(1, whole), number - 1))
        return [b - a for a, b in zip((0, *cuts), (*cuts, whole), strict=True)]

    def say(self, value: Number, places: int = 0) -> str:
        """A true number as printed: rounded, cut off or rounded up at the given place."""
        exact = Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else Decimal(value)
        printed = exact.quantize(Decimal(1).scaleb(-places), rounding=self.random.choice(_ROUNDINGS))
        return f"{printed:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")

    def share(self, part: Number, whole: Number, places: int | None = None) -> str:
        """part ÷ whole in per cent."""
        return self.say(Fraction(part) / Fraction(whole) * 100, self.random.choice((1, 1, 2)) if places is None else places) + "%"

    def moved(self, now: Number, before: Number, places: int | None = None) -> str:
        """«tăng 3,2%» or «giảm 1,1%»: how far a level stands from an earlier one."""
        change = (Fraction(now) / Fraction(before) - 1) * 100
        size = self.say(abs(change), self.random.choice((1, 1, 2)) if places is None else places)
        return f"{'tăng' if change >= 0 else 'giảm'} {size}%"

    def hedged(self, value: Number, places: int = 0) -> str:
        """Now and then with a hedge that is true."""
        if self.random.random() < 0.75:
            return self.say(value, places)
        unit = Fraction(1, 10**places)
        low = (Fraction(value) / unit).__floor__() * unit
        return self.of_many(
            f"trên {self.say(low, places)}", f"gần {self.say(low + unit, places)}", f"khoảng {self.say(value, places)}"
        )
