"""Tables as statements: row = indicator (or place), column = period, modality or comparison, caption = unit and place."""

from .reader import TableReading, read_tables, read_tables_fully

__all__ = ["TableReading", "read_tables", "read_tables_fully"]
