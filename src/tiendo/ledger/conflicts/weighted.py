"""Growth of the whole against the growth of its parts, weighted by their shares: a mean cannot leave what its parts allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from .figures import Figure, Figures
from .model import Conflict, ConflictKind, Range, Reading, apart, conflict, reading_of, shown, vietnamese

_WHOLE = "grdp_growth"
# Growth of each part, and its share; product taxes are the rest of the whole.
_PARTS = (
    ("va_growth_agriculture", "grdp_share_agriculture"),
    ("va_growth_industry", "grdp_share_industry"),
    ("va_growth_services", "grdp_share_services"),
)
_REST = "tăng thuế sản phẩm trừ trợ cấp"
# A share of another year, or at other prices, may have moved by so many points.
_MOVED = 5


def weighted(figures: Figures) -> Iterator[Conflict]:
    """Growth of the economy outside what its sectors allow; shares of another year are given room on both sides."""
    for (unit, code), seen in figures.by_series.items():
        if code != _WHOLE:
            continue
        for figure in seen:
            parts, shares = _parts(figures, unit, figure), _shares(figures, unit, figure.period.last.year)
            if parts and shares:
                yield from _outside(figure, parts, shares)


def _parts(figures: Figures, unit: str, whole: Figure) -> list[Figure]:
    """The growth of every part in the period, of the same source where it has them; empty when one is not known."""
    codes = [*(code for code, _ in _PARTS), *figures.named(unit, _REST)[:1]]
    found = [figures.best(unit, code, whole.period, beside=whole.observation.origin) for code in codes]
    known = [one for one in found if one is not None]
    return known if len(known) == len(_PARTS) + 1 else []


def _shares(figures: Figures, unit: str, year: int) -> list[Fraction]:
    """The shares of the parts in the nearest year that knows them all, the rest last."""
    series = [
        {one.period.start.year: one for one in figures.by_series.get((unit, code), ()) if one.period.is_year} for _, code in _PARTS
    ]
    years = set(series[0]).intersection(*series[1:])
    if not years:
        return []
    near = min(years, key=lambda one: abs(one - year))
    known = [Fraction(one[near].amount.value) for one in series]
    return [*known, 100 - sum(known, Fraction(0))]


def _outside(figure: Figure, parts: Sequence[Figure], shares: Sequence[Fraction]) -> Iterator[Conflict]:
    def allowed(reading: Reading) -> Range:
        lows = [one.range(reading)[0] for one in parts]
        highs = [one.range(reading)[1] for one in parts]
        low = None if None in lows else _extreme([one for one in lows if one is not None], shares, most=False)
        high = None if None in highs else _extreme([one for one in highs if one is not None], shares, most=True)
        return low, high

    reading = reading_of(lambda reading: apart(allowed(reading), figure.range(reading)))
    if reading is None:
        return
    low, high = allowed(reading)
    terms = "; ".join(f"{shown(one.amount)} × {vietnamese(share, 1)}%" for one, share in zip(parts, shares, strict=True))
    ends = f"{vietnamese(low) if low is not None else '…'} đến {vietnamese(high) if high is not None else '…'}%"
    computed = f"{terms} (tỷ trọng ± {_MOVED} điểm): {ends}; nguồn ghi {shown(figure.amount)}"
    reason = "tăng trưởng chung nằm ngoài mức mà các khu vực cho phép: có số đã điều chỉnh, hoặc khác kỳ so sánh"
    observations = [one.observation for one in (figure, *parts)]
    yield conflict(ConflictKind.PARTS, reading, figure.observation, observations, computed, reason)


def _extreme(rates: Sequence[Fraction], shares: Sequence[Fraction], *, most: bool) -> Fraction:
    """The least or the largest mean when each share may move by ``_MOVED`` points and all make up the whole."""
    order = sorted(range(len(rates)), key=lambda at: rates[at], reverse=most)
    least = [max(Fraction(0), share - _MOVED) for share in shares]
    left = 100 - sum(least, Fraction(0))
    total = sum((rate * share for rate, share in zip(rates, least, strict=True)), Fraction(0))
    for at in order:
        more = min(left, shares[at] + _MOVED - least[at])
        total += rates[at] * more
        left -= more
    return total / 100
