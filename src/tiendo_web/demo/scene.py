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
PLAN = "plan/ke-hoach-nam-2024/province/06/1997"
PASSWORD = "tien-do-vi-du"  # noqa: S105 - printed on the screen when the demonstration starts; no production account has it


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the demonstration.

    Attributes:
        username, full_name, position: as shown; the name says that it is an example.
        roles: roles in the province, with their clearance.
        vi, en: what one signs in as this person for.
    """

    username: str
    full_name: str
    position: str
    roles: tuple[str, ...]
    vi: str
    en: str


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
ACCOUNTS = (OFFICER, LEADER)

RELEASED, RELEASED_ON = "2023", date(2024, 3, 1)
"""The year whose review the leader has released, and the day of it (ví dụ)."""

LEFT_TO_TRY = ("bao-cao-9-thang-2024-so-ke-hoach-va-dau-tu",)
"""Documents (file name without ending) that are not loaded, so that a visitor can upload them; besides all dated after DAY."""
