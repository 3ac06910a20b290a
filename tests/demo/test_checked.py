"""What the checker says of the demonstration's documents: the one disagreement that the sources have, and no other."""

from __future__ import annotations

import json

from tiendo.cli import LIBRARY_COMMANDS, main
from tiendo_web.demo.documents import build


def test_the_documents_hold_one_contradiction_and_it_is_the_sources_own(tmp_path, capsys):
    paths = build(tmp_path)
    assert main(LIBRARY_COMMANDS, ["check", "--json", *map(str, paths)]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    (contradiction,) = [finding for finding in findings if finding["class"] == "contradiction"]
    assert {place["quote"] for place in contradiction["statements"]} == {"04/28 chỉ tiêu", "05/28 chỉ tiêu"}
    assert {place["doc"].rsplit("/", 1)[-1] for place in contradiction["statements"]} == {
        "bao-cao-ket-qua-nam-2024-trinh-hoi-nghi.docx",
        "bao-cao-tong-ket-nam-2024.pdf",
    }
