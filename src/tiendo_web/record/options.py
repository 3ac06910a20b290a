"""Settings that people may change: name, default, meaning. The day that pages speak of is one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import JSONField, Value
from django.utils import timezone

from .models import Setting


@dataclass(frozen=True, slots=True)
class Option:
    """A setting.

    Attributes:
        name: as stored.
        default: used until somebody sets it.
        vi, en: what it means.
    """

    name: str
    default: Any
    vi: str
    en: str


OPTIONS = (
    Option("day", None, "Ngày mà các trang nói tới (YYYY-MM-DD); để trống là hôm nay", "Day the pages speak of; empty: today"),
    Option("unit", None, "Khóa của đơn vị mở ra đầu tiên", "Key of the unit shown first"),
    Option("plan", None, "Khóa của kế hoạch mở ra đầu tiên", "Key of the plan shown first"),
    Option(
        "followup_extensions",
        1,
        "Số lần được gia hạn một nhiệm vụ; để trống là không hạn chế",
        "Extensions a task may get; empty: no limit",
    ),
    Option("followup_ask_before_due", True, "Chỉ xin gia hạn trước hoặc trong ngày đến hạn", "Extensions are asked by the due day"),
    Option("followup_due_soon", 7, "Số ngày trước hạn thì gọi là sắp đến hạn", "Days before the due day that count as due soon"),
    Option(
        "followup_days_without_date",
        None,
        "Số ngày cho việc không ghi hạn; để trống là giữ nhóm không hạn",
        "Days for a task without a day",
    ),
    Option(
        "followup_done_when_submitted",
        True,
        "Ngày xong là ngày gửi kết quả (không là ngày xác nhận)",
        "Done on the day of submission",
    ),
    Option("explanation_days", 3, "Số ngày làm việc để giải trình", "Working days to answer a request for an explanation"),
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
