"""Letters go out through the server that the installation names; one that it did not take is tried again, and none goes out twice.

Two workers at once never send the same letter: a try moves the letter's turn first, and only who moved it sends. A worker killed
between the server's yes and its note of it leaves the letter for a later try, which carries the same Message-ID, by which mail
programs show one letter.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F
from django.utils import timezone

from tiendo_web.record.models import Letter, Reminder
from tiendo_web.record.models.letters import KEPT, LONGEST_PAUSE

log = logging.getLogger(__name__)
OF_THIS_LETTER = (SMTPRecipientsRefused, SMTPDataError, SMTPSenderRefused)
"""What a server says against one letter; everything else is about the server, and the others wait, too."""


def send_waiting(now: datetime | None = None) -> int:
    """Send the letters whose turn it is; returns how many the server took. A server that fails is logged and stops nothing."""
    at = now or timezone.now()
    Letter.objects.filter(sent=None, made__lte=at - KEPT).exclude(body="").update(body="")
    if not settings.MAIL_SERVER:
        return 0
    sent = 0
    connection = get_connection()
    try:
        to_somebody = Letter.objects.due(at).filter(user__is_active=True).exclude(user__email="")
        for letter in to_somebody.select_related("user").order_by("turn", "pk"):
            if not _mine(letter, at):
                continue
            try:
                _send(letter, connection)
            except OF_THIS_LETTER as error:
                log.error("e-mail, letter %s: %s", letter.pk, type(error).__name__)
                continue
            _note(letter)
            sent += 1
    except OSError as error:
        log.error("e-mail: %s; trying again later", error)
    finally:
        _close(connection)
    return sent


def _mine(letter: Letter, now: datetime) -> bool:
    """Move the letter's turn; True for the one who did. The pause doubles with each try."""
    pause = min(timedelta(minutes=2 ** min(letter.tries, 10)), LONGEST_PAUSE)
    return bool(Letter.objects.due(now).filter(pk=letter.pk, tries=letter.tries).update(turn=now + pause, tries=F("tries") + 1))


def _send(letter: Letter, connection: BaseEmailBackend) -> None:
    name = f"<letter-{letter.pk}-{letter.made:%Y%m%d%H%M%S}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2]}>"
    message = EmailMessage(letter.subject, letter.body, None, [letter.user.email], headers={"Message-ID": name})
    connection.open()
    connection.send_messages([message])


def _note(letter: Letter) -> None:
    """The server took it: its words are kept no longer."""
    Letter.objects.filter(pk=letter.pk).update(sent=timezone.now(), body="")
    Reminder.objects.filter(letter=letter).update(mailed=True)


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except OSError as error:
        log.error("e-mail: %s", error)
