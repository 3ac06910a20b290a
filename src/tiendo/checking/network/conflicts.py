"""Contradictions of the network as findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ...values import Certainty, Finding, FindingClass, Source
from ..printed import Mode, measured
from ..wording import number
from .circles import has_circle_of_sums
from .graph import Network
from .linear import feasible, minimal_linear, proves_conflict
from .premises import Link, Observed, Premise
from .propagation import Bounds, minimal, propagate
from .quick import may_agree
from .repeated import PLACE_BY_CONTEXT

CODE = "NET01"
_REVISED_AFTER = 92  # days between two publications after which a statistic may have been revised
_NEVER_REVISED = ("rank", "điểm", "chỉ tiêu", "tiêu chí", "nhiệm vụ")
_MOST_CONFLICTS = 20  # of one component


class Known:
    """The places of contradictions, to tell whether a new one says anything new.

    Args: base: what is known already and stays as it is.
    """

    def __init__(self, base: Known | None = None) -> None:
        self._base = base
        self._at: dict[Source, list[frozenset[Source]]] = {}
        self.count = 0

    def add(self, sources: frozenset[Source]) -> None:
        """Remember one."""
        self.count += 1
        for source in sources:
            self._at.setdefault(source, []).append(sources)

    def tells(self, sources: frozenset[Source]) -> bool:
        """True when a known one names all of these places, or only some of them."""
        near = (one for source in sources for one in self._at.get(source, ()))
        if any(one <= sources or sources <= one for one in near):
            return True
        return self._base is not None and self._base.tells(sources)


def conflicts(
    network: Network, published: Sequence[date | None], known: Known, cells: Iterable[int] | None = None
) -> Iterator[Finding]:
    """One finding for each set of numbers that cannot all be right and that no rule has named before.

    Args:
        published: day of publication of each document.
        known: contradictions found so far; those of the network are added.
    """
    for component in network.components(cells):
        premises = network.premises(component)
        if len(premises) < 2:
            continue
        cell_of = network.places(component)
        if may_agree(network, component, premises) and (not has_circle_of_sums(premises) or feasible(premises, cell_of)):
            continue
        for _ in range(_MOST_CONFLICTS):
            found = _conflict(premises, cell_of)
            if found is None:
                break
            sources = frozenset(one.source for one in found)
            tied = any(not isinstance(one, Observed) for one in found)  # two prints of one cell are DOC01's to tell
            if tied and len(sources) > 1 and not known.tells(sources):
                known.add(sources)
                yield _finding(network, found, cell_of, published)
            gone = _spared(found)
            premises = [one for one in premises if one is not gone]


def _conflict(premises: list[Premise], cell_of: dict[int, int]) -> list[Premise] | None:
    bounds: Bounds = propagate(premises, cell_of)
    if bounds.conflict is not None:
        return minimal([premises[place] for place in sorted(bounds.conflict)], cell_of)
    if not (bounds.unsettled or has_circle_of_sums(premises)) or feasible(premises, cell_of):
        return None
    found = minimal_linear(premises, cell_of)
    return found if proves_conflict(found, cell_of) else None


def _spared(found: list[Premise]) -> Premise:
    """What to leave out so that a second conflict of the component shows: a link first, for observations serve others too."""
    return next((one for one in found if isinstance(one, Link)), found[-1])


def _finding(network: Network, found: list[Premise], cell_of: dict[int, int], published: Sequence[date | None]) -> Finding:
    observed = [one for one in found if isinstance(one, Observed)]
    documents = sorted({one.document for one in found})
    dimension = network.keys[cell_of[id(observed[0])]].dimension if observed else ""
    reason = _may_be_revised(documents, published, dimension)
    if not reason and not all(one.dated for one in observed):
        reason = "năm của một số được hiểu theo ngữ cảnh"
    if not reason and len(documents) > 1 and not all(one.placed for one in observed):
        reason = PLACE_BY_CONTEXT
    if not reason and len(documents) > 1 and not all(network.keys[cell_of[id(one)]].place for one in observed):
        reason = "có văn bản không ghi nơi"
    surfaces = [" ".join(one.source.surface.split()) for one in found]
    arithmetic = _arithmetic(found)
    several = f"{len(documents)} văn bản" if len(documents) > 1 else "văn bản"
    return Finding(
        CODE,
        FindingClass.SUSPICION if reason else FindingClass.CONTRADICTION,
        Certainty.SURE,
        f"Các số {', '.join(surfaces)} trong {several} không thể cùng đúng: {arithmetic}.",
        tuple(dict.fromkeys(one.source for one in found)),
        arithmetic,
        reason,
        f"The numbers {', '.join(surfaces)} cannot all be right: {arithmetic}.",
    )


def _arithmetic(found: list[Premise]) -> str:
    """The steps, as far as they can be told in one line: every value printed, and every link."""
    parts = []
    for one in found:
        if isinstance(one, Observed):
            unit = one.statement.amount.unit if one.statement is not None else ""
            scale = measured(unit)[1]
            low, high = ("…" if end is None else number(end / scale) for end in one.ends(Mode.SURE))
            parts.append(f"[{low}; {high}]" if low != high else low)
        elif isinstance(one, Link):
            parts.append(one.shown)
        else:
            parts.append("tổng các phần")
    return " · ".join(parts)


def _may_be_revised(documents: list[int], published: Sequence[date | None], dimension: str) -> str:
    if len(documents) < 2 or dimension in _NEVER_REVISED:
        return ""
    days = [published[document] for document in documents]
    known = [day for day in days if day is not None]
    if len(known) == len(days) and (max(known) - min(known)).days <= _REVISED_AFTER:
        return ""
    return "số liệu kỳ trước có thể đã được điều chỉnh giữa hai lần công bố"
