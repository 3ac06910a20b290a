"""Boards of figures and the rankings in the small office: empty, handed in, approved by another, shown with its source."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.web.boards import making as m
from tests.web.office import NORTH, PROVINCE, SOUTH
from tiendo import values
from tiendo.boards.register import FIGURE_BOARDS
from tiendo.ledger import observe
from tiendo_web.boards import posting
from tiendo_web.jobs.worker import work_until_done
from tiendo_web.record.actions import Refused, Stale
from tiendo_web.record.loading import load
from tiendo_web.record.models import Document, Observation, Plan, Target


@pytest.fixture
def chief(office):
    return office.person("approver", PROVINCE, name="duyet-tinh")


@pytest.fixture
def enter(chief):
    from django.test import Client

    client = Client()
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("slug", [board.slug for board in FIGURE_BOARDS])
def test_every_board_of_figures_opens_empty_with_its_first_step(signed_in, slug):
    board = next(one for one in FIGURE_BOARDS if one.slug == slug)
    assert board.first_step.vi in signed_in("reporter").get(reverse("board-figures", args=[slug])).content.decode()
    assert signed_in("reader").get(reverse("board-figures-template", args=[slug])).status_code == 200


def test_the_rankings_open_empty_with_their_first_step(signed_in):
    assert "Chưa có thứ hạng nào được báo cáo" in signed_in("reader").get(reverse("board-rankings")).content.decode()


def test_a_workbook_is_handed_in_by_one_and_approved_by_another(office, signed_in, enter, chief):
    sender = office.person("reporter", PROVINCE, name="gui-tinh")
    from django.test import Client

    client = Client()
    client.force_login(sender, backend="django.contrib.auth.backends.ModelBackend")
    content = m.figures(("Huyện Bắc", "2024", "10", "12,5"), ("Huyện Nam", "2024", "10", "9,0"), ("Huyện Lạ", "2024", "", "3"))
    form = {"file": SimpleUploadedFile("thu-2024.xlsx", content), "unit": PROVINCE, "secrecy": "0"}
    shown = client.post(reverse("board-figures-import", args=["thu-ngan-sach"]), form, follow=True)
    assert "Tệp đang được đọc" in shown.content.decode()
    work_until_done()
    address = shown.redirect_chain[-1][0]
    mine = client.get(address).content.decode()
    assert "Số mới 4;" in mine and "Huyện Lạ" in mine and "Cho số vào sổ" not in mine
    theirs = enter.get(address).content.decode()
    assert "Cho số vào sổ" in theirs
    enter.post(address, {"seal": theirs.split('name="seal" value="')[1].split('"')[0]})
    assert Observation.objects.count() == 2 and Target.objects.count() == 2 and Plan.objects.count() == 1
    page = enter.get(reverse("board-figures", args=["thu-ngan-sach"]), {"don-vi": PROVINCE}).content.decode()
    assert "1/2 đơn vị hoàn thành dự toán: Huyện Bắc" in page and "125,0%" in page and "90,0%" in page
    figure = Observation.objects.get(unit=NORTH)
    where = enter.get(reverse("board-figure", args=[figure.pk]))
    assert where["Location"].startswith(f"/van-ban/{figure.document_id}/cau/")
    assert figure.part == "Bảng!D4"
    assert Document.objects.get(pk=figure.document_id).review == "posted"


def test_whoever_handed_it_in_may_not_approve_it(office):
    document = m.figures_handed_in(office)
    Document.objects.filter(pk=document.pk).update(uploaded_by=office.people["approver"])
    with pytest.raises(Refused):
        m.post(document).run(office.people["approver"])
    assert not Observation.objects.exists()


def test_a_ledger_that_changed_since_the_preview_is_looked_at_again(office):
    document = m.figures_handed_in(office)
    action = m.post(document)
    other = m.figures_handed_in(office, m.figures(("Huyện Bắc", "2024", "", "12,5")))
    m.post(other).run(office.people["approver"])
    with pytest.raises(Stale):
        action.run(office.people["approver"])


def test_figures_of_a_unit_that_the_person_does_not_see_stay_out(office, signed_in):
    secret = m.figures_handed_in(office)
    m.post(secret).run(office.people["approver"])
    page = signed_in("reader").get(reverse("board-figures", args=["thu-ngan-sach"]), {"don-vi": NORTH}).content.decode()
    assert "12,5" in page
    south = office.person("reader", SOUTH, name="doc-nam")
    assert posting.preview_of(south, m.REVENUE, secret).entries  # nothing held that this person may see
    from django.test import Client

    client = Client()
    client.force_login(south, backend="django.contrib.auth.backends.ModelBackend")
    assert "12,5" not in client.get(reverse("board-figures", args=["thu-ngan-sach"]), {"don-vi": NORTH}).content.decode()
    figure = Observation.objects.get()
    assert client.get(reverse("board-figure", args=[figure.pk])).status_code == 404


def test_ranks_of_two_years_give_the_places_moved(office, enter):
    origin = values.Citation("https://example.vn", "Bài về PAPI", "2024")

    def told(code: str, year: int, number: str, total: int | None, unit: str):
        amount = values.Amount(Decimal(number), unit, Decimal(0), total=Decimal(total) if total else None)
        period, known = values.Period.of_year(year), date(2024, 4, 1)
        return observe(PROVINCE, code, period, amount, modality=values.Modality.ACTUAL, origin=origin, known=known)

    moved = "ledger/tang-bac-papi-so-nam-truoc"
    load(
        [told("papi_rank", 2022, "30", 63, "hạng"), told("papi_rank", 2023, "22", 63, "hạng"), told(moved, 2023, "9", None, "bậc")]
    )
    page = enter.get(reverse("board-rankings")).content.decode()
    assert "tăng 8 bậc" in page and "báo cáo nêu 9" in page and "XHA01" in page and "22/63" in page
    assert "Bài về PAPI" in page
    csv = enter.get(reverse("board-rankings"), {"tai": "csv"}).content.decode()
    assert "PAPI,2023,,22,63,8," in csv
