"""What every page carries: the menu with what waits for me, the unit, the day it is seen from, a person's own choices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Count, Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tiendo.values import FindingClass
from tiendo_web.record import options
from tiendo_web.record.models import (
    FindingState,
    OrgUnit,
    ReadingState,
    ReviewState,
    Role,
    RoleAssignment,
    SavedView,
    Setting,
    UnitClosure,
    User,
)
from tiendo_web.record.permissions import READING, Person
from tiendo_web.record.queries import followup, visible

DAY_KEY = "as_of"
THEMES = ("light", "dark")
LISTS = frozenset(
    {
        *("targets", "documents", "findings", "tasks", "proposals", "meetings", "explanations", "task-sources", "task-gaps"),
        *("units", "unit-list", "unit-people", "unit-map", "rounds", "reports", "portal"),
        *("administration", "admin-trail", "admin-catalogue"),
    }
)
"""Pages of which a person may keep ways of looking at them."""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A section: where it is, whether the page belongs to it, how much waits there for me."""

    title: str | Promise
    url: str
    current: bool
    waiting: int | None


COLUMNS: dict[str, tuple[str | Promise, ...]] = {
    "targets": (
        *(_("Mục tiêu"), _("Mới nhất"), _("Thực hiện so với mục tiêu"), _("Các năm")),
        *(_("Còn cần mỗi năm"), _("Xác suất đạt"), _("Đánh giá"), _("Hạn")),
    ),
    "documents": (_("Ngày"), _("Đơn vị"), _("Đã quyết định"), _("Phát hiện"), _("Tình trạng")),
    "tasks": (_("Đơn vị chủ trì"), _("Bước"), _("Thời hạn")),
    "findings": (_("Lý do có thể"), _("Văn bản"), _("Kết luận")),
    "proposals": (_("Gửi"), _("Ngày"), _("Bước")),
    "meetings": (_("Ngày"), _("Các bên")),
    "explanations": (_("Đơn vị trả lời"), _("Tình trạng"), _("Hạn")),
    "unit-list": (_("Cấp"), _("Chỉ tiêu"), _("Nhiệm vụ"), _("Văn bản")),
    "administration": (_("Đơn vị"), _("Vai trò"), _("Được xem đến mức"), _("Việc")),
    "admin-trail": (_("Lúc"), _("Người"), _("Việc"), _("Về"), _("Dấu")),
    "admin-catalogue": (_("Lĩnh vực"), _("Dễ nhầm với"), _("Mã")),
}
"""Columns of the lists behind the first, which always stays; a test holds them against the tables."""


def documents_waiting(person: Person) -> int:
    """Documents that were read and whose numbers nobody has sent on yet."""
    return visible.documents(person).filter(state=ReadingState.READ, review__in=(ReviewState.OPEN, ReviewState.RETURNED)).count()


def contradictions_waiting(person: Person) -> int:
    """Contradictions that nobody has settled."""
    return visible.findings(person).filter(state=FindingState.OPEN, cls=FindingClass.CONTRADICTION).count()


def tasks_waiting(person: Person) -> int:
    """Tasks that wait for a move of this very person."""
    return followup.my_count(person) if isinstance(person, User) else 0


