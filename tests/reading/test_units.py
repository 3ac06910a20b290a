"""Units as printed, with what the catalogue knows of them."""

import pytest

from .helpers import read


@pytest.mark.parametrize(
    ("passage", "unit", "code"),
    [
        ("Thu nhập bình quân đạt 46,3 triệu đồng/người/năm.", "triệu đồng/người/năm", "million_vnd_per_person_year"),
        ("Tổng thu đạt 1.250 tỉ đồng.", "tỷ đồng", "billion_vnd"),
        ("Tỷ lệ hộ nghèo giảm bình quân 2,1 % / năm.", "%/năm", "percent_per_year"),
        ("Huyện ban hành 36 nghị quyết chuyên đề.", "nghị quyết", "resolution"),
        ("Đón 1,2 triệu lượt khách du lịch.", "triệu lượt khách", "million_guest_visits"),
        ("Khai thác 1.250 m3 gỗ.", "m3", "m3"),
        ("Có 108/108 xã, phường, thị trấn hoàn thành.", "xã, phường, thị trấn", "commune_level_unit"),
        ("Tỷ lệ tăng 1,2 điểm phần trăm so với năm trước.", "điểm phần trăm", "percentage_point"),
        ("Có 20 sản phẩm OCOP được công nhận.", "sản phẩm", "product"),
        ("Phát triển 1.816 dịch vụ công trực tuyến.", "dịch vụ công", "online_service"),
        ("Đạt 15 bác sĩ/vạn dân.", "bác sĩ/vạn dân", "doctors_per_10k"),
        ("Mua 12 robot hút bụi.", "robot hút", None),
        ("Luân chuyển 31,2 triệu tấn.km, tăng 5%.", "triệu tấn.km", None),
    ],
)
def test_a_unit(passage: str, unit: str, code: str | None) -> None:
    amount = read(passage)[0].amount
    assert (amount.unit, amount.unit_code) == (unit, code)


def test_counts_are_exact_and_measures_have_half_a_step() -> None:
    counted, measured = read("Huyện có 36 trường, diện tích 5,02 ha.")
    assert str(counted.amount.half_step) == "0"
    assert str(measured.amount.half_step) == "0.005"


def test_one_printed_unit_serves_two_numbers() -> None:
    """Xóa tên và cho ra khỏi Đảng lần lượt 04 và 01 đảng viên."""
    first, second = read("Xóa tên và cho ra khỏi Đảng lần lượt 04 và 01 đảng viên.")
    assert (first.amount.unit, first.source.surface) == ("đảng viên", "04")
    assert (second.amount.unit, second.source.surface) == ("đảng viên", "01 đảng viên")
