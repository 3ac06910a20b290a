"""The twenty-one systems, each done once by hand in Chromium on one demonstration; what the tests enter is an example."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.needs("chromium")
PROVINCE, PAC_NAM = "province/06/1997", "district/060/1900"
UNIT = "Tỉnh Bắc Kạn"


def text_of(page: Any) -> str:
    """What the page says, every kind of space as one blank."""
    return " ".join(page.locator("main").inner_text().split())


def number(words: str) -> int:
    """The first whole number in words."""
    return int(re.search(r"\d[\d.]*", words)[0].replace(".", ""))


def write_row(page: Any, board: str, **fields: str) -> None:
    """Fill in the form of a board and send it; a choice is chosen by its words."""
    page.goto(f"/bang/{board}/them/")
    for name, value in {"unit": UNIT, **fields}.items():
        box = page.locator(f"form.board-form [name={name}]")
        if box.evaluate("one => one.tagName") == "SELECT":
            box.select_option(label=value)
        else:
            box.fill(value)
    page.click("form.board-form button.main")
    page.wait_for_url(re.compile(rf"/bang/{board}/\d+/$"))


def workbook(*rows: tuple[str, ...]) -> dict[str, Any]:
    """A workbook as a person fills it in, for a file input."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Biểu")
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    book.close()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": "bieu.xlsx", "mimeType": kind, "buffer": out.getvalue()}


def word_text(page: Any, address: str) -> str:
    """The text of a Word file that an address gives."""
    from docx import Document

    answer = page.request.get(address)
    assert answer.ok and "wordprocessingml" in answer.headers["content-type"], address
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(answer.body())).paragraphs)


def test_01_targets_of_a_term_add_up_and_make_a_mid_term_report(officer, keep):
    officer.goto("/chi-tieu/?don-vi=tat-ca&han=tat-ca")
    line = officer.locator(".sumline")
    parts = [number(words) for words in line.locator("a").all_inner_texts()]
    assert sum(parts) == number(line.inner_text()) and len(parts) >= 3
    line.locator("a", has_text=re.compile("không đạt", re.IGNORECASE)).first.click()
    officer.wait_for_load_state("networkidle")
    assert set(officer.locator("table.tgt tbody tr[data-item] .st").all_inner_texts()) == {"Khả năng không đạt"}
    keep(officer)
    officer.goto(f"/bao-cao/?don-vi={PROVINCE}&ky=2021-2025&loai=mid_term")
    assert officer.locator("table.rep tbody tr").count() >= 1


def test_02_a_yearly_plan_shows_target_result_and_source(officer, keep):
    officer.goto(f"/chi-tieu/?ke-hoach=plan/ke-hoach-nam-2024/{PROVINCE}")
    assert officer.locator("table.tgt tbody tr[data-item]").count() >= 3
    officer.locator("table.tgt .name a").first.click()
    officer.wait_for_url("**/chi-tieu/target/**")
    assert "Kế hoạch năm 2024" in text_of(officer)
    assert officer.locator("main a[href*='://'], main a[href*='/van-ban/']").count() >= 1
    keep(officer)


def test_03_a_district_and_the_pack_before_its_session(officer, keep):
    officer.goto(f"/don-vi/ho-so/{PAC_NAM}/")
    assert officer.locator("h1").inner_text() == "Huyện Pác Nặm"
    keep(officer)
    officer.locator("section:has(h2:text('Cuộc họp')) a", has_text="năm 2024 và nhiệm vụ năm 2025").first.click()
    officer.wait_for_url("**/cuoc-hop/*/")
    address = officer.locator("a", has_text="Tài liệu trước buổi làm việc").get_attribute("href")
    assert "Pác Nặm" in word_text(officer, address)


def test_04_districts_side_by_side_as_they_were_and_as_they_are(officer, keep):
    officer.goto("/don-vi/")
    assert officer.locator("table.heat tbody tr").count() == 8
    keep(officer)
    officer.locator(".seg a", has_text="01/7/2025").click()
    officer.wait_for_url("**cay=2025-07-01**")
    assert officer.locator("table.heat tbody tr").count() > 8


def test_05_a_forecast_with_its_interval_and_methods(officer, keep):
    officer.goto("/chi-tieu/?tim=ocop+luy+ke&don-vi=tat-ca&han=tat-ca")
    officer.goto(officer.locator("table.tgt .name a").first.get_attribute("href"))
    said = text_of(officer)
    assert "80%" in said and "Eurostat" in said and officer.locator("main svg").count() >= 1
    keep(officer)


