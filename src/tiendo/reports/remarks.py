"""What documents say in words (weaknesses, causes, tasks, proposals) as sentences that a report takes over with their place."""

from __future__ import annotations

from collections.abc import Iterable

from tiendo.values import Source
from tiendo.values.records import Directive, Proposal, Records

from .input import Remark, Remarks

_ASKING = ("đề nghị", "kiến nghị", "đề xuất", "mong")


def remarks_of(records: Iterable[Records]) -> Remarks:
    """The sentences of several documents, in order; the same words twice are one remark with two origins.

    A directive that only reports what was done, or that is a heading, is no task of the coming period. Who is to act, and who is
    asked, stands before the words when the document names it.
    """
    held = tuple(records)
    directives = [one for record in held for one in record.directives if one.status != "reported" and not one.heading]
    return Remarks(
        shortcomings=_remarks((one.source.surface, one.source) for record in held for one in record.shortcomings),
        causes=_remarks((one.source.surface, one.source) for record in held for one in record.causes),
        tasks=_remarks((_task(one), one.source) for one in directives),
        proposals=_remarks((_asked(one), one.source) for record in held for one in record.proposals),
    )


def _task(directive: Directive) -> str:
    words = directive.source.surface
    if directive.receiver is None or directive.receiver.casefold() in words.casefold():
        return words
    return f"{directive.receiver}: {_lower(words)}"


def _asked(proposal: Proposal) -> str:
    words = proposal.source.surface
    if words.casefold().startswith(_ASKING):
        return words
    return f"Đề nghị {proposal.receiver} {_lower(words)}" if proposal.receiver else f"Đề nghị {_lower(words)}"


def _remarks(said: Iterable[tuple[str, Source]]) -> tuple[Remark, ...]:
    by_words: dict[str, list[Source]] = {}
    for words, source in said:
        by_words.setdefault(_sentence(words), []).append(source)
    return tuple(
        Remark(words, f"{found[0].document[:12]}:{found[0].start}", tuple(found)) for words, found in by_words.items() if words
    )


def _sentence(surface: str) -> str:
    """The passage on one line, with a capital and a full stop; the words themselves stay."""
    words = " ".join(surface.split()).rstrip(" ;,.")
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _lower(words: str) -> str:
    """The first letter small inside a sentence; abbreviations keep their capitals."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]
