"""Cells that stand in the networks of several processes: how they are found out, sent and joined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from .cells import CellKey
from .graph import Network
from .premises import Link, Observed, Sum


@dataclass(frozen=True, slots=True)
class Part:
    """Whole components of a network; premises name cells by their number there.

    Attributes:
        keys: key of each cell, by number.
        observed: prints with their cell, in order of the cells.
    """

    keys: dict[int, CellKey]
    observed: tuple[tuple[int, Observed], ...]
    links: tuple[Link, ...]
    sums: tuple[Sum, ...]


def mark(key: CellKey) -> int:
    """A number of 64 bits that is the same in every process; two keys with one number are taken for one, which costs time only."""
    return int.from_bytes(blake2b("\x1f".join(key).encode(), digest_size=8).digest(), "big")


def split(network: Network, shared: Iterable[int]) -> tuple[Part, list[int]]:
    """The components that hold a shared cell, and the cells of all the others.

    Args: shared: cells that other networks have, too.
    """
    given = sorted({cell for component in network.components(shared) for cell in component})
    inside = set(given)
    premises = network.premises(given)
    part = Part(
        {cell: network.keys[cell] for cell in given},
        tuple((cell, one) for cell in given for one in network.observed.get(cell, ())),
        tuple(sorted((one for one in premises if isinstance(one, Link)), key=_place)),
        tuple(sorted((one for one in premises if isinstance(one, Sum)), key=_place)),
    )
    return part, [cell for cell in range(len(network.keys)) if cell not in inside]


def _place(premise: Link | Sum) -> tuple[int, int]:
    return premise.document, premise.source.start


def join(network: Network, part: Part, first: int) -> None:
    """Put components of another network into this one; the part is used up.

    Args: first: number here of the other's first document.
    """
    cells = {number: network.cell(key) for number, key in part.keys.items()}
    for number, observed in part.observed:
        observed.document += first
        network.observe(cells[number], observed)
    for link in part.links:
        link.a, link.b, link.document = cells[link.a], cells[link.b], link.document + first
        network.link(link)
    for total in part.sums:
        parts = tuple(cells[number] for number in total.parts)
        network.add_sum(Sum(cells[total.whole], parts, total.source, total.document + first))
