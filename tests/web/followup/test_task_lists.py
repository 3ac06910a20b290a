"""A list of another system is taken over once, by its codes, with the units it names; what it does not name a person names."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from tests.web.followup import following as f
from tiendo_web.api.open_files import tasks_of
from tiendo_web.record import actions as a
from tiendo_web.record import options
from tiendo_web.record.models import Task

LIST = (
    "Mã nhiệm vụ,Nội dung nhiệm vụ,Đơn vị chủ trì,Thời hạn,Ngày giao\n"
    "QG-1,Lập kế hoạch tiêm chủng,UBND huyện Bắc,31/3/2025,20/12/2024\n"
    "QG-1,Lập kế hoạch tiêm chủng,Huyện Bắc,31/3/2025,20/12/2024\n"
    "QG-2,Rà soát biên chế,Phòng không có tên,30/6/2025,\n"
)


@pytest.fixture
def listed(office):
    options.write("day", f.DAY.isoformat())
    return f.a_list(office, LIST)


def test_a_code_comes_in_once_and_a_unit_that_is_not_known_is_named_by_a_person(office, listed, signed_in):
    client, address = signed_in("reviewer"), reverse("task-list", args=[listed.pk])
    page = client.get(address).content.decode()
    assert "chưa rõ đơn vị" in page
    assert client.post(address, {"version": "1"}).status_code == 302
    first = Task.objects.get()
    assert (first.national, first.lead.name, first.first_due) == ("QG-1", "Huyện Bắc", date(2025, 3, 31))
    assert (first.given, first.document.text[first.start : first.end]) == (date(2024, 12, 20), "Lập kế hoạch tiêm chủng")
    assert client.post(address, {"version": "1", "lead-2": "Huyện Bắc"}).status_code == 302
    assert sorted(Task.objects.values_list("national", flat=True)) == ["QG-1", "QG-2"]
    assert client.post(address, {"version": "1"}).status_code == 422
    assert "đã có trong sổ" in client.get(address).content.decode()


def test_the_sources_page_names_the_list(office, listed, signed_in):
    assert reverse("task-list", args=[listed.pk]) in signed_in("reviewer").get(reverse("task-sources")).content.decode()


def test_what_was_exported_is_read_again(office, listed):
    """Our own table in the fields of central systems is such a list: print, read, and the same tasks are found as held."""
    a.ImportTasks(document=listed.pk, seen=1, leads=((2, "Huyện Bắc"),)).run(office.people["reviewer"])
    table = tasks_of(office.people["reviewer"]).decode("utf-8-sig")
    assert [row["Mã nhiệm vụ quốc gia"] for row in csv.DictReader(io.StringIO(table))] == ["QG-1", "QG-2"]
    again = f.a_list(office, table)
    with pytest.raises(a.Refused, match="đã có trong sổ"):
        a.ImportTasks(document=again.pk, seen=1).run(office.people["reviewer"])
