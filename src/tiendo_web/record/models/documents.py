"""Documents: the file as received, its text, what was read of itself, and how far the work on it is."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import PeriodField
from .people import Secrecy


class ReadingState(models.TextChoices):
    """Where the background reading of a file stands."""

    QUEUED = "queued", _("chờ đọc")
    READING = "reading", _("đang đọc")
    READ = "read", _("đã đọc")
    FAILED = "failed", _("không đọc được")


class ReviewState(models.TextChoices):
    """Where people's work on the statements stands."""

    OPEN = "open", _("đang soát")
    SUBMITTED = "submitted", _("chờ duyệt")
    RETURNED = "returned", _("trả lại")
    POSTED = "posted", _("đã vào sổ")


class Document(models.Model):
    """A file that a unit gave to the record. The same file twice in one unit is one document.

    Attributes:
        sha256: hash of the bytes; the file itself lies in ``settings.FILES`` under this name.
        name: file name as received.
        structure: blocks and tables (``record.mapping.structure_of``).
        title, number, kind, issuer, issued, period: what the document is, read from itself or said by a person.
        state, phase, progress, error: the background reading: percent done, what is being done, one line when it failed.
        claimed_by, claimed_at, attempts: which worker holds it, since when it last gave a sign, how often it was tried.
        changes, checked: how often its statements changed, and how many of these changes the last check knew; the worker
            checks the document again while they differ.
        version: grows with every action on the document; the version seen comes back with an action.
    """

    unit = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, related_name="documents")
    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    format = models.CharField(max_length=16, blank=True)
    text = models.TextField(blank=True)
    folded = models.TextField(blank=True, help_text="title, number and text without marks and capitals, for searching")
    structure = models.JSONField(default=dict)
    warnings = models.JSONField(default=list)

    title = models.TextField(blank=True)
    number = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=80, blank=True)
    issuer = models.CharField(max_length=250, blank=True)
    issued = models.DateField(null=True, blank=True)
    period = PeriodField(null=True, blank=True)
    secrecy = models.PositiveSmallIntegerField(choices=Secrecy.choices, default=Secrecy.OPEN)

    state = models.CharField(max_length=8, choices=ReadingState.choices, default=ReadingState.QUEUED, db_index=True)
    phase = models.CharField(max_length=120, blank=True)
    progress = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    claimed_by = models.CharField(max_length=80, blank=True)
    claimed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    changes = models.PositiveIntegerField(default=0)
    checked = models.PositiveIntegerField(default=0)

    review = models.CharField(max_length=10, choices=ReviewState.choices, default=ReviewState.OPEN)
    review_note = models.TextField(blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    posted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-issued", "-uploaded_at", "pk")
        constraints = (models.UniqueConstraint(fields=("unit", "sha256"), name="one_file_once_in_a_unit"),)
        # What waits is counted on every page; a row of this table is as long as its text, so the count must not read it.
        # What a person may see of the library is found, counted and sorted from the second one for the same reason.
        indexes = (
            models.Index(fields=("state", "review", "secrecy", "unit"), name="record_document_waiting"),
            models.Index(fields=("unit", "secrecy", "state", "review", "issued", "uploaded_at"), name="record_document_seen"),
        )

    @property
    def heading(self) -> str:
        """Its title, or the file name until a title is known."""
        return self.title or self.name

    def __str__(self) -> str:
        return self.heading
