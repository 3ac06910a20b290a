"""The published progress methods, one file each; the panel shows them side by side in this order."""

from ..method import Method
from . import (
    escap_anticipated,
    escap_status,
    eurostat_target,
    eurostat_trend,
    linear_pace,
    required_rate,
    statcan,
    unsd,
)

METHODS: tuple[Method, ...] = (
    linear_pace.METHOD,
    required_rate.METHOD,
    eurostat_target.METHOD,
    eurostat_trend.METHOD,
    statcan.METHOD,
    escap_status.METHOD,
    escap_anticipated.METHOD,
    unsd.METHOD,
)

__all__ = ["METHODS"]
