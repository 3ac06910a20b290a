"""The same cell in two documents: equal, within rounding, explained, or contradictory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import PurePath

from ...catalogue.fold import fold
from ...values import Certainty, Finding, FindingClass, Interval, Kind, Modality, Statement
from ..printed import Mode, interval
from .graph import Network
from .premises import Observed

CODE = "DOC01"
PLACE_BY_CONTEXT = "câu của một số nhắc tới nơi khác"
_HALF = 0.5
_LONG_NAME = 4
_MOST = 40  # prints of one cell that are held against each other


def repeated(
    network: Network, names: Sequence[str], published: Sequence[date | None], cells: Iterable[int] | None = None
) -> Iterator[Finding]:
    """Pairs of prints of one cell in two documents that differ.

    Args:
        names: name of each document, for the message.
        published: day of each document.
    """
    for cell in range(len(network.keys)) if cells is None else dict.fromkeys(cells):
        prints = network.observed.get(cell, ())
        if len(prints) < 2 or len({one.document for one in prints}) < 2:
            continue
        for place, a in enumerate(prints[:_MOST]):
            for b in prints[place + 1 : _MOST]:
                if a.document != b.document:
                    yield from _pair(a, b, names, (published[a.document], published[b.document]))


def compare(
    pairs: Iterable[tuple[Observed, Observed]], names: Sequence[str], published: Sequence[date | None]
) -> Iterator[Finding]:
    """What ``repeated`` says of pairs that are known to speak of one thing."""
    for a, b in pairs:
        yield from _pair(a, b, names, (published[a.document], published[b.document]))


def _pair(a: Observed, b: Observed, names: Sequence[str], days: tuple[date | None, date | None]) -> Iterator[Finding]:
    one, two = a.statement, b.statement
    if one is None or two is None or not _same_shape(one, two) or not _same_words(one, two) or not _placed(one):
        return
    apart = _apart(one, two, Mode.SURE)
    if not apart and not _apart(one, two, Mode.PLAIN):
        return
    undated = not (a.dated and b.dated)
    if undated and None not in days and days[0] != days[1]:
        yield _finding(a, b, names, FindingClass.NOTE, "số liệu vào ngày ra của hai văn bản khác nhau")
        return
    reason = _reason(one, two) or ("" if _certain_time(a, b) else "năm của một số được hiểu theo ngữ cảnh")
    if not reason and not (a.placed and b.placed):
        reason = PLACE_BY_CONTEXT
    if not reason and one.place is None and two.place is None:
        reason = "hai văn bản không ghi nơi"
    both_actual = one.modality is Modality.ACTUAL and two.modality is Modality.ACTUAL
    grave = apart and both_actual and not reason
    odd = both_actual and apart and _words(one) == _words(two)
    cls = FindingClass.CONTRADICTION if grave else FindingClass.SUSPICION if odd else FindingClass.NOTE
    yield _finding(a, b, names, cls, reason, Certainty.SURE if apart else Certainty.PLAIN)


def _finding(
    a: Observed, b: Observed, names: Sequence[str], cls: FindingClass, reason: str, certainty: Certainty = Certainty.SURE
) -> Finding:
    statement = a.statement
    what = statement.indicator.words if statement is not None and statement.indicator is not None else ""
    period = statement.period if statement is not None else ""
    surfaces = [" ".join(side.source.surface.split()) for side in (a, b)]
    first, second = _told_apart(names[a.document], names[b.document])
    return Finding(
        CODE,
        cls,
        certainty,
        f"Cùng một số liệu ({what}, {period}) nhưng {first} ghi {surfaces[0]}, {second} ghi {surfaces[1]}.",
        (a.source, b.source),
        f"{surfaces[0]} ≠ {surfaces[1]}",
        reason,
        f"One figure ({what}, {period}): {first} prints {surfaces[0]}, {second} prints {surfaces[1]}.",
    )


def _told_apart(first: str, second: str) -> tuple[str, str]:
    """The names of two files without their folders, where that tells them apart; the passages show the whole paths."""
    short = PurePath(first).name, PurePath(second).name
    return short if short[0] != short[1] else (first, second)


def _certain_time(a: Observed, b: Observed) -> bool:
    """Both sentences print their year, or both count among the same whole in one wording («04/28», «05/28 chỉ tiêu không đạt»)."""
    if a.dated and b.dated:
        return True
    one, two = a.statement, b.statement
    if one is None or two is None or one.indicator is None or two.indicator is None or one.amount.total is None:
        return False
    return one.amount.total == two.amount.total and fold(one.indicator.words) == fold(two.indicator.words)


def _placed(statement: Statement) -> bool:
    """A figure without a place is the country's only when the catalogue or four words say what it is."""
    mention = statement.indicator
    named = mention is not None and (mention.code is not None or len(mention.words.split()) >= _LONG_NAME)
    return statement.place is not None or named


def _same_shape(a: Statement, b: Statement) -> bool:
    shapes = [(s.kind, s.amount.total is None, s.amount.upper is None) for s in (a, b)]
    return shapes[0] == shapes[1]


def _same_words(a: Statement, b: Statement) -> bool:
    """One code may stand for names that differ by a word that matters; the words must agree by half at least."""
    first, second = _words(a), _words(b)
    return 2 * len(first & second) / max(1, len(first) + len(second)) >= _HALF


def _words(statement: Statement) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", fold(statement.indicator.words))) if statement.indicator is not None else frozenset()


def _apart(a: Statement, b: Statement, mode: Mode) -> bool:
    return any(not x.touches(y) for x, y in zip(_values(a, mode), _values(b, mode), strict=True))


def _values(statement: Statement, mode: Mode) -> list[Interval]:
    amount = statement.amount
    ends = [interval(amount, mode)]
    if amount.upper is not None:
        ends.append(interval(amount, mode, amount.upper))
    if amount.total is not None and statement.kind is not Kind.RANK:
        ends.append(interval(amount, mode, amount.total, hedged=False))
    return ends


def _reason(a: Statement, b: Statement) -> str:
    """The likely reason, when one shows."""
    if a.period is not None and a.period.is_point and a.period != b.period:
        return "hai ngày chốt số khác nhau"
    if a.modality is not b.modality:
        return "một bên là ước tính, một bên là chính thức"
    if _words(a) != _words(b):
        return "hai cách gọi có thể là hai định nghĩa"
    if a.modality is Modality.ESTIMATE:
        return "hai lần ước tính ở hai thời điểm"
    if a.amount.unit and b.amount.unit and fold(a.amount.unit) != fold(b.amount.unit) and a.amount.unit_code != b.amount.unit_code:
        return "hai đơn vị tính khác nhau"
    return ""
