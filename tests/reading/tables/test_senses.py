"""What the heading of a column says."""

from __future__ import annotations

import pytest

from tiendo.reading.tables.senses import Against, Role, names_labels, role_of, sense_of
from tiendo.values import Modality


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("STT", Role.ORDER),
        ("Số TT", Role.ORDER),
        ("ĐVT", Role.UNIT),
        ("Đơn vị tính", Role.UNIT),
        ("Ghi chú", Role.NOTE),
        ("Cơ quan chủ trì", Role.NOTE),
        ("Chỉ tiêu", None),
        ("Thực hiện 2023", None),
    ],
)
def test_roles_named_by_the_heading(heading: str, role: Role | None) -> None:
    assert role_of(heading) is role


def test_label_columns_are_named_without_a_year() -> None:
    assert names_labels("Tên chỉ tiêu") and names_labels("Huyện, thành phố") and not names_labels("Chỉ tiêu năm 2024")


@pytest.mark.parametrize(
    ("heading", "modality"),
    [
        ("Thực hiện 2023", Modality.ACTUAL),
        ("TH 2023", Modality.ACTUAL),
        ("Ước thực hiện năm 2024", Modality.ESTIMATE),
        ("UTH 2024", Modality.ESTIMATE),
        ("Dự kiến 2025", Modality.ESTIMATE),
        ("KH 2025", Modality.TARGET),
        ("Mục tiêu NQ đến 2025", Modality.TARGET),
        ("Dự toán năm 2024", Modality.TARGET),
        ("Chỉ tiêu giao năm 2024", Modality.TARGET),
        ("Lũy kế 10 tháng", Modality.ACTUAL),
        ("Năm 2024", None),
    ],
)
def test_modality(heading: str, modality: Modality | None) -> None:
    assert sense_of(heading).modality is modality


@pytest.mark.parametrize(
    ("heading", "against"),
    [
        ("So sánh (%)\nDự toán", Against.PLAN),
        ("So sánh (%)\nCùng kỳ", Against.PAST),
        ("TH/KH (%)", Against.PLAN),
        ("% so với\nKH năm", Against.PLAN),
        ("So sánh (%)\nKH 2025/Ước 2024", Against.PAST),
        ("2024/2023 (%)", Against.PAST),
        ("Tỷ lệ giải ngân (%)", Against.PLAN),
        ("Tăng, giảm so với năm 2023", Against.PAST),
        ("So sánh (%)", Against.UNSAID),
        ("Tỷ lệ (%)", None),
        ("Tốc độ tăng trưởng GRDP (%)", None),
        ("Giải ngân đến ngày 31/10/2024", None),
        ("Số tiêu chí bình quân/xã", None),
        ("Thực hiện quý III/2024", None),
    ],
)
def test_what_a_column_compares_with(heading: str, against: Against | None) -> None:
    assert sense_of(heading).against is against


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Giá trị (triệu đồng)", "triệu đồng"),
        ("ĐVT: Tỷ đồng", "tỷ đồng"),
        ("Tỷ lệ (%)", "%"),
        ("Thu nhập (triệu đồng/người)", "triệu đồng/người"),
        ("Năm 2023\nĐiểm", "điểm"),
        ("Số lượng", ""),
        ("Diện tích (tính đến 2023)", ""),
    ],
)
def test_the_unit_of_a_heading(heading: str, unit: str) -> None:
    assert sense_of(heading).unit == unit
