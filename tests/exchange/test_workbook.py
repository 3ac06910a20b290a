import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiendo.documents import open_document
from tiendo.exchange.columns import ColumnKind, period_of_head
from tiendo.exchange.exporting import export, layout, layout_of, template
from tiendo.exchange.importing import Effect, preview, row_codes
from tiendo.exchange.sheet import sheets_of
from tiendo.ledger import in_force, observe, post_all, value
from tiendo.ledger.state import ledger_of
from tiendo.values import (
    Amount,
    Cell,
    Citation,
    Comparator,
    Document,
    Level,
    Modality,
    OrgUnit,
    Period,
    Source,
    Table,
    Target,
    Tree,
)

KNOWN, LATER = date(2024, 12, 20), date(2025, 1, 10)
EMPTY = ledger_of([OrgUnit("T", "06", "Tỉnh", Level.PROVINCE, None, None, None)])
HEAD = [
    ["STT", "Chỉ tiêu", "ĐVT", "Mục tiêu đến năm 2025", "Thực hiện", None, "Ước thực hiện năm 2024", "So sánh (%)"],
    [None, None, None, None, "Năm 2022", "Năm 2023", None, None],
]


def workbook(*rows, merges=("A3:A4", "B3:B4", "C3:C4", "D3:D4", "G3:G4", "H3:H4", "E3:F3")):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Biểu 01"
    sheet["A1"] = "CÁC CHỈ TIÊU CHỦ YẾU NĂM 2024"
    for number, row in enumerate([*HEAD, *rows], start=3):
        for column, held in enumerate(row, start=1):
            sheet.cell(number, column, held)
    for merge in merges:
        sheet.merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return sheets_of(open_document("bieu.xlsx", data=out.getvalue()))[0]


ROWS = (
    ["A", "B", "C", 1, 2, 3, 4, "5=4/3"],
    ["I", "Kinh tế"],
    [1, "Tốc độ tăng trưởng kinh tế (GRDP)", "%", "6,6 - 6,8", 6.01, "6,33", 7.4, 116],
    [2, "Thu ngân sách nhà nước trên địa bàn", "tỷ đồng", "≥ 1.100", 855, "-", "1.035", None],
    ["II", "Xã hội"],
    [3, "Tỷ lệ hộ nghèo", "%", 19, 24.71, "21.9", "chưa có", None],
    [4, "Quy hoạch tỉnh", None, "Hoàn thành"],
)


def figures(row):
    amounts = [cell.reading.amount for cell in row.cells]
    return row.number, row.words, row.unit, [None if one is None else (one.value, one.upper) for one in amounts]


def test_a_head_of_two_lines_with_merged_cells_says_what_each_column_holds():
    sheet = workbook(*ROWS)
    assert [(column.kind, str(column.period or "")) for column in sheet.columns[3:]] == [
        (ColumnKind.TARGET, "2025"),
        (ColumnKind.ACTUAL, "2022"),
        (ColumnKind.ACTUAL, "2023"),
        (ColumnKind.ESTIMATE, "2024"),
        (ColumnKind.OTHER, ""),
    ]
    unmerged = workbook(*ROWS, merges=())
    assert [column.period for column in unmerged.columns] == [column.period for column in sheet.columns]


def test_cells_become_targets_and_observations_with_their_place():
    found = preview(EMPTY, workbook(*ROWS), unit="T", known=KNOWN)
    assert not found.not_read
    ledger, _ = post_all(EMPTY, found.entries)
    growth = value(ledger, "T", "grdp_growth", Period.parse("2023"))
    assert (growth.amount.value, growth.amount.half_step) == (Decimal("6.33"), Decimal("0.005"))
    origin = growth.observations[0].origin
    assert isinstance(origin, Source)
    assert (origin.part, origin.surface) == ("Biểu 01!F7", "6,33")
    assert value(ledger, "T", "state_revenue_area", Period.parse("2024")).modality is Modality.ESTIMATE
    targets = {one.indicator: one for one in in_force(ledger, on=KNOWN)}
    assert (targets["grdp_growth"].value, targets["grdp_growth"].upper) == (Decimal("6.6"), Decimal("6.8"))
    assert targets["poor_rate"].comparator is Comparator.AT_MOST
    assert targets["ledger/quy-hoach-tinh"].comparator is Comparator.QUALITATIVE


