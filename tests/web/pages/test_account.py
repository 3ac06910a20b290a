"""Signing in, the second step, one's own choices."""

from __future__ import annotations

import re
import time

import pytest
from django.core.cache import cache
from django.urls import reverse

PASSWORD = "mot-mat-khau-dai-9"


@pytest.fixture
def officer(office):
    cache.clear()  # the counts of failures live there
    user = office.people["reviewer"]
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client, officer, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": officer.username, "password": password}, follow=True)


def test_signing_in_leads_to_the_desk_and_says_nothing_more(client, officer):
    page = sign_in(client, officer).content.decode()
    assert "Việc đang chờ tôi" in page
    assert "Successfully" not in page


def test_a_wrong_password_is_said_in_vietnamese(client, officer):
    page = sign_in(client, officer, "sai").content.decode()
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in page
    assert f'value="{officer.username}"' in page


def test_many_failures_lock_the_door_for_a_while(client, officer):
    for _try in range(9):
        response = sign_in(client, officer, "sai")
    assert "Sai quá nhiều lần." in response.content.decode()
    assert "Việc đang chờ tôi" not in sign_in(client, officer).content.decode()


def test_a_second_step_is_asked_once_it_is_on(client, officer):
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    sign_in(client, officer)
    address = reverse("mfa_activate_totp")
    page = client.get(address, follow=True)
    if b"id_password" in page.content:
        page = client.post(page.redirect_chain[-1][0], {"password": PASSWORD}, follow=True)
    secret = re.search(r"<code>(\w+)</code>", page.content.decode())[1]
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    done = client.post(address, {"code": code}, follow=True)
    assert "Mã dự phòng" in done.content.decode()
    assert "đang bật" in client.get(reverse("mfa_index")).content.decode()
    client.post(reverse("account_logout"))
    asked = sign_in(client, officer)
    assert "Gõ mã 6 số" in asked.content.decode()
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Mã chưa đúng." in wrong.content.decode()


@pytest.mark.parametrize("name", ["account_change_password", "mfa_index", "account_logout"])
def test_pages_around_the_account_are_in_the_frame_and_in_vietnamese(client, officer, name):
    sign_in(client, officer)
    page = client.get(reverse(name), follow=True).content.decode()
    assert 'class="top"' in page
    assert not re.search(r">\s*(Password|Sign|Change|Two-Factor)", page)


def test_the_password_is_changed_only_with_the_old_one(client, officer):
    sign_in(client, officer)
    address = reverse("account_change_password")
    new = "mat-khau-khac-han-7"
    refused = client.post(address, {"oldpassword": "sai", "password1": new, "password2": new})
    assert "Gõ mật khẩu đang dùng." in refused.content.decode()
    client.post(address, {"oldpassword": PASSWORD, "password1": new, "password2": new})
    officer.refresh_from_db()
    assert officer.check_password(new)
