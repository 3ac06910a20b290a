"""The field's vocabulary as tables: indicators, units of measure, bodies, document types, org units."""

from .fold import bare, fold
from .tables import Indicator, UnitOfMeasure, indicators, table, units_of_measure

__all__ = ["Indicator", "UnitOfMeasure", "bare", "fold", "indicators", "table", "units_of_measure"]
