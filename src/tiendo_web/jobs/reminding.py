"""Reminders: each morning every person once of what waits, in the application always, by e-mail where a server is set.

Leaders are also told of what is late for days, and once a week how their units stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from tiendo.followup.waiting import Waiting, to_remind
from tiendo.followup.workdays import vietnamese_calendar
from tiendo_web.record import options
from tiendo_web.record.models import Letter, Reminder, User
from tiendo_web.record.queries import notices
from tiendo_web.record.queries.followup import waiting_list

from .letters import send_waiting

BEFORE = (7, 3, 1)
"""Working days before its day on which a thing is reminded of; also on its day and every day after."""


def remind(on: date | None = None) -> int:
    """Remind everybody of what is due; returns how many reminders are new. Called again on the same day it adds none."""
    day = on or options.day()
    new = 0
    for user in User.objects.filter(is_active=True, assignments__isnull=False).distinct():
        with transaction.atomic():
            new += _remind(user, day)
    send_waiting()
    return new


def _remind(user: User, day: date) -> int:
    """Two workers at once each remind of what they noted first, so nothing is said twice."""
    already = {(kind, about, day) for kind, about in Reminder.objects.filter(user=user, day=day).values_list("kind", "about")}
    fresh = []
    for item in to_remind(_due(user, day), already, day):
        row, noted = Reminder.objects.get_or_create(
            user=user, kind=item.kind, about=item.about[:40], day=day, defaults={"words": item.words}
        )
        if noted:
            fresh.append((row, item))
    if fresh and settings.MAIL_SERVER and user.email:
        letter = _written(user, [item for _row, item in fresh])
        Reminder.objects.filter(pk__in=[row.pk for row, _item in fresh]).update(letter=letter)
    return len(fresh)


def _due(user: User, day: date) -> list[Waiting]:
    """What waits for the person and is due; what leaders are told of; on the day of the week the digest."""
    after = options.read("escalate_days")
    own = [item for item in waiting_list(user, day) if _is_due(item, day)]
    late = notices.escalated(user, day, after) + notices.questions_escalated(user, day, after)
    weekly = notices.digests(user, day) if options.read("digest_weekday") == day.weekday() else []
    return own + late + [Waiting("digest", one.unit[:40], None, False, _told(one)) for one in weekly]


def _is_due(item: Waiting, day: date) -> bool:
    if item.due is None:
        return False
    left = vietnamese_calendar().between(day, item.due)
    return item.overdue or left in BEFORE or left <= 0


def _told(one: notices.Digest) -> str:
    """A unit's week in one sentence; what is zero is left out."""
    with override("vi"):
        parts = (
            (one.overdue, _("%(n)s quá hạn")),
            (one.due_soon, _("%(n)s sắp đến hạn")),
            (one.confirm, _("%(n)s kết quả chờ xác nhận")),
            (one.extend, _("%(n)s đề nghị gia hạn")),
            (one.unanswered, _("%(n)s yêu cầu giải trình chưa trả lời")),
            (one.orders, _("%(n)s chỉ đạo chưa giao")),
        )
        said = ", ".join(words % {"n": count} for count, words in parts if count)
        head = _("%(unit)s: %(n)s nhiệm vụ chưa xong") % {"unit": one.name, "n": one.open}
    return f"{head}; {said}." if said else f"{head}."


def _headings() -> dict[str, str]:
    return {
        "digest": _("Tổng hợp trong tuần"),
        "escalation": _("Việc quá hạn nhiều ngày, báo lãnh đạo"),
        "unanswered": _("Yêu cầu giải trình chưa được trả lời"),
    }


def _written(user: User, items: Sequence[Waiting]) -> Letter:
    """One letter a day with everything, in the transaction of its reminders: a worker that is killed loses neither."""
    with override("vi"):
        subject = _("Nhắc %(n)s việc") % {"n": len(items)}
        sections = _headings()
        own = _("Việc chờ %(who)s") % {"who": user.get_full_name()}
    parts: dict[str, list[str]] = {}
    for item in items:
        line = f"- {item.words} ({item.due:%d/%m/%Y})" if item.due else f"- {item.words}"
        parts.setdefault(sections.get(item.kind, own), []).append(line)
    body = "\n\n".join("\n".join([f"{head}:", "", *lines]) for head, lines in parts.items())
    now = timezone.now()
    return Letter.objects.create(user=user, subject=f"Tiendo: {subject}", body=body, made=now, turn=now)
