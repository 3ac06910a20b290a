"""Tổ chức, cán bộ: bodies and villages merged with their day; planning and rotation lists as restricted records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from tiendo.values import FindingClass

from ..board import Board, BoardFinding, Check, Choice, Derived, Field, FieldType, Flag, Words
from ..entry import RegisterEntry, Shelf, total
from ..lines import BoardLine, number_text_of

RESTRICTED = 1
"""Lists of named people for posts are confidential from the start."""
DECIDING = frozenset({"approver", "leader"})
SOON = timedelta(days=90)


def named_in(text: str) -> tuple[str, ...]:
    """The names of a list: between semicolons or on lines of their own."""
    return tuple(one.strip() for one in re.split(r"[;\n]", text) if one.strip())


def fewer(entry: RegisterEntry, shelf: Shelf) -> Decimal | None:
    """How many fewer there are afterwards."""
    before, after = entry.amount("so_truoc"), entry.amount("so_sau")
    return None if before is None or after is None else before - after


def _lists_and_counts(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterator[BoardFinding]:
    """A list of two and more names beside a count that differs from it."""
    for one in entries:
        for list_name, count_name, words in (("truoc", "so_truoc", "trước"), ("sau", "so_sau", "sau")):
            names, count = named_in(one.text(list_name)), one.amount(count_name)
            if len(names) > 1 and count is not None and count != len(names):
                said = Words(
                    f"{one.text('ten')}: liệt kê {len(names)} tên {words} sắp xếp, ghi số lượng {count}.",
                    f"{one.text('ten')}: {len(names)} names listed, the count says {count}.",
                )
                yield BoardFinding("SXT01", FindingClass.CONTRADICTION, said, (one.key,))


def _merger_with_more(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterator[BoardFinding]:
    for one in entries:
        change = fewer(one, shelf)
        if one.text("hinh_thuc") in ("sap-nhap", "giai-the") and change is not None and change <= 0:
            said = Words(
                f"{one.text('ten')}: sáp nhập hoặc giải thể mà số lượng không giảm "
                f"({one.amount('so_truoc')} → {one.amount('so_sau')}).",
                f"{one.text('ten')}: a merger or abolition that does not lower the number.",
            )
            yield BoardFinding("SXT02", FindingClass.SUSPICION, said, (one.key,))


def _changes_told(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterator[BoardLine]:
    for choice in OBJECTS:
        rows = tuple(one for one in entries if one.text("doi_tuong") == choice.code)
        if not rows:
            continue
        gone = total(rows, "so_truoc"), total(rows, "so_sau")
        vi = f"Sắp xếp {choice.words.vi}: {number_text_of(len(rows))} quyết định"
        en = f"{choice.words.en.capitalize()}: {len(rows)} decisions"
        if gone[0] is not None and gone[1] is not None:
            vi += f", từ {gone[0]} còn {gone[1]}, giảm {gone[0] - gone[1]}"
            en += f", from {gone[0]} to {gone[1]}"
        yield BoardLine(Words(f"{vi}.", f"{en}."), tuple(one.key for one in rows))


OBJECTS = (
    Choice("co-quan", Words("cơ quan, phòng ban", "bodies and offices"), aliases=("cơ quan", "phòng ban")),
    Choice("su-nghiep", Words("đơn vị sự nghiệp", "public service units")),
    Choice("thon", Words("thôn, tổ dân phố", "villages and street groups"), aliases=("thôn", "tổ dân phố", "thôn, bản")),
    Choice("xa", Words("đơn vị hành chính cấp xã", "communes"), aliases=("xã",)),
    Choice("to-chuc-dang", Words("tổ chức đảng", "Party organisations"), aliases=("chi bộ", "đảng bộ")),
)

REORGANISATION = Board(
    slug="sap-xep-to-chuc",
    group="to-chuc",
    words=Words("Sắp xếp tổ chức, thôn, tổ dân phố", "Reorganisation of bodies and villages"),
    noun=Words("việc sắp xếp", "changes"),
    heading="ten",
    identity=("unit", "ten", "day"),
    day=Words("Có hiệu lực từ", "In force from"),
    day_required=True,
    fields=(
        Field("ten", Words("Việc sắp xếp", "What was changed"), required=True, aliases=("Nội dung sắp xếp", "Tên")),
        Field("doi_tuong", Words("Đối tượng", "Of what"), FieldType.CHOICE, required=True, choices=OBJECTS),
        Field(
            "hinh_thuc",
            Words("Hình thức", "How"),
            FieldType.CHOICE,
            required=True,
            choices=(
                Choice("sap-nhap", Words("sáp nhập, hợp nhất", "merged"), aliases=("sáp nhập", "hợp nhất", "nhập")),
                Choice("chia-tach", Words("chia tách", "split"), aliases=("tách",)),
                Choice("giai-the", Words("giải thể", "abolished")),
                Choice("thanh-lap", Words("thành lập", "founded")),
                Choice("doi-ten", Words("đổi tên, chuyển giao", "renamed or moved"), aliases=("đổi tên", "chuyển giao")),
            ),
        ),
        Field(
            "truoc",
            Words("Trước sắp xếp", "Before"),
            FieldType.LONG,
            hint=Words("mỗi tên một dòng", "one name a line"),
            listed=False,
        ),
        Field(
            "sau", Words("Sau sắp xếp", "After"), FieldType.LONG, hint=Words("mỗi tên một dòng", "one name a line"), listed=False
        ),
        Field("so_truoc", Words("Số lượng trước", "Number before"), FieldType.COUNT, totalled=True),
        Field("so_sau", Words("Số lượng sau", "Number after"), FieldType.COUNT, totalled=True),
        Field("van_ban", Words("Văn bản quyết định", "Decision"), FieldType.DOCUMENT, aliases=("Quyết định", "Nghị quyết")),
    ),
    derived=(Derived("giam", Words("Giảm", "Fewer"), fewer, Words("số lượng trước − số lượng sau", "before − after")),),
    filters=("doi_tuong", "hinh_thuc"),
    checks=(
        Check("SXT01", Words("Danh sách và số lượng không khớp", "List and count differ"), _lists_and_counts),
        Check("SXT02", Words("Sáp nhập mà không giảm", "A merger that does not lower the number"), _merger_with_more),
    ),
    first_step=Words(
        "Ghi quyết định sắp xếp đầu tiên với ngày có hiệu lực, hoặc nhập danh sách bằng Excel.",
        "Enter the first decision with its day, or import the list from Excel.",
    ),
    summary=_changes_told,
)


def _counts_only(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterator[BoardLine]:
    """Nothing of a restricted list goes into a report: reports are passed on."""
    return iter(())


PLANNING = Board(
    slug="quy-hoach-can-bo",
    group="to-chuc",
    words=Words("Quy hoạch cán bộ", "Planning of staff for posts"),
    noun=Words("người trong quy hoạch", "people"),
    heading="ho_ten",
    identity=("unit", "ho_ten", "chuc_danh", "period"),
    period=Words("Nhiệm kỳ", "Term"),
    period_required=True,
    fields=(
        Field("ho_ten", Words("Họ tên", "Name"), FieldType.PERSON, required=True, aliases=("Họ và tên",)),
        Field("chuc_vu", Words("Chức vụ hiện nay", "Present office"), aliases=("Chức vụ, đơn vị công tác",)),
        Field("chuc_danh", Words("Chức danh quy hoạch", "Planned for"), required=True),
        Field(
            "trang_thai",
            Words("Kết quả", "State"),
            FieldType.CHOICE,
            required=True,
            choices=(
                Choice("de-xuat", Words("đề xuất", "proposed")),
                Choice("phe-duyet", Words("đã phê duyệt", "approved"), aliases=("phê duyệt",)),
                Choice("bo-nhiem", Words("đã bổ nhiệm, được bầu", "appointed or elected"), aliases=("đã bổ nhiệm",)),
                Choice("dua-ra", Words("đưa ra khỏi quy hoạch", "taken out"), aliases=("đưa ra",)),
            ),
        ),
        Field("van_ban", Words("Quyết định", "Decision"), FieldType.DOCUMENT),
        Field("nam_sinh", Words("Năm sinh", "Born"), personal=True),
        Field("ghi_chu", Words("Ghi chú", "Note"), FieldType.LONG, personal=True),
    ),
    filters=("trang_thai",),
    secrecy=RESTRICTED,
    writers=DECIDING,
    first_step=Words(
        "Nhập danh sách quy hoạch đã phê duyệt bằng Excel; chỉ người được xem tài liệu mật của đơn vị thấy.",
        "Import the approved list from Excel; only those cleared for confidential papers of the unit see it.",
    ),
    summary=_counts_only,
)


def ends_soon(entry: RegisterEntry, shelf: Shelf) -> bool:
    """Less than three months before the end of a rotation that runs."""
    end = entry.date("den_ngay")
    return end is not None and entry.text("trang_thai") == "dang" and end - shelf.on <= SOON


ROTATION = Board(
    slug="luan-chuyen-can-bo",
    group="to-chuc",
    words=Words("Luân chuyển, điều động cán bộ", "Rotation of staff"),
    noun=Words("lượt luân chuyển", "rotations"),
    heading="ho_ten",
    identity=("unit", "ho_ten", "day"),
    day=Words("Từ ngày", "From"),
    day_required=True,
    fields=(
        Field("ho_ten", Words("Họ tên", "Name"), FieldType.PERSON, required=True, aliases=("Họ và tên",)),
        Field("tu", Words("Từ chức vụ, nơi", "From office"), required=True),
        Field("den", Words("Đến chức vụ, nơi", "To office"), required=True),
        Field("den_ngay", Words("Đến ngày", "Until"), FieldType.DAY),
        Field(
            "trang_thai",
            Words("Kết quả", "State"),
            FieldType.CHOICE,
            required=True,
            choices=(
                Choice("ke-hoach", Words("trong kế hoạch", "planned")),
                Choice("dang", Words("đang luân chuyển", "running"), aliases=("đang thực hiện",)),
                Choice("xong", Words("đã hết thời hạn", "ended"), aliases=("hoàn thành",)),
            ),
        ),
        Field("van_ban", Words("Quyết định", "Decision"), FieldType.DOCUMENT),
        Field("ghi_chu", Words("Ghi chú", "Note"), FieldType.LONG, personal=True),
    ),
    filters=("trang_thai",),
    flags=(Flag("sap_het", Words("Còn dưới 90 ngày hoặc đã qua ngày", "Ends within 90 days or has passed"), "warn", ends_soon),),
    secrecy=RESTRICTED,
    writers=DECIDING,
    first_step=Words(
        "Nhập kế hoạch luân chuyển bằng Excel hoặc ghi từng người; chỉ người được xem tài liệu mật của đơn vị thấy.",
        "Import the rotation plan from Excel or enter it; only those cleared for confidential papers of the unit see it.",
    ),
    summary=_counts_only,
)
