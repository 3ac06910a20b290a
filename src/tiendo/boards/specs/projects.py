"""Đầu tư công: projects and programmes with plan, disbursement, obstacle and owner, the slow ones first."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tiendo.values import FindingClass

from ..board import Board, BoardFinding, Check, Derived, Field, FieldType, Flag, Words
from ..entry import RegisterEntry, Shelf
from ..typed import number_text

PERCENT = Decimal(100)
_SLOW = Decimal(10)
"""How many percentage points behind the share of the year gone by counts as slow (our own line, shown on the page)."""


def disbursed_rate(entry: RegisterEntry, shelf: Shelf) -> Decimal | None:
    """Disbursed against the plan of the year, in percent with two decimals."""
    plan, paid = entry.amount("ke_hoach"), entry.amount("giai_ngan")
    if not plan or paid is None:
        return None
    return (paid / plan * PERCENT).quantize(Decimal("0.01"))


def left(entry: RegisterEntry, shelf: Shelf) -> Decimal | None:
    """What is left to disburse."""
    plan, paid = entry.amount("ke_hoach"), entry.amount("giai_ngan")
    return None if plan is None or paid is None else plan - paid


def share_of_year(entry: RegisterEntry, shelf: Shelf) -> Decimal | None:
    """How much of the plan's year had gone by on the day of the figure, in percent; the whole for a year that is over."""
    if entry.period is None:
        return None
    on = min(entry.day or shelf.on, entry.period.last)
    whole = (entry.period.last - entry.period.first).days + 1
    return max(Decimal(0), Decimal((on - entry.period.first).days + 1) / whole * PERCENT)


def slow(entry: RegisterEntry, shelf: Shelf) -> bool:
    """Whether the rate lies more than ten points behind the year."""
    rate, gone = disbursed_rate(entry, shelf), share_of_year(entry, shelf)
    return rate is not None and gone is not None and rate < PERCENT and gone - rate > _SLOW


def _more_than_planned(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterator[BoardFinding]:
    for one in entries:
        plan, paid = one.amount("ke_hoach"), one.amount("giai_ngan")
        if plan is not None and paid is not None and paid > plan:
            name, over = one.text("ten"), number_text(paid - plan)
            words = Words(
                f"{name}: giải ngân {number_text(paid)} lớn hơn kế hoạch {number_text(plan)} triệu đồng, vượt {over}.",
                f"{name}: disbursed {paid:,f} exceeds the plan {plan:,f} (million dong) by {paid - plan:,f}.",
            )
            yield BoardFinding("DTC01", FindingClass.CONTRADICTION, words, (one.key,))


def _slow_without_reason(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterator[BoardFinding]:
    for one in entries:
        if slow(one, shelf) and not one.text("vuong_mac"):
            words = Words(f"{one.text('ten')}: chậm mà chưa ghi vướng mắc.", f"{one.text('ten')}: slow, and no obstacle is stated.")
            yield BoardFinding("DTC02", FindingClass.NOTE, words, (one.key,))


MILLION = "triệu đồng"

PROJECTS = Board(
    slug="du-an",
    group="ngan-sach",
    words=Words("Dự án, chương trình đầu tư công", "Public investment projects"),
    noun=Words("dự án", "projects"),
    heading="ten",
    identity=("unit", "ten", "period"),
    period=Words("Năm kế hoạch", "Plan year"),
    period_required=True,
    day=Words("Số liệu đến ngày", "Figures as of"),
    fields=(
        Field("ten", Words("Dự án, chương trình", "Project or programme"), required=True, aliases=("Tên dự án", "Danh mục dự án")),
        Field("chu_dau_tu", Words("Chủ đầu tư", "Owner"), aliases=("Đơn vị thực hiện",)),
        Field("nguon", Words("Nguồn vốn", "Source of funds")),
        Field("tong_muc", Words("Tổng mức đầu tư", "Total investment"), FieldType.MONEY, MILLION, listed=False),
        Field(
            "ke_hoach",
            Words("Kế hoạch vốn", "Plan"),
            FieldType.MONEY,
            MILLION,
            required=True,
            totalled=True,
            aliases=("Kế hoạch vốn năm", "Kế hoạch", "Vốn giao"),
        ),
        Field(
            "giai_ngan",
            Words("Đã giải ngân", "Disbursed"),
            FieldType.MONEY,
            MILLION,
            totalled=True,
            aliases=("Giải ngân", "Giá trị giải ngân", "Lũy kế giải ngân"),
        ),
        Field("khoi_luong", Words("Khối lượng thực hiện", "Work done"), FieldType.MONEY, MILLION, listed=False),
        Field("vuong_mac", Words("Vướng mắc", "Obstacle"), FieldType.LONG, aliases=("Khó khăn, vướng mắc", "Lý do chậm")),
        Field("phu_trach", Words("Người phụ trách", "In charge"), FieldType.PERSON, listed=False),
        Field("nhiem_vu", Words("Nhiệm vụ tháo gỡ (số)", "Task (number)"), FieldType.TASK, listed=False),
    ),
    derived=(
        Derived(
            "ty_le",
            Words("Tỷ lệ giải ngân", "Disbursement rate"),
            disbursed_rate,
            Words("đã giải ngân ÷ kế hoạch vốn × 100", "disbursed ÷ plan × 100"),
            "%",
        ),
        Derived(
            "con_lai",
            Words("Còn phải giải ngân", "Left to disburse"),
            left,
            Words("kế hoạch vốn − đã giải ngân", "plan − disbursed"),
            MILLION,
            listed=False,
        ),
    ),
    flags=(Flag("cham", Words("Chậm hơn thời gian trên 10 điểm", "More than 10 points behind the year"), "bad", slow),),
    checks=(
        Check("DTC01", Words("Giải ngân lớn hơn kế hoạch", "Disbursed exceeds the plan"), _more_than_planned),
        Check("DTC02", Words("Chậm mà chưa ghi vướng mắc", "Slow without a stated obstacle"), _slow_without_reason),
    ),
    sort="ty_le",
    first_step=Words(
        "Tải mẫu, dán danh mục dự án của tháng vào, nhập lại; tháng sau nhập tiếp cùng mẫu, mỗi dự án thành một bản mới.",
        "Download the template, paste this month's list of projects, import it; next month import again.",
    ),
)
