"""What the demonstration consists of, as data: its day, its units, its accounts, and what its people have done so far.

Accounts and decisions are examples (*ví dụ*); figures come from ``facts`` and the documents alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

FACTS = Path(__file__).with_name("facts")
"""Public figures with their citations, as CSV."""
DAY = date(2024, 12, 31)
"""The day that its pages speak of: both reviews of 2024 are in, 2025 is ahead."""
PROVINCE = "province/06/1997"
DISTRICT = "district/060/1900"
"""Huyện Pác Nặm, whose reporter has an account of its own."""
PLAN = "plan/ke-hoach-nam-2024/province/06/1997"
PASSWORD = "tien-do-vi-du"  # noqa: S105 - printed on the screen when the demonstration starts; no production account has it


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the demonstration.

    Attributes:
        username, full_name, position: as shown; the name says that it is an example.
        roles: roles in the unit.
        vi, en: what one signs in as this person for.
        unit: key of the unit of the roles.
    """

    username: str
    full_name: str
    position: str
    roles: tuple[str, ...]
    vi: str
    en: str
    unit: str = PROVINCE


OFFICER = Account(
    "canbo",
    "Nông Thị Hà (ví dụ)",
    "Chuyên viên tổng hợp, Văn phòng Tỉnh ủy (ví dụ)",
    ("reporter", "reviewer"),
    "cán bộ tổng hợp",
    "synthesis officer",
)
LEADER = Account(
    "lanhdao",
    "Hoàng Văn Lâm (ví dụ)",
    "Lãnh đạo Văn phòng Tỉnh ủy (ví dụ)",
    ("leader", "approver"),
    "lãnh đạo",
    "leader",
)
APPROVER = Account(
    "nguoiduyet",
    "Triệu Đức Thịnh (ví dụ)",
    "Trưởng phòng Tổng hợp, Văn phòng Tỉnh ủy (ví dụ)",
    ("approver",),
    "người duyệt: cho số vào sổ",
    "approver: lets figures into the ledger",
)
REPORTER = Account(
    "baocao",
    "Lý Thị Mai (ví dụ)",
    "Cán bộ văn phòng, Huyện ủy Pác Nặm (ví dụ)",
    ("reporter",),
    "người báo cáo của một huyện",
    "reporter of a district",
    DISTRICT,
)
READER = Account(
    "nguoixem",
    "Bế Văn Sơn (ví dụ)",
    "Chuyên viên, Sở Tài chính (ví dụ)",
    ("reader",),
    "người xem",
    "reader",
)
ADMINISTRATOR = Account(
    "quantri",
    "Ma Văn Tuấn (ví dụ)",
    "Quản trị hệ thống, Văn phòng Tỉnh ủy (ví dụ)",
    ("administrator",),
    "người quản trị: tài khoản, cấu hình, nhật ký; không xem nội dung",
    "administrator: accounts, settings, trail; sees no content",
)
ACCOUNTS = (OFFICER, LEADER, APPROVER, REPORTER, READER, ADMINISTRATOR)

RELEASED, RELEASED_ON = "2023", date(2024, 3, 1)
"""The year whose review the leader has released, and the day of it (ví dụ)."""

LEFT_TO_TRY = ("bao-cao-9-thang-2024-so-ke-hoach-va-dau-tu",)
"""Documents (file name without ending) that are not loaded, so that a visitor can upload them; besides all dated after DAY."""
