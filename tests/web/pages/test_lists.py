"""Every list filters, sorts, pages and exports, keeps its columns and views: one table, a new list without a row fails."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from tests.web.followup.following import asked_of, make_task, office_hand
from tests.web.office import NORTH, make_document, make_finding
from tests.web.pages.test_pages import filled as filled_office  # noqa: F401 - a target, values and a finding
from tiendo_web.pages.context import COLUMNS, LISTS
from tiendo_web.record import models
from tiendo_web.record.actions import FollowProposal, PlanMeeting

LIST: dict[str, tuple[str, bool, bool, bool]] = {
    # role that opens it, filters by words, sorts or groups, exports
    "targets": ("reviewer", True, True, True),
    "documents": ("reviewer", True, True, True),
    "findings": ("reviewer", True, True, True),
    "tasks": ("reviewer", True, True, True),
    "proposals": ("reviewer", True, False, True),  # the longest waiting first, by the rules of follow-up
    "meetings": ("reviewer", True, True, True),
    "explanations": ("reviewer", True, False, True),  # by the day to answer
    "task-sources": ("reviewer", False, False, False),  # what to choose from, not a register
    "task-gaps": ("reviewer", False, False, False),
    "units": ("reviewer", False, True, False),  # a table of units against indicators: its file is asked in the demonstration
    "unit-list": ("reviewer", True, False, True),
    "unit-people": ("reviewer", True, False, True),
    "unit-map": ("reviewer", False, False, True),
    "rounds": ("reviewer", False, False, False),
    "reports": ("reviewer", False, False, False),
    "portal": ("reviewer", True, False, True),
    "administration": ("administrator", True, False, False),
    "admin-trail": ("administrator", False, False, True),
    "admin-catalogue": ("administrator", True, False, True),
}


@pytest.fixture
def filled(filled_office):  # noqa: F811
    """The office with a row in every list that offers columns."""
    office = filled_office
    office.finding.reason = "Hai cách tính."
    office.finding.save()
    asked_of(make_task())
    by = office_hand()
    FollowProposal(unit=NORTH, text="Bố trí kinh phí", sender="Huyện Bắc", receiver="Tỉnh Thử Nghiệm").run(by)
    PlanMeeting(unit=NORTH, subject="Rà soát hộ nghèo", day=date(2024, 12, 20)).run(by)
    return office


def test_every_list_has_a_row():
    assert set(LIST) == LISTS


@pytest.mark.parametrize("name", [name for name, row in LIST.items() if row[3]])
def test_a_list_exports_what_it_shows(filled, signed_in, name):
    if name == "unit-map":
        models.Setting.objects.create(name="map", value={"size": [10, 10], "units": {NORTH: "M0 0L9 0L9 9Z"}, "unknown": 0})
    response = signed_in(LIST[name][0]).get(reverse(name), {"tai": "csv"})
    if name == "portal":  # the portal exports each series and all data under addresses of their own
        response = signed_in(LIST[name][0]).get(reverse("portal-data", args=["csv"]))
    assert response["Content-Type"].startswith("text/csv")
    assert response.content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("name", [name for name, row in LIST.items() if row[1]])
def test_a_list_filters_by_words_and_nonsense_finds_nothing(filled, signed_in, name):
    client = signed_in(LIST[name][0])
    found = client.get(reverse(name), {"tim": "zzyzx khong co"})
    assert found.status_code == 200
    page = found.content.decode()
    assert "data-item" not in page.split('id="noi-dung"')[1].split("</main>")[0]


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_answers_whatever_the_address_says(filled, signed_in, name):
    client = signed_in(LIST[name][0])
    nonsense = {
        "trang": "99999",
        "xep": "'; DROP",
        "an": "2,x,999",
        "tinh-trang": "?",
        "loai": "\x00",
        "xem": "-",
        "don-vi": "x/../y",
    }
    assert client.get(reverse(name), nonsense).status_code in (200, 422)  # 422: the form says what to write instead


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_the_columns_offered_are_those_of_the_table(filled, signed_in, name):
    """The chooser names the columns; the table of the page is what they are held against."""
    page = signed_in(LIST[name][0]).get(reverse(name)).content.decode()
    if name == "findings":  # no table: what may be left out are parts of each finding, in their order
        assert {int(n) for n in re.findall(r'class="[^"]*\bpart-(\d)"', page)} <= {2, 3, 4}
        assert all(f'class="{classes} part-{n}"' in page for n, classes in ((2, "small muted"), (3, "u")))
        return
    table = re.search(r'<table class="[^"]*\bcards\b.*?</thead>', page.split('class="bar filters')[-1], re.DOTALL)
    assert table is not None, "the office of the tests has nothing in this list: fill it"
    heads = [re.sub(r"<.*?>|[↑↓]", "", cell).strip() for cell in re.findall(r"<th[^>]*>(.*?)</th>", table[0], re.DOTALL)]
    assert heads[1:] == [str(words) for words in COLUMNS[name]]


def test_columns_are_left_out_and_the_view_is_kept_opened_and_dropped(filled, signed_in):
    client = signed_in("reviewer")
    path = reverse("documents")
    chosen = client.get(reverse("keep-view"), {"path": path, "query": "xep=ten", "cot": ["2", "3", "5", "6"]})
    assert chosen["Location"] == f"{path}?xep=ten&an=4"
    assert 'class="an-4"' in client.get(chosen["Location"]).content.decode()
    kept = client.post(reverse("keep-view"), {"path": path, "query": "xep=ten&an=4", "name": " Theo  tên "})
    assert kept["Location"] == f"{path}?xep=ten&an=4"
    view = models.SavedView.objects.get()
    assert (view.name, view.address) == ("Theo tên", f"{path}?xep=ten&an=4")
    page = client.get(path).content.decode()
    assert 'href="/van-ban/?xep=ten&amp;an=4">Theo tên</a>' in page
    client.post(reverse("keep-view"), {"path": path, "drop": view.pk})
    assert not models.SavedView.objects.exists()


def test_a_view_is_kept_for_its_owner_and_of_lists_alone(filled, signed_in):
    client = signed_in("reviewer")
    for path in ("https://example.org/", "//example.org/", reverse("desk"), reverse("account_login"), "/khong-co/"):
        assert client.post(reverse("keep-view"), {"path": path, "query": "", "name": "x"})["Location"] == reverse("desk")
    client.post(reverse("keep-view"), {"path": reverse("documents"), "query": "", "name": "của tôi"})
    assert "của tôi" not in signed_in("reader").get(reverse("documents")).content.decode()
    view = models.SavedView.objects.get()
    signed_in("reader").post(reverse("keep-view"), {"path": reverse("documents"), "drop": view.pk})
    assert models.SavedView.objects.exists()


def test_findings_are_ordered_as_asked(filled, signed_in):
    other = make_document(filled.people["reporter"], NORTH, sha256="d" * 64, title="A đứng đầu")
    note = make_finding(other, key="n")
    note.cls = "note"
    note.save()
    client = signed_in("reviewer")

    def order(way: str) -> list[int]:
        page = client.get(reverse("findings"), {"xep": way}).content.decode()
        return [int(pk) for pk in re.findall(r'<h2><a href="/phat-hien/(\d+)/', page)]

    assert order("nang") == [filled.finding.pk, note.pk]
    assert order("moi") == [note.pk, filled.finding.pk]
    assert set(order("van-ban")) == {note.pk, filled.finding.pk}
