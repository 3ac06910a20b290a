"""The briefing pack: worst first, what changed, what was asked, and five questions that the record itself raises."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import docx
import pytest

from tiendo.ledger import post_all
from tiendo.reports.briefing import briefing
from tiendo.reports.briefing_input import Asked, BriefingInput, Instruction, briefing_input
from tiendo.reports.gather import NothingToReportError, Shelf
from tiendo.reports.paper import Words, inlines, plain
from tiendo.reports.questions import questions
from tiendo.reports.word import to_docx
from tiendo.values import Certainty, Citation, Finding, FindingClass, Source, TargetClass

from .examples import DISTRICT, PROVINCE, ledger, seen

SESSION, LAST = date(2025, 2, 1), date(2024, 6, 30)
ORIGIN = (Citation("12-TB/TU", "Thông báo kết luận", "2024-07-01"),)
LATE = Instruction(
    "Rà soát dự án chậm giải ngân.", "t/1", "Sở Tài chính", date(2024, 9, 30), "đang thực hiện, quá hạn", True, ORIGIN
)
UNANSWERED = Asked("Đề nghị bố trí vốn nâng cấp đường.", "p/1", "", ORIGIN)
CONTRADICTION = Finding(
    "TOT01",
    FindingClass.CONTRADICTION,
    Certainty.SURE,
    "Các phần cộng lại 1.205, tổng ghi 1.257.",
    (Source("a" * 64, "II.1", 0, 5, "1.257"),),
)


def pack(**more: object) -> BriefingInput:
    return briefing_input(Shelf(ledger().as_known(SESSION)), PROVINCE.key, session=SESSION, since=LAST, **more)


def sentences(brief: BriefingInput) -> list[str]:
    return [plain(line) for line in questions(brief)]


def test_the_worst_target_stands_first():
    classes = [line.assessment.cls for line in pack().report.targets]
    assert classes[0] is TargetClass.UNLIKELY
    assert classes[-1] is TargetClass.ACHIEVED


def test_what_became_known_since_the_last_session_is_news():
    assert {name for name, _ in pack().news} >= {"Thu ngân sách nhà nước trên địa bàn", "Diện tích rừng trồng mới"}
    assert all(one.known > LAST for _, one in pack().news)


def test_the_questions_take_turns_between_the_kinds_of_trouble():
    asked = sentences(pack(instructions=[LATE], asked=[UNANSWERED], contradictions=[CONTRADICTION]))
    assert asked[0] == "Các phần cộng lại 1.205, tổng ghi 1.257. Số nào là đúng, vì sao khác nhau?"
    assert asked[1].startswith("“Diện tích rừng trồng mới” được đánh giá là khả năng không đạt.")
    assert asked[2] == "Việc “Rà soát dự án chậm giải ngân” (hạn ngày 30/9/2024) vướng ở đâu, khi nào xong?"
    assert len(asked) == 5


def test_sources_that_disagree_raise_a_question():
    book, _ = post_all(ledger(), [seen("forest_planted", "2024", "3600", "ha", "2025-01-10")])
    brief = briefing_input(Shelf(book.as_known(SESSION)), PROVINCE.key, session=SESSION)
    said = "năm 2024 có nguồn ghi 3.600 ha, có nguồn ghi 3.499,9 ha. Số nào là đúng?"
    assert any(sentence.endswith(said) for sentence in sentences(brief))


def test_a_target_carried_by_an_estimate_raises_a_question():
    assert any("đang tính đạt theo số ước 1.035 tỷ đồng" in sentence for sentence in sentences(pack()))


def test_what_was_instructed_and_what_was_asked_say_what_became_of_them():
    words = [
        paragraph.text
        for paragraph in docx.Document(io.BytesIO(to_docx(briefing(pack(instructions=[LATE], asked=[UNANSWERED]))))).paragraphs
    ]
    assert "- Rà soát dự án chậm giải ngân; Sở Tài chính; hạn ngày 30/9/2024: đang thực hiện, quá hạn." in words
    assert "- Đề nghị bố trí vốn nâng cấp đường: chưa được trả lời." in words


def test_no_bare_number_enters_the_pack():
    brief = pack(instructions=[LATE], asked=[UNANSWERED], contradictions=[CONTRADICTION])
    assert not any(
        character.isdigit() for inline in inlines(briefing(brief)) if isinstance(inline, Words) for character in inline.text
    )


def test_the_charts_have_their_values_beside_them():
    blocks = briefing(pack()).annexes[1].blocks
    assert [type(block).__name__ for block in blocks[:3]] == ["Paragraph", "Picture", "Grid"]
    assert ["năm 2023", "800", ""] in [[plain(cell) for cell in row.cells] for row in blocks[2].rows]


def test_the_same_pack_gives_the_same_bytes():
    assert to_docx(briefing(pack())) == to_docx(briefing(pack()))


def test_without_a_last_session_nothing_is_called_a_change():
    assert replace(pack(), since=None, moved=(), news=()) == briefing_input(
        Shelf(ledger().as_known(SESSION)), PROVINCE.key, session=SESSION
    )


def test_a_unit_without_targets_and_values_is_refused():
    with pytest.raises(NothingToReportError):
        briefing_input(Shelf(ledger()), DISTRICT.key, session=SESSION)


def test_a_final_figure_that_lowers_a_target_is_a_change():
    book, _ = post_all(ledger(), [seen("under5_stunting", "2024", "15.4", "%", "2025-01-20")])
    brief = briefing_input(Shelf(book.as_known(SESSION)), PROVINCE.key, session=SESSION, since=date(2024, 12, 31))
    assert [(one.line.target.indicator, one.now) for one in brief.moved] == [("under5_stunting", TargetClass.UNLIKELY)]
