"""Thiên tai: an event, its damage by unit and kind, relief by source allocated and disbursed, and what is still open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from tiendo.values import FindingClass

from ..board import Board, BoardFinding, Check, Choice, Derived, Field, FieldType, Flag, Words
from ..entry import RegisterEntry, Shelf, total
from ..lines import BoardLine
from ..typed import number_text

MILLION = "triệu đồng"
GROUP = "thien-tai"


def damage_told(entry: RegisterEntry, shelf: Shelf) -> Decimal | None:
    """The value of the damage rows of an event."""
    return total(shelf.linked("thiet-hai", "su_kien", entry.key), "gia_tri")


def relief_allocated(entry: RegisterEntry, shelf: Shelf) -> Decimal | None:
    """What was allocated for an event from all sources."""
    return total(shelf.linked("ho-tro", "su_kien", entry.key), "phan_bo")


def relief_disbursed(entry: RegisterEntry, shelf: Shelf) -> Decimal | None:
    """What of it was disbursed."""
    return total(shelf.linked("ho-tro", "su_kien", entry.key), "giai_ngan")


def relief_left(entry: RegisterEntry, shelf: Shelf) -> Decimal | None:
    """What of a line of relief is not disbursed yet; ``None`` when nothing was reported of it."""
    given, paid = entry.amount("phan_bo"), entry.amount("giai_ngan")
    return None if given is None or paid is None else given - paid


def open_relief(entry: RegisterEntry, shelf: Shelf) -> bool:
    """Whether relief was allocated and not all of it is known to be disbursed."""
    given, paid = entry.amount("phan_bo"), entry.amount("giai_ngan")
    return given is not None and (paid is None or paid < given)


def open_damage(entry: RegisterEntry, shelf: Shelf) -> bool:
    """Whether the damage is not reported as repaired."""
    return entry.text("khac_phuc") in {"", "chua", "dang"} and entry.text("loai") not in {"chet", "mat_tich", "bi_thuong"}


def open_event(entry: RegisterEntry, shelf: Shelf) -> bool:
    """Whether damage or relief of the event is still open."""
    relief = any(open_relief(one, shelf) for one in shelf.linked("ho-tro", "su_kien", entry.key))
    return relief or any(open_damage(one, shelf) for one in shelf.linked("thiet-hai", "su_kien", entry.key))


def _parts_and_whole(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterator[BoardFinding]:
    for one in entries:
        whole, parts = one.amount("tong_thiet_hai"), damage_told(one, shelf)
        if whole is None or parts is None or parts == whole:
            continue
        rows = tuple(row.key for row in shelf.linked("thiet-hai", "su_kien", one.key))
        said, sums = number_text(whole), number_text(parts)
        if parts > whole:
            words = Words(
                f"{one.text('ten')}: các dòng thiệt hại cộng lại {sums} triệu đồng, lớn hơn tổng đã báo cáo {said} triệu đồng.",
                f"{one.text('ten')}: the damage rows add up to {parts:,f}, more than the reported total {whole:,f} (million dong).",
            )
            yield BoardFinding("TTI01", FindingClass.SUSPICION, words, (one.key, *rows))
        else:
            words = Words(
                f"{one.text('ten')}: các dòng thiệt hại mới nói được {sums} trong {said} triệu đồng đã báo cáo.",
                f"{one.text('ten')}: the damage rows account for {parts:,f} of the reported {whole:,f} (million dong).",
            )
            yield BoardFinding("TTI02", FindingClass.NOTE, words, (one.key, *rows))


def _paid_more_than_given(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterator[BoardFinding]:
    for one in entries:
        left = relief_left(one, shelf)
        if left is not None and left < 0:
            words = Words(
                f"{one.text('nguon')}: đã giải ngân nhiều hơn số phân bổ {number_text(-left)} triệu đồng.",
                f"{one.text('nguon')}: {-left:,f} million dong more was disbursed than allocated.",
            )
            yield BoardFinding("TTI03", FindingClass.CONTRADICTION, words, (one.key,))


def _told(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterable[BoardLine]:
    for one in entries:
        vi, en = [], []
        whole, given, paid = one.amount("tong_thiet_hai"), relief_allocated(one, shelf), relief_disbursed(one, shelf)
        if whole is not None:
            vi.append(f"thiệt hại {number_text(whole)} triệu đồng")
            en.append(f"damage {whole:,f} million dong")
        if given is not None:
            vi.append(f"phân bổ hỗ trợ {number_text(given)} triệu đồng")
            en.append(f"relief allocated {given:,f} million dong")
            vi.append("chưa có số giải ngân" if paid is None else f"đã giải ngân {number_text(paid)} triệu đồng")
            en.append("disbursement not reported" if paid is None else f"disbursed {paid:,f} million dong")
        if open_event(one, shelf):
            vi.append("còn việc chưa xong")
            en.append("still open")
        rows = (*shelf.linked("thiet-hai", "su_kien", one.key), *shelf.linked("ho-tro", "su_kien", one.key))
        if vi:
            words = Words(f"{one.text('ten')}: {'; '.join(vi)}.", f"{one.text('ten')}: {'; '.join(en)}.")
            yield BoardLine(words, (one.key, *(row.key for row in rows)))


EVENT_KINDS = (
    Choice("bao", Words("bão, áp thấp nhiệt đới", "storm"), ("bão",)),
    Choice("lu", Words("lũ, ngập lụt", "flood"), ("lũ", "lũ quét", "lũ lụt", "ngập lụt", "mưa lũ")),
    Choice("sat_lo", Words("sạt lở đất", "landslide"), ("sạt lở",)),
    Choice("dong_loc", Words("dông lốc, mưa đá, sét", "thunderstorm, hail"), ("dông lốc", "giông lốc", "mưa đá")),
    Choice("ret", Words("rét đậm, rét hại", "severe cold"), ("rét hại",)),
    Choice("han", Words("hạn hán, nắng nóng", "drought, heat"), ("hạn hán",)),
    Choice("chay_rung", Words("cháy rừng", "forest fire")),
    Choice("dong_dat", Words("động đất", "earthquake")),
    Choice("khac", Words("khác", "other")),
)
DAMAGE_KINDS = (
    Choice("chet", Words("người chết", "deaths"), ("số người chết",)),
    Choice("mat_tich", Words("người mất tích", "missing"), ("mất tích",)),
    Choice("bi_thuong", Words("người bị thương", "injured"), ("bị thương",)),
    Choice("nha_sap", Words("nhà sập, cuốn trôi", "houses destroyed"), ("nhà sập", "sập nhà")),
    Choice("nha_hong", Words("nhà hư hỏng, ngập", "houses damaged"), ("nhà hư hỏng", "nhà tốc mái", "nhà ngập")),
    Choice("nha_di_doi", Words("nhà phải di dời", "houses to be moved"), ("di dời khẩn cấp", "hộ phải di dời")),
    Choice("lua", Words("lúa", "rice"), ("lúa bị ngập",)),
    Choice("hoa_mau", Words("hoa màu, cây trồng khác", "other crops"), ("hoa màu", "rau màu", "ngô")),
    Choice("rung", Words("cây rừng", "forest trees"), ("rừng",)),
    Choice("gia_suc", Words("gia súc", "cattle")),
    Choice("gia_cam", Words("gia cầm", "poultry")),
    Choice("thuy_san", Words("thủy sản", "fish ponds"), ("ao cá", "diện tích nuôi thủy sản")),
    Choice("duong", Words("đường giao thông", "roads"), ("giao thông", "đường", "điểm sạt lở đường")),
    Choice("thuy_loi", Words("công trình thủy lợi", "irrigation works"), ("thủy lợi", "kênh mương", "đập")),
    Choice("truong", Words("trường học, y tế, trụ sở", "schools, clinics, offices"), ("trường học", "trạm y tế", "trụ sở")),
    Choice("dien", Words("điện, viễn thông, nước", "power, telecom, water"), ("điện", "cột điện")),
    Choice("khac", Words("khác", "other")),
)

EVENTS = Board(
    slug="thien-tai",
    group=GROUP,
    words=Words("Thiên tai: sự kiện", "Disasters: events"),
    noun=Words("sự kiện", "events"),
    heading="ten",
    identity=("unit", "ten"),
    day=Words("Ngày bắt đầu", "First day"),
    fields=(
        Field("ten", Words("Sự kiện", "Event"), required=True, aliases=("Tên thiên tai", "Đợt thiên tai")),
        Field("loai", Words("Loại", "Kind"), FieldType.CHOICE, choices=EVENT_KINDS),
        Field("den_ngay", Words("Ngày kết thúc", "Last day"), FieldType.DAY, listed=False),
        Field(
            "tong_thiet_hai",
            Words("Tổng thiệt hại đã báo cáo", "Total damage as reported"),
            FieldType.MONEY,
            MILLION,
            aliases=("Tổng thiệt hại", "Ước thiệt hại"),
        ),
        Field("ghi_chu", Words("Ghi chú", "Note"), FieldType.LONG, listed=False),
    ),
    filters=("loai",),
    derived=(
        Derived(
            "thiet_hai",
            Words("Thiệt hại theo các dòng", "Damage by rows"),
            damage_told,
            Words("tổng giá trị các dòng thiệt hại", "sum of the damage rows"),
            MILLION,
        ),
        Derived(
            "phan_bo",
            Words("Hỗ trợ phân bổ", "Relief allocated"),
            relief_allocated,
            Words("tổng phân bổ các nguồn", "sum of all sources"),
            MILLION,
        ),
        Derived(
            "giai_ngan",
            Words("Hỗ trợ giải ngân", "Relief disbursed"),
            relief_disbursed,
            Words("tổng giải ngân các nguồn", "sum of all sources"),
            MILLION,
        ),
    ),
    flags=(Flag("con_mo", Words("Còn việc chưa xong", "Still open"), "warn", open_event),),
    checks=(Check("TTI01", Words("Các dòng thiệt hại so với tổng", "Damage rows against the total"), _parts_and_whole),),
    summary=_told,
    first_step=Words(
        "Ghi sự kiện (tên, ngày), rồi nhập thiệt hại theo đơn vị và các nguồn hỗ trợ ở hai bảng bên.",
        "Write the event (name, day), then import damage by unit and relief by source on the two boards beside it.",
    ),
)

DAMAGE = Board(
    slug="thiet-hai",
    group=GROUP,
    words=Words("Thiên tai: thiệt hại", "Disasters: damage"),
    noun=Words("dòng thiệt hại", "damage rows"),
    heading="loai",
    identity=("unit", "su_kien", "loai", "chi_tiet"),
    day=Words("Số liệu đến ngày", "Figures as of"),
    fields=(
        Field("su_kien", Words("Sự kiện", "Event"), FieldType.ENTRY, links="thien-tai", required=True, aliases=("Đợt thiên tai",)),
        Field("loai", Words("Loại thiệt hại", "Kind of damage"), FieldType.CHOICE, choices=DAMAGE_KINDS, required=True),
        Field("chi_tiet", Words("Chi tiết", "Detail")),
        Field("so_luong", Words("Số lượng", "Quantity"), FieldType.NUMBER),
        Field(
            "don_vi_tinh",
            Words("Đơn vị tính", "Unit of measure"),
            aliases=("ĐVT",),
            hint=Words("nhà, ha, con, m, điểm", "houses, ha, head, m, places"),
        ),
        Field("gia_tri", Words("Giá trị thiệt hại", "Value"), FieldType.MONEY, MILLION, totalled=True, aliases=("Thiệt hại",)),
        Field(
            "khac_phuc",
            Words("Khắc phục", "Repair"),
            FieldType.CHOICE,
            choices=(
                Choice("chua", Words("chưa", "not begun"), ("chưa khắc phục",)),
                Choice("dang", Words("đang khắc phục", "under way"), ("đang",)),
                Choice("xong", Words("xong", "done"), ("đã xong", "đã khắc phục")),
            ),
        ),
        Field(
            "nhu_cau", Words("Kinh phí cần", "Money needed"), FieldType.MONEY, MILLION, totalled=True, aliases=("Nhu cầu kinh phí",)
        ),
    ),
    filters=("su_kien", "loai", "khac_phuc"),
    flags=(Flag("chua_xong", Words("Chưa khắc phục xong", "Not yet repaired"), "warn", open_damage),),
    sort="-gia_tri",
    first_step=Words(
        "Ghi sự kiện trước, rồi tải mẫu, mỗi đơn vị một dòng cho mỗi loại thiệt hại, và nhập lại.",
        "Write the event first, then download the template: one row for each unit and kind of damage.",
    ),
)

RELIEF = Board(
    slug="ho-tro",
    group=GROUP,
    words=Words("Thiên tai: hỗ trợ", "Disasters: relief"),
    noun=Words("khoản hỗ trợ", "relief lines"),
    heading="nguon",
    identity=("unit", "su_kien", "nguon", "quyet_dinh"),
    day=Words("Số liệu đến ngày", "Figures as of"),
    fields=(
        Field("su_kien", Words("Sự kiện", "Event"), FieldType.ENTRY, links="thien-tai", required=True, aliases=("Đợt thiên tai",)),
        Field("nguon", Words("Nguồn", "Source"), required=True, aliases=("Nguồn kinh phí", "Nguồn hỗ trợ")),
        Field("quyet_dinh", Words("Quyết định phân bổ", "Decision"), FieldType.DOCUMENT, aliases=("Số quyết định",)),
        Field("phan_bo", Words("Phân bổ", "Allocated"), FieldType.MONEY, MILLION, totalled=True, aliases=("Kinh phí phân bổ",)),
        Field("giai_ngan", Words("Đã giải ngân", "Disbursed"), FieldType.MONEY, MILLION, totalled=True, aliases=("Giải ngân",)),
        Field("vuong_mac", Words("Vướng mắc", "Obstacle"), FieldType.LONG),
        Field("nhiem_vu", Words("Nhiệm vụ (số)", "Task (number)"), FieldType.TASK, listed=False),
    ),
    filters=("su_kien",),
    derived=(
        Derived(
            "con_lai",
            Words("Chưa giải ngân", "Not disbursed"),
            relief_left,
            Words("phân bổ − đã giải ngân", "allocated − disbursed"),
            MILLION,
        ),
    ),
    flags=(Flag("con_mo", Words("Chưa giải ngân hết", "Not all disbursed"), "warn", open_relief),),
    checks=(Check("TTI03", Words("Giải ngân lớn hơn phân bổ", "Disbursed exceeds allocated"), _paid_more_than_given),),
    sort="-con_lai",
    first_step=Words(
        "Ghi sự kiện trước, rồi ghi mỗi nguồn và mỗi đơn vị nhận một dòng: phân bổ, giải ngân.",
        "Write the event first, then one row for each source and receiving unit: allocated, disbursed.",
    ),
)
