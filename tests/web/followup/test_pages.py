"""The pages of follow-up: counts that add up, forms that work without script, nothing for who may not see it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.followup import following as f
from tests.web.office import NORTH, PROVINCE, SOUTH, make_finding, make_person
from tests.web.pages.test_pages import make_target
from tiendo_web.record import actions as a
from tiendo_web.record import models, options
from tiendo_web.record.queries import gaps

BACKEND = "django.contrib.auth.backends.ModelBackend"
ROLES = [role.value for role in models.Role]


@pytest.fixture
def desk(office):
    """An office with tasks in many places, an order, a request, a meeting and a question."""
    office.task = f.make_task("Rà soát hộ nghèo", product="kế hoạch")
    f.moved(f.make_task("Lập danh mục dự án", due=date(2025, 1, 3)), "receive", "start")
    f.make_task("Việc không hạn", due=None)
    sent = f.moved(f.make_task("Báo cáo giải ngân"), "receive", "start", "submit")
    f.moved(sent, "confirm", by=make_person("xac-nhan", "approver", NORTH))
    office.order, office.request, office.proposal = f.an_order(office), f.a_request(office), None
    office.meeting = f.planned()
    f.read_record(office, "meeting", "Năm 2024")
    office.question = f.asked_of(office.task)
    return office


SECTIONS = ("tasks", "task-sources", "waiting", "task-discipline", "task-gaps", "explanations", "proposals", "meetings")


@pytest.mark.parametrize("role", ROLES)
def test_every_page_answers_for_every_role(desk, signed_in, role):
    client = signed_in(role)
    proposal = f.followed_by(desk)
    addresses = [reverse(name) for name in SECTIONS]
    one = [
        reverse("task", args=[desk.task.pk]),
        reverse("task-orders", args=[desk.document.pk]),
        reverse("proposal", args=[proposal.pk]),
        reverse("meeting", args=[desk.meeting.pk]),
        reverse("explanation", args=[desk.question.pk]),
    ]
    expected = 404 if role == "administrator" else 200
    assert {client.get(address).status_code for address in addresses} == {200}
    assert {client.get(address).status_code for address in one} == {expected}


@pytest.mark.parametrize("name", SECTIONS)
def test_nobody_enters_without_an_account(desk, client, name):
    assert client.get(reverse(name))["Location"].startswith(reverse("account_login"))


def test_a_stranger_finds_nothing_by_any_address_and_changes_nothing(desk, client):
    client.force_login(make_person("nguoi-la", "approver", SOUTH), backend=BACKEND)
    proposal = f.followed_by(desk)
    for address in (
        reverse("task", args=[desk.task.pk]),
        reverse("task-orders", args=[desk.document.pk]),
        reverse("proposal", args=[proposal.pk]),
        reverse("meeting", args=[desk.meeting.pk]),
        reverse("meeting-pack", args=[desk.meeting.pk]),
        reverse("explanation", args=[desk.question.pk]),
        reverse("task-quarter") + f"?don-vi={NORTH}",
        reverse("explanation-ask") + f"?ve=task&so={desk.task.pk}",
    ):
        assert client.get(address).status_code == 404, address
        assert client.post(address, {"move": "receive", "version": "1"}).status_code in (404, 405), address
    assert "Rà soát hộ nghèo" not in client.get(reverse("tasks")).content.decode()
    assert models.Task.objects.get(pk=desk.task.pk).version == 1


def _numbers(page: str) -> list[int]:
    return [int(found.replace(".", "")) for found in re.findall(r">\s*([\d.]+)\s*<", page)]


def test_the_matrix_adds_up_in_every_direction(desk, signed_in):
    page = signed_in("reader").get(reverse("tasks")).content.decode()
    table = page.split('class="tbl mx"')[1].split("</table>")[0]
    rows = [_numbers(row) for row in table.split("<tr>")[2:]]
    body, foot = rows[:-1], rows[-1]
    assert all(sum(row[:-1]) == row[-1] for row in rows)
    assert [sum(column) for column in zip(*body, strict=True)] == foot
    assert foot[-1] == 3
    assert "Đã giao <a" in page


def test_filters_stand_in_the_address_and_the_table_is_the_list(desk, signed_in):
    client = signed_in("reader")
    found = client.get(reverse("tasks"), {"han": "due_soon"}).content.decode().split('class="tbl cards tl"')[1]
    assert "Lập danh mục dự án" in found
    assert "Việc không hạn" not in found
    assert "Việc không hạn" in client.get(reverse("tasks"), {"tim": "khong han"}).content.decode()
    table = client.get(reverse("tasks"), {"tai": "csv", "xem": "tat-ca"}).content.decode("utf-8-sig")
    assert len(table.strip().splitlines()) == 5
    assert "Hoàn thành đúng hạn" in table


def test_an_order_becomes_a_task_and_leads_back_to_its_sentence(desk, signed_in):
    client = signed_in("reviewer")
    address = reverse("task-orders", args=[desk.document.pk])
    page = client.get(address).content.decode()
    assert 'value="Huyện Bắc"' in page
    assert 'value="2025-03-31"' in page
    typed = {
        "card": str(desk.order.pk),
        "order": f"{desk.order.pk}:1",
        "part": "0",
        "text-0": "Rà soát hộ nghèo, trình kế hoạch",
        "lead-0": "Huyện Mơ",
        "due-0": "31/3/2025",
    }
    refused = client.post(address, typed)
    assert refused.status_code == 422
    assert "Không rõ đơn vị “Huyện Mơ”" in refused.content.decode()
    assert 'value="Huyện Mơ"' in refused.content.decode()
    assert client.post(address, typed | {"lead-0": "Huyện Nam"}).status_code == 422  # another unit's district is no lead here
    assert client.post(address, typed | {"lead-0": "huyện bắc"}).status_code == 302
    task = models.Task.objects.get(document=desk.document)
    assert task.document.text[task.start : task.end] == task.surface == desk.order.surface
    assert (task.first_due, task.given) == (date(2025, 3, 31), date(2024, 12, 20))
    assert (
        reverse("document-at", args=[desk.document.pk, task.start]) in client.get(reverse("task", args=[task.pk])).content.decode()
    )
    assert client.post(address, typed | {"lead-0": "Huyện Bắc"}, follow=True).status_code == 200
    assert models.Task.objects.filter(document=desk.document).count() == 1


def test_two_orders_are_merged_and_one_is_split_by_its_address(desk, signed_in):
    client = signed_in("approver")
    other = f.read_record(desk, "order", "báo cáo kết quả")
    address = reverse("task-orders", args=[desk.document.pk])
    merged = client.get(address, {"gop": f"{desk.order.pk}-{other.pk}"}).content.decode()
    assert merged.count('class="order"') == 1
    assert merged.count('name="order"') == 4  # two orders, in the form that gives and in the form that leaves
    split = client.get(address, {"tach": desk.order.pk}).content.decode()
    assert split.count('name="text-1"') == 1
    typed = {"order": f"{desk.order.pk}:1", "part": ["0", "1"], "lead-0": "Huyện Bắc", "lead-1": "Huyện Bắc"}
    starts = re.findall(r'name="start-(\d)" value="(\d+)"', split)
    ends = re.findall(r'name="end-(\d)" value="(\d+)"', split)
    typed |= {f"start-{n}": at for n, at in starts} | {f"end-{n}": at for n, at in ends}
    assert client.post(address, typed | {"text-0": "rà soát hộ nghèo", "text-1": "trình kế hoạch"}).status_code == 302
    made = models.Task.objects.filter(document=desk.document).order_by("start")
    assert made[0].surface.startswith("rà soát")
    assert len(made) == 2


def test_a_refused_move_says_why_beside_its_form_and_keeps_what_was_typed(desk, signed_in):
    client = signed_in("reporter")
    f.moved(desk.task, "receive", "start")
    address = reverse("task", args=[desk.task.pk])
    refused = client.post(address, {"move": "submit", "version": "3", "reason": "đã lập xong kế hoạch"})
    assert refused.status_code == 422
    assert "phải kèm minh chứng" in refused.content.decode()
    assert "đã lập xong kế hoạch" in refused.content.decode()
    sent = {"move": "submit", "version": "3", "document": f"document:{desk.document.pk}"}
    assert client.post(address, sent).status_code == 302
    assert models.Task.objects.get(pk=desk.task.pk).stage == "waiting"
    client.cookies["django_language"] = "en"
    english = client.post(address, {"move": "start", "version": "4"})
    assert "is not possible: the task stands at" in english.content.decode()


def test_an_extension_keeps_the_first_day_on_the_page(desk, signed_in):
    f.moved(desk.task, "receive", "start")
    f.moved(desk.task, "ask_extension", reason="chờ hướng dẫn", until=date(2025, 5, 15))
    office_page = signed_in("approver").get(reverse("task", args=[desk.task.pk])).content.decode()
    assert "Đề nghị gia hạn đến 15/5/2025" in office_page
    f.moved(desk.task, "grant_extension")
    page = signed_in("reader").get(reverse("task", args=[desk.task.pk])).content.decode()
    assert "31/3/2025" in page
    assert "15/5/2025" in page


def test_a_reader_looks_and_has_no_button(desk, signed_in):
    page = signed_in("reader").get(reverse("task", args=[desk.task.pk])).content.decode()
    assert 'name="move"' not in page
    answer = signed_in("reader").post(reverse("task", args=[desk.task.pk]), {"move": "receive", "version": "1"}, follow=True)
    assert "Bước này do người khác làm" in answer.content.decode()
    assert models.Task.objects.get(pk=desk.task.pk).stage == "not_received"


def test_a_request_is_followed_answered_and_only_then_settled(desk, signed_in):
    client = signed_in("reporter")
    taken = {"card": desk.request.pk, "seen": f"{desk.request.pk}:1", "text": desk.request.surface, "receiver": ""}
    assert client.post(reverse("proposals"), taken).status_code == 422
    assert client.post(reverse("proposals"), taken | {"receiver": "tỉnh"}).status_code == 302
    row = models.Proposal.objects.get()
    address = reverse("proposal", args=[row.pk])
    skipped = client.post(address, {"version": row.version, "stage": "done"})
    assert "không thể chuyển sang “đã giải quyết”" in skipped.content.decode()
    assert "Ghi văn bản trả lời" in client.post(address, {"version": row.version, "stage": "accepted"}).content.decode()
    client.post(address, {"version": row.version, "stage": "accepted", "document": "12/UBND, 05/01/2025"})
    page = client.get(reverse("proposals")).content.decode()
    assert "0 đã giải quyết" in page
    row.refresh_from_db()
    client.post(address, {"version": row.version, "stage": "done"})
    assert "1 đã giải quyết" in client.get(reverse("proposals")).content.decode()


def test_the_same_request_of_an_earlier_year_is_shown(desk, signed_in):
    before = a.FollowProposal(
        unit=NORTH, text="bố trí kinh phí sửa tuyến đường liên xã năm 2022", receiver="tỉnh", asked=date(2022, 6, 1)
    ).run(f.office_hand())
    now = f.followed_by(desk)
    page = signed_in("reader").get(reverse("proposal", args=[now.pk])).content.decode()
    assert reverse("proposal", args=[before.pk]) in page


def test_a_question_is_answered_accepted_and_stays_beside_the_target_and_finding(desk, signed_in):
    target, finding = make_target(), make_finding(desk.document, desk.grain)
    leader, reporter = signed_in("leader"), signed_in("reporter")
    for kind, about, page in (
        ("target", target.pk, reverse("target", args=[target.pk])),
        ("finding", finding.pk, reverse("finding", args=[finding.pk])),
    ):
        asked = leader.post(reverse("explanation-ask") + f"?ve={kind}&so={about}", {"question": f"Vì sao {kind} chậm?"})
        address = asked["Location"]
        assert reporter.get(reverse("explanation-ask") + f"?ve={kind}&so={about}").status_code == 404
        assert reporter.post(address, {"version": "1", "text": "  "}).status_code == 422
        reporter.post(address, {"version": "1", "text": "Thiếu vốn đối ứng."})
        leader.post(address, {"version": "2", "what": "accept"})
        assert "đã chấp nhận" in leader.get(address).content.decode()
        beside = leader.get(page).content.decode()
        assert f"Vì sao {kind} chậm?" in beside
        assert "Thiếu vốn đối ứng." in beside


def test_a_meeting_is_planned_and_its_conclusion_leads_to_tasks(desk, signed_in):
    client = signed_in("leader")
    assert client.post(reverse("meetings"), {"unit": NORTH, "subject": "giải ngân", "day": "hôm qua"}).status_code == 422
    made = client.post(reverse("meetings"), {"unit": NORTH, "subject": "giải ngân", "day": "2025-01-15", "guest": NORTH})
    client.post(made["Location"], {"version": "1", "document": [desk.document.pk]})
    page = client.get(made["Location"]).content.decode()
    assert reverse("task-orders", args=[desk.document.pk]) in page
    pack = client.get(made["Location"] + "tai-lieu.docx")
    assert pack.status_code in (200, 302)


def test_the_quarterly_basis_is_closed_to_others_and_frozen(desk, signed_in):
    address = reverse("task-quarter") + f"?don-vi={NORTH}&quy=2024-Q4"
    for role in ("reader", "reporter", "reviewer", "administrator"):
        assert signed_in(role).get(address).status_code == 404
    leader = signed_in("leader")
    assert "4 nhiệm vụ trong quý" in leader.get(address).content.decode()
    leader.post(address)
    f.make_task("Việc nhập sau khi đóng")
    page = leader.get(address).content.decode()
    assert "Đã đóng" in page
    assert "4 nhiệm vụ trong quý" in page


def test_a_calendar_address_works_without_signing_in_and_is_replaced(desk, signed_in):
    f.moved(desk.task, "receive")
    page = signed_in("reporter").post(reverse("waiting"), {"unit": NORTH}).content.decode()
    address = re.search(r'<code class="secret">http://testserver(.*?)</code>', page)[1]
    feed = Client().get(address)
    assert feed["Content-Type"].startswith("text/calendar")
    assert b"DTSTART;VALUE=DATE:20250331" in feed.content
    assert models.CalendarFeed.objects.filter(secret__contains=address.split("/")[-1][:10]).count() == 0
    signed_in("reporter").post(reverse("waiting"), {"unit": NORTH})
    assert Client().get(address).status_code == 404


def test_gaps_name_what_is_missing(desk, signed_in):
    options.write("day", "2025-01-31")
    page = signed_in("reader").get(reverse("task-gaps")).content.decode()
    assert desk.order.surface in page
    assert "Lập danh mục dự án" in page


def test_what_waits_is_for_who_works_in_that_unit(desk, signed_in, client):
    assert "Rà soát hộ nghèo" in signed_in("reporter").get(reverse("waiting")).content.decode()
    client.force_login(make_person("tinh", "reporter", PROVINCE), backend=BACKEND)
    assert "Rà soát hộ nghèo" not in client.get(reverse("waiting")).content.decode()
    assert "Rà soát hộ nghèo" in client.get(reverse("tasks")).content.decode()


def test_lists_ask_the_database_few_questions(desk, signed_in, django_assert_max_num_queries):
    client = signed_in("reviewer")
    for n in range(30):
        f.make_task(f"Việc số {n}")
    for name, most in (("tasks", 32), ("task-discipline", 30), ("waiting", 32), ("proposals", 24), ("meetings", 26)):
        client.get(reverse(name))
        with django_assert_max_num_queries(most):
            client.get(reverse(name))


def test_a_long_list_of_gaps_says_that_there_are_more(desk, signed_in, monkeypatch):
    """Neither a cut list nor one of which not everything was looked at is given out as the whole."""
    options.write("day", "2025-01-31")
    assert "trở lên" not in signed_in("reader").get(reverse("task-gaps")).content.decode()
    monkeypatch.setattr(gaps, "TASKS_LOOKED_AT", 1)
    assert "từ 1 trở lên" in signed_in("reader").get(reverse("task-gaps")).content.decode()
