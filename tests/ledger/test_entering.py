"""What a statement becomes: the rank of an index never stands among its scores."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tiendo.ledger.entering import Left, Setting, entry_of
from tiendo.values import Amount, IndicatorMention, Kind, Modality, Period, Source, Statement

HOME = "province/90/1990"
SETTING = Setting(lambda place: None, HOME, (), date(2024, 12, 20), lambda code: "up")


def said(surface: str, value: str, code: str, kind: Kind, total: str | None = None) -> Statement:
    amount = Amount(Decimal(value), "điểm" if kind is Kind.LEVEL else "", Decimal(0), total=Decimal(total) if total else None)
    mention = IndicatorMention("chỉ số", 0, 6, code)
    return Statement(
        Source("a" * 64, "", 0, len(surface), surface),
        amount,
        kind,
        None,
        Modality.ACTUAL,
        mention,
        Period.of_year(2023),
        None,
        None,
    )


def test_a_score_and_a_rank_of_one_sentence_enter_two_series():
    """Chỉ số PAPI năm 2023 đạt 43,1/80 điểm, xếp vị trí 20/63."""
    score = entry_of(said("43,1/80 điểm", "43.1", "papi_score", Kind.LEVEL, "80"), SETTING)
    rank = entry_of(said("20/63", "20", "papi_score", Kind.RANK, "63"), SETTING)
    assert (score.indicator, rank.indicator) == ("papi_score", "papi_rank")
    assert (rank.amount.value, rank.amount.total, rank.amount.unit) == (Decimal(20), Decimal(63), "hạng")


def test_a_rank_whose_series_nobody_keeps_stays_with_its_document():
    """Tốc độ tăng trưởng xếp thứ 5 cả nước: 5 is no growth."""
    assert isinstance(entry_of(said("thứ 5", "5", "grdp_growth", Kind.RANK), SETTING), Left)
