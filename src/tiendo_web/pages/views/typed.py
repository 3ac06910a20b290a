"""What forms of follow-up send: days, numbers, the six facts of a task, and who sends them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from tiendo_web.record.actions import GiveTasks, Refused, TaskFacts
from tiendo_web.record.models import RoleAssignment, User
from tiendo_web.record.queries import visible


def facts_of(post: Any, tail: str) -> TaskFacts:
    """The six facts as typed; ``tail`` tells several tasks of one form apart. Raises: Refused for a day that is none."""

    def typed(name: str) -> str:
        return str(post.get(f"{name}{tail}", ""))

    start, end = typed("start"), typed("end")
    return TaskFacts(
        text=typed("text"),
        lead=typed("lead"),
        joining=typed("joining"),
        product=typed("product"),
        due=day_typed(typed("due"), "due"),
        authority=typed("authority"),
        person=typed("person"),
        assigner=typed("assigner"),
        national=typed("national"),
        targets=tuple(one for one in post.getlist(f"target{tail}") if one),
        start=int(start) if start.isdigit() else None,
        end=int(end) if end.isdigit() else None,
    )


def day_typed(text: str, at_field: str) -> date | None:
    """A day as the browser sends it (``2025-03-31``) or as people write it (``31/3/2025``). Raises: Refused for anything else."""
    text = text.strip()
    if not text:
        return None
    parts = text.split("/")
    try:
        return date(*(int(part) for part in reversed(parts))) if len(parts) == 3 else date.fromisoformat(text)
    except ValueError as error:
        raise Refused(_("Ghi ngày như 31/3/2025."), field=at_field) from error


def lead_names(user: User) -> list[str]:
    """Names that may be typed as who leads: the units that the person sees."""
    return list(visible.units(user).filter(end=None).order_by("name").values_list("name", flat=True).distinct()[:600])


def may_give(user: User) -> bool:
    """True when the person may give tasks to some unit."""
    return RoleAssignment.objects.filter(user=user, role__in=list(GiveTasks.roles)).exists()


def whole(text: str) -> int:
    """A number typed or sent; 0 for anything else."""
    return int(text) if text.isdigit() else 0


def person(request: HttpRequest) -> User:
    """The person signed in. Raises: Http404 for nobody."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user
