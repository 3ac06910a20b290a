"""Biên chế: quotas given and used, streamlining against its aim, what is carried from one period into the next, by which rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from tiendo.values import FindingClass

from ..board import Board, BoardFinding, Check, Choice, Derived, Field, FieldType, Flag, Words
from ..entry import RegisterEntry, Shelf
from ..typed import number_text, period_text

KINDS = (
    Choice("cong_chuc", Words("công chức", "civil servants"), ("biên chế công chức",)),
    Choice(
        "vien_chuc", Words("viên chức hưởng lương ngân sách", "public employees paid by the budget"), ("viên chức", "sự nghiệp")
    ),
    Choice("giao_vien", Words("trong đó: giáo viên", "of which teachers"), ("giáo viên", "biên chế giáo viên")),
    Choice("dang_doan_the", Words("khối Đảng, đoàn thể", "Party and mass organisations"), ("khối đảng", "đảng, đoàn thể")),
    Choice("cap_xa", Words("cán bộ, công chức cấp xã", "commune staff"), ("cấp xã",)),
    Choice("hop_dong", Words("hợp đồng lao động theo nghị định", "contracts"), ("hợp đồng 111", "hợp đồng 68", "hợp đồng")),
)


def unused(entry: RegisterEntry, shelf: Shelf) -> Decimal | None:
    """Quota that is not used."""
    given, used = entry.amount("giao"), entry.amount("co_mat")
    return None if given is None or used is None else given - used


def counted(entry: RegisterEntry) -> Decimal | None:
    """Streamlined in the period and what the period before hands on."""
    done = entry.amount("tinh_gian")
    return None if done is None else done + (entry.amount("chuyen_den") or 0)


def above_aim(entry: RegisterEntry, shelf: Shelf) -> Decimal | None:
    """What was streamlined beyond the aim, carried-in results counted; negative when the aim is not reached."""
    done, aim = counted(entry), entry.amount("chi_tieu")
    return None if done is None or aim is None else done - aim


def short_of_aim(entry: RegisterEntry, shelf: Shelf) -> bool:
    """Whether the period is over and its aim was not reached."""
    beyond = above_aim(entry, shelf)
    return beyond is not None and beyond < 0 and entry.period is not None and entry.period.last <= shelf.on


def over_quota(entry: RegisterEntry, shelf: Shelf) -> bool:
    """Whether more people are in post than the quota allows."""
    left = unused(entry, shelf)
    return left is not None and left < 0


def _name(entry: RegisterEntry, shelf: Shelf) -> str:
    kind = next((one.words.vi for one in KINDS if one.code == entry.text("loai")), entry.text("loai"))
    return f"{shelf.unit_names.get(entry.unit, entry.unit)}, {kind}, {period_text(entry.period) if entry.period else ''}"


def before(entry: RegisterEntry, shelf: Shelf) -> RegisterEntry | None:
    """The row of the same unit and kind whose period ends the day before this one begins."""
    if entry.period is None:
        return None
    eve = entry.period.first - timedelta(days=1)
    alike = (one for one in shelf.of("bien-che") if (one.unit, one.text("loai")) == (entry.unit, entry.text("loai")))
    return next((one for one in alike if one.period is not None and one.period.last == eve), None)


def _carried(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterator[BoardFinding]:
    for one in entries:
        onward, beyond = one.amount("chuyen_di"), above_aim(one, shelf)
        if onward and beyond is not None and onward > max(beyond, Decimal(0)):
            words = Words(
                f"{_name(one, shelf)}: cộng dồn sang kỳ sau {number_text(onward)}, "
                f"nhiều hơn số vượt chỉ tiêu {number_text(max(beyond, Decimal(0)))}.",
                f"{_name(one, shelf)}: {onward} carried forward, more than the {max(beyond, Decimal(0))} beyond the aim.",
            )
            yield BoardFinding("BCH01", FindingClass.CONTRADICTION, words, (one.key,))


def _handed_on(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterator[BoardFinding]:
    for one in entries:
        came, earlier = one.amount("chuyen_den"), before(one, shelf)
        left = earlier.amount("chuyen_di") if earlier else None
        if came is not None and earlier is not None and left is not None and came != left:
            words = Words(
                f"{_name(one, shelf)}: nhận cộng dồn {number_text(came)}, kỳ trước ghi chuyển {number_text(left)}.",
                f"{_name(one, shelf)}: {came} carried in, the period before says {left}.",
            )
            yield BoardFinding("BCH02", FindingClass.CONTRADICTION, words, (one.key, earlier.key))


def _without_rule(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterator[BoardFinding]:
    for one in entries:
        if (one.amount("chuyen_di") or one.amount("chuyen_den")) and not one.text("can_cu"):
            words = Words(
                f"{_name(one, shelf)}: có cộng dồn mà chưa ghi căn cứ.", f"{_name(one, shelf)}: carry-over without a rule."
            )
            yield BoardFinding("BCH03", FindingClass.SUSPICION, words, (one.key,))


PERSONS = "người"

QUOTAS = Board(
    slug="bien-che",
    group="bien-che",
    words=Words("Biên chế, tinh giản", "Staff quotas and streamlining"),
    noun=Words("dòng biên chế", "quota rows"),
    heading="loai",
    identity=("unit", "period", "loai"),
    period=Words("Năm, giai đoạn", "Year or period"),
    period_required=True,
    day=Words("Số liệu đến ngày", "Figures as of"),
    fields=(
        Field("loai", Words("Loại biên chế", "Kind"), FieldType.CHOICE, choices=KINDS, required=True),
        Field("giao", Words("Được giao", "Given"), FieldType.COUNT, PERSONS, aliases=("Biên chế giao", "Số giao")),
        Field("co_mat", Words("Đã sử dụng", "In post"), FieldType.COUNT, PERSONS, aliases=("Có mặt", "Biên chế có mặt", "Sử dụng")),
        Field("chi_tieu", Words("Chỉ tiêu tinh giản", "Streamlining aim"), FieldType.COUNT, PERSONS, aliases=("Phải tinh giản",)),
        Field("tinh_gian", Words("Đã tinh giản", "Streamlined"), FieldType.COUNT, PERSONS, aliases=("Tinh giản", "Số tinh giản")),
        Field(
            "chuyen_den",
            Words("Cộng dồn từ kỳ trước", "Carried in"),
            FieldType.COUNT,
            PERSONS,
            hint=Words("kết quả vượt chỉ tiêu của kỳ trước được tính vào kỳ này", "results beyond the aim, counted here"),
        ),
        Field("chuyen_di", Words("Cộng dồn sang kỳ sau", "Carried forward"), FieldType.COUNT, PERSONS),
        Field("can_cu", Words("Căn cứ cho cộng dồn", "Rule that allows it"), FieldType.DOCUMENT, listed=False),
        Field("quyet_dinh", Words("Quyết định giao", "Decision"), FieldType.DOCUMENT, listed=False),
    ),
    filters=("loai",),
    derived=(
        Derived("chua_dung", Words("Chưa sử dụng", "Unused"), unused, Words("được giao − đã sử dụng", "given − in post"), PERSONS),
        Derived(
            "vuot",
            Words("Vượt chỉ tiêu tinh giản", "Beyond the aim"),
            above_aim,
            Words("đã tinh giản + cộng dồn từ kỳ trước − chỉ tiêu", "streamlined + carried in − aim"),
            PERSONS,
        ),
    ),
    flags=(
        Flag("qua_giao", Words("Sử dụng quá số giao", "Over quota"), "bad", over_quota),
        Flag("hut", Words("Chưa đạt chỉ tiêu tinh giản", "Short of the aim"), "warn", short_of_aim),
    ),
    checks=(
        Check("BCH01", Words("Cộng dồn quá số vượt chỉ tiêu", "Carried more than the excess"), _carried),
        Check("BCH02", Words("Số nhận khác số kỳ trước chuyển", "Carried in differs from carried out"), _handed_on),
        Check("BCH03", Words("Cộng dồn không có căn cứ", "Carry-over without a rule"), _without_rule),
    ),
    sort="-period",
    first_step=Words(
        "Tải mẫu, ghi mỗi loại biên chế một dòng cho mỗi năm hoặc giai đoạn, nhập lại; số cộng dồn kèm căn cứ.",
        "Download the template, one row for each kind and year or period; carry-over with its rule.",
    ),
)
