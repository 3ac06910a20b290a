"""Who met, what was cited, asked, ordered and judged: the records that follow-up lives on, each with its span."""

from .assembly import read_records
from .rows import KEYS, as_rows

__all__ = ["KEYS", "as_rows", "read_records"]
