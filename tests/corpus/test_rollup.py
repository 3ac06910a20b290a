"""``tiendo corpus rollup``: each row is what the whole ledger answers for that cell, however the work is dealt out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.corpus.standalone import HOST, cluster
from tests.corpus.test_check import lose_one_at_work
from tests.ledger.build import MERGED, event, seen_value, unit
from tiendo.cli import LIBRARY_COMMANDS, main
from tiendo.corpus import rolling_ways
from tiendo.corpus.ledger_pieces import pieces_of
from tiendo.corpus.rolling import Days, roll_up_file
from tiendo.exchange.text import print_ledger
from tiendo.ledger import Entry, Ledger, Settlement, Withdrawal, composed, key_of, ledger_of, post_all, seen
from tiendo.values import Level, Observation, Period

NOW = date(2026, 1, 31)


def entries(communes: int = 6, years: tuple[int, ...] = (2022, 2023, 2024)) -> Iterator[Entry]:
    """A province whose communes merge two by two; counts, a ratio of two counts, a level with its growth, a rank."""
    yield unit("tinh", level=Level.PROVINCE)
    for number in range(communes):
        yield unit(f"xa-{number}", "tinh", end=date(2025, 6, 30))
    for number in range(0, communes, 2):
        yield unit(f"moi-{number}", "tinh", start=MERGED)
        yield event("merge", f"xa-{number} xa-{number + 1}", f"moi-{number}")
    for year in years:
        for number in range(communes):
            yield seen_value(f"xa-{number}", "poor_households", f"{year}", f"{60 + 20 * number}", known=date(year, 12, 31))
            yield seen_value(f"xa-{number}", "households", f"{year}", f"{600 + number}", known=date(year, 12, 31))
            yield seen_value(f"xa-{number}", "poverty_rate", f"{year}", f"{10 + number}", "%", known=date(year, 12, 31))
        yield seen_value("tinh", "grdp_current", f"{year}", f"{year * 3}", "tỷ đồng", known=date(year + 1, 1, 31))
        yield seen_value("tinh", "papi_rank", f"{year}", "30", "", known=date(year + 1, 1, 31))


def made(place: Path, communes: int = 6) -> tuple[Path, Ledger]:
    """The ledger as a file, with a correction, a settled conflict and an entry taken back, in a file of many pieces."""
    ledger, _ = post_all(Ledger(), entries(communes))
    first, second = (
        one
        for one in ledger.observations.values()
        if (one.unit, one.indicator) == ("xa-0", "households") and one.period.last.year < 2024
    )
    other = seen_value("xa-1", "households", "2023", "640", known=date(2024, 2, 1))
    rival = next(
        one for one in ledger.observations.values() if (one.unit, one.indicator, str(one.period)) == ("xa-1", "households", "2023")
    )
    more: list[Entry] = [
        seen_value("xa-0", "households", str(first.period), "700", known=NOW, corrects=first.key),
        other,
        Settlement("st/1", (rival.key, other.key), other.key, "theo niên giám", "người soát", date(2024, 3, 1)),
        Withdrawal(second.key, "nhập nhầm kỳ", "người nhập", date(2024, 4, 1)),
    ]
    ledger, _ = post_all(ledger, more)
    path = place / "so.txt"
    path.write_text(print_ledger(ledger), "utf-8")
    return path, ledger


def rows(path: Path, out: Path, days: Days | None = None) -> list[dict]:
    roll_up_file(path, out, rolling_ways.in_processes(2), days or Days())
    return [json.loads(line) for line in (out / "rollup.jsonl").read_text("utf-8").splitlines()]


def asked(ledger: Ledger, row: dict, part: str) -> object:
    """What the whole ledger says of the cell of a row."""
    answer = (seen if part == "value" else composed)(ledger, row["unit"], row["indicator"], Period.parse(row["period"]))
    return str(answer.amount.value) if answer.amount else None, answer.reason


@pytest.mark.parametrize("days", [Days(), Days(known_by=date(2024, 6, 30)), Days(units_of=NOW)])
def test_every_row_is_what_the_whole_ledger_answers(days: Days, tmp_path: Path) -> None:
    path, ledger = made(tmp_path)
    if days.known_by:
        ledger = ledger.as_known(days.known_by)
    found = rows(path, tmp_path / "out", days)
    for row in found:
        for part in {"value", "of_parts"} & row.keys():
            assert (row[part].get("value"), row[part].get("reason", "")) == asked(ledger, row, part), row
    cells = {(row["unit"], row["indicator"], row["period"]) for row in found}
    periods = {one.period for one in ledger.observations.values()}
    for period in periods:
        for key in ledger.units:
            if not ledger.territory.alive(key, days.units_of or period.last):
                continue
            for code in {one.indicator for one in ledger.observations.values()} | {"grdp_growth"}:
                if seen(ledger, key, code, period).amount is not None:
                    assert (key, code, str(period)) in cells, (key, code, period)


def test_households_of_two_communes_make_those_of_the_new_one(tmp_path: Path) -> None:
    path, _ = made(tmp_path)
    found = rows(path, tmp_path / "out", Days(units_of=NOW))
    (new,) = (row for row in found if (row["unit"], row["indicator"], row["period"]) == ("moi-0", "poor_households", "2024"))
    assert new["value"]["value"] == "140"
    (rank,) = (row for row in found if (row["unit"], row["indicator"], row["period"]) == ("tinh", "papi_rank", "2024"))
    assert "value" not in rank["of_parts"]
    assert "thứ hạng không cộng" in rank["of_parts"]["reason"]


def test_a_ledger_in_many_pieces_is_the_same_ledger(tmp_path: Path) -> None:
    path, ledger = made(tmp_path)
    pieces = pieces_of(path, size=700)
    assert len(pieces) > 10
    kinds = {type(entry) for entry in ledger.entries.values()}
    assert ledger_of(entry for piece in pieces for entry in piece.entries(kinds)).entries == ledger.entries
    figures = [key_of(entry) for piece in pieces for entry in piece.entries([Observation])]
    assert figures == [key for key, entry in ledger.entries.items() if isinstance(entry, Observation)]


def test_a_line_that_is_no_ledger_is_named_by_its_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, _ = made(tmp_path)
    lines = path.read_text("utf-8").splitlines()
    lines[40] = "  amount: không phải JSON"
    path.write_text("\n".join(lines), "utf-8")
    assert main(LIBRARY_COMMANDS, ["corpus", "rollup", str(path), "--out", str(tmp_path / "out"), "--processes", "1"]) == 2
    told = capsys.readouterr().err
    assert str(path) in told
    assert "dòng 41" in told
    assert main(LIBRARY_COMMANDS, ["corpus", "rollup", str(tmp_path / "khong"), "--out", str(tmp_path / "out")]) == 2
    assert str(tmp_path / "khong") in capsys.readouterr().err


@pytest.mark.needs("spark")
def test_spark_gives_the_same_bytes(tmp_path: Path) -> None:
    path, _ = made(tmp_path)
    out = tmp_path / "out"
    assert main(LIBRARY_COMMANDS, ["corpus", "rollup", str(path), "--out", str(out), "--spark", "local[2]"]) == 0
    rows(path, tmp_path / "here")
    assert (out / "rollup.jsonl").read_bytes() == (tmp_path / "here" / "rollup.jsonl").read_bytes()


@pytest.mark.trial
@pytest.mark.needs("spark")
def test_a_cluster_that_loses_a_worker_gives_the_same_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPARK_LOCAL_IP", HOST)
    path, _ = made(tmp_path, communes=1200)
    rows(path, tmp_path / "here")
    with cluster(tmp_path) as machines:
        lost = lose_one_at_work(machines, tmp_path / "worker-1")
        roll_up_file(path, tmp_path / "out", rolling_ways.on_spark(machines.master), Days())
        assert lost.is_set(), "the worker went in the middle"
    assert (tmp_path / "out" / "rollup.jsonl").read_bytes() == (tmp_path / "here" / "rollup.jsonl").read_bytes()
