"""Columns for values that a database's own number and text types would change.

SQLite keeps a DECIMAL column as a binary float, and every database drops trailing zeros: ``5.0`` would come back as ``5``, and
with it the printed precision would be lost. So a Decimal is kept as its text, and so are a Period and a Fraction.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db import models

from tiendo.values import Period


class _AsText(models.CharField):  # type: ignore[type-arg]
    """A column that keeps the text form of a value and gives the value back."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 64)
        super().__init__(*args, **kwargs)

    @staticmethod
    def parse(text: str) -> Any:
        raise NotImplementedError

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        return None if value is None else self.parse(value)

    def to_python(self, value: Any) -> Any:
        return self.parse(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else str(self.to_python(value))

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""


class ExactDecimalField(_AsText):
    """A Decimal with the decimals it was printed with."""

    parse = staticmethod(Decimal)


class FractionField(_AsText):
    """An exact end of an interval, as ``numerator/denominator``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 200)
        super().__init__(*args, **kwargs)

    parse = staticmethod(Fraction)


class PeriodField(_AsText):
    """A Period in its written form (``2024-Q1``)."""

    parse = staticmethod(Period.parse)
