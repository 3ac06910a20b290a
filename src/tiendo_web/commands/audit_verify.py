"""``tiendo audit verify``: walks the chain of the audit trail."""

from __future__ import annotations

import argparse

from tiendo.cli.command import Say

from .start import django_ready


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """No arguments."""


def run(options: argparse.Namespace, say: Say) -> int:
    """Exit code 1 when an entry is altered, missing or out of order; prints the last number and its seal when all is well."""
    django_ready()
    from tiendo_web.record import audit
    from tiendo_web.record.models import AuditHead

    faults = 0
    for fault in audit.verify():
        faults += 1
        print(say(f"mục {fault.number}: {fault.vi}", f"entry {fault.number}: {fault.en}"))
    if faults:
        return 1
    head = AuditHead.objects.filter(singleton=1).first()
    number, seal = (head.number, head.seal) if head else (0, audit.BEGINNING)
    print(say(f"{number} mục, không có sai lệch. Dấu: {seal}", f"{number} entries, no fault. Seal: {seal}"))
    return 0
