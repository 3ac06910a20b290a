"""The field's vocabulary as tables: indicators, units of measure, bodies, document types, org units."""

from .fold import bare, fold
from .org_units import bodies_of, kind_of, line, org_successions, org_units, subtree, unit_of, units_named
from .tables import Indicator, UnitOfMeasure, indicators, table, units_of_measure

__all__ = [
    "Indicator",
    "UnitOfMeasure",
    "bare",
    "bodies_of",
    "fold",
    "indicators",
    "kind_of",
    "line",
    "org_successions",
    "org_units",
    "subtree",
    "table",
    "unit_of",
    "units_named",
    "units_of_measure",
]
