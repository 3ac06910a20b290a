"""Văn bản ban hành: sequences of numbers, what carries out what, counts by type."""

from __future__ import annotations

import pytest

from tests.boards.typing_in import derived, flagged, found, shelf_of
from tiendo.boards.lines import lines_of
from tiendo.boards.specs.issued import ISSUED, plain, series_of


def issued(number: str, day: str, kind: str = "Nghị quyết", **more: str) -> tuple:
    return ISSUED, {"number": number, "day": day, "loai": kind, "trich_yeu": f"về việc {number}", **more}


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("16-NQ/TU", ("-NQ/TU", 16)),
        ("06 - CTr/TU", ("-CTR/TU", 6)),
        ("177/KH-UBND", ("/KH-UBND", 177)),
        ("48/2016/NQ-HĐND", ("/NQ-HĐND", 48)),
        ("không số", None),
        ("", None),
    ],
)
def test_a_number_counts_in_its_sequence(printed, place):
    shelf = shelf_of("2024-12-31", issued(printed, "1/3/2024"))
    assert series_of(shelf.of(ISSUED.slug)[0]) == place


def test_spaces_capitals_and_leading_zeros_do_not_make_another_number():
    assert plain("06 - CTr/TU") == plain("6-CTR/TU")
    assert plain("16-NQ/TU") != plain("61-NQ/TU")


def test_one_number_on_two_documents_of_a_year_is_a_contradiction():
    shelf = shelf_of("2024-12-31", issued("03-NQ/TU", "1/3/2024"), issued("3-NQ/TU", "2/9/2024"), issued("03-NQ/TU", "1/3/2019"))
    assert found(ISSUED, "VBH01", shelf) == ["Số 3-NQ/TU đứng ở hai văn bản: ngày 1/3/2024 và ngày 2/9/2024."]


def test_a_larger_number_with_an_earlier_day_is_odd():
    shelf = shelf_of("2024-12-31", issued("05-NQ/TU", "8/4/2024"), issued("07-NQ/TU", "2/4/2024"), issued("08-NQ/TU", "9/4/2024"))
    assert found(ISSUED, "VBH02", shelf) == ["07-NQ/TU ghi ngày 2/4, trước 05-NQ/TU ngày 8/4/2024."]


def test_missing_numbers_are_told_only_where_most_of_the_sequence_is_held():
    most = shelf_of("2024-12-31", *(issued(f"{n}/KH-UBND", f"{n}/5/2024", "Kế hoạch") for n in (1, 2, 4, 5)))
    few = shelf_of("2024-12-31", *(issued(f"{n}/KH-UBND", f"{n}/5/2024", "Kế hoạch") for n in (1, 9)))
    assert found(ISSUED, "VBH03", most) == ["Dãy số /KH-UBND năm 2024 thiếu 1 số trong 5: 03."]
    assert found(ISSUED, "VBH03", few) == []


def test_what_carries_out_what_is_read_both_ways():
    shelf = shelf_of(
        "2024-12-31",
        issued("16-NQ/ĐH", "28/10/2020"),
        issued("06-CTr/TU", "24/12/2020", "Chương trình hành động", thuc_hien="16-NQ/ĐH"),
        issued("18-NQ/TU", "12/8/2021"),
        issued("41-KL/TU", "20/12/2024", "Kết luận"),
    )
    assert derived(ISSUED, "trien_khai", shelf) == ["06-CTr/TU", None, None, None]
    assert flagged(ISSUED, "cho_trien_khai", shelf) == ["18-NQ/TU"]


def test_the_report_is_told_counts_by_type():
    shelf = shelf_of(
        "2024-12-31", issued("1-NQ/TU", "1/12/2024"), issued("2-NQ/TU", "2/12/2024"), issued("1-CT/TU", "3/12/2024", "Chỉ thị")
    )
    assert lines_of(ISSUED, shelf)[0].words.vi == "Đã ban hành 03 văn bản, gồm: 02 nghị quyết, 01 chỉ thị."
