"""Signing in with the agency's account: off unless set, no right by itself, nobody's account taken over."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from tests.web.office import NORTH
from tests.web.pages.conftest import office, signed_in  # noqa: F401 - fixtures
from tests.web.trust.provider import CLIENT, SECRET, Provider, provider, walk
from tiendo_web import environment
from tiendo_web.record.actions import GrantRole
from tiendo_web.record.models import AuditEntry, RoleAssignment, User

DOOR, LOGIN = "/tai-khoan/login/", "/tai-khoan/oidc/co-quan/login/"


@pytest.fixture
def agency(settings, monkeypatch) -> Any:
    with provider() as server:
        for name, value in (("", server.address), ("_CLIENT", CLIENT), ("_SECRET", SECRET), ("_NAME", "tài khoản tỉnh")):
            monkeypatch.setenv(f"TIENDO_OIDC{name}", value)
        settings.SOCIALACCOUNT_PROVIDERS = environment.single_sign_on()
        yield server


def test_it_is_off_unless_a_provider_is_named(db, monkeypatch):
    monkeypatch.delenv("TIENDO_OIDC", raising=False)
    assert environment.single_sign_on() == {}
    assert "Đăng nhập bằng" not in Client().get(DOOR).content.decode()
    assert Client().get(LOGIN).status_code == 404


def test_a_provider_without_name_and_secret_is_refused_at_the_start(monkeypatch):
    monkeypatch.setenv("TIENDO_OIDC", "http://127.0.0.1:1")
    monkeypatch.delenv("TIENDO_OIDC_SECRET", raising=False)
    with pytest.raises(ImproperlyConfigured, match="TIENDO_OIDC_SECRET"):
        environment.single_sign_on()


def test_the_door_asks_nothing_of_the_provider_before_somebody_chooses_it(office, agency: Provider):  # noqa: F811
    page = Client().get(DOOR).content.decode()
    assert "Đăng nhập bằng tài khoản tỉnh" in page and LOGIN in page
    assert agency.asked == []


def test_who_comes_first_gets_an_account_without_rights_until_an_administrator_gives_a_role(office, agency: Provider):  # noqa: F811
    person = Client()
    assert walk(person, LOGIN)["Location"] == "/"
    user = User.objects.get(username="hoa")
    assert (user.full_name, user.email, user.has_usable_password()) == ("Nông Thị Hoa (ví dụ)", "", False)
    assert not RoleAssignment.objects.filter(user=user).exists()
    assert person.get(f"/van-ban/{office.document.pk}/").status_code == 404
    assert [entry.action for entry in AuditEntry.objects.order_by("number")] == ["AgencyAccount", "SignIn"]
    GrantRole(unit=NORTH, username="hoa", role="reader").run(office.people["administrator"])
    assert person.get(f"/van-ban/{office.document.pk}/").status_code == 200


def test_the_same_person_comes_back_to_the_same_account_even_under_another_name(office, agency: Provider):  # noqa: F811
    walk(Client(), LOGIN)
    agency.person |= {"preferred_username": "hoa.nong", "name": "Nông Hoa"}
    walk(Client(), LOGIN)
    assert User.objects.filter(username__startswith="hoa").count() == 1
    assert SocialAccount.objects.count() == 1 and not SocialToken.objects.exists()


def test_a_name_or_an_address_of_somebody_here_opens_nobodys_account(office, agency: Provider):  # noqa: F811
    User.objects.filter(username="leader").update(email="sep@example.org")
    agency.person |= {"sub": "la-17", "preferred_username": "leader", "email": "sep@example.org", "email_verified": True}
    stranger = Client()
    walk(stranger, LOGIN)
    came = User.objects.get(pk=stranger.session["_auth_user_id"])
    assert came.username != "leader" and not RoleAssignment.objects.filter(user=came).exists()


def test_a_person_joins_the_own_account_and_comes_in_by_either_door(office, agency: Provider, signed_in):  # noqa: F811
    person = office.people["reviewer"]
    person.set_password("mat-khau-dai-2026")
    person.save()
    here = signed_in("reviewer")
    assert "process=connect" in here.get("/toi/").content.decode()
    asked = walk(here, f"{LOGIN}?process=connect")["Location"]
    assert asked.startswith("/tai-khoan/reauthenticate/") and not SocialAccount.objects.exists()
    here.post(asked, {"password": "mat-khau-dai-2026"})
    walk(here, f"{LOGIN}?process=connect")
    assert "Đã nối với tài khoản tỉnh" in here.get("/toi/").content.decode()
    assert "cb-17" in here.get("/tai-khoan/3rdparty/").content.decode()
    again = Client()
    walk(again, LOGIN)
    assert int(again.session["_auth_user_id"]) == office.people["reviewer"].pk


def test_a_closed_account_stays_closed(office, agency: Provider):  # noqa: F811
    walk(Client(), LOGIN)
    User.objects.filter(username="hoa").update(is_active=False)
    person = Client()
    walk(person, LOGIN)
    assert "_auth_user_id" not in person.session


def test_what_the_provider_refuses_is_one_sentence_at_the_door(office, agency: Provider):  # noqa: F811
    agency.broken = True
    person = Client()
    assert walk(person, LOGIN)["Location"] == DOOR
    page = person.get(DOOR).content.decode()
    assert "Không đăng nhập được bằng tài khoản cơ quan" in page and "invalid_grant" not in page
    assert not User.objects.filter(username="hoa").exists()


def test_an_answer_that_nobody_asked_for_signs_nobody_in(office, agency: Provider):  # noqa: F811
    person = Client()
    person.get(f"{LOGIN}callback/?code=code-0&state=khong-co")
    assert "_auth_user_id" not in person.session and not SocialAccount.objects.exists()
