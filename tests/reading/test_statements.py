"""Passages and what they say: kind, direction, modality, hedge, indicator, place, link."""

import pytest

from tiendo.values import Direction, Hedge, Kind, Modality

from .helpers import read, told


def test_percentage_points_are_a_change_not_a_rate() -> None:
    passage = "Tỷ lệ hộ nghèo năm 2023 là 3,2%, giảm 1,1 điểm phần trăm so với năm 2022 (4,3%)."
    assert told(passage) == [
        ("3,2%", "%", "level"),
        ("1,1 điểm phần trăm", "điểm phần trăm", "change/down"),
        ("4,3%", "%", "level"),
    ]


@pytest.mark.parametrize(
    ("passage", "kind", "direction"),
    [
        ("Sản lượng lúa tăng 5%.", Kind.CHANGE, Direction.UP),
        ("Số vụ tai nạn giao thông giảm 12 vụ so với cùng kỳ.", Kind.CHANGE, Direction.DOWN),
        ("Tốc độ tăng trưởng kinh tế đạt 7,4%.", Kind.LEVEL, None),
        ("Ngành xây dựng đạt mức tăng 7,9%.", Kind.LEVEL, None),
        ("Thu ngân sách đạt 102% kế hoạch.", Kind.SHARE_OF_TARGET, None),
        ("Thu ngân sách vượt 3,8% dự toán.", Kind.SHARE_OF_TARGET, Direction.OVER),
        ("Lợi nhuận vượt 16 tỷ đồng so với mục tiêu.", Kind.SHARE_OF_TARGET, Direction.OVER),
        ("Thu ngân sách hụt 5% so với dự toán.", Kind.SHARE_OF_TARGET, Direction.SHORT),
        ("Chỉ số PCI xếp thứ 35/63 tỉnh, thành phố.", Kind.RANK, None),
        ("Tỉnh đứng thứ 2 cả nước về tỷ lệ che phủ rừng.", Kind.RANK, None),
        ("Sản lượng bằng 96,2% so với cùng kỳ năm 2023.", Kind.CHANGE, Direction.DOWN),
        ("Sản lượng gấp 1,25 lần cùng kỳ năm 2023.", Kind.CHANGE, Direction.UP),
        ("Thu nhập gấp 1,5 lần khu vực nông thôn.", Kind.LEVEL, None),
        ("Giá tôm giảm còn 73.000 đồng/kg.", Kind.LEVEL, None),
        ("Huyện cắt giảm được 33 thủ tục.", Kind.LEVEL, None),
    ],
)
def test_kind_and_direction(passage: str, kind: Kind, direction: Direction | None) -> None:
    statement = read(passage)[0]
    assert (statement.kind, statement.direction) == (kind, direction)


@pytest.mark.parametrize(
    ("passage", "modality"),
    [
        ("Tổng thu ngân sách ước đạt 750 tỷ đồng.", Modality.ESTIMATE),
        ("Dự kiến kinh phí đầu tư trên 25 tỷ đồng.", Modality.ESTIMATE),
        ("Phấn đấu năm 2025 thu nhập bình quân đạt 30 triệu đồng.", Modality.TARGET),
        ("Chỉ tiêu tăng trưởng GRDP năm 2024 là 8,4%.", Modality.TARGET),
        ("Quý IV phải tăng 7,3%.", Modality.TARGET),
        ("Chương trình mục tiêu quốc gia đã giải ngân 120 tỷ đồng.", Modality.ACTUAL),
        ("Tổng thu ngân sách đạt 750 tỷ đồng, vượt kế hoạch đề ra.", Modality.ACTUAL),
    ],
)
def test_modality(passage: str, modality: Modality) -> None:
    assert read(passage)[0].modality is modality


def test_an_estimate_covers_the_breakdown_in_its_sentence() -> None:
    """Tổng thiệt hại ước khoảng 96 tỷ đồng, gồm: nhà ở 8 tỷ đồng, nông nghiệp 31 tỷ đồng."""
    found = read("Tổng thiệt hại ước khoảng 96 tỷ đồng, gồm: nhà ở 8 tỷ đồng, nông nghiệp 31 tỷ đồng.")
    assert {s.modality for s in found} == {Modality.ESTIMATE}
    assert [s.indicator.words for s in found if s.indicator] == ["Tổng thiệt hại", "nhà ở", "nông nghiệp"]
    assert found[1].of == found[2].of == (found[0].source.start, found[0].source.end)


