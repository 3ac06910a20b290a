"""Settings of the installation that people may change."""

from __future__ import annotations

from django.db import models


class Setting(models.Model):
    """A named value; the names that exist, their defaults and meanings stand in ``record.options``."""

    name = models.CharField(max_length=60, primary_key=True)
    value = models.JSONField()

    def __str__(self) -> str:
        return f"{self.name} = {self.value}"
