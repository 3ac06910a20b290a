"""Tiendo's own forecast: the probability that a target is met, and where its series will be when it is due."""

from .learned import LEARNED_FILE, Learned, learned
from .spread import Shape, Spread, shape_of, spread_of

__all__ = ["LEARNED_FILE", "Learned", "Shape", "Spread", "learned", "shape_of", "spread_of"]
