"""Values as data frames."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.exchange.released import FIGURES
from tiendo.api import check, document_of, process, read
from tiendo.exchange.frames import ASSESSMENTS, assessment_frame, finding_frame, observation_frame, statement_frame

TEXT = "Năm 2024, tổng sản lượng lương thực đạt 1.250 tấn, gồm: lúa 900 tấn, ngô 250,5 tấn."


def test_statements():
    frame = statement_frame([read(document_of(TEXT, name="a.txt"))])
    assert list(frame["surface"]) == ["1.250 tấn", "900 tấn", "250,5 tấn"]
    assert frame["value"].tolist() == [Decimal(1250), Decimal(900), Decimal("250.5")]
    assert frame["value"].astype(float).sum() == 2400.5


def test_findings():
    text = "Năm 2024, thu ngân sách đạt 1.257,0 tỷ đồng, gồm: thu nội địa 903,0 tỷ đồng, thu xuất nhập khẩu 304,0 tỷ đồng."
    found = check([read(document_of(text, name="a.txt"))]).findings
    frame = finding_frame(found)
    assert frame["class"].tolist() == ["contradiction"]
    assert len(frame.loc[0, "passages"]) == 3


def test_observations_keep_printed_digits():
    frame = observation_frame(figure.observation for figure in FIGURES).set_index("key")
    assert str(frame.loc["o/1", "value"]) == "5.0"
    assert frame.loc["o/3", "last"] == date(2024, 9, 30)


def test_no_assessments_give_an_empty_frame_with_its_columns():
    flow = process([document_of(TEXT, name="a.txt")], on=date(2025, 1, 1))
    frame = assessment_frame(flow.assessments)
    assert (len(frame), tuple(frame.columns)) == (0, ASSESSMENTS)
