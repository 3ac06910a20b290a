"""Checking: what printed numbers say of each other.

``check`` takes readings and returns findings and implied values; ``Checker`` takes documents one by one.
"""

from .checker import Check, Checker, check
from .rules import BY_CODE, RULES, Rule

__all__ = ["BY_CODE", "RULES", "Check", "Checker", "Rule", "check"]
