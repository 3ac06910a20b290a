"""A name known as a whole keeps its verbs, commas, numbers and times to itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.catalogue import indicators
from tiendo.reading.known_names import known_names
from tiendo.reading.tokens import Tokens
from tiendo.values import Modality

from .helpers import read


def names(passage: str) -> list[str]:
    """The indicator of every statement."""
    return [one.indicator.words if one.indicator else "" for one in read(passage)]


@pytest.mark.parametrize(
    ("passage", "name"),
    [
        ("Số người chết, mất tích do thiên tai năm 2023 là 5 người.", "Số người chết, mất tích do thiên tai"),
        ("Số sản phẩm OCOP đạt 4 sao, 5 sao năm 2023 đạt 12 sản phẩm.", "Số sản phẩm OCOP đạt 4 sao, 5 sao"),
        (
            "Số đơn vị cấp huyện đạt chuẩn nông thôn mới tính đến ngày 14/10/2023 là 2 huyện.",
            "Số đơn vị cấp huyện đạt chuẩn nông thôn mới",
        ),
        ("Số trường đạt chuẩn quốc gia tăng thêm năm 2023 là 9 trường.", "Số trường đạt chuẩn quốc gia tăng thêm"),
        ("Chỉ tiêu “Số bản được dùng điện, có đường ô tô” năm 2023 đạt 41 bản.", "Số bản được dùng điện, có đường ô tô"),
    ],
)
def test_a_known_name_is_taken_whole(passage: str, name: str) -> None:
    assert names(passage) == [name]


def test_a_number_inside_a_quoted_target_measures_nothing() -> None:
    passage = "Chỉ tiêu “Diện tích đạt giá trị 100 triệu đồng/ha” năm 2023 đạt 850 ha, bằng 102% kế hoạch."
    assert [one.source.surface for one in read(passage)] == ["850 ha", "102%"]


def test_the_next_quoted_targets_of_a_list_are_names_too() -> None:
    assert read("Chưa có số liệu báo cáo của các chỉ tiêu “Diện tích trên 5 ha”, “Số tổ trên 10 hộ”.") == []


def test_a_quotation_elsewhere_keeps_its_numbers() -> None:
    assert [one.source.surface for one in read("Báo cáo nêu “trồng mới 850 ha rừng” trong năm 2023.")] == ["850 ha"]


def test_the_words_of_a_quoted_target_say_nothing_of_modality() -> None:
    told = read("Chỉ tiêu “Số mục tiêu phấn đấu hoàn thành” năm 2023 là 4 mục tiêu.")
    assert [one.modality for one in told] == [Modality.ACTUAL]


def test_a_plan_behind_a_count_speaks_of_the_same_thing() -> None:
    assert (
        names("Số hợp tác xã hoạt động năm 2023 là 212 hợp tác xã; kế hoạch là 230 hợp tác xã.") == ["Số hợp tác xã hoạt động"] * 2
    )


def test_an_alias_that_ends_with_a_verb_leaves_it_to_the_number() -> None:
    told = read("Năm 2023, kim ngạch xuất khẩu tăng 5,2% so với năm 2022.")
    assert [(one.kind.value, one.direction.value) for one in told if one.direction] == [("change", "up")]


@pytest.mark.parametrize(
    "passage", ["Tuổi thọ trung bình của người dân đạt 74,5 tuổi.", "Tuổi thọ bình quân năm 2023 là 73,2 tuổi."]
)
def test_life_expectancy_is_an_amount(passage: str) -> None:
    assert [one.amount.unit for one in read(passage)] == ["tuổi"]


def test_an_age_stays_a_name() -> None:
    assert read("Người từ 80 tuổi được nhận trợ cấp.") == []


@given(st.sampled_from(sorted(indicators())), st.sampled_from(("", "Kết quả: ", "- ")))
def test_every_official_name_of_four_words_is_found(code: str, before: str) -> None:
    name = indicators()[code].name
    text = f"{before}{name} năm 2023"
    tokens = Tokens(text, text.lower(), 0, len(text))
    spans = [(tokens.starts[one.first], tokens.ends[one.last - 1]) for one in known_names(tokens)]
    size = len(Tokens(name, name.lower(), 0, len(name)).words)
    assert size < 4 or any(text[start:end] == name for start, end in spans)
