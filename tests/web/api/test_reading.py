"""Programs read what their account may see, in pages, with tags."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from tests.web.office import NORTH, SOUTH, make_document, make_finding
from tiendo import values as v
from tiendo.ledger import observe
from tiendo_web.api.door import LIMIT
from tiendo_web.record.actions import RevokeToken
from tiendo_web.record.models import ApiToken, Observation

LISTS = ("units", "documents", "targets", "observations", "findings", "assessments", "tasks", "releases")


@pytest.mark.parametrize("name", LISTS)
def test_without_a_token_nothing_is_told(office, name):
    assert Client().get(f"/api/v1/{name}").status_code == 401
    assert Client(headers={"Authorization": "Bearer tiendo_sai"}).get(f"/api/v1/{name}").status_code == 401


@pytest.mark.parametrize("name", LISTS)
def test_every_list_answers_a_reader(program, name):
    answer = program("reader").get(f"/api/v1/{name}")
    assert answer.status_code == 200
    assert set(answer.json()) == {"count", "items"}


def test_a_session_of_the_pages_opens_no_address_of_the_api(office):
    client = Client()
    client.force_login(office.people["reader"], backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/api/v1/documents").status_code == 401


def test_an_expired_and_a_revoked_token_open_nothing(office, token):
    secret = token("reader")
    client = Client(headers={"Authorization": f"Bearer {secret}"})
    ApiToken.objects.update(expires=date(2001, 1, 1))
    assert client.get("/api/v1/units").status_code == 401
    ApiToken.objects.update(expires=date(2099, 1, 1))
    assert client.get("/api/v1/units").status_code == 200
    RevokeToken(unit=NORTH, name="phan-mem-reader").run(office.people["administrator"])
    assert client.get("/api/v1/units").status_code == 401


def test_the_token_itself_is_kept_nowhere(token):
    secret = token("reader")
    held = ApiToken.objects.get()
    assert secret not in (held.secret, held.account.password)


def test_only_rows_of_the_unit_and_up_to_the_clearance_are_told(office, program):
    make_document(office.people["reporter"], SOUTH, sha256="b" * 64)
    make_document(office.people["reporter"], NORTH, sha256="c" * 64, secrecy=2)
    found = program("reader").get("/api/v1/documents").json()
    assert (found["count"], [row["id"] for row in found["items"]]) == (1, [office.document.pk])


def test_a_document_of_another_unit_is_as_if_it_were_not_there(office, program):
    other = make_document(office.people["reporter"], SOUTH, sha256="b" * 64)
    client = program("reader")
    hidden, absent = client.get(f"/api/v1/documents/{other.pk}"), client.get("/api/v1/documents/999999")
    assert (hidden.status_code, hidden.json()) == (absent.status_code, absent.json()) == (404, absent.json())


def test_statements_keep_their_printed_digits_and_place(office, program):
    found = program("reader").get(f"/api/v1/documents/{office.document.pk}/statements").json()["items"]
    assert [(row["surface"], row["amount"]["value"], row["amount"]["half_step"]) for row in found] == [
        ("1.250 tấn", "1250", "0.5"),
        ("3,5%", "3.5", "0.05"),
    ]


def test_pages_and_filters(office, program):
    make_document(office.people["reporter"], NORTH, sha256="b" * 64, state="failed")
    client = program("reader")
    assert client.get("/api/v1/documents?state=failed").json()["count"] == 1
    page = client.get("/api/v1/documents?limit=1&offset=1").json()
    assert (page["count"], len(page["items"])) == (2, 1)
    assert client.get("/api/v1/documents?limit=201").status_code == 422


def test_findings_name_their_passages(office, program):
    make_finding(office.document, office.grain)
    row = program("reader").get("/api/v1/findings?state=open").json()["items"][0]
    assert (row["code"], row["passages"][0]["document"]) == ("TST01", office.document.pk)


def test_the_same_answer_again_is_not_sent_again(program):
    client = program("reader")
    first = client.get("/api/v1/documents")
    again = client.get("/api/v1/documents", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])


def test_too_many_requests_are_refused_for_a_while(program, monkeypatch):
    monkeypatch.setattr(LIMIT, "num_requests", 2)
    client = program("reader")
    assert [client.get("/api/v1/units").status_code for _ in range(3)] == [200, 200, 429]


def figures(office, *, of_closed: int = 0) -> None:
    """Seven figures of two units; some of a document that is closed."""
    closed = make_document(office.people["reporter"], NORTH, sha256="f" * 64, secrecy=2)
    cells = [(NORTH, "ledger/thoc", year) for year in (2020, 2021, 2022, 2023)]
    cells += [(NORTH, "grdp_growth", 2021), (NORTH, "grdp_growth", 2022), (SOUTH, "ledger/thoc", 2022)]
    for number, (unit, code, year) in enumerate(cells):
        inside = number < of_closed
        origin = v.Source(closed.sha256, "", 0, 1, "x") if inside else v.Citation("https://example.vn/a", "Bài", "2024")
        amount, known = v.Amount(Decimal(year), "tấn", Decimal("0.5")), date(year, 12, 31)
        figure = observe(unit, code, v.Period.of_year(year), amount, modality=v.Modality.ACTUAL, origin=origin, known=known)
        Observation.of(figure, document=closed.pk if inside else None).save()


@pytest.mark.parametrize("size", [1, 2, 3, 50])
def test_pages_after_a_key_are_the_whole_list_each_row_once(office, program, size):
    figures(office)
    client, found, after = program("reader"), [], ""
    while items := client.get(f"/api/v1/observations?limit={size}{after}").json()["items"]:
        found += [row["key"] for row in items]
        after = f"&after={found[-1]}"
    assert len(found) == len(set(found)) == 6
    assert found == [row["key"] for row in client.get("/api/v1/observations").json()["items"]]


@pytest.mark.parametrize("of_closed", [0, 1, 3])
@pytest.mark.parametrize("filters", ["", "indicator=ledger/thoc", f"unit={NORTH}", f"unit={SOUTH}", "known_by=2021-12-31"])
def test_the_count_is_that_of_the_rows_told_whatever_is_closed(office, program, filters, of_closed):
    figures(office, of_closed=of_closed)
    told = program("reader").get(f"/api/v1/observations?{filters}").json()
    assert told["count"] == len(told["items"])


def test_a_page_after_what_may_not_be_seen_is_refused(office, program):
    figures(office)
    hidden = Observation.objects.get(unit=SOUTH).pk
    assert program("reader").get(f"/api/v1/observations?after={hidden}").status_code == 404
