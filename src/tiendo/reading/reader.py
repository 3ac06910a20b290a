"""The whole way for a document: view, paragraphs, sentences, marks, drafts, statements; tables beside the prose."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tiendo.values import Amount, BlockKind, Document, Hedge, IndicatorMention, Kind, Place, Reading, Source, Statement, Unread

from .amounts import Refused, amounts
from .assembly import read_sentence
from .catalogued import code_of
from .clauses import Scene
from .drafts import Discourse, Draft
from .frame import heading, open_text, says_when
from .known_names import known_names, outside
from .periods import Now, TimeMark, resolve, times
from .places import Places
from .segments import paragraphs, sentences
from .tables import read_tables_fully
from .tokens import Tokens
from .view import View, view
from .vocabulary import Vocabulary, vocabulary

_WORDY_TIME = re.compile(r"nhiệm kỳ|đầu năm|cuối năm|trong năm|quý i")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)] ")
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
_NOWADAYS = ("toàn tỉnh", "toàn huyện", "toàn xã", "toàn thành phố", "hiện", "đến nay", "tính đến nay")
_DIGIT = re.compile(r"\d")
_HALVES = tuple(Decimal(5).scaleb(-k - 1) for k in range(20))
_HEAD = 700
"""A place named within this many characters is one that the text is likely to be about."""


def read_text(text: str, *, published: date | None = None, name: str = "", words: Vocabulary | None = None) -> Reading:
    """Read running text.

    Args:
        text: the text as printed; every offset in the answer counts its characters.
        published: day of the document when it is known.
        name: what to call it.
        words: another vocabulary than the package's own (measurements leave rows out).

    >>> reading = read_text("GRDP bình quân đầu người năm 2022 đạt 46,3 triệu đồng/người.")
    >>> [(s.source.surface, s.indicator.words, str(s.period)) for s in reading.statements]
    [('46,3 triệu đồng/người', 'GRDP bình quân đầu người', '2022')]
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return read(Document(name, digest, "txt", text, published=published), words=words)


def read(document: Document, *, words: Vocabulary | None = None) -> Reading:
    """Read a document to statements and to the numbers that were seen and not understood, both in order of place."""
    prose = _Prose(document, words or vocabulary())
    prose.read()
    cells = read_tables_fully(document)
    return Reading(
        document,
        tuple(sorted((*prose.statements, *cells.statements), key=_start)),
        tuple(sorted((*prose.unread, *cells.unread), key=_start)),
    )


def _start(item: Statement | Unread) -> int:
    return item.source.start


class _Prose:
    """Reads the running text of one document, sentence by sentence."""

    def __init__(self, document: Document, words: Vocabulary) -> None:
        self.document = document
        self.words = words
        self.seen = view(document.text)
        places = Places(self.seen.text, self.seen.low, (0, min(len(self.seen.text), _HEAD)))
        self.discourse = Discourse(places, Now(document.published, document.published.year if document.published else None))
        self.statements: list[Statement] = []
        self.unread: list[Unread] = []

    def read(self) -> None:
        """Fill ``statements`` and ``unread``."""
        open_text(self.discourse, self.seen, self.words)
        flowing = _flowing(self.seen)
        for start, end in _stretches(self.document, self.seen):
            if not heading(self.discourse, self.seen, start, end) and flowing:
                _paragraph_opens(self.discourse, self.seen.low, start)
            if self._speaks(start, end):
                for first, last in sentences(self.seen.text, start, end):
                    if self._speaks(first, last):
                        self._sentence(first, last)

    def _speaks(self, start: int, end: int) -> bool:
        """Whether a stretch holds a digit or a time in words."""
        return bool(_DIGIT.search(self.seen.text, start, end) or _WORDY_TIME.search(self.seen.low, start, end))

    def _sentence(self, start: int, end: int) -> None:
        seen, discourse = self.seen, self.discourse
        if seen.low.startswith(_NOWADAYS, start):
            discourse.carried = discourse.now.nowadays if discourse.now.nowadays != discourse.default else None
        tokens = Tokens(seen.text, seen.low, start, end)
        names = known_names(tokens)
        marks = outside(times(tokens), names)
        found, refused = amounts(self.words, tokens, seen.text, marks, names)
        self._refuse(tokens, refused)
        if not found:
            _silent(discourse, tokens, marks)
            return
        for draft in read_sentence(Scene(self.words, seen.text, seen.low, tokens, marks, found, names), discourse):
            self.statements.append(_statement(self.document, seen, draft))

    def _refuse(self, tokens: Tokens, refused: list[Refused]) -> None:
        for item in refused:
            if not item.known:
                where = _source(self.document, self.seen, tokens.starts[item.start], tokens.ends[item.end - 1])
                self.unread.append(Unread(where, item.reason))


