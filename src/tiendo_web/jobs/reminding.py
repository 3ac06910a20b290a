"""Reminders: each morning every person once of what waits, in the application always, by e-mail where a server is set."""

from __future__ import annotations

import logging
from datetime import date

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _
from django.utils.translation import override

from tiendo.followup.waiting import Waiting, to_remind
from tiendo.followup.workdays import vietnamese_calendar
from tiendo_web.record import options
from tiendo_web.record.models import Reminder, User
from tiendo_web.record.queries.followup import waiting_list

log = logging.getLogger(__name__)
BEFORE = (7, 3, 1)
"""Working days before its day on which a thing is reminded of; also on its day and every day after."""


def remind(on: date | None = None) -> int:
    """Remind everybody of what is due; returns how many reminders are new. Called again on the same day it adds none."""
    day = on or options.day()
    new = 0
    for user in User.objects.filter(is_active=True, assignments__isnull=False).distinct():
        new += _remind(user, day)
    return new


def _remind(user: User, day: date) -> int:
    already = {(kind, about, day) for kind, about in Reminder.objects.filter(user=user, day=day).values_list("kind", "about")}
    due = [item for item in waiting_list(user, day) if _is_due(item, day)]
    fresh = to_remind(due, already, day)
    rows = [Reminder(user=user, kind=item.kind, about=item.about, day=day, words=item.words) for item in fresh]
    Reminder.objects.bulk_create(rows, ignore_conflicts=True)
    if rows and _mailed(user, fresh):
        Reminder.objects.filter(user=user, day=day, about__in=[row.about for row in rows]).update(mailed=True)
    return len(rows)


def _is_due(item: Waiting, day: date) -> bool:
    if item.due is None:
        return False
    left = vietnamese_calendar().between(day, item.due)
    return item.overdue or left in BEFORE or left <= 0


def _mailed(user: User, items: tuple[Waiting, ...]) -> bool:
    """One letter a day with everything; False without a server or an address. A server that fails is logged and stops nothing."""
    if not settings.MAIL_SERVER or not user.email:
        return False
    with override("vi"):
        subject = _("Nhắc %(n)s việc") % {"n": len(items)}
        head = _("Việc chờ %(who)s") % {"who": user.get_full_name()}
    lines = [f"- {item.words} ({item.due:%d/%m/%Y})" for item in items if item.due]
    try:
        send_mail(f"Tiendo: {subject}", "\n".join([f"{head}:", "", *lines]), None, [user.email])
    except OSError as error:
        log.error("e-mail: %s", error)
        return False
    return True
