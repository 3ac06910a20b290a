"""What every command shares: its shape, the language of its words, and how it ends."""

from __future__ import annotations

import argparse
import errno
import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NoReturn


@dataclass(frozen=True, slots=True)
class Command:
    """A command of ``tiendo``.

    Attributes:
        name: one or two words as typed (``"read"``, ``"corpus read"``).
        vi, en: one line of help in each language.
        module: the module that holds ``arguments(parser, say)`` and ``run(options, say) -> int``; loaded only when needed.
    """

    name: str
    vi: str
    en: str
    module: str


Say = Callable[[str, str], str]
"""Picks the Vietnamese or the English of two wordings."""


def speaker(language: str) -> Say:
    """A function that gives the wording of one language (``"vi"`` or ``"en"``)."""
    return (lambda vi, en: en) if language == "en" else (lambda vi, en: vi)


def language_of(arguments: Sequence[str]) -> str:
    """The language asked for: ``--lang``, else an English locale gives English, else Vietnamese."""
    for index, word in enumerate(arguments):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if spoken.startswith("en") else "vi"


# What the system says of a path, in words, with what to do; any other fault is told by its number.
_PATH_FAULTS = {
    errno.ENOENT: ("không có tệp hoặc thư mục này; kiểm tra tên", "no such file or folder; check the name"),
    errno.ENOTDIR: ("một phần của đường dẫn không phải thư mục; kiểm tra tên", "part of the path is not a folder; check the name"),
    errno.EISDIR: ("là thư mục, không phải tệp; nêu tên tệp", "is a folder, not a file; name a file"),
    errno.EACCES: (
        "không có quyền đọc hoặc ghi; xin quyền, hoặc chọn chỗ khác",
        "access is refused; ask for it, or choose another place",
    ),
    errno.EPERM: (
        "không có quyền đọc hoặc ghi; xin quyền, hoặc chọn chỗ khác",
        "access is refused; ask for it, or choose another place",
    ),
    errno.EROFS: ("đĩa chỉ cho đọc; chọn chỗ khác", "the disk is read-only; choose another place"),
    errno.ENOSPC: ("đĩa đầy; dọn bớt hoặc chọn đĩa khác", "the disk is full; free some space or choose another disk"),
    errno.EDQUOT: (
        "hết phần đĩa được cấp; dọn bớt hoặc chọn đĩa khác",
        "the disk quota is used up; free some space or choose another disk",
    ),
    errno.ENAMETOOLONG: ("tên quá dài; đặt tên ngắn hơn", "the name is too long; choose a shorter one"),
}


Explain = Callable[[Exception], tuple[str, str] | None]
"""What an error means to the person, in Vietnamese and in English; ``None`` when it is not one that this explains."""


def path_fault(error: OSError, say: Say, path: str = "") -> str:
    """The one line for a path that could not be read or written: which, what is wrong, what to do.

    Args:
        path: what to call it when the error names none.
    """
    named = error.filename if isinstance(error.filename, str) else path or "tiendo"
    wordings = _PATH_FAULTS.get(error.errno or 0)
    if wordings is None:
        wordings = (
            f"hệ điều hành báo lỗi {error.errno}; kiểm tra đĩa rồi chạy lại",
            f"the system reports error {error.errno}; check the disk and run again",
        )
    return f"{named}: {say(*wordings)}\n"


_HEADINGS = (("usage:", "cách dùng:"), ("positional arguments:", "đối số:"), ("options:", "tùy chọn:"))
# What argparse says of a wrong command line, and how we say it.
_FAULTS = (
    (r"^argument (?P<name>[^:]+): expected one argument$", r"\g<name> cần một giá trị"),
    (
        r"^argument (?P<name>[^:]+): invalid choice: (?P<given>.+?) \(choose from (?P<known>.+)\)$",
        r"\g<name>: \g<given> không có; chọn \g<known>",
    ),
    (r"^argument (?P<name>[^:]+): invalid .* value: (?P<given>.+)$", r"\g<name>: không hiểu \g<given>"),
    (r"^the following arguments are required: (?P<names>.+)$", r"thiếu \g<names>"),
    (r"^unrecognized arguments: (?P<given>.+)$", r"không có tùy chọn \g<given>"),
    (r"^argument (?P<name>[^:]+): not allowed with argument (?P<other>.+)$", r"\g<name> không dùng cùng \g<other>"),
)


