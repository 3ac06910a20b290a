"""The pages of boards in the small office: every board opens empty, one is written, corrected, imported, exported and closed."""

from __future__ import annotations

import io
from datetime import date, timedelta
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.web.boards import making as m
from tests.web.office import NORTH, SOUTH
from tiendo.boards import BOARDS, board_named
from tiendo_web.boards import queries
from tiendo_web.boards.models import BoardEntry
from tiendo_web.record import options
from tiendo_web.record.models import AuditEntry

PROJECTS = board_named("du-an")


@pytest.mark.parametrize("slug", [board.slug for board in BOARDS])
def test_every_board_opens_empty_with_its_first_step(signed_in, slug):
    board = board_named(slug)
    page = signed_in("reporter").get(reverse("board", args=[slug])).content.decode()
    assert board.first_step.vi in page
    assert signed_in("reporter").get(reverse("board-template", args=[slug])).status_code == 200


@pytest.mark.parametrize("slug", [board.slug for board in BOARDS])
def test_every_form_opens_for_who_may_write(signed_in, slug):
    board = board_named(slug)
    role = next(role for role in ("reporter", "approver", "leader") if role in board.writers)
    page = signed_in(role).get(reverse("board-new", args=[slug])).content.decode()
    assert all(f'name="{field.name}"' in page for field in board.fields)
    assert signed_in("reader").get(reverse("board-new", args=[slug])).status_code == 404


def test_the_index_counts_rows(signed_in, office):
    m.written(office)
    page = signed_in("reader").get(reverse("boards")).content.decode()
    assert "Dự án, chương trình đầu tư công" in page
    assert '>1 <span class="u">hàng</span>' in page


