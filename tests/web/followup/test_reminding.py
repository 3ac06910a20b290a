"""Reminders: once a day, in the application always, by letter through a real server where one is set."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tests.web.followup import following as f
from tiendo_web.jobs import letters
from tiendo_web.jobs.letters import send_waiting
from tiendo_web.jobs.reminding import remind
from tiendo_web.record import options
from tiendo_web.record.models import Letter, Reminder


class PostOffice(socketserver.StreamRequestHandler):
    """Enough of RFC 5321 to take letters on the loopback address and keep them."""

    letters: list[str] = []  # noqa: RUF012 - one list for all connections of the test's server
    refused = "nobody"

    def handle(self) -> None:
        self._say("220 thu.test")
        while line := self.rfile.readline().decode().strip():
            word = line.upper()
            if word.startswith("DATA"):
                self._say("354 go on")
                body = []
                while (part := self.rfile.readline().decode()) != ".\r\n":
                    body.append(part)
                self.letters.append("".join(body))
                self._say("250 taken")
            elif word.startswith("RCPT") and self.refused in line:
                self._say("550 no such box")
            elif word.startswith("QUIT"):
                self._say("221 bye")
                return
            else:
                self._say("250 thu.test")

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@pytest.fixture
def post_office(settings) -> Iterator[list[str]]:
    PostOffice.letters = []
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), PostOffice) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.MAIL_SERVER = settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_PORT = server.server_address[1]
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        yield PostOffice.letters
        server.shutdown()


@pytest.fixture
def waiting(office):
    f.make_task("Rà soát hộ nghèo", due=date(2025, 1, 3))
    f.make_task("Việc còn xa", due=date(2025, 6, 30))
    return office


def test_nobody_is_reminded_twice_of_one_thing_in_a_day(waiting):
    first = remind(date(2025, 1, 3))
    assert first > 0
    assert remind(date(2025, 1, 3)) == 0
    assert remind(date(2025, 1, 4)) == first
    assert not Reminder.objects.filter(words__contains="còn xa").exists()


def test_a_day_that_is_none_of_the_days_reminds_nobody(waiting):
    assert remind(date(2024, 12, 26)) == 0


def test_one_letter_holds_everything_and_goes_through_a_real_server(waiting, post_office):
    reporter = waiting.people["reporter"]
    reporter.email = "phong@don-vi.test"
    reporter.save()
    f.make_task("Báo cáo giải ngân", due=date(2025, 1, 2))
    remind(date(2025, 1, 3))
    assert len(post_office) == 1
    assert "phong@don-vi.test" in post_office[0]
    assert Reminder.objects.filter(user=reporter, mailed=True).count() == 2
    assert Reminder.objects.filter(mailed=True).count() == 2


def test_a_server_that_is_away_stops_nothing(waiting, settings):
    settings.MAIL_SERVER, settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1:1", "127.0.0.1", 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    reporter = waiting.people["reporter"]
    reporter.email = "phong@don-vi.test"
    reporter.save()
    assert remind(date(2025, 1, 3)) > 0
    assert not Reminder.objects.filter(mailed=True).exists()


def test_a_letter_lost_to_a_dead_server_goes_out_later_and_once(waiting, post_office, settings):
    alive, dead = settings.EMAIL_PORT, 1
    reporter = waiting.people["reporter"]
    reporter.email = "phong@don-vi.test"
    reporter.save()
    settings.EMAIL_PORT = dead
    remind(date(2025, 1, 3))
    letter = Letter.objects.get()
    assert (post_office, letter.sent, letter.tries) == ([], None, 1)
    assert send_waiting(letter.made + timedelta(seconds=30)) == 0, "not at once again"
    assert send_waiting(letter.made + timedelta(minutes=2)) == 0
    settings.EMAIL_PORT = alive
    assert Letter.objects.get().tries == 2
    assert send_waiting(letter.made + timedelta(minutes=10)) == 1
    assert send_waiting(letter.made + timedelta(minutes=90)) == 0
    assert [letter.count("Rà") + letter.count("=?utf-8") > 0 for letter in post_office] == [True]
    assert Letter.objects.get().body == "", "what was said is not kept once it was sent"
    assert Reminder.objects.filter(user=reporter, mailed=True).count() == 1


def test_a_letter_that_the_server_refuses_does_not_hold_the_others_up(waiting, post_office, monkeypatch):
    for name in ("reporter", "reviewer"):
        waiting.people[name].email = f"{name}@don-vi.test"
        waiting.people[name].save()
    monkeypatch.setattr(PostOffice, "refused", "<reporter@")
    remind(date(2025, 1, 3))
    assert [letter for letter in post_office if "reporter@" in letter] == []
    assert len(post_office) == Letter.objects.exclude(sent=None).count() == 1
    assert Letter.objects.get(sent=None).user == waiting.people["reporter"]


def test_two_workers_send_a_letter_once_and_a_clock_put_back_does_not_hold_it(waiting, post_office, settings):
    reporter = waiting.people["reporter"]
    reporter.email = "phong@don-vi.test"
    reporter.save()
    alive, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    remind(date(2025, 1, 3))
    settings.EMAIL_PORT = alive
    letter = Letter.objects.get()
    at = letter.turn + timedelta(minutes=1)
    assert letters._mine(letter, at)
    assert not letters._mine(letter, at), "the other worker saw the same letter"
    assert send_waiting(letter.made - timedelta(hours=5)) == 1, "the clock was five hours ahead when the turn was set"


def test_letters_are_given_up_after_three_days(waiting, post_office, settings):
    reporter = waiting.people["reporter"]
    reporter.email = "phong@don-vi.test"
    reporter.save()
    settings.EMAIL_PORT = 1
    remind(date(2025, 1, 3))
    letter = Letter.objects.get()
    assert send_waiting(letter.made + timedelta(days=3, minutes=1)) == 0
    assert Letter.objects.get().body == ""


def test_the_reminders_stand_on_the_page(waiting, signed_in):
    options.write("day", "2025-01-03")
    remind()
    assert "Rà soát hộ nghèo" in signed_in("reporter").get("/nhiem-vu/cho-toi/").content.decode().split("Nhắc việc")[1]


@pytest.fixture
def led(waiting):
    """The same office; what its leaders are told."""
    leader = waiting.people["leader"]
    leader.email = "lanh-dao@don-vi.test"
    leader.save()
    return leader


def told(user, kind: str) -> list[str]:
    return [row.words for row in Reminder.objects.filter(user=user, kind=kind).order_by("day", "pk")]


def test_leaders_are_told_of_what_is_late_for_days_and_not_every_day(led):
    """Due on Friday 3 January: three working days later is the 8th, five more the 15th."""
    for day in range(4, 17):
        remind(date(2025, 1, day))
    assert told(led, "escalation") == ["Rà soát hộ nghèo"] * 2
    assert list(Reminder.objects.filter(kind="escalation", user=led).order_by("day").values_list("day", flat=True)) == [
        date(2025, 1, 8),
        date(2025, 1, 15),
    ]
    assert not Reminder.objects.filter(kind="escalation", user__username="reporter").exists()


def test_an_office_may_set_escalation_and_digest_aside(led):
    options.write("escalate_days", None)
    options.write("digest_weekday", None)
    for day in range(4, 17):
        remind(date(2025, 1, day))
    assert not Reminder.objects.filter(kind__in=("escalation", "digest")).exists()


def test_the_digest_comes_once_a_week_in_the_one_letter_of_the_day(led, post_office):
    for day in range(6, 13):
        remind(date(2025, 1, day))
        remind(date(2025, 1, day))
    assert told(led, "digest") == ["Huyện Bắc: 2 nhiệm vụ chưa xong; 1 quá hạn."]
    letters = [letter for letter in post_office if "lanh-dao@don-vi.test" in letter]
    assert len(set(letters)) == len(letters) <= 7


def test_a_question_without_an_answer_comes_back_to_who_asked(waiting):
    options.write("day", "2025-01-02")
    asked = f.asked_of(f.make_task("Việc được hỏi", due=None))
    remind(date(2025, 1, 15))
    assert told(asked.asker, "unanswered") == []
    days = [date(2025, 1, day) for day in range(2, 28)]
    for day in days:
        remind(day)
    assert len(told(asked.asker, "unanswered")) >= 2


@pytest.mark.django_db(transaction=True)
def test_two_workers_in_the_same_morning_send_nothing_twice(settings, tmp_path, post_office):
    from tests.web.office import open_office
    from tests.web.record.test_together import at_once

    settings.FILES = tmp_path / "files"
    reporter = open_office().people["reporter"]
    reporter.email = "phong@don-vi.test"
    reporter.save()
    for number in range(6):
        f.make_task(f"Việc số {number}", due=date(2025, 1, 2))
    at_once(lambda: remind(date(2025, 1, 3)), lambda: remind(date(2025, 1, 3)))
    bodies = "".join(letter for letter in post_office if "phong@don-vi.test" in letter)
    assert [bodies.count(f"Việc số {number}") for number in range(6)] == [1] * 6
    assert Reminder.objects.filter(user=reporter).count() == 6
