"""Tokens by which programs of a unit come to the API."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class ApiToken(models.Model):
    """A program's way in: it acts as an account of its own, which has one role in one unit and cannot sign in to the pages.

    Attributes:
        account: the program's account; the audit trail names it.
        secret: SHA-256 of the token; the token itself is shown once and kept nowhere.
        expires: the last day on which it opens anything.
        revoked: when it was taken back, ``None`` while it holds.
    """

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="token")
    unit = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, related_name="tokens")
    secret = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires = models.DateField()
    revoked = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_at", "pk")
