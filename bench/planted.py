"""Errors planted in the texts of ../shared, and how many the checker finds.

``python -m bench.planted [SET …] [--seeds N …] [--misses] [--own]``; the sets are known (seeds and news), more, practice, texts and
texts_last.

The relations of ``known`` are those of ../shared; those of the other sets were annotated by hand and stand, as offsets and
numbers only, in ``bench/relations``.
``../shared/gold/plant.py`` plants, the real reader reads, ``../shared/gold/score_findings.py`` scores.
``--own`` reads without the words and rules that only the text at hand prompted (see ``bench.reading``).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from tiendo.checking import check
from tiendo.checking.present import as_json
from tiendo.reading import read_text
from tiendo.reading.vocabulary import vocabulary
from tiendo.values import Reading

from .reading import SHARED

GOLD = SHARED / "gold"
RELATIONS = Path(__file__).with_name("relations")
SETS = ("known", "more", "practice", "texts", "texts_last")
_LONGEST = 8  # gold/run_checker.py: a finding that names everything names nothing


@dataclass(frozen=True, slots=True)
class Source:
    """Texts to plant in: a folder of texts, one of their statements, and a file of relations."""

    texts: Path
    statements: Path
    relations: Path


@dataclass(slots=True)
class Count:
    """What came of the planted errors of some texts."""

    planted: int = 0
    strict: int = 0
    grave: int = 0
    found: int = 0
    wrong: set[str] = field(default_factory=set)
    unread: int = 0

    def add(self, other: Count) -> None:
        self.planted += other.planted
        self.strict += other.strict
        self.grave += other.grave
        self.found += other.found
        self.unread += other.unread
        self.wrong |= other.wrong

    def line(self, name: str) -> str:
        """One row of the table."""
        share = (100 * self.grave / max(1, self.strict), 100 * self.found / max(1, self.strict))
        missed = self.strict - self.found
        return (
            f"{name:24s} {self.planted:7d} {self.strict:6d}   {self.grave:5d} {share[0]:5.1f} %   {self.found:5d} {share[1]:5.1f} %"
            f"   {missed:6d} {self.unread:8d}   {len(self.wrong):5d}"
        )


HEAD = f"{'set':24s} planted strict   contradictions   with suspicions   missed not read   wrong"


def sources(name: str, room: Path) -> Iterator[Source]:
    """The texts of a set; annotations of our own are laid out as plant.py wants them."""
    if name == "known":
        yield Source(SHARED / "seeds", GOLD / "seeds", GOLD / "seeds/findings.json")
        yield Source(GOLD / "news", GOLD / "news", GOLD / "relations/news.json")
        return
    annotated = json.loads((RELATIONS / f"{name}.json").read_text(encoding="utf-8"))
    texts = SHARED / "texts" if name.startswith("texts") else GOLD / name
    here = room / name
    here.mkdir()
    rows = []
    for stem, said in annotated.items():
        statements = (
            said["statements"]
            if "statements" in said
            else json.loads((texts / f"{stem}.json").read_text(encoding="utf-8"))["statements"]
        )
        by_id = {str(one["id"]).removeprefix("s"): one for one in statements}
        gold = {"doc": f"{stem}.txt", "statements": [{**one, "id": key} for key, one in by_id.items()]}
        (here / f"{stem}.json").write_text(json.dumps(gold), encoding="utf-8")
        for relation in said["relations"]:
            named = [
                {key: by_id[str(i)][key] for key in ("start", "end", "quote")} | {"id": str(i)} for i in relation["statements"]
            ]
            rows.append({**relation, "doc": f"{stem}.txt", "statements": named})
    path = here / "relations.jsonl"
    path.write_text(json.dumps(rows), encoding="utf-8")
    yield Source(texts, here, path)


@lru_cache(maxsize=4096)
def _read(text: str, name: str, without: str | None) -> Reading:
    return read_text(text, name=name, words=vocabulary(without))


def findings(paths: list[Path], known_as: str | None, own: bool) -> tuple[list[dict[str, Any]], list[Reading]]:
    """What the checker says of the documents together; a single document goes by the name of its original."""
    readings = []
    for path in paths:
        name = known_as or path.name
        readings.append(_read(path.read_bytes().decode("utf-8"), name, name.removesuffix(".txt") if own else None))
    found = as_json(check(readings), {one.document.sha256: one.document for one in readings})["findings"]
    return [one for one in found if len(one["statements"]) <= _LONGEST], readings


def run(out: Path, own: bool) -> tuple[int, set[str]]:
    """Check every case of a planted folder; strict planted numbers that the reader did not read, and wrong contradictions."""
    results, unread, wrong = [], 0, set()
    for kind in ("planted", "controls"):
        seen = set()
        for line in (out / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["file"] in seen:
                continue
            seen.add(row["file"])
            path = out / row["file"]
            known_as = None if path.is_dir() else row.get("doc") or path.name
            found, readings = findings(sorted(path.glob("*.txt")) if path.is_dir() else [path], known_as, own)
            results.append({"file": row["file"], "findings": found})
            if kind == "planted":
                spans = [
                    (one.source.start, one.source.end)
                    for each in readings
                    if each.document.name == row["doc"]
                    for one in each.statements
                ]
                unread += row["strength"] == "strict" and not any(a < row["end"] and row["start"] < b for a, b in spans)
            else:
                wrong |= {
                    f"{one['code']} {[(s['doc'], s['quote']) for s in one['statements']]}"
                    for one in found
                    if one["class"] == "contradiction"
                }
    (out / "results.jsonl").write_text("".join(json.dumps(row) + "\n" for row in results), encoding="utf-8")
    return unread, wrong


def score(out: Path, relations: Path, misses: bool) -> tuple[Count, str]:
    """The scorer's counts, and its list of what was not found."""
    call = [sys.executable, str(GOLD / "score_findings.py"), str(out), str(out / "results.jsonl"), "--relations", str(relations)]
    said = json.loads(subprocess.run([*call, "--json"], check=True, capture_output=True, text=True).stdout)
    told = subprocess.run([*call, "--misses"], check=True, capture_output=True, text=True).stdout if misses else ""
    strict = said["strict"]
    count = Count(said["planted"], strict["planted"], strict["contradiction"], strict["contradiction or suspicion"])
    return count, told.partition("\nnot found:\n")[2]


def measure(name: str, seed: int, own: bool, misses: bool) -> tuple[Count, str]:
    """Plant, read, check and score one set."""
    total, told = Count(), ""
    with tempfile.TemporaryDirectory() as room:
        for number, source in enumerate(sources(name, Path(room))):
            out = Path(room) / f"out{number}"
            plant = [sys.executable, str(GOLD / "plant.py"), source.texts, source.statements, source.relations, out, "--seed", seed]
            subprocess.run([str(part) for part in plant], check=True, capture_output=True)
            unread, wrong = run(out, own)
            count, missed = score(out, source.relations, misses)
            count.unread, count.wrong = unread, wrong
            total.add(count)
            told += missed
    return total, told


def main(argv: list[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("sets", nargs="*", default=list(SETS))
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    parser.add_argument("--misses", action="store_true", help="list what was not found as a contradiction")
    parser.add_argument("--own", action="store_true", help="without the words that only the text at hand prompted")
    options = parser.parse_args(argv)
    print(HEAD)
    told = ""
    for name in options.sets:
        total = Count()
        for seed in options.seeds:
            count, missed = measure(name, seed, options.own, options.misses)
            total.add(count)
            told += missed
        print(total.line(name), flush=True)
        for one in sorted(total.wrong):
            print(f"    contradiction in an unchanged text: {one}")
    if options.misses:
        print(told)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
