"""Beside a number that was read from a scan stands the picture of its place, for those who may see the document."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.specimens.printed import pdf, plain
from tests.specimens.scans import GOOD, as_scanned_pdf
from tests.web.office import NORTH, SOUTH, make_person
from tiendo_web.jobs.worker import work_until_done
from tiendo_web.record import actions, files


@pytest.fixture
def scanned(office):
    row = actions.UploadDocument(unit=NORTH, name="quet.pdf", content=[as_scanned_pdf(pdf(plain()), GOOD)]).run(
        office.people["reviewer"]
    )
    assert work_until_done() >= 1
    row.refresh_from_db()
    return row


@pytest.mark.needs("tesseract")
def test_the_panel_shows_the_place_of_the_number_on_its_page(scanned, signed_in):
    number = scanned.statements.get(surface__startswith="812,5")
    panel = signed_in("reviewer").get(f"/van-ban/{scanned.pk}/?so=s{number.pk}").content.decode()
    address = f"/van-ban/{scanned.pk}/trang/1/"
    assert f'<image href="{address}"' in panel
    left, top, width, height = map(int, re.search(r'viewBox="(\d+) (\d+) (\d+) (\d+)" role="img"', panel).groups())
    x, y, w, h = map(int, re.search(r'<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"', panel).groups())
    assert left <= x < x + w <= left + width and top <= y < y + h <= top + height
    assert w < width / 3, "the number, not its whole line"
    picture = signed_in("reviewer").get(address)
    assert picture["Content-Type"] == "image/webp" and b"WEBP" in b"".join(picture.streaming_content)[:16]


@pytest.mark.needs("tesseract")
def test_the_picture_is_closed_to_whom_the_document_is_closed(scanned, signed_in):
    address = f"/van-ban/{scanned.pk}/trang/1/"
    stranger = Client()
    assert stranger.get(address)["Location"].startswith("/tai-khoan/login/")
    stranger.force_login(make_person("nam", "reviewer", SOUTH), backend="django.contrib.auth.backends.ModelBackend")
    assert stranger.get(address).status_code == 404
    scanned.secrecy = 2
    scanned.save(update_fields=["secrecy"])
    assert signed_in("reviewer").get(address).status_code == 404
    assert signed_in("reviewer").get(f"/van-ban/{scanned.pk}/trang/2/").status_code == 404


@pytest.mark.needs("tesseract")
def test_without_the_picture_the_panel_stands_as_before(scanned, signed_in):
    files.page_path(scanned.sha256, 1).unlink()
    panel = signed_in("reviewer").get(f"/van-ban/{scanned.pk}/").content.decode()
    assert 'id="panel"' in panel and "<image" not in panel


def test_a_document_of_letters_has_no_pictures(office, signed_in):
    assert "<image" not in signed_in("reviewer").get(f"/van-ban/{office.document.pk}/").content.decode()
