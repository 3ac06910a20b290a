"""What the first pages need, loaded when the server starts rather than while the first person waits."""

from __future__ import annotations

import threading
from datetime import date
from decimal import Decimal


def warm_up() -> None:
    """Load tables and learned parameters in a thread, so that the server answers meanwhile."""
    threading.Thread(target=_load, name="warm-up", daemon=True).start()


def _load() -> None:
    _addresses()
    _tables_and_methods()
    _drawing()
    _figures()


def _addresses() -> None:
    """Every view with what it imports."""
    from importlib import import_module

    from django.conf import settings

    import_module(settings.ROOT_URLCONF)


def _figures() -> None:
    """The record's figures as this process holds them."""
    from django.db import DatabaseError, connection

    from tiendo_web.record.holding import HOLDING

    try:
        HOLDING.catch_up()
    except DatabaseError:  # not there yet: the first question reads them
        pass
    finally:
        connection.close()


def _drawing() -> None:
    """The engine that draws charts takes a second to start."""
    from tiendo.reports import charts

    charts.svg(charts.sparkline_spec([charts.Point(2023, Decimal(1), False), charts.Point(2024, Decimal(2), False)]), "-")


def _tables_and_methods() -> None:
    from tiendo.assessment import assess
    from tiendo.catalogue import indicators, org_units, units_of_measure
    from tiendo.ledger import observe
    from tiendo.values import Amount, Citation, Comparator, Modality, Period, Target

    indicators(), org_units(), units_of_measure()
    nowhere = Citation("", "", "")
    seen = [
        observe(
            "-",
            "-",
            Period.of_year(year),
            Amount(Decimal(year - 2000), "tấn", Decimal("0.5")),
            modality=Modality.ACTUAL,
            origin=nowhere,
            known=date(year, 12, 31),
        )
        for year in (2021, 2022, 2023)
    ]
    aim = Target("-", "-", "-", "-", "-", Comparator.AT_LEAST, Decimal(30), "tấn", Period.of_year(2025), nowhere)
    assess(aim, seen, on=date(2024, 1, 1))
