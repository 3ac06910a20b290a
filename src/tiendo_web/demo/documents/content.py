"""The content files as values, and as papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tiendo.reports.paper import Block, Column, Grid, Head, Heading, Label, LabelKind, Paper, Paragraph, Row, Signing, Style
from tiendo.values import Citation

from .markup import keys, line

MARK = "(ví dụ)"
FOOT = "Văn bản trình diễn của Tiendo: số liệu công khai, lời văn tự soạn, không phải văn bản chính thức."


@dataclass(frozen=True, slots=True)
class Fact:
    """A public figure that a document carries.

    Attributes:
        key: name in ``facts.yaml``.
        printed: usual wording.
        table, unit, indicator, field, value, unit_of_measure, period: the row of the facts it comes from.
        origin: address, title and day of its source.
    """

    key: str
    printed: str
    table: str
    unit: str
    indicator: str
    field: str
    value: str
    unit_of_measure: str
    period: str
    origin: Citation


@dataclass(frozen=True, slots=True)
class DemoDocument:
    """One document of the demonstration.

    Attributes:
        file: file name, stable.
        kind: type name as printed, empty for a press item.
        unit: unit that issued it or that it is about.
        day, number: as printed; both are examples (*ví dụ*).
        subject: what it is about.
        facts: keys of the figures it prints, in order.
        paper: its words, ready for a writer.
    """

    file: str
    kind: str
    unit: str
    day: date
    number: str
    subject: str
    facts: tuple[str, ...]
    paper: Paper


@cache
def facts() -> Mapping[str, Fact]:
    """Every figure of the documents by key."""
    return {
        key: Fact(
            key,
            row["printed"],
            row["table"],
            row["unit"],
            row["indicator"],
            row["field"],
            row["value"],
            row["unit_of_measure"],
            row["period"],
            Citation(row["address"], row["title"], row["day"]),
        )
        for key, row in yaml.safe_load(_text("facts.yaml"))["facts"].items()
    }


@cache
def documents() -> tuple[DemoDocument, ...]:
    """The documents in the order of their content files."""
    folder = files(__package__).joinpath("content")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return tuple(_document(yaml.safe_load(folder.joinpath(name).read_text(encoding="utf-8"))) for name in names)


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _document(row: Mapping[str, Any]) -> DemoDocument:
    texts = tuple(_texts([row["opening"], row["body"]]))
    return DemoDocument(
        file=row["file"],
        kind=row["kind"],
        unit=row["unit"],
        day=row["day"],
        number=row.get("number", ""),
        subject=row["subject"],
        facts=tuple(dict.fromkeys(key for text in texts for key in keys(text))),
        paper=_paper(row),
    )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _line(text: object) -> tuple[Any, ...]:
    table = facts()
    return line(str(text), {key: fact.printed for key, fact in table.items()}, {key: fact.origin for key, fact in table.items()})


def _paper(row: Mapping[str, Any]) -> Paper:
    number = Label(row["number"], LabelKind.DOCUMENT) if "number" in row else None
    head = Head(
        superior=row["superior"],
        issuer=row["issuer"],
        number=number,
        place=row["place"],
        day=row["day"],
        kind=row["kind"],
        subject=_line(row["subject"]),
        mark=MARK if number else "",
    )
    blocks = [Paragraph(_line(text)) for text in row["opening"]] + [_block(entry) for entry in row["body"]]
    return Paper(row["family"], head, tuple(blocks), _signing(row.get("signing")), foot=FOOT)


def _signing(row: list[Any] | None) -> Signing | None:
    if row is None:
        return None
    power, post, name, recipients = row
    return Signing(power, post, name, tuple(recipients))


def _block(entry: Mapping[str, Any]) -> Block:
    ((kind, value),) = entry.items()
    if kind == "grid":
        return _grid(value)
    if kind in {"h1", "h2"}:
        return Heading(int(kind[1]), _line(value))
    return Paragraph(_line(value), {"p": Style.BODY, "i": Style.ITEM, "n": Style.NUMBERED}[kind])


def _grid(value: Mapping[str, Any]) -> Grid:
    columns = tuple(Column(_line(head), width, align) for head, width, align in value["columns"])
    rows = tuple(
        Row(((Label(str(at), LabelKind.ORDER),), *(_line(cell) for cell in cells)))
        for at, cells in enumerate(value["rows"], start=1)
    )
    return Grid(columns, rows, caption=_line(value["caption"]))
