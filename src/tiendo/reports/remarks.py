"""What documents say in words (weaknesses, causes, tasks, proposals) as sentences that a report takes over with their place."""

from __future__ import annotations

from collections.abc import Iterable

from tiendo.values import Source
from tiendo.values.records import Records

from .input import Remark, Remarks


def remarks_of(records: Iterable[Records]) -> Remarks:
    """The sentences of several documents, in order; the same words twice are one remark with two origins.

    A directive that only reports what was done, or that is a heading, is no task of the coming period.
    """
    held = tuple(records)
    return Remarks(
        shortcomings=_remarks(one.source for record in held for one in record.shortcomings),
        causes=_remarks(one.source for record in held for one in record.causes),
        tasks=_remarks(one.source for record in held for one in record.directives if one.status != "reported" and not one.heading),
        proposals=_remarks(one.source for record in held for one in record.proposals),
    )


def _remarks(sources: Iterable[Source]) -> tuple[Remark, ...]:
    by_words: dict[str, list[Source]] = {}
    for source in sources:
        by_words.setdefault(_sentence(source.surface), []).append(source)
    return tuple(
        Remark(words, f"{found[0].document[:12]}:{found[0].start}", tuple(found)) for words, found in by_words.items() if words
    )


def _sentence(surface: str) -> str:
    """The passage on one line, with a capital and a full stop; the words themselves stay."""
    words = " ".join(surface.split()).rstrip(" ;,.")
    return f"{words[:1].upper()}{words[1:]}." if words else ""
