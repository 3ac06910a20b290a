"""What leaves the checker: SARIF as the standard says, JSON as DESIGN.md says, a page, and text for people."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urlparse

import pytest

from tiendo.checking import Check, check
from tiendo.checking.acceptances import Acceptance, without_accepted
from tiendo.checking.present import as_json, html_page, human, sarif
from tiendo.reading import read_text
from tiendo.values import Document, FindingClass

TEXTS = {
    "báo cáo/xã A.txt": "Năm 2024, xã có 31/46 tiêu chí hoàn thành, đạt 76,4%.\n\nTrồng rừng đạt 5.257 ha, đạt 150% kế hoạch.\n",
    "b.txt": "Năm 2024 thu 120,5 tỷ đồng, gồm: nội địa 90 tỷ đồng, xuất nhập khẩu 32,5 tỷ đồng <b>&</b>.\n",
}


@pytest.fixture(scope="module")
def answer() -> tuple[Check, dict[str, Document]]:
    readings = [read_text(text, name=name) for name, text in TEXTS.items()]
    return check(readings, implied=True), {one.document.sha256: one.document for one in readings}


def test_sarif_has_the_shape_of_2_1_0(answer: tuple[Check, dict[str, Document]]) -> None:
    """OASIS SARIF 2.1.0, §3.13 sarifLog, §3.14 run, §3.19 toolComponent, §3.27 result, §3.30 region."""
    log = json.loads(json.dumps(sarif(*answer, "1.2.3")))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"]
    assert driver["version"] == "1.2.3"
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    rules = {rule["id"] for rule in driver["rules"]}
    assert len(rules) == len(driver["rules"])
    assert all(rule["shortDescription"]["text"] and rule["fullDescription"]["text"] for rule in driver["rules"])
    assert len(run["results"]) == len(answer[0].findings) >= 2
    for result in run["results"]:
        assert result["ruleId"] in rules
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        assert len(result["locations"]) == 1
        for place in (*result["locations"], *result["relatedLocations"]):
            _shows_its_place(place["physicalLocation"])


def _shows_its_place(place: dict[str, Any]) -> None:
    """The address is a URI reference; line, column and offset, counted as the log says, lead to the same characters."""
    address = place["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", address)
    assert urlparse(address).scheme == ""
    text, region = TEXTS[unquote(address)], place["region"]
    surface = region["snippet"]["text"]
    assert text[region["charOffset"] : region["charOffset"] + region["charLength"]] == surface
    line = text.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 :].startswith(surface)


def test_json_is_the_contract(answer: tuple[Check, dict[str, Document]]) -> None:
    told = json.loads(json.dumps(as_json(*answer, implied=True)))
    assert set(told) == {"findings", "implied"}
    assert told["implied"]
    for finding in told["findings"]:
        assert {"code", "class", "certainty", "message", "statements", "computed"} <= set(finding)
        assert finding["class"] in ("contradiction", "suspicion", "note")
        assert finding["certainty"] in ("sure", "plain")
        assert all(set(place) == {"doc", "start", "end", "quote"} for place in finding["statements"])
    for value in told["implied"]:
        assert {"indicator", "place", "period", "low", "high", "unit", "from"} <= set(value)
        assert value["low"] <= value["high"]
        assert all(TEXTS[place["doc"]][place["start"] : place["end"]] == place["quote"] for place in value["from"])
    assert as_json(*answer)["implied"] == []


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.marked: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag == "mark":
            self.marked.append("")

    def handle_data(self, data: str) -> None:
        if self.lasttag == "mark" and self.marked and not self.marked[-1]:
            self.marked[-1] = data


def test_page_marks_the_numbers_and_lets_no_markup_of_a_document_in(answer: tuple[Check, dict[str, Document]]) -> None:
    page = html_page(*answer, implied=True)
    tags = _Tags()
    tags.feed(page)
    surfaces = {" ".join(source.surface.split()) for one in answer[0].findings for source in one.sources}
    assert surfaces <= set(tags.marked)
    assert not {"b", "script", "link", "img"} & tags.seen
    assert "Giá trị suy ra" in page


def test_what_holds_only_as_printed_says_so_everywhere() -> None:
    reading = read_text("Năm 2024, xã có 31/46 tiêu chí hoàn thành, đạt 67,3%.", name="a.txt")
    answer, documents = check([reading]), {reading.document.sha256: reading.document}
    assert [(one.cls, one.certainty.value) for one in answer.findings] == [(FindingClass.SUSPICION, "plain")]
    assert "theo cách in" in human(answer, documents)
    assert "theo cách in" in html_page(answer, documents)
    assert as_json(answer, documents)["findings"][0]["certainty"] == "plain"


def test_an_acceptance_holds_for_its_own_numbers_alone(answer: tuple[Check, dict[str, Document]]) -> None:
    findings = answer[0].findings
    (one,) = (finding for finding in findings if finding.code == "RAT01")
    document = one.sources[0].document
    whole = frozenset(" ".join(source.surface.split()) for source in one.sources)
    accepted = Acceptance(document, "RAT01", whole, "Lý Thị B", "tính theo tiêu chí cũ")
    assert [finding.code for finding in without_accepted(findings, [accepted])] == [f.code for f in findings if f is not one]
    for wrong in (
        Acceptance(document, "RAT03", whole, "B", "mã khác"),
        Acceptance(document, "RAT01", whole - {min(whole)}, "B", "thiếu một số"),
        Acceptance("another", "RAT01", whole, "B", "văn bản khác"),
    ):
        left = without_accepted(findings, [wrong])
        assert [finding.code for finding in left] == [*(finding.code for finding in findings), "ACC01"]
