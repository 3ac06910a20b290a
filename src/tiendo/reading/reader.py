"""The whole way for prose: view, paragraphs, sentences, marks, drafts, statements."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from decimal import Decimal

from tiendo.values import Amount, Document, Hedge, IndicatorMention, Kind, Period, Place, Reading, Source, Statement, Unread

from .amounts import amounts
from .assembly import Discourse, Draft, read_sentence
from .clauses import Scene
from .periods import Now, resolve, times
from .places import Places
from .segments import paragraphs, sentences
from .tokens import Tokens
from .view import View, view
from .vocabulary import Vocabulary, vocabulary

_DIGIT = re.compile(r"\d")
_HALVES = tuple(Decimal(5).scaleb(-k - 1) for k in range(20))


def read_text(text: str, *, published: date | None = None, name: str = "", words: Vocabulary | None = None) -> Reading:
    """Read running text.

    Args:
        text: the text as printed; every offset in the answer counts its characters.
        published: day of the document when it is known.
        name: what to call it.
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return read(Document(name, digest, "txt", text, published=published), words=words)


def read(document: Document, *, words: Vocabulary | None = None) -> Reading:
    """Read a document's running text to statements and numbers not understood."""
    known = words or vocabulary()
    seen = view(document.text)
    places = Places(seen.text, seen.low, (0, min(len(seen.text), 400)))
    discourse = Discourse(
        places, Now(document.published, document.published.year if document.published else None), published=document.published
    )
    _open(discourse, seen)
    statements: list[Statement] = []
    unread: list[Unread] = []
    for start, end in paragraphs(seen.text):
        if not _DIGIT.search(seen.text, start, end):
            continue
        for first, last in sentences(seen.text, start, end):
            if not _DIGIT.search(seen.text, first, last):
                continue
            tokens = Tokens(seen.text, seen.low, first, last)
            marks = times(tokens)
            found, refused = amounts(known, tokens, seen.text, marks)
            for item in refused:
                if not item.known:
                    unread.append(
                        Unread(_source(document, seen, tokens.starts[item.start], tokens.ends[item.end - 1]), item.reason)
                    )
            if not found:
                _silent(discourse, marks)
                continue
            scene = Scene(known, seen.text, seen.low, tokens, marks, found)
            drafts = read_sentence(scene, discourse)
            statements.extend(_statement(document, seen, draft) for draft in drafts)
    return Reading(document, tuple(statements), tuple(unread))


def _open(discourse: Discourse, seen: View) -> None:
    """Before the first sentence: the year and the default period."""
    for start, end in list(paragraphs(seen.text[:6000])):
        tokens = Tokens(seen.text, seen.low, start, min(end, start + 600))
        for mark in times(tokens):
            if mark.form in {"year", "month", "quarter", "months"} and mark.year and not mark.event:
                if discourse.now.year is None:
                    discourse.now.year = mark.year
                if discourse.default is None:
                    discourse.default = resolve(mark, discourse.now)
                return
    if discourse.default is None and discourse.now.year:
        discourse.default = Period.of_year(discourse.now.year)


def _silent(discourse: Discourse, marks: list) -> None:
    """A sentence with times and no amounts still tells the time of what follows."""
    for mark in marks:
        if mark.form in {"year", "months", "quarter", "month"} and not mark.event and (period := resolve(mark, discourse.now)):
            discourse.carried = period


def _statement(document: Document, seen: View, draft: Draft) -> Statement:
    tokens, amount = draft.scene.tokens, draft.amount
    indicator = None
    if draft.indicator is not None:
        start, end = seen.back(*draft.indicator)
        indicator = IndicatorMention(document.text[start:end], start, end)
    unit = amount.unit
    exact = unit is not None and unit.kind in {"noun", "places"} and not unit.scaled and amount.decimals == 0
    value = Amount(
        value=amount.value,
        unit=unit.text if unit else "",
        half_step=Decimal(0) if exact or draft.kind is Kind.RANK else _HALVES[min(amount.decimals, 19)],
        upper=amount.upper,
        total=amount.total,
        hedge=Hedge(draft.hedge) if draft.hedge else Hedge.EXACT,
        unit_code=unit.code if unit else None,
        other_reading=amount.other,
    )
    source = _source(
        document,
        seen,
        tokens.starts[amount.start],
        tokens.ends[(amount.start if amount.shared else amount.end) - 1 if not amount.shared else amount.start],
    )
    parent = None
    if draft.of is not None:
        other = draft.of
        parent = seen.back(other.scene.tokens.starts[other.amount.start], other.scene.tokens.ends[other.amount.end - 1])
    return Statement(
        source=source,
        amount=value,
        kind=draft.kind,
        direction=draft.direction,
        modality=draft.modality,
        indicator=indicator,
        period=draft.period,
        base_period=draft.base,
        place=Place(draft.place) if draft.place else None,
        of=parent,
        rules=tuple(draft.rules),
    )


def _source(document: Document, seen: View, start: int, end: int) -> Source:
    first, last = seen.back(start, end)
    return Source(document.sha256, "", first, last, document.text[first:last])
