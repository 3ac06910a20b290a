"""A reporting round on the page: opened, handed in, sent back, approved by another person."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.web.office import NORTH
from tiendo_web.record import models

ADDRESS = "/bao-cao/ky/"


@pytest.fixture
def opened(office, signed_in):
    models.Setting.objects.create(name="day", value="2024-12-31")
    form = {"what": "open", "unit": NORTH, "title": "Báo cáo năm 2024", "period": "2024", "due": "2024-12-20", "units": [NORTH]}
    assert signed_in("reviewer").post(reverse("rounds"), form).status_code == 302
    return models.LedgerAct.objects.get(kind="Round")


def test_a_round_shows_who_is_late(opened, signed_in):
    page = signed_in("reader").get(ADDRESS).content.decode()
    for words in ("Báo cáo năm 2024", "0/1 đơn vị đã nộp", "1 quá hạn chưa nộp", "Huyện Bắc"):
        assert words in page, words


def test_a_submission_is_sent_back_with_a_reason_and_approved_by_another(opened, signed_in):
    step = {"round": opened.pk, "unit": NORTH}
    signed_in("reporter").post(ADDRESS, {"what": "submit", **step})
    approver = signed_in("approver")
    refused = approver.post(ADDRESS, {"what": "judge", "act": "return", "reason": "", **step})
    assert refused.status_code == 422
    assert "phải ghi lý do" in refused.content.decode()
    approver.post(ADDRESS, {"what": "judge", "act": "return", "reason": "Hai số không khớp.", **step})
    assert "Hai số không khớp." in signed_in("reporter").get(ADDRESS).content.decode()
    signed_in("reporter").post(ADDRESS, {"what": "submit", **step})
    approver.post(ADDRESS, {"what": "judge", "act": "approve", **step})
    assert "1/1 đơn vị đã nộp, 1 đã duyệt" in approver.get(ADDRESS).content.decode()


def test_what_is_missing_is_said_and_what_was_typed_stays(office, signed_in):
    form = {"what": "open", "unit": NORTH, "title": "Báo cáo quý", "period": "quý trước", "due": "2024-12-20", "units": [NORTH]}
    response = signed_in("reviewer").post(ADDRESS, form)
    assert response.status_code == 422
    assert "Ghi rõ năm" in response.content.decode()
    assert 'value="Báo cáo quý"' in response.content.decode()


def test_a_reader_is_offered_nothing_to_do(opened, signed_in):
    page = signed_in("reader").get(ADDRESS).content.decode()
    assert "Mở kỳ báo cáo" not in page
    assert 'name="act"' not in page
