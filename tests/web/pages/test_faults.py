"""What stands where a page cannot: in the frame, in words, with what to do next; nothing of the inside is told."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, override_settings
from django.urls import path

from tiendo_web import urls
from tiendo_web.pages.format import read_day, written_day


def broken(request):
    raise RuntimeError("khóa bí mật của máy chủ")


def forbidden(request):
    raise PermissionDenied


def suspicious(request):
    raise SuspiciousOperation("đường dẫn lạ")


class Broken:
    """The addresses of the application and three that fail."""

    urlpatterns = (path("hong/", broken), path("cam/", forbidden), path("la/", suspicious), *urls.urlpatterns)
    handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500


def test_what_is_not_there_is_said_in_the_frame_of_the_person(office, signed_in):
    answer = signed_in("reviewer").get("/van-ban/99999/")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "Không tìm thấy trang này" in page and "Việc đang chờ" not in page
    assert 'action="/tim/"' in page and 'href="/">' in page
    stranger = Client().get("/khong-co/")
    assert stranger.status_code == 404
    assert "/tai-khoan/login/" in stranger.content.decode() and "Không tìm thấy" in stranger.content.decode()


def test_programs_are_answered_in_their_own_form(office):
    answer = Client().get("/api/v1/khong-co")
    assert answer.status_code == 404
    assert answer.json()["detail"] == "Không tìm thấy trang này"


@pytest.mark.parametrize(("address", "status", "said"), [("/cam/", 403, "không làm được"), ("/la/", 400, "Không hiểu được")])
def test_a_refusal_says_that_nothing_was_changed(office, signed_in, address, status, said):
    with override_settings(ROOT_URLCONF=Broken):
        answer = signed_in("reader").get(address)
    assert answer.status_code == status
    assert said in answer.content.decode() and "Không có gì thay đổi" in answer.content.decode()


def test_a_fault_of_ours_tells_nothing_of_the_inside_and_asks_nothing_of_the_database(office, django_assert_num_queries):
    client = Client(raise_request_exception=False)
    with override_settings(ROOT_URLCONF=Broken), django_assert_num_queries(0):
        answer = client.get("/hong/")
    page = answer.content.decode()
    assert answer.status_code == 500
    assert "lỗi của phần mềm" in page and "khóa bí mật" not in page
    assert "script-src 'self'" in answer["Content-Security-Policy"]


def test_a_form_that_is_too_old_says_what_to_do(office):
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/tai-khoan/login/", {"login": "x", "password": "y"})
    assert answer.status_code == 403
    assert "Biểu mẫu đã quá hạn" in answer.content.decode()


def test_the_page_of_a_fault_speaks_the_language_of_the_reader(office):
    client = Client()
    client.cookies["django_language"] = "en"
    assert "This page was not found" in client.get("/khong-co/").content.decode()


@pytest.mark.parametrize(
    ("written", "said"), [("2024-09-15", "15/9/2024"), ("2024-09", "9/2024"), ("2024", "2024"), ("", ""), ("cuối năm", "cuối năm")]
)
def test_the_day_of_a_source_is_read_as_people_write_it(written, said):
    assert written_day(written) == said
    assert read_day(said) == written