def test_the_section_of_tasks_makes_targets() -> None:
    """II. NHIỆM VỤ TRỌNG TÂM QUÝ III / Trồng 30 ha rừng."""
    statement = read("II. NHIỆM VỤ TRỌNG TÂM QUÝ III\nTrồng 30 ha rừng phòng hộ.")[0]
    assert statement.modality is Modality.TARGET
    assert str(statement.period) == "2024-Q3"


@pytest.mark.parametrize(
    ("words", "hedge"),
    [
        ("khoảng", Hedge.ABOUT),
        ("xấp xỉ", Hedge.ABOUT),
        ("gần", Hedge.ALMOST),
        ("trên", Hedge.OVER),
        ("khoảng hơn", Hedge.OVER),
        ("chưa đến", Hedge.UNDER),
        ("ít nhất", Hedge.AT_LEAST),
        ("không quá", Hedge.AT_MOST),
        ("", Hedge.EXACT),
    ],
)
def test_a_hedge(words: str, hedge: Hedge) -> None:
    assert read(f"Sản lượng lúa đạt {words} 720 tấn.")[0].amount.hedge is hedge


def test_or_more_stands_behind_the_number() -> None:
    """Thu nhập bình quân đạt từ 60 triệu đồng trở lên."""
    statement = read("Thu nhập bình quân đạt từ 60 triệu đồng trở lên.")[0]
    assert statement.amount.hedge is Hedge.AT_LEAST


def test_a_range_and_an_x_of_y_are_one_statement_each() -> None:
    spread, part = read("Tốc độ tăng trưởng đạt 6,6 - 6,8%. Có 35/49 chỉ tiêu đạt kế hoạch.")
    assert (str(spread.amount.value), str(spread.amount.upper)) == ("6.6", "6.8")
    assert (str(part.amount.value), str(part.amount.total), part.amount.unit) == ("35", "49", "chỉ tiêu")


@pytest.mark.parametrize(
    ("passage", "words", "code"),
    [
        ("Tỷ lệ che phủ rừng đạt 73,35%.", "Tỷ lệ che phủ rừng", "forest_cover"),
        ("GRDP bình quân đầu người năm 2022 đạt 46,3 triệu đồng.", "GRDP bình quân đầu người", "grdp_per_capita"),
        ("Theo báo cáo, tổng kim ngạch xuất, nhập khẩu đạt 41 triệu USD.", "tổng kim ngạch xuất, nhập khẩu", None),
        ("Từ đầu năm, đảng bộ huyện kết nạp được 62 đảng viên.", "kết nạp", None),
        ("Tỉnh còn 11 chỉ tiêu khó đạt.", "chỉ tiêu khó đạt", None),
        ("Cấp phát 24,5 tấn gạo.", "gạo", None),
        ("Gần 96% chi bộ thôn sinh hoạt độc lập.", "chi bộ thôn sinh hoạt độc lập", None),
        ("Khu vực nông, lâm nghiệp và thủy sản tăng 3,9%.", "Khu vực nông, lâm nghiệp và thủy sản", None),
    ],
)
def test_the_words_that_name_what_is_measured(passage: str, words: str, code: str | None) -> None:
    indicator = read(passage)[0].indicator
    assert indicator is not None
    assert indicator.words == words
    assert code is None or indicator.code == code


def test_income_per_head_is_not_grdp_per_head() -> None:
    first, second = read("Thu nhập bình quân đầu người đạt 30 triệu đồng. GRDP bình quân đầu người đạt 57 triệu đồng.")
    assert first.indicator is not None
    assert second.indicator is not None
    assert first.indicator.code != second.indicator.code


def test_share_and_change_take_the_name_and_qualify_the_level() -> None:
    """Tổng mức bán lẻ đạt 10.120 tỷ đồng, đạt 120,6% kế hoạch, tăng 16,7% so với cùng kỳ."""
    level, share, change = read("Tổng mức bán lẻ đạt 10.120 tỷ đồng, đạt 120,6% kế hoạch, tăng 16,7% so với cùng kỳ.")
    assert share.indicator == change.indicator == level.indicator
    assert share.of == change.of == (level.source.start, level.source.end)


def test_places_moved_qualify_the_standing() -> None:
    score, rank, moved = read("Chỉ số PAPI đạt 43,35/80 điểm, xếp vị trí 22/63 tỉnh, thành phố, tăng 08 bậc so với năm 2022.")
    assert rank.of == (score.source.start, score.source.end)
    assert moved.of == (rank.source.start, rank.source.end)
    assert moved.amount.unit == "bậc"


