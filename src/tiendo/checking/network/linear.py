"""Sums tied in circles: linear programming finds what propagation cannot, exact elimination proves it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..printed import Mode
from .premises import Link, Observed, Premise, Sum

Row = tuple[dict[int, Fraction], Fraction]
"""``sum(coefficient × cell) ≤ bound``."""

_MOST_ROWS = 400  # rows that exact elimination may reach before it gives up


def rows_of(premise: Premise, cell_of: dict[int, int]) -> list[Row]:
    """A premise as inequalities over cells (widest reading)."""
    if isinstance(premise, Observed):
        cell = cell_of[id(premise)]
        low, high = premise.ends(Mode.SURE)
        rows: list[Row] = [] if high is None else [({cell: Fraction(1)}, high)]
        return rows if low is None else [*rows, ({cell: Fraction(-1)}, -low)]
    if isinstance(premise, Sum):
        up = {premise.whole: Fraction(1), **{part: Fraction(-1) for part in premise.parts}}
        return [(up, Fraction(0)), ({cell: -number for cell, number in up.items()}, Fraction(0))]
    return _link_rows(premise)


def _link_rows(link: Link) -> list[Row]:
    one = Fraction(1)
    low, high = link.ends(Mode.SURE)
    rows: list[Row] = []
    if high is not None:
        rows.append(({link.a: one, link.b: -high}, Fraction(0)) if link.times else ({link.a: one, link.b: -one}, high))
    if low is not None:
        rows.append(({link.a: -one, link.b: low}, Fraction(0)) if link.times else ({link.a: -one, link.b: one}, -low))
    return rows


def feasible(premises: Sequence[Premise], cell_of: dict[int, int]) -> bool:
    """Whether some values that are not negative satisfy all premises, up to the precision of floats."""
    from scipy.optimize import linprog  # a second to load, and only components with circles of sums need it
    from scipy.sparse import coo_matrix

    rows = [row for premise in premises for row in rows_of(premise, cell_of)]
    if not rows:
        return True
    cells = sorted({cell for row, _ in rows for cell in row})
    place = {cell: number for number, cell in enumerate(cells)}
    size = max((abs(float(bound)) for _, bound in rows), default=1.0) or 1.0
    data = [(float(value), number, place[cell]) for number, (row, _) in enumerate(rows) for cell, value in row.items()]
    values, lines, columns = zip(*data, strict=True)
    matrix = coo_matrix((values, (lines, columns)), shape=(len(rows), len(cells)))
    answer = linprog([0.0] * len(cells), A_ub=matrix.tocsr(), b_ub=[float(bound) / size for _, bound in rows], bounds=(0, None))
    return bool(answer.status != 2)


def minimal_linear(premises: Sequence[Premise], cell_of: dict[int, int]) -> list[Premise]:
    """A conflict set of which no member can be spared, by deletion (the set is known to be infeasible)."""
    kept = list(premises)
    for premise in list(kept):
        fewer = [one for one in kept if one is not premise]
        if not feasible(fewer, cell_of):
            kept = fewer
    return kept


def proves_conflict(premises: Sequence[Premise], cell_of: dict[int, int]) -> bool:
    """Exact proof by Fourier-Motzkin elimination that no values fit; False also when it would take too many rows."""
    rows = [row for premise in premises for row in rows_of(premise, cell_of)]
    cells = {cell for row, _ in rows for cell in row}
    rows += [({cell: Fraction(-1)}, Fraction(0)) for cell in cells]
    while cells:
        cell = min(cells, key=lambda one: sum(one in row for row, _ in rows))
        cells.remove(cell)
        rows = _without(rows, cell)
        if any(not row and bound < 0 for row, bound in rows):
            return True
        if len(rows) > _MOST_ROWS:
            return False
    return False


def _without(rows: list[Row], cell: int) -> list[Row]:
    above = [row for row in rows if row[0].get(cell, Fraction(0)) > 0]
    below = [row for row in rows if row[0].get(cell, Fraction(0)) < 0]
    kept = [row for row in rows if not row[0].get(cell)]
    for up, most in above:
        for down, least in below:
            a, b = up[cell], -down[cell]
            mixed = {one: b * up.get(one, Fraction(0)) + a * down.get(one, Fraction(0)) for one in (*up, *down) if one != cell}
            kept.append(({one: value for one, value in mixed.items() if value}, b * most + a * least))
    return kept
