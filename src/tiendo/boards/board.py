"""What the specification of a board says. From it follow, without further code, its pages, forms, files and rights.

To add a board of rows (a register):

1. write ``specs/<name>.py`` with one ``Board`` (and the functions of its derived figures, flags and checks, all pure);
2. add it to ``BOARDS`` in ``register.py``;
3. test it in ``tests/boards/``.

From the specification the web application (``tiendo_web.boards``) makes: the page ``/bang/<slug>/`` (filters by unit, period,
day and the board's choices; sorting, paging, as of any day, totals, findings, the first step while it is empty), the form for
one row, the page of one row with all its versions, import from Excel with a preview and refusals row by row, export, the empty
template, the rights (who writes is ``Board.writers``; the one permission table of the tests sees the actions), the API
(``/api/v1/boards/<slug>/entries``) and the lines that go into the report and the briefing pack (``lines.lines_of``).

A row has a frame that every board shares (unit, day, period, number, secrecy, source) and the board's own ``fields``. A label
of the frame that is ``None`` is not asked for. ``fields`` are typed: see ``FieldType``. Personal data (``Field.personal``) stands
on the page of its row alone, for those who work there, never in a list, a file, the search, the trail or the API.

Every function of a specification is given ``(entry, shelf)``: the row and the shelf of rows that the person may see as of a
day (``shelf.on``); it reads no clock and no database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tiendo.values import FindingClass

if TYPE_CHECKING:
    from .entry import RegisterEntry, Shelf
    from .lines import BoardLine


class Words(NamedTuple):
    """The same words in Vietnamese and English."""

    vi: str
    en: str


NOTHING = Words("", "")


class FieldType(StrEnum):
    """What a field holds, and as what Python value.

    ``TEXT``, ``LONG`` (a paragraph), ``PERSON`` (a name), ``DOCUMENT`` (number and symbol of a document: a link where the
    record holds it), ``TASK`` (number of a task): ``str``. ``CHOICE``: the code of one of ``Field.choices``. ``UNIT``: key of
    a unit. ``ENTRY``: key of a row of the board ``Field.links``. ``COUNT``: whole ``Decimal``. ``NUMBER``, ``MONEY``,
    ``PERCENT``: ``Decimal`` in ``Field.unit``, the printed decimals kept. ``DAY``: ``date``.
    """

    TEXT = "text"
    LONG = "long"
    PERSON = "person"
    DOCUMENT = "document"
    TASK = "task"
    CHOICE = "choice"
    UNIT = "unit"
    ENTRY = "entry"
    COUNT = "count"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DAY = "day"


NUMERIC = frozenset({FieldType.COUNT, FieldType.NUMBER, FieldType.MONEY, FieldType.PERCENT})


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values that a field may have: as stored, as shown. ``aliases``: other Vietnamese words in workbooks."""

    code: str
    words: Words
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a board.

    Attributes:
        name: as stored and in addresses (``"von_ke_hoach"``); letters, digits and underscores, never changed later.
        words: label on the screen and head of the column in the workbook.
        unit: unit of measure of a number (``"triệu đồng"``).
        required: a row without it is refused.
        choices: for ``CHOICE``.
        links: slug of the board whose rows an ``ENTRY`` field names.
        personal: personal data (name, address of a citizen): see the top of this file.
        listed: shown as a column of the list; long texts and what matters little stand on the row's own page.
        totalled: summed under the list and told to the report.
        hint: what to write, under the label.
        aliases: other heads of the column in workbooks people keep.
    """

    name: str
    words: Words
    type: FieldType = FieldType.TEXT
    unit: str = ""
    required: bool = False
    choices: tuple[Choice, ...] = ()
    links: str = ""
    personal: bool = False
    listed: bool = True
    totalled: bool = False
    hint: Words = NOTHING
    aliases: tuple[str, ...] = ()

    @property
    def numeric(self) -> bool:
        """Whether it holds a number."""
        return self.type in NUMERIC


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure that follows from the row; never typed, never stored.

    Attributes:
        of: the value, ``None`` when a part is missing. ``how``: the arithmetic in words (``"giải ngân ÷ kế hoạch"``).
        unit: unit of measure; ``""`` for a word.
    """

    name: str
    words: Words
    of: Callable[[RegisterEntry, Shelf], Decimal | str | None]
    how: Words
    unit: str = ""
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Flag:
    """A state that rows may be in (slow, overdue, still open). The list can be narrowed to it; flagged rows come first.

    Attributes:
        tone: ``"bad"``, ``"warn"``, ``"ok"`` or ``"plain"``; red only for what is wrong or at risk.
    """

    name: str
    words: Words
    tone: str
    holds: Callable[[RegisterEntry, Shelf], bool]


@dataclass(frozen=True, slots=True)
class BoardFinding:
    """What a check says: one sentence with the arithmetic, and the rows it speaks of (keys)."""

    code: str
    cls: FindingClass
    words: Words
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A check over all rows of a board: code, what it looks for, the findings."""

    code: str
    words: Words
    find: Callable[[tuple[RegisterEntry, ...], Shelf], Iterable[BoardFinding]]


@dataclass(frozen=True, slots=True)
class Group:
    """Boards that belong together under one heading of the index and share tabs (events, damage, relief)."""

    code: str
    words: Words


@dataclass(frozen=True, slots=True)
class Board:
    """A register: which rows it has and what follows from them.

    Attributes:
        slug: its address (``"du-an"``); never changed.
        group: code of its group.
        words: its title. noun: what one row is, lower case, for counts ("12 dự án").
        fields: its own columns, in order. heading: name of the field whose value names a row.
        identity: names of what makes two rows the same thing (fields, ``"unit"``, ``"number"``, ``"day"``, ``"period"``): an
            imported row with the identity of a held row is its next version.
        day, period, number: labels of the frame's fields, ``None`` when the board has none.
        day_required, period_required: whether a row without it is refused.
        filters: names of ``CHOICE`` or ``ENTRY`` fields that narrow the list.
        sort: name of the field or derived figure that orders the list, with ``-`` for largest first; rows with a flag always
            come first. Empty: latest day first.
        secrecy: level that the form proposes (0 open, 1 confidential …).
        writers: role codes that may write a row; a subset of ``reporter``, ``reviewer``, ``approver``, ``leader``.
        first_step: what to do while the board is empty, one sentence.
        summary: lines for the report in place of the usual ones (count, totals, flags).
    """

    slug: str
    group: str
    words: Words
    noun: Words
    fields: tuple[Field, ...]
    heading: str
    first_step: Words
    identity: tuple[str, ...] = ("unit",)
    day: Words | None = None
    period: Words | None = None
    number: Words | None = None
    day_required: bool = False
    period_required: bool = False
    filters: tuple[str, ...] = ()
    derived: tuple[Derived, ...] = ()
    flags: tuple[Flag, ...] = ()
    checks: tuple[Check, ...] = ()
    sort: str = ""
    secrecy: int = 0
    writers: frozenset[str] = frozenset({"reporter", "reviewer", "approver"})
    summary: Callable[[tuple[RegisterEntry, ...], Shelf], Iterable[BoardLine]] | None = None

    def field(self, name: str) -> Field:
        """The field with a name. Raises: KeyError."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.slug}: no field {name!r}")

    @property
    def personal(self) -> bool:
        """Whether a field holds personal data."""
        return any(field.personal for field in self.fields)

    @property
    def public_fields(self) -> tuple[Field, ...]:
        """Fields without personal data, for lists, files and programs."""
        return tuple(field for field in self.fields if not field.personal)
