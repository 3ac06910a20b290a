"""Bytes and texts that nobody would write, at the readers and at the grammar: how many cases, what came of them.

``python -m bench.fuzz [--seconds 60] [TARGET…]``. Each target runs in a process of its own, bounded as the reader of an upload is
(memory, file size) and with a limit of time for each case. *Refused* is a document error, which a person reads as one line;
*unforeseen* an exception of a parser, which the sandbox turns into «hỏng»; *ended* a process that had to be stopped or crashed.
A grammar may do neither: every exception of it is a fault.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from typing import Any

from tiendo.documents.errors import DocumentError
from tiendo.documents.limits import LIMITS
from tiendo.documents.worker import bound

CASE_SECONDS = 20
READERS = {"docx": "docx", "xlsx": "workbook", "pdf": "pdf", "html": "html", "md": "markdown", "csv": "delimited", "zip": ""}
PIECES = (
    *"0123456789.,-–/%()“”;: \n",
    *("năm 2024", "quý I", "quý IV/2023", "9 tháng", "6 tháng đầu năm", "tháng 13", "đến 31/12/2024", "ngày 30/2", "cùng kỳ"),
    *("tỷ đồng", "triệu", "nghìn tấn", "%", "điểm %", "ha", "người", "lượt", "từ", "đến", "tăng", "giảm", "gấp", "lần", "bằng"),
    *(
        "kế hoạch",
        "trên",
        "gần",
        "khoảng",
        "ít nhất",
        "hơn",
        "một nửa",
        "chục",
        "mươi",
        "rưỡi",
        "1.250",
        "04/28",
        "5,02",
        "2021–2025",
    ),
    *(
        "trong đó",
        "gồm",
        "\u0301",
        "\u200b",
        "\ufeff",
        "\u00a0",
        "đ",
        "Đ",
        "I",
        "l",
        "O",
        "²",
        "½",
        "①",
        "\U0001f600",
        "10^9",
        "1e999",
    ),
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A file with some bytes overwritten, a stretch cut out or doubled, or its end missing."""
    changed = bytearray(data)
    for _time in range(chance.randint(1, 12)):
        place, length = chance.randrange(len(changed) + 1), chance.choice((1, 1, 2, 4, 16, 200))
        how = chance.choice(("flip", "cut", "double", "noise", "noise", "end"))
        if how == "flip" and place < len(changed):
            changed[place] ^= 1 << chance.randrange(8)
        elif how == "cut":
            del changed[place : place + length]
        elif how == "double":
            changed[place:place] = bytes(changed[place : place + length]) * 3
        elif how == "noise":
            changed[place : place + length] = chance.randbytes(length)
        elif chance.random() < 0.2:
            del changed[place:]
    return bytes(changed)


def repacked(data: bytes, chance: random.Random) -> bytes:
    """A package (docx, xlsx) with the XML of one of its parts mutated: what lies behind the checks of the archive."""
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        chosen = chance.choice(names)
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, mutated(content, chance) if name == chosen else content)
    return out.getvalue()


def reader(ending: str) -> Callable[[random.Random], None]:
    """One case for the reader of a format, as the sandbox calls it."""
    from tests.documents.test_fuzz import seeds

    from tiendo.documents.archives import members_of

    data = seeds()[f"a.{ending}"]

    def read(chance: random.Random) -> None:
        inside = ending in ("docx", "xlsx") and chance.random() < 0.7
        content = (repacked if inside else mutated)(data, chance)
        if ending == "zip":
            list(members_of(content, "a.zip"))
        else:
            import_module(f"tiendo.documents.readers.{READERS[ending]}").read(content, f"a.{ending}")

    return read


def grammar(_name: str) -> Callable[[random.Random], None]:
    """One text through the whole reading: every span must lie in the text and print what it says."""
    from tiendo.documents import open_document
    from tiendo.reading import read

    def case(chance: random.Random) -> None:
        text = "".join(chance.choice(("", " ", " ")) + chance.choice(PIECES) for _time in range(chance.randint(1, 60)))
        if not text.strip():
            return
        document = open_document("a.txt", data=text.encode())
        found = read(document)
        for one in (*found.statements, *found.unread):
            source = one.source
            assert document.text[source.start : source.end] == source.surface

    return case


def periods(_name: str) -> Callable[[random.Random], None]:
    """What people type into the field of a period: a period, or one line that says what to write."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tiendo_web.settings")
    os.environ["TIENDO_VAR"] = tempfile.mkdtemp()
    django.setup()
    from tiendo_web.pages.entry import EntryError, parse_period

    def case(chance: random.Random) -> None:
        text = "".join(chance.choice(PIECES) + chance.choice(("", " ")) for _time in range(chance.randint(1, 6)))
        try:
            parse_period(text)
        except EntryError:
            return

    return case


TARGETS: dict[str, Callable[[str], Callable[[random.Random], None]]] = {
    **dict.fromkeys(READERS, reader),
    "numbers, periods": grammar,
    "typed periods": periods,
}


def work(target: str, seconds: float, seed: int) -> None:
    """Run one target here; prints the counts, and each new kind of exception with the seed of its case."""
    signal.signal(signal.SIGALRM, _too_long)
    case, counts, kinds = TARGETS[target](target), Counter[str](), Counter[str]()
    if target in READERS:
        bound({"memory_bytes": LIMITS.memory_bytes, "unpacked_bytes": LIMITS.unpacked_bytes}, int(seconds) * 4 + 60)
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        number = seed * 10_000_000 + counts["cases"]
        counts["cases"] += 1
        signal.alarm(CASE_SECONDS)
        try:
            case(random.Random(number))
            counts["read"] += 1
        except DocumentError:
            counts["refused"] += 1
        except (TimeoutError, MemoryError, RecursionError) as error:
            counts["ended"] += 1
            _tell(kinds, error, number)
        except Exception as error:
            counts["unforeseen"] += 1
            _tell(kinds, error, number)
        finally:
            signal.alarm(0)
    print(target, *(counts[name] for name in ("cases", "read", "refused", "unforeseen", "ended")), sep="\t")


def _tell(kinds: Counter[str], error: BaseException, number: int) -> None:
    kinds[type(error).__name__] += 1
    if kinds[type(error).__name__] == 1:
        sys.stderr.write(f"  {type(error).__name__} (case {number}): {str(error)[:120]!r}\n")


def _too_long(*_args: Any) -> None:
    raise TimeoutError


def main() -> None:
    """One process for each target; a process that dies is told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        work(given.targets[0], given.seconds, given.seed)
        return
    print("target", "cases", "read", "refused", "unforeseen", "ended", sep="\t", flush=True)
    for target in given.targets or TARGETS:
        command = [sys.executable, "-m", "bench.fuzz", target, "--here", "--seconds", str(given.seconds), "--seed", str(given.seed)]
        code = subprocess.run(command).returncode
        if code:
            print(target, f"the process died ({code})", sep="\t", flush=True)


if __name__ == "__main__":
    main()
