"""What the first page offers to whom: the acts of a person's roles, and which part of the page comes first.

A person with several roles gets the acts of each, those of the most telling role first.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tiendo_web.record.models import AuditEntry, Document, ReadingState, Role, RoleAssignment, User
from tiendo_web.record.permissions import READING, Person


@dataclass(frozen=True, slots=True)
class Act:
    """Something the role does: the words of the link, where it leads."""

    words: str | Promise
    address: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A count that an administrator looks at; ``bad`` when somebody has to do something."""

    words: str | Promise
    count: int
    address: str
    bad: bool = False


@dataclass(frozen=True, slots=True)
class Home:
    """The first page of a person.

    Attributes:
        roles: what the person is, in words.
        acts: links to what the roles do, in order.
        reads: whether the person sees content at all; an administrator alone does not.
        targets_first: leaders and readers see how the targets stand before what waits.
        facts: how the installation stands, for an administrator.
    """

    roles: tuple[str, ...]
    acts: tuple[Act, ...]
    reads: bool
    targets_first: bool
    facts: tuple[Fact, ...] = ()


_ACTS: tuple[tuple[Role, tuple[tuple[str | Promise, str], ...]], ...] = (
    (Role.LEADER, ((_("Màn hình lớn"), "wall"), (_("Một trang để in"), "sheet"), (_("Hỏi giải trình"), "explanations"))),
    (Role.APPROVER, ((_("Văn bản chờ vào sổ"), "documents-submitted"), (_("Nhiệm vụ chờ xác nhận"), "waiting"))),
    (Role.REVIEWER, ((_("Duyệt số"), "documents-open"), (_("Phát hiện"), "findings"), (_("Lập báo cáo"), "reports"))),
    (Role.REPORTER, ((_("Nộp báo cáo"), "documents"), (_("Kỳ báo cáo"), "rounds"), (_("Việc của đơn vị tôi"), "waiting"))),
    (Role.READER, ((_("Chỉ tiêu"), "targets"), (_("Báo cáo đã công bố"), "portal"), (_("Tìm"), "search"))),
    (Role.ADMINISTRATOR, ((_("Tài khoản và quyền"), "administration"), (_("Cấu hình"), "settings"), (_("Nhật ký"), "admin-trail"))),
)
"""Roles in the order in which they speak for a person, with what they do."""
_LISTS = {"documents-submitted": ("documents", "?tinh-trang=cho-duyet"), "documents-open": ("documents", "?tinh-trang=cho-soat")}


def home_of(person: Person) -> Home:
    """The home of a person who is signed in."""
    assignments = RoleAssignment.objects.filter(user=person.pk) if isinstance(person, User) else RoleAssignment.objects.none()
    held = set(assignments.values_list("role", flat=True))
    ordered = [(role, acts) for role, acts in _ACTS if role in held]
    links = dict.fromkeys((words, _address(name)) for _role, acts in ordered for words, name in acts)
    administers = Role.ADMINISTRATOR in held
    return Home(
        roles=tuple(str(role.label) for role, _acts in ordered),
        acts=tuple(Act(words, address) for words, address in links),
        reads=bool(held & set(READING)),
        targets_first=bool(held & {Role.LEADER, Role.READER}) and not held & {Role.REVIEWER, Role.REPORTER},
        facts=_facts() if administers else (),
    )


def _address(name: str) -> str:
    listed, query = _LISTS.get(name, (name, ""))
    return reverse(listed) + query


def _facts() -> tuple[Fact, ...]:
    """How the installation stands: counts alone, no content."""
    accounts = User.objects.filter(is_active=True)
    without = accounts.filter(assignments=None).count()
    documents = Document.objects.all()
    waiting = documents.filter(state__in=(ReadingState.QUEUED, ReadingState.READING)).count()
    return (
        Fact(_("tài khoản đang mở"), accounts.count(), reverse("administration")),
        Fact(_("tài khoản chưa có quyền nào"), without, reverse("administration"), bad=without > 0),
        Fact(_("văn bản chờ máy đọc"), waiting, reverse("settings")),
        Fact(_("tệp không đọc được"), documents.filter(state=ReadingState.FAILED).count(), reverse("settings")),
        Fact(_("dòng nhật ký"), AuditEntry.objects.count(), reverse("admin-trail")),
    )
