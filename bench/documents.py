"""Opening files: rate by format, and what recognition of scanned pages gets wrong: ``python -m bench.documents``.

The files are made here (tests/specimens) from passages of our own, which are the truth. Times are processor seconds of
the whole call, child process included: the first one, and the slowest of five.
"""

from __future__ import annotations

import platform
import re
import resource
import sys
from collections.abc import Callable
from difflib import SequenceMatcher

from tests.specimens.printed import PARAGRAPHS, pdf, plain, without_letter_maps
from tests.specimens.scans import COARSE, FINE, GOOD, POOR, as_scanned_pdf
from tests.specimens.table_specimens import as_docx, as_html, as_xlsx, table_specimens

from tiendo.documents import open_document
from tiendo.documents.office import office_program
from tiendo.documents.recognition.models import models
from tiendo.values import Document

NUMBER = re.compile(r"\d[\d.,/]*\d|\d")
TEXT = "\n\n".join(PARAGRAPHS)


def timed(name: str, data: bytes) -> tuple[Document, float, float]:
    """The document, the first time and the slowest of five, in seconds of processor time (child included)."""
    spent = []
    for _ in range(5):
        started = processor_time()
        document = open_document(name, data=data)
        spent.append(processor_time() - started)
    return document, spent[0], max(spent)


def processor_time() -> float:
    """Processor seconds of this process and its ended children: on a busy machine the clock on the wall says little."""
    return sum(
        usage.ru_utime + usage.ru_stime for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def formats() -> None:
    specimen = table_specimens()[0]
    files: dict[str, Callable[[], bytes]] = {
        "bao-cao.txt": lambda: (TEXT * 20).encode(),
        "bao-cao.docx": lambda: as_docx(specimen),
        "bao-cao.html": lambda: as_html(specimen),
        "bao-cao.xlsx": lambda: as_xlsx(specimen),
        "bao-cao.pdf": lambda: pdf(plain(PARAGRAPHS * 36)),
    }
    print(f"{'tệp':14} {'KB':>8} {'lần đầu s':>10} {'chậm nhất/5 s':>14} {'trang/s':>8}")
    for name, make in files.items():
        data = make()
        document, first, slowest = timed(name, data)
        pages = max((block.page or 0 for block in document.blocks), default=0)
        print(f"{name:14} {len(data) / 1024:8.0f} {first:10.3f} {slowest:14.3f} {pages / slowest if pages else 0:8.1f}")


def large_text() -> None:
    data = (TEXT + "\n").encode() * (50 * 1024 * 1024 // (len(TEXT.encode()) + 1))
    started = processor_time()
    document = open_document("lon.txt", data=data)
    spent = processor_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    megabytes = len(data) / 1024 / 1024
    rate = f"{spent:.2f} s, {megabytes / spent:.0f} MB/s"
    print(f"văn bản {megabytes:.0f} MB: {rate}, {len(document.blocks)} đoạn, đỉnh bộ nhớ {peak:.0f} MB")


def recognition() -> None:
    clean = pdf(plain(PARAGRAPHS * 6))
    truth = " ".join(PARAGRAPHS * 6)
    print(f"{'máy quét':34} {'trang':>5} {'ký tự sai %':>12} {'số sai':>9} {'giây/trang':>11}")
    for scanner in (FINE, GOOD, COARSE, POOR):
        data = as_scanned_pdf(clean, scanner)
        started = processor_time()
        document = open_document("quet.pdf", data=data)
        spent = processor_time() - started
        pages = max(block.page or 0 for block in document.blocks)
        read = " ".join(document.text.split())
        wrong, numbers = numbers_wrong(truth, read)
        print(f"{scanner.name:34} {pages:5} {character_errors(truth, read):12.2f} {wrong:4}/{numbers:<4} {spent / pages:11.2f}")


def character_errors(truth: str, read: str) -> float:
    """Share of characters wrong, in percent, by the longest common blocks of each paragraph-sized stretch."""
    wrong = total = place = 0
    for paragraph in PARAGRAPHS * (truth.count(PARAGRAPHS[0]) or 1):
        window = read[max(0, place - 40) : place + len(paragraph) + 60]
        matcher = SequenceMatcher(None, paragraph, window, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        wrong += len(paragraph) - sum(block.size for block in blocks)
        total += len(paragraph)
        place = max(0, place - 40) + (blocks[-1].b + blocks[-1].size if blocks else len(paragraph))
    return 100 * wrong / total


def numbers_wrong(truth: str, read: str) -> tuple[int, int]:
    """How many numbers were changed, lost or invented (edit distance of the two lists), of how many printed."""
    wanted, found = NUMBER.findall(truth), NUMBER.findall(read)
    row = list(range(len(found) + 1))
    for number, one in enumerate(wanted, 1):
        row, above = [number], row
        for place, other in enumerate(found, 1):
            row.append(min(above[place] + 1, row[-1] + 1, above[place - 1] + (one != other)))
    return row[-1], len(wanted)


def scanned_tables() -> None:
    from tests.specimens.made import pdf_of

    print(f"{'bảng quét':34} {'ô':>5} {'đúng':>6} {'báo nghi ngờ':>13} {'sai mà không báo':>17}")
    for scanner in (FINE, GOOD, POOR):
        cells = right = doubtful = silent = 0
        for specimen in table_specimens():
            document = open_document("bang.pdf", data=as_scanned_pdf(pdf_of(as_docx(specimen), "docx"), scanner))
            read = {
                (cell.row, cell.column): (document.text[cell.start : cell.end], cell.doubtful)
                for table in document.tables
                for cell in table.cells
            }
            for place in specimen.expected:
                printed = next(cell.text for cell in specimen.cells if (cell.row, cell.column) == place)
                words, unsure = read.get(place, ("", True))
                same = words.replace(" ", "") == printed.replace(" ", "")
                cells, right, doubtful, silent = cells + 1, right + same, doubtful + unsure, silent + (not same and not unsure)
        print(f"{scanner.name:34} {cells:5} {right:6} {doubtful:13} {silent:17}")


def torn_font() -> None:
    """A PDF whose font no longer says which letters it draws, as when the font lacks Vietnamese."""
    read = open_document("rach.pdf", data=without_letter_maps(pdf(plain())))
    truth, words = " ".join(PARAGRAPHS), " ".join(read.text.split())
    wrong, numbers = numbers_wrong(truth, words)
    print(f"phông hỏng, đọc lại từ ảnh: ký tự sai {character_errors(truth, words):.2f} %, số sai {wrong}/{numbers}")


def main() -> int:
    languages = ", ".join(each.language for each in models()) or "không có"
    print(f"python -m bench.documents; Python {platform.python_version()}, mẫu OCR: {languages}")
    formats()
    large_text()
    if models():
        recognition()
        torn_font()
        if office_program():
            scanned_tables()
    return 0


if __name__ == "__main__":
    sys.exit(main())
