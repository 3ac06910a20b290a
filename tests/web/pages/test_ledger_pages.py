"""Không khớp and Nhập từ Excel as a person works with them, without a browser's script."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from tests.web.office import NORTH, SOUTH, make_person
from tests.web.pages.test_kept import figure, plan, target
from tests.web.record.test_importing import workbook
from tiendo import values
from tiendo_web.jobs.worker import work_until_done
from tiendo_web.record.loading import load
from tiendo_web.record.models import Document, LedgerAct, Observation, Setting

CONFLICTS, IMPORT = "/so-lieu/khong-khop/", "/so-lieu/nhap/"


@pytest.fixture
def at(office):
    Setting.objects.create(name="unit", value=NORTH)

    def enter(person):
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return enter


@pytest.fixture
def clash(office):
    one = figure(90, known=date(2024, 12, 10))
    other = figure(120, page=values.Citation("https://khac.example", "Báo khác", "2024"))
    load([plan(), target(), one, other])
    return one, other


def test_two_sources_that_differ_are_shown_with_both_figures_and_where_they_stand(at, office, clash):
    page = at(office.people["approver"]).get(CONFLICTS).content.decode()
    for said in ("Số hộ nghèo", "90", "120", "https://khac.example", "trị số khác nhau"):
        assert said in page
    assert "radio" in page


def test_a_person_settles_it_with_a_reason_and_it_stays_readable(at, office, clash):
    client = at(office.people["approver"])
    given = {"observation": [one.key for one in clash], "kept": clash[0].key, "reason": ""}
    assert "Cần ghi lý do" in client.post(CONFLICTS, given, follow=True).content.decode()
    assert not LedgerAct.objects.exists()
    page = client.post(CONFLICTS, {**given, "reason": "Đã đối chiếu với Chi cục Thống kê"}, follow=True).content.decode()
    assert "Đã đối chiếu với Chi cục Thống kê" in page
    assert "Không có chỗ nào không khớp" in page
    assert Observation.objects.count() == 2, "nothing is removed"


def test_who_only_reads_sees_it_and_may_not_settle(at, office, clash):
    client = at(office.people["reader"])
    page = client.get(CONFLICTS).content.decode()
    assert "120" in page
    assert "radio" not in page
    client.post(CONFLICTS, {"observation": [one.key for one in clash], "kept": clash[0].key, "reason": "x"})
    assert not LedgerAct.objects.exists()


def test_others_see_nothing_of_it(at, office, clash):
    for person in (make_person("nam", "approver", SOUTH), make_person("khong", None)):
        page = at(person).get(f"{CONFLICTS}?don-vi={NORTH}").content.decode()
        assert "120" not in page
        assert at(person).get(f"/so-lieu/bang.xlsx?don-vi={NORTH}").status_code == 404
        assert at(person).get(f"/so-lieu/mau.xlsx?don-vi={NORTH}").status_code == 404


def test_a_workbook_is_shown_cell_by_cell_before_anything_is_posted(at, office):
    reporter, approver = at(office.people["reporter"]), at(office.people["approver"])
    file = SimpleUploadedFile("so-lieu.xlsx", workbook())
    there = reporter.post(IMPORT, {"file": file, "unit": NORTH}).headers["Location"]
    work_until_done()
    page = reporter.get(there).content.decode()
    for said in ("chưa rõ", "Thu ngân sách nhà nước trên địa bàn", "98,5", "Người duyệt phải khác người đã gửi tệp"):
        assert said in page
    assert not Observation.objects.exists()
    page = approver.get(there).content.decode()
    seal = page.split('name="seal" value="')[1].split('"')[0]
    page = approver.post(there, {"seal": seal}, follow=True).content.decode()
    assert "Mọi ô đọc được đã có trong sổ" in page
    assert Observation.objects.count() == 3
    assert approver.get(IMPORT).content.decode().count("đã vào sổ") == 1
    outsider = at(make_person("nam", "approver", SOUTH))
    assert outsider.get(there).status_code == 404


def test_a_file_that_is_no_workbook_is_refused_in_one_line(at, office):
    client = at(office.people["reporter"])
    page = client.post(IMPORT, {"unit": NORTH}, follow=True).content.decode()
    assert "Chọn một tệp .xlsx" in page
    there = client.post(IMPORT, {"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04 no"), "unit": NORTH}, follow=True)
    assert there.status_code == 200
    work_until_done()
    assert not Document.objects.filter(review="posted").exists()


def test_what_is_given_out_comes_back_unchanged(at, office):
    load([plan(), target(), figure(90)])
    client = at(office.people["reporter"])
    out = client.get("/so-lieu/bang.xlsx")
    sheet = load_workbook(BytesIO(out.content)).active
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert 90 in [int(cell) for cell in cells if isinstance(cell, int | float)]
    there = client.post(IMPORT, {"file": SimpleUploadedFile("lai.xlsx", out.content), "unit": NORTH}).headers["Location"]
    work_until_done()
    page = client.get(there).content.decode()
    assert "0 mới" in page
    assert "0 đổi" in page
    blank = load_workbook(BytesIO(client.get("/so-lieu/mau.xlsx").content)).active
    assert any("hộ nghèo" in str(cell.value) for row in blank.iter_rows() for cell in row)
