"""Which kind of report a period asks for when nobody says."""

from __future__ import annotations

from tiendo.values import Period

from .input import ReportKind

_BY_MONTHS = {1: ReportKind.MONTH, 3: ReportKind.QUARTER, 6: ReportKind.HALF_YEAR, 9: ReportKind.NINE_MONTHS, 12: ReportKind.YEAR}


def kind_of(period: Period) -> ReportKind:
    """Month, quarter, half-year, nine months or year by length; several years are a term so far.

    Raises: ValueError for any other length; the message says what to give.
    """
    if period.years > 1:
        return ReportKind.MID_TERM
    months = period.last.month - period.first.month + 1
    if period.is_point or months not in _BY_MONTHS:
        raise ValueError(f"{period}: không rõ loại báo cáo; ghi thêm --kind (month, quarter, half_year, nine_months, year …)")
    return _BY_MONTHS[months]
