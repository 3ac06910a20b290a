"""The time a statement is about, and the time it is compared with."""

from datetime import date

import pytest

from .helpers import read


@pytest.mark.parametrize(
    ("passage", "period"),
    [
        ("Năm 2022, tổng thu ngân sách đạt 750 tỷ đồng.", "2022"),
        ("Tổng thu ngân sách 9 tháng đầu năm 2023 đạt 620 tỷ đồng.", "2023-01..2023-09"),
        ("Tổng thu ngân sách nửa đầu năm 2023 đạt 400 tỷ đồng.", "2023-01..2023-06"),
        ("Tổng thu ngân sách quý III/2023 đạt 210 tỷ đồng.", "2023-Q3"),
        ("Tổng thu ngân sách tháng 5 đạt 70 tỷ đồng.", "2024-05"),
        ("Tính đến ngày 10/6/2024, tổng thu ngân sách đạt 5,9 tỷ đồng.", "2024-06-10"),
        ("Giai đoạn 2021 - 2025, tổng vốn đầu tư là 30.000 tỷ đồng.", "2021..2025"),
        ("Lũy kế đến hết năm 2023, tỉnh thu hút 120 dự án.", "2023-12-31"),
        ("Từ ngày 16/5/2023 đến ngày 15/6/2023, lực lượng bắt giữ 19 vụ việc.", "2023-05-16..2023-06-15"),
        ("Từ đầu nhiệm kỳ đến nay, đảng bộ kết nạp được 370 đảng viên.", "2020..2024"),
        ("Trong 4 tháng còn lại, phấn đấu thu 300 tỷ đồng.", "2024-09..2024-12"),
        ("Tổng thu ngân sách đạt 750 tỷ đồng.", "2024"),
    ],
)
def test_a_period(passage: str, period: str) -> None:
    assert str(read(passage)[0].period) == period


def test_each_end_of_a_change_has_its_own_time() -> None:
    """Tỷ lệ hộ nghèo giảm từ 28,8% năm 2020 xuống còn 24,7% vào năm 2022 (giảm bình quân 2,05%/năm)."""
    found = read("Tỷ lệ hộ nghèo giảm từ 28,8% năm 2020 xuống còn 24,7% vào năm 2022 (giảm bình quân 2,05%/năm).")
    assert [str(s.period) for s in found] == ["2020", "2022", "2020..2022"]
    assert [s.kind.value for s in found] == ["level", "level", "change"]


@pytest.mark.parametrize(
    ("passage", "base"),
    [
        ("Thu ngân sách 5 tháng đạt 214 tỷ đồng, tăng 10% so với cùng kỳ.", "2023-01..2023-05"),
        ("Đàn lợn tháng 5 có 1.640 con, tăng 120 con so với tháng trước.", "2024-04"),
        ("Sản lượng năm 2023 đạt 720 tấn, tăng 24% so với năm 2020.", "2020"),
        ("Sản lượng năm 2023 đạt 720 tấn, gấp 1,25 lần năm 2020.", "2020"),
        ("Sản lượng năm 2023 tăng 24%.", None),
    ],
)
def test_the_time_compared_with(passage: str, base: str | None) -> None:
    period = read(passage)[-1].base_period
    assert (str(period) if period else None) == base


def test_the_figure_in_brackets_behind_the_base_is_of_the_base() -> None:
    """Thu ngân sách 5 tháng đạt 214 triệu đồng, tăng 10% so với cùng kỳ (195 triệu đồng)."""
    last = read("Thu ngân sách 5 tháng đạt 214 triệu đồng, tăng 10% so với cùng kỳ (195 triệu đồng).")[-1]
    assert str(last.period) == "2023-01..2023-05"


def test_a_year_said_once_governs_until_another_comes() -> None:
    first, second, third = read(
        "Năm 2022, GRDP bình quân đầu người đạt 46 triệu đồng. Tỷ lệ hộ nghèo là 12%. Năm 2023, tỷ lệ hộ nghèo là 10%."
    )
    assert [str(s.period) for s in (first, second, third)] == ["2022", "2022", "2023"]


def test_a_request_without_a_date_has_no_time() -> None:
    """4. Kiến nghị / Đề nghị tỉnh hỗ trợ thêm 18 tỷ đồng."""
    found = read("4. Kiến nghị\nĐề nghị tỉnh hỗ trợ thêm 18 tỷ đồng.")
    assert found[0].period is None
    assert found[0].modality.value == "target"


def test_the_day_of_the_document_is_found_in_its_dateline() -> None:
    found = read("ỦY BAN NHÂN DÂN XÃ\nNà Mò, ngày 24 tháng 5 năm 2023\nBÁO CÁO\n\nThu ngân sách đạt 38 triệu đồng.", published=None)
    assert str(found[0].period) == "2023"


def test_without_any_year_the_time_is_unknown() -> None:
    assert read("Trong 7 tháng đầu năm, giá trị sản xuất tăng 8,3%.", published=None)[0].period is None


def test_the_day_is_an_argument() -> None:
    passage = "Thu ngân sách 5 tháng đạt 214 tỷ đồng."
    assert [str(read(passage, date(year, 6, 1))[0].period) for year in (2021, 2022)] == ["2021-01..2021-05", "2022-01..2022-05"]


@pytest.mark.parametrize(
    ("passage", "quantity", "period"),
    [
        ("Năm 2024, thu ngân sách đạt 2000 tỷ đồng.", "2000 tỷ đồng", "2024"),
        ("Năm 2024, toàn huyện còn 2015 hộ nghèo.", "2015 hộ", "2024"),
        ("Năm 2024, trồng mới được 1998 ha rừng.", "1998 ha", "2024"),
        ("Đến 2025 tỷ lệ hộ nghèo còn 3%.", "3%", "2025"),
    ],
)
def test_four_digits_with_a_unit_are_no_year(passage: str, quantity: str, period: str) -> None:
    (one,) = read(passage)
    assert (one.source.surface, str(one.period)) == (quantity, period)
