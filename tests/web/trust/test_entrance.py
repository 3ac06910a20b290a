"""What stands between a sign-in and the desk, and what the trail keeps of it."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.urls import reverse

PASSWORD = "duong-len-doi-che-37"


@pytest.fixture
def officer(office):
    cache.clear()
    user = office.people["approver"]
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client, user, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": user.username, "password": password}, follow=True)


def trail() -> list[tuple[str, str]]:
    from tiendo_web.record.models import AuditEntry

    return list(AuditEntry.objects.order_by("number").values_list("action", "actor"))


def test_a_password_set_by_an_administrator_opens_nothing_but_its_own_change(client, office, officer):
    from tiendo_web.record.actions import SetPassword

    SetPassword(unit="district/901/1990", username=officer.username, password=PASSWORD).run(office.people["administrator"])
    page = sign_in(client, officer)
    assert page.redirect_chain[-1][0] == reverse("account_change_password")
    assert client.get(reverse("targets")).status_code == 302
    new = "suoi-chay-qua-ban-52"
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert client.get(reverse("targets")).status_code == 200
    assert [action for action, _ in trail()] == ["SetPassword", "SignIn", "ChangePassword"]


def test_roles_that_approve_are_led_to_the_second_step_when_the_office_asks_for_it(client, officer, office):
    from tiendo_web.record import options

    options.write("second_step", True)
    assert sign_in(client, officer).redirect_chain[-1][0].startswith("/tai-khoan/2fa/") or client.get("/").status_code == 302
    assert client.get(reverse("targets")).url == reverse("mfa_activate_totp")
    reader = office.people["reader"]
    reader.set_password(PASSWORD)
    reader.save()
    client.logout()
    sign_in(client, reader)
    assert client.get(reverse("targets")).status_code == 200


def test_who_came_in_and_who_failed_stands_in_the_trail_and_nothing_that_was_typed_does(client, officer):
    from tiendo_web.record.models import AuditEntry

    sign_in(client, officer, "khong-phai-no")
    client.post(reverse("account_login"), {"login": PASSWORD, "password": "x"})
    sign_in(client, officer)
    assert trail() == [("SignInFailed", officer.username), ("SignIn", officer.username)]
    kept = str(list(AuditEntry.objects.values_list("subject", "detail")))
    assert PASSWORD not in kept and "khong-phai-no" not in kept


def test_a_lock_stands_in_the_trail(client, officer):
    for _try in range(9):
        sign_in(client, officer, "sai")
    actions = [action for action, _ in trail()]
    assert "SignInLocked" in actions
    assert "SignIn" not in actions


def test_a_right_that_was_refused_stands_in_the_trail(office):
    from tiendo_web.record import audit
    from tiendo_web.record.actions import AcceptStatement, NotPermitted
    from tiendo_web.record.models import AuditEntry

    with pytest.raises(NotPermitted):
        AcceptStatement(statement=office.grain.pk, seen=1).run(office.people["reader"])
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor, entry.detail) == ("Refused", "reader", {"action": "AcceptStatement"})
    assert not list(audit.verify())


@pytest.mark.parametrize("password", ["Tiendo2024!", "HuyenBac@2024", "huyện bắc 123", "NguoiApprover1", "matkhau12345"])
def test_words_of_the_office_are_no_passwords(officer, password):
    from django.contrib.auth.password_validation import validate_password

    with pytest.raises(ValidationError):
        validate_password(password, officer)


def test_a_long_sentence_may_hold_the_name_of_the_place(officer):
    from django.contrib.auth.password_validation import validate_password

    validate_password("ngoài đồng Huyện Bắc lúa đã chín", officer)


def test_a_person_sees_and_closes_the_other_sessions(client, officer):
    from django.test import Client

    other = Client()
    sign_in(other, officer)
    sign_in(client, officer)
    page = client.get(reverse("usersessions_list")).content.decode()
    assert "phiên này" in page and "Đóng các phiên khác" in page
    client.post(reverse("usersessions_list"))
    assert other.get(reverse("targets")).status_code == 302
    assert client.get(reverse("targets")).status_code == 200
