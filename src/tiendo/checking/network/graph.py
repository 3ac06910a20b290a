"""The network: cells with what was printed of them, and the links that printed changes and shares make between cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from .cells import CellKey
from .premises import Link, Observed, Premise, Sum


class Network:
    """Cells of many documents; documents are added one by one.

    Attributes:
        keys: the key of each cell, by number.
        observed: what was printed of each cell.
        links, sums: the links that touch each cell.
    """

    def __init__(self) -> None:
        self.keys: list[CellKey] = []
        self._numbers: dict[CellKey, int] = {}
        self.observed: dict[int, list[Observed]] = defaultdict(list)
        self.links: dict[int, list[Link]] = defaultdict(list)
        self.sums: dict[int, list[Sum]] = defaultdict(list)

    def cell(self, key: CellKey) -> int:
        """The number of a cell; a new one when the key is new."""
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.keys)
            self.keys.append(key)
        return number

    def observe(self, cell: int, observed: Observed) -> None:
        """Add a printed value; the same print of the same place is kept once."""
        self.observed[cell].append(observed)

    def link(self, link: Link) -> None:
        """Add a link between two cells."""
        self.links[link.a].append(link)
        self.links[link.b].append(link)

    def add_sum(self, total: Sum) -> None:
        """Add a sum."""
        for cell in (total.whole, *total.parts):
            self.sums[cell].append(total)

    def component(self, start: int) -> list[int]:
        """The cells that links and sums join to one cell, itself included, in order."""
        seen, todo = {start}, [start]
        while todo:
            cell = todo.pop()
            near = [end for link in self.links.get(cell, ()) for end in (link.a, link.b)]
            near += [end for total in self.sums.get(cell, ()) for end in (total.whole, *total.parts)]
            for end in near:
                if end not in seen:
                    seen.add(end)
                    todo.append(end)
        return sorted(seen)

    def components(self, cells: Iterable[int] | None = None) -> Iterable[list[int]]:
        """Every component, or those of some cells, each once."""
        done: set[int] = set()
        for cell in range(len(self.keys)) if cells is None else cells:
            if cell not in done:
                found = self.component(cell)
                done.update(found)
                yield found

    def premises(self, cells: Sequence[int]) -> list[Premise]:
        """Everything printed that bears on a component."""
        found: dict[int, Premise] = {}
        for cell in cells:
            for premise in (*self.observed.get(cell, ()), *self.links.get(cell, ()), *self.sums.get(cell, ())):
                found.setdefault(id(premise), premise)
        return list(found.values())

    def places(self, cells: Sequence[int]) -> dict[int, int]:
        """The cell of each observation, by its identity."""
        return {id(one): cell for cell in cells for one in self.observed.get(cell, ())}