def test_parts_of_a_sentence_that_begins_with_trong_do() -> None:
    whole, part = read("Kim ngạch thương mại đạt 39 tỷ USD. Trong đó, trị giá xuất khẩu đạt 19 tỷ USD.")
    assert part.of == (whole.source.start, whole.source.end)


def test_the_fullest_name_of_a_place_is_carried() -> None:
    first, second = read("Thực hiện nhiệm vụ tại huyện Thượng Lâm\n\nThượng Lâm có 15 xã. Tỷ lệ hộ nghèo là 12%.")
    assert first.place is not None
    assert second.place is not None
    assert first.place.words == second.place.words == "huyện Thượng Lâm"


def test_a_person_behind_the_word_province_is_no_place() -> None:
    """Chủ tịch UBND tỉnh Nguyễn Văn An cho biết tỷ lệ hộ nghèo là 12%."""
    assert read("Chủ tịch UBND tỉnh Nguyễn Văn An cho biết tỷ lệ hộ nghèo là 12%.")[0].place is None


def test_a_line_break_inside_a_sentence_parts_nothing() -> None:
    statement = read("Điện thương phẩm đạt 61,5 triệu\nkWh trong tháng.")[0]
    assert statement.amount.unit == "triệu kwh"
    assert statement.source.surface == "61,5 triệu\nkWh"


@pytest.mark.parametrize(
    ("passage", "names"),
    [
        ("Ngành chế biến và cấp nước tăng lần lượt 7,8% và 1,5%.", ["Ngành chế biến", "cấp nước"]),
        ("Tổng đàn trâu, bò lần lượt là 312 con và 275 con.", ["Tổng đàn trâu", "bò"]),
        ("Diện tích lúa, ngô và lạc lần lượt là 10 ha, 20 ha và 30 ha.", ["Diện tích lúa", "ngô", "lạc"]),
    ],
)
def test_names_and_numbers_in_the_same_order(passage: str, names: list[str]) -> None:
    assert [statement.indicator and statement.indicator.words for statement in read(passage)] == names


def test_places_and_numbers_in_the_same_order() -> None:
    passage = "Tỷ lệ hộ nghèo ở các huyện Hoài Đức, Quốc Oai, Gia Lâm lần lượt là: 9, 8, 7,4%."
    assert [str(statement.place and statement.place.words) for statement in read(passage)] == [
        "huyện Hoài Đức",
        "Quốc Oai",
        "Gia Lâm",
    ]


@pytest.mark.parametrize(
    ("passage", "whole", "parts"),
    [
        ("Đảng bộ huyện có 42 tổ chức cơ sở đảng (23 đảng bộ, 19 chi bộ cơ sở).", 0, [1, 2]),
        ("Kỷ luật 14 đảng viên; hình thức: khiển trách 09, cảnh cáo 04, khai trừ 01.", 0, [1, 2, 3]),
        ("Tỉnh cấp 03 tỷ đồng, huyện trích 1,25 tỷ đồng, nâng tổng kinh phí lên 4,25 tỷ đồng.", 2, [0, 1]),
    ],
)
def test_parts_that_add_up(passage: str, whole: int, parts: list[int]) -> None:
    statements = read(passage)
    where = (statements[whole].source.start, statements[whole].source.end)
    assert [statements[part].of for part in parts] == [where] * len(parts)


def test_numbers_that_do_not_add_up_are_no_parts() -> None:
    assert all(s.of is None for s in read("Huyện có 40 tổ chức đảng, 23 đảng bộ, 19 chi bộ."))


def test_expected_numbers_are_not_aims() -> None:
    assert read("Dự kiến cả năm thành phố sẽ đón 6,4 triệu lượt khách.")[0].modality is Modality.ESTIMATE


def test_this_rate_is_the_one_named_before() -> None:
    assert read("Tỷ lệ che phủ rừng năm 2022 đạt 70%. Tỷ lệ này năm 2023 đạt 72%.")[1].indicator is not None
    second = read("Tỷ lệ che phủ rừng năm 2022 đạt 70%. Tỷ lệ này năm 2023 đạt 72%.")[1].indicator
    assert second is not None and second.words == "Tỷ lệ che phủ rừng"


def test_a_survey_is_no_hedge() -> None:
    (statement,) = read("Đoàn khảo sát 400 hộ dân tại xã Nà Mò.")
    assert statement.amount.hedge is Hedge.EXACT
