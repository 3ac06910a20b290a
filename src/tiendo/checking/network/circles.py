"""Whether sums meet in a circle: then interval propagation may miss a conflict, and linear programming has to look."""

from __future__ import annotations

from collections.abc import Iterable

from .premises import Link, Premise, Sum


def distinct_sums(premises: Iterable[Premise]) -> list[Sum]:
    """One of the sums that say the same: a total that several documents print with its parts is one sum."""
    return list({(one.whole, frozenset(one.parts)): one for one in premises if isinstance(one, Sum)}.values())


def has_circle_of_sums(premises: Iterable[Premise]) -> bool:
    """True when a sum reaches two of its cells by other sums or links, too.

    Circles of links alone need no such look: bounds run around them to a fixed point, or are seen not to settle.
    """
    premises = list(premises)
    sums = distinct_sums(premises)
    if not sums:
        return False
    above: dict[int, int] = {}
    for one in premises:
        if isinstance(one, Link):
            above[_root(above, one.a)] = _root(above, one.b)
    for total in sums:
        roots = [_root(above, cell) for cell in (total.whole, *total.parts)]
        if len(set(roots)) < len(roots):
            return True
        for root in roots[1:]:
            above[root] = roots[0]
    return False


def _root(above: dict[int, int], cell: int) -> int:
    while (higher := above.get(cell, cell)) != cell:
        above[cell] = above.get(higher, higher)
        cell = higher
    return cell
