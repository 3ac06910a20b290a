"""Checking: what printed numbers say of each other.

``check`` takes readings and returns findings and implied values; ``Checker`` takes documents one by one; ``check_shards`` gives
each of many processes its share of them.
"""

from .checker import Check, Checker, check
from .rules import BY_CODE, RULES, Rule
from .shards import Aside, Crew, Shard, ShardError, check_shards, check_with

__all__ = [
    "BY_CODE",
    "RULES",
    "Aside",
    "Check",
    "Checker",
    "Crew",
    "Rule",
    "Shard",
    "ShardError",
    "check",
    "check_shards",
    "check_with",
]
