"""The periodic report: verdicts, sentences, table, layout, sources, the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.enum.section import WD_ORIENT

from tiendo.ledger import ledger_of
from tiendo.reports.gather import NothingToReportError, Shelf, report_input
from tiendo.reports.input import Remark, Remarks, ReportKind
from tiendo.reports.paper import Name, Words, figures, inlines, plain
from tiendo.reports.pdf import to_pdf
from tiendo.reports.periodic import periodic, periodic_docx
from tiendo.values import Citation, Period

from .examples import DAY, DISTRICT, PROVINCE, SOURCE, ledger, seen, year_report


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    return [plain(block.lead) + plain(block.line) for block in periodic(year_report()).blocks if hasattr(block, "lead")]


@pytest.fixture(scope="module")
def word():
    return docx.Document(io.BytesIO(periodic_docx(year_report(), trace=True)))


def test_a_flow_is_held_against_its_plan_and_against_the_final_figure_of_the_year_before(sentences):
    said = "Thu ngân sách nhà nước trên địa bàn năm 2024 ước đạt 1.035 tỷ đồng, bằng 103,5% kế hoạch, tăng 29,4% so với năm 2023."
    assert said in sentences


def test_a_result_that_falls_short_never_rounds_to_a_hundred(sentences):
    assert "Diện tích rừng trồng mới năm 2024 đạt 3.499,9 ha, bằng 99,9% kế hoạch." in sentences


def test_a_share_is_not_divided_by_its_plan(sentences):
    assert "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng năm 2024 là 14,6%; kế hoạch là 15%." in sentences


def test_a_rank_stands_after_its_word_and_a_hedge_before_its_number(sentences):
    assert any("Thứ hạng PAPI năm 2024 xếp thứ 22/63." in sentence for sentence in sentences)
    assert any("năm 2024 ước đạt khoảng 7,4%" in sentence for sentence in sentences)


def test_a_long_official_name_is_spoken_short(sentences):
    assert "Tốc độ tăng GRDP năm 2024 ước đạt khoảng 7,4%." in " ".join(sentences)


def test_a_target_that_nobody_reported_is_named_and_not_counted_as_met(sentences):
    assert "Chưa có số liệu báo cáo của chỉ tiêu “Tỷ lệ dân số tham gia bảo hiểm y tế”." in sentences
    tally = "Trong 04 chỉ tiêu, có 01 chỉ tiêu vượt, 01 chỉ tiêu ước vượt, 01 chỉ tiêu không đạt, 01 chỉ tiêu chưa đánh giá được."
    assert tally in sentences


def test_a_missed_target_is_a_shortcoming(sentences):
    assert "Chỉ tiêu “Diện tích rừng trồng mới”: không đạt." in sentences


def test_every_number_of_the_file_is_a_figure_a_label_or_a_name(word):
    """Only the labels that the layout itself gives (I-, 1., 2.) and the numbers of annexes are left when they are taken away."""
    paper = periodic(year_report(), trace=True)
    known = sorted({inline.text for inline in inlines(paper) if not isinstance(inline, Words)}, key=len, reverse=True)
    lines = [paragraph.text for paragraph in word.paragraphs]
    lines += [cell.text for table in word.tables[2:] for row in table.rows for cell in row.cells]
    for line in lines:
        for text in known:
            line = line.replace(text, "").replace(text.upper(), "")
        assert not re.search(r"\d", re.sub(r"^\d\. ", "", line)), line


def test_every_figure_names_its_source_and_a_computed_one_its_arithmetic():
    shown = {figure.printed: figure for figure in figures(periodic(year_report()))}
    assert shown["1.035 tỷ đồng"].origins == (SOURCE,)
    assert shown["103,5%"].how == "1.035 ÷ 1.000"
    assert {origin.title for origin in shown["103,5%"].origins} == {SOURCE.title, "Nghị quyết về nhiệm vụ năm 2024"}


def test_the_trace_annex_lists_each_figure_once(word):
    rows = [[cell.text for cell in row.cells] for row in word.tables[-1].rows][1:]
    assert len({tuple(row[1:]) for row in rows}) == len(rows)
    assert any(
        row[1:3] == ["29,4%", "Thu ngân sách nhà nước trên địa bàn"] and row[3].startswith("1.035 ÷ 800 − 1.") for row in rows
    )


def test_page_and_margins_follow_the_rule(word):
    body, table = word.sections[0], word.sections[1]
    page = (body.page_width, body.page_height, body.top_margin, body.bottom_margin, body.left_margin, body.right_margin)
    assert [round(length.mm) for length in page] == [210, 297, 20, 20, 30, 15]
    assert table.orientation == WD_ORIENT.LANDSCAPE
    assert round(table.page_width.mm) == 297


def test_the_head_of_the_table_is_repeated_and_rows_stay_whole(word):
    first, second = word.tables[2].rows[0]._tr, word.tables[2].rows[1]._tr
    assert first.xpath("./w:trPr/w:tblHeader")
    assert second.xpath("./w:trPr/w:cantSplit")


def test_party_and_state_heads_exclude_each_other():
    party, state = (periodic_docx(year_report(family=family)) for family in ("party", "state"))
    heads = [docx.Document(io.BytesIO(data)).tables[0].rows[0].cells for data in (party, state)]
    assert [cell.text.split("\n")[0] for cell in heads[0]] == ["TỈNH ỦY BẮC LÂM", "ĐẢNG CỘNG SẢN VIỆT NAM"]
    assert [cell.text.split("\n")[0] for cell in heads[1]] == ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def test_the_same_input_gives_the_same_bytes():
    assert periodic_docx(year_report(), trace=True) == periodic_docx(year_report(), trace=True)
    assert to_pdf(periodic(year_report(), trace=True)) == to_pdf(periodic(year_report(), trace=True))


def test_a_figure_carries_a_bookmark_or_a_content_control_with_its_key():
    xml = {
        controls: zipfile.ZipFile(io.BytesIO(periodic_docx(year_report(), controls=controls))).read("word/document.xml").decode()
        for controls in (False, True)
    }
    count = len(figures(periodic(year_report())))
    assert xml[False].count("<w:bookmarkStart") == count
    assert xml[True].count("<w:sdt>") == count


def test_what_became_known_later_does_not_enter_an_earlier_report():
    early = report_input(
        Shelf(ledger().as_known(date(2024, 6, 30))),
        PROVINCE.key,
        ReportKind.YEAR,
        Period.of_year(2024),
        day=DAY,
        known=date(2024, 6, 30),
    )
    assert all(line.current is None for line in early.targets)


def test_remarks_of_the_record_are_taken_over_whole_with_their_origin():
    remark = Remark("Giải ngân 3 dự án chậm.", "r/1", (Citation("kl", "Kết luận", "2024"),))
    paper = periodic(replace(year_report(), remarks=Remarks(causes=(remark,))))
    assert Name(remark.text, remark.key, remark.origins) in inlines(paper)


def test_a_unit_without_anything_to_report_says_so():
    with pytest.raises(NothingToReportError, match="Huyện Thượng Lâm"):
        report_input(Shelf(ledger()), DISTRICT.key, ReportKind.YEAR, Period.of_year(2024), day=DAY, known=DAY)


def test_the_report_on_opinion_has_an_outline_of_its_own():
    report = report_input(Shelf(ledger()), DISTRICT.key, ReportKind.OPINION, Period.parse("2024-Q4"), day=DAY, known=DAY)
    paper = periodic(report)
    assert plain(paper.head.subject) == "tình hình tư tưởng, dư luận xã hội quý IV năm 2024"
    assert paper.head.issuer == "Huyện ủy Thượng Lâm"
    assert plain(paper.blocks[1].line) == "Tình hình tư tưởng, dư luận xã hội trong kỳ"


def test_a_report_on_the_term_has_one_column_a_year():
    book = ledger()
    term = replace(book.plans["plan/2024"], period=Period.parse("2021..2025"))
    targets = [replace(one, due=Period.of_year(2025)) for one in book.targets.values()]
    rebuilt = type(book)({**book.entries, term.key: term, **{one.key: one for one in targets}})
    report = report_input(Shelf(rebuilt), PROVINCE.key, ReportKind.MID_TERM, Period.parse("2021..2024"), day=DAY, known=DAY)
    table = next(block for block in periodic(report).annexes[0].blocks if hasattr(block, "columns"))
    assert [plain(column.head) for column in table.columns][3:] == [
        "Mục tiêu đến năm 2025",
        *(f"Thực hiện năm {year}" for year in range(2021, 2025)),
        "Đánh giá",
    ]
    revenue = next(row for row in table.rows if any("Thu ngân sách" in plain(cell) for cell in row.cells))
    assert [plain(cell) for cell in revenue.cells][3:8] == ["≥ 1.000", "...", "...", "800", "ước 1.035"]


def test_a_figure_of_part_of_the_year_is_told_with_its_time():
    """Nine months of revenue, and a share as of a day, while the year's own figures are not there yet."""
    part = [
        seen("health_insurance_coverage", "2024-06-10", "93.5", "%", "2024-06-20"),
        seen("health_insurance_coverage", "2024-10-15", "94", "%", "2024-10-20"),
    ]
    book = ledger_of([*ledger().entries.values(), *part])
    report = report_input(Shelf(book), PROVINCE.key, ReportKind.YEAR, Period.of_year(2024), day=DAY, known=DAY)
    told = [plain(block.line) for block in periodic(report).blocks if hasattr(block, "lead")]
    assert "Tỷ lệ dân số tham gia bảo hiểm y tế tính đến ngày 15/10/2024 đạt 94%; kế hoạch năm 2024 là 95%." in told
    assert not any(sentence.startswith("Chưa có số liệu báo cáo") for sentence in told)
    table = next(block for block in periodic(report).annexes[0].blocks if hasattr(block, "columns"))
    row = next(row for row in table.rows if "bảo hiểm" in plain(row.cells[1]))
    assert plain(row.cells[5]) == "94 (ngày 15/10/2024)"
