"""Answers kept until anybody changes anything: never another person's, never an older one."""

from __future__ import annotations

import pytest

from tests.web.followup import following
from tests.web.office import NORTH, make_person
from tiendo_web.record import actions, unchanged
from tiendo_web.record.models import AuditHead
from tiendo_web.record.queries import followup


@pytest.fixture
def counted():
    """How often an answer was made."""
    asked = []

    def make(about="a"):
        return unchanged.kept(about, lambda: asked.append(about) or len(asked))

    make.asked = asked
    return make


def change(office, name="x"):
    """Somebody does something that the trail notes."""
    actions.MakeFeed(unit=NORTH).run(make_person(name, "reporter"))


def test_an_answer_is_made_once_while_nothing_changes(office, counted):
    change(office)
    assert [counted(), counted(), counted()] == [1, 1, 1]


def test_any_change_by_anybody_makes_it_anew(office, counted):
    change(office)
    first = counted()
    change(office, "another")
    assert counted() == first + 1


def test_a_change_of_another_process_shows_in_the_head_alone(office, counted):
    change(office)
    first = counted()
    AuditHead.objects.update(number=99, seal="9" * 64)
    assert counted() == first + 1


def test_what_is_asked_and_by_whom_are_kept_apart(office, counted):
    change(office)
    assert [counted(("mine", 1)), counted(("mine", 2)), counted(("mine", 1))] == [1, 2, 1]


def test_nothing_is_kept_before_the_first_entry_of_the_trail(office, counted):
    AuditHead.objects.all().delete()
    assert [counted(), counted()] == [1, 2]


def test_the_oldest_answers_make_room(office, counted, monkeypatch):
    change(office)
    monkeypatch.setattr(unchanged, "MOST", 2)
    for about in ("a", "b", "c"):
        counted(about)
    counted("c")
    counted("a")
    assert counted.asked == ["a", "b", "c", "a"]


def test_an_answer_made_while_somebody_changes_is_not_kept_for_the_state_after(office):
    change(office)
    unchanged.kept("race", lambda: change(office, "meanwhile") or "old")
    assert unchanged.kept("race", lambda: "new") == "new"


def test_a_right_taken_away_is_seen_at_the_next_question(office):
    following.make_task("Rà soát hộ nghèo")
    person = office.person("reporter")
    before = followup.my_count(person)
    actions.RevokeRole(unit=NORTH, username=person.username, role="reporter").run(office.people["administrator"])
    assert (before, followup.my_count(person)) == (1, 0)
