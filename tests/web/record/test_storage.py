"""What is stored comes back as it was: values, files, the ledger; and the tables are those of the migrations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.web.office import NORTH
from tiendo import values
from tiendo.exchange.facts import read_facts
from tiendo.ledger import ledger_of, observe
from tiendo_web.demo import scene
from tiendo_web.record import files
from tiendo_web.record.codec import CodecError, from_json, to_json
from tiendo_web.record.loading import load
from tiendo_web.record.mapping import document_value, reading_of, structure_of
from tiendo_web.record.models import Observation, OrgUnit, Statement, Target, UnitClosure
from tiendo_web.record.queries.ledger import ledger_for

ORIGIN = values.Citation("https://example.vn", "Bài báo", "2024-05")


def test_no_model_differs_from_the_migrations(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize(
    "printed", ["5.0", "5", "1250", "0.10", "123456789012345678901.50", "0.000001", "1E+3"], ids=lambda text: text
)
def test_a_number_keeps_its_printed_decimals(office, printed):
    office.grain.value = Decimal(printed)
    office.grain.save()
    assert str(Statement.objects.get(pk=office.grain.pk).value) == printed


def test_a_statement_comes_back_as_it_was_read(office):
    assert Statement.objects.get(pk=office.grain.pk).as_value == office.grain.as_value
    assert office.grain.as_value.source.surface == office.document.text[office.grain.start : office.grain.end]


def test_a_document_comes_back_with_its_tables(office):
    document = values.Document(
        "a.txt",
        office.document.sha256,
        "txt",
        office.document.text,
        (values.Block(values.BlockKind.TABLE, 0, 7, "I", 2),),
        (values.Table(0, 7, (values.Cell(0, 0, 0, 3, 1, 2, "A1", True),), (0, 3), 2),),
        date(2024, 12, 20),
    )
    office.document.structure, office.document.name = structure_of(document), "a.txt"
    office.document.save()
    office.document.refresh_from_db()
    assert document_value(office.document) == document


def test_a_rejected_statement_is_not_used_by_checks(office):
    office.growth.decision = "rejected"
    office.growth.save()
    assert [one.source.surface for one in reading_of(office.document).statements] == ["1.250 tấn"]


def test_the_facts_load_once_and_come_back_the_same(db):
    entries = read_facts(scene.FACTS)
    first, second = load(entries), load(entries)
    assert first.observations > 500
    assert (second.units, second.plans, second.targets, second.observations, second.successions) == (0, 0, 0, 0, 0)
    from tests.web.office import make_person

    reader = make_person("doc", "reader", scene.PROVINCE)
    held, given_ = ledger_for(reader), ledger_of(entries)
    province = {key for key, one in given_.observations.items() if one.unit in _below(scene.PROVINCE)}
    assert {key: held.observations[key] for key in province} == {key: given_.observations[key] for key in province}
    assert held.units == given_.units
    assert set(held.successions) == set(given_.successions)


def _below(unit: str) -> set[str]:
    return set(UnitClosure.objects.filter(above=unit).values_list("below", flat=True))


@pytest.mark.parametrize(
    ("address", "link"),
    [("https://example.vn/1", "https://example.vn/1"), ("002.txt", ""), ("javascript:alert(1)", ""), ("//example.vn", "")],
)
def test_only_an_address_of_the_web_becomes_a_link(address, link):
    assert Observation(citation_address=address).citation_link == link


def test_a_vintage_is_never_changed(office):
    seen = observe(
        NORTH,
        "grain",
        values.Period.of_year(2024),
        values.Amount(Decimal(5), "tấn", Decimal("0.5")),
        modality=values.Modality.ACTUAL,
        origin=ORIGIN,
        known=date(2024, 5, 1),
    )
    load([seen])
    row = Observation.objects.get()
    assert row.as_value == seen
    with pytest.raises(TypeError, match="never changed"):
        row.save()
    for change in (lambda: Observation.objects.update(note="x"), lambda: Observation.objects.all().delete()):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            change()


def test_the_units_of_a_subtree_are_found_in_one_step(office):
    with connection.cursor():
        assert OrgUnit.objects.filter(above_rows__above=NORTH).count() == 1
    assert UnitClosure.objects.filter(above__name="Tỉnh Thử Nghiệm").count() == 3


def test_a_target_comes_back_whole(office):
    target = values.Target(
        key="t",
        plan="p",
        unit=NORTH,
        indicator="grain",
        indicator_words="Tỷ lệ hộ nghèo",
        comparator=values.Comparator.RANGE,
        value=Decimal("2.0"),
        upper=Decimal("2.5"),
        unit_of_measure="%",
        due=values.Period.parse("2021..2025"),
        origin=ORIGIN,
        implied=(Decimal("1.9"), Decimal("2.1")),
        known=date(2024, 1, 1),
        coordinating=("a", "b"),
    )
    load([values.Plan("p", "Kế hoạch", NORTH, values.Period.of_year(2025)), target])
    row = Target.objects.get()
    assert row.as_value == target
    assert row.folded == "ty le ho ngheo"


def test_a_stored_field_that_this_release_does_not_know_is_not_dropped_in_silence():
    body = {**to_json(ORIGIN), "publisher": "Báo"}
    with pytest.raises(CodecError, match="publisher"):
        from_json(values.Citation, body)


periods = st.dates(date(1990, 1, 1), date(2040, 1, 1)).map(lambda day: values.Period.parse(str(day)))
decimals = st.decimals(allow_nan=False, allow_infinity=False)


@given(value=decimals, half=decimals, upper=st.none() | decimals, hedge=st.sampled_from(values.Hedge), period=periods)
def test_values_survive_json(value, half, upper, hedge, period):
    amount = values.Amount(value, "tấn", half, upper, hedge=hedge)
    plan = values.Plan("k", "t", "u", period)
    back = from_json(values.Amount, to_json(amount))
    assert (back, str(back.value)) == (amount, str(value))
    assert from_json(values.Plan, to_json(plan)) == plan


def test_a_file_is_stored_under_its_hash_once(settings, tmp_path):
    settings.FILES = tmp_path
    one, two = files.store([b"ab", b"c"]), files.store([b"abc"])
    assert one == two == files.StoredFile("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3)
    assert files.path_of(one.sha256).read_bytes() == b"abc"


def test_a_file_that_is_cut_off_or_too_large_leaves_nothing(settings, tmp_path):
    settings.FILES = tmp_path

    def cut_off() -> Iterator[bytes]:
        yield b"abc"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        files.store(cut_off())
    with pytest.raises(files.TooLarge):
        files.store([b"abc"], limit=2)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
