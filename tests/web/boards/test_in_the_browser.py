"""Each board once by hand in Chromium: a row written and corrected, a workbook in and out, ranks, revenue with a second person."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.web.boards.making import workbook
from tests.web.followup.test_in_the_browser import entered, faults
from tests.web.pages.demonstration import LEADER, OFFICER, Demonstration, launch, served

pytestmark = pytest.mark.needs("chromium")
NARROW = {"width": 360, "height": 740}
PAGES = (
    "/bang/",
    "/bang/xep-hang/",
    "/bang/so-lieu/thu-ngan-sach/",
    "/bang/so-lieu/thu-ngan-sach/nhap/",
    "/bang/so-lieu/xay-dung-dang/?ky=2023",
    "/bang/so-lieu/thu-tuc-hanh-chinh/",
    "/bang/du-an/",
    "/bang/du-an/them/",
    "/bang/du-an/nhap/",
    "/bang/thien-tai/",
    "/bang/bien-che/",
)


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory) -> Iterator[Demonstration]:
    with served(tmp_path_factory.mktemp("demo")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def officer(browser, demonstration) -> Any:
    return entered(browser, demonstration, OFFICER)


def fill(page: Any, **fields: str) -> None:
    for name, text in fields.items():
        field = page.locator(f"main form.board-form [name='{name}']")
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(label=text)
        else:
            field.fill(text)


def save(page: Any) -> None:
    page.click("main form.board-form button.main")
    page.wait_for_load_state()


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_accessible_and_fit_a_telephone(officer, address):
    assert officer.goto(address).status == 200
    assert faults(officer) == []
    wide = officer.viewport_size
    officer.set_viewport_size(NARROW)
    assert officer.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    officer.set_viewport_size(wide)


def test_a_storm_is_written_its_damage_and_relief_joined_and_what_is_open_shown(officer):
    page = officer
    page.goto("/bang/thien-tai/them/")
    fill(page, ten="Lũ quét thử nghiệm", loai="lũ, ngập lụt", day="1/8/2024", tong_thiet_hai="900", source_title="Báo cáo thử 01")
    save(page)
    for address, fields in (
        ("thiet-hai", {"su_kien": "Lũ quét thử nghiệm", "loai": "lúa", "gia_tri": "400,5", "unit": "Huyện Ba Bể"}),
        (
            "ho-tro",
            {"su_kien": "Lũ quét thử nghiệm", "nguon": "dự phòng tỉnh", "phan_bo": "200", "giai_ngan": "50", "unit": "Huyện Ba Bể"},
        ),
    ):
        page.goto(f"/bang/{address}/them/")
        fill(page, **fields)
        save(page)
    page.goto("/bang/thien-tai/?tim=thu+nghiem")
    line = page.locator("table.board tbody tr").inner_text()
    assert "400,5" in line and "200" in line and "Còn việc chưa xong" in line
    assert "mới nói được 400,5 trong 900" in page.locator(".board-findings").inner_text()
    page.click("table.board tbody a >> nth=0")
    assert "dự phòng tỉnh" in page.inner_text("main") and "Báo cáo thử 01" in page.inner_text("main")


def test_a_refused_row_says_at_its_field_what_to_mend(officer):
    officer.goto("/bang/bien-che/them/")
    fill(officer, unit="Tỉnh Bắc Kạn", period="2024", loai="công chức", giao="mười")
    save(officer)
    assert "không phải số" in officer.inner_text("main form.board-form")
    fill(officer, giao="10", co_mat="11")
    save(officer)
    assert "Sử dụng quá số giao" in officer.inner_text("main")
    officer.click("text=Ghi bản mới")
    fill(officer, co_mat="9", reason="đối chiếu lại danh sách")
    save(officer)
    assert "Đã sử dụng: 11 → 9" in officer.inner_text("main") and "Sử dụng quá số giao" not in officer.inner_text("main .head")


def test_projects_come_from_excel_with_refusals_and_go_out_again(officer, tmp_path):
    page, file = officer, Path(tmp_path, "thang-7.xlsx")
    file.write_bytes(workbook("Cầu Nà Thử", "", "Kênh Bản Mẫu", unit="Huyện Ba Bể"))
    page.goto("/bang/du-an/nhap/")
    page.set_input_files("#f-file", str(file))
    save(page)
    assert "Hàng mới 2" in page.inner_text("main .head") and "không nhận 1" in page.inner_text("main .head")
    assert faults(page) == []
    page.click("main .head button.main")
    page.wait_for_url("**/bang/du-an/")
    assert page.locator("table.board tbody tr").count() == 2
    with page.expect_download() as going:
        page.click("text=Xuất Excel")
    sheet = openpyxl.load_workbook(io.BytesIO(Path(going.value.path()).read_bytes())).active
    assert [row[3].value for row in sheet.iter_rows(min_row=4)] == ["Cầu Nà Thử", "Kênh Bản Mẫu"]


def test_ranks_of_two_years_say_how_many_places(officer):
    officer.goto("/bang/xep-hang/")
    papi = officer.inner_text("#papi")
    assert "22/63" in papi and "tăng 8 bậc" in papi and "báo cáo nêu 8" in papi


def test_revenue_is_handed_in_by_one_and_posted_by_another(browser, demonstration, officer, tmp_path):
    officer.goto("/bang/so-lieu/thu-ngan-sach/?ky=2024")
    assert "4/8 đơn vị hoàn thành dự toán: Huyện Bạch Thông, Huyện Na Rì, Huyện Ngân Sơn, Huyện Pác Nặm" in officer.inner_text(
        "main .head"
    )
    with officer.expect_download() as going:
        officer.click("text=Tải mẫu")
    book = openpyxl.load_workbook(io.BytesIO(Path(going.value.path()).read_bytes()))
    book.active.append(("Huyện Ba Bể", "tháng 11/2024", "4", "4,6"))
    file = Path(tmp_path, "thu-thang-11.xlsx")
    book.save(file)
    officer.goto("/bang/so-lieu/thu-ngan-sach/nhap/")
    officer.set_input_files("#f-file", str(file))
    save(officer)
    address = officer.url
    for _try in range(60):
        if "Số mới 2" in officer.inner_text("main .head"):
            break
        officer.wait_for_timeout(500)
        officer.reload()
    assert officer.locator("main .head button.main").count() == 0
    leader = entered(browser, demonstration, LEADER)
    leader.goto(address)
    leader.click("main .head button.main")
    leader.wait_for_url("**/thu-ngan-sach/")
    leader.goto("/bang/so-lieu/thu-ngan-sach/?ky=tháng+11/2024")
    assert "115,0%" in leader.inner_text("table.board")
    leader.click("table.board a.quiet")
    leader.wait_for_load_state()
    assert "/van-ban/" in leader.url and "4,6" in leader.inner_text("main")
