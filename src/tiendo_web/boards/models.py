"""Rows of registers, version by version, and the workbooks they came in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import models

from tiendo.boards import Board, FieldType, RegisterEntry, board_named
from tiendo.boards.entry import FieldValue
from tiendo.values import Citation
from tiendo.values.target import Origin
from tiendo_web.record.fields import PeriodField
from tiendo_web.record.models.people import Secrecy
from tiendo_web.record.models.shapes import WithOrigin


class BoardFile(models.Model):
    """A workbook handed in for a board; the file lies in ``settings.FILES`` under its hash.

    Attributes:
        taken: when its rows were written, ``None`` while it is only previewed.
    """

    board = models.CharField(max_length=60, db_index=True)
    unit = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    secrecy = models.PositiveSmallIntegerField(choices=Secrecy.choices, default=Secrecy.OPEN)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    taken = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-uploaded_at", "-pk")

    def __str__(self) -> str:
        return self.name


class BoardEntry(WithOrigin):
    """One version of a row; never changed, never removed (a trigger of the database refuses both).

    Attributes:
        item: number of the row, the same for all its versions; the address of its page.
        fields: values of the board's own fields by name; exact numbers and days as text.
        folded: words of the row without marks and capitals, for searching; nothing personal.
        file: the workbook it came in; ``part`` then names the cell.
    """

    board = models.CharField(max_length=60)
    item = models.PositiveBigIntegerField()
    version = models.PositiveIntegerField()
    unit = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, related_name="+")
    known = models.DateField()
    day = models.DateField(null=True)
    period = PeriodField(null=True)
    period_last = models.DateField(null=True)
    number = models.CharField(max_length=120, blank=True)
    fields = models.JSONField(default=dict)
    folded = models.TextField(blank=True)
    secrecy = models.PositiveSmallIntegerField(choices=Secrecy.choices, default=Secrecy.OPEN)
    file = models.ForeignKey(BoardFile, on_delete=models.PROTECT, null=True, related_name="rows")
    withdrawn = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("item", "version")
        constraints = (models.UniqueConstraint(fields=("item", "version"), name="board_version_once"),)
        indexes = (models.Index(fields=("board", "unit", "known")),)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; a correction is a new version. Raises: TypeError when the row is stored already."""
        if not self._state.adding:
            raise TypeError(f"{self.key}: a version is never changed; write the next one")
        super().save(*args, **{**kwargs, "force_insert": True})

    @property
    def key(self) -> str:
        """``RegisterEntry.key``."""
        return f"{self.board}/{self.item}"

    @property
    def specification(self) -> Board:
        """The board. Raises: LookupError for a board that this release does not have."""
        board = board_named(self.board)
        if board is None:
            raise LookupError(f"no board {self.board!r}")
        return board

    @property
    def where(self) -> Origin | None:
        """Place in a document, citation, or ``None`` for a workbook or a person's own word."""
        if self.document_id is not None:
            return self.origin
        if self.citation_title or self.citation_address:
            return Citation(self.citation_address, self.citation_title, self.citation_day)
        return None

    @property
    def as_value(self) -> RegisterEntry:
        """The frozen value."""
        return RegisterEntry(
            key=self.key,
            version=self.version,
            board=self.board,
            unit=self.unit_id,
            known=self.known,
            day=self.day,
            period=self.period,
            number=self.number,
            fields=values_of(self.specification, self.fields),
            secrecy=self.secrecy,
            origin=self.where,
            by=self.by.get_full_name() if self.by else "",
            withdrawn=self.withdrawn,
            reason=self.reason,
        )

    def __str__(self) -> str:
        return f"{self.key}@{self.version}"


def values_of(board: Board, stored: dict[str, str]) -> tuple[tuple[str, FieldValue], ...]:
    """Stored texts as typed values, in the order of the board's fields."""
    pairs: list[tuple[str, FieldValue]] = []
    for field in board.fields:
        text = stored.get(field.name)
        if text is None:
            continue
        value: FieldValue = text
        if field.numeric:
            value = Decimal(text)
        elif field.type is FieldType.DAY:
            value = date.fromisoformat(text)
        pairs.append((field.name, value))
    return tuple(pairs)


def stored_of(fields: tuple[tuple[str, FieldValue], ...]) -> dict[str, str]:
    """Typed values as the texts that are stored."""
    return {name: value.isoformat() if isinstance(value, date) else str(value) for name, value in fields}
