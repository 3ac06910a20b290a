"""Ways of looking at a list that a person keeps. A person's own choice like the theme: it changes nothing of the record."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SavedView(models.Model):
    """A list with filters, order and columns as its address says them, under a name.

    Attributes:
        path: address of the list, without what follows the question mark.
        query: what follows it, without the page number.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    path = models.CharField(max_length=300)
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=("user", "path", "name"), name="one_view_of_a_name"),)

    @property
    def address(self) -> str:
        """Where it leads."""
        return f"{self.path}?{self.query}" if self.query else self.path
