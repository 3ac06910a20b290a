"""The public facts of Bắc Kạn that the demonstration carries, as a ledger."""

from __future__ import annotations

import csv
from importlib.resources import as_file, files
from pathlib import Path

from tiendo.exchange.facts import read_facts
from tiendo.ledger import Ledger, ledger_of

PROVINCE = "province/06/1997"


def facts() -> tuple[Ledger, dict[str, str]]:
    """The ledger, and the wording of the indicators that the catalogue lacks."""
    with as_file(files("tiendo_web.demo").joinpath("facts")) as folder:
        with Path(folder, "names.csv").open(encoding="utf-8", newline="") as file:
            names = {row["indicator"]: row["name"] for row in csv.DictReader(file)}
        return ledger_of(read_facts(Path(folder))), names
