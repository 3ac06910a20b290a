"""Wholes and their parts, shares, counts and lists."""

from __future__ import annotations

from decimal import Decimal

from tiendo.values import IndicatorMention, Period

from .changes import rose
from .draft import Draft
from .truth import COMMUNES, FACILITIES, REVENUES, SECTORS, YEARS, Truth

_HUNDRED = Decimal(100)


def ratio(draft: Draft, truth: Truth, year: int) -> None:
    """Năm 2024, xã có 17/24 thôn có nhà văn hóa, đạt 70,8%."""
    facility = draft.random.choice(FACILITIES)
    whole = truth.count(f"thôn {facility}", year, 20, 90)
    part = truth.count(facility, year, 5, whole)
    draft.say(f"Năm {year}, {truth.place} có ")
    draft.period = Period.of_year(year)
    draft.mention = None
    number = draft.ratio(part, whole, "thôn")
    draft.say(" ")
    draft.about(f"có {facility}", year)
    draft.rows[-1][2]["indicator"] = draft.mention
    draft.say(", đạt ")
    draft.level(Decimal(part) / whole * _HUNDRED, "%", decimals=1, hedged=False, of=number)
    draft.say(".\n")


def part_and_whole(draft: Draft, truth: Truth, year: int) -> None:
    """Năm 2024, xã có tổng số 1.250 hộ, trong đó có 96 hộ kinh doanh, chiếm 7,68% tổng số hộ."""
    whole = truth.count("hộ", year, 400, 3000)
    part = truth.count("hộ kinh doanh", year, 20, 300)
    draft.say(f"Năm {year}, {truth.place} có ")
    draft.about("tổng số", year)
    draft.say(" ")
    number = draft.count(whole, "hộ")
    draft.say(", trong đó có ")
    of = draft.count(part, "hộ", of=number)
    draft.mention = IndicatorMention("hộ kinh doanh", of[1] - 2, of[1] + 11)
    draft.rows[-1][2]["indicator"] = draft.mention
    draft.say(" kinh doanh, chiếm ")
    draft.level(Decimal(part) / whole * _HUNDRED, "%", decimals=2, hedged=False, of=of)
    draft.say(" tổng số hộ.\n")


def remainder(draft: Draft, truth: Truth, year: int) -> None:
    """Năm 2024, xã có 54/66 chỉ tiêu đạt kế hoạch; còn 11 chỉ tiêu khó đạt và 1 chỉ tiêu không đạt."""
    met, hard, not_met = (truth.count(name, year, low, 40) for name, low in (("đạt", 20), ("khó đạt", 2), ("không đạt", 2)))
    draft.say(f"Năm {year}, {truth.place} có ")
    draft.mention, draft.period = None, Period.of_year(year)
    number = draft.ratio(met, met + hard + not_met, "chỉ tiêu")
    for value, before, words in ((0, " ", "chỉ tiêu đạt kế hoạch"), (hard, "; còn ", "chỉ tiêu khó đạt"), (not_met, " và ", "")):
        draft.say(before)
        if value:
            draft.count(value, "chỉ tiêu", of=number)
            draft.say(" ")
        draft.about((words or "chỉ tiêu không đạt").removeprefix("chỉ tiêu "), year)
        draft.rows[-1][2]["indicator"] = draft.mention
    draft.say(".\n")


def sum_of_parts(draft: Draft, truth: Truth, year: int) -> None:
    """Năm 2024, tổng thu ngân sách … đạt 1.257 tỷ đồng, gồm: thu nội địa 903 tỷ đồng; …"""
    parts = truth.parts("thu", year, len(REVENUES), 900.0)
    decimals = draft.random.choice((1, 2)) if draft.false is not None else draft.random.choice((0, 1, 2))
    draft.say(f"Năm {year}, ")
    draft.about("tổng thu ngân sách", year)
    draft.say(f" của {truth.place} đạt ")
    whole = draft.level(sum(parts, Decimal(0)), "tỷ đồng", decimals=decimals)
    draft.say(", gồm: ")
    for number, (name, part) in enumerate(zip(REVENUES, parts, strict=True)):
        draft.say("; " if number else "")
        draft.about(name, year)
        draft.say(" ")
        draft.level(part, "tỷ đồng", decimals=decimals, of=whole)
    draft.say(".\n")


