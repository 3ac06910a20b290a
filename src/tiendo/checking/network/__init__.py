"""All numbers of all documents as one network of cells: bounds, ratios, differences and sums."""

from .cells import CellKey, cell_of
from .graph import Link, Network, Observed, Sum

__all__ = ["CellKey", "Link", "Network", "Observed", "Sum", "cell_of"]