def test_06_issued_documents_are_confirmed_and_held_against_a_report(officer, keep):
    officer.goto("/bang/van-ban-ban-hanh/cho-ghi/")
    waiting = officer.locator("tbody tr").count()
    assert waiting >= 5
    officer.click("text=Ghi các văn bản đã chọn")
    officer.wait_for_selector("text=Không có văn bản nào chờ ghi")
    officer.goto("/bang/van-ban-ban-hanh/?tim=06-KL/VD")
    assert officer.locator("table.board tbody tr").count() == 1
    officer.goto("/bang/van-ban-ban-hanh/doi-chieu/")
    said = [int(one) for one in officer.locator("td[data-l='Báo cáo ghi'] a").all_inner_texts()]
    assert said == [36, 27, 6, 23, 178, 227]
    assert officer.locator("tbody .st", has_text=re.compile("sổ thiếu|sổ chưa ghi")).count() == 6
    keep(officer)


@pytest.mark.needs("shared")
def test_07_people_of_a_text_that_nobody_used_before_have_pages(officer, keep, shared):
    """texts/train-089658.txt: the opening of a session of a city's People's Council."""
    text = (shared / "texts" / "train-089658.txt").read_bytes()
    officer.goto("/nguoi/")
    before = set(officer.locator("td.name > a").all_inner_texts())
    assert before
    officer.goto("/van-ban/")
    officer.set_input_files("input[type=file]", {"name": "ky-hop-hoi-dong.txt", "mimeType": "text/plain", "buffer": text})
    officer.locator("form:has(input[type=file]) button:visible").first.click()
    for _try in range(120):
        officer.goto("/nguoi/")
        new = [name for name in officer.locator("td.name > a").all_inner_texts() if name not in before]
        if new:
            break
        officer.wait_for_timeout(500)
    assert new
    officer.locator("td.name > a", has_text=new[0]).first.click()
    officer.wait_for_url("**/nguoi/**")
    assert officer.locator("h1").inner_text() == new[0]
    assert officer.locator("section:has(h2:text('Chức vụ')) tbody tr").count() >= 1
    keep(officer)
    officer.locator("section:has(h2:text('Chức vụ')) tbody ul a").first.click()
    officer.wait_for_url("**/van-ban/**")
    assert new[0].split()[-1] in text_of(officer)


def test_08_an_order_becomes_a_task_and_leads_back_to_its_sentence(officer, keep):
    officer.goto("/nhiem-vu/tu-van-ban/")
    officer.goto(officer.locator("table.tl .name a").first.get_attribute("href"))
    card = officer.locator("article.order:has(button[value=give])").first
    sentence = card.locator("mark").first.inner_text()
    keep(officer)
    left = officer.locator("article.order").count()
    card.locator("button[value=give]").click()
    officer.wait_for_function(f"document.querySelectorAll('article.order').length < {left}")
    officer.goto("/nhiem-vu/?xem=tat-ca&xep=moi")
    assert officer.locator("table.tl .name a").count() >= 1
    found = [link.get_attribute("href") for link in officer.locator("table.tl .name a").all()]
    assert any(sentence[:40] in _task(officer, address) for address in found)


def _task(page: Any, address: str) -> str:
    page.goto(address)
    return page.locator("main").inner_text()


def test_09_a_request_is_answered_and_stays_open(officer, keep):
    officer.goto("/kien-nghi/")
    officer.locator("table.tl .name a").first.click()
    officer.wait_for_url("**/kien-nghi/*/")
    officer.select_option("#stage", index=0)
    officer.fill("#document", "Công văn trả lời (ví dụ)")
    officer.fill("#reason", "Đang xem xét (ví dụ).")
    officer.fill("#day", "2024-12-31")
    officer.click("form.fields button.main")
    officer.wait_for_load_state("networkidle")
    assert "Công văn trả lời (ví dụ)" in text_of(officer)
    keep(officer)
    officer.goto("/kien-nghi/")
    assert "“Đã trả lời” chưa phải “đã giải quyết”" in text_of(officer)


def test_10_the_yearly_report_names_shortcomings_and_causes(officer, keep):
    officer.goto(f"/bao-cao/?don-vi={PROVINCE}&ky=2024")
    address = officer.locator("a", has_text="Lập Word").get_attribute("href")
    keep(officer)
    said = word_text(officer, address).lower()
    assert "hạn chế" in said and "nguyên nhân" in said


def test_11_rankings_move_as_two_years_say(officer, keep):
    officer.goto("/bang/xep-hang/")
    said = text_of(officer)
    assert "43,35" in said and "22/63" in said and "tăng 8 bậc" in said
    keep(officer)


def test_12_figures_of_procedures_are_handed_in_and_approved(officer, leader, keep):
    assert _handed_in(officer, leader, "thu-tuc-hanh-chinh", "2023", "1.200")
    keep(leader)


