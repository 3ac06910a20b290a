"""The same folder on Spark gives the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.test_read import folder, here, results
from tiendo.cli import LIBRARY_COMMANDS, main
from tiendo.corpus import read_corpus

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
