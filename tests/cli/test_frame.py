"""How the command line answers before any command runs."""

import subprocess
import sys
from pathlib import Path

import pytest

from tiendo.cli import LIBRARY_COMMANDS
from tiendo.cli.command import Command, language_of, main
from tiendo_web.commands import RECORD_COMMANDS

TIENDO = Path(sys.executable).with_name("tiendo")
COMMANDS = (*LIBRARY_COMMANDS, *RECORD_COMMANDS)


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(TIENDO), *words], capture_output=True, text=True, env={"LANG": "C.UTF-8", **environment})


def test_without_a_command_it_lists_the_commands_in_vietnamese() -> None:
    done = run()
    assert done.returncode == 0
    assert done.stdout.startswith("Các lệnh:")
    assert all(f"tiendo {command.name}" in done.stdout for command in COMMANDS)


def test_an_english_locale_gives_english() -> None:
    assert run(LANG="en_GB.UTF-8").stdout.startswith("Commands:")


def test_an_unknown_command_is_named_on_standard_error() -> None:
    done = run("redd")
    assert (done.returncode, done.stdout) == (2, "")
    assert "“redd”" in done.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_each_command_explains_itself(command) -> None:
    done = run(*command.name.split(), "--help")
    assert done.returncode == 0, done.stderr
    assert command.vi in " ".join(done.stdout.split())


def test_language_option_comes_before_the_locale() -> None:
    assert language_of(["read", "--lang", "en"]) == "en"
    assert language_of(["read", "--lang=en"]) == "en"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("read", "--khong-co"), "không có tùy chọn --khong-co"),
        (("read", "--lang", "fr"), "chọn"),
        (("outlook", "--out"), "--out cần một giá trị"),
    ],
)
def test_a_wrong_command_line_is_told_in_one_vietnamese_line(words: tuple[str, ...], told: str) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_help_has_vietnamese_headings() -> None:
    printed = run("check", "--help").stdout
    assert printed.startswith("cách dùng:") and "tùy chọn:" in printed
    assert run("check", "--help", "--lang", "en").stdout.startswith("usage:")


FAULTY = (Command("read", "đọc", "read", "tests.cli.faulty"),)


def test_a_fault_of_ours_is_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TIENDO_TRACE", raising=False)
    assert main(FAULTY, ["read", "--lang", "vi"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("tiendo read: lỗi của chương trình (KeyError: 'x')") and told.count("\n") == 1
    assert main(FAULTY, ["read", "--lang", "vi"], explain=lambda error: ("hỏng", "broken")) == 2
    assert capsys.readouterr().err == "tiendo read: hỏng\n"


def test_who_mends_it_sees_where_it_came_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIENDO_TRACE", "1")
    with pytest.raises(KeyError):
        main(FAULTY, ["read"])
