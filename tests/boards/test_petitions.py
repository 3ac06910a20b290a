"""Đơn thư: the days of the law, and that an answer is no settlement."""

from __future__ import annotations

import pytest

from tests.boards.typing_in import UNITS, derived, flagged, found, shelf_of
from tiendo.boards.lines import heading_of, lines_of
from tiendo.boards.sheet import export
from tiendo.boards.specs.petitions import PETITIONS


def petition(number: str, kind: str, state: str, received: str = "3/6/2024", **more: str) -> tuple:
    return PETITIONS, {"number": number, "loai": kind, "trang_thai": state, "day": received, "linh_vuc": "đất đai", **more}


@pytest.mark.parametrize(
    ("kind", "more", "words"),
    [
        ("Khiếu nại", {}, "10/7/2024 (Luật Khiếu nại 2011, Điều 28)"),
        ("Khiếu nại", {"muc_do": "phức tạp"}, "25/7/2024 (Luật Khiếu nại 2011, Điều 28)"),
        ("Khiếu nại", {"dia_ban": "vùng sâu, vùng xa"}, "25/7/2024 (Luật Khiếu nại 2011, Điều 28)"),
        ("Khiếu nại", {"muc_do": "phức tạp", "dia_ban": "vùng sâu, vùng xa"}, "9/8/2024 (Luật Khiếu nại 2011, Điều 28)"),
        ("Khiếu nại", {"lan": "lần hai"}, "25/7/2024 (Luật Khiếu nại 2011, Điều 37)"),
        ("Tố cáo", {}, "10/7/2024 (Luật Tố cáo 2018, Điều 30)"),
        ("Tố cáo", {"muc_do": "phức tạp"}, "9/8/2024 (Luật Tố cáo 2018, Điều 30)"),
    ],
)
def test_complaints_and_denunciations_count_from_acceptance(kind, more, words):
    """Accepted on 10 June 2024."""
    shelf = shelf_of("2024-06-20", petition("1", kind, "đang giải quyết", ngay_thu_ly="10/6/2024", **more))
    assert derived(PETITIONS, "han", shelf) == [words]


def test_requests_count_working_days_from_receipt():
    """Monday 3 June 2024 and ten working days: Monday 17 June."""
    shelf = shelf_of("2024-06-20", petition("1", "Kiến nghị", "đang giải quyết"))
    assert derived(PETITIONS, "han", shelf) == ["17/6/2024 (Luật Tiếp công dân 2013, Điều 28)"]
    assert flagged(PETITIONS, "qua_han", shelf) == ["1"]


def test_no_day_is_given_where_the_law_gives_none():
    shelf = shelf_of(
        "2024-12-01",
        petition("1", "Khiếu nại", "tiếp nhận"),
        petition("2", "Tố cáo", "chuyển đơn", ngay_chuyen="5/6/2024"),
        petition("3", "Phản ánh", "xếp lưu"),
    )
    assert derived(PETITIONS, "han", shelf) == [None, None, None]
    assert flagged(PETITIONS, "cho_thu_ly", shelf) == ["1"]


def test_answered_is_not_settled():
    shelf = shelf_of(
        "2024-09-01",
        petition("1", "Khiếu nại", "đã trả lời", ngay_thu_ly="10/6/2024", ngay_tra_loi="1/7/2024"),
        petition("2", "Khiếu nại", "đã giải quyết xong", ngay_thu_ly="10/6/2024", ngay_xong="1/7/2024"),
    )
    assert flagged(PETITIONS, "moi_tra_loi", shelf) == ["1"]
    assert flagged(PETITIONS, "qua_han", shelf) == ["1"]  # the clock of a complaint runs on after an answer
    said = [line.words.vi for line in lines_of(PETITIONS, shelf)]
    assert said[1] == "Kết quả: đã trả lời, chưa giải quyết xong 01; đã giải quyết xong 01."


def test_what_ended_late_stays_late():
    shelf = shelf_of("2024-09-01", petition("1", "Tố cáo", "đã giải quyết xong", ngay_thu_ly="10/6/2024", ngay_xong="11/7/2024"))
    assert flagged(PETITIONS, "qua_han", shelf) == ["1"]


def test_a_day_before_receipt_and_a_state_without_its_day_are_found():
    shelf = shelf_of(
        "2024-09-01",
        petition("1", "Khiếu nại", "đang giải quyết", ngay_thu_ly="1/6/2024"),
        petition("2", "Khiếu nại", "đã giải quyết xong", ngay_thu_ly="10/6/2024"),
    )
    assert found(PETITIONS, "DTH01", shelf) == ["Đơn 1: ngày thụ lý 1/6/2024 trước ngày nhận."]
    assert found(PETITIONS, "DTH02", shelf) == ["Đơn 2: ghi “đã giải quyết xong” mà không có ngày."]


def test_no_name_stands_in_lists_files_or_lines():
    shelf = shelf_of(
        "2024-09-01",
        petition("1", "Khiếu nại", "tiếp nhận", nguoi_gui="Người Gửi Thử", dia_chi="thôn Thử", noi_dung="Người Gửi Thử trình bày"),
    )
    book = export(PETITIONS, shelf.of(PETITIONS.slug), UNITS)
    lines = " ".join(line.words.vi for line in lines_of(PETITIONS, shelf))
    names = [field.name for field in PETITIONS.public_fields]
    assert {"nguoi_gui", "dia_chi", "noi_dung"} & set(names) == set()
    assert "Gửi Thử" not in lines + heading_of(PETITIONS, shelf.of(PETITIONS.slug)[0], shelf)
    assert _words_of(book).isdisjoint({"Người Gửi Thử", "thôn Thử"})


def _words_of(book: bytes) -> set[str]:
    from io import BytesIO

    from openpyxl import load_workbook

    return {str(cell.value) for sheet in load_workbook(BytesIO(book)) for row in sheet.iter_rows() for cell in row if cell.value}
