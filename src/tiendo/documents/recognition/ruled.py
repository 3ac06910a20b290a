"""Ruled tables on a page picture: where the drawn lines run, which cells they make, which cells are merged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from scipy import ndimage

_INK = 150
_LEAST_WIDTH, _LEAST_HEIGHT = 0.15, 0.015  # of the page's width and height
# A line of letters is nearly a stroke across, never one down; so strokes across must be longer and fuller.
_ACROSS_LENGTH, _ACROSS_FILLED = 0.06, 0.84
_DOWN_LENGTH, _DOWN_FILLED = 0.03, 0.88
_UPRIGHT_SHARE = 0.4  # of the table's height: upright edges run through its body, only the header may lack them
_CLOSED = 0.95
_SEPARATES, _SEPARATES_UPRIGHT = 0.55, 0.8
_MOST_EDGES = 200


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell of a ruled table: place in the grid, span, and box in pixels."""

    row: int
    column: int
    rows: int
    columns: int
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table with its box in pixels."""

    left: int
    top: int
    right: int
    bottom: int
    cells: tuple[RuledCell, ...]


def ruled_tables(page: Any) -> tuple[RuledTable, ...]:
    """The ruled tables of a grey page (array, 0 black to 255 white), from top to bottom."""
    ink = page < _INK
    height, width = ink.shape
    across = _strokes(ink, max(30, int(_ACROSS_LENGTH * width)), _ACROSS_FILLED, axis=1)
    down = _strokes(ink, max(20, int(_DOWN_LENGTH * height)), _DOWN_FILLED, axis=0)
    labels, _ = ndimage.label(ndimage.binary_dilation(across | down, iterations=2))
    tables = []
    for box in ndimage.find_objects(labels):
        rows, columns = box
        if columns.stop - columns.start < _LEAST_WIDTH * width or rows.stop - rows.start < _LEAST_HEIGHT * height:
            continue
        table = _table(across[box], down[box], columns.start, rows.start)
        if table is not None:
            tables.append(table)
    return tuple(sorted(tables, key=lambda table: table.top))


def _strokes(ink: Any, length: int, filled: float, *, axis: int) -> Any:
    """Points on straight strokes at least that long; gaps that scanning left are bridged, a slight slope is followed."""
    thick = ndimage.maximum_filter1d(ink, size=3, axis=1 - axis)
    core = ndimage.uniform_filter1d(thick.astype(np.float32), size=length, axis=axis) >= filled
    return ndimage.maximum_filter1d(core, size=length, axis=axis)


def _table(across: Any, down: Any, left: int, top: int) -> RuledTable | None:
    xs = _centres(down.sum(axis=0) >= _UPRIGHT_SHARE * down.shape[0])
    if not 3 <= len(xs) <= _MOST_EDGES:
        return None
    ys = _centres(_closes_a_cell(across, xs))
    if not 3 <= len(ys) <= _MOST_EDGES:
        return None
    cells = tuple(
        RuledCell(row, column, rows, columns, left + xs[column], top + ys[row], left + xs[column + columns], top + ys[row + rows])
        for row, column, rows, columns in _merged(across, down, ys, xs)
    )
    return RuledTable(left + xs[0], top + ys[0], left + xs[-1], top + ys[-1], cells)


def _closes_a_cell(across: Any, xs: list[int]) -> Any:
    """Rows of points in which a stroke runs from one upright edge to the next without a break."""
    near = ndimage.maximum_filter1d(across, size=5, axis=0)
    closed = [near[:, start + 2 : end - 1].mean(axis=1) >= _CLOSED for start, end in pairwise(xs) if end - start > 8]
    return np.logical_or.reduce(closed) if closed else np.zeros(across.shape[0], dtype=bool)


def _centres(marked: Any) -> list[int]:
    """Centres of the runs of marked places."""
    runs, count = ndimage.label(marked)
    return [round(float(centre)) for (centre,) in ndimage.center_of_mass(marked, runs, range(1, count + 1))]


def _merged(across: Any, down: Any, ys: list[int], xs: list[int]) -> Iterator[tuple[int, int, int, int]]:
    """Row, column, rows and columns of each cell; neighbours without a stroke between them are one."""
    taken: set[tuple[int, int]] = set()
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            columns = 1
            while column + columns < len(xs) - 1 and not _stroke(down, xs[column + columns], ys[row], ys[row + 1], upright=True):
                columns += 1
            rows = 1
            while row + rows < len(ys) - 1 and not _stroke(across, ys[row + rows], xs[column], xs[column + columns], upright=False):
                rows += 1
            taken |= {(row + one, column + other) for one in range(rows) for other in range(columns)}
            yield row, column, rows, columns


def _stroke(strokes: Any, place: int, start: int, end: int, *, upright: bool) -> bool:
    """True when a stroke runs along an edge between two places."""
    near = slice(max(0, place - 4), place + 5)
    inner = slice(start + 3, max(start + 4, end - 3))
    band = strokes[inner, near].any(axis=1) if upright else strokes[near, inner].any(axis=0)
    return bool(band.mean() >= (_SEPARATES_UPRIGHT if upright else _SEPARATES))
