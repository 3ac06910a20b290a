"""The same cell in two documents: equal, within rounding, explained, or contradictory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ...catalogue.fold import fold
from ...values import Certainty, Finding, FindingClass, Interval, Kind, Modality, Statement
from ..printed import Mode, interval
from .graph import Network, Observed

CODE = "DOC01"
_LONG_NAME = 4
_MOST = 40  # prints of one cell that are held against each other


def repeated(network: Network, names: Sequence[str], cells: Iterable[int] | None = None) -> Iterator[Finding]:
    """Pairs of prints of one cell in two documents that differ.

    Args: names: name of each document, for the message.
    """
    for cell in range(len(network.keys)) if cells is None else dict.fromkeys(cells):
        prints = network.observed.get(cell, ())
        if len(prints) < 2 or len({one.document for one in prints}) < 2:
            continue
        for place, a in enumerate(prints[:_MOST]):
            for b in prints[place + 1 : _MOST]:
                if a.document != b.document:
                    yield from _pair(a, b, names)


def _pair(a: Observed, b: Observed, names: Sequence[str]) -> Iterator[Finding]:
    one, two = a.statement, b.statement
    if one is None or two is None or not _same_shape(one, two) or not _same_words(one, two) or not _placed(one):
        return
    apart = _apart(one, two, Mode.SURE)
    if not apart and not _apart(one, two, Mode.PLAIN):
        return
    reason = _reason(one, two) or ("" if _certain_time(a, b) else "năm của một số được hiểu theo ngữ cảnh")
    both_actual = one.modality is Modality.ACTUAL and two.modality is Modality.ACTUAL
    grave = apart and both_actual and not reason
    odd = both_actual and apart
    cls = FindingClass.CONTRADICTION if grave else FindingClass.SUSPICION if odd else FindingClass.NOTE
    certainty = Certainty.SURE if apart else Certainty.PLAIN
    surfaces = [" ".join(side.source.surface.split()) for side in (a, b)]
    what = one.indicator.words if one.indicator is not None else ""
    yield Finding(
        CODE,
        cls,
        certainty,
        f"Cùng một số liệu ({what}, {one.period}) nhưng {names[a.document]} ghi {surfaces[0]},"
        f" {names[b.document]} ghi {surfaces[1]}.",
        (a.source, b.source),
        f"{surfaces[0]} ≠ {surfaces[1]}",
        reason,
        f"One figure ({what}, {one.period}): {names[a.document]} prints {surfaces[0]}, {names[b.document]} prints {surfaces[1]}.",
    )


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
    return statement.place is not None or (
        mention is not None and (mention.code is not None or len(mention.words.split()) >= _LONG_NAME)
    )


def _same_shape(a: Statement, b: Statement) -> bool:
    shapes = [(s.kind, s.amount.total is None, s.amount.upper is None) for s in (a, b)]
    return shapes[0] == shapes[1]


def _same_words(a: Statement, b: Statement) -> bool:
    """One code may stand for names that differ by a word that matters; the words must agree as well."""
    if a.indicator is None or b.indicator is None:
        return False
    first, second = (set(re.findall(r"[^\W_]+", fold(one.indicator.words))) for one in (a, b) if one.indicator is not None)
    shared = len(first & second)
    return 2 * shared / max(1, len(first) + len(second)) >= 0.5 or (
        a.indicator.code is not None and (first <= second or second <= first)
    )


def _apart(a: Statement, b: Statement, mode: Mode) -> bool:
    return any(not x.touches(y) for x, y in zip(_values(a, mode), _values(b, mode), strict=True))


def _values(statement: Statement, mode: Mode) -> list[Interval]:
    amount = statement.amount
    ends = [interval(amount, mode)]
    if amount.upper is not None:
        ends.append(interval(amount, mode, amount.upper))
    if amount.total is not None and statement.kind is not Kind.RANK:
        ends.append(interval(replace(amount), mode, amount.total, hedged=False))
    return ends


def _reason(a: Statement, b: Statement) -> str:
    """The likely reason, when one shows."""
    if a.period is not None and a.period.is_point and a.period != b.period:
        return "hai ngày chốt số khác nhau"
    if a.modality is not b.modality:
        return "một bên là ước tính, một bên là chính thức"
    if a.modality is Modality.ESTIMATE:
        return "hai lần ước tính ở hai thời điểm"
    if a.amount.unit and b.amount.unit and fold(a.amount.unit) != fold(b.amount.unit) and a.amount.unit_code != b.amount.unit_code:
        return "hai đơn vị tính khác nhau"
    return ""
