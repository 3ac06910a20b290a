"""The same folder on Spark gives the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.standalone import HOST, cluster
from tests.corpus.test_read import folder, here, results
from tests.specimens.printed import PARAGRAPHS
from tiendo.cli import LIBRARY_COMMANDS, main
from tiendo.corpus import Progress, read_corpus
from tiendo.corpus.cluster import read_on_spark

__all__ = ["folder"]


@pytest.mark.needs("spark")
def test_spark_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(LIBRARY_COMMANDS, ["corpus", "read", str(folder), "--out", str(out), "--spark", "local[2]"]) == 2
    read_corpus(folder, tmp_path / "here", readers=here)
    assert results(out) == results(tmp_path / "here")


def test_without_spark_the_command_says_what_to_install(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyspark", None)
    assert main(LIBRARY_COMMANDS, ["corpus", "read", str(folder), "--out", str(tmp_path / "o"), "--spark", "local[1]"]) == 2
    assert "tiendo[spark]" in capsys.readouterr().err


@pytest.mark.trial
@pytest.mark.needs("spark")
def test_a_cluster_that_loses_a_worker_gives_the_same_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPARK_LOCAL_IP", HOST)
    place = many_reports(tmp_path / "bao-cao", 400)
    read_corpus(place, tmp_path / "here", readers=here)
    with cluster(tmp_path) as machines:
        lost = []

        def lose_one(progress: Progress) -> None:
            if not lost and progress.done >= 80:
                lost.append(progress.left)
                machines.kill_a_worker()

        summary = read_corpus(
            place,
            tmp_path / "out",
            readers=lambda folder, files, published: read_on_spark(folder, files, published, machines.master),
            tell=lose_one,
        )
    assert lost and lost[0] > 200, "the worker went in the middle"
    assert summary.files == 400
    assert results(tmp_path / "out") == results(tmp_path / "here")


def many_reports(place: Path, count: int) -> Path:
    place.mkdir()
    text = "\n\n".join(PARAGRAPHS)
    for number in range(count):
        (place / f"{number:04}.txt").write_text(f"Báo cáo số {number}\n\n{text}\n\nThu đạt {100 + number} tỷ đồng.", "utf-8")
    return place
