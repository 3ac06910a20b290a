"""Công khai: each release with its hash and who made it, and what the record says otherwise by now."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.web.office import NORTH, Office, make_person
from tiendo import values as v
from tiendo.ledger import observe
from tiendo_web.record import actions as a
from tiendo_web.record import files
from tiendo_web.record.loading import load
from tiendo_web.record.models import Observation, Release

GRAIN = "ledger/san-luong-luong-thuc"


def seen(value: str, known: date, *, corrects: str | None = None) -> v.Observation:
    return observe(
        NORTH,
        GRAIN,
        v.Period.of_year(2023),
        v.Amount(Decimal(value), "tấn", Decimal("0.5")),
        modality=v.Modality.ACTUAL,
        origin=v.Citation("https://example.vn/bai", f"Bài {known}", known.isoformat()),
        known=known,
        corrects=corrects,
        indicator_words="Sản lượng lương thực",
    )


@pytest.fixture
def released(office: Office) -> Release:
    first = seen("1250", date(2024, 1, 10))
    load([first])
    return a.ReleaseReport(
        unit=NORTH, title="Báo cáo năm 2023", day=date(2024, 2, 1), content=b"bao cao", observations=(first.key,), targets=()
    ).run(office.people["leader"])


def test_who_released_what_and_when_stands_with_the_hash(signed_in, released):
    page = signed_in("reader").get("/cong-khai/").content.decode()
    assert "Báo cáo năm 2023" in page and "Người leader" in page and released.content_hash[:12] in page
    one = signed_in("reader").get(f"/cong-khai/{released.pk}/").content.decode()
    assert released.content_hash in one and "tệp đúng với mã băm" in one and "vẫn là số mới nhất" in one


def test_a_figure_corrected_since_is_shown_beside_what_was_released(signed_in, released):
    """Released as 1.250 tons, corrected to 1.310 a month later."""
    old = Observation.objects.get()
    load([seen("1310", date(2024, 3, 1), corrects=old.key)])
    client = signed_in("reader")
    one = client.get(f"/cong-khai/{released.pk}/").content.decode()
    assert "1.250" in one and "1.310" in one and "Bài 2024-03-01" in one
    before = client.get(f"/cong-khai/{released.pk}/?ngay=2024-02-10").content.decode()
    assert "1.310" not in before


def test_the_same_figure_said_again_is_no_difference(signed_in, released):
    load([seen("1250", date(2024, 3, 1))])
    assert "vẫn là số mới nhất" in signed_in("reader").get(f"/cong-khai/{released.pk}/").content.decode()


def test_a_file_that_was_touched_is_told(signed_in, released):
    path = files.path_of(released.content_hash)
    path.chmod(0o600)
    path.write_bytes(b"khac")
    assert "không còn đúng mã băm" in signed_in("reader").get(f"/cong-khai/{released.pk}/").content.decode()


def test_filters_file_and_closed_doors(signed_in, office, released):
    client = signed_in("reader")
    assert "Báo cáo năm 2023" not in client.get("/cong-khai/?tu=2024-03-01").content.decode()
    assert released.content_hash in client.get("/cong-khai/?tai=csv").content.decode()
    stranger = make_person("xa-la", None)
    client.force_login(stranger, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/cong-khai/{released.pk}/").status_code == 404
    assert "Chưa công bố báo cáo nào" in client.get("/cong-khai/").content.decode()
