"""Carry the public facts about Bắc Kạn into the demonstration: ``python tools/carry_facts.py ../shared/facts``.

The words quoted from the sources stay behind; what they say of a number (over, almost, about …) becomes the column ``hedge``.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "src/tiendo_web/demo/facts"
FILES = ("bac_kan_observations", "bac_kan_targets", "bac_kan_targets_implied", "bac_kan_events")
HEDGES = {
    "over": r"trên|hơn|vượt|over|more than|plus de|quá",
    "almost": r"gần|ngót|nearly|almost",
    "about": r"khoảng|chừng|xấp xỉ|about|around|environ",
    "at_least": r"ít nhất|tối thiểu|at least",
}
NUMBER = r"(?P<number>(?:VND|US\$)?\d[\d.,\s]*)"


def hedge_of(quote: str, value: str) -> str:
    """The hedge printed right before the number that the row carries; empty when there is none."""
    wanted = _digits(value)
    for hedge, words in HEDGES.items():
        for match in re.finditer(rf"\b(?:{words})\s*{NUMBER}", quote, re.IGNORECASE):
            if _digits(match["number"]) == wanted:
                return hedge
    return ""


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number).strip("0")


def main(folder: Path) -> None:
    """Write the four tables."""
    for name in FILES:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as source:
            rows = list(csv.DictReader(source))
        figure = "achieved" if "implied" in name else "value"
        for row in rows:
            quote = row.pop("quote_words", None)
            if quote is not None:
                row["hedge"] = hedge_of(quote, row[figure])
        with (OUT / f"{name}.csv").open("w", encoding="utf-8", newline="") as target:
            writer = csv.DictWriter(target, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        sys.stderr.write(f"{name}: {len(rows)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