def test_the_same_file_twice_changes_nothing():
    sheet = workbook(*ROWS)
    ledger, _ = post_all(EMPTY, preview(EMPTY, sheet, unit="T", known=KNOWN).entries)
    again = preview(ledger, sheet, unit="T", known=LATER)
    assert again.entries == ()
    assert {one.effect for one in again.planned} == {Effect.SAME}


def test_a_changed_cell_shows_before_and_after_and_names_what_it_corrects():
    """Thu ngân sách năm 2022: 855 rồi 857 tỷ đồng."""
    ledger, _ = post_all(EMPTY, preview(EMPTY, workbook(*ROWS), unit="T", known=KNOWN).entries)
    changed = [list(row) for row in ROWS]
    changed[3][4], changed[3][3] = 857, "≥ 1.200"
    found = [one for one in preview(ledger, workbook(*changed), unit="T", known=LATER).planned if one.effect is not Effect.SAME]
    assert [(one.effect, one.before.value) for one in found] == [(Effect.CHANGED, 1100), (Effect.CHANGED, 855)]
    later, _ = post_all(ledger, [one.entry for one in found])
    assert value(later, "T", "state_revenue_area", Period.parse("2022")).amount.value == 857
    assert value(later, "T", "state_revenue_area", Period.parse("2022"), known_by=KNOWN).amount.value == 855
    assert [one.value for one in in_force(later, on=LATER) if one.indicator == "state_revenue_area"] == [1200]
    assert [one.value for one in in_force(later, on=KNOWN) if one.indicator == "state_revenue_area"] == [1100]


