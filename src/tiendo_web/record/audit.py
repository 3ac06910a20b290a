"""The audit trail: writing an entry, and verifying the chain."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from .models import AuditEntry, AuditHead

BEGINNING = "0" * 64
"""What the first entry names as the one before it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the chain does not hold: the number of the entry, and what is wrong in Vietnamese and English."""

    number: int
    vi: str
    en: str


def append(*, at: datetime, actor: str, via: str, action: str, unit: str, subject: str, detail: dict[str, Any]) -> AuditEntry:
    """Add an entry inside the caller's transaction; writers take their turn at the head of the chain.

    Raises: TransactionManagementError outside a transaction, since an entry and its change stand or fall together.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an audit entry is written in the transaction of its change")
    head = take_turn()
    entry = AuditEntry(
        number=head.number + 1,
        at=at,
        actor=actor,
        via=via,
        action=action,
        unit=unit,
        subject=subject,
        detail=json.loads(json.dumps(detail)),
        previous=head.seal,
    )
    entry.seal = seal_of(entry)
    entry.save()
    head.number, head.seal = entry.number, entry.seal
    head.save()
    return entry


def take_turn() -> AuditHead:
    """The head of the chain, locked: whoever holds it is the only one that numbers anything until the transaction ends."""
    AuditHead.objects.get_or_create(singleton=1, defaults={"number": 0, "seal": BEGINNING})
    return AuditHead.objects.select_for_update().get(singleton=1)


def seal_of(entry: AuditEntry) -> str:
    """Hash of everything an entry says, the hash of the entry before included."""
    said = [
        entry.number,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.actor,
        entry.via,
        entry.action,
        entry.unit,
        entry.subject,
        entry.detail,
        entry.previous,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def verify() -> Iterator[Fault]:
    """Every altered, missing or reordered entry, from the first on; nothing when the chain holds.

    Removing the last entries shows at the head, which names the last number and its seal. Somebody who can rewrite the whole
    database can also rewrite head and chain: keep the printed seal of each backup outside the machine (docs/operation.md).
    """
    previous, expected = BEGINNING, 1
    for entry in AuditEntry.objects.order_by("number").iterator(chunk_size=2000):
        if entry.number != expected:
            yield Fault(
                expected, f"thiếu mục {expected} đến {entry.number - 1}", f"entries {expected} to {entry.number - 1} missing"
            )
        elif entry.previous != previous:
            yield Fault(entry.number, "không nối với mục trước", "does not follow the entry before it")
        if seal_of(entry) != entry.seal:
            yield Fault(entry.number, "nội dung đã bị sửa", "its content was altered")
        previous, expected = entry.seal, entry.number + 1
    yield from _verify_head(previous, expected - 1)


def _verify_head(seal: str, number: int) -> Iterator[Fault]:
    head = AuditHead.objects.filter(singleton=1).first()
    if head is None:
        if number:
            yield Fault(number, "thiếu dòng ghi mục cuối", "the row that names the last entry is missing")
    elif (head.number, head.seal) != (number, seal):
        yield Fault(
            number,
            f"mục cuối phải là {head.number}; các mục sau {number} đã mất hoặc dấu không khớp",
            f"the last entry should be {head.number}; entries after {number} are missing or the seal differs",
        )
