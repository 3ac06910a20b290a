"""Why a file could not be opened: one class per cause, one clear line in Vietnamese and in English."""

from __future__ import annotations

from typing import ClassVar


class DocumentError(Exception):
    """A file that cannot be read; the others go on.

    The class holds the wording, the instance the name and the details that fill it.

    Attributes:
        name: the path or file name it came by.
        reason, reason_en: what is wrong.
        advice, advice_en: what to do.
    """

    WHY: ClassVar[tuple[str, str]] = ("không đọc được", "cannot be read")
    DO: ClassVar[tuple[str, str]] = ("kiểm tra lại tệp", "check the file")

    def __init__(self, name: str, **details: object) -> None:
        self.name = name
        self.details = details
        self.reason, self.reason_en = (words.format(**details) for words in self.WHY)
        self.advice, self.advice_en = (words.format(**details) for words in self.DO)
        super().__init__(name)

    def line(self, language: str = "vi") -> str:
        """The one line for people: which file, what is wrong, what to do."""
        reason, advice = (self.reason_en, self.advice_en) if language == "en" else (self.reason, self.advice)
        return f"{self.name}: {reason}; {advice}"

    def __str__(self) -> str:
        return self.line()


class Missing(DocumentError):
    """No such path."""

    WHY = ("không có tệp này", "there is no such file")
    DO = ("kiểm tra lại tên và thư mục", "check the name and the folder")


class IsFolder(DocumentError):
    """A folder where a file is wanted."""

    WHY = ("là thư mục, không phải tệp", "is a folder, not a file")
    DO = ("chỉ từng tệp trong thư mục, hoặc dùng “tiendo corpus read”", "name the files inside, or use 'tiendo corpus read'")


class NotAFile(DocumentError):
    """A device, a pipe or a socket."""

    WHY = ("không phải tệp thường (thiết bị hoặc ống dẫn)", "is not a regular file (a device or a pipe)")
    DO = ("lưu nội dung thành tệp rồi mở lại", "save the content to a file and open that")


class Forbidden(DocumentError):
    """The system refuses access."""

    WHY = ("không có quyền đọc", "access is refused")
    DO = ("xin quyền đọc hoặc sao tệp về thư mục của mình", "ask for the right to read it, or copy it to a folder of yours")


class Empty(DocumentError):
    """Nothing inside."""

    WHY = ("tệp rỗng", "the file is empty")
    DO = ("gửi lại tệp gốc", "send the original file again")


class NoText(DocumentError):
    """A sound file in which no word can be found."""

    WHY = ("không tìm thấy chữ nào trong tệp", "no text was found in the file")
    DO = (
        "nếu là bản chụp, chụp lại rõ hơn (từ 200 dpi, đủ sáng)",
        "if it is a scan, scan it again more clearly (200 dpi or more, well lit)",
    )


class TooLarge(DocumentError):
    """Larger than the stated limit."""

    WHY = ("nặng {megabytes} MB, quá giới hạn {limit} MB", "is {megabytes} MB, over the limit of {limit} MB")
    DO = ("tách thành nhiều tệp nhỏ hơn", "split it into smaller files")


class TooManyPages(DocumentError):
    """More pages than the stated limit."""

    WHY = ("có {pages} trang, quá giới hạn {limit} trang", "has {pages} pages, over the limit of {limit}")
    DO = ("tách thành nhiều tệp ít trang hơn", "split it into files with fewer pages")


class TooManyCells(DocumentError):
    """A workbook with more cells than the stated limit."""

    WHY = ("có hơn {limit} ô, quá giới hạn", "has more than {limit} cells, over the limit")
    DO = ("chỉ giữ các trang tính cần đọc", "keep only the sheets to be read")


class Bomb(DocumentError):
    """A packed file that would unpack far beyond its size."""

    WHY = ("bung ra quá {limit} MB, giống bom nén", "unpacks to more than {limit} MB, like a zip bomb")
    DO = ("không mở; xin tệp gốc từ nơi gửi", "do not open it; ask the sender for the original")


class TooDeep(DocumentError):
    """Archives inside archives, or marks inside marks, beyond reason."""

    WHY = ("lồng nhau quá sâu", "is nested too deeply")
    DO = ("giải nén hoặc lưu lại rồi gửi từng tệp", "unpack it or save it again and send the files one by one")


