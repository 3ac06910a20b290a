"""Boards feed the periodic report and the briefing pack: sentences with their sources, nothing closed, nothing of another year."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import docx

from tests.web.boards import making as m
from tests.web.office import NORTH, PROVINCE
from tiendo.reports.briefing import briefing
from tiendo.reports.briefing_input import briefing_input
from tiendo.reports.gather import report_input
from tiendo.reports.input import Remarks, ReportKind
from tiendo.reports.periodic import periodic_docx
from tiendo.reports.word import to_docx
from tiendo.values import Citation, Period
from tiendo_web.boards.reporting import board_remarks, briefed, with_boards
from tiendo_web.record.queries.reports import shelf_for

YEAR, ON = Period.of_year(2024), date(2024, 12, 31)


def told(office, period=YEAR, unit=NORTH) -> list[str]:
    return [one.text for one in board_remarks(office.people["leader"], unit, period, known=ON)]


def words_of(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)


def test_rows_of_the_period_are_told_with_where_they_come_from(office):
    m.written(office, known=date(2024, 7, 2))
    (count, slow) = board_remarks(office.people["leader"], NORTH, YEAR, known=ON)
    assert count.text.startswith("Dự án, chương trình đầu tư công: 01 dự án; kế hoạch vốn 1.200 triệu đồng")
    assert "Đường liên xã" in slow.text
    assert count.origins == (Citation("", "Người reporter ghi vào bảng theo dõi", "2024-07-02"),)


def test_another_year_another_unit_a_later_day_and_a_closed_row_are_not_told(office):
    m.written(office, known=date(2024, 7, 2))
    assert told(office, Period.of_year(2022)) == []
    assert told(office, unit="district/902/1990") == []
    assert board_remarks(office.people["leader"], NORTH, YEAR, known=date(2024, 7, 1)) == ()
    m.written(office, item=2, ten="Công trình kín", secrecy=1, known=date(2024, 7, 2))
    chief = office.person("leader", PROVINCE, clearance=3)
    assert "kín" not in str(board_remarks(chief, NORTH, YEAR, known=ON))


def test_the_report_and_the_pack_print_them(office):
    m.written(office, known=date(2024, 7, 2))
    document = m.figures_handed_in(office)
    m.post(document).run(office.people["approver"])
    leader, today = office.people["leader"], date(2026, 12, 31)
    shelf = shelf_for(leader, known=today)
    remarks = with_boards(Remarks(), leader, NORTH, YEAR, known=today)
    report = report_input(shelf, NORTH, ReportKind.YEAR, YEAR, day=today, known=today, remarks=remarks)
    page = words_of(periodic_docx(report, trace=True))
    assert "TỪ CÁC BẢNG THEO DÕI" in page.upper()
    assert "01 dự án" in page and "thu ngân sách trên địa bàn 12,5 tỷ đồng (125,0% kế hoạch)" in page
    session = date(2025, 1, 20)
    pack = briefing_input(shelf, NORTH, session=session, boards=briefed(leader, NORTH, session=session))
    assert "01 dự án" in words_of(to_docx(briefing(pack)))
    assert Decimal("12.5") in [one.amount.value for one in shelf.observations(NORTH, "state_revenue_area")]
