"""What each role is offered first; the leader's wall and sheet; what an administrator sets."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse

from tests.web.office import NORTH, PROVINCE, make_person
from tests.web.pages.test_pages import filled  # noqa: F401
from tiendo_web.record import models, options

ACTS = {
    "reader": ("targets", "portal", "search"),
    "reporter": ("documents", "rounds", "waiting"),
    "reviewer": ("documents", "findings", "reports"),
    "approver": ("documents", "waiting"),
    "leader": ("wall", "sheet", "explanations"),
    "administrator": ("administration", "settings", "admin-trail"),
}


def acts_of(page: str) -> str:
    return page.split('class="acts"')[1].split("</div>")[0]


@pytest.mark.parametrize("role", ACTS)
def test_the_first_page_offers_what_the_role_does(filled, signed_in, role):  # noqa: F811
    acts = acts_of(signed_in(role).get("/").content.decode())
    for name in ACTS[role]:
        assert f'href="{reverse(name)}' in acts


def test_a_leader_sees_targets_before_what_waits_and_an_officer_after(filled, signed_in):  # noqa: F811
    leader, officer = (signed_in(role).get("/").content.decode() for role in ("leader", "reviewer"))
    assert leader.index("Xấu nhất trước") < leader.index("Việc đang chờ tôi")
    assert officer.index("Việc đang chờ tôi") < officer.index("Xấu nhất trước")


def test_an_administrator_sees_counts_and_no_content(filled, signed_in):  # noqa: F811
    page = signed_in("administrator").get("/").content.decode()
    assert "tài khoản đang mở" in page
    assert "Sản lượng lương thực" not in page
    assert "Việc đang chờ tôi" not in page


def test_an_account_without_a_role_is_told_who_gives_one(filled, client):  # noqa: F811
    client.force_login(make_person("moi-den", None), backend="django.contrib.auth.backends.ModelBackend")
    assert "người quản trị cấp quyền" in client.get("/").content.decode()


def test_who_does_not_reach_the_unit_of_the_settings_opens_on_the_own_one(filled, signed_in):  # noqa: F811
    options.write("unit", PROVINCE)
    assert "Huyện Bắc" in signed_in("reporter").get("/").content.decode().split('id="noi-dung"')[0]
    options.write("unit", NORTH)
    assert "Huyện Bắc" in signed_in("reporter").get("/").content.decode().split('id="noi-dung"')[0]


def test_the_wall_renews_itself_without_script_until_it_is_stopped(filled, signed_in):  # noqa: F811
    options.write("unit", NORTH)
    leader = signed_in("leader")
    page = leader.get(reverse("wall"))
    assert page["Refresh"] == "300"
    assert "Huyện Bắc" in page.content.decode()
    assert "Refresh" not in leader.get(reverse("wall"), {"dung": "1"})


@pytest.mark.parametrize("name", ["wall", "sheet"])
def test_wall_and_sheet_show_only_what_the_person_may_see(filled, signed_in, client, name):  # noqa: F811
    filled.finding.delete()
    models.Target.objects.update(value="99999")
    options.write("unit", NORTH)
    assert "Sản lượng lương thực" in signed_in("leader").get(reverse(name)).content.decode()
    stranger = make_person("nguoi-la", "leader", "district/902/1990")
    client.force_login(stranger, backend="django.contrib.auth.backends.ModelBackend")
    assert "Sản lượng lương thực" not in client.get(reverse(name)).content.decode()


def test_settings_are_changed_by_who_administers_the_unit_served_and_written_to_the_trail(filled, signed_in):  # noqa: F811
    administrator = signed_in("administrator")
    form = {"day": "2024-12-31", "explanation_days": "9", "followup_due_soon": "7", "unit": NORTH}
    assert administrator.post(reverse("settings"), form).status_code == 422  # another unit is served: nothing is set
    assert options.read("explanation_days") == 3
    options.write("unit", NORTH)
    given = {
        option.name: "" if option.default is None else "1" if option.default is True else str(option.default)
        for option in options.OPTIONS
        if option.kind
    }
    given |= form
    assert administrator.post(reverse("settings"), given).status_code == 302
    assert options.read("explanation_days") == 9
    entry = models.AuditEntry.objects.get(subject="setting:explanation_days")
    assert entry.detail == {"before": 3, "after": 9}
    wrong = administrator.post(reverse("settings"), given | {"explanation_days": "mười"})
    assert wrong.status_code == 422
    assert 'value="mười"' in wrong.content.decode()
    assert options.read("explanation_days") == 9


def test_a_closed_account_cannot_sign_in_and_is_opened_again(filled, signed_in, client):  # noqa: F811
    administrator = signed_in("administrator")
    reader = filled.people["reader"]
    reader.set_password("mat-khau-cua-toi-7")
    reader.save()
    door = {"login": "reader", "password": "mat-khau-cua-toi-7"}
    act = {"what": "close", "unit": NORTH, "username": "reader"}
    assert administrator.post(reverse("administration"), act).status_code == 302
    client.post(reverse("account_login"), door)
    assert client.get("/").status_code == 302
    administrator.post(reverse("administration"), act | {"what": "open"})
    client.post(reverse("account_login"), door)
    assert client.get("/").status_code == 200


def test_an_administrator_reaches_nobody_whose_role_lies_above(filled, signed_in):  # noqa: F811
    make_person("lanh-dao-tinh", "leader", PROVINCE)
    act = {"what": "password", "unit": NORTH, "username": "lanh-dao-tinh", "password": "mot-mat-khau-moi-8"}
    response = signed_in("administrator").post(reverse("administration"), act)
    assert response.status_code == 422
    assert "ngoài đơn vị bạn quản trị" in response.content.decode()


def test_the_catalogue_is_found_by_other_names(filled, signed_in):  # noqa: F811
    page = signed_in("administrator").get(reverse("admin-catalogue"), {"tim": "ho ngheo da chieu"}).content.decode()
    assert "multidimensional_poverty_rate" in page
    assert json.dumps("grdp_growth") not in page
