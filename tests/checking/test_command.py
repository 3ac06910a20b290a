"""``tiendo check`` as a person or a program meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tiendo.cli import LIBRARY_COMMANDS, main

WRONG = "Năm 2024, xã có 31/46 tiêu chí hoàn thành, đạt 76,4%.\n"
RIGHT = "Năm 2024, xã có 31/46 tiêu chí hoàn thành, đạt 67,4%.\n"
ODD = "Năm 2024, xã xử lý 100 hồ sơ; tỷ lệ đúng hạn đạt 98,2%, tỷ lệ trực tuyến đạt 71,5%.\n"


def run(*words: object) -> int:
    return main(LIBRARY_COMMANDS, ["check", *(str(word) for word in words)])


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_message_stands_under_the_passage(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(report) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0] == f"{report}, dòng 1: RAT01 percentage-of-x-of-y (mâu thuẫn)"
    assert out[1].strip() == WRONG.strip()
    assert out[2][out[1].index("31/46") :].startswith("^^^^^^^^^^^^^^")
    assert out[3] == "  31 ÷ 46 là 67,39%, văn bản ghi 76,4%."


@pytest.mark.parametrize(("text", "code"), [(RIGHT, 0), (WRONG, 1), (ODD, 1), ("", 2)])
def test_exit_code(tmp_path: Path, text: str, code: int) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert run(path, "--json") == code


def test_a_missing_path_gives_2_and_the_rest_is_checked(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "khong-co.txt", report, "--json") == 2
    out, err = capsys.readouterr()
    assert len(json.loads(out)["findings"]) == 1
    assert "khong-co.txt" in err


def test_json_has_the_agreed_shape(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(report, "--json")
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"findings", "implied"}
    (finding,) = answer["findings"]
    assert {"code", "class", "certainty", "message", "statements", "computed"} <= set(finding)
    assert finding["class"] == "contradiction"
    assert finding["certainty"] == "sure"
    for place in finding["statements"]:
        assert place["doc"] == str(report)
        assert WRONG[place["start"] : place["end"]] == place["quote"]
    assert answer["implied"] == []


def test_implied_values_are_numbers_in_the_printed_unit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Năm 2024, diện tích trồng rừng mới của huyện Thử đạt 5.257 ha, đạt 150% kế hoạch.\n", encoding="utf-8")
    assert run(path, "--json", "--implied") == 0
    (value,) = json.loads(capsys.readouterr().out)["implied"]
    assert (round(value["low"], 2), round(value["high"], 2), value["unit"]) == (3492.69, 3516.72, "ha")
    assert [one["quote"] for one in value["from"]] == ["5.257 ha", "150%"]


def test_sarif_and_html_are_written(report: Path, tmp_path: Path) -> None:
    run(report, "--sarif", tmp_path / "a.sarif", "--html", tmp_path / "a.html")
    sarif = json.loads((tmp_path / "a.sarif").read_text(encoding="utf-8"))
    (result,) = sarif["runs"][0]["results"]
    assert (result["ruleId"], result["level"]) == ("RAT01", "error")
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 1
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "<mark>76,4%</mark>" in page
    assert "http" not in page.replace("http-equiv", "")


def accept(report: Path, *numbers: str) -> None:
    shown = ", ".join(f'"{number}"' for number in numbers)
    text = f"- ma: RAT01\n  so: [{shown}]\n  nguoi: Lý Thị B\n  ly_do: số đã được cấp trên xác nhận\n"
    Path(f"{report}.boqua.yml").write_text(text, encoding="utf-8")


def test_an_accepted_finding_is_left_out(report: Path) -> None:
    accept(report, "31/46 tiêu chí", "76,4%")
    assert run(report) == 0


def test_an_acceptance_that_matches_nothing_is_reported(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report.write_text(RIGHT, encoding="utf-8")
    accept(report, "31/46 tiêu chí", "76,4%")
    assert run(report, "--json") == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["code"] == "ACC01"


def test_an_acceptance_without_a_reason_is_refused(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path(f"{report}.boqua.yml").write_text('- {ma: RAT01, so: ["76,4%"], nguoi: Lý Thị B}\n', encoding="utf-8")
    assert run(report) == 2
    assert "ly_do" in capsys.readouterr().err


def test_english_on_request(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(report, "--lang", "en")
    assert "the text prints 76,4%" in capsys.readouterr().out


def test_without_a_record_the_command_says_so(
    report: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tiendo.cli.check.entry_points", lambda group: ())
    assert run(report, "--record") == 2
    assert "--record" in capsys.readouterr().err
