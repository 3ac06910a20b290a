"""All numbers of all documents as one network of cells: bounds, ratios, differences and sums."""

from .cells import CellKey, cell_of
from .graph import Network
from .premises import Link, Observed, Sum

__all__ = ["CellKey", "Link", "Network", "Observed", "Sum", "cell_of"]