class _Parser(argparse.ArgumentParser):
    """argparse with our own words and our own way to end."""

    say: Say = staticmethod(speaker("vi"))

    def add_argument(self, *names: Any, **facts: Any) -> argparse.Action:
        """Our help texts are plain words: a percent sign stands for itself."""
        if isinstance(facts.get("help"), str):
            facts["help"] = facts["help"].replace("%", "%%")
        return super().add_argument(*names, **facts)

    def format_help(self) -> str:
        """The help with its headings in the language asked for."""
        return self._headed(super().format_help())

    def format_usage(self) -> str:
        """The usage line in the language asked for."""
        return self._headed(super().format_usage())

    def _headed(self, text: str) -> str:
        for heading, vi in _HEADINGS:
            text = re.sub(rf"^{heading}", self.say(vi, heading), text, flags=re.MULTILINE)
        return text

    def error(self, message: str) -> NoReturn:
        """End with one line that says which option is wrong and how to see the right ones."""
        for wording, vi in _FAULTS:
            if match := re.search(wording, message):
                message = self.say(match.expand(vi), message)
                break
        sys.stderr.write(f"{self.prog}: {message}\n{self.say('Xem', 'See')}: {self.prog} --help\n")
        raise SystemExit(2)


def _unexplained(error: Exception) -> tuple[str, str]:
    """A fault of ours. The way it came is for who mends it: ``TIENDO_TRACE=1`` lets it through."""
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    return (
        f"lỗi của chương trình ({what}); chạy lại với TIENDO_TRACE=1 rồi gửi các dòng in ra cho người phụ trách",
        f"a fault of the program ({what}); run again with TIENDO_TRACE=1 and send what it prints to who looks after it",
    )


def main(commands: Sequence[Command], arguments: Sequence[str] | None = None, explain: Explain = lambda error: None) -> int:
    """Run one command; whatever goes wrong is told in one line, and nobody meets a traceback.

    Args:
        commands: every command that may be named, in the order of the flow.
        arguments: the words after ``tiendo``; those of the process when ``None``.
        explain: what errors of the caller's own world mean.
    Returns: the exit code.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    say = speaker(language_of(words))
    command, rest = _choose(commands, words)
    if command is None:
        return _overview(commands, say, rest)
    module = import_module(command.module)
    parser = _Parser(prog=f"tiendo {command.name}", description=say(command.vi, command.en), add_help=False)
    parser.say = say
    parser.add_argument("-h", "--help", action="help", help=say("in trợ giúp này", "print this help"))
    parser.add_argument("--lang", choices=("vi", "en"), help=say("ngôn ngữ", "language"))
    module.arguments(parser, say)
    try:
        return int(module.run(parser.parse_args(rest), say))
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        sys.stderr.write(path_fault(error, say))
        return 2
    except KeyboardInterrupt:
        sys.stderr.write(say("\nĐã dừng.\n", "\nStopped.\n"))
        return 2
    except Exception as error:
        if os.environ.get("TIENDO_TRACE"):
            raise
        sys.stderr.write(f"tiendo {command.name}: {say(*(explain(error) or _unexplained(error)))}\n")
        return 2


def _choose(commands: Sequence[Command], words: list[str]) -> tuple[Command | None, list[str]]:
    by_name = {command.name: command for command in commands}
    for length in (2, 1):
        name = " ".join(words[:length])
        if len(words) >= length and name in by_name:
            return by_name[name], words[length:]
    return None, words


def _overview(commands: Sequence[Command], say: Say, words: list[str]) -> int:
    asked = not words or words[0] in {"-h", "--help", "help"} or words[0].startswith("--lang")
    out = sys.stdout if asked else sys.stderr
    if not asked:
        out.write(say(f"tiendo: không có lệnh “{words[0]}”.\n", f"tiendo: there is no command '{words[0]}'.\n"))
    out.write(say("Các lệnh:\n", "Commands:\n"))
    width = max(len(command.name) for command in commands)
    for command in commands:
        out.write(f"  tiendo {command.name:<{width}}  {say(command.vi, command.en)}\n")
    out.write(say("tiendo LỆNH --help nói rõ từng lệnh.\n", "tiendo COMMAND --help explains each.\n"))
    return 0 if asked else 2
