"""Where the entries of a ledger disagree: every place, with the arithmetic and the likely reason.

Nothing is decided here. A person settles a conflict with a ``Settlement``; what is settled no longer counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ..state import Ledger
from .averages import averages
from .figures import Figures
from .growth import chained, changes, interrupted
from .model import Conflict, ConflictKind, Reading
from .parts import ratios, sums, territories, verdicts
from .same_cell import same_cell
from .series import added_to_stock, running_totals, sudden_pace
from .targets import splits, targets
from .twins import target_twins, twins
from .weighted import weighted

__all__ = ["RULES", "Conflict", "ConflictKind", "Reading", "conflicts"]

RULES: tuple[Callable[[Figures], Iterator[Conflict]], ...] = (
    same_cell,
    changes,
    chained,
    interrupted,
    averages,
    weighted,
    added_to_stock,
    running_totals,
    sums,
    verdicts,
    ratios,
    territories,
    targets,
    splits,
    twins,
    target_twins,
    sudden_pace,
)


def conflicts(ledger: Ledger, *, unit: str | None = None) -> tuple[Conflict, ...]:
    """Every disagreement among the standing entries of a ledger, in the order of the rules.

    Args: unit: only those about this unit (what a posting for it can have changed); all when ``None``.
    """
    figures = Figures(ledger, unit)
    found = (conflict for rule in RULES for conflict in rule(figures))
    return tuple(_joined(conflict for conflict in found if unit in {None, conflict.unit}))


def _joined(found: Iterable[Conflict]) -> Iterator[Conflict]:
    """A figure that two sources repeat makes one conflict, not two: those of one cell and one arithmetic are put together."""
    groups: dict[tuple[object, ...], list[Conflict]] = {}
    for conflict in found:
        left = conflict.computed.partition(";")[0]
        groups.setdefault((conflict.kind, conflict.unit, conflict.indicator, conflict.period, left), []).append(conflict)
    for group in groups.values():
        first = min(group, key=lambda one: list(Reading).index(one.reading))
        yield replace(first, entries=tuple(dict.fromkeys(key for one in group for key in one.entries)))
