"""Boards of figures: budget revenue, Party building, procedures and online services. Codes are those of the catalogue."""

from __future__ import annotations

from decimal import Decimal

from ..board import Words
from ..figures import HUNDRED, Column, Computed, FigureBoard, Figures

BILLION = "tỷ đồng"
_REPORTED = "ledger/ty-le-thuc-hien-du-toan-thu-ngan-sach"


def revenue_share(figures: Figures) -> Decimal | None:
    """Percent of the revenue estimate: computed from figure and plan, else as the unit reported it.

    What was reported of the whole year comes before what is computed from a part of it.
    """
    revenue, reported = figures["thu"], figures["ty_le_bao_cao"]
    if revenue.share is not None and (revenue.partial is None or reported.amount is None or reported.partial is not None):
        return revenue.share
    return reported.amount.value if reported.amount is not None else None


def own_cells(figures: Figures) -> Decimal | None:
    """Villages with a cell of their own against all villages that the figure counts ("1.251/1.292")."""
    amount = figures["thon_co_chi_bo"].amount
    villages = figures["thon"].amount
    whole = amount.total if amount is not None and amount.total else (villages.value if villages is not None else None)
    return None if amount is None or not whole else (amount.value / whole * HUNDRED).quantize(Decimal("0.01"))


def full_online(figures: Figures) -> Decimal | None:
    """Fully online services against all online services."""
    part, whole = figures["toan_trinh"].amount, figures["dich_vu"].amount
    if part is None or whole is None or not whole.value:
        return None
    return (part.value / whole.value * HUNDRED).quantize(Decimal("0.1"))


REVENUE = FigureBoard(
    slug="thu-ngan-sach",
    group="ngan-sach",
    words=Words("Thu ngân sách so với dự toán", "Budget revenue against estimate"),
    columns=(
        Column("thu", "state_revenue_area", Words("Thu ngân sách trên địa bàn", "Revenue in the area"), BILLION, planned=True),
        Column("noi_dia", "domestic_revenue", Words("Thu nội địa", "Domestic revenue"), BILLION, planned=True),
        Column("dat", "land_use_revenue", Words("Thu tiền sử dụng đất", "Land use"), BILLION, planned=True),
        Column("xnk", "customs_revenue", Words("Thu xuất, nhập khẩu", "Customs"), BILLION, planned=True),
        Column("ty_le_bao_cao", _REPORTED, Words("Tỷ lệ dự toán như báo cáo", "Share as reported"), "%"),
    ),
    met=revenue_share,
    goal=Words("hoàn thành dự toán", "have met their estimate"),
    announced="ledger/so-dia-phuong-hoan-thanh-du-toan-thu-ngan-sach-tinh-giao",
    first_step=Words(
        "Tải mẫu, ghi số thu và dự toán của từng địa phương theo tháng hoặc năm, nộp tệp; người duyệt khác cho số vào sổ.",
        "Download the template, fill in revenue and estimate by locality, hand it in; another person approves it.",
    ),
)

PARTY = FigureBoard(
    slug="xay-dung-dang",
    group="xay-dung-dang",
    words=Words("Xây dựng Đảng", "Party building"),
    columns=(
        Column("dang_vien", "party_members", Words("Đảng viên", "Members"), "đảng viên", aliases=("Tổng số đảng viên",)),
        Column("ket_nap", "party_members_admitted", Words("Kết nạp mới", "Admitted"), "đảng viên", planned=True),
        Column("to_chuc", "grassroots_party_orgs", Words("Tổ chức cơ sở đảng", "Grassroots organisations"), "tổ chức"),
        Column("chi_bo", "party_cells", Words("Chi bộ", "Cells"), "chi bộ"),
        Column("thon", "villages", Words("Thôn, tổ dân phố", "Villages"), "thôn"),
        Column(
            "thon_co_chi_bo",
            "ledger/so-thon-co-chi-bo-sinh-hoat-doc-lap",
            Words("Thôn có chi bộ độc lập", "Villages with a cell of their own"),
            "thôn",
        ),
        Column(
            "thon_khong_dang_vien",
            "villages_without_members",
            Words("Thôn chưa có đảng viên", "Villages without members"),
            "thôn",
        ),
        Column("ty_le_chi_bo", "villages_with_cell_share", Words("Tỷ lệ chi bộ thôn như báo cáo", "Share as reported"), "%"),
    ),
    computed=(
        Computed(
            "ty_le_doc_lap",
            Words("Thôn có chi bộ độc lập", "Villages with own cell"),
            own_cells,
            Words("số thôn có chi bộ độc lập ÷ số thôn × 100", "villages with own cell ÷ villages × 100"),
        ),
    ),
    met=lambda figures: figures["ket_nap"].share,
    goal=Words("hoàn thành chỉ tiêu kết nạp", "have met their aim of admissions"),
    first_step=Words(
        "Tải mẫu, ghi số của từng đảng bộ theo tháng, quý hoặc năm, nộp tệp; người duyệt khác cho số vào sổ.",
        "Download the template, fill in each Party committee's figures, hand it in; another person approves it.",
    ),
)

PROCEDURES = FigureBoard(
    slug="thu-tuc-hanh-chinh",
    group="tthc",
    words=Words("Thủ tục hành chính, dịch vụ công", "Procedures and online services"),
    columns=(
        Column("ho_so", "dossiers", Words("Hồ sơ tiếp nhận", "Files received"), "hồ sơ", aliases=("Số hồ sơ tiếp nhận",)),
        Column("dung_han", "dossiers_on_time", Words("Đúng và trước hạn", "On time"), "%", aliases=("Tỷ lệ đúng hạn",)),
        Column("truc_tuyen", "online_dossiers_share", Words("Hồ sơ nộp trực tuyến", "Filed online"), "%"),
        Column("dich_vu", "online_services", Words("Dịch vụ công trực tuyến", "Online services"), "dịch vụ"),
        Column(
            "toan_trinh",
            "ledger/so-dich-vu-cong-truc-tuyen-toan-trinh",
            Words("Dịch vụ công toàn trình", "Full online services"),
            "dịch vụ",
        ),
        Column("ty_le_toan_trinh", "online_services_share", Words("Tỷ lệ toàn trình như báo cáo", "Share as reported"), "%"),
        Column("thanh_toan", "online_payment_share", Words("Hồ sơ thanh toán trực tuyến", "Paid online"), "%"),
        Column(
            "tthc_thanh_toan",
            "procedures_online_payment_share",
            Words("Thủ tục có thanh toán trực tuyến", "Procedures with online payment"),
            "%",
        ),
        Column("so_hoa", "digitised_dossiers_share", Words("Số hóa hồ sơ, kết quả", "Digitised"), "%"),
    ),
    computed=(
        Computed(
            "toan_trinh_tinh",
            Words("Tỷ lệ toàn trình", "Share of full services"),
            full_online,
            Words("dịch vụ toàn trình ÷ dịch vụ công trực tuyến × 100", "full ÷ all online services × 100"),
        ),
    ),
    first_step=Words(
        "Tải mẫu, dán số của tháng theo từng đơn vị, nộp tệp; người duyệt khác cho số vào sổ.",
        "Download the template, paste the month's figures by unit, hand it in; another person approves it.",
    ),
)
