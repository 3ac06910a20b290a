"""Văn bản ban hành: the register of issued documents, with what each carries out and what carries it out below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from tiendo.values import FindingClass

from ..board import Board, BoardFinding, Check, Choice, Derived, Field, FieldType, Flag, Words
from ..entry import RegisterEntry, Shelf
from ..lines import BoardLine, number_text_of

TYPES: tuple[Choice, ...] = (
    Choice("nghi-quyet", Words("nghị quyết", "resolution")),
    Choice("chi-thi", Words("chỉ thị", "directive")),
    Choice("ket-luan", Words("kết luận", "conclusion")),
    Choice("de-an", Words("đề án", "scheme")),
    Choice("chuong-trinh", Words("chương trình", "programme"), aliases=("chương trình hành động",)),
    Choice("ke-hoach", Words("kế hoạch", "plan")),
    Choice("quyet-dinh", Words("quyết định", "decision")),
    Choice("quy-dinh", Words("quy định", "regulation")),
    Choice("quy-che", Words("quy chế", "rules of procedure")),
    Choice("huong-dan", Words("hướng dẫn", "guideline")),
    Choice("thong-bao", Words("thông báo", "notice"), aliases=("thông báo kết luận",)),
    Choice("thong-tri", Words("thông tri", "circular letter")),
    Choice("bao-cao", Words("báo cáo", "report")),
    Choice("to-trinh", Words("tờ trình", "submission")),
    Choice("phuong-an", Words("phương án", "option paper")),
    Choice("quy-hoach", Words("quy hoạch", "master plan")),
    Choice("cong-van", Words("công văn", "official letter")),
    Choice("cong-dien", Words("công điện", "urgent telegram")),
    Choice("khac", Words("văn bản khác", "other document")),
)
"""Types that the rules of the Party and of the State name (``catalogue/document_types``), those that lead first."""
LEADING = frozenset({"nghi-quyet", "chi-thi", "ket-luan"})
"""Types that ask others to issue something."""
WAIT = timedelta(days=60)
"""How long after issue a leading document without one that carries it out is flagged (our own line, shown on the page)."""

_NUMBERED = re.compile(r"\s*(?P<n>\d{1,5})\s*(?P<rest>[-/].+)")


def series_of(entry: RegisterEntry) -> tuple[str, int] | None:
    """The sequence that a number counts in and its place there: ``16-NQ/TU`` is 16 in ``-NQ/TU``; ``None`` without a number."""
    return _place(entry.number)


@lru_cache(maxsize=65536)
def _place(number: str) -> tuple[str, int] | None:
    found = _NUMBERED.fullmatch(number)
    if found is None:
        return None
    return re.sub(r"\s|/(?:19|20)\d\d(?=/)", "", found["rest"]).upper(), int(found["n"])


@lru_cache(maxsize=65536)
def plain(symbol: str) -> str:
    """A printed number for comparing: spaces, capitals and leading zeros do not count."""
    return re.sub(r"^0+(?=\d)", "", re.sub(r"\s", "", symbol).upper())


def carrying_out(entry: RegisterEntry, shelf: Shelf) -> tuple[RegisterEntry, ...]:
    """Issued documents that say they carry this one out."""
    if not entry.number:
        return ()
    return tuple(one for one in shelf.grouped(entry.board, _above).get(plain(entry.number), ()) if one.key != entry.key)


def _above(entry: RegisterEntry) -> str:
    return plain(entry.text("thuc_hien"))


def carried_out_by(entry: RegisterEntry, shelf: Shelf) -> str | None:
    """Their numbers, the earliest first."""
    found = sorted(carrying_out(entry, shelf), key=lambda one: (one.day or date.max, one.number))
    return ", ".join(one.number or one.text("trich_yeu") for one in found) or None


def waiting(entry: RegisterEntry, shelf: Shelf) -> bool:
    """A leading document that nothing in the register carries out after sixty days."""
    if entry.text("loai") not in LEADING or entry.day is None or shelf.on - entry.day <= WAIT:
        return False
    return not entry.text("thuc_hien") and not carrying_out(entry, shelf)


def counted(entries: Iterable[RegisterEntry]) -> dict[str, tuple[RegisterEntry, ...]]:
    """Rows by type, in the order of ``TYPES``; types without a row are left out."""
    held = tuple(entries)
    found = {one.code: tuple(row for row in held if row.text("loai") == one.code) for one in TYPES}
    return {code: rows for code, rows in found.items() if rows}


def type_words(code: str) -> Words:
    """The words of a type."""
    return next(one.words for one in TYPES if one.code == code)


def _twice(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterator[BoardFinding]:
    """One number twice in one year by one unit: the sequences restart with the year or the term, never within a year."""
    seen: dict[tuple[str, str, int], RegisterEntry] = {}
    for one in sorted(entries, key=lambda row: row.key):
        if not one.number or one.day is None:
            continue
        first = seen.setdefault((one.unit, plain(one.number), one.day.year), one)
        if first is not one:
            days = tuple(f"{row.day.day}/{row.day.month}/{row.day.year}" for row in (first, one) if row.day)
            words = Words(
                f"Số {one.number} đứng ở hai văn bản: ngày {days[0]} và ngày {days[1]}.",
                f"Number {one.number} stands on two documents: of {days[0]} and of {days[1]}.",
            )
            yield BoardFinding("VBH01", FindingClass.CONTRADICTION, words, (first.key, one.key))


def _sequences(entries: Iterable[RegisterEntry]) -> dict[tuple[str, str, int], list[tuple[int, RegisterEntry]]]:
    """Rows by unit, sequence and year, by number."""
    found: dict[tuple[str, str, int], list[tuple[int, RegisterEntry]]] = {}
    for one in entries:
        place = series_of(one)
        if place is not None and one.day is not None:
            found.setdefault((one.unit, place[0], one.day.year), []).append((place[1], one))
    return {key: sorted(rows, key=lambda row: (row[0], row[1].key)) for key, rows in found.items()}


def _out_of_order(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterator[BoardFinding]:
    for rows in _sequences(entries).values():
        for (low, a), (high, b) in pairwise(rows):
            if low < high and a.day and b.day and b.day < a.day:
                words = Words(
                    f"{b.number} ghi ngày {b.day.day}/{b.day.month}, trước {a.number} ngày {a.day.day}/{a.day.month}/{a.day.year}.",
                    f"{b.number} is dated {b.day.day}/{b.day.month}, before {a.number} of {a.day.day}/{a.day.month}/{a.day.year}.",
                )
                yield BoardFinding("VBH02", FindingClass.SUSPICION, words, (b.key, a.key))


def _missing(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterator[BoardFinding]:
    """Numbers that a sequence leaves out, told only where more than half of it is held."""
    for (_unit, rest, year), rows in _sequences(entries).items():
        numbers = {n for n, _row in rows}
        whole = range(min(numbers), max(numbers) + 1)
        gone = [n for n in whole if n not in numbers]
        if not gone or len(gone) >= len(numbers):
            continue
        named = ", ".join(f"{n:02d}" for n in gone[:12]) + ("…" if len(gone) > 12 else "")
        words = Words(
            f"Dãy số {rest} năm {year} thiếu {len(gone)} số trong {len(whole)}: {named}.",
            f"The sequence {rest} of {year} lacks {len(gone)} of {len(whole)} numbers: {named}.",
        )
        yield BoardFinding("VBH03", FindingClass.NOTE, words, tuple(row.key for _n, row in rows))


def _summary(entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterator[BoardLine]:
    parts = counted(entries)
    vi = ", ".join(f"{number_text_of(len(rows))} {type_words(code).vi}" for code, rows in parts.items())
    en = ", ".join(f"{len(rows)} × {type_words(code).en}" for code, rows in parts.items())
    total = number_text_of(len(entries))
    yield BoardLine(
        Words(f"Đã ban hành {total} văn bản, gồm: {vi}.", f"{len(entries)} documents issued: {en}."),
        tuple(one.key for one in entries),
    )
    late = [one for one in entries if waiting(one, shelf)]
    if late:
        yield BoardLine(
            Words(
                f"{number_text_of(len(late))} nghị quyết, chỉ thị, kết luận chưa có văn bản triển khai trong sổ.",
                f"{len(late)} resolutions, directives and conclusions without a document that carries them out.",
            ),
            tuple(one.key for one in late),
        )


ISSUED = Board(
    slug="van-ban-ban-hanh",
    group="van-ban",
    words=Words("Văn bản ban hành", "Issued documents"),
    noun=Words("văn bản", "documents"),
    heading="trich_yeu",
    identity=("unit", "number", "day"),
    number=Words("Số, ký hiệu", "Number and symbol"),
    day=Words("Ngày ban hành", "Issued on"),
    day_required=True,
    fields=(
        Field(
            "loai",
            Words("Loại văn bản", "Type"),
            FieldType.CHOICE,
            required=True,
            choices=TYPES,
            aliases=("Loại", "Tên loại văn bản"),
        ),
        Field(
            "trich_yeu",
            Words("Trích yếu nội dung", "Subject"),
            required=True,
            aliases=("Trích yếu", "Nội dung", "Tên loại và trích yếu nội dung văn bản"),
        ),
        Field("co_quan", Words("Cơ quan ban hành", "Issuer"), aliases=("Tác giả", "Nơi ban hành")),
        Field(
            "thuc_hien",
            Words("Thực hiện văn bản", "Carries out"),
            FieldType.DOCUMENT,
            hint=Words("số, ký hiệu của văn bản cấp trên", "number and symbol of the document above"),
            aliases=("Căn cứ", "Triển khai văn bản"),
        ),
        Field("nguoi_ky", Words("Người ký", "Signed by"), FieldType.PERSON, listed=False),
        Field("noi_nhan", Words("Nơi nhận", "Recipients"), FieldType.LONG, listed=False),
        Field("ghi_chu", Words("Ghi chú", "Note"), FieldType.LONG, listed=False),
    ),
    derived=(
        Derived(
            "trien_khai",
            Words("Văn bản triển khai", "Carried out by"),
            carried_out_by,
            Words("các văn bản trong sổ ghi “thực hiện” văn bản này", "documents in the register that say they carry it out"),
        ),
    ),
    filters=("loai",),
    flags=(
        Flag(
            "cho_trien_khai",
            Words("Quá 60 ngày chưa có văn bản triển khai", "Nothing carries it out after 60 days"),
            "warn",
            waiting,
        ),
    ),
    checks=(
        Check("VBH01", Words("Một số đứng ở hai văn bản trong năm", "One number on two documents of a year"), _twice),
        Check("VBH02", Words("Số lớn hơn mà ngày sớm hơn", "A larger number with an earlier day"), _out_of_order),
        Check("VBH03", Words("Dãy số thiếu", "Numbers missing in a sequence"), _missing),
    ),
    first_step=Words(
        "Xác nhận văn bản đọc được ở mục “Chờ ghi”, hoặc nhập sổ văn bản đi bằng Excel.",
        "Confirm documents read under “Waiting”, or import the outgoing register from Excel.",
    ),
    summary=_summary,
)
