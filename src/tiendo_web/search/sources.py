"""Which rows are found by which of their words, written for both databases.

``{row}`` in an expression stands for the row: ``new`` and ``old`` in a trigger, the table's own name in an index.
"""

from __future__ import annotations

from dataclasses import dataclass

CODE = "ma"
"""Stands before the code of an indicator, so that the code is one word that no text contains."""


@dataclass(frozen=True, slots=True)
class Source:
    """A table whose rows are found by words.

    Attributes:
        name: of the index.
        table: its key column is ``id``, a whole number.
        columns: columns of text.
        code: a column with the code of an indicator, found as one word (``word_of_code``).
        folded: the columns hold folded text already (``tiendo.catalogue.bare``).
        more: a further expression, for SQLite and for PostgreSQL.
    """

    name: str
    table: str
    columns: tuple[str, ...]
    code: str = ""
    folded: bool = False
    more: tuple[str, str] = ("", "")

    def expression(self, vendor: str, row: str) -> str:
        """SQL for all words of a row as one text."""
        parts = [f"coalesce({row}.{column}, '')" for column in self.columns]
        if self.code:
            parts.append(f"coalesce('{CODE}' || replace({row}.{self.code}, '_', ''), '')")
        more = self.more[vendor == "postgresql"]
        if more:
            parts.append(f"coalesce({more.format(row=row)}, '')")
        return " || ' ' || ".join(parts)


DOCUMENTS = Source("search_documents", "record_document", ("folded",), folded=True)
STATEMENTS = Source("search_statements", "record_statement", ("surface", "indicator_words", "place_words"), "indicator_code")
TASKS = Source("search_tasks", "record_task", ("folded", "person", "assigner", "product", "national"))
PROPOSALS = Source("search_proposals", "record_proposal", ("folded", "ground", "amount"))
RECORDS = Source(
    "search_records",
    "record_readrecord",
    ("surface",),
    more=(
        "json_extract({row}.body, '$.name') || ' ' || (SELECT group_concat(value, ' ') FROM json_each({row}.body, '$.positions'))",
        "({row}.body ->> 'name') || ' ' || (({row}.body -> 'positions')::text)",
    ),
)
ROWS = Source("search_rows", "boards_boardentry", ("folded", "number"))
SOURCES = (DOCUMENTS, STATEMENTS, TASKS, PROPOSALS, RECORDS, ROWS)


def word_of_code(code: str) -> str:
    """The one word by which rows with an indicator's code are found."""
    return CODE + code.replace("_", "")
