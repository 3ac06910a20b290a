"""The ``tiendo`` command: the library's commands and those that need the record."""

from __future__ import annotations

from tiendo.cli import LIBRARY_COMMANDS, Command
from tiendo.cli import main as run

RECORD_COMMANDS = (
    Command(
        "serve",
        "mở ứng dụng web và bộ xử lý nền",
        "serve the web application and its worker",
        "tiendo_web.commands.serve",
    ),
    Command("demo", "dựng và mở bản trình diễn Bắc Kạn", "build and serve the demonstration", "tiendo_web.commands.demo"),
    Command("report", "lập báo cáo định kỳ (Word)", "write the periodic report (Word)", "tiendo_web.commands.report"),
)


def main() -> int:
    """Entry point of the ``tiendo`` command; returns the exit code."""
    return run((*LIBRARY_COMMANDS, *RECORD_COMMANDS))
