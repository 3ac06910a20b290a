"""Write ``docs/conflicts.md``: every place where the public figures about Bắc Kạn disagree, as the ledger finds them by itself.

Run: ``python tools/conflict_page.py``; with ``--check`` it only says whether the page is current.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from tiendo.catalogue import indicators
from tiendo.exchange.facts import read_facts
from tiendo.ledger import Conflict, Ledger, conflicts, post_all
from tiendo.values import Citation, Observation, Target

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/conflicts.md"
HEAD = """# Số liệu công khai về Bắc Kạn không khớp ở đâu / Where public figures about Bắc Kạn disagree

Made by `tools/conflict_page.py` from the facts in `src/tiendo_web/demo/facts`; the rules are those of
`tiendo.ledger.conflicts` (`docs/ledger.md`). Nothing is decided here: both figures stay in the record until a person
settles the conflict. *Mức* says how sure: `sure` under every reading of the printed numbers, `plain` as printed, `near` when
a hedge reaches as far as its last digit, `bare` when hedges are left aside.
"""
COLUMNS = "| đơn vị | chỉ tiêu, kỳ | không khớp | lý do có thể | mức | nguồn |\n" + "| --- " * 6 + "|"
KINDS = {
    "values": "Trị số khác nhau / Different values",
    "estimates": "Ước tính và thực hiện / Estimates and finals",
    "arithmetic": "Phép tính không khớp / Arithmetic that does not close",
    "parts": "Các phần và tổng / Parts and totals",
    "series": "Chuỗi thời gian / Over time",
    "definitions": "Định nghĩa / Definitions",
    "targets": "Mục tiêu / Targets",
}


def page() -> str:
    """The page's text."""
    ledger, _ = post_all(Ledger(), read_facts(ROOT / "src/tiendo_web/demo/facts"))
    found = conflicts(ledger)
    counts = Counter(str(one.kind) for one in found)
    parts = [
        HEAD,
        f"{len(found)} chỗ: " + "; ".join(f"{KINDS[kind].split(' / ')[0].lower()} {counts[kind]}" for kind in KINDS) + ".\n",
    ]
    for kind, title in KINDS.items():
        rows = [_row(ledger, one) for one in found if one.kind == kind]
        if rows:
            parts.append(f"## {title}\n\n{COLUMNS}\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _row(ledger: Ledger, one: Conflict) -> str:
    entries = [ledger.entries[key] for key in one.entries]
    words = next((entry.indicator_words for entry in entries if isinstance(entry, Observation | Target)), "")
    name = words or indicators()[one.indicator].name
    sources = dict.fromkeys(_source(entry.origin) for entry in entries if isinstance(entry, Observation | Target))
    cells = (ledger.units[one.unit].name, f"{name}, {one.period}", one.computed, one.reason, str(one.reading), "; ".join(sources))
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def _source(origin: object) -> str:
    assert isinstance(origin, Citation)
    place = urlsplit(origin.address).netloc.removeprefix("www.") or f"văn bản {origin.address.removesuffix('.txt')}"
    return f"{place} ({origin.day})"


def main() -> int:
    """Write the page, or check it."""
    text = page()
    if "--check" in sys.argv:
        return 0 if PAGE.read_text("utf-8") == text else 1
    PAGE.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
