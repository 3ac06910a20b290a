"""Every page answers for whom it should, hides what it should, and asks the database few questions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.urls import reverse

from tests.web.office import GRAIN, NORTH, PROVINCE, make_document, make_finding
from tiendo import values
from tiendo_web.record import models


def make_target(unit: str = NORTH, name: str = "Sản lượng lương thực", value: str = "1300") -> models.Target:
    origin = values.Citation("https://example.org/nghi-quyet", "Nghị quyết thử", "2021-01-01")
    plan = values.Plan("plan/thu", "Nghị quyết thử 2021–2025", unit, values.Period.parse("2021..2025"))
    models.Plan.objects.get_or_create(pk=plan.key, defaults=_columns(models.Plan.of(plan)))
    target = values.Target(
        key=f"target/{name}",
        plan=plan.key,
        unit=unit,
        indicator=GRAIN,
        indicator_words=name,
        comparator=values.Comparator.AT_LEAST,
        value=Decimal(value),
        unit_of_measure="tấn",
        due=values.Period.of_year(2025),
        origin=origin,
        baseline=Decimal("1000"),
        baseline_period=values.Period.of_year(2020),
    )
    row = models.Target.of(target)
    row.save()
    return row


def make_observation(year: int, value: str, *, unit: str = NORTH, known: date | None = None) -> models.Observation:
    observation = values.Observation(
        key=f"obs/{unit}/{year}/{value}",
        unit=unit,
        indicator=GRAIN,
        period=values.Period.of_year(year),
        amount=values.Amount(Decimal(value), "tấn", Decimal("0.5")),
        modality=values.Modality.ACTUAL,
        origin=values.Citation("https://example.org/bao-cao", f"Báo cáo năm {year}", f"{year}-12-31"),
        known=known or date(year, 12, 31),
        indicator_words="Sản lượng lương thực",
    )
    row = models.Observation.of(observation)
    row.save()
    return row


def _columns(row) -> dict:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.attname != "key"}


@pytest.fixture
def filled(office):
    """The office with a target, four years of values and an open contradiction."""
    models.Setting.objects.create(name="day", value="2024-12-31")
    make_target()
    for year, value in ((2021, "1100"), (2022, "1150"), (2023, "1208"), (2024, "1250")):
        make_observation(year, value)
    office.finding = make_finding(office.document, office.grain, office.growth)
    return office


PAGES = ("desk", "targets", "documents", "findings", "units", "reports", "search", "profile")


@pytest.mark.parametrize("role", [role.value for role in models.Role])
@pytest.mark.parametrize("name", PAGES)
def test_every_section_answers_for_every_role(filled, signed_in, role, name):
    assert signed_in(role).get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_nobody_enters_without_an_account(filled, client, name):
    response = client.get(reverse(name))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


def test_a_stranger_sees_nothing_of_the_office_by_any_address(filled, client):
    stranger = filled.person("leader", "district/902/1990")
    client.force_login(stranger, backend="django.contrib.auth.backends.ModelBackend")
    for address in (
        reverse("document", args=[filled.document.pk]),
        reverse("document-original", args=[filled.document.pk]),
        reverse("document-number", args=[filled.document.pk, f"s{filled.grain.pk}"]),
        reverse("finding", args=[filled.finding.pk]),
        reverse("target", args=["target/Sản lượng lương thực"]),
    ):
        assert client.get(address).status_code == 404, address
    assert "1.250 tấn" not in client.get(reverse("search"), {"q": "luong thuc"}).content.decode()


def test_the_target_page_shows_value_class_methods_and_source(filled, signed_in):
    page = signed_in("leader").get(reverse("target", args=["target/Sản lượng lương thực"])).content.decode()
    for words in ("1.250", "≥\u00a01.300", "Báo cáo năm 2024", "https://example.org/bao-cao", "Nhịp tuyến tính", "<svg"):
        assert words in page, words


def test_the_past_is_seen_as_it_was(filled, signed_in):
    client = signed_in("leader")
    address = reverse("target", args=["target/Sản lượng lương thực"])
    then = client.get(address, {"ngay": "2023-12-31"}).content.decode()
    assert "1.250" not in then.split("Lịch sử số liệu")[1].split("</section>")[0]
    assert "Đang nhìn từ ngày 31/12/2023" in client.get(reverse("desk")).content.decode()
    assert "Đang nhìn từ" not in client.get(reverse("desk"), {"ngay": "nay"}).content.decode()


def test_the_list_filters_by_class_and_words_without_marks(filled, signed_in):
    client = signed_in("reader")
    assert "Sản lượng lương thực" in client.get(reverse("targets"), {"tim": "san luong"}).content.decode()
    assert "Không có chỉ tiêu nào khớp" in client.get(reverse("targets"), {"tim": "khong co gi"}).content.decode()
    table = client.get(reverse("targets"), {"tai": "csv"}).content.decode("utf-8-sig")
    assert "target/Sản lượng lương thực" in table
    assert "≥\u00a01.300" in table


def test_pages_ask_the_database_few_questions(filled, signed_in, django_assert_max_num_queries):
    client = signed_in("reviewer")
    for year in range(2010, 2020):
        make_observation(year, str(900 + year))
    for n in range(30):
        make_target(name=f"Chỉ tiêu {n}")
        make_document(filled.people["reporter"], NORTH, sha256=f"{n:064d}")
    for name, most in (("desk", 42), ("targets", 24), ("documents", 24), ("findings", 20)):
        client.get(reverse(name))
        with django_assert_max_num_queries(most):
            client.get(reverse(name))
    with django_assert_max_num_queries(30):
        client.get(reverse("document", args=[filled.document.pk]))


def test_the_guard_refuses_a_bare_number():
    with pytest.raises(AssertionError, match="bare number 7"):
        Template("{{ n }}").render(Context({"n": 7}))
    assert Template("{% load pages %}{{ n|number }}").render(Context({"n": 1035})) == "1.035"


def test_a_secret_document_says_so_on_its_page(filled, client):
    secret = make_document(filled.people["reporter"], PROVINCE, sha256="c" * 64, secrecy=1)
    cleared = filled.person("reviewer", PROVINCE, clearance=1)
    client.force_login(cleared, backend="django.contrib.auth.backends.ModelBackend")
    assert "MẬT" in client.get(reverse("document", args=[secret.pk])).content.decode()
    plain = filled.person("reviewer", PROVINCE, name="khong-mat")
    client.force_login(plain, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("document", args=[secret.pk])).status_code == 404


def test_only_an_administrator_keeps_accounts(filled, signed_in):
    assert signed_in("leader").get(reverse("administration")).status_code == 404
    administrator = signed_in("administrator")
    page = administrator.get(reverse("administration")).content.decode()
    assert "Người reviewer" in page
    made = {
        "what": "create",
        "unit": NORTH,
        "username": "moi",
        "full_name": "Người Mới",
        "role": "reader",
        "password": "duong-len-doi-9",
    }
    assert administrator.post(reverse("administration"), made).status_code == 302
    assert models.RoleAssignment.objects.filter(user__username="moi", role="reader").exists()
    assert "tạo tài khoản" in administrator.get(reverse("admin-trail")).content.decode()


def test_a_weak_password_is_refused_beside_its_field_and_what_was_typed_stays(filled, signed_in):
    made = {"what": "create", "unit": NORTH, "username": "moi", "full_name": "Người Mới", "role": "reader", "password": "1"}
    response = signed_in("administrator").post(reverse("administration"), made)
    assert response.status_code == 422
    page = response.content.decode()
    assert 'value="Người Mới"' in page
    assert not models.User.objects.filter(username="moi").exists()


def test_every_action_has_a_word_for_the_trail():
    from tiendo_web.actions import ACTIONS
    from tiendo_web.pages.words import ACTIONS as WORDS

    assert {action.__name__ for action in ACTIONS} == set(WORDS)


def test_a_leader_may_set_another_class_and_the_computed_one_stays_beside_it(filled, signed_in):
    address = reverse("target", args=["target/Sản lượng lương thực"])
    leader = signed_in("leader")
    assert "Cần ghi lý do." in leader.post(address, {"cls": "unlikely", "reason": " "}, follow=True).content.decode()
    page = leader.post(address, {"cls": "unlikely", "reason": "Hạn hán kéo dài (ví dụ)."}, follow=True).content.decode()
    for words in ("Khả năng không đạt", "Hạn hán kéo dài (ví dụ).", "Tính được:", "Người leader đặt ngày 31/12/2024"):
        assert words in page, words
    assert "Khả năng không đạt" in signed_in("reader").get(reverse("targets")).content.decode()
    decided = models.ClassOverride.objects.get()
    leader.post(address, {"withdraw": decided.pk, "version": decided.version})
    assert "Hạn hán kéo dài" not in leader.get(address).content.decode()


def test_a_reader_is_offered_no_class_to_set(filled, signed_in):
    page = signed_in("reader").get(reverse("target", args=["target/Sản lượng lương thực"])).content.decode()
    assert "Đặt đánh giá khác" not in page


def test_a_target_seen_from_a_day_before_it_was_known_says_so(filled, signed_in):
    row = models.Target.objects.first()
    models.Target.objects.filter(pk=row.pk).update(body={**row.body, "known": "2020-01-01"})
    response = signed_in("reader").get(reverse("target", args=[row.pk]), {"ngay": "1990-01-01"})
    page = response.content.decode()
    assert response.status_code == 200
    assert "Đến ngày 01/01/1990 chưa có chỉ tiêu này" in page and "Về hôm nay" in page


def test_one_is_said_as_one_in_english(filled, signed_in):
    client = signed_in("reviewer")
    client.cookies["django_language"] = "en"
    page = client.get(reverse("targets")).content.decode()
    assert "1 target" in page and "1 targets" not in page
