"""Who may do what: one table, every action against every role. A new action without a row fails."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone

from tests.web.boards import making as boards
from tests.web.followup import following as f
from tests.web.office import NORTH, SOUTH, Office, make_document, make_finding, make_person
from tiendo.values import Period
from tiendo_web.actions import ACTIONS
from tiendo_web.record import actions as a
from tiendo_web.record.models import ApiToken, AuditEntry, FindingState, ReadingState, ReviewState, Role, UnreadNumber

WORKING = {"reporter", "reviewer", "approver"}
SETTLING = {"reviewer", "approver"}
DECIDING = {"approver", "leader"}
GIVING = {"reviewer", "approver", "leader"}
READING = {"reader", "reporter", "reviewer", "approver", "leader"}


def unread_of(office: Office) -> UnreadNumber:
    return UnreadNumber.objects.create(document=office.document, start=0, end=3, surface="Năm", reason="thử")


def submitted(office: Office) -> int:
    office.document.statements.update(decision="accepted")
    office.document.review = ReviewState.SUBMITTED
    office.document.save()
    return office.document.pk


def failed(office: Office) -> int:
    office.document.state = ReadingState.FAILED
    office.document.save()
    return office.document.pk


def decided(office: Office) -> int:
    office.document.statements.update(decision="accepted")
    return office.document.pk


def accepted(office: Office) -> int:
    office.grain.decision = "accepted"
    office.grain.save()
    return office.grain.pk


def observed(*values: int) -> list[str]:
    from decimal import Decimal

    from tiendo import values as v
    from tiendo.ledger import observe
    from tiendo_web.record.loading import load

    origin = v.Citation("https://example.vn", "Bài", "2024")
    seen = [
        observe(
            NORTH,
            "grain",
            v.Period.of_year(2023),
            v.Amount(Decimal(value), "tấn", Decimal("0.5")),
            modality=v.Modality.ACTUAL,
            origin=origin,
            known=date(2024, 1, 1),
        )
        for value in values
    ]
    load(seen)
    return [one.key for one in seen]


def aimed() -> str:
    from decimal import Decimal

    from tiendo import values as v
    from tiendo_web.record.loading import load

    year, origin = v.Period.of_year(2025), v.Citation("https://example.vn", "Bài", "2024")
    target = v.Target("t", "p", NORTH, "grain", "Sản lượng", v.Comparator.AT_LEAST, Decimal(5), "tấn", year, origin)
    load([v.Plan("p", "Kế hoạch", NORTH, year), target])
    return target.key


def overridden(office: Office) -> int:
    from tiendo_web.record.models import ClassOverride

    return ClassOverride.objects.create(
        target_id=aimed(), cls="hard", reason="thử", day=date(2024, 1, 1), by=office.people["leader"]
    ).pk


def a_round() -> str:
    from tiendo import ledger
    from tiendo.values import Period
    from tiendo_web.record.loading import load

    asked = ledger.Round(
        "round/1", "Báo cáo tháng 9", Period.parse("2024-09"), (NORTH,), ("grain",), date(2024, 10, 5), date(2024, 9, 1)
    )
    load([asked])
    return asked.key


def handed_in() -> str:
    from tiendo import ledger
    from tiendo_web.record.loading import load

    key = a_round()
    load([ledger.Step("step/1", key, NORTH, ledger.Act.SUBMIT, "Người khác", date(2024, 10, 1))])
    return key


def a_workbook(office: Office) -> a.ImportWorkbook:
    from tests.web.record.test_importing import workbook
    from tiendo.documents import open_document
    from tiendo_web.record.mapping import structure_of
    from tiendo_web.record.queries.importing import preview_of, seal_of

    opened = open_document("so-lieu.xlsx", data=workbook())
    by = make_person("gui-bang", None)
    row = make_document(by, NORTH, text=opened.text, sha256=opened.sha256, structure=structure_of(opened), format="xlsx")
    return a.ImportWorkbook(document=row.pk, seal=seal_of(preview_of(office.people["approver"], row)))


def tokened(office: Office) -> str:
    account = make_person("may:phan-mem", "reader")
    by = office.people["administrator"]
    ApiToken.objects.create(
        account=account, unit_id=NORTH, secret="0" * 64, made_by=by, made_at=timezone.now(), expires=date(2099, 1, 1)
    )
    return "phan-mem"


def settled(office: Office) -> int:
    finding = make_finding(office.document, office.grain)
    finding.state = FindingState.SETTLED
    finding.save()
    return finding.pk


def opened_on(unit: str) -> str:
    """The installation serves this unit."""
    from tiendo_web.record import options

    options.write("unit", unit)
    return unit


TABLE: dict[str, tuple[set[str], Callable[[Office], a.Action]]] = {
    "UploadDocument": (WORKING, lambda o: a.UploadDocument(unit=NORTH, name="a.txt", content=[b"x"])),
    "DescribeDocument": (WORKING, lambda o: a.DescribeDocument(document=o.document.pk, seen=1, title="Báo cáo năm")),
    "ReadAgain": (WORKING, lambda o: a.ReadAgain(document=failed(o), seen=1)),
    "AcceptStatement": (WORKING, lambda o: a.AcceptStatement(statement=o.grain.pk, seen=1)),
    "CorrectStatement": (WORKING, lambda o: a.CorrectStatement(statement=o.grain.pk, seen=1, fields={"value": "1.260"})),
    "RejectStatement": (WORKING, lambda o: a.RejectStatement(statement=o.grain.pk, seen=1)),
    "UndoDecision": (WORKING, lambda o: a.UndoDecision(statement=accepted(o), seen=1)),
    "AcceptMany": (WORKING, lambda o: a.AcceptMany(document=o.document.pk, statements=((o.grain.pk, 1), (o.growth.pk, 1)))),
    "ReadUnread": (WORKING, lambda o: a.ReadUnread(unread=unread_of(o).pk, seen=1, fields={"value": "5"})),
    "DismissUnread": (WORKING, lambda o: a.DismissUnread(unread=unread_of(o).pk, seen=1)),
    "SubmitDocument": (WORKING, lambda o: a.SubmitDocument(document=decided(o), seen=1)),
    "ReturnDocument": ({"approver"}, lambda o: a.ReturnDocument(document=submitted(o), seen=1, reason="thiếu biểu")),
    "PostStatements": ({"approver"}, lambda o: a.PostStatements(document=submitted(o), seen=1)),
    "SettleFinding": (
        SETTLING,
        lambda o: a.SettleFinding(finding=make_finding(o.document, o.grain).pk, seen=1, reason="đã hỏi phòng"),
    ),
    "ReopenFinding": (SETTLING, lambda o: a.ReopenFinding(finding=settled(o), seen=1, reason="chưa rõ")),
    "SettleConflict": (
        SETTLING,
        lambda o: (lambda keys: a.SettleConflict(observations=tuple(keys), kept=keys[0], reason="số chính thức"))(observed(5, 9)),
    ),
    "WithdrawEntry": ({"approver"}, lambda o: a.WithdrawEntry(entry=observed(5)[0], reason="gõ nhầm")),
    "OpenRound": (
        SETTLING,
        lambda o: a.OpenRound(
            unit=NORTH,
            title="Báo cáo quý I",
            period=Period.parse("2025-Q1"),
            units=(NORTH,),
            indicators=("grain",),
            due=date(2025, 4, 5),
        ),
    ),
    "SubmitToRound": (WORKING, lambda o: a.SubmitToRound(round=a_round(), unit=NORTH)),
    "JudgeSubmission": ({"approver"}, lambda o: a.JudgeSubmission(round=handed_in(), unit=NORTH, act="approve")),
    "OverrideClass": (DECIDING, lambda o: a.OverrideClass(target=aimed(), cls="hard", reason="thiếu vốn")),
    "WithdrawOverride": (DECIDING, lambda o: a.WithdrawOverride(override=overridden(o), seen=1)),
    "ImportWorkbook": ({"approver"}, a_workbook),
    "ReleaseReport": (
        {"leader"},
        lambda o: a.ReleaseReport(
            unit=NORTH, title="Báo cáo", day=date(2024, 12, 31), content=b"docx", observations=(), targets=()
        ),
    ),
    "GiveTasks": (GIVING, lambda o: f.quiet(lambda: a.GiveTasks(orders=((f.an_order(o).pk, 1),), tasks=(f.FACTS,)))),
    "ImportTasks": (GIVING, lambda o: a.ImportTasks(document=f.a_list(o).pk, seen=1)),
    "MoveTask": (WORKING, lambda o: f.quiet(lambda: a.MoveTask(task=f.make_task().pk, seen=1, move="receive"))),
    "DescribeTask": (GIVING, lambda o: f.quiet(lambda: a.DescribeTask(task=f.make_task().pk, seen=1, product="kế hoạch"))),
    "LeaveRecord": (GIVING, lambda o: a.LeaveRecord(record=f.an_order(o).pk, seen=1, reason="đã xong")),
    "TakeUpRecord": (GIVING, lambda o: a.TakeUpRecord(record=f.left(o).pk, seen=1)),
    "FollowProposal": (WORKING, lambda o: a.FollowProposal(record=f.a_request(o).pk, seen=1, text="kinh phí", receiver="tỉnh")),
    "MoveProposal": (WORKING, lambda o: f.quiet(lambda: a.MoveProposal(proposal=f.followed(o).pk, seen=1, stage="received"))),
    "PlanMeeting": (GIVING, lambda o: a.PlanMeeting(unit=NORTH, subject="kế hoạch năm", day=date(2025, 1, 9))),
    "DescribeMeeting": (GIVING, lambda o: f.quiet(lambda: a.DescribeMeeting(meeting=f.planned().pk, seen=1, place="phòng họp"))),
    "AskExplanation": (
        DECIDING,
        lambda o: f.quiet(lambda: a.AskExplanation(kind="task", about=str(f.make_task().pk), question="Vì sao?")),
    ),
    "AnswerExplanation": (
        WORKING,
        lambda o: f.quiet(lambda: a.AnswerExplanation(explanation=f.asked_of(f.make_task()).pk, seen=1, text="Mưa lũ.")),
    ),
    "AcceptExplanation": (
        DECIDING,
        lambda o: f.quiet(lambda: a.AcceptExplanation(explanation=f.answered(f.asked_of(f.make_task())).pk, seen=2)),
    ),
    "CloseQuarter": (DECIDING, lambda o: a.CloseQuarter(unit=NORTH, quarter="2024-Q3")),
    "MakeFeed": (READING, lambda o: a.MakeFeed(unit=NORTH)),
    "CreateAccount": (
        {"administrator"},
        lambda o: a.CreateAccount(unit=NORTH, username="moi", full_name="Người Mới", password="mot-mat-khau-dai", role="reader"),
    ),
    "GrantRole": ({"administrator"}, lambda o: a.GrantRole(unit=NORTH, username="reader", role="reviewer")),
    "MakeToken": (
        {"administrator"},
        lambda o: a.MakeToken(unit=NORTH, name="phan-mem-mot-cua", role="reporter", expires=date(2099, 1, 1)),
    ),
    "RevokeToken": ({"administrator"}, lambda o: a.RevokeToken(unit=NORTH, name=tokened(o))),
    "RevokeRole": ({"administrator"}, lambda o: a.RevokeRole(unit=NORTH, username="reader", role="reader")),
    "CloseAccount": ({"administrator"}, lambda o: a.CloseAccount(unit=NORTH, username="reader")),
    "SetPassword": ({"administrator"}, lambda o: a.SetPassword(unit=NORTH, username="reader", password="mot-mat-khau-khac")),
    "SetOption": ({"administrator"}, lambda o: a.SetOption(unit=opened_on(NORTH), name="explanation_days", typed="5")),
    "SetMap": ({"administrator"}, lambda o: a.SetMap(unit=opened_on(NORTH), sha256="0" * 64, shapes={"units": {}, "size": [1, 1]})),
    "RetryReadings": ({"administrator"}, lambda o: a.RetryReadings(unit=o.document.unit_id if failed(o) else "")),
    "WriteRow": (WORKING, lambda o: boards.write()),
    "CorrectRow": (WORKING, lambda o: boards.correct(boards.written(o))),
    "WithdrawRow": (WORKING, lambda o: boards.withdraw(boards.written(o))),
    "HandInWorkbook": (WORKING, lambda o: boards.hand_in()),
    "ImportRows": (WORKING, lambda o: boards.take(boards.handed_in(o))),
    "PostFigures": ({"approver"}, lambda o: boards.post(boards.figures_handed_in(o))),
}


def test_every_action_has_a_row():
    assert set(TABLE) == {action.__name__ for action in ACTIONS}


def test_every_action_class_is_listed():
    def below(kind: type) -> set[type]:
        return {kind} | {deeper for child in kind.__subclasses__() for deeper in below(child)}

    concrete = {kind for kind in below(a.Action) if not kind.__name__.startswith("_") and kind is not a.Action}
    assert concrete == set(ACTIONS)


@pytest.mark.parametrize("role", [role.value for role in Role])
@pytest.mark.parametrize("name", TABLE)
def test_a_role_may_do_what_its_row_says(office, name, role):
    may, make = TABLE[name]
    action = make(office)
    if role in may:
        action.run(office.people[role])
        entry = AuditEntry.objects.get()
        assert (entry.action, entry.actor) == (name, role)
    else:
        with pytest.raises((a.NotPermitted, a.NotFound)):
            action.run(office.people[role])
        assert not AuditEntry.objects.exclude(action="Refused").exists()


@pytest.mark.parametrize("name", TABLE)
def test_the_same_role_in_another_unit_finds_nothing(office, name):
    may, make = TABLE[name]
    action = make(office)
    for role in may:
        with pytest.raises(a.NotFound):
            action.run(make_person(f"{role}-nam", role, SOUTH))


@pytest.mark.parametrize("name", TABLE)
def test_nobody_without_a_role_and_nobody_whose_account_is_closed(office, name):
    may, make = TABLE[name]
    action = make(office)
    closed = office.people[min(may)]
    closed.is_active = False
    closed.save()
    for user in (make_person("khong-vai-tro", None), closed):
        with pytest.raises(a.NotFound):
            action.run(user)


@pytest.mark.parametrize(
    "name", sorted({"AcceptStatement", "SubmitDocument", "PostStatements", "SettleFinding", "DescribeDocument"})
)
def test_a_secret_document_needs_clearance_for_its_level(office, name):
    may, make = TABLE[name]
    action = make(office)
    office.document.refresh_from_db()
    office.document.secrecy = 2
    office.document.save()
    role = min(may)
    with pytest.raises(a.NotFound):
        action.run(office.person(role, clearance=1))
    action.run(office.person(role, clearance=2))