_SECTIONS: tuple[tuple[str | Promise, str, str | tuple[str, ...], Callable[[Person], int] | None], ...] = (
    (_("Bàn làm việc"), "desk", "desk", None),
    (_("Chỉ tiêu"), "targets", ("target", "workbook"), None),
    (_("Văn bản"), "documents", "document", documents_waiting),
    (_("Phát hiện"), "findings", "finding", contradictions_waiting),
    (_("Nhiệm vụ"), "tasks", ("task", "waiting", "explanation"), tasks_waiting),
    (_("Kiến nghị"), "proposals", "proposal", None),
    (_("Cuộc họp"), "meetings", "meeting", None),
    (_("Đơn vị"), "units", "unit", None),
    (_("Bảng theo dõi"), "boards", "board", None),
    (_("Báo cáo"), "reports", ("report", "rounds"), None),
    (_("Dữ liệu mở"), "portal", "portal", None),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its place in the table, its words, whether it is shown."""

    number: str
    words: str | Promise
    shown: bool


class Frame:
    """What the frame of a page needs; each part is asked for only when the page shows it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.user: Person = request.user

    @cached_property
    def menu(self) -> tuple[MenuEntry, ...]:
        """The sections that exist for this person."""
        match = self.request.resolver_match
        here = (match.url_name or "") if match else ""
        if not self.user.is_authenticated:
            return (MenuEntry(_("Dữ liệu mở"), reverse("portal"), here.startswith("portal"), None),)
        entries = [
            MenuEntry(title, reverse(name), here == name or here.startswith(prefix), waits(self.user) if waits else None)
            for title, name, prefix, waits in _SECTIONS
        ]
        if any(role == Role.ADMINISTRATOR for role, _unit, _reaches in self._roles):
            entries.append(MenuEntry(_("Quản trị"), reverse("administration"), here.startswith("admin"), None))
        return tuple(entries)

    @cached_property
    def person(self) -> str:
        """The name of the person signed in."""
        return self.user.get_full_name() if self.user.is_authenticated else ""

    @cached_property
    def _settings(self) -> dict[str, object]:
        return dict(Setting.objects.exclude(name="map").values_list("name", "value"))

    @cached_property
    def unit(self) -> str:
        """The unit that the pages open on."""
        row = OrgUnit.objects.filter(pk=self.unit_key).only("name").first() if self.unit_key else None
        return row.name if row else ""

    @cached_property
    def unit_key(self) -> str:
        """Key of that unit: the one of the settings, or for who does not read there the highest unit of the person's own roles."""
        key = str(self._settings.get("unit") or "")
        if any(reaches for _role, _unit, reaches in self._roles):
            return key
        return next((unit for role, unit, _reaches in self._roles if role in READING), key)

    @cached_property
    def _roles(self) -> list[tuple[str, str, bool]]:
        """The person's roles, highest unit first: role, unit, whether it reaches the unit of the settings."""
        if not isinstance(self.user, User):
            return []
        served = UnitClosure.objects.filter(above=OuterRef("unit"), below=str(self._settings.get("unit") or ""))
        own = RoleAssignment.objects.filter(user=self.user).annotate(height=Count("unit__above_rows"), reaches=Exists(served))
        return list(own.order_by("height", "pk").values_list("role", "unit", "reaches"))

    @property
    def demonstration(self) -> bool:
        """Whether this is the demonstration."""
        return bool(self._settings.get("demonstration"))

    @cached_property
    def today(self) -> date:
        """The day that the installation lives in."""
        given = self._settings.get("day")
        return date.fromisoformat(str(given)) if given else options.day()

    @cached_property
    def as_of(self) -> date:
        """The day the page is seen from: from the address, else as chosen before, else today."""
        return chosen_day(self.request, self.today)

    @property
    def looking_back(self) -> bool:
        """Whether the page is seen from an earlier day."""
        return self.as_of < self.today

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """The filters in the address, without the day."""
        return tuple((name, value) for name, value in self.request.GET.items() if name not in ("ngay", "trang"))

    @cached_property
    def saved(self) -> tuple[SavedView, ...] | None:
        """The ways of looking at this list that the person keeps; ``None`` on pages that are no list."""
        match = self.request.resolver_match
        if not isinstance(self.user, User) or match is None or match.url_name not in LISTS:
            return None
        return tuple(SavedView.objects.filter(user=self.user, path=self.request.path))

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of this list that may be left out, with whether each is shown (``?an=3,5`` leaves two out)."""
        match = self.request.resolver_match
        words = COLUMNS.get((match.url_name or "") if match else "", ())
        hidden = set(self.request.GET.get("an", "").split(","))
        return tuple(Column(str(n), word, str(n) not in hidden) for n, word in enumerate(words, start=2))

    @property
    def without(self) -> str:
        """Classes of the page that leave columns out."""
        return " ".join(f"an-{column.number}" for column in self.columns if not column.shown)

    @property
    def without_columns(self) -> str:
        """What the address says besides the columns."""
        params = self.request.GET.copy()
        params.pop("an", None)
        return params.urlencode()

    @property
    def query(self) -> str:
        """What the address says of filters, order and columns, without the day and the page number."""
        params = self.request.GET.copy()
        for name in ("trang", "tai", "ngay"):
            params.pop(name, None)
        return params.urlencode()

    @property
    def theme(self) -> str:
        """``light`` or ``dark`` when the person chose one, else empty (the system decides)."""
        theme = self.request.COOKIES.get("theme", "")
        return theme if theme in THEMES else ""

    @property
    def keys(self) -> bool:
        """Whether single keys are on."""
        return self.request.COOKIES.get("keys") != "off"


def chosen_day(request: HttpRequest, today: date) -> date:
    """The day from the address (``?ngay=2023-10-14``, kept for the next pages; ``?ngay=nay`` goes back), never after today."""
    given = request.GET.get("ngay", "")
    if given == "nay":
        request.session.pop(DAY_KEY, None)
    elif day := _read(given):
        if day >= today:
            request.session.pop(DAY_KEY, None)
        else:
            request.session[DAY_KEY] = day.isoformat()
    kept = _read(request.session.get(DAY_KEY, ""))
    return min(kept, today) if kept else today


def _read(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day > date.min + timedelta(days=1) else None


def frame_of(request: HttpRequest) -> Frame:
    """The frame of this request, made once."""
    frame: Frame | None = getattr(request, "tiendo_frame", None)
    if frame is None:
        frame = Frame(request)
        request.tiendo_frame = frame  # type: ignore[attr-defined]
    return frame


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Context processor: ``frame`` in every template."""
    return {"frame": frame_of(request)}
