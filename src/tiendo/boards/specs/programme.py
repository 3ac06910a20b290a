"""Chương trình công tác và kỳ họp: what a committee means to decide in a year, each session's agenda, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tiendo.values import FindingClass

from ..board import Board, BoardFinding, Check, Choice, Derived, Field, FieldType, Flag, Words
from ..entry import RegisterEntry, Shelf
from ..lines import BoardLine, number_text_of
from .issued import TYPES

LEVELS = (
    Choice("bch", Words("Ban Chấp hành Đảng bộ", "Party committee"), aliases=("Ban Chấp hành", "BCH")),
    Choice("btv", Words("Ban Thường vụ", "Standing committee"), aliases=("BTV",)),
    Choice("tt", Words("Thường trực cấp ủy", "Permanent secretaries"), aliases=("Thường trực",)),
    Choice("hdnd", Words("Hội đồng nhân dân", "People's Council"), aliases=("HĐND",)),
    Choice("ubnd", Words("Ủy ban nhân dân", "People's Committee"), aliases=("UBND",)),
    Choice("khac", Words("cấp khác", "other")),
)
ADOPTED, AMENDED, OPINION, PUT_OFF, REFUSED = "thong-qua", "sua", "cho-y-kien", "lui", "khong"
DECISIONS = (
    Choice(ADOPTED, Words("thông qua", "adopted"), aliases=("đã thông qua", "nhất trí")),
    Choice(AMENDED, Words("thông qua, chỉnh sửa rồi ban hành", "adopted with changes"), aliases=("thông qua có chỉnh sửa",)),
    Choice(OPINION, Words("cho ý kiến", "opinion given"), aliases=("đã cho ý kiến",)),
    Choice(PUT_OFF, Words("lùi sang kỳ sau", "put off"), aliases=("lùi", "chuyển kỳ sau")),
    Choice(REFUSED, Words("không thông qua", "not adopted")),
)
SESSIONS_SLUG, AGENDA_SLUG, PROGRAMME_SLUG = "ky-hop", "nghi-trinh", "chuong-trinh-cong-tac"
ISSUE_WITHIN = timedelta(days=15)
"""How long after a session a decision without its document is flagged (our own line, shown on the page)."""


def treated(entry: RegisterEntry, shelf: Shelf) -> tuple[RegisterEntry, ...]:
    """The agenda items that took up a programme item, the latest session last."""
    found = shelf.grouped(AGENDA_SLUG, _programme_item).get(entry.key, ())
    return tuple(sorted(found, key=lambda one: (_session_day(one, shelf), one.key)))


def _programme_item(item: RegisterEntry) -> str:
    return item.text("chuong_trinh")


def _session(item: RegisterEntry) -> str:
    return item.text("ky_hop")


def _session_day(item: RegisterEntry, shelf: Shelf) -> str:
    session = shelf.entry(item.text("ky_hop"))
    return session.day.isoformat() if session and session.day else ""


def issued_by(entry: RegisterEntry, shelf: Shelf) -> str:
    """Number of the document that came of a programme item: its own, or that of the last session that took it up."""
    items = [one.text("van_ban") for one in treated(entry, shelf) if one.text("van_ban")]
    return entry.text("van_ban") or (items[-1] if items else "")


def outcome(entry: RegisterEntry, shelf: Shelf) -> str | None:
    """What became of a programme item, in a few words."""
    issued = issued_by(entry, shelf)
    if issued:
        return f"đã ban hành {issued}"
    if entry.text("trang_thai") == "dua-ra":
        return "đưa ra khỏi chương trình"
    items = treated(entry, shelf)
    if items:
        last = items[-1]
        session = shelf.entry(last.text("ky_hop"))
        decision = next((one.words.vi for one in DECISIONS if one.code == last.text("quyet_dinh")), "đã đưa vào nghị trình")
        return f"{decision}, {session.text('ten')}" if session else decision
    if entry.day is None:
        return "chưa trình, không ghi hạn"
    return "quá hạn, chưa trình" if entry.day < shelf.on else "chưa đến hạn"


def late(entry: RegisterEntry, shelf: Shelf) -> bool:
    """Past its day without a document, a session that took it up, or a decision to drop it."""
    done = issued_by(entry, shelf) or entry.text("trang_thai") == "dua-ra" or treated(entry, shelf)
    return not done and entry.day is not None and entry.day < shelf.on


def put_off(entry: RegisterEntry, shelf: Shelf) -> bool:
    """Taken up and put off at the last session that treated it."""
    items = treated(entry, shelf)
    return bool(items) and items[-1].text("quyet_dinh") == PUT_OFF and not issued_by(entry, shelf)


def _programme_told(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterator[BoardLine]:
    done = [one for one in entries if issued_by(one, shelf)]
    behind = [one for one in entries if late(one, shelf)]
    yield BoardLine(
        Words(
            f"Chương trình công tác có {number_text_of(len(entries))} nội dung, đã ban hành {number_text_of(len(done))}, "
            f"quá hạn chưa trình {number_text_of(len(behind))}.",
            f"The work programme has {len(entries)} items, {len(done)} issued, {len(behind)} overdue.",
        ),
        tuple(one.key for one in entries),
    )


PROGRAMME = Board(
    slug=PROGRAMME_SLUG,
    group="chuong-trinh",
    words=Words("Chương trình công tác", "Work programme"),
    noun=Words("nội dung", "items"),
    heading="noi_dung",
    identity=("unit", "period", "noi_dung"),
    period=Words("Năm", "Year"),
    period_required=True,
    number=Words("Số thứ tự", "No."),
    day=Words("Hạn trình", "Due"),
    fields=(
        Field("noi_dung", Words("Nội dung", "Subject"), required=True, aliases=("Tên đề án, nội dung", "Nội dung công việc")),
        Field(
            "cap", Words("Cấp quyết định", "Decided by"), FieldType.CHOICE, required=True, choices=LEVELS, aliases=("Cấp trình",)
        ),
        Field("chuan_bi", Words("Cơ quan chuẩn bị", "Prepared by"), aliases=("Cơ quan chủ trì", "Cơ quan tham mưu")),
        Field("san_pham", Words("Sản phẩm", "Product"), FieldType.CHOICE, choices=TYPES, aliases=("Hình thức văn bản",)),
        Field(
            "trang_thai",
            Words("Thay đổi", "Change"),
            FieldType.CHOICE,
            choices=(Choice("bo-sung", Words("bổ sung", "added")), Choice("dua-ra", Words("đưa ra khỏi chương trình", "dropped"))),
            listed=False,
        ),
        Field("van_ban", Words("Văn bản đã ban hành", "Issued as"), FieldType.DOCUMENT, listed=False),
        Field("nhiem_vu", Words("Nhiệm vụ theo dõi (số)", "Task (number)"), FieldType.TASK, listed=False),
    ),
    derived=(
        Derived(
            "ket_qua",
            Words("Kết quả", "What became of it"),
            outcome,
            Words("từ nghị trình của các kỳ họp và văn bản đã ban hành", "from the agendas of sessions and the documents issued"),
        ),
    ),
    filters=("cap", "san_pham"),
    flags=(
        Flag("qua_han", Words("Quá hạn, chưa trình", "Overdue, not put forward"), "bad", late),
        Flag("lui", Words("Đã lùi", "Put off"), "warn", put_off),
    ),
    sort="day",
    first_step=Words(
        "Nhập chương trình công tác năm bằng Excel; ghi kỳ họp và nghị trình thì kết quả từng nội dung tự hiện.",
        "Import the year's work programme from Excel; sessions and agendas then tell what became of each item.",
    ),
    summary=_programme_told,
)


def agenda_of(entry: RegisterEntry, shelf: Shelf) -> tuple[RegisterEntry, ...]:
    """The agenda of a session, in order."""
    return tuple(
        sorted(shelf.grouped(AGENDA_SLUG, _session).get(entry.key, ()), key=lambda one: (len(one.number), one.number, one.key))
    )


def agenda_words(entry: RegisterEntry, shelf: Shelf) -> str | None:
    """How many items, how many of them decided."""
    items = agenda_of(entry, shelf)
    decided = sum(bool(one.text("quyet_dinh")) for one in items)
    return f"{len(items)} nội dung, {decided} đã quyết" if items else None


SESSIONS = Board(
    slug=SESSIONS_SLUG,
    group="chuong-trinh",
    words=Words("Kỳ họp, hội nghị cấp ủy", "Sessions"),
    noun=Words("kỳ họp", "sessions"),
    heading="ten",
    identity=("unit", "ten", "day"),
    day=Words("Ngày họp", "Held on"),
    number=Words("Lần thứ", "No."),
    fields=(
        Field("ten", Words("Tên kỳ họp, hội nghị", "Session"), required=True, aliases=("Kỳ họp", "Hội nghị", "Tên")),
        Field("cap", Words("Cấp", "Body"), FieldType.CHOICE, required=True, choices=LEVELS),
        Field("chu_tri", Words("Chủ trì", "Chaired by"), FieldType.PERSON),
        Field("dia_diem", Words("Địa điểm", "Place"), listed=False),
        Field("ket_luan", Words("Thông báo, nghị quyết của kỳ họp", "Its notice or resolution"), FieldType.DOCUMENT),
    ),
    derived=(
        Derived("nghi_trinh", Words("Nghị trình", "Agenda"), agenda_words, Words("đếm từ bảng Nghị trình", "counted from Agendas")),
    ),
    filters=("cap",),
    first_step=Words(
        "Ghi kỳ họp sắp tới với ngày họp, rồi ghi từng nội dung của nghị trình.", "Enter the next session, then its agenda."
    ),
)


def not_issued(entry: RegisterEntry, shelf: Shelf) -> bool:
    """Adopted more than fifteen days ago and no document named."""
    session = shelf.entry(entry.text("ky_hop"))
    decided = entry.text("quyet_dinh") in (ADOPTED, AMENDED) and not entry.text("van_ban")
    return decided and session is not None and session.day is not None and shelf.on - session.day > ISSUE_WITHIN


def undecided(entry: RegisterEntry, shelf: Shelf) -> bool:
    """The session is over and nothing was entered of the item."""
    session = shelf.entry(entry.text("ky_hop"))
    return not entry.text("quyet_dinh") and session is not None and session.day is not None and session.day < shelf.on


def _numbers_twice(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterator[BoardFinding]:
    seen: dict[tuple[str, str], RegisterEntry] = {}
    for one in entries:
        if not one.number:
            continue
        first = seen.setdefault((one.text("ky_hop"), one.number), one)
        if first is not one:
            said = Words(
                f"Nghị trình có hai nội dung số {one.number}: {first.text('noi_dung')}; {one.text('noi_dung')}.",
                f"Two agenda items are numbered {one.number}.",
            )
            yield BoardFinding("NTR01", FindingClass.NOTE, said, (first.key, one.key))


AGENDA = Board(
    slug=AGENDA_SLUG,
    group="chuong-trinh",
    words=Words("Nghị trình và quyết định", "Agendas and decisions"),
    noun=Words("nội dung", "items"),
    heading="noi_dung",
    identity=("unit", "ky_hop", "noi_dung"),
    number=Words("Số thứ tự", "No."),
    fields=(
        Field("ky_hop", Words("Kỳ họp", "Session"), FieldType.ENTRY, required=True, links=SESSIONS_SLUG),
        Field("noi_dung", Words("Nội dung", "Subject"), required=True),
        Field(
            "chuong_trinh",
            Words("Theo chương trình công tác", "Programme item"),
            FieldType.ENTRY,
            links=PROGRAMME_SLUG,
            listed=False,
        ),
        Field("trinh", Words("Cơ quan trình", "Put forward by"), aliases=("Cơ quan chuẩn bị",)),
        Field("du_thao", Words("Dự thảo", "Draft"), FieldType.DOCUMENT, listed=False),
        Field("quyet_dinh", Words("Kết quả", "Decision"), FieldType.CHOICE, choices=DECISIONS),
        Field("van_ban", Words("Văn bản ban hành", "Issued as"), FieldType.DOCUMENT),
        Field("nhiem_vu", Words("Nhiệm vụ sau kỳ họp (số)", "Task (number)"), FieldType.TASK),
    ),
    filters=("ky_hop", "quyet_dinh"),
    flags=(
        Flag(
            "chua_ban_hanh",
            Words("Đã thông qua quá 15 ngày, chưa ban hành", "Adopted, not issued after 15 days"),
            "warn",
            not_issued,
        ),
        Flag("chua_ghi", Words("Họp xong, chưa ghi kết quả", "Session over, no decision entered"), "warn", undecided),
    ),
    checks=(Check("NTR01", Words("Số thứ tự lặp", "Number used twice"), _numbers_twice),),
    first_step=Words(
        "Ghi kỳ họp trước, rồi ghi từng nội dung trình kỳ họp.", "Enter a session first, then each item put before it."
    ),
)
