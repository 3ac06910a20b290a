"""``tiendo check``: whether the numbers of the named documents agree with each other."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import entry_points, version
from pathlib import Path

from tiendo.checking import Check, Checker
from tiendo.checking.acceptances import Acceptance, AcceptanceError, read_acceptances, without_accepted
from tiendo.checking.present import as_json, html_page, human, sarif
from tiendo.corpus import Progress
from tiendo.corpus.in_order import Unreadable, read_in_order
from tiendo.values import Document, FindingClass, Observation

from .command import Say, path_fault
from .corpus import Teller

_GRAVE = (FindingClass.CONTRADICTION, FindingClass.SUSPICION)
_MANY = 50  # paths from which on the reading tells how far it is
_RECORD = "tiendo.record"
"""Entry points under which an installation offers its record: a function without arguments that gives observations."""


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """Declare the options."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help=say("văn bản cần kiểm tra", "documents to check"))
    parser.add_argument("--json", action="store_true", help=say("in một đối tượng JSON", "print one JSON object"))
    parser.add_argument("--implied", action="store_true", help=say("nêu cả giá trị suy ra", "give implied values as well"))
    parser.add_argument("--record", action="store_true", help=say("đối chiếu với sổ theo dõi", "check against the record as well"))
    parser.add_argument("--sarif", metavar="FILE", help=say("ghi kết quả dạng SARIF", "write the findings as SARIF"))
    parser.add_argument("--html", metavar="FILE", help=say("ghi kết quả thành trang HTML", "write the findings as a page"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Check, print, and return 0, 1 (a contradiction or suspicion), or 2 (a path could not be read, or nothing ran)."""
    if not options.paths:
        sys.stderr.write(say("tiendo check: chưa nêu văn bản nào.\n", "tiendo check: no document named.\n"))
        return 2
    failed = False
    record: Sequence[Observation] = ()
    if options.record:
        found = _record(say)
        failed = found is None
        record = found or ()
    checker, documents, accepted, unreadable = _take_in(options.paths, record, say)
    if not documents:
        if options.json:
            sys.stdout.write(json.dumps({"findings": [], "implied": []}) + "\n")
        return 2
    check = checker.result(implied=options.implied)
    check = replace(check, findings=without_accepted(check.findings, accepted))
    _print(check, documents, options, say)
    written = _write_files(check, documents, options, say)
    if failed or unreadable or not written:
        return 2
    return 1 if any(finding.cls in _GRAVE for finding in check.findings) else 0


def _record(say: Say) -> Sequence[Observation] | None:
    for provider in entry_points(group=_RECORD):
        observations: Sequence[Observation] = provider.load()()
        return observations
    sys.stderr.write(
        say(
            "tiendo check: bản cài này không có sổ theo dõi; bỏ --record hoặc cài phần ứng dụng.\n",
            "tiendo check: this installation has no record; leave --record out or install the application.\n",
        )
    )
    return None


def _take_in(
    paths: Sequence[str], record: Sequence[Observation], say: Say
) -> tuple[Checker, dict[str, Document], list[Acceptance], bool]:
    """Read every document; one clear line for each that cannot be read, and the others go on."""
    checker = Checker(record)
    documents: dict[str, Document] = {}
    accepted: list[Acceptance] = []
    failed = False
    told, begun = Teller(say), time.monotonic()
    for number, found in enumerate(read_in_order(paths)):
        if len(paths) >= _MANY:
            told(Progress(number, len(paths) - number, 0, time.monotonic() - begun))
        for one in found:
            if isinstance(one, Unreadable):
                sys.stderr.write(say(one.vi, one.en) + "\n")
                failed = True
                continue
            document = one.document
            if document.sha256 in documents:
                first = documents[document.sha256].name
                sys.stderr.write(
                    say(
                        f"{document.name}: trùng với {first}, không kiểm tra lại.\n",
                        f"{document.name}: same as {first}, skipped.\n",
                    )
                )
                continue
            documents[document.sha256] = document
            checker.add(one)
            try:
                accepted += read_acceptances(document)
            except AcceptanceError as error:
                sys.stderr.write(f"{error}\n")
                failed = True
    told.end()
    return checker, documents, accepted, failed


def _print(check: Check, documents: dict[str, Document], options: argparse.Namespace, say: Say) -> None:
    if options.json:
        sys.stdout.write(json.dumps(as_json(check, documents, implied=options.implied), ensure_ascii=False) + "\n")
        return
    english = say("vi", "en") == "en"
    sys.stdout.write(human(check, documents, english=english, implied=options.implied))
    counts = [sum(finding.cls is cls for finding in check.findings) for cls in FindingClass]
    sys.stderr.write(
        say(
            f"{len(documents)} văn bản: {counts[0]} mâu thuẫn, {counts[1]} nghi vấn, {counts[2]} ghi chú;"
            f" {check.held} quan hệ khớp.\n",
            f"{len(documents)} documents: {counts[0]} contradictions, {counts[1]} suspicions, {counts[2]}"
            f" notes; {check.held} relations hold.\n",
        )
    )


def _write_files(check: Check, documents: dict[str, Document], options: argparse.Namespace, say: Say) -> bool:
    """Write the files asked for; False when one cannot be written."""
    done = True
    outputs = []
    if options.sarif:
        outputs.append((options.sarif, json.dumps(sarif(check, documents, version("tiendo")), ensure_ascii=False, indent=1) + "\n"))
    if options.html:
        outputs.append((options.html, html_page(check, documents, implied=options.implied)))
    for path, text in outputs:
        try:
            Path(path).write_text(text, encoding="utf-8")
        except OSError as error:
            sys.stderr.write(path_fault(error, say, path))
            done = False
    return done
