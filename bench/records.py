"""How well records are read: `python -m bench.records` scores the shared texts with the shared scorer, misses included."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tiendo.documents import open_document
from tiendo.reading import read
from tiendo.reading.records import KEYS, as_rows, read_records

SHARED = Path(__file__).resolve().parents[2] / "shared"


def main() -> int:
    """Read the five texts, score them, print the table and every miss."""
    texts = sorted((SHARED / "seeds").glob("*.txt"))
    if not texts:
        print("Không thấy ../shared/seeds: chép thư mục shared cạnh bản mã nguồn rồi chạy lại.", file=sys.stderr)
        return 2
    rows: dict[str, list[dict[str, object]]] = {key: [] for key in KEYS}
    for path in texts:
        for key, found in as_rows(read_records(read(open_document(path))), path.name).items():
            rows[key].extend(found)
    with tempfile.TemporaryDirectory() as folder:
        reading = Path(folder) / "records.json"
        reading.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        gold = SHARED / "gold" / "seeds" / "records.json"
        scorer = [sys.executable, str(SHARED / "gold" / "score_records.py"), str(gold), str(reading), "--misses"]
        print(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
