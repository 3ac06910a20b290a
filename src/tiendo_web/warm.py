"""What every page needs, loaded before the server answers at all; the record's figures, which may be many, while it answers."""

from __future__ import annotations

import gc
import threading
from datetime import date
from decimal import Decimal


def warm_up() -> None:
    """Load code, words, templates, tables and learned parameters now, and the figures in a thread."""
    _addresses()
    _templates()
    _tables_and_methods()
    _drawing()
    threading.Thread(target=_figures_then_settle, name="warm-up", daemon=True).start()


def _figures_then_settle() -> None:
    _figures()
    settle()


def settle() -> None:
    """What is loaded by now stays for good, so the collector of garbage need not walk it again.

    A full collection over it took 100 ms of whichever request it fell into.
    """
    gc.collect()
    gc.freeze()


def _templates() -> None:
    """Every template of ours and the words of both languages."""
    from django.conf import settings
    from django.template.loader import get_template
    from django.utils import translation

    for folder in [settings.PACKAGE / "templates", settings.PACKAGE / "boards" / "templates"]:
        for path in sorted(folder.rglob("*.html")):
            get_template(path.relative_to(folder).as_posix())
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("Bàn làm việc")


def _addresses() -> None:
    """Every view with what it imports."""
    from importlib import import_module

    from django.conf import settings

    import_module(settings.ROOT_URLCONF)


def _figures() -> None:
    """The record's figures, and the names of its units, as this process holds them."""
    from django.db import DatabaseError, connection

    from tiendo_web.pages import searching
    from tiendo_web.record.holding import HOLDING

    try:
        HOLDING.catch_up()
        searching.warm()
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
