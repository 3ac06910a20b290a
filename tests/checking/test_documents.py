"""Several documents, the record, explanations: what needs more than one sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from bench.worlds import World

from tiendo.checking import Checker, check
from tiendo.reading import read_text
from tiendo.values import (
    Amount,
    Certainty,
    Citation,
    Direction,
    Document,
    Finding,
    FindingClass,
    IndicatorMention,
    Kind,
    Modality,
    Observation,
    Period,
    Place,
    Reading,
    Source,
    Statement,
)  # fmt: skip

BASE = {"kind": Kind.LEVEL, "direction": None, "modality": Modality.ACTUAL, "base_period": None}


def made(name: str, text: str, *rows: tuple[str, dict[str, object]], published: date | None = None) -> Reading:
    """A reading whose statements are written out, so that the test stands apart from the reader."""
    statements = []
    at = 0
    for surface, fields in rows:
        start = text.index(surface, at)
        at = start + len(surface)
        words = str(fields.pop("words", ""))
        code = fields.pop("code", None)
        begin = text.index(words) if words else 0
        mention = IndicatorMention(words, begin, begin + len(words), code) if words else None  # type: ignore[arg-type]
        values = {**BASE, "indicator": mention, "period": None, "place": None, **fields}
        statements.append(Statement(source=Source(name, "", start, at, surface), **values))  # type: ignore[arg-type]
    return Reading(Document(name, name, "txt", text, published=published), tuple(statements))


def missed(name: str, x: int, **more: object) -> Reading:
    text = f"Năm 2024, huyện Thử còn {x:02d}/28 chỉ tiêu không đạt kế hoạch."
    amount = Amount(Decimal(x), "chỉ tiêu", Decimal(0), total=Decimal(28))
    fields = {
        "amount": amount,
        "words": "chỉ tiêu không đạt kế hoạch",
        "period": Period.of_year(2024),
        "place": Place("huyện Thử"),
        **more,
    }
    return made(name, text, (f"{x:02d}/28 chỉ tiêu", fields))


def test_same_figure_in_two_documents_is_a_contradiction() -> None:
    found = check([missed("a", 4), missed("b", 5)]).findings
    assert [(one.code, one.cls, one.certainty) for one in found] == [("DOC01", FindingClass.CONTRADICTION, Certainty.SURE)]
    assert "04/28" in found[0].message
    assert "05/28" in found[0].message


def test_same_value_in_two_documents_is_no_finding() -> None:
    assert check([missed("a", 4), missed("b", 4)]).findings == ()


def test_two_estimates_are_a_note_with_its_reason() -> None:
    found = check([missed("a", 4, modality=Modality.ESTIMATE), missed("b", 5, modality=Modality.ESTIMATE)]).findings
    assert [(one.cls, bool(one.reason)) for one in found] == [(FindingClass.NOTE, True)]


def rank(name: str, text: str, place: int, year: int, gained: int | None = None) -> Reading:
    papi = {"words": "PAPI", "period": Period.of_year(year), "place": Place("tỉnh Thử")}
    whole = Amount(Decimal(place), "", Decimal(0), total=Decimal(63))
    rows = [(f"{place}/63", {**papi, "kind": Kind.RANK, "amount": whole})]
    if gained is not None:
        up = {"kind": Kind.CHANGE, "direction": Direction.UP, "base_period": Period.of_year(year - 1)}
        rows.append((f"{gained} bậc", {**papi, **up, "amount": Amount(Decimal(gained), "bậc", Decimal(0))}))
    return made(name, text, *rows)


@pytest.mark.parametrize(("gained", "codes"), [(8, []), (9, ["NET01"])])
def test_rank_and_places_gained_over_two_documents(gained: int, codes: list[str]) -> None:
    before = rank("a", "Chỉ số PAPI năm 2022 xếp thứ 30/63 tỉnh, thành phố.", 30, 2022)
    after = rank("b", f"Chỉ số PAPI năm 2023 xếp thứ 22/63 tỉnh, thành phố, tăng {gained} bậc so với năm 2022.", 22, 2023, gained)
    found = check([before, after]).findings
    assert [one.code for one in found] == codes
    assert all(one.cls is FindingClass.CONTRADICTION and len(one.sources) == 3 for one in found)


def test_communes_of_2025_are_a_note_with_its_reason() -> None:
    """3.321 communes: 2.621 + 687 + 13 on one day, 2.636 + 672 + 13 on another; both add up, neither is wrong."""

    def communes(name: str, xa: int, phuong: int, day: date) -> Reading:
        text = f"Cả nước có 3.321 đơn vị hành chính cấp xã, gồm {xa} xã, {phuong} phường và 13 đặc khu."
        year = {"period": Period.of_year(2025), "words": "đơn vị hành chính cấp xã"}
        rows = [
            (
                f"{value:,}".replace(",", ".") if value == 3321 else str(value),
                {**year, "amount": Amount(Decimal(value), unit, Decimal(0))},
            )
            for value, unit in ((3321, "đơn vị hành chính"), (xa, "xã"), (phuong, "phường"), (13, "đặc khu"))
        ]
        return made(name, text, *rows, published=day)

    found = check([communes("a", 2621, 687, date(2025, 7, 1)), communes("b", 2636, 672, date(2025, 6, 12))]).findings
    assert {one.cls for one in found} == {FindingClass.NOTE}
    assert len(found) == 2
    assert all(one.reason for one in found)


def test_tasks_of_2025_give_three_findings() -> None:
    """7.892 + 1.602 + 319 is 9.813, not 9.831; 1.602 is 16,3% of it and 319 is 3,24%."""
    text = (
        "Đến ngày 20/10/2025, các bộ được giao tổng số 9.831 nhiệm vụ, gồm: 7.892 nhiệm vụ hoàn thành (80,3%),"
        " 1.602 nhiệm vụ đang thực hiện trong hạn (16,47%), 319 nhiệm vụ quá hạn (3,23%)."
    )
    found = [one for one in check([read_text(text)]).findings if one.cls is FindingClass.CONTRADICTION]
    assert sorted(one.code for one in found) == ["RAT03", "RAT03", "TOT01"]


@pytest.mark.parametrize(
    "text",
    [
        "Có 14.068 nhiệm vụ hoàn thành đúng hạn và 1.983 nhiệm vụ hoàn thành quá hạn, tổng số 16.051 nhiệm vụ hoàn thành năm 2017.",
        "Năm 2017 giao tổng số 21.914 nhiệm vụ, gồm: 16.051 nhiệm vụ đã hoàn thành, 5.863 nhiệm vụ chưa hoàn thành.",
        "Năm 2017 có tổng số 2.723 nhiệm vụ đến hạn, gồm: 2.501 nhiệm vụ hoàn thành (91,8%), 222 nhiệm vụ quá hạn.",
        "Tỷ lệ quá hạn năm 2017 là 1,38%, giảm 1,44 điểm phần trăm so với năm 2016 (2,82%).",
    ],
)
def test_reports_of_2017_are_consistent(text: str) -> None:
    assert [one for one in check([read_text(text)]).findings if one.cls is FindingClass.CONTRADICTION] == []


def known(value: str, modality: Modality = Modality.ACTUAL) -> Observation:
    amount = Amount(Decimal(value), "%", Decimal("0.005"))
    origin = Citation("12/BC-CTK", "Báo cáo của Cục Thống kê", "2025-01-06")
    period = Period.of_year(2024)
    return Observation("k", "province/06/1900", "forest_cover", period, amount, modality, origin, date(2025, 1, 6))


@pytest.mark.parametrize(
    ("record", "classes"),
    [
        (known("73.35"), []),
        (known("71.20"), [FindingClass.CONTRADICTION]),
        (known("71.20", Modality.ESTIMATE), [FindingClass.NOTE]),
    ],
)
def test_report_against_record(record: Observation, classes: list[FindingClass]) -> None:
    text = "Tỷ lệ che phủ rừng năm 2024 đạt 73,35%."
    amount = Amount(Decimal("73.35"), "%", Decimal("0.005"))
    place = Place("tỉnh Thử", "06")
    report = made(
        "a",
        text,
        (
            "73,35%",
            {
                "amount": amount,
                "words": "Tỷ lệ che phủ rừng",
                "code": "forest_cover",
                "period": Period.of_year(2024),
                "place": place,
            },
        ),
    )
    found = check([report], record=[record]).findings
    assert [one.cls for one in found] == classes


def test_one_document_is_added_to_a_network_that_stands() -> None:
    checker = Checker()
    assert checker.add_and_compare(missed("a", 4)) == ()
    assert [one.code for one in checker.add_and_compare(missed("b", 5))] == ["DOC01"]
    assert [one.code for one in checker.result().findings] == ["DOC01"]


def test_slip_is_named_only_when_it_clears_the_contradiction() -> None:
    found = check([read_text("Năm 2024, xã có 31/46 tiêu chí hoàn thành, đạt 76,4%.")]).findings
    assert found[0].reason == "có thể đảo hai chữ số: “67,4 %” thay vì “76,4 %”"


def test_a_number_in_several_contradictions_is_named() -> None:
    """The total stands in both: 640 hộ nghèo … would be 15% and 20% of 640, never of 460."""
    text = (
        "Năm 2024, tổng số hộ của xã là 460 hộ, trong đó có 96 hộ nghèo, chiếm 15% tổng số hộ;"
        " 128 hộ cận nghèo, chiếm 20% tổng số hộ."
    )
    found = [one for one in check([read_text(text)]).findings if one.cls is FindingClass.CONTRADICTION]
    assert len(found) == 2
    assert all("“460 hộ”" in one.reason and one.sources[0].surface == "460 hộ" for one in found)


def test_result_does_not_depend_on_the_order_of_documents() -> None:
    readings = list(World(3, 2, wrong=0.5).readings())
    places = {frozenset(one.sources) for one in check(readings).findings}
    assert {frozenset(one.sources) for one in check(readings[::-1]).findings} == places


def test_answer_is_frozen() -> None:
    answer = check([missed("a", 4)])
    with pytest.raises(AttributeError):
        answer.findings = ()  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Finding("X", FindingClass.NOTE, Certainty.SURE, "", ()).code = "Y"  # type: ignore[misc]


def test_a_place_that_the_sentence_does_not_name_makes_no_contradiction() -> None:
    """Two communes list a third one; read as the place of both reports, it must not set them against each other."""

    def report(name: str, commune: str, rate: str) -> Reading:
        text = f"Tỷ lệ trạm y tế đạt chuẩn của xã {commune} năm 2023 là 3,84%, năm 2024 là {rate}%. Các xã: xã An Bình."
        rows = [(2023, "3,84"), (2024, rate)]
        fields = [
            {
                "amount": Amount(Decimal(printed.replace(",", ".")), "%", Decimal("0.005")),
                "words": "Tỷ lệ trạm y tế đạt chuẩn",
                "period": Period.of_year(year),
                "place": Place("xã An Bình"),
            }
            for year, printed in rows
        ]
        return made(name, text, *((f"{printed}%", one) for (_, printed), one in zip(rows, fields, strict=True)))

    (found,) = check([report("a", "Lâm Hạ", "21,74"), report("b", "Lâm Thượng", "5,11")]).findings
    assert (found.code, found.cls) == ("DOC01", FindingClass.SUSPICION)
    assert found.reason == "câu của một số nhắc tới nơi khác"
    (found,) = check([report("a", "An Bình", "21,74"), report("b", "An Bình", "5,11")]).findings
    assert found.cls is FindingClass.CONTRADICTION


def output(name: str, value: str, **more: object) -> Reading:
    """Năm 2024, sản lượng gỗ khai thác của huyện Thử đạt … nghìn m3."""
    unit = str(more.pop("unit", "nghìn m3"))
    words = str(more.pop("words", "sản lượng gỗ khai thác"))
    text = f"{more.pop('time', 'Năm 2024')}, {words} của huyện Thử đạt {value} {unit}."
    amount = Amount(Decimal(value.replace(",", ".")), unit, Decimal("0.05"))
    fields = {"amount": amount, "words": words, "period": Period.of_year(2024), "place": Place("huyện Thử"), **more}
    return made(name, text, (f"{value} {unit}", fields), published=more.pop("published", None))  # type: ignore[arg-type]


ESTIMATE = {"modality": Modality.ESTIMATE}
REASONS = [
    pytest.param({}, {}, FindingClass.CONTRADICTION, "", id="nothing explains it"),
    pytest.param(ESTIMATE, ESTIMATE, FindingClass.NOTE, "hai lần ước tính ở hai thời điểm", id="two estimates"),
    pytest.param(
        {"time": "Trong năm"}, {}, FindingClass.SUSPICION, "năm của một số được hiểu theo ngữ cảnh", id="year not printed"
    ),
    pytest.param({"place": None}, {"place": None}, FindingClass.SUSPICION, "hai văn bản không ghi nơi", id="no place"),
]


@pytest.mark.parametrize(("first", "second", "cls", "reason"), REASONS)
def test_likely_reason_of_two_documents(
    first: dict[str, object], second: dict[str, object], cls: FindingClass, reason: str
) -> None:
    found = check([output("a", "41,2", **first), output("b", "48,7", **second)]).findings
    assert [(one.code, one.cls, one.reason) for one in found] == [("DOC01", cls, reason)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Năm 2024, xã có 31/46 tiêu chí hoàn thành, đạt 76,4%.", "có thể đảo hai chữ số: “67,4 %” thay vì “76,4 %”"),
        (
            "Năm 2024, tổng thu ngân sách của huyện đạt 1.257 tỷ đồng, gồm: thu nội địa 953 tỷ đồng; thu khác 304 triệu đồng.",
            "có thể nhầm triệu với tỷ: “304 tỷ đồng” thay vì “304 triệu đồng”",
        ),
        ("Năm 2024, xã có 31/46 tiêu chí hoàn thành, đạt 95,4%.", ""),
    ],
)
def test_slip_is_said_only_when_it_clears(text: str, reason: str) -> None:
    (found,) = (one for one in check([read_text(text)]).findings if one.cls is FindingClass.CONTRADICTION)
    assert found.reason == reason


@pytest.mark.parametrize(
    ("counted", "found"),
    [
        ("Năm 2023, tỉnh Bắc Lâm có 131 xã đạt chuẩn nông thôn mới.", ["SUS09"]),
        ("Năm 2023, tỉnh Bắc Lâm có 31 xã đạt chuẩn nông thôn mới.", []),
        ("Năm 2019, tỉnh Bắc Lâm có 131 xã đạt chuẩn nông thôn mới.", []),
        ("Năm 2023, tỉnh Đông Lâm có 131 xã đạt chuẩn nông thôn mới.", []),
    ],
)
def test_more_units_than_another_document_knows(counted: str, found: list[str]) -> None:
    known = read_text("Đến hết năm 2024, tỉnh Bắc Lâm có 96/96 xã có trạm y tế.", name="a.txt")
    readings = [known, read_text(counted, name="b.txt")]
    said = [one for one in check(readings).findings if one.cls is not FindingClass.NOTE]
    assert [one.code for one in said] == found
    assert all(one.cls is FindingClass.SUSPICION for one in said)


def test_last_years_value_typed_again_is_said() -> None:
    text = "Năm 2023, sản lượng gỗ khai thác của xã đạt 5.870 m3, tăng 9,5% so với năm 2022 (5.870 m3)."
    (found,) = (one for one in check([read_text(text)]).findings if one.cls is FindingClass.CONTRADICTION)
    assert found.reason == "có thể số của kỳ trước được gõ lại thành số của kỳ này"
