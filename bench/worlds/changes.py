"""Levels and how they changed: growth, steps, plans, parts of a year, ranks."""

from __future__ import annotations

from decimal import Decimal

from tiendo.values import Direction, Kind, Modality, Period

from .draft import Draft, Span
from .truth import RATES, THINGS, YEARS, Thing, Truth

_HUNDRED = Decimal(100)


def rose(value: Decimal) -> str:
    return "tăng " if value >= 0 else "giảm "


def _grown(now: Decimal, before: Decimal) -> Decimal:
    return (now / before - 1) * _HUNDRED


def _level(draft: Draft, truth: Truth, thing: Thing, year: int, unit: tuple[str, int]) -> Span:
    draft.say(f"Năm {year}, ")
    draft.about(thing.name, year)
    draft.say(f" của {truth.place} đạt ")
    return draft.level(truth.value(thing, year) / unit[1], unit[0])


def growth(draft: Draft, truth: Truth, year: int) -> None:
    """Năm 2024, … đạt 97,4 tỷ đồng, tăng 7,6% so với năm 2023 (90,5 tỷ đồng); the bracket now and then."""
    thing = draft.random.choice(THINGS)
    unit = draft.random.choice(thing.units)
    level = _level(draft, truth, thing, year, unit)
    rate = _grown(truth.value(thing, year), truth.value(thing, year - 1))
    draft.say(f", {rose(rate)}")
    draft.change(rate, "%", year - 1, of=level, decimals=draft.random.choice((1, 2)))
    draft.say(f" so với năm {year - 1}")
    if draft.false is not None or draft.random.random() < 0.4:
        draft.say(" (")
        draft.level(truth.value(thing, year - 1) / unit[1], unit[0], period=Period.of_year(year - 1))
        draft.say(")")
    draft.say(".\n")


def step(draft: Draft, truth: Truth, year: int) -> None:
    """…, tăng 6,9 tỷ đồng (tăng 7,6%) so với năm 2023 (90,5 tỷ đồng)."""
    thing = draft.random.choice(THINGS)
    unit = thing.units[0]
    level = _level(draft, truth, thing, year, unit)
    now, before = truth.value(thing, year), truth.value(thing, year - 1)
    draft.say(f", {rose(now - before)}")
    draft.change((now - before) / unit[1], unit[0], year - 1, of=level, decimals=2)
    draft.say(f" ({rose(now - before)}")
    draft.change(_grown(now, before), "%", year - 1, of=level, decimals=2)
    draft.say(f") so với năm {year - 1} (")
    draft.level(before / unit[1], unit[0], period=Period.of_year(year - 1))
    draft.say(").\n")


def times(draft: Draft, truth: Truth, year: int) -> None:
    """…, gấp 1,5 lần năm 2023."""
    thing = draft.random.choice(THINGS)
    level = _level(draft, truth, thing, year, thing.units[0])
    draft.say(", gấp ")
    draft.change(truth.value(thing, year) / truth.value(thing, year - 1), "lần", year - 1, of=level, decimals=2)
    draft.say(f" năm {year - 1}.\n")


def from_to(draft: Draft, truth: Truth, year: int) -> None:
    """… tăng từ 90,5 tỷ đồng năm 2023 lên 97,4 tỷ đồng năm 2024."""
    thing = draft.random.choice(THINGS)
    unit, size = thing.units[0]
    now, before = truth.value(thing, year), truth.value(thing, year - 1)
    draft.about(thing.name.capitalize(), year)
    draft.say(f" của {truth.place} {rose(now - before)}từ ")
    draft.level(before / size, unit, decimals=2, hedged=False, period=Period.of_year(year - 1))
    draft.say(f" năm {year - 1} {'lên' if now >= before else 'xuống'} ")
    draft.level(now / size, unit, decimals=2, hedged=False)
    draft.say(f" năm {year}.\n")


def plan(draft: Draft, truth: Truth, year: int) -> None:
    """…, đạt 104% kế hoạch (500 tỷ đồng), vượt 4%: brackets and excess now and then."""
    thing = draft.random.choice(THINGS)
    unit = thing.units[0]
    level = _level(draft, truth, thing, year, unit)
    share = truth.value(thing, year) / truth.plan(thing, year) * _HUNDRED
    draft.say(", đạt ")
    draft.share(share, level)
    draft.say(" kế hoạch")
    if draft.false is not None or draft.random.random() < 0.5:
        draft.say(" (")
        draft.level(truth.plan(thing, year) / unit[1], unit[0], modality=Modality.TARGET)
        draft.say(")")
    if draft.random.random() < 0.3:
        draft.say(", vượt " if share >= _HUNDRED else ", còn thiếu ")
        draft.share(share - _HUNDRED, level, over=Direction.OVER if share >= _HUNDRED else Direction.SHORT)
        draft.say(" kế hoạch")
    draft.say(".\n")


