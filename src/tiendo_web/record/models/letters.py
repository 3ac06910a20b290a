"""Letters that wait for the mail server."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

KEPT = timedelta(days=3)
"""A letter that could not be sent for so long is given up: each morning's letter names everything that is still late."""
LONGEST_PAUSE = timedelta(hours=1)
"""Between two tries."""


class LetterQuerySet(models.QuerySet["Letter"]):
    """Letters by what may be done with them."""

    def unsent(self, now: datetime) -> LetterQuerySet:
        """Those that may still be sent."""
        return self.filter(sent=None, made__gt=now - KEPT)

    def due(self, now: datetime) -> LetterQuerySet:
        """Those whose turn it is. A turn further away than any pause was set by a clock that has been put back."""
        return self.unsent(now).filter(Q(turn__lte=now) | Q(turn__gt=now + LONGEST_PAUSE))


class Letter(models.Model):
    """A letter to a person, written with the reminders it tells of; its words are kept until it was sent or given up.

    Attributes:
        made, sent: when it was written, and when the mail server took it.
        tries, turn: how often the server did not take it, and when it is tried next.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letters")
    subject = models.CharField(max_length=200)
    body = models.TextField()
    made = models.DateTimeField()
    sent = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    turn = models.DateTimeField()

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("sent", "turn"), name="letters_by_turn"),)
