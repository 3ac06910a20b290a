"""Which documents are cited, with number, day and issuer; what is no citation."""

import pytest

from .helpers import records_of


def cited(passage: str) -> list[tuple[str, str | None, str | None]]:
    return [(d.type, d.number, d.date) for d in records_of("Tin trong tỉnh\n" + passage).documents]


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Thực hiện Nghị quyết số 12-NQ/TU, ngày 05/3/2022 của Tỉnh ủy.", [("nghị quyết", "12-NQ/TU", "2022-03-05")]),
        (
            "Theo Quyết định số 1948/QĐ-UBND ngày 24 tháng 10 năm 2023 của UBND tỉnh.",
            [("quyết định", "1948/QĐ-UBND", "2023-10-24")],
        ),
        ("Triển khai Chỉ thị 12 của Ban Thường vụ.", [("chỉ thị", "12", None)]),
        ("Căn cứ Luật Đầu tư công, các sở rà soát danh mục.", [("luật", None, None)]),
        ("Hội nghị xem xét Kế hoạch phát triển kinh tế - xã hội năm 2026.", [("kế hoạch", None, None)]),
    ],
)
def test_number_day_and_type_are_read(passage: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert cited(passage) == expected


@pytest.mark.parametrize(
    "passage",
    [
        "Thu ngân sách đạt 102% kế hoạch.",
        "Tỉnh lồng ghép các chương trình mục tiêu quốc gia.",
        "Bộ Kế hoạch và Đầu tư đã có ý kiến.",
        "Việc này theo quy định và đúng tiến độ.",
    ],
)
def test_a_yardstick_a_programme_and_a_ministry_are_no_documents(passage: str) -> None:
    assert cited(passage) == []


def test_one_document_cited_twice_is_one_record() -> None:
    passage = (
        "Nghị quyết Đại hội Đảng bộ huyện lần thứ V được triển khai.\nSau ba năm, Nghị quyết Đại "
        "hội Đảng bộ huyện lần thứ V đạt kết quả."
    )
    (document,) = records_of("Tin huyện\n" + passage).documents
    assert len(document.also_at) == 1


def test_what_is_discussed_is_a_draft() -> None:
    passage = "Tin huyện\nHội nghị thảo luận Dự toán ngân sách địa phương năm 2026 và Đề án sắp xếp các trường học năm 2026."
    assert all(document.draft for document in records_of(passage).documents)


def test_counts_of_issued_documents() -> None:
    passage = "Từ đầu nhiệm kỳ, Ban Thường vụ Huyện ủy đã ban hành 12 nghị quyết, 7 chỉ thị, 35 kế hoạch để lãnh đạo."
    assert [(c.type, c.count) for c in records_of(passage).document_counts] == [
        ("nghị quyết", 12),
        ("chỉ thị", 7),
        ("kế hoạch", 35),
    ]
