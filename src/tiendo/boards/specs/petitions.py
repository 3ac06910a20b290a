"""Đơn thư: petitions received, passed on, being settled, answered, settled. Answered is not settled.

Names, addresses and what is written stand on the page of the petition alone. The days are those of the law (``LIMITS``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from tiendo.followup.workdays import vietnamese_calendar
from tiendo.values import FindingClass

from ..board import Board, BoardFinding, Check, Choice, Derived, Field, FieldType, Flag, Words
from ..entry import RegisterEntry, Shelf
from ..lines import BoardLine, number_text_of

COMPLAINT, DENUNCIATION, REQUEST, FEEDBACK = "khieu-nai", "to-cao", "kien-nghi", "phan-anh"
KINDS = (
    Choice(COMPLAINT, Words("khiếu nại", "complaint"), aliases=("đơn khiếu nại", "KN")),
    Choice(DENUNCIATION, Words("tố cáo", "denunciation"), aliases=("đơn tố cáo", "TC")),
    Choice(REQUEST, Words("kiến nghị", "request"), aliases=("đơn kiến nghị", "đề nghị", "KNPA")),
    Choice(FEEDBACK, Words("phản ánh", "feedback"), aliases=("đơn phản ánh",)),
)
RECEIVED, PASSED, SETTLING, ANSWERED, SETTLED, FILED = "tiep-nhan", "chuyen", "dang", "tra-loi", "xong", "luu"
STATES = (
    Choice(RECEIVED, Words("tiếp nhận", "received"), aliases=("mới tiếp nhận",)),
    Choice(PASSED, Words("đã chuyển cơ quan có thẩm quyền", "passed on"), aliases=("chuyển đơn", "đã chuyển", "chuyển")),
    Choice(SETTLING, Words("đang giải quyết", "being settled"), aliases=("đang xử lý",)),
    Choice(ANSWERED, Words("đã trả lời, chưa giải quyết xong", "answered, not settled"), aliases=("đã trả lời",)),
    Choice(SETTLED, Words("đã giải quyết xong", "settled"), aliases=("đã giải quyết", "xong")),
    Choice(FILED, Words("xếp lưu, không đủ điều kiện", "filed, not admissible"), aliases=("xếp lưu", "lưu đơn")),
)
OPEN = frozenset({RECEIVED, SETTLING, ANSWERED})
"""What the receiving unit still has to bring to an end; what was passed on is for the other one."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Days that the law gives from acceptance to the decision, and where it says so.

    Attributes: days: usual, complex, remote area, complex in a remote area; calendar days.
    """

    days: tuple[int, int, int, int]
    rule: Words


_COMPLAINT_1 = Limit((30, 45, 45, 60), Words("Luật Khiếu nại 2011, Điều 28", "Law on Complaints 2011, Art. 28"))
_COMPLAINT_2 = Limit((45, 60, 60, 70), Words("Luật Khiếu nại 2011, Điều 37", "Law on Complaints 2011, Art. 37"))
_DENUNCIATION = Limit((30, 60, 30, 60), Words("Luật Tố cáo 2018, Điều 30", "Law on Denunciations 2018, Art. 30"))
_ANSWER_DAYS = 10
_ANSWER_RULE = Words("Luật Tiếp công dân 2013, Điều 28", "Law on Citizen Reception 2013, Art. 28")
"""Requests and feedback: ten working days from receipt to tell what is done with them."""


def limit_of(entry: RegisterEntry) -> Limit | None:
    """The limit that holds for a petition; ``None`` for requests and feedback, whose days are counted otherwise."""
    if entry.text("loai") == COMPLAINT:
        return _COMPLAINT_2 if entry.text("lan") == "hai" else _COMPLAINT_1
    return _DENUNCIATION if entry.text("loai") == DENUNCIATION else None


def due(entry: RegisterEntry, shelf: Shelf) -> date | None:
    """The last day the law gives: from acceptance for complaints and denunciations, from receipt for the others.

    ``None`` where that day is not entered, and once the petition was passed on or filed.
    """
    if entry.text("trang_thai") in (PASSED, FILED):
        return None
    limit = limit_of(entry)
    if limit is None:
        return vietnamese_calendar().after(entry.day, _ANSWER_DAYS) if entry.day and entry.text("loai") else None
    accepted = entry.date("ngay_thu_ly")
    if accepted is None:
        return None
    at = (1 if entry.text("muc_do") == "phuc-tap" else 0) + (2 if entry.text("dia_ban") == "vung-sau" else 0)
    return accepted + timedelta(days=limit.days[at])


def due_words(entry: RegisterEntry, shelf: Shelf) -> str | None:
    """The day with the rule behind it."""
    day = due(entry, shelf)
    if day is None:
        return None
    limit = limit_of(entry)
    return f"{day.day}/{day.month}/{day.year} ({limit.rule.vi if limit else _ANSWER_RULE.vi})"


def ended(entry: RegisterEntry) -> date | None:
    """The day the clock stops: of settlement; of the answer for requests and feedback, whose law asks for no more."""
    if limit_of(entry) is None:
        return entry.date("ngay_tra_loi") or entry.date("ngay_xong")
    return entry.date("ngay_xong")


def overdue(entry: RegisterEntry, shelf: Shelf) -> bool:
    """Past its day, or ended after it."""
    last, end = due(entry, shelf), ended(entry)
    return last is not None and (end or shelf.on) > last


def days_taken(entry: RegisterEntry, shelf: Shelf) -> Decimal | None:
    """Days since receipt: to the end, or to the day seen from."""
    end = entry.date("ngay_xong") or shelf.on
    return Decimal((end - entry.day).days) if entry.day and end >= entry.day else None


def answered_only(entry: RegisterEntry, shelf: Shelf) -> bool:
    """Answered and not settled."""
    return entry.text("trang_thai") == ANSWERED


def not_accepted(entry: RegisterEntry, shelf: Shelf) -> bool:
    """A complaint or denunciation that was neither accepted nor passed on ten days after receipt."""
    waits = limit_of(entry) is not None and entry.text("trang_thai") == RECEIVED and entry.date("ngay_thu_ly") is None
    return waits and entry.day is not None and (shelf.on - entry.day).days > _ANSWER_DAYS


_ORDER = (
    ("ngay_chuyen", Words("ngày chuyển", "passed on")),
    ("ngay_thu_ly", Words("ngày thụ lý", "accepted")),
    ("ngay_tra_loi", Words("ngày trả lời", "answered")),
    ("ngay_xong", Words("ngày giải quyết xong", "settled")),
)


def _days_out_of_order(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterator[BoardFinding]:
    for one in entries:
        for name, words in _ORDER:
            day = one.date(name)
            if day is not None and one.day is not None and day < one.day:
                said = Words(
                    f"Đơn {one.number or one.key}: {words.vi} {day.day}/{day.month}/{day.year} trước ngày nhận.",
                    f"Petition {one.number or one.key}: {words.en} on {day.day}/{day.month}/{day.year}, before receipt.",
                )
                yield BoardFinding("DTH01", FindingClass.CONTRADICTION, said, (one.key,))


def _settled_without_day(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterator[BoardFinding]:
    wanted = {SETTLED: "ngay_xong", ANSWERED: "ngay_tra_loi", PASSED: "ngay_chuyen"}
    for one in entries:
        name = wanted.get(one.text("trang_thai"))
        if name and one.date(name) is None:
            state = next(choice.words for choice in STATES if choice.code == one.text("trang_thai"))
            said = Words(
                f"Đơn {one.number or one.key}: ghi “{state.vi}” mà không có ngày.",
                f"Petition {one.number or one.key}: “{state.en}” without a day.",
            )
            yield BoardFinding("DTH02", FindingClass.NOTE, said, (one.key,))


def _summary(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterator[BoardLine]:
    def keys(name: str, code: str) -> tuple[str, ...]:
        return tuple(one.key for one in entries if one.text(name) == code)

    kinds = [(choice.words, keys("loai", choice.code)) for choice in KINDS]
    vi = ", ".join(f"{number_text_of(len(found))} {words.vi}" for words, found in kinds if found)
    en = ", ".join(f"{len(found)} × {words.en}" for words, found in kinds if found)
    everything = tuple(one.key for one in entries)
    yield BoardLine(
        Words(f"Tiếp nhận {number_text_of(len(entries))} đơn: {vi}.", f"{len(entries)} petitions received: {en}."), everything
    )
    states = [(choice.words, keys("trang_thai", choice.code)) for choice in STATES]
    vi = "; ".join(f"{words.vi} {number_text_of(len(found))}" for words, found in states if found)
    en = "; ".join(f"{words.en} {len(found)}" for words, found in states if found)
    yield BoardLine(Words(f"Kết quả: {vi}.", f"Outcome: {en}."), everything)
    late = tuple(one.key for one in entries if overdue(one, shelf))
    if late:
        yield BoardLine(
            Words(f"{number_text_of(len(late))} đơn quá thời hạn luật định.", f"{len(late)} petitions past the day of the law."),
            late,
        )


PETITIONS = Board(
    slug="don-thu",
    group="don-thu",
    words=Words("Đơn thư", "Petitions"),
    noun=Words("đơn", "petitions"),
    heading="linh_vuc",
    identity=("unit", "number", "day"),
    number=Words("Số đến", "Number"),
    day=Words("Ngày nhận", "Received on"),
    day_required=True,
    fields=(
        Field("loai", Words("Loại đơn", "Kind"), FieldType.CHOICE, required=True, choices=KINDS, aliases=("Phân loại đơn",)),
        Field(
            "linh_vuc",
            Words("Lĩnh vực", "Field"),
            required=True,
            hint=Words("đất đai, chính sách, cán bộ …; không ghi tên người", "land, welfare, staff …; no names"),
        ),
        Field("nguoi_gui", Words("Người gửi", "Sender"), FieldType.PERSON, personal=True, aliases=("Họ tên", "Họ và tên công dân")),
        Field("dia_chi", Words("Địa chỉ", "Address"), personal=True),
        Field("noi_dung", Words("Nội dung", "What it says"), FieldType.LONG, personal=True, aliases=("Nội dung đơn",)),
        Field(
            "lan",
            Words("Lần giải quyết", "Instance"),
            FieldType.CHOICE,
            choices=(
                Choice("dau", Words("lần đầu", "first"), aliases=("1", "lần 1")),
                Choice("hai", Words("lần hai", "second"), aliases=("2", "lần 2")),
            ),
            listed=False,
        ),
        Field(
            "muc_do",
            Words("Mức độ", "Difficulty"),
            FieldType.CHOICE,
            choices=(Choice("thuong", Words("thường", "usual")), Choice("phuc-tap", Words("phức tạp", "complex"))),
            listed=False,
        ),
        Field(
            "dia_ban",
            Words("Địa bàn", "Area"),
            FieldType.CHOICE,
            choices=(
                Choice("thuong", Words("thường", "usual")),
                Choice("vung-sau", Words("vùng sâu, vùng xa, đi lại khó khăn", "remote"), aliases=("vùng sâu, vùng xa",)),
            ),
            listed=False,
        ),
        Field("trang_thai", Words("Kết quả", "State"), FieldType.CHOICE, required=True, choices=STATES, aliases=("Tình trạng",)),
        Field("noi_giai_quyet", Words("Nơi giải quyết", "Settled by"), aliases=("Cơ quan giải quyết", "Chuyển đến")),
        Field("ngay_chuyen", Words("Ngày chuyển", "Passed on"), FieldType.DAY, listed=False),
        Field("ngay_thu_ly", Words("Ngày thụ lý", "Accepted"), FieldType.DAY, listed=False),
        Field("ngay_tra_loi", Words("Ngày trả lời", "Answered"), FieldType.DAY, listed=False),
        Field("ngay_xong", Words("Ngày giải quyết xong", "Settled"), FieldType.DAY, listed=False),
        Field("van_ban", Words("Văn bản trả lời", "Reply"), FieldType.DOCUMENT, listed=False),
    ),
    derived=(
        Derived(
            "han",
            Words("Thời hạn luật định", "Day of the law"),
            due_words,
            Words(
                "từ ngày thụ lý (khiếu nại, tố cáo) hoặc từ ngày nhận, ngày làm việc (kiến nghị, phản ánh)",
                "from acceptance (complaints, denunciations) or from receipt in working days (requests, feedback)",
            ),
        ),
        Derived(
            "so_ngay",
            Words("Số ngày", "Days"),
            days_taken,
            Words("ngày xong (hoặc ngày xem) − ngày nhận", "end (or the day seen from) − receipt"),
            "ngày",
            listed=False,
        ),
    ),
    filters=("loai", "trang_thai"),
    flags=(
        Flag("qua_han", Words("Quá thời hạn luật định", "Past the day of the law"), "bad", overdue),
        Flag("cho_thu_ly", Words("Quá 10 ngày chưa thụ lý, chưa chuyển", "Not accepted after 10 days"), "warn", not_accepted),
        Flag("moi_tra_loi", Words("Đã trả lời, chưa giải quyết xong", "Answered, not settled"), "warn", answered_only),
    ),
    checks=(
        Check("DTH01", Words("Ngày đứng trước ngày nhận", "A day before receipt"), _days_out_of_order),
        Check("DTH02", Words("Kết quả không kèm ngày", "A state without its day"), _settled_without_day),
    ),
    first_step=Words(
        "Ghi đơn đầu tiên của kỳ, hoặc tải mẫu rồi nhập sổ tiếp nhận đơn bằng Excel.",
        "Enter the first petition of the period, or import the register of receipts from Excel.",
    ),
    summary=_summary,
)
