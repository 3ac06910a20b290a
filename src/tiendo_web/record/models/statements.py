"""Statements read from documents, what people decided about them, and numbers left unread."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tiendo import values

from ..fields import PeriodField
from .documents import Document
from .shapes import WithAmount, WithPlaceInText


class Decision(models.TextChoices):
    """What a person decided about a statement.

    ``corrected``: another row, which names this one, says it better. ``withdrawn``: a correction that was undone.
    """

    PENDING = "pending", _("chờ")
    ACCEPTED = "accepted", _("đã nhận")
    CORRECTED = "corrected", _("đã sửa")
    REJECTED = "rejected", _("đã bỏ")
    WITHDRAWN = "withdrawn", _("đã rút")


class StatementQuerySet(models.QuerySet["Statement"]):
    """Statements."""

    def live(self) -> StatementQuerySet:
        """Those that speak: not replaced by a correction, not a correction that was undone."""
        return self.exclude(decision__in=(Decision.CORRECTED, Decision.WITHDRAWN))

    def counted(self) -> StatementQuerySet:
        """Those that checks and postings may use: live and not rejected."""
        return self.live().exclude(decision=Decision.REJECTED)


class Statement(WithAmount, WithPlaceInText):
    """A number that measures something, as read or as a person corrected it.

    Attributes:
        read: which reading of the document found it; a correction carries that of the row it corrects.
        corrects: the row that this one replaces.
        version: grows with every decision; the version seen comes back with an action.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=16)
    direction = models.CharField(max_length=8, null=True)
    modality = models.CharField(max_length=12)
    indicator_words = models.TextField(null=True)
    indicator_start = models.PositiveIntegerField(null=True)
    indicator_end = models.PositiveIntegerField(null=True)
    indicator_code = models.CharField(max_length=160, null=True, db_index=True)
    period = PeriodField(null=True)
    base_period = PeriodField(null=True)
    place_words = models.TextField(null=True)
    place_code = models.CharField(max_length=80, null=True)
    of_start = models.PositiveIntegerField(null=True)
    of_end = models.PositiveIntegerField(null=True)
    rules = models.JSONField(default=list)
    words = models.BooleanField(default=False)

    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.PENDING)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    version = models.PositiveIntegerField(default=1)

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ("start", "end", "pk")
        indexes = (models.Index(fields=("document", "decision")),)

    @property
    def as_value(self) -> values.Statement:
        """The frozen value."""
        indicator = None
        if self.indicator_words is not None:
            indicator = values.IndicatorMention(
                self.indicator_words, self.indicator_start or 0, self.indicator_end or 0, self.indicator_code
            )
        amount = self.amount
        if amount is None:
            raise ValueError(f"statement {self.pk}: a statement without a number; the row was written by other means")
        return values.Statement(
            source=self.source_in(self.document.sha256),
            amount=amount,
            kind=values.Kind(self.kind),
            direction=values.Direction(self.direction) if self.direction else None,
            modality=values.Modality(self.modality),
            indicator=indicator,
            period=self.period,
            base_period=self.base_period,
            place=None if self.place_words is None else values.Place(self.place_words, self.place_code),
            of=None if self.of_start is None or self.of_end is None else (self.of_start, self.of_end),
            rules=tuple(self.rules),
            words=self.words,
        )

    def __str__(self) -> str:
        return self.surface


class UnreadNumber(WithPlaceInText):
    """A number that the reader saw and did not understand.

    Attributes:
        dismissed: a person said that it needs no statement; ``statement`` is the one a person read there, if any.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="unread")
    reason = models.TextField()
    dismissed = models.BooleanField(default=False)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, null=True, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("start", "end", "pk")

    @property
    def as_value(self) -> values.Unread:
        """The frozen value."""
        return values.Unread(self.source_in(self.document.sha256), self.reason)
