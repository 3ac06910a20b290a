import csv
from datetime import date
from pathlib import Path

import pytest
from tools.carry_facts import hedge_of

from tiendo.exchange.facts import period_of, read_facts
from tiendo.ledger import Ledger, across, in_force, is_own, post_all, seen, value
from tiendo.values import Absence, Citation, Modality, Observation, Period

FACTS = Path(__file__).resolve().parents[2] / "src/tiendo_web/demo/facts"
BAC_KAN, THAI_NGUYEN = "province/06/1997", "province/19/2025"
P = Period.parse


@pytest.fixture(scope="module")
def ledger():
    return post_all(Ledger(), read_facts(FACTS))[0]


def test_every_fact_is_in_the_record_with_its_source(ledger):
    assert (len(ledger.observations), len(ledger.targets)) == (572, 204)
    assert all(isinstance(one.origin, Citation) and one.origin.address for one in ledger.observations.values())


def test_reading_them_twice_changes_nothing(ledger):
    again, _ = post_all(ledger, read_facts(FACTS))
    assert again is ledger


def test_no_word_of_the_sources_was_carried_over():
    for table in FACTS.glob("bac_kan_*.csv"):
        with table.open(encoding="utf-8", newline="") as file:
            assert "quote_words" not in next(csv.reader(file))


@pytest.mark.needs("shared")
def test_nothing_was_lost_on_the_way(shared):
    for table in FACTS.glob("bac_kan_*.csv"):
        with (
            table.open(encoding="utf-8", newline="") as mine,
            (shared / "facts" / table.name).open(encoding="utf-8", newline="") as theirs,
        ):
            here, there = list(csv.DictReader(mine)), list(csv.DictReader(theirs))
        carried = [{name: held for name, held in row.items() if name != "hedge"} for row in here]
        assert carried == [{name: held for name, held in row.items() if name != "quote_words"} for row in there]


def test_revenue_of_2022_as_it_was_known_from_month_to_month(ledger):
    """653 tỷ đến 20/10; ước 830 (12/2022), 853 (1/2023); thực hiện 855 (11/2023)."""

    def told(period, day):
        answer = value(ledger, BAC_KAN, "state_revenue_area", P(period), known_by=day)
        return answer.amount and (answer.amount.value, answer.modality)

    assert told("2022-01-01..2022-10-20", date(2022, 12, 1)) == (653, Modality.ACTUAL)
    assert told("2022", date(2022, 12, 1)) is None
    assert told("2022", date(2022, 12, 31)) == (830, Modality.ESTIMATE)
    assert told("2022", date(2023, 1, 31)) == (853, Modality.ESTIMATE)
    assert told("2022", date(2023, 11, 30)) == (855, Modality.ACTUAL)


def test_bac_kan_in_2024_as_it_was_and_as_thai_nguyen_sees_it_in_2026(ledger):
    districts = across(ledger, BAC_KAN, "forest_planted", P("2023"), units_of=date(2023, 12, 31))
    assert [unit.name for unit, found in districts if found.amount] == ["Huyện Pác Nặm", "Huyện Ba Bể", "Huyện Na Rì"]
    assert seen(ledger, BAC_KAN, "state_revenue_area", P("2024")).amount.value == 1035
    from_above = seen(ledger, THAI_NGUYEN, "state_revenue_area", P("2024"))
    assert (from_above.amount, from_above.absence, from_above.missing) == (None, Absence.NOT_REPORTED, ("province/19/1900",))
    assert [one.amount.value for one in from_above.observations] == [1035]
    assert seen(ledger, THAI_NGUYEN, "papi_rank", P("2023")).absence is Absence.NOT_COMPARABLE


def test_look_alikes_stay_apart(ledger):
    """Hai chuẩn nghèo, GRDP và thu nhập bình quân."""
    codes = {one.indicator_words: one.indicator for one in ledger.observations.values()}
    assert codes["Tỷ lệ hộ nghèo đa chiều"] != codes["Tỷ lệ hộ nghèo (chuẩn 2016-2020)"]
    assert is_own(codes["Tỷ lệ hộ nghèo (chuẩn 2016-2020)"])
    assert codes["GRDP bình quân đầu người"] != codes["Thu nhập bình quân đầu người"]
    assert codes["Số lao động xuất khẩu"] == codes["Số lao động đi làm việc ở nước ngoài"]