def test_a_row_is_written_by_hand_with_its_source(signed_in, office):
    form = {**m.ROAD, "unit": "Huyện Bắc", "secrecy": "0", "source_title": "Báo cáo 12/BC-UBND", "source_day": "2024-07-02"}
    answer = signed_in("reporter").post(reverse("board-new", args=["du-an"]), form)
    row = BoardEntry.objects.get()
    assert answer["Location"] == reverse("board-row", args=["du-an", row.item])
    assert row.as_value.amount("ke_hoach") == Decimal(1200)
    page = signed_in("reader").get(answer["Location"]).content.decode()
    assert "Báo cáo 12/BC-UBND" in page
    assert "25,00" in page  # 300 of 1.200
    assert "đã giải ngân ÷ kế hoạch vốn × 100" in page


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("ke_hoach", "nhiều", "không phải số"),
        ("ke_hoach", "", "cần ghi"),
        ("ten", "", "cần ghi"),
        ("period", "năm nay", "không phải kỳ"),
        ("day", "31/2/2024", "không phải ngày"),
        ("unit", "", "Cần chọn đơn vị"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_at_its_field(signed_in, office, field, typed, said):
    form = {**m.ROAD, "unit": "Huyện Bắc", "secrecy": "0", field: typed}
    answer = signed_in("reporter").post(reverse("board-new", args=["du-an"]), form)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not BoardEntry.objects.exists()


def test_a_correction_is_a_new_version_and_the_old_one_is_seen_from_its_day(signed_in, office):
    today = options.day()
    row = m.written(office, known=today - timedelta(days=30))
    address = reverse("board-correct", args=["du-an", row.item])
    form = {**m.ROAD, "giai_ngan": "900", "secrecy": "0", "seen": "1", "reason": "số tháng 7"}
    assert signed_in("reviewer").post(address, form).status_code == 302
    assert [one.version for one in BoardEntry.objects.order_by("version")] == [1, 2]
    now = signed_in("reader").get(reverse("board", args=["du-an"])).content.decode()
    then = (
        signed_in("reader")
        .get(reverse("board", args=["du-an"]), {"ngay": (today - timedelta(days=3)).isoformat()})
        .content.decode()
    )
    assert ">900<" in now.replace("\n", "")
    assert ">900<" not in then.replace("\n", "") and ">300<" in then.replace("\n", "")
    page = signed_in("reader").get(reverse("board-row", args=["du-an", row.item]), {"ngay": "nay"}).content.decode()
    assert "Đã giải ngân: 300 → 900" in page
    assert "số tháng 7" in page


def test_a_form_opened_before_another_wrote_overwrites_nothing(signed_in, office):
    row = m.written(office)
    m.correct(row).run(office.people["reviewer"])
    form = {**m.ROAD, "giai_ngan": "500", "secrecy": "0", "seen": "1", "reason": "khác"}
    signed_in("reporter").post(reverse("board-correct", args=["du-an", row.item]), form)
    assert BoardEntry.objects.order_by("-version").first().as_value.amount("giai_ngan") == Decimal(450)


def test_a_withdrawn_row_leaves_the_list_and_keeps_its_page(signed_in, office):
    row = m.written(office)
    answer = signed_in("reporter").post(reverse("board-withdraw", args=["du-an", row.item]), {"seen": "1", "reason": "ghi nhầm"})
    assert answer.status_code == 302
    assert "Đường liên xã" not in signed_in("reader").get(reverse("board", args=["du-an"])).content.decode()
    assert "ghi nhầm" in signed_in("reader").get(reverse("board-row", args=["du-an", row.item])).content.decode()


def test_a_workbook_is_previewed_then_written_with_refusals_by_row(signed_in, office):
    client = signed_in("reporter")
    content = m.workbook("Cầu Nà Thử", "", "Cầu Nà Thử")
    file = SimpleUploadedFile("thang-7.xlsx", content)
    shown = client.post(reverse("board-import", args=["du-an"]), {"file": file, "unit": NORTH, "secrecy": "0"}, follow=True)
    page = shown.content.decode()
    assert "Hàng mới 1;" in page and "không nhận 2" in page
    assert "cần ghi dự án, chương trình" in page and "trùng với hàng ở ô" in page and "Màu xe" in page
    assert not BoardEntry.objects.exists()
    seal = page.split('name="seal" value="')[1].split('"')[0]
    client.post(shown.redirect_chain[-1][0], {"seal": seal})
    row = BoardEntry.objects.get()
    assert (row.as_value.text("ten"), row.file.name, row.part) == ("Cầu Nà Thử", "thang-7.xlsx", "Tháng 7!B2")


def test_next_months_workbook_makes_next_versions(office):
    m.take(m.handed_in(office)).run(office.people["reporter"])
    later = m.handed_in(office, m.workbook("Cầu Nà Thử", paid="700"))
    m.take(later).run(office.people["reporter"])
    rows = {(row.item, row.version): row.as_value.amount("giai_ngan") for row in BoardEntry.objects.all()}
    assert rows == {(1, 1): Decimal(100), (2, 1): Decimal(100), (1, 2): Decimal(700)}


def test_what_was_exported_imports_as_nothing_new(signed_in, office):
    m.written(office, vuong_mac="=HYPERLINK(1)")
    m.written(office, item=2, ten="Kênh mương", nguon="ngân sách tỉnh")
    content = signed_in("reporter").get(reverse("board", args=["du-an"]), {"tai": "xlsx"}).content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)
    from tiendo_web.boards.actions import preview_of

    shown = preview_of(office.people["reporter"], m.handed_in(office, content), options.day())
    assert [one.effect.value for one in shown.planned] == ["same", "same"]
    assert not shown.refused


def test_a_file_that_is_no_workbook_gets_one_line(signed_in, office):
    file = SimpleUploadedFile("anh.xlsx", b"\x00\x01khong phai bang tinh")
    page = signed_in("reporter").post(
        reverse("board-import", args=["du-an"]), {"file": file, "unit": NORTH, "secrecy": "0"}, follow=True
    )
    assert page.status_code == 200
    assert "anh.xlsx" in page.content.decode() and "Ghi vào bảng" not in page.content.decode()


def test_the_list_is_narrowed_by_unit_period_day_words_and_state(signed_in, office):
    m.written(office)
    m.written(office, item=2, unit=NORTH, ten="Trường học", giai_ngan=Decimal(1200))
    client = signed_in("reader")

    def names(**given: str) -> set[str]:
        page = client.get(reverse("board", args=["du-an"]), given).content.decode()
        return {name for name in ("Đường liên xã", "Trường học") if f">{name}</a>" in page}

    both = {"Đường liên xã", "Trường học"}
    assert names() == names(**{"don-vi": NORTH}) == names(ky="2024") == names(tu="2024-06-01", den="2024-06-30") == both
    assert names(ky="2023") == names(**{"don-vi": SOUTH}) == names(tu="2024-07-01") == set()
    assert names(tim="truong") == {"Trường học"}
    assert names(**{"tinh-trang": "cham"}) == {"Đường liên xã"}


