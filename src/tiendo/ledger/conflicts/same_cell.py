"""One unit, one indicator, one time: values that differ beyond rounding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from tiendo.values import Hedge, Period

from ..precision import base_unit
from .figures import Figure, Figures, stem
from .model import Conflict, ConflictKind, Reading, apart, shown


def same_cell(figures: Figures) -> Iterator[Conflict]:
    """Every cell whose figures cannot all be the same number, with the likely reason."""
    for (unit, indicator), seen in figures.by_series.items():
        for period, cell in _cells(seen):
            found = _conflict(unit, indicator, period, cell)
            if found is not None:
                yield found


def _cells(seen: Sequence[Figure]) -> Iterator[tuple[str, list[Figure]]]:
    """Figures of one time: the same period, and the states of different days of one year beside the year's own."""
    by_period: dict[Period, list[Figure]] = {}
    by_year: dict[int, list[Figure]] = {}
    for figure in seen:
        by_period.setdefault(figure.period, []).append(figure)
        year = _year_of_state(figure.period)
        if year is not None:
            by_year.setdefault(year, []).append(figure)
    yearly: set[Period] = set()
    for year, group in by_year.items():
        if any(figure.period.is_point for figure in group):
            yearly |= {figure.period for figure in group}
            yield str(year), group
    for period, group in by_period.items():
        if period not in yearly:
            yield str(period), group


def _year_of_state(period: Period) -> int | None:
    """The year whose state a figure gives; the first day of a year is the end of the year before."""
    if period.is_year:
        return period.start.year
    return (period.first - timedelta(days=1)).year if period.is_point else None


def _conflict(unit: str, indicator: str, period: str, cell: Sequence[Figure]) -> Conflict | None:
    pairs = [
        (one, other)
        for number, one in enumerate(cell)
        for other in cell[number + 1 :]
        if _alike(one, other) and not _grown(one, other)
    ]
    against = [(reading, one, other) for one, other in pairs if (reading := _reading(one, other)) is not None]
    if not against:
        return None
    reading = min((reading for reading, _, _ in against), key=list(Reading).index)
    parties = [figure for figure in cell if any(figure in (a, b) for _, a, b in against)]
    kind, reason = _explained(parties, reading)
    return Conflict(
        kind=kind,
        reading=reading,
        unit=unit,
        indicator=indicator,
        period=period,
        entries=tuple(figure.observation.key for figure in parties),
        computed="; ".join(f"{shown(figure.amount)} ({_when(figure)})" for figure in parties),
        reason=reason,
    )


def _reading(one: Figure, other: Figure) -> Reading | None:
    return next((reading for reading in Reading if apart(one.range(reading), other.range(reading))), None)


def _alike(one: Figure, other: Figure) -> bool:
    return base_unit(one.amount) == base_unit(other.amount)


def _grown(one: Figure, other: Figure) -> bool:
    """True for a total to date that is larger on the later of two days: it has grown, nobody disagrees."""
    early, late = sorted((one, other), key=_state_day)
    counted = "lũy kế" in early.words and early.period.is_point and late.period.is_point
    return counted and _state_day(early) < _state_day(late) and early.amount.value <= late.amount.value


def _explained(parties: Sequence[Figure], reading: Reading) -> tuple[ConflictKind, str]:
    """The likely reason, the most telling first."""
    wordings = list(dict.fromkeys(figure.words for figure in parties))
    if len({stem(words) for words in wordings}) > 1 or _standards(wordings):
        return ConflictKind.DEFINITIONS, f"hai cách gọi, có thể là hai định nghĩa: {' / '.join(wordings)}"
    slip = _slip(parties)
    if slip:
        return ConflictKind.VALUES, slip
    finals = [figure.final for figure in parties]
    if not any(finals):
        return ConflictKind.ESTIMATES, "các lần ước tính nối tiếp nhau"
    if any(figure.period.is_point and (figure.period.last.month, figure.period.last.day) == (1, 1) for figure in parties):
        return ConflictKind.VALUES, "số “đầu kỳ” và số cuối năm trước phải là một: có rà soát lại, hoặc theo chuẩn khác"
    if len({_state_day(figure) for figure in parties}) > 1:
        return ConflictKind.VALUES, "số liệu của những ngày khác nhau trong năm"
    if not all(finals):
        return ConflictKind.ESTIMATES, "số ước tính và số thực hiện"
    if reading in {Reading.NEAR, Reading.BARE} and any(figure.amount.hedge is not Hedge.EXACT for figure in parties):
        return ConflictKind.VALUES, "có số nói tròn (“trên”, “gần”, “khoảng”) không khớp số còn lại"
    return ConflictKind.VALUES, "các nguồn đưa số khác nhau; nguồn sau có thể đã điều chỉnh"


def _standards(wordings: Sequence[str]) -> bool:
    """True when one wording names a poverty standard and another does not."""
    return len(wordings) > 1 and any("đa chiều" in words for words in wordings)


def _slip(parties: Sequence[Figure]) -> str:
    """A factor of ten, a hundred, a thousand … between two values, or two digits that changed places."""
    for number, one in enumerate(parties):
        for other in parties[number + 1 :]:
            small, large = sorted((one.amount.value, other.amount.value))
            for power in range(1, 7):
                if small and abs(Fraction(large) / Fraction(small) / 10**power - 1) < Fraction(1, 200):
                    return f"chênh đúng {10**power} lần: có thể nhầm đơn vị tính hoặc dấu phẩy"
            digits = [str(figure.amount.value).replace(".", "") for figure in (one, other)]
            if len(digits[0]) > 3 and sorted(digits[0]) == sorted(digits[1]) and digits[0] != digits[1]:
                return "cùng các chữ số, khác thứ tự: có thể gõ nhầm"
    return ""


def _state_day(figure: Figure) -> date:
    return figure.period.last


def _when(figure: Figure) -> str:
    words = str(figure.period) if figure.period.is_point else f"công bố {figure.observation.known:%m/%Y}"
    return words if figure.final else f"ước, {words}"
