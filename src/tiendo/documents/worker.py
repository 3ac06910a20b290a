"""The child process of ``sandbox``: bounds itself, reads bytes from standard input, writes a draft or an error as JSON.

Started as ``python -I -m tiendo.documents.worker READER NAME LIMITS SECONDS``.
"""

from __future__ import annotations

import json
import resource
import sys
from importlib import import_module
from typing import Any


def main(arguments: list[str]) -> int:
    """Read once; an error of the document is an answer, anything else ends with a code of its own."""
    reader, name, limits, seconds = arguments
    bound(json.loads(limits), int(seconds))
    from .errors import Damaged, DocumentError, TooDeep
    from .sandbox import packed

    data = sys.stdin.buffer.read()
    try:
        answer: dict[str, Any] = packed(import_module(f"tiendo.documents.readers.{reader}").read(data, name))
    except DocumentError as error:
        answer = {"cause": type(error).__name__, "details": error.details}
    except RecursionError:
        answer = {"cause": TooDeep.__name__, "details": {}}
    except MemoryError:
        return 3
    except Exception:  # a parser met bytes that its authors did not foresee
        answer = {"cause": Damaged.__name__, "details": {"kind": _title(reader)}}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=True).encode("ascii"))
    return 0


def bound(limits: dict[str, int], seconds: int) -> None:
    """Bound this process in memory, time and what it writes; it leaves no core file."""
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory_bytes"],) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits["unpacked_bytes"],) * 2)


def _title(reader: str) -> str:
    from .sniffing import FORMATS

    return next((format.title for format in FORMATS if format.reader == reader), reader)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