def test_a_figure_of_another_source_is_not_corrected_but_contradicted():
    """Một bài báo: 850 tỷ đồng; biểu của đơn vị: 855."""
    amount = Amount(Decimal(850), "tỷ đồng", Decimal("0.5"), unit_code="billion_vnd")
    page = Citation("bao.example", "Bài báo", "2023-01")
    told = observe(
        "T", "state_revenue_area", Period.parse("2022"), amount, modality=Modality.ACTUAL, origin=page, known=date(2023, 1, 31)
    )
    held, _ = post_all(EMPTY, [told])
    ledger, _ = post_all(held, preview(held, workbook(*ROWS), unit="T", known=KNOWN).entries)
    answer = value(ledger, "T", "state_revenue_area", Period.parse("2022"))
    assert (answer.amount.value, answer.disputed) == (855, (told,))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ([1, "Tỷ lệ hộ nghèo", "%", None, "#REF!"], "công thức lỗi"),
        ([1, "Tỷ lệ hộ nghèo", "%", None, "hai mươi"], "không phải số"),
        ([1, "Tỷ lệ hộ nghèo", None, None, 24.71], "không có đơn vị tính"),
        ([1, "Tỷ lệ hộ nghèo", "%", None, "1.2.3"], "dấu ngăn cách"),
        ([1, "Tỷ lệ hộ nghèo", "%"], "chưa có số nào"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_reason(row, reason):
    found = preview(EMPTY, workbook(row), unit="T", known=KNOWN)
    assert len(found.not_read) == 1
    assert reason in found.not_read[0].reason
    assert found.not_read[0].reference.startswith("Biểu 01!")


def plain(*rows):
    """A workbook as it is typed, without merged cells."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return sheets_of(open_document("bieu.xlsx", data=out.getvalue()))[0]


def told(sheet):
    found = preview(EMPTY, sheet, unit="T", known=KNOWN)
    assert not found.not_read
    return [
        (one.entry.indicator, str(one.entry.due if isinstance(one.entry, Target) else one.entry.period)) for one in found.planned
    ]


def test_a_unit_of_measure_above_the_table_or_behind_the_words():
    sheet = plain(
        ["Báo cáo thu ngân sách 9 tháng năm 2024"], ["Đơn vị tính: triệu đồng"],
        ["TT", "Nội dung", "Dự toán năm 2024", "Thực hiện 9 tháng năm 2024", "So với dự toán (%)"],
        [1, "Thu nội địa", 900000, 650000, 72.2], [None, "Trong đó:"], [None, "- Thu tiền sử dụng đất", 100000, "45.300,5", 45.3],
        [2, "Tỷ lệ hộ nghèo (%)", 19, None, None],
    )  # fmt: skip
    assert [(row.words, row.unit) for row in sheet.rows] == [
        ("Thu nội địa", "triệu đồng"), ("Trong đó:", ""), ("Thu tiền sử dụng đất", "triệu đồng"), ("Tỷ lệ hộ nghèo", "%"),
    ]  # fmt: skip
    assert ("domestic_revenue", "2024-01..2024-09") in told(sheet)


def test_a_head_printed_again_on_the_next_page_is_no_row():
    head = ["STT", "Tên chỉ tiêu", "Đơn vị tính", "Kế hoạch 2024", "Ước TH 2024", "Ước TH 2024/KH 2024 (%)"]
    sheet = plain(
        head, [1, "Giá trị sản xuất công nghiệp", "Tỷ đồng", 1900, 1900, 100], head, [2, "Tỷ lệ che phủ rừng", "%", 73, 73, 100]
    )
    assert [row.words for row in sheet.rows] == ["Giá trị sản xuất công nghiệp", "Tỷ lệ che phủ rừng"]
    assert len(told(sheet)) == 4


def test_a_lower_line_of_the_head_is_not_taken_for_the_words_beside_it():
    """“Đơn vị” dưới một ô trống cạnh “CHỈ TIÊU”; “Duy trì trên 72”; “2 - 2,5%/năm”."""
    sheet = plain(
        [None, "CHỈ TIÊU", None, "Nghị quyết Đại hội", "Kết quả thực hiện", None],
        ["TT", None, "Đơn vị", "đến 2025", "Năm 2021", "Năm 2022"],
        [1, "Tỷ lệ che phủ rừng", "%", "Duy trì trên 72", "73,4", "73,4"],
        [2, "Mức giảm tỷ lệ hộ nghèo", "điểm %", "2 - 2,5 điểm %/năm", None, 2.2],
    )
    assert [str(column.period or "") for column in sheet.columns] == ["", "", "", "2025", "2021", "2022"]
    assert told(sheet) == [("forest_cover", one) for one in ("2025", "2021", "2022")] + [
        ("poor_rate_reduction", one) for one in ("2025", "2022")
    ]


WORDS = st.sampled_from(
    [
        "",
        "STT",
        "Chỉ tiêu",
        "ĐVT",
        "Mục tiêu 2025",
        "Thực hiện năm 2023",
        "Ước 2024",
        "%",
        "6,3",
        "1.250",
        "-",
        "x",
        "Năm",
        "-  a",
        "I",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS | st.text(max_size=5), min_size=1, max_size=6), min_size=1, max_size=7), st.integers(1, 3))
def test_any_table_may_come(rows, wide):
    text, cells = "", []
    for row, line in enumerate(rows):
        for column, words in enumerate(line):
            cells.append(Cell(row, column, len(text), len(text) + len(words), columns=wide if column == 2 else 1))
            text += words + "\t"
    document = Document("a", "0" * 64, "xlsx", text, tables=(Table(0, len(text), tuple(cells)),))
    for sheet in sheets_of(document):
        found = preview(EMPTY, sheet, unit="T", known=KNOWN)
        ledger, _ = post_all(EMPTY, found.entries)
        assert all(one.effect is Effect.NEW for one in found.planned)
        assert len(row_codes(sheet)) == len(sheet.rows)
        assert export(ledger, "T", layout_of(sheet, row_codes(sheet)), on=LATER)


def test_a_row_said_twice_is_taken_once_and_one_that_differs_must_be_mended():
    """Tỷ lệ che phủ rừng hai hàng: 73 và 73; rồi 73 và 72."""
    head = ["Chỉ tiêu", "ĐVT", "Kế hoạch 2025", "Thực hiện 2024"]
    same = plain(head, ["Tỷ lệ che phủ rừng", "%", 73, 73], ["Tỷ lệ che phủ rừng", "%", 73, 73])
    assert len(told(same)) == 2
    other = preview(
        EMPTY, plain(head, ["Tỷ lệ che phủ rừng", "%", 73, 73], ["Tỷ lệ che phủ rừng", "%", 72, 73]), unit="T", known=KNOWN
    )
    assert [one.reference for one in other.not_read] == ["Sheet!C3"]
    assert "Sheet!C2" in other.not_read[0].reason


def test_the_body_that_answers_for_a_target_is_found_by_its_name():
    body = OrgUnit(
        "committee/T", "committee", "Ủy ban nhân dân tỉnh", Level.BODY, None, None, None, tree=Tree.GOVERNMENT, place="T"
    )
    known, _ = post_all(EMPTY, [body])
    rows = (["Chỉ tiêu", "ĐVT", "Kế hoạch 2025", "Cơ quan chủ trì"], ["Tỷ lệ che phủ rừng", "%", 73, "UỶ BAN NHÂN DÂN TỈNH"])
    (one,) = preview(known, plain(*rows), unit="T", known=KNOWN).planned
    assert (one.entry.lead, one.doubt) == ("committee/T", "")
    (lacking,) = preview(EMPTY, plain(*rows), unit="T", known=KNOWN).planned
    assert lacking.entry.lead is None
    assert "chưa có trong sổ" in lacking.doubt


def test_export_gives_back_the_file():
    sheet = workbook(*ROWS)
    ledger, _ = post_all(EMPTY, preview(EMPTY, sheet, unit="T", known=KNOWN).entries)
    out = export(ledger, "T", layout_of(sheet, row_codes(sheet)), on=LATER)
    (back,) = sheets_of(open_document("xuat.xlsx", data=out))
    assert preview(ledger, back, unit="T", known=LATER).entries == ()
    assert [figures(row) for row in back.rows] == [figures(row) for row in sheet.rows]
    assert export(ledger, "T", layout_of(back, row_codes(back)), on=LATER) == out, "the same ledger gives the same bytes"


def test_the_template_reads_as_what_it_asks_for():
    shape = layout("Chỉ tiêu năm 2025", ["grdp_growth", "poor_rate"], targets=[Period.parse("2025")], years=[2023], estimate=2024)
    (sheet,) = sheets_of(open_document("mau.xlsx", data=template(shape)))
    assert [column.kind for column in sheet.columns[3:]] == [ColumnKind.TARGET, ColumnKind.ACTUAL, ColumnKind.ESTIMATE]
    assert row_codes(sheet) == ("grdp_growth", "poor_rate")


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("Thực hiện 6 tháng đầu năm 2024", "2024-01..2024-06"),
        ("Ước 6 tháng cuối năm 2024", "2024-07..2024-12"),
        ("TH quý III/2024", "2024-Q3"),
        ("Tháng 5/2024", "2024-05"),
        ("Mục tiêu giai đoạn 2021 - 2025", "2021..2025"),
        ("KH 2025", "2025"),
        ("Thực hiện 9 tháng", "2023-01..2023-09"),
    ],
)
def test_a_head_names_its_time(words, period):
    assert str(period_of_head(words, 2023)) == period


def test_a_figure_held_in_another_unit_of_measure_goes_out_in_the_unit_of_its_row_and_comes_back_the_same():
    """Sổ giữ 1.250 triệu đồng; hàng của bảng tính bằng tỷ đồng."""
    amount = Amount(Decimal(1250), "triệu đồng", Decimal("0.5"))
    held = observe(
        "T", "state_revenue_area", Period.parse("2024"), amount, modality=Modality.ACTUAL,
        origin=Citation("trang.example", "Báo cáo", "2024"), known=KNOWN,
    )  # fmt: skip
    ledger, _ = post_all(EMPTY, [held])
    shape = layout("T", ["state_revenue_area"], targets=[], years=[2024], estimate=None)
    (back,) = sheets_of(open_document("xuat.xlsx", data=export(ledger, "T", shape, on=LATER)))
    shown = preview(ledger, back, unit="T", known=LATER)
    assert [(one.effect, one.source.surface) for one in shown.planned] == [(Effect.SAME, "1,250")], (
        "the printed precision travels too"
    )
