"""What was typed as a question to the index, and the rows that answer it.

Rights are asked of the record's own ``visible`` rows in the same query, so the index shows nobody more than the pages do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from tiendo.catalogue import bare, indicators

from .sources import Source, word_of_code

MOST_WORDS = 12
MOST_CODES = 12
_WORD = re.compile(r"[a-z0-9]+")
# Two spellings of one syllable: a question in either finds both (``bare`` folds "tỉ" to "ty" and leaves "ti").
_SPELLINGS = {"ti": ("ti", "ty"), "ty": ("ti", "ty"), "si": ("si", "sy"), "sy": ("si", "sy")}

Group = tuple[tuple[str, ...], ...]
"""Words that must all be there; each with its spellings."""


def words_of(typed: str) -> tuple[str, ...]:
    """The words of a question, without marks, each once."""
    return tuple(dict.fromkeys(_WORD.findall(bare(typed))))[:MOST_WORDS]


def group_of(words: Sequence[str]) -> Group:
    """All of the words, in any order."""
    return tuple(_SPELLINGS.get(word, (word,)) for word in words)


def rows(source: Source, groups: Sequence[Group], newest: int | None = None) -> Q:
    """The condition that a row of the source carries all words of at least one group.

    Args: newest: only among so many rows that carry them, those written last (a word of everyday names half of all rows).

    The names in the SQL are those of ``sources``; what was typed goes in as parameters.
    """
    last, most = (" ORDER BY {} DESC LIMIT %s", [newest]) if newest else ("", [])
    if connection.vendor == "postgresql":
        test = " OR ".join("(" + " AND ".join(["words && %s"] * len(group)) + ")" for group in groups)
        given = [list(spellings) for group in groups for spellings in group]
        return Q(pk__in=RawSQL(f"SELECT id FROM {source.name} WHERE {test}{last.format('id')}", [*given, *most]))  # noqa: S608, S611
    asked = " OR ".join("(" + " AND ".join(_either(spellings) for spellings in group) + ")" for group in groups)
    question = f"SELECT rowid FROM {source.name} WHERE {source.name} MATCH %s{last.format('rowid')}"  # noqa: S608
    return Q(pk__in=RawSQL(question, [asked, *most]))  # noqa: S611


def groups_with_indicators(words: Sequence[str]) -> list[Group]:
    """The words themselves, and for each indicator of the catalogue that some of them name: its code with the others."""
    found = [group_of(words)]
    for code, named in _indicators_named(words):
        found.append(((word_of_code(code),), *group_of([word for word in words if word not in named])))
    return found


def _either(spellings: Sequence[str]) -> str:
    quoted = [f'"{word}"' for word in spellings]
    return quoted[0] if len(quoted) == 1 else "(" + " OR ".join(quoted) + ")"


def _indicators_named(words: Sequence[str]) -> list[tuple[str, set[str]]]:
    """Codes whose name or alias stands whole among the words, those with most words first, each with the words that name it."""
    asked = set(words)
    found = [(code, best) for code, names in _names().items() if (best := _best(names, asked))]
    found.sort(key=lambda pair: -len(pair[1]))
    return found[:MOST_CODES]


def _best(names: Sequence[frozenset[str]], asked: set[str]) -> set[str]:
    whole = [set(name) for name in names if name <= asked]
    return max(whole, key=len, default=set())


@cache
def _names() -> dict[str, tuple[frozenset[str], ...]]:
    """The names of every indicator as sets of words; a name of one word is too little to tell."""
    found = {}
    for code, known in indicators().items():
        names = (frozenset(words_of(name)) for name in (known.name, *known.aliases))
        found[code] = tuple({name for name in names if len(name) > 1})
    return found
