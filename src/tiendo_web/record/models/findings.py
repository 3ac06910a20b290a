"""What the checker said, where, and what people made of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tiendo import values

from ..fields import FractionField, PeriodField
from .documents import Document
from .shapes import WithPlaceInText


class FindingState(models.TextChoices):
    """``gone``: a later check no longer finds it (a figure was corrected or rejected)."""

    OPEN = "open", _("chưa xử lý")
    SETTLED = "settled", _("đã xử lý")
    GONE = "gone", _("không còn")


class Finding(models.Model):
    """Statements that cannot all be right, or that deserve a look.

    Attributes:
        fingerprint: hash of rule and places; the same finding of a second check is the same row, with its decision.
        document: the document whose check gave it first; every document it touches stands in ``places``.
        state, reason_given, settled_by, settled_at: a person's decision.
        version: grows with every decision.
    """

    fingerprint = models.CharField(max_length=64, unique=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="findings_first")
    code = models.CharField(max_length=16, db_index=True)
    cls = models.CharField(max_length=16)
    certainty = models.CharField(max_length=8)
    message = models.TextField()
    message_en = models.TextField(blank=True)
    computed = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    found_at = models.DateTimeField()

    state = models.CharField(max_length=8, choices=FindingState.choices, default=FindingState.OPEN, db_index=True)
    reason_given = models.TextField(blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("cls", "-found_at", "pk")
        indexes = (models.Index(fields=("state", "cls", "document"), name="record_finding_waiting"),)


class FindingPlace(WithPlaceInText):
    """One passage of a finding, the one most likely at fault first.

    Attributes:
        document: the document the passage stands in, ``None`` for a value of the record that came from a citation.
        statement: the statement at that place, when there is one.
        observation: the value of the record that a passage is held against.
    """

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="places")
    position = models.PositiveSmallIntegerField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="finding_places")
    statement = models.ForeignKey("record.Statement", on_delete=models.PROTECT, null=True, related_name="finding_places")
    observation = models.ForeignKey("record.Observation", on_delete=models.PROTECT, null=True, related_name="finding_places")

    class Meta:
        ordering = ("finding", "position")


class ImpliedValue(models.Model):
    """A value that no text prints and that follows from what they print; replaced at each check of its document.

    ``premises`` is a list of ``{"document", "part", "start", "end", "surface"}`` with the document's row number;
    ``documents`` are the documents those stand in: who may not see one of them does not see the value.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="implied")
    indicator = models.TextField()
    place = models.TextField(null=True)
    period = PeriodField(null=True)
    low = FractionField(null=True)
    high = FractionField(null=True)
    low_open = models.BooleanField(default=False)
    high_open = models.BooleanField(default=False)
    unit_of_measure = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=16)
    derivation = models.TextField(blank=True)
    premises = models.JSONField(default=list)
    documents = models.ManyToManyField(Document, related_name="+")

    class Meta:
        ordering = ("document", "pk")

    @property
    def interval(self) -> values.Interval:
        """Every value that the premises allow."""
        return values.Interval(self.low, self.high, self.low_open, self.high_open)
