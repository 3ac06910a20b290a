"""The boards of projects, disasters and staff quotas: what follows from their rows, and what does not fit."""

from __future__ import annotations

from decimal import Decimal

from tests.boards.typing_in import derived, flagged, found, shelf_of
from tiendo.boards import lines_of
from tiendo.boards.specs.disasters import DAMAGE, EVENTS, RELIEF
from tiendo.boards.specs.projects import PROJECTS
from tiendo.boards.specs.quotas import QUOTAS


def project(name: str, plan: str, paid: str, day: str = "30/6/2024", **more: str) -> tuple:
    return PROJECTS, {"period": "2024", "day": day, "ten": name, "ke_hoach": plan, "giai_ngan": paid, **more}


def test_a_project_is_slow_when_it_lies_ten_points_behind_the_year():
    half_gone = shelf_of("2024-07-31", project("A", "1.000", "390"), project("B", "1.000", "400"), project("C", "100", ""))
    assert derived(PROJECTS, "ty_le", half_gone) == [Decimal("39.00"), Decimal("40.00"), None]
    assert flagged(PROJECTS, "cham", half_gone) == ["A"]  # 49.7% of the year had gone by


def test_an_old_figure_is_held_against_its_own_day_and_not_against_today():
    shelf = shelf_of("2024-12-31", project("A", "1.000", "200", day="31/1/2024"))
    assert flagged(PROJECTS, "cham", shelf) == []


def test_more_disbursed_than_planned_and_slowness_without_a_reason_are_told():
    shelf = shelf_of(
        "2024-12-31", project("A", "100", "120,5"), project("B", "100", "10"), project("C", "100", "10", vuong_mac="mưa")
    )
    assert found(PROJECTS, "DTC01", shelf) == ["A: giải ngân 120,5 lớn hơn kế hoạch 100 triệu đồng, vượt 20,5."]
    assert found(PROJECTS, "DTC02", shelf) == ["B: chậm mà chưa ghi vướng mắc."]


def test_the_report_is_told_count_totals_and_the_slow_ones():
    shelf = shelf_of("2024-12-31", project("A", "1.000", "990"), project("B", "500,5", "10"))
    assert [line.words.vi for line in lines_of(PROJECTS, shelf)] == [
        "Dự án, chương trình đầu tư công: 02 dự án; kế hoạch vốn 1.500,5 triệu đồng; đã giải ngân 1.000 triệu đồng.",
        "Chậm hơn thời gian trên 10 điểm: 01 dự án (B).",
    ]


STORM = (EVENTS, {"ten": "Bão thử nghiệm", "day": "9/9/2024", "loai": "bão", "tong_thiet_hai": "900"})


def damage(kind: str, value: str, repair: str = "") -> tuple:
    return DAMAGE, {"su_kien": "Bão thử nghiệm", "loai": kind, "gia_tri": value, "khac_phuc": repair}


def relief(source: str, given: str, paid: str = "") -> tuple:
    return RELIEF, {"su_kien": "Bão thử nghiệm", "nguon": source, "phan_bo": given, "giai_ngan": paid}


def test_an_event_sums_its_damage_and_relief_and_stays_open_until_all_is_done():
    shelf = shelf_of(
        "2024-12-31", STORM, damage("lúa", "500", "xong"), damage("đường", "300,5"), relief("dự phòng tỉnh", "200", "50")
    )
    assert derived(EVENTS, "thiet_hai", shelf) == [Decimal("800.5")]
    assert (derived(EVENTS, "phan_bo", shelf), derived(EVENTS, "giai_ngan", shelf)) == ([Decimal(200)], [Decimal(50)])
    assert flagged(EVENTS, "con_mo", shelf) == ["Bão thử nghiệm"]
    done = shelf_of("2024-12-31", STORM, damage("lúa", "500", "xong"), relief("dự phòng tỉnh", "200", "200"))
    assert flagged(EVENTS, "con_mo", done) == []


def test_relief_of_which_no_disbursement_was_reported_is_open_and_not_zero():
    shelf = shelf_of("2024-12-31", STORM, relief("quỹ cứu trợ", "31.200"))
    assert derived(RELIEF, "con_lai", shelf) == [None]
    assert flagged(RELIEF, "con_mo", shelf) == ["quỹ cứu trợ"]
    assert "chưa có số giải ngân" in lines_of(EVENTS, shelf)[0].words.vi


def test_damage_rows_are_held_against_the_reported_total():
    more = shelf_of("2024-12-31", STORM, damage("lúa", "901"))
    less = shelf_of("2024-12-31", STORM, damage("lúa", "100"))
    equal = shelf_of("2024-12-31", STORM, damage("lúa", "900"))
    assert "lớn hơn tổng đã báo cáo" in found(EVENTS, "TTI01", more)[0]
    assert "mới nói được 100 trong 900" in found(EVENTS, "TTI01", less)[0]
    assert found(EVENTS, "TTI01", equal) == []


def test_people_lost_are_not_waiting_for_repair():
    assert flagged(DAMAGE, "chua_xong", shelf_of("2024-12-31", STORM, damage("người chết", ""))) == []


def quota(period: str, **fields: str) -> tuple:
    return QUOTAS, {"period": period, "loai": "công chức", **fields}


def test_what_is_carried_forward_cannot_exceed_what_lies_beyond_the_aim():
    right = shelf_of("2024-12-31", quota("2016-2021", chi_tieu="100", tinh_gian="130", chuyen_di="30", can_cu="40-KL/TW"))
    wrong = shelf_of("2024-12-31", quota("2016-2021", chi_tieu="100", tinh_gian="130", chuyen_di="31", can_cu="40-KL/TW"))
    assert derived(QUOTAS, "vuot", right) == [Decimal(30)]
    assert found(QUOTAS, "BCH01", right) == []
    assert found(QUOTAS, "BCH01", wrong) == [
        "Tỉnh Thử Nghiệm, công chức, 2016..2021: cộng dồn sang kỳ sau 31, nhiều hơn số vượt chỉ tiêu 30."
    ]


def test_what_a_period_receives_is_what_the_period_before_handed_on():
    first = quota("2016-2021", chi_tieu="100", tinh_gian="130", chuyen_di="30", can_cu="40-KL/TW")
    second = quota("2022-2026", chi_tieu="60", tinh_gian="20", chuyen_den="28", can_cu="40-KL/TW")
    shelf = shelf_of("2024-12-31", first, second)
    assert "nhận cộng dồn 28, kỳ trước ghi chuyển 30" in found(QUOTAS, "BCH02", shelf)[0]
    assert derived(QUOTAS, "vuot", shelf)[1] == Decimal(-12)
    assert flagged(QUOTAS, "hut", shelf) == []  # the period is not over
    assert flagged(QUOTAS, "hut", shelf_of("2027-01-01", first, second)) == ["cong_chuc"]


def test_carry_over_needs_its_rule():
    assert len(found(QUOTAS, "BCH03", shelf_of("2024-12-31", quota("2024", chuyen_den="3")))) == 1


def test_more_in_post_than_given_is_flagged():
    assert flagged(QUOTAS, "qua_giao", shelf_of("2024-12-31", quota("2024", giao="10", co_mat="11"))) == ["cong_chuc"]
