"""``tiendo corpus check``: a folder checked as one, the same rows however the work is dealt out."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path

import pytest

from tests.corpus.standalone import HOST, Cluster, cluster
from tests.specimens.printed import PARAGRAPHS
from tiendo.cli import LIBRARY_COMMANDS, main
from tiendo.corpus.checking import check_corpus, in_processes, on_spark

KINDS = ("findings", "implied", "skipped")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports of six communes; two of them print other figures for the province, one adds up wrongly, one cannot be read."""
    return reports(tmp_path / "bao-cao", 6)


def reports(place: Path, communes: int) -> Path:
    for number in range(communes):
        path = place / f"xa-{number % 3}" / f"{number:04}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        paid = 61 if number % 4 == 3 else 60
        revenue = 855 if number % 5 else 853
        path.write_text(
            "\n\n".join(
                (
                    f"Báo cáo số {number} năm 2023",
                    f"Thu ngân sách trên địa bàn tỉnh Bắc Kạn năm 2023 đạt {revenue} tỷ đồng.",
                    f"Năm 2023, xã có 100 hộ nghèo, trong đó {paid} hộ được vay vốn, 40 hộ chưa được vay vốn.",
                    *PARAGRAPHS,
                )
            ),
            "utf-8",
        )
    (place / "rong.txt").write_bytes(b"")
    return place


def rows(out: Path) -> dict[str, bytes]:
    return {kind: (out / f"{kind}.jsonl").read_bytes() for kind in KINDS}


def check_here(folder: Path, out: Path, shards: int) -> dict[str, bytes]:
    check_corpus(folder, out, in_processes, shards=shards, implied=True)
    return rows(out)


def test_the_findings_are_those_of_tiendo_check(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(LIBRARY_COMMANDS, ["corpus", "check", str(folder), "--out", str(out), "--implied"]) == 2
    told = capsys.readouterr().err
    assert "7 tệp" in told
    assert "1 không đọc được" in told
    main(LIBRARY_COMMANDS, ["check", *map(str, sorted(folder.rglob("*.txt"))), "--json", "--implied"])
    together = json.loads(capsys.readouterr().out)
    found = [json.loads(line) for line in (out / "findings.jsonl").read_text("utf-8").splitlines()]
    assert found == together["findings"]
    assert {one["code"] for one in found if one["class"] == "contradiction"} >= {"DOC01"}
    assert [json.loads(line) for line in (out / "implied.jsonl").read_text("utf-8").splitlines()] == together["implied"]
    assert [json.loads(line)["doc"] for line in (out / "skipped.jsonl").read_text("utf-8").splitlines()] == [f"{folder}/rong.txt"]


def test_it_does_not_matter_how_the_files_are_dealt_out(folder: Path, tmp_path: Path) -> None:
    alone = check_here(folder, tmp_path / "1", 1)
    assert alone["findings"]
    assert check_here(folder, tmp_path / "3", 3) == alone
    assert check_here(folder, tmp_path / "9", 9) == alone


def test_an_empty_folder_gives_empty_files(tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()
    assert set(check_here(tmp_path / "trong", tmp_path / "out", 2).values()) == {b""}


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(LIBRARY_COMMANDS, ["corpus", "check", str(tmp_path / "khong"), "--out", str(tmp_path / "out")]) == 2
    assert str(tmp_path / "khong") in capsys.readouterr().err


@pytest.mark.needs("spark")
def test_spark_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(LIBRARY_COMMANDS, ["corpus", "check", str(folder), "--out", str(out), "--implied", "--spark", "local[2]"]) == 2
    assert rows(out) == check_here(folder, tmp_path / "here", 2)


@pytest.mark.trial
@pytest.mark.needs("spark")
def test_a_cluster_that_loses_a_worker_gives_the_same_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPARK_LOCAL_IP", HOST)
    place = reports(tmp_path / "bao-cao", 400)
    here = check_here(place, tmp_path / "here", 2)
    with cluster(tmp_path) as machines:
        lost = lose_one_at_work(machines, tmp_path / "worker-1")
        check_corpus(place, tmp_path / "out", on_spark(machines.master), shards=40, implied=True)
        assert lost.is_set(), "the worker went in the middle"
    assert rows(tmp_path / "out") == here


def lose_one_at_work(machines: Cluster, place: Path) -> threading.Event:
    """End a worker a while after its executor has begun."""
    lost = threading.Event()

    def watch() -> None:
        while not list(place.glob("app-*")):
            time.sleep(0.1)
        time.sleep(8)
        machines.kill_a_worker()
        lost.set()

    threading.Thread(target=watch, daemon=True).start()
    return lost
