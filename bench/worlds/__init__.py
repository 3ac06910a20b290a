"""Worlds whose numbers agree, printed as offices print them: rounded, cut off, hedged, repeated. For tests and benchmarks."""

from .world import World, name_of

__all__ = ["World", "name_of"]
