"""The counts of the menu: seen at once whoever changed what, never of what a person may not see, and cheap."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web.followup import following
from tests.web.office import NORTH, SOUTH, make_document, make_finding
from tiendo_web.record import models


def waiting(client) -> dict[str, int]:
    """What the menu says waits, by section."""
    page = client.get(reverse("profile")).content.decode()
    menu = page.partition('id="nav"')[2].partition("</nav>")[0]
    found = re.findall(r'href="(/[a-z-]*/?)"[^>]*>[^<]*<span class="n">([0-9.]+)', menu)
    return {address.strip("/"): int(number.replace(".", "")) for address, number in found}


def test_a_document_that_the_worker_has_read_counts_at_the_next_page(office, signed_in):
    client = signed_in("reviewer")
    before = waiting(client)["van-ban"]
    row = make_document(office.people["reporter"], NORTH, sha256="b" * 64, state=models.ReadingState.READING)
    assert waiting(client)["van-ban"] == before
    models.Document.objects.filter(pk=row.pk).update(state=models.ReadingState.READ)  # the worker leaves no entry in the trail
    assert waiting(client)["van-ban"] == before + 1


def test_what_the_check_finds_counts_at_the_next_page(office, signed_in):
    client = signed_in("reviewer")
    assert "phat-hien" not in waiting(client)
    finding = make_finding(office.document, office.grain, office.growth)
    assert waiting(client)["phat-hien"] == 1
    models.Finding.objects.filter(pk=finding.pk).update(state=models.FindingState.SETTLED)
    assert "phat-hien" not in waiting(client)


def test_a_task_given_by_another_person_counts_at_the_next_page(office, signed_in):
    client = signed_in("reporter")
    assert "nhiem-vu" not in waiting(client)
    following.make_task("Rà soát hộ nghèo")
    assert waiting(client)["nhiem-vu"] == 1


@pytest.mark.parametrize("closed", ["secret", "elsewhere"])
def test_what_a_person_may_not_see_is_not_counted(office, signed_in, closed):
    client = signed_in("reviewer")
    before = waiting(client)
    unit, secrecy = (NORTH, models.Secrecy.SECRET) if closed == "secret" else (SOUTH, models.Secrecy.OPEN)
    row = make_document(office.people["reporter"], unit, sha256="c" * 64, secrecy=secrecy)
    finding = make_finding(row)
    models.FindingPlace.objects.create(finding=finding, position=0, document=row, start=0, end=1, surface="x")
    assert waiting(client) == before


def test_a_finding_with_one_closed_passage_is_not_counted(office, signed_in):
    client = signed_in("reviewer")
    finding = make_finding(office.document, office.grain)
    hidden = make_document(office.people["reporter"], SOUTH, sha256="d" * 64)
    models.FindingPlace.objects.create(finding=finding, position=1, document=hidden, start=0, end=1, surface="x")
    assert "phat-hien" not in waiting(client)


QUESTIONS = {
    "desk": 60,
    "targets": 30,
    "documents": 26,
    "findings": 26,
    "tasks": 26,
    "waiting": 24,
    "task-discipline": 20,
    "proposals": 26,
    "meetings": 22,
    "explanations": 22,
    "unit-list": 22,
    "profile": 20,
    "search": 20,
}
"""So many questions to the database at most, however many rows there are; one more per row would show here."""


@pytest.mark.parametrize(("name", "most"), QUESTIONS.items())
def test_a_page_asks_the_database_no_more_for_more_rows(office, signed_in, name, most):
    client, counts = signed_in("reviewer"), []
    for turn in range(3):
        for number in range(4):
            following.make_task(f"Việc {turn} {number}")
            row = make_document(office.people["reporter"], NORTH, sha256=f"{turn}{number}".rjust(64, "e"))
            make_finding(row, key=chr(ord("a") + 4 * turn + number))
        client.get(reverse(name))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(name)).status_code == 200
        counts.append(len(asked))
    assert counts[-1] <= counts[-2], [one["sql"] for one in asked]
    assert counts[-1] <= most, [one["sql"] for one in asked]
