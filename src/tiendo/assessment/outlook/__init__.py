"""Tiendo's own forecast: the probability that a target is met, and where its series will be when it is due."""

from .learned import LEARNED_FILE, Learned, learned
from .spread import Spread, spread_of

__all__ = ["LEARNED_FILE", "Learned", "Spread", "learned", "spread_of"]
