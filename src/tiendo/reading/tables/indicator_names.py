"""The label of a row to an indicator of the catalogue: the whole wording must be a name, and the unit must fit."""

from __future__ import annotations

import re
from functools import cache

from tiendo.catalogue import Indicator, fold, indicators, units_of_measure

from .units import unit_of

_DASH = re.compile(r"\s*[-–—]\s*")
_MARKS = re.compile(r"[.,;:*]")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_LEAD = re.compile(r"^(?:tổng số|số lượng|trong đó|riêng|chỉ tiêu)\s*:?\s+")


def indicator_code(words: str, unit: str) -> str | None:
    """Code of the indicator that a label names, ``None`` when the catalogue does not know the wording.

    Args: unit: printed unit of the row; a known unit of another kind rules an indicator out, so that *GRDP (tỷ đồng)* is never
        the growth of GRDP.
    """
    for wording in _wordings(words):
        found = _by_wording().get(wording)
        if found is not None and _fits(found, unit):
            return found.code
    return None


def _wordings(words: str) -> list[str]:
    whole, without_aside = _squeezed(words), _squeezed(_ASIDE.sub("", words))
    return [whole, without_aside, _LEAD.sub("", without_aside)]


def _fits(indicator: Indicator, printed: str) -> bool:
    unit = unit_of(printed)
    if unit is None or unit.kind == "counted_noun":
        return True
    known = units_of_measure()
    return any(known[code].dimension == unit.dimension for code in (*indicator.units, indicator.base_unit) if code in known)


@cache
def _by_wording() -> dict[str, Indicator]:
    found: dict[str, Indicator] = {}
    for indicator in indicators().values():
        for wording in (indicator.name, *indicator.aliases):
            found.setdefault(_squeezed(wording), indicator)
    return found


def _squeezed(words: str) -> str:
    return " ".join(_MARKS.sub("", _DASH.sub("-", fold(words))).split())
