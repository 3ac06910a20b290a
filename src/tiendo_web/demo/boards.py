"""The boards of the demonstration: the storm and the revenue of 2024 as public sources state them, each with its source.

The figures are those of ``facts``; what no source states (damage by commune, disbursement, projects, staff quotas) stays empty.
"""

from __future__ import annotations

import csv
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from tiendo.boards import Board
from tiendo.boards.entry import FieldValue
from tiendo.boards.rows import Draft
from tiendo.boards.specs.disasters import EVENTS, RELIEF
from tiendo.boards.specs.figure_boards import REVENUE
from tiendo.catalogue import units_named
from tiendo.ledger import observe
from tiendo.values import Amount, Citation, Hedge, Modality, Observation, Period
from tiendo_web.boards.actions import new_row, next_item
from tiendo_web.boards.models import BoardEntry
from tiendo_web.record.loading import load
from tiendo_web.record.models.shapes import origin_columns

from .scene import DAY, FACTS, PROVINCE

STORM = "Bão số 3 (Yagi)"
DAMAGE_FACT, RELIEF_FACT = "Thiệt hại do bão số 3 (Yagi)", "Kinh phí hỗ trợ khắc phục bão số 3"
SOURCES_OF_RELIEF = "dự phòng ngân sách Trung ương và dự phòng ngân sách tỉnh"
COUNTED_FACT = "Số địa phương hoàn thành dự toán thu ngân sách tỉnh giao"
MET_THE_ESTIMATE = ("huyện Ngân Sơn", "huyện Na Rì", "huyện Pác Nặm", "huyện Bạch Thông")
"""Named in 002.txt, December 2024."""
_MILLIONS = {"tỷ đồng": Decimal(1000), "triệu đồng": Decimal(1)}


def load_boards() -> int:
    """Store figures and rows; returns how many rows. They are facts, entered by nobody."""
    load(_met_the_estimate())
    facts = _facts()
    damage, relief = facts[DAMAGE_FACT], facts[RELIEF_FACT]
    with transaction.atomic():
        event = _stored(
            EVENTS, damage, ("ten", STORM), ("loai", "bao"), ("tong_thiet_hai", _million(damage)), ("ghi_chu", _note(damage))
        )
        row = _stored(RELIEF, relief, ("su_kien", event.key), ("nguon", SOURCES_OF_RELIEF), ("phan_bo", _million(relief)))
    return row.item - event.item + 1


def _facts() -> dict[str, dict[str, str]]:
    with (FACTS / "bac_kan_observations.csv").open(encoding="utf-8", newline="") as file:
        return {row["indicator_vi"]: row for row in csv.DictReader(file) if row["indicator_vi"] in (DAMAGE_FACT, RELIEF_FACT)}


def _met_the_estimate() -> list[Observation]:
    """The source that counts the localities which met their estimate also names them: at least 100% each."""
    with (FACTS / "bac_kan_observations.csv").open(encoding="utf-8", newline="") as file:
        fact = next(row for row in csv.DictReader(file) if row["indicator_vi"] == COUNTED_FACT)
    citation = Citation(fact["source_url"], fact["source_title"], fact["source_date"])
    amount = Amount(Decimal(100), "%", Decimal("0.5"), hedge=Hedge.AT_LEAST)
    period, column = Period.parse(fact["period"]), next(one for one in REVENUE.columns if one.name == "ty_le_bao_cao")
    units = [units_named(name, DAY)[0].key for name in MET_THE_ESTIMATE]
    return [
        observe(
            unit,
            column.indicator,
            period,
            amount,
            modality=Modality.ACTUAL,
            origin=citation,
            known=DAY,
            indicator_words=column.words.vi,
        )
        for unit in units
    ]


def _million(fact: dict[str, str]) -> Decimal:
    return (Decimal(fact["value"]) * _MILLIONS[fact["unit_of_measure"]]).quantize(Decimal(1))


def _note(fact: dict[str, str]) -> str:
    """What a number of the register cannot say of itself: that the source gives it as an estimate."""
    return "Nguồn nêu là số ước." if fact["modality"] == "estimate" else ""


def _stored(board: Board, fact: dict[str, str], *fields: tuple[str, FieldValue]) -> BoardEntry:
    draft = Draft(PROVINCE, None, None, "", tuple((name, value) for name, value in fields if value != ""))
    citation = Citation(fact["source_url"], fact["source_title"], fact["source_date"])
    row = new_row(board, draft, next_item(), 1, None, timezone.now(), known=DAY, **origin_columns(citation))
    row.save()
    return row
