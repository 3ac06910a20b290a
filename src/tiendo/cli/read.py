"""``tiendo read``: every number of the named documents, with its meaning."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tiendo.documents import DocumentError, open_documents
from tiendo.reading import explain, read
from tiendo.reading.lines import statement_line, unread_line
from tiendo.reading.records import KEYS, as_rows, read_records
from tiendo.values import Document, Reading

from .command import Say


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """Declare the options."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help=say("văn bản cần đọc", "documents to read"))
    parser.add_argument(
        "--published", type=_day, metavar="DATE", help=say("ngày ban hành (2024-06-30)", "day of issue (2024-06-30)")
    )
    parser.add_argument(
        "--jsonl",
        metavar="FILE",
        help=say(
            "ghi từng số, mỗi dòng một đối tượng JSON (- là đầu ra chuẩn)", "write statements as JSON lines (- is standard output)"
        ),
    )
    parser.add_argument("--unread", metavar="FILE", help=say("ghi các số chưa hiểu", "write the numbers not understood"))
    parser.add_argument(
        "--records",
        metavar="FILE",
        help=say("ghi văn bản viện dẫn, chỉ đạo, kiến nghị…", "write records: documents cited, directives, proposals…"),
    )
    parser.add_argument(
        "--explain", metavar="FILE:START", help=say("nói cách hiểu số tại vị trí START", "say how the number at START was read")
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text}: ngày viết là 2024-06-30 / write the day as 2024-06-30") from None


def run(options: argparse.Namespace, say: Say) -> int:
    """Read, print, and return 0, or 2 when a path could not be read."""
    if options.explain:
        return _explain(options, say)
    if not options.paths:
        sys.stderr.write(say("tiendo read: chưa nêu văn bản nào.\n", "tiendo read: no document named.\n"))
        return 2
    failed = False
    readings: list[Reading] = []
    with _Outputs(options) as outputs:
        for document in _documents(options.paths, options.published):
            if isinstance(document, DocumentError):
                sys.stderr.write(document.line(say("vi", "en")) + "\n")
                failed = True
                continue
            reading = read(document)
            outputs.write(reading)
            if not outputs.used:
                readings.append(reading)
    if readings:
        from .read_table import print_readings

        print_readings(readings, say)
    outputs.summary(say)
    return 2 if failed else 0


def _documents(paths: list[str], published: date | None) -> Iterator[Document | DocumentError]:
    for path in paths:
        yield from open_documents(path, published=published)


def _explain(options: argparse.Namespace, say: Say) -> int:
    path, _, start = options.explain.rpartition(":")
    if not path or not start.isdecimal():
        sys.stderr.write(
            say("--explain cần TỆP:VỊ_TRÍ, ví dụ bao-cao.txt:120\n", "--explain needs FILE:START, such as report.txt:120\n")
        )
        return 2
    for document in _documents([path], options.published):
        if isinstance(document, DocumentError):
            sys.stderr.write(document.line(say("vi", "en")) + "\n")
            return 2
        for sentence in explain(read(document), int(start)):
            sys.stdout.write(sentence + "\n")
    return 0


class _Outputs:
    """The files that were asked for: lines as they come, the records when every document has been read."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._lines: dict[str, Any] = {}
        self._options = options
        self._records: dict[str, list[dict[str, Any]]] = {key: [] for key in KEYS} if options.records else {}
        self._counts = [0, 0, 0]
        self.used = bool(options.jsonl or options.unread or options.records)

    def __enter__(self) -> _Outputs:
        for name in ("jsonl", "unread"):
            target = getattr(self._options, name)
            if target:
                self._lines[name] = sys.stdout if target == "-" else Path(target).open("w", encoding="utf-8", newline="\n")
        return self

    def __exit__(self, *failure: object) -> None:
        for stream in self._lines.values():
            if stream is not sys.stdout:
                stream.close()
        if self._options.records and failure[0] is None:
            text = json.dumps(self._records, ensure_ascii=False, indent=1)
            if self._options.records == "-":
                sys.stdout.write(text + "\n")
            else:
                Path(self._options.records).write_text(text + "\n", encoding="utf-8")

    def write(self, reading: Reading) -> None:
        """Add what one document says."""
        self._counts[0] += 1
        self._counts[1] += len(reading.statements)
        self._counts[2] += len(reading.unread)
        self._dump("jsonl", reading, (statement_line(reading, item) for item in reading.statements))
        self._dump("unread", reading, (unread_line(reading, item) for item in reading.unread))
        if self._options.records:
            for key, rows in as_rows(read_records(reading), reading.document.name).items():
                self._records.setdefault(key, []).extend(rows)

    def _dump(self, name: str, reading: Reading, rows: Iterator[dict[str, Any]]) -> None:
        stream = self._lines.get(name)
        if stream is not None:
            for row in rows:
                stream.write(json.dumps(row, ensure_ascii=False) + "\n")

    def summary(self, say: Say) -> None:
        """Tell, on standard error, how much was read."""
        documents, statements, unread = self._counts
        if documents:
            sys.stderr.write(
                say(
                    f"{documents} văn bản, {statements} số đã hiểu, {unread} số chưa hiểu.\n",
                    f"{documents} documents, {statements} statements, {unread} numbers not understood.\n",
                )
            )
