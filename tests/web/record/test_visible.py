"""A reader without rights sees nothing of a closed unit or a closed document, through any table."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.web.office import NORTH, PROVINCE, SOUTH, make_document, make_finding, make_person
from tiendo_web.record.models import ImpliedValue, Role, UnreadNumber
from tiendo_web.record.queries import visible

TABLES = ("units", "documents", "statements", "unread", "findings", "implied", "plans", "targets", "observations")


@pytest.fixture
def full(office):
    """Something of every kind in the north."""
    from datetime import date
    from decimal import Decimal

    from tiendo import values
    from tiendo.ledger import observe
    from tiendo_web.record.loading import load

    UnreadNumber.objects.create(document=office.document, start=0, end=3, surface="Năm", reason="thử")
    make_finding(office.document, office.grain)
    implied = ImpliedValue.objects.create(document=office.document, indicator="sản lượng", role="plan")
    implied.documents.set([office.document])
    origin = values.Citation("https://example.vn", "Bài", "2024")
    year = values.Period.of_year(2024)
    amount = values.Amount(Decimal(5), "tấn", Decimal("0.5"))
    target = values.Target("t", "p", NORTH, "grain", "Sản lượng", values.Comparator.AT_LEAST, Decimal(5), "tấn", year, origin)
    seen = observe(NORTH, "grain", year, amount, modality=values.Modality.ACTUAL, origin=origin, known=date(2024, 1, 1))
    load([values.Plan("p", "Kế hoạch", NORTH, year), target, seen])
    return office


def sees(user) -> dict[str, int]:
    return {name: getattr(visible, name)(user).count() for name in TABLES}


def test_a_reader_of_the_unit_sees_something_of_every_kind(full):
    assert all(sees(full.people["reader"]).values())


def test_a_reader_of_the_unit_above_sees_it_too(full):
    assert all(sees(make_person("tinh", "reader", PROVINCE)).values())


@pytest.mark.parametrize("who", ["south", "nobody", "anonymous", "closed", "administrator"])
def test_others_see_nothing_of_the_unit(full, who):
    closed = make_person("da-dong", "leader", NORTH)
    closed.is_active = False
    user = {
        "south": make_person("nam", "leader", SOUTH, 3),
        "nobody": make_person("khong", None),
        "anonymous": AnonymousUser(),
        "closed": closed,
        "administrator": full.people["administrator"],
    }[who]
    counted = sees(user)
    assert counted.pop("units") == (1 if who == "south" else 0)
    assert not any(counted.values())


def test_a_secret_document_hides_everything_that_was_read_from_it(full):
    full.document.secrecy = 2
    full.document.save()
    below, cleared = sees(make_person("mat", "leader", NORTH, 1)), sees(make_person("toi-mat", "reader", NORTH, 2))
    assert not any(below[name] for name in ("documents", "statements", "unread", "findings", "implied"))
    assert all(cleared.values())


def test_a_finding_between_two_documents_is_seen_only_by_who_may_see_both(full):
    other = make_document(full.people["reporter"], SOUTH, sha256="b" * 64)
    finding = make_finding(full.document, full.grain, key="g")
    finding.places.create(position=1, document=other, start=0, end=1, surface="x")
    implied = ImpliedValue.objects.create(document=full.document, indicator="sản lượng", role="plan")
    implied.documents.set([full.document, other])
    reader, above = full.people["reader"], make_person("tinh", "reader", PROVINCE)
    assert (sees(reader)["findings"], sees(reader)["implied"]) == (1, 1)
    assert (sees(above)["findings"], sees(above)["implied"]) == (2, 2)


def test_clearance_in_one_unit_says_nothing_of_another(full):
    secret = make_document(full.people["reporter"], SOUTH, sha256="c" * 64, secrecy=1)
    user = make_person("hai-noi", "reader", NORTH, 3)
    user.assignments.create(unit_id=SOUTH, role="reader", clearance=0)
    assert secret not in visible.documents(user)


@pytest.mark.parametrize("role", list(Role))
def test_asked_of_a_few_units_the_answer_is_that_of_all(office, role):
    """Hỏi từ vài đơn vị hay từ mọi đơn vị người ấy được xem: cùng một câu trả lời, ai cũng vậy."""
    for number, where in enumerate((PROVINCE, NORTH, SOUTH)):
        person = make_person(f"{role.value}-{number}", role.value, where)
        for few in ([], [NORTH], [NORTH, SOUTH, PROVINCE, "khong/co"]):
            known = set(visible.units(person).values_list("pk", flat=True))
            assert visible.units_among(person, few) == known & set(few)
    assert visible.units_among(AnonymousUser(), [NORTH, PROVINCE]) == set()
