"""The one box finds by words with and without marks, at once after a change, and shows nobody what pages hide from them."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.web.boards.making import correct, written
from tests.web.followup.following import office_hand
from tests.web.office import NORTH, PROVINCE, SOUTH, make_document, make_statement, open_office
from tiendo import values
from tiendo_web.pages import searching
from tiendo_web.pages.searching import excerpt, search
from tiendo_web.record import models
from tiendo_web.record.models.units import rebuild_closure
from tiendo_web.search import index
from tiendo_web.search.query import group_of, groups_with_indicators, rows, words_of
from tiendo_web.search.sources import DOCUMENTS, SOURCES, STATEMENTS, word_of_code


@pytest.fixture
def office(db, tmp_path, settings):
    settings.FILES = tmp_path / "files"
    return open_office()


def found(person: models.User, typed: str) -> dict[str, list[str]]:
    return {kind.name: [f"{hit.strong} {hit.title}".strip() for hit in kind.hits] for kind in search(person, typed)}


@pytest.mark.parametrize(
    "typed",
    [
        "sản lượng lương thực",
        "san luong luong thuc",
        "SAN LUONG",
        "lương thực sản",
        unicodedata.normalize("NFD", "sản lượng lương thực"),
        "1.250 tấn",
    ],
)
def test_a_statement_is_found_with_and_without_marks_in_any_order(office, typed):
    assert "1.250 tấn sản lượng lương thực" in found(office.people["reader"], typed)["statements"]


def test_half_a_word_or_another_word_finds_nothing(office):
    assert found(office.people["reader"], "luon thu") == {}
    assert found(office.people["reader"], "san luong cao su") == {}


def test_a_changed_row_is_found_by_its_new_words_at_once_and_no_longer_by_the_old(office):
    models.Statement.objects.filter(pk=office.grain.pk).update(indicator_words="Đàn trâu của huyện", indicator_code=None)
    assert found(office.people["reader"], "dan trau")["statements"] == ["1.250 tấn Đàn trâu của huyện"]
    assert "1.250 tấn" not in str(found(office.people["reader"], "san luong"))


def test_what_was_not_kept_is_not_found(office):
    with pytest.raises(RuntimeError), transaction.atomic():
        models.Statement.objects.filter(pk=office.grain.pk).update(indicator_words="Đàn trâu của huyện", indicator_code=None)
        raise RuntimeError("the change is taken back")
    assert found(office.people["reader"], "dan trau") == {}
    assert "statements" in found(office.people["reader"], "san luong")


def test_a_removed_row_is_found_no_more(office):
    models.ReadRecord.objects.create(
        document=office.document,
        kind=models.RecordKind.PERSON,
        body={"name": "Lường Thị Đào", "positions": ["Phó Chủ tịch huyện"]},
        start=0,
        end=3,
        surface="Lường Thị Đào",
    )
    assert found(office.people["reader"], "luong thi dao pho chu tich")["people"] == ["Lường Thị Đào"]
    models.ReadRecord.objects.all().delete()
    assert found(office.people["reader"], "luong thi dao") == {}


def test_an_indicator_is_found_by_its_other_name(office):
    """The text prints another wording than the one asked for; the catalogue knows that both are one."""
    models.Statement.objects.filter(pk=office.grain.pk).update(
        indicator_words="hộ thuộc diện nghèo", indicator_code="poor_rate", place_words="Xã Đèo Gió"
    )
    assert "1.250 tấn hộ thuộc diện nghèo" in found(office.people["reader"], "ty le ho ngheo")["statements"]
    assert "1.250 tấn hộ thuộc diện nghèo" in found(office.people["reader"], "đèo gió tỉ lệ hộ nghèo")["statements"]
    assert "statements" not in found(office.people["reader"], "ty le ho ngheo deo khac")


def test_two_spellings_are_one_word(office):
    models.Statement.objects.filter(pk=office.grain.pk).update(indicator_words="tỉ lệ che phủ rừng")
    for typed in ("ty le che phu", "ti le che phu", "tỷ lệ", "tỉ lệ"):
        assert "statements" in found(office.people["reader"], typed), typed


def test_nobody_finds_what_the_pages_hide(office):
    secret = make_document(
        office.people["reporter"],
        NORTH,
        sha256="b" * 64,
        secrecy=1,
        title="Báo cáo mật về hồ chứa",
        folded="bao cao mat ve ho chua",
    )
    stranger = office.person("leader", SOUTH)
    cleared = office.person("reader", NORTH, clearance=1)
    for typed in ("san luong", "ho chua", "mat"):
        assert found(stranger, typed) == {}
    assert found(office.people["reader"], "ho chua") == {}
    assert found(office.people["administrator"], "san luong") == {}
    assert found(cleared, "ho chua")["documents"] == [secret.title]


@pytest.mark.parametrize("near", [1, 4, 70, 3000])
@pytest.mark.parametrize("role", ["of the north", "of the south", "of all"])
def test_looking_through_the_newest_first_finds_what_looking_through_all_finds(office, monkeypatch, role, near):
    """The newest rows belong to one unit, so that a person of the other finds nothing among a few of them."""
    documents = [
        make_document(office.people["reporter"], unit, sha256=str(n) * 64, issued=date(2024, 1, 1 + n))
        for n, unit in enumerate([SOUTH, NORTH, SOUTH])
    ]
    for document, count in zip(documents, (70, 5, 66), strict=True):
        for value in range(count):
            made = make_statement(document, "1.250 tấn", Decimal(value), "tấn", half_step=Decimal("0.5"))
            models.Statement.objects.filter(pk=made.pk).update(surface=f"{value} tấn")
    unit = {"of the north": NORTH, "of the south": SOUTH, "of all": PROVINCE}[role]
    person = office.person("reader", unit, name="tim-gan")
    monkeypatch.setattr(searching, "NEAR", 10**6)
    everything = found(person, "san luong luong thuc")
    monkeypatch.setattr(searching, "NEAR", near)
    assert found(person, "san luong luong thuc") == everything
    assert everything["statements"]


def test_a_unit_is_found_as_soon_as_it_is_stored(office):
    assert "units" not in found(office.people["reader"], "xa moi lap")
    new = values.OrgUnit("commune/99/2025", "99", "Xã Mới Lập", values.Level.COMMUNE, NORTH, None, None)
    models.OrgUnit.of(new).save()
    rebuild_closure()
    assert found(office.people["reader"], "xa moi lap")["units"] == ["Xã Mới Lập"]


def test_the_page_leads_to_the_number_in_its_text(office):
    client = Client()
    client.force_login(office.people["reader"], backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("search"), {"q": "luong thuc"}).content.decode()
    assert f"{reverse('document', args=[office.document.pk])}?so=s{office.grain.pk}" in page
    assert "Không thấy" in client.get(reverse("search"), {"q": "khong co gi"}).content.decode()


@pytest.mark.django_db
@given(st.text(max_size=60))
def test_whatever_is_typed_the_question_is_one_the_database_understands(typed):
    if words := words_of(typed):
        list(models.Statement.objects.filter(rows(STATEMENTS, groups_with_indicators(words))).values_list("pk", flat=True))
        list(models.Document.objects.filter(rows(DOCUMENTS, [group_of(words)])).values_list("pk", flat=True))


def test_codes_are_one_word_that_no_text_contains():
    assert words_of(word_of_code("poor_rate")) == (word_of_code("poor_rate"),)


def test_an_index_that_was_lost_is_made_again_from_the_rows(office):
    assert index.missing(connection) == ()
    assert index.ensure(connection) == ()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        else:
            cursor.execute(f"DROP TRIGGER {STATEMENTS.name}_add")
        cursor.execute(f"DROP TABLE {STATEMENTS.name}")
    assert index.missing(connection) == (STATEMENTS.name,)
    assert index.ensure(connection) == (STATEMENTS.name,)
    assert "statements" in found(office.people["reader"], "san luong")


def test_every_source_is_a_table_of_the_record(db):
    assert {source.table for source in SOURCES} <= set(connection.introspection.table_names())


def test_the_excerpt_is_the_line_with_most_of_the_words():
    text = "BÁO CÁO CỦA HUYỆN\nSố hộ là 900.\nTỷ lệ hộ nghèo còn 5%, giảm nhanh.\nCuối."
    assert excerpt(text, ("ho", "ngheo")) == "Tỷ lệ hộ nghèo còn 5%, giảm nhanh."
    assert excerpt(text, ("trau",)) == ""


@given(st.text(max_size=300), st.lists(st.sampled_from(["ho", "ngheo", "a", "7"]), min_size=1, max_size=4))
def test_an_excerpt_is_always_of_the_text(text, words):
    assert excerpt(text, tuple(words)).strip("…").strip() in text


def test_rows_of_boards_are_found_as_they_stand_today_without_what_is_personal(office):
    row = written(office, ten="Cầu Nà Thử", vuong_mac="chậm giải phóng mặt bằng")
    assert found(office.people["reader"], "cau na thu")["rows"] == ["Cầu Nà Thử"]
    assert "rows" in found(office.people["reader"], "giai phong mat bang")
    assert "rows" not in found(office.person("reader", SOUTH), "cau na thu")
    correct(row, ten="Cầu Nà Mới").run(office_hand())
    assert "rows" not in found(office.people["reader"], "cau na thu")
    assert found(office.people["reader"], "cau na moi")["rows"] == ["Cầu Nà Mới"]