def shares(draft: Draft, truth: Truth, year: int) -> None:
    """Cơ cấu kinh tế của xã năm 2024: nông, lâm, thủy sản 25,3%; công nghiệp, xây dựng 34,1%; dịch vụ 40,6%."""
    parts = truth.parts("cơ cấu", year, len(SECTORS), 1.0)
    draft.say(f"Cơ cấu kinh tế của {truth.place} năm {year}: ")
    for number, (name, part) in enumerate(zip(SECTORS, parts, strict=True)):
        draft.say("; " if number else "")
        draft.about(name, year)
        draft.say(" ")
        draft.level(part / sum(parts) * _HUNDRED, "%", decimals=2, hedged=False)
    draft.say(".\n")


def trade(draft: Draft, truth: Truth, year: int) -> None:
    """…, tổng kim ngạch xuất nhập khẩu đạt 200,7 triệu USD, tăng 9,1% so với năm 2023, trong đó xuất khẩu đạt 120,5 triệu USD, …"""
    now, before = truth.parts("kim ngạch", year, 2, 300.0), truth.parts("kim ngạch", year - 1, 2, 300.0)
    names = ("tổng kim ngạch xuất nhập khẩu", "xuất khẩu", "nhập khẩu")
    told = zip(names, (sum(now), *now), (sum(before), *before), strict=True)
    draft.say(f"Năm {year}, ")
    for number, (name, value, earlier) in enumerate(told):
        draft.say(("", ", trong đó ", "; ")[number])
        draft.about(name, year)
        draft.say(f" {'' if number else f'của {truth.place} '}đạt ")
        level = draft.level(Decimal(value), "triệu USD", decimals=1, hedged=False)
        rate = (Decimal(value) / Decimal(earlier) - 1) * _HUNDRED
        draft.say(f", {rose(rate)}")
        draft.change(rate, "%", year - 1, of=level, decimals=1)
        draft.say("" if number else f" so với năm {year - 1}")
    draft.say(". ")
    draft.about("Xuất siêu" if now[0] >= now[1] else "Nhập siêu", year)
    draft.say(f" năm {year} ")
    draft.level(abs(now[0] - now[1]), "triệu USD", decimals=1, hedged=False)
    draft.say(".\n")


def share_of_whole(draft: Draft, truth: Truth, year: int) -> None:
    """Năm 2024, nữ chiếm 44,9% tổng số 49 đại biểu."""
    whole = truth.count("đại biểu", year, 20, 60)
    women = truth.count("nữ", year, 5, whole)
    draft.say(f"Năm {year}, ")
    draft.about("nữ", year)
    draft.say(" chiếm ")
    draft.level(Decimal(women) / whole * _HUNDRED, "%", decimals=1, hedged=False)
    draft.say(" tổng số ")
    draft.count(whole, "đại biểu")
    draft.say(f" của {truth.place}.\n")


def of_several_years(draft: Draft, truth: Truth, year: int) -> None:
    """Giai đoạn 2020 - 2024, xã trồng 5.200 ha rừng, bình quân mỗi năm trồng 1.040 ha."""
    since = YEARS[0]
    years = Period.parse(f"{since}..{year}")
    total = truth.parts("rừng", year, 1, 9000.0)[0]
    draft.say(f"Giai đoạn {since} - {year}, {truth.place} trồng ")
    draft.mention, draft.period = None, years
    whole = draft.level(total, "ha", decimals=1)
    draft.say(" ")
    draft.about("rừng", years)
    draft.rows[-1][2]["indicator"] = draft.mention
    draft.say(", bình quân mỗi năm trồng ")
    draft.level(total / (year - since + 1), "ha", decimals=1, of=whole)
    draft.say(".\n")


def listed(draft: Draft, truth: Truth, year: int) -> None:
    """Năm 2024, có 3 xã về đích nông thôn mới, gồm: xã An Bình, xã Phú Lâm, xã Tân Xuân."""
    names = COMMUNES[: truth.count("về đích", year, 2, 7)]
    draft.say(f"Năm {year}, vùng {truth.place} có ")
    draft.mention, draft.period = None, Period.of_year(year)
    draft.count(len(names), "xã")
    draft.say(" ")
    draft.about("về đích nông thôn mới", year)
    draft.rows[-1][2]["indicator"] = draft.mention
    draft.say(f", gồm: xã {', xã '.join(names)}.\n")