class Encrypted(DocumentError):
    """Locked by a password."""

    WHY = ("bị khóa bằng mật khẩu", "is locked by a password")
    DO = (
        "bỏ mật khẩu (Lưu thành bản mới không mật khẩu) rồi gửi lại",
        "remove the password (save a copy without it) and send it again",
    )


class Damaged(DocumentError):
    """Truncated or broken inside."""

    WHY = ("tệp {kind} hỏng hoặc thiếu phần cuối", "the {kind} file is damaged or cut short")
    DO = (
        "xin lại tệp gốc, hoặc mở và lưu lại bằng phần mềm đã tạo ra nó",
        "ask for the original, or open and save it again in its own program",
    )


class Hostile(DocumentError):
    """Holds what no report needs and attackers use, such as external entities."""

    WHY = ("chứa thành phần không an toàn ({what})", "holds an unsafe part ({what})")
    DO = ("không mở; xin lại tệp sạch từ nơi gửi", "do not open it; ask the sender for a clean file")


class PictureNamedOtherwise(DocumentError):
    """A picture under a name that says it is something else."""

    WHY = ("là ảnh {kind}, không phải văn bản {ending}", "is a {kind} picture, not a {ending} document")
    DO = (
        "nếu là bản chụp văn bản, đổi đuôi tên thành .{right} rồi gửi lại; nếu không, gửi tệp văn bản",
        "if it is a scan of a document, rename it to .{right} and send it again; otherwise send the document",
    )


class UnknownFormat(DocumentError):
    """Not one of the formats that can be read."""

    WHY = ("không phải loại tệp đọc được ({what})", "is not a kind of file that can be read ({what})")
    DO = ("lưu thành một trong các loại: {formats}", "save it as one of: {formats}")


class UnknownEncoding(DocumentError):
    """Text whose characters cannot be told for certain."""

    WHY = ("bảng mã chữ không rõ (không phải UTF-8{guess})", "its text encoding is not certain (not UTF-8{guess_en})")
    DO = ("mở bằng phần mềm soạn thảo, chọn lưu với bảng mã UTF-8", "open it in an editor and save it as UTF-8")


class NeedsProgram(DocumentError):
    """A format that needs a program which this machine lacks."""

    WHY = ("cần {program} để đọc, máy này chưa có", "needs {program}, which this machine lacks")
    DO = ("cài {program}, hoặc {otherwise}", "install {program}, or {otherwise_en}")


class TookTooLong(DocumentError):
    """The reader of the format went beyond its time."""

    WHY = ("đọc quá {seconds} giây vẫn chưa xong", "was not read within {seconds} seconds")
    DO = ("tách nhỏ tệp, hoặc lưu lại bằng phần mềm đã tạo ra nó", "split the file, or save it again in its own program")


class TookTooMuch(DocumentError):
    """The reader of the format went beyond its memory, or fell over."""

    WHY = (
        "đọc tệp {kind} làm cạn bộ nhớ cho phép hoặc làm hỏng trình đọc",
        "reading the {kind} file exhausted its memory or crashed the reader",
    )
    DO = ("tách nhỏ tệp, hoặc lưu lại bằng phần mềm đã tạo ra nó", "split the file, or save it again in its own program")


class ManyInside(DocumentError):
    """An archive of several documents where one is wanted."""

    WHY = ("là tệp nén chứa {count} văn bản", "is an archive of {count} documents")
    DO = ("mở bằng open_documents, hoặc giải nén rồi mở từng tệp", "open it with open_documents, or unpack it and open the files")


CAUSES: tuple[type[DocumentError], ...] = (
    Missing, IsFolder, NotAFile, Forbidden, Empty, NoText, TooLarge, TooManyPages, TooManyCells, Bomb, TooDeep, Encrypted, Damaged,
    Hostile, PictureNamedOtherwise, UnknownFormat, UnknownEncoding, NeedsProgram, TookTooLong, TookTooMuch, ManyInside,
)  # fmt: skip
_BY_NAME: dict[str, type[DocumentError]] = {cause.__name__: cause for cause in CAUSES}


def rebuild(cause: str, name: str, details: dict[str, object]) -> DocumentError:
    """The same error again, from the words that came out of the reader's own process."""
    return _BY_NAME.get(cause, DocumentError)(name, **details)
