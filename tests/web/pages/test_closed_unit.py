"""Every address of the application, asked about a closed unit by people without rights there; and rights across a merger."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.web.office import NORTH, PROVINCE, SOUTH, make_document, make_finding, make_person, make_statement
from tiendo import values
from tiendo.ledger import Settlement, observe
from tiendo_web.record import models
from tiendo_web.record.loading import load

MARKS = ("Chỉ tiêu kín đáo", "987.654", "Văn bản kín đáo", "chi-tieu-kin-dao")
TEXT = "Năm 2024, tổng sản lượng lương thực đạt 987.654 tấn; Chỉ tiêu kín đáo của huyện."
YEAR = values.Period.of_year(2024)
CODE = "ledger/chi-tieu-kin-dao"
NEW, HALF, OTHER = "province/91/2025", "district/911/2025", "district/912/2025"
# Django's own sign-in pages answer the same to everybody; the others are asked one by one.
APART = ("tai-khoan/", "static/", "ngon-ngu/")


def addresses(patterns, before=""):
    """Every address that the application answers at, its parameters filled with what the closed unit holds."""
    for one in patterns:
        there = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, there)
        elif isinstance(one, URLPattern):
            yield there


def filled(route: str, document: int, finding: int) -> str:
    """A route with values; a number stands for the closed document or its finding."""

    words = {"key": "muc-tieu-kin", "unit": NORTH, "indicator": CODE, "code": CODE, "start": "0", "form": "csv", "name": "s1"}
    number = finding if "phat-hien" in route or "finding" in route else document

    def put(match):
        kind, _, name = match[1].rpartition(":")
        return str(number) if kind == "int" else words.get(name, "x")

    return "/" + re.sub(r"<([^>]+)>", put, re.sub(r"\^|\$|\\Z", "", route))


@pytest.fixture
def closed(office):
    """The north holds a document, its statement and finding, a plan, a target, figures that disagree, and a settlement."""
    document = make_document(
        office.people["reporter"],
        NORTH,
        text=TEXT,
        sha256="c" * 64,
        title="Văn bản kín đáo",
        folded="van ban kin dao chi-tieu-kin-dao",
    )
    statement = make_statement(document, "987.654 tấn", Decimal("987654"), "tấn", half_step=Decimal("0.5"))
    finding = make_finding(document, statement, key="k")
    page = values.Citation("https://kin.example", "Chỉ tiêu kín đáo", "2024")
    amount = values.Amount(Decimal("987654"), "tấn", Decimal("0.5"))
    seen = [
        observe(NORTH, CODE, YEAR, one, modality=values.Modality.ACTUAL, origin=page, known=date(2024, 12, 1 + n),
                indicator_words="Chỉ tiêu kín đáo")
        for n, one in enumerate((amount, values.Amount(Decimal("900000"), "tấn", Decimal("0.5"))))
    ]  # fmt: skip
    target = values.Target(
        "muc-tieu-kin", "ke-hoach-kin", NORTH, CODE, "Chỉ tiêu kín đáo", values.Comparator.AT_LEAST, Decimal("987654"), "tấn",
        YEAR, page,
    )  # fmt: skip
    settled = Settlement("xu-ly", tuple(one.key for one in seen), seen[0].key, "Chỉ tiêu kín đáo", "ai đó", date(2024, 12, 9))
    load([values.Plan("ke-hoach-kin", "Chỉ tiêu kín đáo", NORTH, YEAR), target, *seen])
    from tiendo_web.record.loading import add_act

    add_act(settled, unit=NORTH)
    return document, finding


WIDE = f"?don-vi={NORTH}&unit={NORTH}&q=kin+dao&tim=kin&ke-hoach=ke-hoach-kin&han=tat-ca&cot={CODE}@2024"
QUERIES = (WIDE, f"?don-vi={NORTH}&tai=csv")


def everything(closed):
    document, finding = closed
    for route in addresses(get_resolver().url_patterns):
        if not route.startswith(APART) and "<path:path>" not in route:
            address = filled(route, document.pk, finding.pk)
            yield from ([address] if "<" in route else (address + query for query in QUERIES))


def said_to(client, address):
    answer = client.get(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode("utf-8", "replace")


def test_those_with_rights_do_see_it(closed, office):
    client = Client()
    client.force_login(office.people["reader"], backend="django.contrib.auth.backends.ModelBackend")
    assert "Chỉ tiêu kín đáo" in said_to(client, f"/chi-tieu/?don-vi={NORTH}&han=tat-ca")
    assert "987.654" in said_to(client, "/chi-tieu/muc-tieu-kin/")
    assert "987.654" in said_to(client, f"/van-ban/{closed[0].pk}/")


@pytest.mark.parametrize("who", ["south", "nobody", "anonymous"])
def test_no_address_tells_others_anything_of_it(closed, who):
    client = Client(raise_request_exception=False)
    if who != "anonymous":
        person = make_person("ben-nam", "leader", SOUTH, 3) if who == "south" else make_person("khong", None)
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    asked = list(everything(closed))
    assert len(asked) > 80
    told = [address for address in asked if any(mark in said_to(client, address).replace(address, "") for mark in MARKS[:3])]
    assert told == []


@pytest.fixture
def merged(closed):
    """On 1 July 2025 the province goes into a new one; the north is divided between two new districts of it."""
    day = date(2025, 7, 1)
    load([
        values.OrgUnit(NEW, "91", "Tỉnh Mới", values.Level.PROVINCE, None, day, None),
        values.OrgUnit(HALF, "911", "Nửa này", values.Level.DISTRICT, NEW, day, None),
        values.OrgUnit(OTHER, "912", "Nửa kia", values.Level.DISTRICT, NEW, day, None),
        values.Succession(day, values.SuccessionKind.MERGE, (PROVINCE,), (NEW,)),
        values.Succession(day, values.SuccessionKind.SPLIT, (NORTH,), (HALF, OTHER)),
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "sees"), [(NEW, True), (PROVINCE, True), (NORTH, True), (HALF, False), (OTHER, False), (SOUTH, False)]
)
def test_rights_reach_what_somebody_took_over_whole_and_no_half_of_it(merged, closed, unit, sees):
    client = Client(raise_request_exception=False)
    client.force_login(make_person("ai-do", "leader", unit), backend="django.contrib.auth.backends.ModelBackend")
    there = [
        "/chi-tieu/muc-tieu-kin/",
        f"/van-ban/{closed[0].pk}/",
        f"/phat-hien/{closed[1].pk}/",
        f"/so-lieu/bang.xlsx?don-vi={NORTH}",
    ]
    assert [client.get(address).status_code == 200 for address in there] == [sees] * len(there)
    assert ("Chỉ tiêu kín đáo" in said_to(client, f"/chi-tieu/?don-vi={NORTH}&han=tat-ca")) is sees
    assert models.UnitClosure.objects.filter(above=unit, below=NORTH).exists() is sees
