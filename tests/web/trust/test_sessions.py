"""Sessions, headers, what the logs and the monitoring addresses tell."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

PASSWORD = "mot-mat-khau-dai-9"


@pytest.fixture
def officer(office):
    cache.clear()
    user = office.people["reviewer"]
    user.set_password(PASSWORD)
    user.save()
    return user


def enter(client: Client, officer, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": officer.username, "password": password})


def test_signing_in_gives_a_new_session(client, officer):
    client.get(reverse("account_login"))
    client.cookies["sessionid"] = "a" * 32  # planted before
    enter(client, officer)
    assert client.cookies["sessionid"].value != "a" * 32
    assert client.cookies["sessionid"]["httponly"]
    assert client.cookies["sessionid"]["samesite"] == "Lax"


def test_signing_out_ends_the_session_on_the_server(client, officer):
    enter(client, officer)
    kept = client.cookies["sessionid"].value
    client.post(reverse("account_logout"))
    other = Client()
    other.cookies["sessionid"] = kept
    assert other.get(reverse("desk")).status_code == 302


def test_a_new_password_ends_the_other_sessions(client, officer):
    enter(client, officer)
    assert client.get(reverse("desk")).status_code == 200
    officer.set_password("mot-mat-khau-khac-7")
    officer.save()
    assert client.get(reverse("desk")).status_code == 302


def test_a_closed_account_is_out_at_once(client, officer):
    enter(client, officer)
    officer.is_active = False
    officer.save()
    assert client.get(reverse("desk")).status_code == 302


@pytest.mark.parametrize(
    ("since_entered", "since_seen", "status"),
    [(600, 600, 200), (11 * 3600, 3000, 200), (7200, 3700, 302), (12 * 3600 + 60, 10, 302)],
)
def test_a_session_ends_when_it_is_idle_or_old(client, officer, since_entered, since_seen, status):
    enter(client, officer)
    client.get(reverse("desk"))
    session, now = client.session, int(time.time())
    session["times"] = (now - since_entered, now - since_seen)
    session.save()
    assert client.get(reverse("desk")).status_code == status
    assert client.get(reverse("desk")).status_code == status


def test_cookies_and_transport_are_strict_behind_https(tmp_path):
    names = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")
    names += ("SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS")
    asked = f"from django.conf import settings; print(*(getattr(settings, name) for name in {names}))"
    here = {"TIENDO_VAR": str(tmp_path), "TIENDO_HTTPS": "1", "DJANGO_SETTINGS_MODULE": "tiendo_web.settings"}
    told = subprocess.run([sys.executable, "-c", asked], env={**os.environ, **here}, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["__Host-sessionid", "__Host-csrftoken", "True", "True", "31536000", "True"]


def test_after_signing_in_nobody_is_sent_to_another_site(client, officer):
    answer = client.post(
        reverse("account_login") + "?next=https://evil.example/", {"login": officer.username, "password": PASSWORD}
    )
    assert not answer["Location"].startswith("https://evil")


@pytest.mark.parametrize("name", ["account_login", "portal"])
def test_every_answer_carries_the_policy(client, office, name):
    answer = client.get(reverse(name))
    policy = answer["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe-eval" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


def test_a_page_of_a_signed_in_person_is_not_kept(client, officer):
    enter(client, officer)
    assert "no-store" in client.get(reverse("desk"))["Cache-Control"]


def test_logs_name_nobody(client, officer, caplog):
    with caplog.at_level(logging.INFO):
        enter(client, officer, "sai-mat-khau")
        enter(client, officer)
        client.get(reverse("search"), {"q": "Nguyễn Văn Kín"})
    text = caplog.text
    for personal in (officer.username, officer.full_name, PASSWORD, "sai-mat-khau", "Nguyễn Văn Kín"):
        assert personal not in text


def test_an_unknown_name_and_a_wrong_password_get_the_same_words(client, officer):
    wrong = enter(client, officer, "sai-mat-khau").content.decode()
    unknown = client.post(reverse("account_login"), {"login": "khong-co-ai", "password": PASSWORD}).content.decode()
    said = "Tên đăng nhập hoặc mật khẩu chưa đúng."
    assert said in wrong
    assert said in unknown


def test_health_names_nobody(client, office):
    answer = client.get("/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_metrics_answer_only_their_token(client, office, monkeypatch):
    assert client.get("/metrics").status_code == 404
    monkeypatch.setenv("TIENDO_METRICS_TOKEN", "mot-ma-dai")
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer sai"}).status_code == 404
    text = client.get("/metrics", headers={"Authorization": "Bearer mot-ma-dai"}).content.decode()
    assert 'tiendo_documents{state="read"} 1\n' in text
    assert "bao-cao" not in text
    assert "reporter" not in text
