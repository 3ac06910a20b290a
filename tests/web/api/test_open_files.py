"""Open data files and the feed: released figures only, for anyone; tasks for who may see them."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client
from lxml import etree, html

from tests.web.followup import following as f
from tests.web.office import NORTH, SOUTH
from tiendo import values as v
from tiendo.cli import main
from tiendo.exchange.text import print_ledger, read_ledger
from tiendo.ledger import observe
from tiendo_web.api.open_files import FEED, FILES, tasks_of
from tiendo_web.commands import RECORD_COMMANDS
from tiendo_web.commands.export import _portal
from tiendo_web.record.actions import ReleaseReport
from tiendo_web.record.loading import load
from tiendo_web.record.queries.ledger import ledger_for


@pytest.fixture
def released(office) -> str:
    """Two values are in the ledger, one of them in a released report; its key."""
    keys = []
    for indicator, printed in (("grain", "5.0"), ("secret-plan", "7")):
        amount = v.Amount(Decimal(printed), "tấn", Decimal("0.05"))
        origin = v.Citation("https://example.vn/a", "Bài", "2024")
        seen = observe(
            NORTH, indicator, v.Period.of_year(2024), amount, modality=v.Modality.ACTUAL, origin=origin, known=date(2024, 1, 1)
        )
        load([seen])
        keys.append(seen.key)
    action = ReleaseReport(
        unit=NORTH, title="Báo cáo năm", day=date(2024, 12, 31), content=b"docx", observations=(keys[0],), targets=()
    )
    action.run(office.people["leader"])
    return keys[0]


@pytest.mark.parametrize("name", [one.name for one in FILES])
def test_every_file_is_public_and_holds_nothing_that_was_not_released(released, name):
    answer = Client().get(f"/du-lieu-mo/tep/{name}")
    assert (answer.status_code, b"secret-plan" in answer.content, b"secret" in answer.content) == (200, False, False)
    again = Client().get(f"/du-lieu-mo/tep/{name}", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_numbers_keep_their_printed_digits(released):
    rows = list(csv.DictReader(io.StringIO(Client().get("/du-lieu-mo/tep/so-lieu.csv").content.decode())))
    assert [(row["khoa"], row["gia_tri"], row["don_vi"]) for row in rows] == [(released, "5.0", "Huyện Bắc")]
    line = Client().get("/du-lieu-mo/tep/so-lieu.jsonl").content
    assert json.loads(line, parse_float=str)["gia_tri"] == "5.0"


def test_before_the_first_release_the_files_are_empty(office):
    assert Client().get("/du-lieu-mo/tep/so-lieu.jsonl").content == b""
    assert Client().get("/du-lieu-mo/tep/so-lieu-sdmx.xml").status_code == 200


def test_another_name_is_not_there(office):
    assert Client().get("/du-lieu-mo/tep/so-lieu.exe").status_code == 404


def test_the_feed_leads_to_the_report(released):
    answer = Client().get(f"/du-lieu-mo/tep/{FEED}")
    item = etree.fromstring(answer.content).find("channel/item")
    assert item.findtext("title") == "Báo cáo năm"
    address = item.findtext("link").removeprefix("http://testserver")
    assert b"".join(Client().get(address).streaming_content) == b"docx"


def test_the_portal_opens_from_a_folder(released):
    files = dict(_portal())
    page = html.document_fromstring(files["index.html"])
    local = [link for link in page.xpath("//a/@href | //link/@href") if not link.startswith(("http", "#", "data:"))]
    assert local
    assert {link.partition("#")[0] for link in local} <= set(files)
    assert any(b"<b>5,0</b>" in content for content in files.values())
    assert not any(b"secret-plan" in content for content in files.values())
    assert not [name for name in files if Path(name).is_absolute() or ".." in name]


def test_tasks_are_told_to_who_may_see_them(office):
    f.make_task()
    rows = list(csv.DictReader(io.StringIO(tasks_of(office.people["reader"]).decode("utf-8-sig"))))
    assert len(rows) == 1
    assert rows[0]["Đơn vị chủ trì"].startswith("Huyện")
    stranger = office.person("reader", SOUTH)
    assert len(tasks_of(stranger).decode("utf-8-sig").splitlines()) == 1


def test_the_ledger_as_text_reads_back_and_holds_what_its_person_sees(released, office, tmp_path):
    """Through the command: everything that the account sees, nothing of another unit."""
    office.person("reader", SOUTH, name="stranger")
    for person in ("reader", "stranger"):
        assert main(RECORD_COMMANDS, ["export", "ledger", "--out", str(tmp_path / person), "--as", person]) == 0
    text = (tmp_path / "reader" / "so-theo-doi.txt").read_text("utf-8")
    ledger = read_ledger(text)
    assert print_ledger(ledger) == text
    assert ledger.entries == ledger_for(office.people["reader"]).entries
    assert released in ledger.observations
    assert released not in read_ledger((tmp_path / "stranger" / "so-theo-doi.txt").read_text("utf-8")).observations
