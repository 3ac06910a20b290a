"""Settings that people may change: name, default, meaning. The day that pages speak of is one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import JSONField, Value
from django.utils import timezone

from .models import OrgUnit, Plan, Setting

LARGEST = 3650
"""No setting that is a number is larger."""


@dataclass(frozen=True, slots=True)
class Option:
    """A setting.

    Attributes:
        name: as stored.
        default: used until somebody sets it.
        vi, en: what it means.
        kind: what it takes: ``day``, ``unit``, ``plan``, ``number``, ``count`` (a number, never empty), ``yes``;
            empty for what people do not set by hand.
    """

    name: str
    default: Any
    vi: str
    en: str
    kind: str = ""

    def parse(self, typed: str) -> Any:
        """What a person wrote, as the value that is stored.

        Raises: ValueError when the setting takes no such value.
        """
        text = typed.strip()
        if self.kind == "yes":
            return bool(text)
        if not text and self.kind != "count":
            return None
        if self.kind in ("number", "count"):
            number = int(text)
            if not 0 <= number <= LARGEST:
                raise ValueError(text)
            return number
        if self.kind == "day":
            return date.fromisoformat(text).isoformat()
        if not {"unit": OrgUnit, "plan": Plan}[self.kind].objects.filter(pk=text).exists():
            raise ValueError(text)
        return text


OPTIONS = (
    Option(
        "day",
        None,
        "Ngày mà các trang nói tới; để trống là hôm nay",
        "Day the pages speak of; empty: today",
        kind="day",
    ),
    Option("unit", None, "Đơn vị mở ra đầu tiên", "Unit shown first", kind="unit"),
    Option("plan", None, "Kế hoạch mở ra đầu tiên", "Plan shown first", kind="plan"),
    Option(
        "followup_extensions",
        1,
        "Số lần được gia hạn một nhiệm vụ; để trống là không hạn chế",
        "Extensions a task may get; empty: no limit",
        kind="number",
    ),
    Option(
        "followup_ask_before_due",
        True,
        "Chỉ xin gia hạn trước hoặc trong ngày đến hạn",
        "Extensions are asked by the due day",
        kind="yes",
    ),
    Option(
        "followup_due_soon",
        7,
        "Số ngày trước hạn thì gọi là sắp đến hạn",
        "Days before the due day that count as due soon",
        kind="count",
    ),
    Option(
        "followup_days_without_date",
        None,
        "Số ngày cho việc không ghi hạn; để trống là giữ nhóm không hạn",
        "Days for a task without a day",
        kind="number",
    ),
    Option(
        "followup_done_when_submitted",
        True,
        "Ngày xong là ngày gửi kết quả (không là ngày xác nhận)",
        "Done on the day of submission",
        kind="yes",
    ),
    Option(
        "explanation_days",
        3,
        "Số ngày làm việc để giải trình",
        "Working days to answer a request for an explanation",
        kind="count",
    ),
    Option(
        "explanation_working_days",
        True,
        "Hạn giải trình tính theo ngày làm việc (không là ngày lịch)",
        "Days to answer are working days",
        kind="yes",
    ),
    Option(
        "entry_days",
        1,
        "Số ngày làm việc để nhập một nhiệm vụ sau khi giao; quá thì ghi là nhập chậm",
        "Working days to enter a task after it was given; later is shown as late",
        kind="count",
    ),
    Option(
        "escalate_days",
        3,
        "Số ngày làm việc quá hạn thì báo lãnh đạo; để trống là không báo",
        "Working days overdue until leaders are told; empty: never",
        kind="number",
    ),
    Option(
        "digest_weekday",
        0,
        "Ngày trong tuần gửi bản tổng hợp cho lãnh đạo (0 là thứ Hai, 6 là Chủ nhật); để trống là không gửi",
        "Weekday of the leaders' digest (0 Monday to 6 Sunday); empty: never",
        kind="number",
    ),
    Option(
        "second_step",
        False,
        "Người duyệt, lãnh đạo và quản trị phải bật xác thực hai bước",
        "Approvers, leaders and administrators must use the second step",
        kind="yes",
    ),
    Option("map", None, "Bản đồ các đơn vị", "Map of the units"),
    Option("demonstration", False, "Bản trình diễn: mọi trang mang dấu ví dụ", "Demonstration: every page says so"),
)
_DEFAULTS = {option.name: option.default for option in OPTIONS}


def read(name: str) -> Any:
    """The value of a setting.

    Raises: KeyError for a name that is no setting.
    """
    default = _DEFAULTS[name]
    row = Setting.objects.filter(name=name).first()
    return default if row is None else row.value


def read_many(prefix: str) -> dict[str, Any]:
    """The values of all settings whose names begin with a prefix, in one question to the database."""
    given = dict(Setting.objects.filter(name__startswith=prefix).values_list("name", "value"))
    return {name: given.get(name, default) for name, default in _DEFAULTS.items() if name.startswith(prefix)}


def write(name: str, value: Any) -> None:
    """Set a setting.

    Raises: KeyError for a name that is no setting.
    """
    _DEFAULTS[name]
    stored = Value(None, JSONField()) if value is None else value  # "empty" is a value of its own, not the default
    Setting.objects.update_or_create(name=name, defaults={"value": stored})


def day() -> date:
    """The day that pages, assessments and reports speak of: the setting, else today in Vietnam. The only clock they know."""
    given = read("day")
    return date.fromisoformat(given) if given else timezone.localdate()
