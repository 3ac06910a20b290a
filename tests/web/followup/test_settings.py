"""What an office sets is what happens: days to answer, late entry, secrecy of work entered by hand."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from tests.web.followup import following as f
from tests.web.office import NORTH, make_person
from tiendo_web.record import actions as a
from tiendo_web.record import options
from tiendo_web.record.models import Task


def test_days_to_answer_are_working_days_or_calendar_days(office):
    """Friday 27 December and three days: Wednesday is a holiday, so working days end on Thursday 2 January."""
    task = f.make_task()
    options.write("day", "2024-12-27")
    ask = a.AskExplanation(kind="task", about=str(task.pk), question="Vì sao?")
    assert ask.run(office.people["leader"]).due == date(2025, 1, 2)
    options.write("explanation_working_days", False)
    assert ask.run(office.people["leader"]).due == date(2024, 12, 30)


def test_a_task_entered_late_says_so_by_the_days_that_the_office_allows(office, signed_in):
    given = a.GiveTasks(unit=NORTH, tasks=(a.TaskFacts(text="Việc giao đã lâu", lead=NORTH),), given=date(2024, 12, 2))
    options.write("day", f.DAY.isoformat())
    task = given.run(f.office_hand())[0]
    client, address = signed_in("reader"), reverse("task", args=[task.pk])
    assert "ngày làm việc" in client.get(address).content.decode()
    options.write("entry_days", 100_000)
    assert "nhập sau" not in client.get(address).content.decode()


def test_work_by_hand_has_its_level_of_secrecy(office, signed_in, client):
    options.write("day", f.DAY.isoformat())
    keeper = make_person("giu-mat", "approver", NORTH, clearance=2)
    client.force_login(keeper, backend="django.contrib.auth.backends.ModelBackend")
    sent = {"unit": NORTH, "text": "Việc mật", "lead": "Huyện Bắc", "secrecy": "2"}
    assert client.post(reverse("task-give"), sent).status_code == 302
    assert Task.objects.get().secrecy == 2
    assert client.post(reverse("task-give"), sent | {"secrecy": "3"}).status_code in (403, 422)
    assert "Việc mật" not in signed_in("reader").get(reverse("tasks"), {"xem": "tat-ca"}).content.decode()
