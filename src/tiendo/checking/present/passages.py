"""The passage that a finding speaks of, with its numbers marked."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...values import Document, Source

_MOST = 160  # characters between places that share a passage
_BEFORE = 60
_AFTER = 40


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one document with the places in it.

    Attributes:
        text: the stretch, white space as spaces, «…» where it is cut.
        marks: (start, end) of each place in ``text``.
        line: number of the line in the document, from 1.
        part: heading path, empty when there is none.
    """

    document: Document
    text: str
    marks: tuple[tuple[int, int], ...]
    line: int
    part: str


def passages(sources: Sequence[Source], documents: Mapping[str, Document]) -> list[Passage]:
    """The passages of a finding: places of one document close to each other share a passage."""
    groups: list[list[Source]] = []
    for source in sorted(dict.fromkeys(sources), key=lambda one: (one.document, one.start)):
        last = groups[-1] if groups else None
        if (
            last
            and last[0].document == source.document
            and source.end - last[0].start <= _MOST
            and _one_line(last[0], source, documents)
        ):
            last.append(source)
        else:
            groups.append([source])
    order = {source.document: place for place, source in reversed(list(enumerate(sources)))}
    groups.sort(key=lambda group: (order[group[0].document], group[0].start))
    return [_passage(group, documents[group[0].document]) for group in groups if group[0].document in documents]


def _one_line(a: Source, b: Source, documents: Mapping[str, Document]) -> bool:
    document = documents.get(a.document)
    return document is not None and "\n\n" not in document.text[a.start : b.start]


def _passage(group: Sequence[Source], document: Document) -> Passage:
    text = document.text
    first, last = group[0].start, max(source.end for source in group)
    line = text.rfind("\n", 0, first) + 1
    begin = max(line, _word_start(text, first - _BEFORE))
    stop = text.find("\n", last)
    stop = len(text) if stop < 0 else stop
    end = min(stop, last + _AFTER)
    while end < stop and not text[end].isspace():
        end += 1
    before, after = ("… " if begin > line else ""), (" …" if end < stop else "")
    shown = before + "".join(" " if letter.isspace() else letter for letter in text[begin:end]) + after
    marks = tuple((source.start - begin + len(before), source.end - begin + len(before)) for source in group)
    part = next((block.part for block in document.blocks if block.start <= first < block.end), "") or group[0].part
    return Passage(document, shown, marks, text.count("\n", 0, first) + 1, part)


def _word_start(text: str, place: int) -> int:
    place = max(place, 0)
    while 0 < place < len(text) and not text[place - 1].isspace():
        place += 1
    return place


def width(text: str) -> int:
    """Columns that a text takes on a terminal; marks that combine take none."""
    return sum(0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
