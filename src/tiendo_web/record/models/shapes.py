"""Groups of columns that several tables share: a printed amount, a place in a document, an origin."""

from __future__ import annotations

from typing import Any

from django.db import models

from tiendo import values

from ..fields import ExactDecimalField

AMOUNT_FIELDS = ("value", "unit_of_measure", "half_step", "upper", "total", "hedge", "unit_code", "other_reading")


class WithAmount(models.Model):
    """The columns of ``values.Amount``; all of them empty where there is no number."""

    value = ExactDecimalField(null=True)
    unit_of_measure = models.CharField(max_length=120, blank=True)
    half_step = ExactDecimalField(null=True)
    upper = ExactDecimalField(null=True)
    total = ExactDecimalField(null=True)
    hedge = models.CharField(max_length=16, default=values.Hedge.EXACT.value)
    unit_code = models.CharField(max_length=80, null=True)
    other_reading = ExactDecimalField(null=True)

    class Meta:
        abstract = True

    @property
    def amount(self) -> values.Amount | None:
        """The amount, ``None`` where there is no number."""
        if self.value is None:
            return None
        return values.Amount(
            self.value,
            self.unit_of_measure,
            self.half_step,
            self.upper,
            self.total,
            values.Hedge(self.hedge),
            self.unit_code,
            self.other_reading,
        )


def amount_columns(amount: values.Amount | None) -> dict[str, Any]:
    """The columns that hold ``amount``."""
    if amount is None:
        return {}
    return {
        "value": amount.value,
        "unit_of_measure": amount.unit,
        "half_step": amount.half_step,
        "upper": amount.upper,
        "total": amount.total,
        "hedge": amount.hedge.value,
        "unit_code": amount.unit_code,
        "other_reading": amount.other_reading,
    }


class WithPlaceInText(models.Model):
    """Where in a document's text something stands; ``text[start:end] == surface``."""

    part = models.CharField(max_length=300, blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    surface = models.TextField(blank=True)

    class Meta:
        abstract = True

    def source_in(self, sha256: str) -> values.Source:
        """The frozen place, in the document with this hash."""
        return values.Source(sha256, self.part, self.start or 0, self.end or 0, self.surface)


def place_columns(source: values.Source) -> dict[str, Any]:
    """The columns that hold the place of ``source``."""
    return {"part": source.part, "start": source.start, "end": source.end, "surface": source.surface}


class WithOrigin(WithPlaceInText):
    """Where a figure comes from: a place in a document that is held, or else a citation."""

    document = models.ForeignKey("record.Document", on_delete=models.PROTECT, null=True, related_name="+")
    citation_address = models.TextField(blank=True)
    citation_title = models.TextField(blank=True)
    citation_day = models.CharField(max_length=10, blank=True)

    class Meta:
        abstract = True

    @property
    def citation_link(self) -> str:
        """The address of the citation when a browser may follow it; empty for a file's name, and for any other scheme."""
        return self.citation_address if self.citation_address.startswith(("https://", "http://")) else ""

    @property
    def origin(self) -> values.Origin:
        """A Source when the document is held, else a Citation."""
        if self.document is not None:
            return self.source_in(self.document.sha256)
        return values.Citation(self.citation_address, self.citation_title, self.citation_day)


def origin_columns(origin: values.Origin, document: int | None = None) -> dict[str, Any]:
    """The columns that hold ``origin``; ``document`` is the row of the document that a Source names."""
    if isinstance(origin, values.Citation):
        return {"citation_address": origin.address, "citation_title": origin.title, "citation_day": origin.day}
    if document is None:
        raise ValueError(f"document {origin.document[:12]} of this figure is not in the record; store it first")
    return {"document_id": document, **place_columns(origin)}
