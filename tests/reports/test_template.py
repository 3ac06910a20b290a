"""An office's own Word template: fields and rows filled, unknown fields named, expressions shut in."""

from __future__ import annotations

import io

import docx
import pytest

from tiendo.documents import DocumentError
from tiendo.reports.template import FIELDS, TemplateError, fields_of, fill

from .examples import year_report


def template(*paragraphs: str, rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    if rows:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def words_of(data: bytes) -> list[str]:
    document = docx.Document(io.BytesIO(data))
    return [paragraph.text for paragraph in document.paragraphs] + [
        "|".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows
    ]


def test_fields_and_rows_are_filled():
    rows = (
        ("{%tr for c in chi_tieu %}", "", ""),
        ("{{ c.ten }}", "{{ c.thuc_hien }}", "{{ c.danh_gia }}"),
        ("{%tr endfor %}", "", ""),
    )
    told = words_of(fill(template("Báo cáo của {{ don_vi }} {{ ky }}. {{ tong_hop }}", rows=rows), year_report()))
    assert told[0].startswith("Báo cáo của Tỉnh Bắc Lâm năm 2024. Trong 04 chỉ tiêu, có")
    assert "Thu ngân sách nhà nước trên địa bàn|ước 1.035|Ước vượt" in told
    assert "Tỷ lệ dân số tham gia bảo hiểm y tế|...|Chưa đánh giá được" in told


def test_words_with_xml_signs_stay_words():
    from dataclasses import replace

    report = year_report()
    line = replace(report.targets[0], name="A <b> & C")
    told = words_of(fill(template("{% for c in chi_tieu %}{{ c.ten }}{% endfor %}"), replace(report, targets=(line,))))
    assert told[0] == "A <b> & C"


def test_an_unknown_field_is_named_with_those_there_are():
    with pytest.raises(TemplateError, match=r"không có trường don_v; các trường: don_vi"):
        fill(template("{{ don_v }}"), year_report())


@pytest.mark.parametrize(
    "expression",
    [
        "{{ don_vi.__class__.__mro__ }}",
        "{{ chi_tieu.append(1) }}",
        "{{ chi_tieu[0].khong_co }}",
        "{% for %}",
        "{{ 1/0 }}",
        "{{ 'a' * 9 }}",
        "{{ don_vi|center(9) }}",
        "{{ range(9) }}",
    ],
)
def test_an_expression_that_must_not_or_cannot_run_is_one_clear_error(expression):
    with pytest.raises(TemplateError, match=r"mau\.docx"):
        fill(template(expression), year_report())


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no archive", b"%PDF-1.7"])
def test_a_file_that_is_no_word_file_is_refused(data):
    with pytest.raises((DocumentError, TemplateError)):
        fill(data, year_report())


def test_every_field_of_the_manual_is_there():
    assert set(fields_of(year_report())) == set(FIELDS)


def test_the_same_bytes():
    assert fill(template("{{ ky }}"), year_report()) == fill(template("{{ ky }}"), year_report())
