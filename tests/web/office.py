"""A small office for tests: a province with two districts, a person for every role, a document that was read.

All of it is invented here; no text or figure comes from anybody's report.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from tiendo import values
from tiendo_web.record import models
from tiendo_web.record.mapping import statement_columns
from tiendo_web.record.models.units import rebuild_closure

TEXT = "Năm 2024, tổng sản lượng lương thực đạt 1.250 tấn, tăng 3,5% so với năm 2023."
PROVINCE, NORTH, SOUTH = "province/90/1990", "district/901/1990", "district/902/1990"
GRAIN = "ledger/san-luong-luong-thuc"


@dataclass
class Office:
    """What a test works with; ``people`` by role name, all of them in the north district."""

    people: dict[str, models.User]
    document: models.Document
    grain: models.Statement
    growth: models.Statement

    def person(self, role: str, unit: str = NORTH, *, clearance: int = 0, name: str = "") -> models.User:
        return make_person(name or f"{role}-{unit}-{clearance}", role, unit, clearance)


def open_office() -> Office:
    make_units()
    people = {role.value: make_person(role.value, role.value, NORTH) for role in models.Role}
    document = make_document(people["reporter"], NORTH)
    grain = make_statement(document, "1.250 tấn", Decimal(1250), "tấn", half_step=Decimal("0.5"))
    growth = make_statement(document, "3,5%", Decimal("3.5"), "%", kind=values.Kind.CHANGE, half_step=Decimal("0.05"))
    return Office(people, document, grain, growth)


def make_units() -> None:
    units = [
        values.OrgUnit(PROVINCE, "90", "Tỉnh Thử Nghiệm", values.Level.PROVINCE, None, None, None),
        values.OrgUnit(NORTH, "901", "Huyện Bắc", values.Level.DISTRICT, PROVINCE, None, None),
        values.OrgUnit(SOUTH, "902", "Huyện Nam", values.Level.DISTRICT, PROVINCE, None, None),
    ]
    models.OrgUnit.objects.bulk_create([models.OrgUnit.of(unit) for unit in units])
    rebuild_closure()


def make_person(username: str, role: str | None, unit: str = NORTH, clearance: int = 0) -> models.User:
    user = models.User.objects.create(username=username, full_name=f"Người {username}")
    if role:
        models.RoleAssignment.objects.create(user=user, unit_id=unit, role=role, clearance=clearance)
    return user


def make_document(by: models.User, unit: str, *, text: str = TEXT, sha256: str = "a" * 64, **fields: Any) -> models.Document:
    return models.Document.objects.create(
        **{
            "unit_id": unit,
            "sha256": sha256,
            "name": "bao-cao.txt",
            "size": len(text),
            "format": "txt",
            "text": text,
            "issued": date(2024, 12, 20),
            "state": models.ReadingState.READ,
            "uploaded_by": by,
            "uploaded_at": timezone.now(),
            **fields,
        }
    )


def make_statement(
    document: models.Document, surface: str, value: Decimal, unit: str, *, half_step: Decimal, kind: values.Kind = values.Kind.LEVEL
) -> models.Statement:
    start = document.text.index(surface)
    words = "sản lượng lương thực"
    at = document.text.index(words)
    statement = values.Statement(
        source=values.Source(document.sha256, "", start, start + len(surface), surface),
        amount=values.Amount(value, unit, half_step),
        kind=kind,
        direction=values.Direction.UP if kind is values.Kind.CHANGE else None,
        modality=values.Modality.ACTUAL,
        indicator=values.IndicatorMention(words, at, at + len(words), GRAIN),
        period=values.Period.of_year(2024),
        base_period=values.Period.of_year(2023) if kind is values.Kind.CHANGE else None,
        place=None,
    )
    return models.Statement.objects.create(document=document, **statement_columns(statement))


def make_finding(document: models.Document, *statements: models.Statement, key: str = "f") -> models.Finding:
    finding = models.Finding.objects.create(
        fingerprint=(key * 64)[:64],
        document=document,
        code="TST01",
        cls="contradiction",
        certainty="sure",
        message="Hai số không khớp.",
        found_at=timezone.now(),
    )
    for position, statement in enumerate(statements):
        models.FindingPlace.objects.create(
            finding=finding, position=position, document=statement.document, statement=statement, start=0, end=1, surface="x"
        )
    return finding