def part_of_year(draft: Draft, truth: Truth, year: int) -> None:
    """6 tháng đầu năm 2024, … đạt 55,2 tỷ đồng, đạt 48% kế hoạch năm; 9 tháng năm 2024 đạt 80,1 tỷ đồng."""
    thing = draft.random.choice(THINGS)
    unit, size = thing.units[0]
    draft.say(f"6 tháng đầu năm {year}, ")
    draft.about(thing.name, Period.parse(f"{year}-01..{year}-06"))
    draft.say(f" của {truth.place} đạt ")
    level = draft.level(truth.part_of_year(thing, year, 6) / size, unit)
    draft.say(", đạt ")
    draft.share(truth.part_of_year(thing, year, 6) / truth.plan(thing, year) * _HUNDRED, level)
    draft.say(f" kế hoạch; 9 tháng năm {year} đạt ")
    draft.level(truth.part_of_year(thing, year, 9) / size, unit, period=Period.parse(f"{year}-01..{year}-09"))
    draft.say(".\n")


def points(draft: Draft, truth: Truth, year: int) -> None:
    """Tỷ lệ hộ nghèo năm 2024 của xã là 3,2%, giảm 1,1 điểm phần trăm so với năm 2023 (4,3%)."""
    name = draft.random.choice(RATES)
    now, before = truth.rate(name, year), truth.rate(name, year - 1)
    draft.about(name.capitalize(), year)
    draft.say(f" năm {year} của {truth.place} là ")
    level = draft.level(now, "%", decimals=2, hedged=False)
    draft.say(f", {rose(now - before)}")
    draft.change(now - before, "điểm phần trăm", year - 1, of=level, decimals=2)
    draft.say(f" so với năm {year - 1} (")
    draft.level(before, "%", decimals=2, hedged=False, period=Period.of_year(year - 1))
    draft.say(").\n")


def rank(draft: Draft, truth: Truth, year: int) -> None:
    """Chỉ số PAPI năm 2024 xếp thứ 22/63 tỉnh, thành phố, tăng 8 bậc so với năm 2023."""
    now, before = (truth.count("papi", when, 1, 64) for when in (year, year - 1))
    draft.about("Chỉ số PAPI", year)
    draft.say(f" năm {year} của {truth.place} xếp thứ ")
    standing = draft.ratio(now, 63, "", kind=Kind.RANK)
    draft.say(" tỉnh, thành phố")
    if now != before:
        draft.say(f", {rose(Decimal(before - now))}")
        way = Direction.UP if now < before else Direction.DOWN
        draft.count(abs(now - before), "bậc", kind=Kind.CHANGE, direction=way, base_period=Period.of_year(year - 1), of=standing)
        draft.say(f" so với năm {year - 1}")
    draft.say(".\n")


def yearly(draft: Draft, truth: Truth, year: int) -> None:
    """… tăng từ 70 tỷ đồng năm 2019 lên 97,4 tỷ đồng năm 2024, tăng bình quân 8,6%/năm."""
    thing, since = draft.random.choice(THINGS), YEARS[0]
    unit, size = thing.units[0]
    now, before = truth.value(thing, year), truth.value(thing, since)
    pace = ((now / before) ** (Decimal(1) / (year - since)) - 1) * _HUNDRED
    draft.say(f"Giai đoạn {since} - {year}, ")
    draft.about(thing.name, year)
    draft.say(f" của {truth.place} {rose(pace)}từ ")
    draft.level(before / size, unit, decimals=2, hedged=False, period=Period.of_year(since))
    draft.say(f" năm {since} {'lên' if pace >= 0 else 'xuống'} ")
    level = draft.level(now / size, unit, decimals=2, hedged=False)
    draft.say(f" năm {year}, {rose(pace)}bình quân ")
    draft.change(pace, "%/năm", since, of=level, decimals=2, period=Period.parse(f"{since}..{year}"), base_period=None)
    draft.say(".\n")


def quarters(draft: Draft, truth: Truth, year: int) -> None:
    """GRDP 6 tháng đầu năm 2024 của xã tăng 7,2%, trong đó quý I tăng 6,5%, quý II tăng 7,9%."""
    first, second = truth.rate("quý 1", year) / 5, truth.rate("quý 2", year) / 5
    weight = Decimal(repr(truth.draw("quý", year).uniform(0.4, 0.6)))
    draft.about("GRDP", Period.parse(f"{year}-01..{year}-06"))
    draft.say(f" 6 tháng đầu năm {year} của {truth.place} tăng ")
    draft.change(first * weight + second * (1 - weight), "%", year - 1, decimals=2, base_period=None)
    for part, (value, name) in enumerate(((first, "I"), (second, "II")), start=1):
        draft.say(f", {'trong đó ' if part == 1 else ''}quý {name} tăng ")
        draft.change(value, "%", year - 1, decimals=2, period=Period.parse(f"{year}-Q{part}"), base_period=None)
    draft.say(".\n")
