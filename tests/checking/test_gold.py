"""The hand-annotated texts of ../shared: what is found, what is implied, what is left alone."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.checking.gold import reading
from tiendo.checking import Check, check
from tiendo.values import FindingClass, Reading

pytestmark = pytest.mark.needs("shared")
REAL = {"04/28 chỉ tiêu", "05/28 chỉ tiêu"}


def seeds(shared: Path) -> list[Reading]:
    return [reading(path, shared / "gold/seeds" / f"{path.stem}.json") for path in sorted((shared / "seeds").glob("*.txt"))]


def folder(shared: Path, name: str) -> list[Reading]:
    return [reading(path, path.with_suffix(".json")) for path in sorted((shared / "gold" / name).glob("*.txt"))]


def of(answer: Check, cls: FindingClass) -> list[set[str]]:
    return [{source.surface for source in one.sources} for one in answer.findings if one.cls is cls]


def test_the_one_real_contradiction_and_no_other(shared: Path) -> None:
    assert of(check(seeds(shared)), FindingClass.CONTRADICTION) == [REAL]


def test_suspicions_are_few_and_four_of_seven_are_known(shared: Path) -> None:
    known = [
        {source["quote"] for source in row["statements"]}
        for row in json.loads((shared / "gold/seeds/findings.json").read_text(encoding="utf-8"))["findings"]
        if row["class"] == "suspicious"
    ]
    said = of(check(seeds(shared)), FindingClass.SUSPICION)
    hit = [one for one in known if any(found <= one for found in said)]
    assert len(hit) >= 4
    assert len([found for found in said if not any(found <= one for one in known)]) <= 5


def test_every_certain_implied_value_is_given_with_its_premises(shared: Path) -> None:
    rows = json.loads((shared / "gold/seeds/findings.json").read_text(encoding="utf-8"))["findings"]
    certain = [row for row in rows if row.get("certain")]
    implied = check(seeds(shared), implied=True).implied
    assert len(certain) == 14
    for row in certain:
        premises = {(Path(one["doc"]).stem, one["start"]) for one in row["statements"]}
        near = [one for one in implied if {source.start for source in one.premises} == {start for _, start in premises}]
        assert near, row["computed"]
        low, high = near[0].interval.low, near[0].interval.high
        assert low is not None
        assert high is not None
        assert abs(float(low) - row["low"]) <= 0.011
        assert abs(float(high) - row["high"]) <= 0.011


def test_nothing_is_implied_by_a_plan_that_was_just_met(shared: Path) -> None:
    implied = check(seeds(shared), implied=True).implied
    assert not [one for one in implied if any(source.surface == "100%" for source in one.premises)]


@pytest.mark.parametrize("name", ["news", "more"])
def test_unchanged_texts_give_no_contradiction_together(shared: Path, name: str) -> None:
    assert of(check(folder(shared, name)), FindingClass.CONTRADICTION) == []


def test_deliberate_inconsistencies_are_found_and_traps_left_alone(shared: Path) -> None:
    answer = check(folder(shared, "practice"))
    found = [(one.code, one.sources[0].document) for one in answer.findings if one.cls is not FindingClass.NOTE]
    assert len({document for _, document in found}) == 6
    assert len(found) == 6
    assert len(of(answer, FindingClass.CONTRADICTION)) == 3


def planted(shared: Path, tmp_path: Path, name: str) -> tuple[int, int, int]:
    """Strict planted errors, those found as contradictions, and those found at all (one document each)."""
    texts, gold = (shared / "seeds", shared / "gold/seeds") if name == "seeds" else (shared / "gold/news", shared / "gold/news")
    relations = gold / "findings.json" if name == "seeds" else shared / "gold/relations/news.json"
    subprocess.run(
        [sys.executable, str(shared / "gold/plant.py"), str(texts), str(gold), str(relations), str(tmp_path)],
        check=True,
        capture_output=True,
    )
    strict = grave = some = 0
    for line in (tmp_path / "planted.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["strength"] != "strict" or (tmp_path / row["file"]).is_dir():
            continue
        stem = Path(row["doc"]).stem
        body = (tmp_path / row["file"]).read_bytes().decode("utf-8")
        changed = reading(texts / row["doc"], gold / f"{stem}.json", text=body, moved=_shift(row))
        marks = [(one["start"], one["end"]) for one in row["statements"]]
        classes = {
            one.cls
            for one in check([changed]).findings
            if any(source.start < end and start < source.end for source in one.sources for start, end in marks)
        }
        strict += 1
        grave += FindingClass.CONTRADICTION in classes
        some += bool(classes - {FindingClass.NOTE})
    return strict, grave, some


def _shift(row: dict[str, int | str]) -> Callable[[int, int], tuple[int, int]]:
    was, now, start = str(row["was"]), str(row["now"]), int(row["start"])
    tail, delta = start + len(was), len(now) - len(was)
    return lambda a, b: (a + delta * (a >= tail), b + delta * (b >= tail))


def test_planted_errors_in_annotated_texts_are_found(shared: Path, tmp_path: Path) -> None:
    counts = [planted(shared, tmp_path / name, name) for name in ("seeds", "news")]
    strict, grave, some = (sum(column) for column in zip(*counts, strict=True))
    assert grave / strict >= 0.8
    assert some / strict >= 0.8
