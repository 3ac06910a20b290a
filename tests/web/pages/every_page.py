"""Every page of the application with the person who opens it and the way there, for pictures, axe-core, print and both languages.

``tests/web/pages/test_every_page.py`` holds the table against the addresses of the application: a new page without a row fails.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.web.pages.demonstration import LEADER, OFFICER
from tiendo_web.demo.scene import PASSWORD

WIDE, NARROW, WALL = {"width": 1440, "height": 900}, {"width": 360, "height": 740}, {"width": 1920, "height": 1080}
KEEPER, APPROVER, REPORTER, READER, NOBODY = "quantri", "nguoiduyet", "baocao", "nguoixem", ""
PROVINCE = "province/06/1997"


@dataclass(frozen=True)
class Page:
    """One page.

    ``view`` is the name of its address; ``follow`` are links to go on by from ``address``, ``then`` is added to where they lead.
    """

    name: str
    view: str
    account: str
    address: str
    follow: tuple[str, ...] = ()
    then: str = ""
    status: int = 200


_ONE_DOCUMENT = ("/van-ban/?tim=tong+ket", ("table.lib .name a",))

PAGES: tuple[Page, ...] = (
    Page("login", "account_login", NOBODY, "/tai-khoan/login/"),
    Page("not-found-stranger", "", NOBODY, "/khong-co-trang-nay/", status=404),
    Page("portal", "portal", NOBODY, "/du-lieu-mo/"),
    Page("portal-nothing", "portal", NOBODY, "/du-lieu-mo/?tim=zzyzx"),
    Page("portal-series", "portal-series", NOBODY, "/du-lieu-mo/", (".ind h3 a",)),
    Page("desk", "desk", OFFICER, "/"),
    Page("desk-leader", "desk", LEADER, "/"),
    Page("desk-approver", "desk", APPROVER, "/"),
    Page("desk-reporter", "desk", REPORTER, "/"),
    Page("desk-reader", "desk", READER, "/"),
    Page("desk-administrator", "desk", KEEPER, "/"),
    Page("wall", "wall", LEADER, "/man-hinh/"),
    Page("sheet", "sheet", LEADER, "/mot-trang/"),
    Page("targets", "targets", OFFICER, "/chi-tieu/"),
    Page("targets-nothing", "targets", OFFICER, "/chi-tieu/?tim=zzyzx"),
    Page("one-target", "target", OFFICER, "/chi-tieu/?tim=ocop+luy+ke", ("table.tgt .name a",)),
    Page("one-target-missed", "target", OFFICER, "/chi-tieu/", ("table.tgt .name a",)),
    Page("conflicts", "target-conflicts", OFFICER, "/so-lieu/khong-khop/"),
    Page("workbooks", "workbooks", OFFICER, "/so-lieu/nhap/"),
    Page("workbook", "workbook", OFFICER, "/so-lieu/nhap/", ("td.name a",)),
    Page("documents", "documents", OFFICER, "/van-ban/"),
    Page("documents-to-approve", "documents", APPROVER, "/van-ban/?tinh-trang=cho-duyet"),
    Page("documents-nothing", "documents", OFFICER, "/van-ban/?tim=zzyzx"),
    Page("review", "document", OFFICER, *_ONE_DOCUMENT),
    Page("bulk", "document-many", OFFICER, *_ONE_DOCUMENT, "nhan-nhieu/"),
    Page("task-orders", "task-orders", OFFICER, "/nhiem-vu/tu-van-ban/", ("table.tl .name a",)),
    Page("task-list", "task-list", OFFICER, *_ONE_DOCUMENT, "danh-sach-nhiem-vu/"),
    Page("findings", "findings", OFFICER, "/phat-hien/"),
    Page("findings-nothing", "findings", OFFICER, "/phat-hien/?tim=zzyzx"),
    Page("one-finding", "finding", OFFICER, "/phat-hien/", (".finds h2 a",)),
    Page("tasks", "tasks", OFFICER, "/nhiem-vu/?xem=tat-ca"),
    Page("tasks-nothing", "tasks", OFFICER, "/nhiem-vu/?tim=zzyzx"),
    Page("one-task", "task", OFFICER, "/nhiem-vu/?xem=tat-ca", ("table.tl .name a",)),
    Page("task-give", "task-give", OFFICER, "/nhiem-vu/giao/"),
    Page("task-sources", "task-sources", OFFICER, "/nhiem-vu/tu-van-ban/"),
    Page("waiting", "waiting", OFFICER, "/nhiem-vu/cho-toi/"),
    Page("discipline", "task-discipline", OFFICER, "/nhiem-vu/ky-luat/"),
    Page("quarter", "task-quarter", LEADER, "/nhiem-vu/ky-luat/", ("a[href*=can-cu-quy]",)),
    Page("gaps", "task-gaps", OFFICER, "/nhiem-vu/khoang-trong/"),
    Page("explanations", "explanations", OFFICER, "/giai-trinh/"),
    Page("one-explanation", "explanation", OFFICER, "/giai-trinh/1/"),
    Page("ask-explanation", "explanation-ask", LEADER, "/chi-tieu/", ("table.tgt .name a", "a[href*='/giai-trinh/hoi/']")),
    Page("proposals", "proposals", OFFICER, "/kien-nghi/"),
    Page("one-proposal", "proposal", OFFICER, "/kien-nghi/1/"),
    Page("meetings", "meetings", OFFICER, "/cuoc-hop/"),
    Page("one-meeting", "meeting", OFFICER, "/cuoc-hop/1/"),
    Page("units", "units", OFFICER, "/don-vi/"),
    Page("units-now", "units", OFFICER, "/don-vi/?cay=2025-07-01"),
    Page("map", "unit-map", OFFICER, "/don-vi/ban-do/"),
    Page("unit-list", "unit-list", OFFICER, "/don-vi/danh-sach/"),
    Page("one-unit", "unit-page", OFFICER, f"/don-vi/ho-so/{PROVINCE}/"),
    Page("people", "unit-people", OFFICER, "/nguoi/"),
    Page("one-person", "unit-person", OFFICER, "/nguoi/", ("td.name > a",)),
    Page("reports", "reports", OFFICER, f"/bao-cao/?don-vi={PROVINCE}&ky=2024"),
    Page("rounds", "rounds", OFFICER, "/bao-cao/ky/"),
    Page("releases", "report-publications", OFFICER, "/cong-khai/"),
    Page("one-release", "report-publication", OFFICER, "/cong-khai/", ("td.name a",)),
    Page("search", "search", OFFICER, "/tim/?q=ho+ngheo"),
    Page("search-nothing", "search", OFFICER, "/tim/?q=zzyzx"),
    Page("boards", "boards", OFFICER, "/bang/"),
    Page("board", "board", OFFICER, "/bang/van-ban-ban-hanh/"),
    Page("board-empty", "board", OFFICER, "/bang/don-thu/"),
    Page("board-row", "board-row", OFFICER, "/bang/thien-tai/", ("table.board .name a",)),
    Page("board-new", "board-new", OFFICER, "/bang/du-an/them/"),
    Page("board-correct", "board-correct", OFFICER, "/bang/thien-tai/", ("table.board .name a",), "sua/"),
    Page("board-import", "board-import", OFFICER, "/bang/du-an/nhap/"),
    Page("board-file", "board-file", OFFICER, "/bang/du-an/nhap/", (".gap-list a",)),
    Page("board-waiting", "board-issued-waiting", OFFICER, "/bang/van-ban-ban-hanh/cho-ghi/"),
    Page("board-counts", "board-issued-counts", OFFICER, "/bang/van-ban-ban-hanh/doi-chieu/"),
    Page("board-year", "board-programme-year", OFFICER, "/bang/chuong-trinh-cong-tac/ca-nam/"),
    Page("rankings", "board-rankings", OFFICER, "/bang/xep-hang/"),
    Page("figures", "board-figures", OFFICER, "/bang/so-lieu/thu-ngan-sach/"),
    Page("figure", "board-figure", OFFICER, "/bang/so-lieu/thu-ngan-sach/", ("table.figures td a",)),
    Page("figures-import", "board-figures-import", OFFICER, "/bang/so-lieu/thu-ngan-sach/nhap/"),
    Page("figures-file", "board-figures-file", OFFICER, "/bang/so-lieu/thu-ngan-sach/nhap/", (".gap-list a",)),
    Page("profile", "profile", OFFICER, "/toi/"),
    Page("password", "account_change_password", OFFICER, "/tai-khoan/password/change/"),
    Page("second-step", "mfa_index", OFFICER, "/tai-khoan/2fa/"),
    Page("second-step-on", "mfa_activate_totp", OFFICER, "/tai-khoan/2fa/totp/activate/"),
    Page("sessions", "usersessions_list", OFFICER, "/tai-khoan/sessions/"),
    Page("sign-out", "account_logout", OFFICER, "/tai-khoan/logout/"),
    Page("not-found", "", OFFICER, "/van-ban/99999/", status=404),
    Page("administration", "administration", KEEPER, "/quan-tri/"),
    Page("operation", "operation", KEEPER, "/quan-tri/van-hanh/"),
    Page("settings", "settings", KEEPER, "/quan-tri/cau-hinh/"),
    Page("catalogue", "admin-catalogue", KEEPER, "/quan-tri/danh-muc/"),
    Page("trail", "admin-trail", KEEPER, "/quan-tri/nhat-ky/"),
    Page("documents-empty", "documents", KEEPER, "/van-ban/"),
    Page("tasks-empty", "tasks", KEEPER, "/nhiem-vu/"),
    Page("findings-empty", "findings", KEEPER, "/phat-hien/"),
)

_FILE, _CHANGE, _PART, _ELSEWHERE = "a file", "a change", "a part of a page, or a way to one", "asked in tests/web/trust"
NO_PAGES: dict[str, str] = {
    **dict.fromkeys(("open-file", "workbook-template", "workbook-filled", "document-original", "report-file", "released"), _FILE),
    **dict.fromkeys(("portal-data", "portal-targets", "meeting-pack", "calendar", "board-figures-template"), _FILE),
    **dict.fromkeys(("board-template", "board-original", "mfa_download_recovery_codes"), _FILE),
    **dict.fromkeys(("document-upload", "document-again", "document-accept", "document-correct", "document-reject"), _CHANGE),
    **dict.fromkeys(("document-undo", "document-dismiss", "document-read", "document-submit", "document-post"), _CHANGE),
    **dict.fromkeys(("document-return", "report-release", "keep-view", "choices", "set_language", "board-withdraw"), _CHANGE),
    **dict.fromkeys(("document-progress", "document-at", "document-number", "document-page", "indicator-candidates"), _PART),
    # What comes between: shown only in the middle of signing in or of a change, or closed (nobody signs up by himself).
    **dict.fromkeys(("account_inactive", "account_signup", "account_reauthenticate", "account_email"), _ELSEWHERE),
    **dict.fromkeys(("account_email_verification_sent", "account_set_password", "account_reset_password"), _ELSEWHERE),
    **dict.fromkeys(("account_confirm_login_code", "account_confirm_email", "account_reset_password_done"), _ELSEWHERE),
    **dict.fromkeys(("account_reset_password_from_key_done", "account_reset_password_from_key"), _ELSEWHERE),
    **dict.fromkeys(("mfa_authenticate", "mfa_reauthenticate", "mfa_deactivate_totp"), _ELSEWHERE),
    **dict.fromkeys(("mfa_view_recovery_codes", "mfa_generate_recovery_codes"), _ELSEWHERE),
    # tests/web/trust/test_single_sign_on.py; off unless the installation names a provider.
    **dict.fromkeys(("openid_connect_login", "openid_connect_callback", "socialaccount_connections"), _ELSEWHERE),
    **dict.fromkeys(("socialaccount_login_cancelled", "socialaccount_login_error", "socialaccount_signup"), _ELSEWHERE),
}
"""Addresses that are no page of their own, and why."""


def entered(browser: Any, address: str, account: str, **options: Any) -> Any:
    """A page of the browser in which this person is signed in; nobody for an empty name."""
    context = browser.new_context(base_url=address, viewport=WIDE, reduced_motion="reduce", locale="vi-VN", **options)
    page = context.new_page()
    if account:
        page.goto("/tai-khoan/login/")
        page.fill("#id_login", account)
        page.fill("#id_password", PASSWORD)
        page.click("main button.main")
        page.wait_for_url("**/")
    return page


@contextmanager
def by_account(browser: Any, address: str, wanted: tuple[Page, ...], **options: Any) -> Iterator[Iterator[tuple[Page, Any]]]:
    """The pages, each with a browser page in which its person is signed in; one person after another."""
    opened: list[Any] = []

    def walk() -> Iterator[tuple[Page, Any]]:
        for account in dict.fromkeys(one.account for one in wanted):
            page = entered(browser, address, account, **options)
            opened.append(page)
            yield from ((one, page) for one in wanted if one.account == account)

    try:
        yield walk()
    finally:
        for page in opened:
            page.context.close()


def find(page: Any, one: Page) -> str:
    """The address of a page: where its links lead."""
    address = one.address
    for link in one.follow:
        page.goto(address)
        address = page.locator(link).first.get_attribute("href")
    return address + one.then


def open_page(page: Any, one: Page) -> None:
    """Open it; it answers as it should."""
    answer = page.goto(find(page, one))
    assert answer.status == one.status, (one.name, page.url, answer.status)


def hand_in_workbooks(browser: Any, address: str) -> None:
    """What pages of handed-in workbooks show: one file for each of the three doors."""
    page = entered(browser, address, OFFICER)
    held = page.request.get("/so-lieu/bang.xlsx").body()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    page.goto("/so-lieu/nhap/")
    page.set_input_files("#i-file", {"name": "bang-dang-co.xlsx", "mimeType": kind, "buffer": held})
    page.click("form.bring button.main")
    page.wait_for_url(re.compile(r"/so-lieu/nhap/\d+/$"))
    head = ("Đơn vị", "Năm kế hoạch", "Số liệu đến ngày", "Dự án, chương trình", "Kế hoạch vốn", "Đã giải ngân")
    rows = (
        ("Tỉnh Bắc Kạn", "2024", "30/11/2024", "Cầu Nà Thử (ví dụ)", "10.000", "9.800"),
        ("Huyện Không Có", "2024", "30/11/2024", "Kênh (ví dụ)", "1.000", "1"),
    )
    for slug, lines in (("du-an", (head, *rows)), ("so-lieu/thu-ngan-sach", None)):
        page.goto(f"/bang/{slug}/nhap/")
        data = workbook(*lines) if lines else page.request.get(f"/bang/{slug}/mau.xlsx").body()
        page.set_input_files("#f-file", {"name": "bieu.xlsx", "mimeType": kind, "buffer": data})
        page.select_option("#f-unit", PROVINCE)
        page.click("form.board-form button.main")
        page.wait_for_url(re.compile(rf"/bang/{slug}/nhap/\d+/$"))
    page.context.close()


def workbook(*rows: tuple[str, ...]) -> bytes:
    """A workbook of one sheet as a person fills it in."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Biểu")
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    book.close()
    return out.getvalue()
