"""A paper as PDF/A through typst: text layer, links from figures to their sources, the same bytes for the same paper."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

import typst

from .layout import block_labels, head_lines, roman, rule_for
from .paper import Block, Figure, Grid, Heading, Line, Paper, Paragraph, Picture, day_words, plain
from .trace import address_of


def to_pdf(paper: Paper) -> bytes:
    """The PDF/A-2b file of a paper.

    Only the fonts inside typst are used (Libertinus Serif holds every Vietnamese letter), so that the bytes are the same on every
    machine; the Word file carries the Times New Roman that the rules ask for.
    """
    template = files("tiendo.reports").joinpath("paper.typ").read_bytes()
    day = paper.head.day
    made: bytes = typst.compile(
        template,
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards="a-2b",
        sys_inputs={"paper": json.dumps(as_data(paper), ensure_ascii=False)},
        timestamp=int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()),
    )
    return made


def as_data(paper: Paper) -> dict[str, Any]:
    """A paper as plain data for the template: the words, the sizes of the rule, the labels of the headings."""
    rule = rule_for(paper.family, paper.head.day)
    head = paper.head
    total = len(paper.annexes)
    return {
        "family": paper.family,
        "day": [head.day.year, head.day.month, head.day.day],
        "rule": {name: getattr(rule, name) for name in rule.__slots__},
        "head": {
            "superior": list(head_lines(head.superior.upper())),
            "issuer": list(head_lines(head.issuer.upper())),
            "number": rule.number_prefix + (head.number.text if head.number else "\u00a0" * 6 + head.symbol),
            "place": f"{head.place}, {day_words(head.day)}",
            "kind": head.kind,
            "subject": _line(head.subject),
            "subject_plain": plain(head.subject),
            "mark": head.mark,
        },
        "blocks": _blocks(paper.blocks, paper),
        "signing": None
        if paper.signing is None
        else {
            "power": paper.signing.power.upper(),
            "post": paper.signing.post.upper(),
            "name": paper.signing.name,
            "recipients": list(paper.signing.recipients),
        },
        "annexes": [
            {
                "word": f"Phụ lục {roman(at)}" if total > 1 else "Phụ lục",
                "title": _line(annex.title),
                "sideways": annex.sideways,
                "blocks": _blocks(annex.blocks, paper),
            }
            for at, annex in enumerate(paper.annexes, start=1)
        ],
        "foot": paper.foot,
    }


def _blocks(blocks: tuple[Block, ...], paper: Paper) -> list[dict[str, Any]]:
    rule = rule_for(paper.family, paper.head.day)
    return [_block(block, label) for block, label in zip(blocks, block_labels(blocks, rule), strict=True)]


def _block(block: Block, label: str) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"is": "heading", "level": block.level, "label": label, "line": _line(block.line)}
    if isinstance(block, Paragraph):
        return {"is": "paragraph", "style": str(block.style), "label": label, "lead": _line(block.lead), "line": _line(block.line)}
    if isinstance(block, Picture):
        return {"is": "picture", "svg": block.svg, "width": block.width, "alternative": plain(block.alternative)}
    return _grid(block)


def _grid(block: Grid) -> dict[str, Any]:
    return {
        "is": "grid",
        "caption": _line(block.caption),
        "unit_note": _line(block.unit_note),
        "columns": [{"head": _line(column.head), "width": column.width, "align": column.align} for column in block.columns],
        "rows": [{"section": row.section, "cells": [_line(cell) for cell in row.cells]} for row in block.rows],
    }


def _line(line: Line) -> list[dict[str, str]]:
    """Neighbouring inlines without a link are joined: a word is never torn between two pieces of text."""
    pieces: list[dict[str, str]] = []
    for inline in line:
        link = address_of(inline) if isinstance(inline, Figure) else ""
        if pieces and pieces[-1]["link"] == link == "":
            pieces[-1]["text"] += inline.text
        else:
            pieces.append({"text": inline.text, "link": link})
    return pieces
