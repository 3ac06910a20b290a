"""Who is named, with which offices, and what they do."""

import pytest

from .helpers import records_of


def people(passage: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(person.name, person.positions) for person in records_of(passage).people]


def test_a_list_gives_each_person_their_own_offices_and_all_of_them_the_role() -> None:
    passage = (
        "Tham dự có đại diện các sở.\nCác đồng chí: Nông Văn Thành, Bí thư Huyện ủy, Chủ tịch HĐND "
        "huyện; Lý Thị Hoa, Phó Bí thư Huyện ủy, "
        "Chủ tịch UBND huyện đồng chủ trì hội nghị."
    )
    found = records_of(passage).people
    assert [(p.name, p.positions) for p in found] == [
        ("Nông Văn Thành", ("Bí thư Huyện ủy", "Chủ tịch HĐND huyện")),
        ("Lý Thị Hoa", ("Phó Bí thư Huyện ủy", "Chủ tịch UBND huyện")),
    ]
    assert {p.role for p in found} == {"đồng chủ trì"}


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Hôm nay, Bí thư Tỉnh ủy Triệu Văn Bình kiểm tra xã Nà Mò.", [("Triệu Văn Bình", ("Bí thư Tỉnh ủy",))]),
        ("Ông Ma Văn Sơn, Giám đốc Sở Tài chính cho biết thu đạt khá.", [("Ma Văn Sơn", ("Giám đốc Sở Tài chính",))]),
        (
            "Tại hội nghị, Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An phát biểu.",
            [("Nguyễn Văn An", ("Chủ tịch UBND tỉnh Hà Giang",))],
        ),
        ("Đồng chí Hà Thị Mai phát biểu tiếp thu.", [("Hà Thị Mai", ())]),
    ],
)
def test_offices_stand_before_or_after_the_name(passage: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert people(passage) == expected


@pytest.mark.parametrize(
    "passage",
    [
        "Giờ học tại Trường Tiểu học Nguyễn Thị Lan ở thị trấn.",
        "Dự án nằm trên đường Trần Phú của thành phố.",
        "Cán bộ học tập tư tưởng, đạo đức Hồ Chí Minh.",
    ],
)
def test_a_name_of_a_school_a_street_or_a_movement_is_nobody(passage: str) -> None:
    assert people(passage) == []


def test_one_person_named_often_is_one_record_with_the_other_places() -> None:
    passage = "Đồng chí Lò Văn Kiên, Bí thư Huyện ủy chủ trì.\nCuối buổi, đồng chí Lò Văn Kiên kết luận.\nSau đó hội nghị bế mạc."
    (person,) = records_of(passage).people
    assert person.positions == ("Bí thư Huyện ủy",)
    assert len(person.also_at) == 1
