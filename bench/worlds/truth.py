"""What is true of one unit: values by year, drawn from seed and name, so that any document can print them again."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

YEARS = range(2019, 2025)
_SYLLABLES = (
    "Tân", "Phú", "Lâm", "Bình", "Hòa", "An", "Thanh", "Xuân", "Đông", "Sơn", "Hải", "Quang", "Yên", "Lạc",
    "Vân", "Hưng", "Thịnh", "Long", "Mỹ", "Ninh", "Khánh", "Trung", "Đức", "Hiệp", "Minh", "Nam", "Giang",
)  # fmt: skip


@dataclass(frozen=True)
class Thing:
    """An indicator: its name, the units it is printed in with their size, and how large it is about."""

    name: str
    units: tuple[tuple[str, int], ...]
    size: float


TIMBER = Thing("sản lượng gỗ khai thác", (("nghìn m3", 1000), ("m3", 1)), 200_000.0)
THINGS = (
    Thing("giá trị sản xuất ngành chế biến gỗ", (("tỷ đồng", 1000), ("triệu đồng", 1)), 500_000.0),
    Thing("doanh thu dịch vụ lưu trú", (("tỷ đồng", 1000), ("triệu đồng", 1)), 90_000.0),
    Thing("diện tích rừng trồng mới tập trung", (("ha", 1), ("nghìn ha", 1000)), 4000.0),
    TIMBER,
    Thing("vốn đầu tư công giải ngân", (("tỷ đồng", 1000),), 1_500_000.0),
)
FACILITIES = ("nhà văn hóa", "đường bê tông", "điện lưới quốc gia", "nước sạch tập trung", "trạm truyền thanh")
RATES = ("tỷ lệ hộ nghèo", "tỷ lệ lao động qua đào tạo", "tỷ lệ trạm y tế đạt chuẩn")
REVENUES = ("thu nội địa", "thu từ hoạt động xuất nhập khẩu", "thu viện trợ")
COMMUNES = ("An Bình", "Phú Lâm", "Tân Xuân", "Hòa Sơn", "Đông Hải", "Yên Lạc")
SECTORS = ("nông, lâm, thủy sản", "công nghiệp, xây dựng", "dịch vụ")


class Truth:
    """One unit of a world. Amounts are in the smallest unit of the thing, exact to the fourth decimal."""

    def __init__(self, seed: int, unit: int) -> None:
        self._seed = f"{seed} {unit}"
        first, second, third = (_SYLLABLES[unit // 27**power % 27] for power in range(3))
        self.place = f"xã {first} {second} {third}"

    def draw(self, *key: object) -> random.Random:
        """A source of chance of its own for each thing."""
        return random.Random(f"{self._seed} {key}")

    @cache  # noqa: B019  a truth lives as long as its unit is printed
    def value(self, thing: Thing, year: int) -> Decimal:
        """A level that grows or falls from year to year."""
        if year == YEARS[0]:
            return _exact(thing.size * self.draw(thing.name).uniform(0.3, 3))
        return _exact(float(self.value(thing, year - 1)) * self.draw(thing.name, year).uniform(0.85, 1.3))

    def plan(self, thing: Thing, year: int) -> Decimal:
        """The plan of a year."""
        return _exact(float(self.value(thing, year)) / self.draw("plan", thing.name, year).uniform(0.8, 1.2))

    def part_of_year(self, thing: Thing, year: int, months: int) -> Decimal:
        """What had come in after some months; more with every month."""
        shares = [self.draw("month", thing.name, year, month).uniform(0.5, 1.5) for month in range(1, 13)]
        return _exact(float(self.value(thing, year)) * sum(shares[:months]) / sum(shares))

    def rate(self, name: str, year: int) -> Decimal:
        """A rate in per cent."""
        return _exact(self.draw(name).uniform(5, 60) + self.draw(name, year).uniform(-3, 3))

    def count(self, name: str, year: int, low: int, high: int) -> int:
        """A count of things."""
        return self.draw("count", name, year).randrange(low, high)

    def parts(self, name: str, year: int, number: int, size: float) -> tuple[Decimal, ...]:
        """Amounts that make up a whole."""
        return tuple(_exact(size * self.draw("part", name, year, part).uniform(0.05, 1)) for part in range(number))


def _exact(value: float) -> Decimal:
    return Decimal(repr(value)).quantize(Decimal("0.0001"))
