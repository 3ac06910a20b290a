"""Tổ chức, cán bộ: mergers with their counts; lists of people are restricted from the start."""

from __future__ import annotations

from tests.boards.typing_in import derived, flagged, found, shelf_of
from tiendo.boards.lines import lines_of
from tiendo.boards.specs.organisation import PLANNING, REORGANISATION, ROTATION


def change(name: str, **more: str) -> tuple:
    return REORGANISATION, {"ten": name, "doi_tuong": "thôn", "hinh_thuc": "sáp nhập", "day": "1/1/2024", **more}


def test_a_merger_tells_how_many_fewer():
    shelf = shelf_of("2024-12-31", change("Thôn Đông", so_truoc="3", so_sau="1"), change("Thôn Tây", so_truoc="2", so_sau="1"))
    assert [str(one) for one in derived(REORGANISATION, "giam", shelf)] == ["2", "1"]
    assert lines_of(REORGANISATION, shelf)[0].words.vi == "Sắp xếp thôn, tổ dân phố: 02 quyết định, từ 5 còn 2, giảm 3."


def test_a_list_that_differs_from_its_count_is_a_contradiction():
    """Two names before, three counted."""
    shelf = shelf_of("2024-12-31", change("Thôn Đông", truoc="Thôn Đông Một\nThôn Đông Hai", so_truoc="3", so_sau="1"))
    assert found(REORGANISATION, "SXT01", shelf) == ["Thôn Đông: liệt kê 2 tên trước sắp xếp, ghi số lượng 3."]


def test_a_merger_that_lowers_nothing_is_odd():
    shelf = shelf_of("2024-12-31", change("Thôn Đông", so_truoc="1", so_sau="1"), change("Thôn Tây", so_truoc="2", so_sau="1"))
    assert len(found(REORGANISATION, "SXT02", shelf)) == 1


def test_lists_of_people_are_confidential_and_never_told_to_a_report():
    named = {"ho_ten": "Người Thử Một", "chuc_danh": "Phó trưởng phòng", "trang_thai": "phê duyệt", "period": "2025-2030"}
    shelf = shelf_of("2024-12-31", (PLANNING, named))
    assert (PLANNING.secrecy, ROTATION.secrecy) == (1, 1)
    assert PLANNING.writers == ROTATION.writers == {"approver", "leader"}
    assert lines_of(PLANNING, shelf) == ()


def test_a_rotation_near_its_end_is_flagged():
    def rotated(name: str, until: str, state: str = "đang luân chuyển") -> tuple:
        return ROTATION, {"ho_ten": name, "tu": "Sở A", "den": "Huyện B", "day": "1/1/2022", "den_ngay": until, "trang_thai": state}

    shelf = shelf_of(
        "2024-12-31", rotated("Một", "1/2/2025"), rotated("Hai", "1/2/2026"), rotated("Ba", "1/1/2024", "đã hết thời hạn")
    )
    assert flagged(ROTATION, "sap_het", shelf) == ["Một"]
