"""Digits that name and do not measure stay out of the statements; what is not understood is listed."""

import pytest

from tiendo.reading import read_text

from .helpers import read


@pytest.mark.parametrize(
    "passage",
    [
        "Thực hiện Kết luận số 45-KL/TW ngày 12/8/2022 của Ban Bí thư.",
        "Căn cứ Quyết định số 1234/QĐ - TTg và Nghị quyết 27/2021/QH15.",
        "1. Nông nghiệp",
        "1.2. Chăn nuôi:",
        "Một số kết quả: (1) tập trung chỉ đạo; (2) kiểm tra thường xuyên.",
        "Theo Điều 12 và khoản 3 của quy định.",
        "Dịch Covid-19 được kiểm soát.",
        "Bão số 4 đổ bộ vào đất liền.",
        "Tuyến quốc lộ 3 qua địa bàn huyện.",
        "Đường 212B đã xuống cấp.",
        "Đại hội lần thứ XII, khóa 12.",
        "Trẻ em dưới 6 tuổi được khám miễn phí.",
        "Cuộc họp bắt đầu lúc 14 giờ 30 phút, video dài 10:25.",
        "Sau 25 năm tái lập tỉnh, kinh tế khởi sắc.",
        "Trong giờ học của học sinh lớp 5, Trường Tiểu học Nà Mò.",
        "Phường Tân Lập, quận 7.",
        "Liên hệ điện thoại 0209123456.",
        "Sản phẩm đạt 4 sao cấp tỉnh.",
        "Giải U21 quốc gia khai mạc.",
        "Bản đồ tỷ lệ 1/500 đã phê duyệt.",
        "Năm 2023, huyện tập trung cải cách hành chính.",
        "Họp vào ngày 25 hằng tháng.",
    ],
)
def test_a_number_that_names_is_no_statement(passage: str) -> None:
    assert read(passage) == []


def test_a_length_of_time_that_changes_is_an_amount() -> None:
    """Rút ngắn thời gian giải quyết từ 15 ngày xuống còn 10 ngày."""
    found = read("Rút ngắn thời gian giải quyết từ 15 ngày xuống còn 10 ngày.")
    assert [(str(s.amount.value), s.amount.unit) for s in found] == [("15", "ngày"), ("10", "ngày")]


def test_a_number_without_any_hold_is_listed_as_unread() -> None:
    reading = read_text("Kết quả vòng loại A 7 B.")
    assert reading.statements == ()
    assert [item.source.surface for item in reading.unread] == ["7"]
