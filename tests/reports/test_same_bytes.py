"""Two runs give the same bytes, whatever the seed of hashes, the time zone and the language of the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

MADE = """
from hashlib import sha256
from datetime import date
from tests.exchange.released import FIGURES
from tests.reports.examples import year_report
from tiendo.exchange.csvw import figures_csv
from tiendo.exchange.datapackage import data_package
from tiendo.exchange.parquet import parquet
from tiendo.exchange.sdmx import sdmx
from tiendo.reports.pdf import to_pdf
from tiendo.reports.periodic import periodic, periodic_docx
from tiendo.reports.workbook import workbook
report = year_report()
found = sdmx(FIGURES, prepared=date(2025, 2, 1))
made = {
    "docx": periodic_docx(report, trace=True), "controls": periodic_docx(report, trace=True, controls=True),
    "pdf": to_pdf(periodic(report, trace=True)), "xlsx": workbook(report), "csv": figures_csv(FIGURES),
    "zip": data_package(FIGURES, "x"), "parquet": parquet(FIGURES), "sdmx": found.xml + found.csv + found.structure,
}
for name, content in made.items():
    print(name, sha256(content).hexdigest())
"""


def hashes(**environment: str) -> str:
    root = Path(__file__).parents[2]
    found = subprocess.run(
        [sys.executable, "-c", MADE],
        env={**os.environ, **environment, "PYTHONPATH": str(root)},
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return found.stdout


def test_two_processes_that_differ_in_everything_else_write_the_same_files():
    first = hashes(PYTHONHASHSEED="1", TZ="Asia/Ho_Chi_Minh", LC_ALL="C.UTF-8")
    second = hashes(PYTHONHASHSEED="77", TZ="America/Los_Angeles", LC_ALL="C")
    assert len(first.splitlines()) == 8
    assert first == second
