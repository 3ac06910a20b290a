"""A text that neither the demonstration nor another test has: its rank goes by hand through review into the rankings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.office import make_person
from tiendo.catalogue import org_units, units_named
from tiendo_web.jobs.worker import work_until_done
from tiendo_web.record import actions as a
from tiendo_web.record.loading import load
from tiendo_web.record.models import Document, Observation

pytestmark = pytest.mark.needs("shared")
TEXT = "train-098610.txt"


@pytest.fixture
def city(db, settings, tmp_path) -> str:
    settings.FILES = tmp_path / "files"
    (unit,) = units_named("thành phố Hà Nội", date(2018, 7, 1))
    load([org_units()[unit.key]])
    return unit.key


def test_the_rank_of_an_unseen_text_stands_on_the_page_of_rankings(city, shared: Path):
    """Chỉ số PCI tăng liên tục, từ xếp thứ 53 lên thứ 13/63 (năm 2017)."""
    officer, chief = make_person("can-bo", "reviewer", city), make_person("duyet", "approver", city)
    content = (shared / "texts" / TEXT).read_bytes()
    document = a.UploadDocument(unit=city, name=TEXT, content=[content], issued=date(2018, 7, 10)).run(officer)
    work_until_done()
    document.refresh_from_db()
    rank = document.statements.get(surface="13/63")
    # The sentence says the year after the number; a person sets it.
    a.CorrectStatement(statement=rank.pk, seen=rank.version, fields={"period": "2017"}).run(officer)
    for other in document.statements.filter(decision="pending"):
        a.RejectStatement(statement=other.pk, seen=other.version, reason="ngoài việc này").run(officer)
    document.refresh_from_db()
    a.SubmitDocument(document=document.pk, seen=document.version).run(officer)
    document = Document.objects.get(pk=document.pk)
    a.PostStatements(document=document.pk, seen=document.version).run(chief)
    seen = Observation.objects.get()
    assert (seen.indicator, seen.unit_id, str(seen.period)) == ("pci_rank", city, "2017")
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("board-rankings")).content.decode()
    assert "13/63" in page and reverse("document-at", args=[document.pk, seen.start]) in page
