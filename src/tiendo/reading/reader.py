"""The whole way for prose: view, paragraphs, sentences, marks, drafts, statements."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from decimal import Decimal

from tiendo.values import Amount, Document, Hedge, IndicatorMention, Kind, Place, Reading, Source, Statement, Unread

from .amounts import amounts
from .assembly import read_sentence
from .catalogued import code_of
from .clauses import Scene
from .drafts import Discourse, Draft
from .frame import heading, open_text, says_when
from .periods import Now, TimeMark, resolve, times
from .places import Places
from .segments import paragraphs, sentences
from .tokens import Tokens
from .view import View, view
from .vocabulary import Vocabulary, vocabulary

_WORDY_TIME = re.compile(r"nhiệm kỳ|đầu năm|cuối năm|trong năm|quý i")
_POINTING_BACK = (
    "theo đó",
    "trong đó",
    "cụ thể",
    "trong số",
    "kết quả cụ thể",
    "ngoài ra",
    "bên cạnh đó",
    "cùng với đó",
    "đồng thời",
)
_NOWADAYS = ("toàn tỉnh", "toàn huyện", "toàn xã", "toàn thành phố", "hiện", "hiện nay", "đến nay", "tính đến nay")
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
    places = Places(seen.text, seen.low, (0, min(len(seen.text), 700)))
    discourse = Discourse(places, Now(document.published, document.published.year if document.published else None))
    open_text(discourse, seen, known)
    flowing = _flowing(seen)
    statements: list[Statement] = []
    unread: list[Unread] = []
    for start, end in paragraphs(seen.text):
        if not heading(discourse, seen, start, end) and flowing:
            _paragraph_opens(discourse, seen.low, start)
        if not _DIGIT.search(seen.text, start, end) and not _WORDY_TIME.search(seen.low, start, end):
            continue
        for first, last in sentences(seen.text, start, end):
            if not _DIGIT.search(seen.text, first, last) and not _WORDY_TIME.search(seen.low, first, last):
                continue
            if seen.low.startswith(_NOWADAYS, first):
                discourse.carried = discourse.now.nowadays if discourse.now.nowadays != discourse.default else None
            tokens = Tokens(seen.text, seen.low, first, last)
            marks = times(tokens)
            found, refused = amounts(known, tokens, seen.text, marks)
            for item in refused:
                if not item.known:
                    where = _source(document, seen, tokens.starts[item.start], tokens.ends[item.end - 1])
                    unread.append(Unread(where, item.reason))
            if not found:
                _silent(discourse, tokens, marks)
                continue
            drafts = read_sentence(Scene(known, seen.text, seen.low, tokens, marks, found), discourse)
            statements.extend(_statement(document, seen, draft) for draft in drafts)
    return Reading(document, tuple(statements), tuple(unread))


def _flowing(seen: View) -> bool:
    """Whether paragraphs hold several sentences each (a report), not one a line (a news text)."""
    several = counted = 0
    for start, end in paragraphs(seen.text[:12000]):
        if end - start > 120:
            counted += 1
            several += len(list(sentences(seen.text, start, end))) > 1
    return counted > 0 and several * 2 >= counted


def _paragraph_opens(discourse: Discourse, low: str, start: int) -> None:
    """A new paragraph leaves the time of the last sentence behind, unless it points back."""
    if not low.startswith(_POINTING_BACK, start):
        discourse.carried = discourse.base = None


def _silent(discourse: Discourse, tokens: Tokens, marks: list[TimeMark]) -> None:
    """A sentence with times and no amounts still tells the time of what follows."""
    for mark in marks:
        leads = mark.form == "term" or (mark.start <= 3 and mark.form in {"year", "months"})
        if leads and not mark.event and not mark.as_of and says_when(tokens, mark):
            discourse.carried = resolve(mark, discourse.now) or discourse.carried


def _statement(document: Document, seen: View, draft: Draft) -> Statement:
    tokens, amount = draft.scene.tokens, draft.amount
    indicator = None
    if draft.indicator is not None:
        start, end = seen.back(*draft.indicator)
        words = document.text[start:end]
        indicator = IndicatorMention(words, start, end, code_of(words))
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
