"""Over whole texts: the agreed measure, NFD, and that nothing fails."""

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.reading import read_text
from tiendo.reading.records import KEYS, as_rows, read_records

from .helpers import records_of

LEAST = {
    "documents": 0.95,
    "people": 0.95,
    "meetings": 0.90,
    "proposals": 0.85,
    "directives": 0.75,
    "shortcomings": 0.75,
    "causes": 0.75,
    "assessments": 0.85,
}


@pytest.mark.needs("shared")
def test_the_five_texts_reach_the_agreed_level(shared: Path, tmp_path: Path) -> None:
    rows: dict[str, list[dict[str, object]]] = {key: [] for key in KEYS}
    for path in sorted((shared / "seeds").glob("*.txt")):
        found = as_rows(read_records(read_text(path.read_text(encoding="utf-8"), name=path.name)), path.name)
        for key in KEYS:
            rows[key].extend(found[key])
    reading = tmp_path / "records.json"
    reading.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    scorer = [
        sys.executable,
        str(shared / "gold" / "score_records.py"),
        str(shared / "gold" / "seeds" / "records.json"),
        str(reading),
    ]
    printed = subprocess.run(scorer, capture_output=True, text=True, check=True).stdout
    f1 = {line.split()[0]: float(line.split(" F1 ")[1].split()[0]) for line in printed.splitlines() if " F1 " in line}
    assert {kind: value for kind, value in f1.items() if value < LEAST.get(kind, 0.85)} == {}, printed


def test_nfd_gives_the_same_records_at_mapped_places() -> None:
    passage = "Tin\nĐồng chí Nông Văn Thành, Bí thư Tỉnh ủy yêu cầu các sở rà soát từng chỉ tiêu còn thấp."
    composed, decomposed = records_of(passage), records_of(unicodedata.normalize("NFD", passage))
    as_nfc = [unicodedata.normalize("NFC", record.source.surface) for record in (*decomposed.people, *decomposed.directives)]
    assert as_nfc == [record.source.surface for record in (*composed.people, *composed.directives)]


@given(st.text(max_size=400))
def test_any_text_gives_records_whose_spans_hold(text: str) -> None:
    reading = read_text(text)
    records = read_records(reading)
    for group in (records.documents, records.people, records.meetings, records.proposals, records.directives, records.shortcomings):
        for record in group:
            assert text[record.source.start : record.source.end] == record.source.surface