def _handed_in(officer: Any, leader: Any, slug: str, period: str, value: str) -> bool:
    """Fill in the template of a board of figures, hand it in as one, let it into the ledger as another."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(officer.request.get(f"/bang/so-lieu/{slug}/mau.xlsx").body()))
    sheet = book.worksheets[0]
    head = next(row for row in sheet.iter_rows(values_only=True) if "Đơn vị" in row)
    column = next(name for name in head if name and name not in ("STT", "Đơn vị", "Kỳ"))
    officer.goto(f"/bang/so-lieu/{slug}/nhap/")
    officer.set_input_files("#f-file", workbook(("Đơn vị", "Kỳ", column), (UNIT, period, value)))
    officer.select_option("#f-unit", PROVINCE)
    officer.click("form.board-form button.main")
    officer.wait_for_url(f"**/bang/so-lieu/{slug}/nhap/*/")
    leader.goto(officer.url)
    for _try in range(120):
        if leader.locator("text=Cho số vào sổ").count() or "không nhận" in text_of(leader).lower():
            break
        leader.wait_for_timeout(500)
        leader.reload()
    leader.click("button:has-text('Cho số vào sổ')")
    leader.wait_for_load_state("networkidle")
    leader.goto(f"/bang/so-lieu/{slug}/?don-vi={PROVINCE}&ky={period}")
    return value in text_of(leader)


def test_13_projects_come_from_a_workbook_and_the_slow_ones_stand_first(officer, keep):
    officer.goto("/bang/du-an/nhap/")
    head = ("Đơn vị", "Năm kế hoạch", "Số liệu đến ngày", "Dự án, chương trình", "Kế hoạch vốn", "Đã giải ngân")
    rows = (
        (UNIT, "2024", "30/11/2024", "Cầu Nà Thử (ví dụ)", "10.000", "9.800"),
        (UNIT, "2024", "30/11/2024", "Đường Bản Mẫu (ví dụ)", "20.000", "4.000"),
        ("Huyện Không Có", "2024", "30/11/2024", "Kênh (ví dụ)", "1.000", "1"),
    )
    officer.set_input_files("#f-file", workbook(head, *rows))
    officer.select_option("#f-unit", PROVINCE)
    officer.click("form.board-form button.main")
    officer.wait_for_url("**/bang/du-an/nhap/*/")
    assert "Hàng mới 2" in text_of(officer) and "Huyện Không Có" in text_of(officer)
    officer.click("button:has-text('Ghi vào bảng')")
    officer.wait_for_url("**/bang/du-an/")
    assert "Đường Bản Mẫu" in officer.locator("table.board tbody tr").first.inner_text()
    keep(officer)


def test_14_party_figures_open_to_their_source(officer, keep):
    officer.goto(f"/bang/so-lieu/xay-dung-dang/?don-vi={PROVINCE}&ky=2023-10-14")
    figure = officer.locator("table.figures td a").first
    assert figure.count() == 1
    keep(officer)
    figure.click()
    officer.wait_for_url("**/bang/so/**")
    said = text_of(officer)
    assert "37.058 đảng viên" in said and "Báo Bắc Kạn" in said


def test_15_damage_is_entered_under_the_storm_and_relief_is_open(officer, keep):
    officer.goto("/bang/thien-tai/")
    storm = officer.locator("table.board .name a").first.inner_text()
    write_row(officer, "thiet-hai", su_kien=storm, loai="nhà hư hỏng, ngập", so_luong="12", gia_tri="350")
    officer.goto("/bang/ho-tro/")
    assert "31.200" in text_of(officer)
    officer.goto("/bang/thien-tai/")
    officer.locator("table.board .name a").first.click()
    officer.wait_for_url(re.compile(r"/bang/thien-tai/\d+/$"))
    assert "350" in text_of(officer) and "31.200" in text_of(officer)
    keep(officer)


def test_16_quotas_of_a_period_with_what_was_streamlined(officer, keep):
    quota = {"period": "2022-2026", "giao": "1.900", "co_mat": "1.850", "chi_tieu": "95", "tinh_gian": "60"}
    write_row(officer, "bien-che", loai="công chức", **quota)
    officer.goto("/bang/bien-che/")
    assert "1.900" in text_of(officer) and "60" in text_of(officer)
    keep(officer)


def test_17_a_merger_of_villages_and_lists_that_stay_closed(officer, keep):
    change = {"ten": "Nhập thôn Nà Thử và thôn Bản Mẫu (ví dụ)", "day": "1/10/2024", "so_truoc": "2", "so_sau": "1"}
    write_row(officer, "sap-xep-to-chuc", doi_tuong="thôn, tổ dân phố", hinh_thuc="sáp nhập, hợp nhất", **change)
    officer.goto("/bang/sap-xep-to-chuc/")
    assert "Nà Thử" in text_of(officer)
    keep(officer)
    officer.goto("/bang/quy-hoach-can-bo/")
    assert officer.locator("a", has_text="Ghi một hàng").count() == 0
    officer.goto(f"/don-vi/ho-so/{PROVINCE}/")
    assert "Tỉnh Thái Nguyên" in text_of(officer)


def test_18_a_petition_is_answered_not_settled_and_nobody_is_named_in_the_list(officer, keep):
    petition = {"number": "15", "day": "2/12/2024", "loai": "khiếu nại", "linh_vuc": "đất đai (ví dụ)", "ngay_thu_ly": "5/12/2024"}
    state = {"trang_thai": "đã trả lời, chưa giải quyết xong", "ngay_tra_loi": "20/12/2024"}
    write_row(officer, "don-thu", **petition, **state, nguoi_gui="Nông Văn Thử (ví dụ)")
    assert "Nông Văn Thử" in text_of(officer)
    officer.goto("/bang/don-thu/")
    said = text_of(officer)
    assert "Nông Văn Thử" not in said and "04/1/2025 (Luật Khiếu nại 2011, Điều 28)".lstrip("0") in said
    assert officer.locator("tbody .st", has_text="Đã trả lời, chưa giải quyết xong").count() == 1
    keep(officer)


def test_19_the_quarters_report_of_the_situation_and_opinion(officer, keep):
    officer.goto(f"/bao-cao/?don-vi={PROVINCE}&ky=qu%C3%BD+IV%2F2024&loai=opinion")
    assert officer.locator("main .err").count() == 0
    address = officer.locator("a", has_text="Lập Word").get_attribute("href")
    keep(officer)
    written = word_text(officer, address)
    assert "quý IV" in written and "dư luận" in written


def test_20_a_years_programme_says_what_became_of_each_item(officer, keep):
    item = {"period": "2024", "day": "31/12/2024", "cap": "Ban Chấp hành Đảng bộ"}
    write_row(officer, "chuong-trinh-cong-tac", noi_dung="Kết quả năm 2024, nhiệm vụ năm 2025 (ví dụ)", **item)
    write_row(officer, "chuong-trinh-cong-tac", noi_dung="Đề án tổ chức bộ máy (ví dụ)", **{**item, "day": "30/6/2024"})
    session = "Hội nghị lần thứ 18 (ví dụ)"
    write_row(officer, "ky-hop", ten=session, cap="Ban Chấp hành Đảng bộ", day="15/12/2024")
    agenda = {"ky_hop": session, "chuong_trinh": "Kết quả năm 2024, nhiệm vụ năm 2025 (ví dụ)"}
    write_row(officer, "nghi-trinh", **agenda, noi_dung="Báo cáo kết quả năm 2024", quyet_dinh="thông qua", van_ban="03-BC/VD")
    officer.goto("/bang/chuong-trinh-cong-tac/ca-nam/?nam=2024")
    said = text_of(officer)
    assert "2 nội dung: 1 đã ban hành, 1 quá hạn chưa trình" in said
    assert officer.locator("a[href^='/van-ban/']", has_text="03-BC/VD").count() >= 1
    keep(officer)


def test_21_a_leader_releases_a_report_and_anyone_may_fetch_it(leader, demonstration, keep):
    leader.goto(f"/bao-cao/?don-vi={PROVINCE}&ky=2022")
    leader.click("button:has-text('Công bố báo cáo này')")
    leader.wait_for_load_state("networkidle")
    leader.goto("/cong-khai/")
    line = leader.locator("tbody tr", has_text="2022")
    assert line.count() == 1 and "Hoàng Văn Lâm (ví dụ)" in line.inner_text()
    line.locator("td.name a").click()
    leader.wait_for_url("**/cong-khai/*/")
    assert "tệp đúng với mã băm lúc công bố" in text_of(leader)
    keep(leader)
    stranger = leader.context.browser.new_context(base_url=demonstration.address).new_page()
    stranger.goto("/du-lieu-mo/")
    assert "2022" in text_of(stranger)
    assert stranger.request.get(leader.locator("a", has_text="Tệp đã công bố").get_attribute("href")).ok


def test_every_picture_belongs_to_a_row():
    folder = Path(__file__).resolve().parents[3] / "docs" / "pictures" / "systems"
    assert {path.stem for path in folder.glob("*.png")} == {f"{n:02d}" for n in range(1, 22)}