def test_slow_projects_stand_first_and_totals_are_told(signed_in, office):
    m.written(office, ten="Xong sớm", giai_ngan=Decimal(1200))
    m.written(office, item=2, ten="Chậm", giai_ngan=Decimal(10))
    page = signed_in("reader").get(reverse("board", args=["du-an"])).content.decode()
    assert page.index(">Chậm</a>") < page.index(">Xong sớm</a>")
    assert "<b>2.400</b>" in page and "<b>1.210</b>" in page


def test_a_secret_row_is_nowhere_for_who_is_not_cleared(signed_in, office):
    m.written(office, secrecy=2, ten="Công trình kín")
    hidden = signed_in("reader").get(reverse("board", args=["du-an"])).content.decode()
    assert "Công trình kín" not in hidden
    assert signed_in("reader").get(reverse("board-row", args=["du-an", 1])).status_code == 404
    cleared = office.person("reader", clearance=2)
    assert queries.standing(cleared, options.day()).count() == 1
    assert queries.shelf_for(office.people["reader"], options.day()).of("du-an") == ()


def test_a_level_raised_later_closes_the_earlier_versions_too(office):
    row = m.written(office, known=date(2024, 1, 1))
    chief = office.person("approver", clearance=2)
    raised = m.correct(row)
    from dataclasses import replace

    replace(raised, facts=replace(raised.facts, secrecy=2)).run(chief)
    assert not queries.standing(office.people["reader"], date(2024, 2, 1)).exists()
    assert queries.standing(chief, date(2024, 2, 1)).get().version == 1


def test_the_database_refuses_to_change_or_remove_a_version(office):
    from django.db import DatabaseError, transaction

    row = m.written(office)
    with pytest.raises(DatabaseError), transaction.atomic():
        BoardEntry.objects.filter(pk=row.pk).update(number="9")
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()


def test_the_trail_names_fields_and_not_their_values(office):
    row = m.written(office)
    m.correct(row, vuong_mac="Ông Nguyễn Văn Thử chưa nhận đền bù").run(office.people["reporter"])
    assert "Nguyễn Văn Thử" not in str(AuditEntry.objects.get().detail)
    assert set(AuditEntry.objects.get().detail["changed"]) == {"giai_ngan", "vuong_mac"}


def test_a_workbook_with_personal_data_is_opened_only_by_those_who_work_there(signed_in, office):
    personal = next(board for board in BOARDS if board.personal)
    for board, status in ((personal, 404), (PROJECTS, 200)):
        file = m.handed_in(office)
        type(file).objects.filter(pk=file.pk).update(board=board.slug)
        address = reverse("board-original", args=[board.slug, file.pk])
        assert signed_in("reader").get(address).status_code == status
        assert signed_in("reporter").get(address).status_code == 200


def test_the_form_offers_units_in_being_on_the_day_and_means_them(signed_in, office):
    from tiendo import values
    from tiendo_web.record import models
    from tiendo_web.record.models.units import rebuild_closure

    today = options.day()
    later, earlier = today + timedelta(days=30), today - timedelta(days=30)
    for key, name, start, end in (
        ("commune/1/1990", "Xã Còn", None, later),
        ("commune/2/1990", "Xã Hết", None, earlier),
        ("commune/3/1990", "Xã Còn", None, earlier),
    ):
        unit = values.OrgUnit(key, key[8], name, values.Level.COMMUNE, NORTH, start, end)
        models.OrgUnit.of(unit).save()
    rebuild_closure()
    page = signed_in("reporter").get(reverse("board-new", args=["du-an"])).content.decode()
    assert 'value="Xã Còn"' in page and 'value="Xã Hết"' not in page
    signed_in("reporter").post(reverse("board-new", args=["du-an"]), {**m.ROAD, "unit": "Xã Còn", "secrecy": "0"})
    assert BoardEntry.objects.get().unit_id == "commune/1/1990"
