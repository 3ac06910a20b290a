"""The same person in many texts is one person; an office resolves to who held it on that day."""

from datetime import date

from tiendo.followup.people import directory
from tiendo.values import Source
from tiendo.values.records import Person, Records


def text(day: date, *people: tuple[str, tuple[str, ...]]) -> tuple[Records, date]:
    return Records(people=tuple(Person(Source(str(day), "", 0, 1, "x"), name, offices, None) for name, offices in people)), day


TEXTS = [
    text(date(2022, 3, 1), ("Nông Văn Thành", ("Bí thư Tỉnh ủy",))),
    text(date(2022, 9, 1), ("Nông Văn Thành", ("Ủy viên BCH Trung ương Đảng", "Bí thư Tỉnh ủy"))),
    text(date(2024, 2, 1), ("Lý Thị Hoa", ("Bí thư Tỉnh ủy",)), ("Nông Văn Thành", ("Trưởng Ban Tổ chức Trung ương",))),
]


def test_one_person_in_three_texts_is_one_with_dated_posts() -> None:
    found = directory(TEXTS)
    assert [person.name for person in found.people] == ["Nông Văn Thành", "Lý Thị Hoa"]
    first = next(post for post in found.people[0].posts if post.office == "Bí thư Tỉnh ủy")
    assert (first.first, first.last) == (date(2022, 3, 1), date(2022, 9, 1))


def test_an_office_resolves_to_its_holder_on_the_day() -> None:
    found = directory(TEXTS)
    then, later = found.holder("đồng chí Bí thư Tỉnh ủy", date(2022, 8, 1)), found.holder("Bí thư Tỉnh ủy", date(2024, 3, 1))
    assert then is not None and then.name == "Nông Văn Thành"
    assert later is not None and later.name == "Lý Thị Hoa"


def test_without_evidence_near_the_day_nobody_is_named() -> None:
    assert directory(TEXTS).holder("Bí thư Tỉnh ủy", date(2019, 1, 1)) is None
    assert directory(TEXTS).holder("Chủ tịch UBND tỉnh", date(2022, 3, 1)) is None


def test_short_and_long_forms_of_an_office_are_one() -> None:
    found = directory(
        [
            text(date(2023, 1, 1), ("Ma Thị Lan", ("Chủ tịch UBND tỉnh",))),
            text(date(2023, 5, 1), ("Ma Thị Lan", ("Chủ tịch Ủy ban nhân dân tỉnh",))),
        ]
    )
    assert len(found.people[0].posts) == 1