def _stretches(document: Document, seen: View) -> Iterator[tuple[int, int]]:
    """The paragraphs outside tables and page furniture, as spans of the view.

    A format that knows its paragraphs is taken at its word; plain text is cut by its lines.
    """
    blocks = () if document.format in {"txt", "md"} else document.blocks
    if not blocks and not document.tables:
        yield from paragraphs(seen.text)
        return
    tables = [(_forward(seen, table.start), _forward(seen, table.end)) for table in document.tables]
    spans = [
        (_forward(seen, block.start), _forward(seen, block.end))
        for block in blocks
        if block.kind not in (BlockKind.FURNITURE, BlockKind.TABLE)
    ]
    for start, end in spans or list(paragraphs(seen.text)):
        if start < end and not any(first <= start < last for first, last in tables):
            yield start, end


def _forward(seen: View, offset: int) -> int:
    """The place in the view of an offset in the printed text."""
    return offset if seen.offsets is None else bisect_left(seen.offsets, offset)


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
    if _NUMBERED.match(low, start):
        discourse.place = None


def _silent(discourse: Discourse, tokens: Tokens, marks: list[TimeMark]) -> None:
    """A sentence with times and no amounts still tells the time of what follows."""
    for mark in marks:
        leads = mark.form == "term" or (mark.start <= 3 and mark.form in {"year", "months"})
        if leads and not mark.event and not mark.as_of and says_when(tokens, mark):
            discourse.carried = resolve(mark, discourse.now) or discourse.carried


def _statement(document: Document, seen: View, draft: Draft) -> Statement:
    tokens, amount = draft.scene.tokens, draft.amount
    last = amount.start if amount.shared else amount.end - 1
    parent = None
    if draft.of is not None:
        other = draft.of
        parent = seen.back(other.scene.tokens.starts[other.amount.start], other.scene.tokens.ends[other.amount.end - 1])
    return Statement(
        source=_source(document, seen, tokens.starts[amount.start], tokens.ends[last]),
        amount=_amount(draft),
        kind=draft.kind,
        direction=draft.direction,
        modality=draft.modality,
        indicator=_mention(document, seen, draft),
        period=draft.period,
        base_period=draft.base,
        place=Place(draft.place) if draft.place else None,
        of=parent,
        rules=tuple(draft.rules),
    )


def _amount(draft: Draft) -> Amount:
    amount, unit = draft.amount, draft.amount.unit
    counted = unit is not None and unit.kind in {"noun", "places"} and not unit.scaled and amount.decimals == 0
    return Amount(
        value=amount.value,
        unit=unit.text if unit else "",
        half_step=Decimal(0) if counted or draft.kind is Kind.RANK else _HALVES[min(amount.decimals, 19)],
        upper=amount.upper,
        total=amount.total,
        hedge=Hedge(draft.hedge) if draft.hedge else Hedge.EXACT,
        unit_code=unit.code if unit else None,
        other_reading=amount.other,
    )


def _mention(document: Document, seen: View, draft: Draft) -> IndicatorMention | None:
    if draft.indicator is None:
        return None
    start, end = seen.back(*draft.indicator)
    words = document.text[start:end]
    return IndicatorMention(words, start, end, code_of(words))


def _source(document: Document, seen: View, start: int, end: int) -> Source:
    first, last = seen.back(start, end)
    return Source(document.sha256, "", first, last, document.text[first:last])