def test_targets_of_a_district_on_the_day_of_its_session(ledger):
    held = in_force(ledger, on=date(2024, 6, 30), unit="district/060/1900")
    admitted = [one for one in held if one.indicator_words.startswith("Số đảng viên mới kết nạp")]
    assert [(one.value, str(one.due)) for one in admitted] == [(400, "2020..2025")]


@pytest.mark.parametrize(
    ("text", "as_of", "accrues", "period"),
    [
        ("2023", "2023-12-20", True, "2023"),
        ("2022", "2022-10-20", True, "2022-01-01..2022-10-20"),
        ("2023", "2023-03", True, "2023-01..2023-03"),
        ("2023", "2023-03", False, "2023-03-31"),
        ("2023", "2023-10-14", False, "2023-10-14"),
        ("2023-H1", "2023-07-12", True, "2023-01..2023-06"),
        ("2022-10M", "2022-11", True, "2022-01..2022-10"),
        ("2021-start", "2024", False, "2021-01-01"),
        ("2015..2020", "2020-08-07", True, "2015..2020"),
    ],
)
def test_periods_as_the_facts_write_them(text, as_of, accrues, period):
    assert str(period_of(text, as_of, modality=Modality.ACTUAL, accrues=accrues)[0]) == period


@pytest.mark.parametrize(
    ("words", "value", "hedge"),
    [
        ("thu ngân sách đạt trên 11 tỷ đồng", "11", "over"),
        ("khoảng 1.200 doanh nghiệp và trên 330 HTX", "330", "over"),
        ("khoảng 1.200 doanh nghiệp và trên 330 HTX", "1200", "about"),
        ("được gần 99,2/151,7 tỷ đồng", "99.2", "almost"),
        ("plus de 320.000 personnes", "320", "over"),
        ("tăng 6,01% so với năm 2021", "6.01", ""),
    ],
)
def test_the_hedge_before_the_number_is_all_that_is_carried_of_the_words(words, value, hedge):
    assert hedge_of(words, value) == hedge


def test_a_wording_that_the_table_lacks_is_coded_as_in_any_other_table(tmp_path):
    for table in FACTS.glob("*.csv"):
        (tmp_path / table.name.replace("bac_kan", "tinh_khac")).write_text(table.read_text("utf-8"), "utf-8")
    (tmp_path / "names.csv").write_text("name,indicator,accrues\n", "utf-8")
    entries = read_facts(tmp_path)
    codes = {one.indicator_words: one.indicator for one in entries if isinstance(one, Observation)}
    assert codes["GRDP bình quân đầu người"] == "grdp_per_capita"
    assert codes["Số chủ thể OCOP"] == "ledger/so-chu-the-ocop"


def test_a_row_that_cannot_be_read_is_named(tmp_path):
    for table in FACTS.glob("*.csv"):
        text = table.read_text("utf-8")
        (tmp_path / table.name).write_text(
            text.replace("Huyện Ba Bể", "Huyện Ba Be") if "observations" in table.name else text, "utf-8"
        )
    with pytest.raises(ValueError, match=r"bac_kan_observations.csv, dòng \d+: không có đơn vị 'Huyện Ba Be'"):
        read_facts(tmp_path)


def test_a_plan_until_a_year_runs_from_when_it_is_known_to_have_stood():
    """Kế hoạch phát triển du lịch đến năm 2030, biết từ năm 2022."""
    from datetime import date

    from tiendo.exchange.facts import _years
    from tiendo.values import Period

    due = Period.parse("2030")
    assert _years("Kế hoạch phát triển du lịch đến năm 2030", due, date(2022, 5, 1)) == Period.parse("2022..2030")
    assert _years("Kế hoạch năm 2030", due, date(2029, 12, 1)) == due
    assert _years("Chương trình OCOP 2021-2025", Period.parse("2025"), date(2022, 5, 1)) == Period.parse("2021..2025")
