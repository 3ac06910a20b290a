"""Boards: what an officer keeps beside the ledger, each board one frozen specification.

``board`` (what a specification says), ``entry`` (a row of a register and its versions), ``typed`` (text to value and back),
``rows`` (one row as typed), ``sheet`` (the workbook: template, export, preview of an import), ``lines`` (what a board tells a
report), ``register`` (the explicit list of boards), ``specs/`` (one file for each board).

A figure of a unit in a period is no row: it is an observation of the ledger. ``figures`` (units side by side against their
plan), ``figure_sheet`` (the workbook of such a board, into and out of the ledger), ``rankings`` (PAPI, PCI … by year).
"""

from .board import Board, Check, Choice, Derived, Field, FieldType, Flag, Group, Words
from .entry import RegisterEntry, Shelf, as_of
from .lines import BoardLine, lines_of
from .register import BOARDS, GROUPS, board_named

__all__ = [
    "BOARDS",
    "GROUPS",
    "Board",
    "BoardLine",
    "Check",
    "Choice",
    "Derived",
    "Field",
    "FieldType",
    "Flag",
    "Group",
    "RegisterEntry",
    "Shelf",
    "Words",
    "as_of",
    "board_named",
    "lines_of",
]
