"""Numbers held against each other in words: higher, below a limit, a series that rises, the largest and the next."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from tiendo.values import Modality, Period

from .draft import Draft
from .truth import RATES, YEARS, Truth

_GOODS = ("gỗ dán", "tinh quặng chì", "chè khô", "tinh bột dong")


def higher(draft: Draft, truth: Truth, year: int) -> None:
    """Năm 2024, ngành lâm nghiệp của xã tăng 5,1%, cao hơn mức tăng 4,2% của năm 2023."""
    now, before = truth.rate("lâm nghiệp", year) / 5, truth.rate("lâm nghiệp", year - 1) / 5
    draft.say(f"Năm {year}, ")
    draft.about("ngành lâm nghiệp", year)
    draft.say(f" của {truth.place} tăng ")
    draft.change(now, "%", year - 1, decimals=2, base_period=None)
    draft.say(f", {'cao' if now >= before else 'thấp'} hơn mức tăng ")
    draft.change(before, "%", year - 2, decimals=2, base_period=None, period=Period.of_year(year - 1))
    draft.say(f" của năm {year - 1}.\n")


def limit(draft: Draft, truth: Truth, year: int) -> None:
    """Tỷ lệ hộ nghèo năm 2024 của xã là 1,8%, dưới 3% theo quy định."""
    name = draft.random.choice(RATES)
    rate = truth.rate(name, year)
    far = Decimal(truth.count(f"mức {name}", year, 2, 9))
    draft.about(name.capitalize(), year)
    draft.say(f" năm {year} của {truth.place} là ")
    draft.level(rate, "%", decimals=1, hedged=False)
    side = truth.draw("phía", name, year).choice((1, -1)) if rate > far + 1 else 1
    draft.say(", dưới " if side > 0 else ", vượt mục tiêu đề ra (")
    draft.level((rate + side * far).quantize(Decimal(1)), "%", decimals=0, hedged=False, modality=Modality.TARGET)
    draft.say(" theo quy định.\n" if side > 0 else ").\n")


def trend(draft: Draft, truth: Truth, year: int) -> None:
    """Tỷ lệ hộ nghèo của xã giảm dần, năm 2022 là 4,6%, năm 2023 là 3,4%, năm 2024 là 2,3%: as true rates go, sorted by year."""
    name = draft.random.choice(RATES)
    years = range(max(YEARS[0], year - 2), year + 1)
    rates = [truth.rate(name, one) for one in years]
    rises = all(a <= b for a, b in pairwise(rates))
    falls = all(a >= b for a, b in pairwise(rates))
    draft.about(name.capitalize(), year)
    draft.say(f" của {truth.place} {'tăng dần' if rises else 'giảm dần' if falls else 'qua các năm'}")
    for one, rate in zip(years, rates, strict=True):
        draft.say(f", năm {one} là ")
        draft.level(rate, "%", decimals=2, hedged=False, period=Period.of_year(one))
    draft.say(".\n")


def largest(draft: Draft, truth: Truth, year: int) -> None:
    """Mặt hàng xuất khẩu lớn nhất năm 2024 của xã là gỗ dán đạt 18,9 triệu USD. Tiếp đến là tinh quặng chì đạt 12,4 triệu USD."""
    goods = sorted(zip(truth.parts("mặt hàng", year, len(_GOODS), 40.0), _GOODS, strict=True), reverse=True)
    draft.say(f"Mặt hàng xuất khẩu lớn nhất năm {year} của {truth.place} là ")
    for number, (value, name) in enumerate(goods[:2]):
        draft.say(". Tiếp đến là " if number else "")
        draft.about(name, year)
        draft.say(" đạt ")
        draft.level(value, "triệu USD", decimals=1, hedged=False)
    draft.say(".\n")
