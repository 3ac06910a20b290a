"""One small ledger for each kind of disagreement, and its neighbour that is none."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tools import conflict_page

from tiendo.exchange.facts import read_facts
from tiendo.ledger import ConflictKind, Ledger, Settlement, conflicts, indicator_code, post, post_all
from tiendo.values import Citation, Comparator, Level, Period, Plan, Target

from .build import PAGE, seen_value, unit

FACTS = Path(__file__).resolve().parents[2] / "src/tiendo_web/demo/facts"
P = Period.parse
NEXT = Citation("bao-khac.example", "Báo khác", "2025")
BASE = post_all(
    Ledger(), [unit("T", level=Level.PROVINCE), unit("A", "T", level=Level.DISTRICT), unit("B", "T", level=Level.DISTRICT)]
)[0]


def said(words, period, value, noun="%", *, of="T", code=None, known=date(2025, 1, 31), **more):
    return seen_value(of, code or indicator_code(words), period, value, noun, known=known, indicator_words=words, **more)


def found(*entries):
    return conflicts(post_all(BASE, entries)[0])


def only(*entries):
    (conflict,) = found(*entries)
    return conflict


def test_two_finals_that_differ():
    """Thu ngân sách năm 2023: 13,04 và 11,5 tỷ đồng."""
    words = "Thu ngân sách nhà nước trên địa bàn"
    conflict = only(said(words, "2023", "13.04", "tỷ đồng"), said(words, "2023", "11.5", "tỷ đồng", page=NEXT))
    assert (conflict.kind, conflict.reading) == (ConflictKind.VALUES, "sure")
    assert "các nguồn đưa số khác nhau" in conflict.reason
    assert not found(said(words, "2023", "13.04", "tỷ đồng"), said(words, "2023", "13", "tỷ đồng", page=NEXT))


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ({"modality": "estimate"}, {"modality": "estimate", "page": NEXT}, "các lần ước tính"),
        ({"modality": "estimate"}, {"page": NEXT}, "số ước tính và số thực hiện"),
    ],
)
def test_estimates_one_after_the_other(first, second, reason):
    """Tăng trưởng dịch vụ năm 2023: 7,21% rồi 6,09%."""
    pair = (said("Tăng trưởng dịch vụ", "2023", "7.21", **first), said("Tăng trưởng dịch vụ", "2023", "6.09", **second))
    conflict = only(*pair)
    assert conflict.kind is ConflictKind.ESTIMATES
    assert reason in conflict.reason


def test_states_of_different_days_of_one_year():
    """Số tiêu chí bình quân: 12,45 (31/3/2023), 12,11 (cả năm)."""
    words = "Số tiêu chí nông thôn mới bình quân/xã"
    conflict = only(said(words, "2023-03-31", "12.45", "tiêu chí/xã"), said(words, "2023", "12.11", "tiêu chí/xã"))
    assert "những ngày khác nhau" in conflict.reason


def test_the_first_day_of_a_year_is_the_end_of_the_year_before():
    """Hộ nghèo: 28,85% năm 2020; đầu kỳ 2021-2025 là 27,3%."""
    conflict = only(said("Tỷ lệ hộ nghèo", "2020", "28.85"), said("Tỷ lệ hộ nghèo", "2021-01-01", "27.3"))
    assert conflict.period == "2020"
    assert "đầu kỳ" in conflict.reason


def test_a_hedge_reaches_as_far_as_its_last_digit():
    """Trên 36.800 và 37.058 đảng viên; trên 720 và 723 tỷ đồng."""
    members = [
        said("Tổng số đảng viên", "2023", value, "đảng viên", **more)
        for value, more in (("37058", {}), ("36800", {"hedge": "over"}))
    ]
    assert only(*members).reading == "near"
    output = [said("Tổng giá trị sản xuất", "2023", value, "tỷ đồng", hedge="over") for value in ("720", "723")]
    assert not found(*output)


def test_a_slip_of_the_unit_is_recognised():
    """1.463,5 tỷ đồng và 1,4635 tỷ đồng."""
    pair = [
        said("Giá trị sản xuất công nghiệp", "2021", value, "tỷ đồng", page=page)
        for value, page in (("1463.5", PAGE), ("1.4635", NEXT))
    ]
    assert "nhầm đơn vị tính" in only(*pair).reason


def test_growth_that_the_two_levels_do_not_give():
    """Bán lẻ 8.500 rồi 10.120 tỷ đồng, ghi tăng 16,7%."""
    levels = (said("Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng", "2023", "8500", "tỷ đồng"),
              said("Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng", "2024", "10120", "tỷ đồng"))  # fmt: skip
    words = "Tốc độ tăng tổng mức bán lẻ hàng hóa và doanh thu dịch vụ"
    conflict = only(*levels, said(words, "2024", "16.7"))
    assert conflict.kind is ConflictKind.ARITHMETIC
    assert "19,06%" in conflict.computed
    assert not found(*levels, said(words, "2024", "19.1"))


def test_two_levels_with_only_growth_between_them():
    """Sáu tháng: 3.687 tỷ (2022), tăng 5,7% (2023), tăng 5,45% (2024), ghi 4.128 tỷ (2024)."""
    words = "Tổng sản phẩm trên địa bàn (GRDP) theo giá so sánh 2010"
    rates = [said("Tốc độ tăng trưởng GRDP", f"{year}-01..{year}-06", rate) for year, rate in (("2023", "5.7"), ("2024", "5.45"))]
    assert {one.indicator for one in rates} == {"grdp_growth"}
    first = said(words, "2022-01..2022-06", "3687", "tỷ đồng")
    assert "4.109,55" in only(first, *rates, said(words, "2024-01..2024-06", "4128", "tỷ đồng")).computed
    assert not found(first, *rates, said(words, "2024-01..2024-06", "4110", "tỷ đồng"))


def test_a_change_in_points_that_the_two_shares_do_not_give():
    """Hộ nghèo 19,93% rồi 18,50%, ghi giảm 1,07 điểm %."""
    shares = (said("Tỷ lệ hộ nghèo", "2019", "19.93"), said("Tỷ lệ hộ nghèo", "2020", "18.50"))
    assert "1,43" in only(*shares, said("Mức giảm tỷ lệ hộ nghèo", "2020", "1.07", "điểm %")).computed
    assert not found(*shares, said("Mức giảm tỷ lệ hộ nghèo", "2020", "1.43", "điểm %"))


def test_an_average_against_its_years():
    """Tăng 3,73% và 6,01%, ghi bình quân 5,02%/năm."""
    years = [said("Tốc độ tăng trưởng kinh tế", year, value) for year, value in (("2021", "3.73"), ("2022", "6.01"))]
    words = "Tốc độ tăng trưởng kinh tế bình quân"
    assert "4,86%" in only(*years, said(words, "2021..2022", "5.02", "%/năm")).computed
    assert not found(*years, said(words, "2021..2022", "4.87", "%/năm"))


def test_new_ones_that_do_not_show_in_the_total():
    """131 sản phẩm năm 2020, thêm 39 và 53, ghi 182 năm 2022."""
    stock, new = "Số sản phẩm OCOP đạt từ 3 sao trở lên", "Số sản phẩm OCOP công nhận mới"
    entries = [said(stock, "2020", "131", "sản phẩm"), said(new, "2021", "39", "sản phẩm"), said(new, "2022", "53", "sản phẩm")]
    assert "= 223" in only(*entries, said(stock, "2022", "182", "sản phẩm")).computed
    assert not found(*entries, said(stock, "2022", "223", "sản phẩm"))


def test_totals_to_date_that_fall():
    """Thu ngân sách 10 tháng 653 tỷ đồng, cả năm 600; số xã lũy kế 23 rồi 21."""
    revenue = "Thu ngân sách nhà nước trên địa bàn"
    assert (
        only(said(revenue, "2022-01..2022-10", "653", "tỷ đồng"), said(revenue, "2022", "600", "tỷ đồng")).kind
        is ConflictKind.SERIES
    )
    communes = "Số xã đạt chuẩn nông thôn mới (lũy kế)"
    assert "giảm qua các năm" in only(said(communes, "2020", "23", "xã"), said(communes, "2021", "21", "xã")).reason


def test_parts_and_totals():
    """Xuất khẩu 20,5, nhập khẩu 7,5, tổng kim ngạch 30 triệu USD; 46 chỉ tiêu đạt mà 22 + 10 + 12."""
    trade = [said("Kim ngạch xuất khẩu", "2021", "20.5", "triệu USD"), said("Kim ngạch nhập khẩu", "2021", "7.5", "triệu USD")]
    assert "= 28" in only(*trade, said("Tổng kim ngạch xuất, nhập khẩu", "2021", "30", "triệu USD")).computed
    assert not found(*trade, said("Tổng kim ngạch xuất, nhập khẩu", "2021", "28", "triệu USD"))


def counted(words, value, total=57):
    entry = said(words, "2023", value, "chỉ tiêu")
    return replace(entry, amount=replace(entry.amount, total=entry.amount.value * 0 + total))


def test_verdicts_on_targets_must_add_up():
    """46/57 hoàn thành và vượt, gồm 22 đạt, 10 vượt, 12 đạt tiến độ; 11 chưa đạt."""
    verdicts = [
        counted("Số chỉ tiêu đạt kế hoạch", "22"),
        counted("Số chỉ tiêu vượt kế hoạch", "10"),
        counted("Số chỉ tiêu đạt tiến độ", "12"),
    ]
    missed = counted("Số chỉ tiêu chưa đạt", "11")
    assert "= 44" in only(*verdicts, counted("Số chỉ tiêu hoàn thành và vượt", "46"), missed).computed
    assert not found(*verdicts, counted("Số chỉ tiêu hoàn thành và vượt", "44"), missed)
    assert "trên 57" in only(counted("Số chỉ tiêu hoàn thành và vượt", "50"), missed).computed


def test_districts_that_add_up_to_more_than_their_province():
    """A 300, B 250, tỉnh 500 tỷ đồng."""
    words = "Thu ngân sách nhà nước trên địa bàn"
    parts = [said(words, "2023", value, "tỷ đồng", of=of) for of, value in (("A", "300"), ("B", "250"))]
    assert "= 550" in only(*parts, said(words, "2023", "500", "tỷ đồng")).computed
    assert not found(*parts, said(words, "2023", "550", "tỷ đồng"))


def test_a_ratio_against_its_two_sides():
    """Rừng 372.665 ha trên 4.860 km2, ghi che phủ 73,4%."""
    sides = (said("Diện tích rừng hiện có", "2020", "372665", "ha"), said("Diện tích tự nhiên", "2021", "4860", "km2"))
    assert "76,68" in only(*sides, said("Tỷ lệ che phủ rừng", "2020", "73.4")).computed
    assert not found(*sides, said("Tỷ lệ che phủ rừng", "2020", "76.7"))


def test_two_standards_under_one_name():
    """Hộ nghèo năm 2020: 18,50% theo chuẩn 2016-2020, 28,85% đa chiều."""
    conflict = only(said("Tỷ lệ hộ nghèo (chuẩn 2016-2020)", "2020", "18.50"), said("Tỷ lệ hộ nghèo đa chiều", "2020", "28.85"))
    assert conflict.kind is ConflictKind.DEFINITIONS


def test_two_names_for_what_may_be_one_figure():
    """Thu nhập bình quân 40, GRDP bình quân 40,4 triệu đồng/người."""
    pair = [
        said(words, "2020", value, "triệu đồng/người")
        for words, value in (("Thu nhập bình quân đầu người", "40"), ("GRDP bình quân đầu người", "40.4"))
    ]
    assert "hai tên" in only(*pair).reason


def planned(key, value, of="T", **more):
    return Target(
        key, "p", of, "jobs_created", "Giải quyết việc làm", Comparator.AT_LEAST, value, "lao động", P("2024"), PAGE, **more
    )


def test_targets_that_differ_and_shares_that_are_too_many():
    """Tỉnh giao 6.000; A 4.000 và B 2.500; nguồn khác ghi 6.500."""
    plan, whole = Plan("p", "Kế hoạch năm 2024", "T", P("2024")), planned("t", Decimal(6000))
    shares = [planned(f"t{of}", Decimal(value), of, above="t") for of, value in (("A", 4000), ("B", 2500))]
    assert "cộng lại 6.500" in only(plan, whole, *shares).computed
    assert only(plan, whole, planned("u", Decimal(6501))).kind is ConflictKind.TARGETS
    implied = planned("i", Decimal(6010), implied=(Decimal(5990), Decimal(6030)))
    assert not found(plan, whole, implied)


def test_targets_that_shorten_one_official_name():
    """Trồng rừng mới 4.045 ha, rừng trồng tập trung 3.155 ha: tên chính thức là “rừng trồng mới tập trung”."""
    wide, narrow = (
        replace(planned(key, Decimal(value)), indicator=indicator_code(words), indicator_words=words, unit_of_measure="ha")
        for key, value, words in (("w", 4045, "Diện tích rừng trồng mới"), ("n", 3155, "Diện tích rừng trồng tập trung"))
    )
    assert "định nghĩa rộng và hẹp" in only(Plan("p", "Kế hoạch năm 2024", "T", P("2024")), wide, narrow).reason


def test_a_settled_conflict_is_none():
    one, other = said("Tỷ lệ che phủ rừng", "2023", "73.4"), said("Tỷ lệ che phủ rừng", "2023", "72.9", page=NEXT)
    ledger, _ = post_all(BASE, [one, other])
    assert conflicts(ledger)
    settled, _ = post(
        ledger, Settlement("s", (one.key, other.key), one.key, "quyết định công bố hiện trạng rừng", "Sở", date(2025, 2, 1))
    )
    assert not conflicts(settled)


def test_the_conflicts_of_one_unit_are_those_that_all_of_them_hold_about_it():
    ledger, _ = post_all(Ledger(), read_facts(FACTS))
    listed = conflicts(ledger)
    for key in ("province/06/1997", "district/060/1900", "district/062/1900"):
        assert conflicts(ledger, unit=key) == tuple(one for one in listed if one.unit == key)


def test_the_page_of_conflicts_is_current():
    assert conflict_page.PAGE.read_text("utf-8") == conflict_page.page()


def test_the_real_facts_of_bac_kan():
    """Nguồn công khai về Bắc Kạn: mục nào cũng trỏ về số liệu có nguồn."""
    ledger, _ = post_all(Ledger(), read_facts(FACTS))
    listed = conflicts(ledger)
    assert len(listed) >= 50
    assert all(conflict.reason and conflict.computed and len(conflict.entries) > 1 for conflict in listed)
    assert all(key in ledger.entries for conflict in listed for key in conflict.entries)
    cells = {(conflict.indicator, conflict.period) for conflict in listed}
    assert {("grdp_growth", "2023"), ("state_revenue_area", "2022"), ("forest_cover", "2020"), ("ocop_products", "2022")} <= cells


def test_an_average_that_does_not_lead_from_one_level_to_the_other():
    """GRDP 7.406,5 tỷ đồng (2020), 8.297 tỷ đồng (2022); bình quân 2021-2022 tăng 5,02%/năm, mà hai mức cho 5,84%."""
    level = "Tổng sản phẩm GRDP theo giá so sánh"
    ends = (
        said(level, "2020", "7406.5", "tỷ đồng", code="grdp_constant"),
        said(level, "2022", "8297", "tỷ đồng", code="grdp_constant"),
        said("Tốc độ tăng trưởng kinh tế (GRDP)", "2019", "5.6", code="grdp_growth"),
    )
    average = "Tốc độ tăng trưởng kinh tế bình quân"
    (conflict,) = found(*ends, said(average, "2021..2022", "5.02", "%/năm"))
    assert "5,84% mỗi năm" in conflict.computed
    assert not found(*ends, said(average, "2021..2022", "5.84", "%/năm"))


def test_growth_of_the_whole_outside_what_its_parts_allow():
    """Các khu vực tăng 4,1%; 7,9%; 9,38%, thuế 6,97%; tỷ trọng 28,2%; 15,2%; 53,3%: GRDP không thể chỉ tăng 6,84%."""
    nine = "2024-01..2024-09"
    parts = (
        said("Tỷ trọng nông, lâm nghiệp, thủy sản trong GRDP", "2020", "28.2", code="grdp_share_agriculture"),
        said("Tỷ trọng công nghiệp - xây dựng trong GRDP", "2020", "15.2", code="grdp_share_industry"),
        said("Tỷ trọng dịch vụ trong GRDP", "2020", "53.3", code="grdp_share_services"),
        said("Tăng trưởng khu vực nông, lâm nghiệp, thủy sản", nine, "4.1", code="va_growth_agriculture"),
        said("Tăng trưởng khu vực công nghiệp - xây dựng", nine, "7.9", code="va_growth_industry"),
        said("Tăng trưởng khu vực dịch vụ", nine, "9.38", code="va_growth_services"),
    )
    taxes = said("Tăng thuế sản phẩm trừ trợ cấp", nine, "6.97")
    whole = "Tốc độ tăng trưởng kinh tế (GRDP)"
    conflict = only(*parts, taxes, said(whole, nine, "6.84", code="grdp_growth"))
    assert (conflict.kind, conflict.reading) == (ConflictKind.PARTS, "sure")
    assert not found(*parts, taxes, said(whole, nine, "7.5", code="grdp_growth"))
    assert not found(*parts, said(whole, nine, "6.84", code="grdp_growth")), "what the taxes did is not known"


def test_a_change_that_throws_the_level_out_of_its_way():
    """Tỷ lệ hộ nghèo 2,9% (2016) và 1,93% (2019): năm 2017 không giảm được 2,66 điểm %."""
    levels = said("Tỷ lệ hộ nghèo", "2016", "2.9"), said("Tỷ lệ hộ nghèo", "2019", "1.93")
    conflict = only(*levels, said("Mức giảm tỷ lệ hộ nghèo", "2017", "2.66", "điểm %"))
    assert conflict.kind is ConflictKind.SERIES
    assert "còn 0,24" in conflict.computed
    assert not found(*levels, said("Mức giảm tỷ lệ hộ nghèo", "2017", "0.4", "điểm %"))


def test_a_start_known_only_of_the_look_alike():
    """Thu nhập 40 triệu đồng, tăng 12,1 so với 2015; GRDP bình quân 24,4 (2015) và 40,4 (2020): hai chỉ tiêu bị gọi lẫn?"""
    known = (
        said("GRDP bình quân đầu người", "2015", "24.4", "triệu đồng/người", code="grdp_per_capita"),
        said("Thu nhập bình quân đầu người", "2020", "40", "triệu đồng/người", code="income_per_capita"),
        said("Tăng thu nhập bình quân đầu người so với 2015", "2020", "12.1", "triệu đồng/người"),
    )
    near = said("GRDP bình quân đầu người", "2020", "40.4", "triệu đồng/người", code="grdp_per_capita")
    assert any("15,60" in one.computed and "bị gọi lẫn" in one.reason for one in found(*known, near))
    far = said("GRDP bình quân đầu người", "2020", "60", "triệu đồng/người", code="grdp_per_capita")
    assert not found(*known, far), "at the end they are two things"


def test_a_total_to_date_that_grew_between_two_days():
    """53 thôn đạt chuẩn ngày 31/3, 63 thôn ngày 14/10: đã tăng thêm, không phải không khớp."""
    words = "Số thôn đạt chuẩn nông thôn mới (lũy kế)"
    first = said(words, "2023-03-31", "53", "thôn")
    assert not found(first, said(words, "2023-10-14", "63", "thôn", page=NEXT))
    assert found(first, said(words, "2023-10-14", "50", "thôn", page=NEXT))
