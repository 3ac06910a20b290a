"""Generated parts of the docs: `python -m tools.pages` writes them, `tests/docs` compares them.

A page holds a generated part between ``<!-- generated: NAME -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tiendo.boards import BOARDS
from tiendo.boards.register import FIGURE_BOARDS
from tiendo.cli import LIBRARY_COMMANDS
from tiendo.followup.stages import STAGE_WORDS, TABLE, Part
from tiendo_web.commands import RECORD_COMMANDS
from tools.bill import licence_table

DOCS = Path(__file__).resolve().parents[1] / "docs"
_PART = re.compile(r"(<!-- generated: (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_WHO = {Part.OWNER: "người thực hiện", Part.OFFICE: "văn phòng", Part.ASSIGNER: "người giao"}


def stage_table() -> str:
    """The state machine of a task as a table, from the rows that the code moves by."""
    lines = ["| việc | ai | từ | đến | phải có |", "| --- | --- | --- | --- | --- |"]
    for row in TABLE:
        before = ", ".join(STAGE_WORDS[stage][0] for stage in STAGE_WORDS if stage in row.before)
        after = STAGE_WORDS[row.after][0] if row.after else "giữ nguyên"
        needs = [
            word for word, asked in (("lý do", row.reason), ("minh chứng", row.evidence), ("người khác", row.another)) if asked
        ]
        lines.append(f"| {row.vi} | {_WHO[row.part]} | {before} | {after} | {', '.join(needs)} |")
    return "\n".join(lines) + "\n"


def stage_drawing() -> str:
    """The same table as a drawing in text: one line per stage, with where each move leads."""
    lines = ["```text"]
    for stage, (word, _) in STAGE_WORDS.items():
        moves = [
            f"{row.vi} → {STAGE_WORDS[row.after][0]}"
            for row in TABLE
            if stage in row.before and row.after and row.after is not stage
        ]
        lines.append(f"{word}: " + ("; ".join(moves) if moves else "(hết)"))
    return "\n".join([*lines, "```"]) + "\n"


def commands() -> str:
    """The help of every command, as `tiendo COMMAND --help` prints it."""
    tiendo = Path(sys.executable).with_name("tiendo")
    parts = []
    for command in (*LIBRARY_COMMANDS, *RECORD_COMMANDS):
        words = [str(tiendo), *command.name.split(), "--help"]
        environment = {**os.environ, "COLUMNS": "110", "LANG": "C.UTF-8", "LC_ALL": ""}
        printed = subprocess.run(words, capture_output=True, text=True, check=True, env=environment).stdout
        parts.append(f"## tiendo {command.name}\n\n```text\n{printed.rstrip()}\n```\n")
    return "\n".join(parts)


def register_table() -> str:
    """Every board of rows: its address, its columns (* required, ° personal), what follows from them, its checks."""
    lines = ["| bảng | địa chỉ | cột | tính ra | kiểm tra |", "| --- | --- | --- | --- | --- |"]
    for board in BOARDS:
        columns = "; ".join(f"{one.words.vi}{'*' * one.required}{'°' * one.personal}" for one in board.fields)
        derived = "; ".join(f"{one.words.vi} = {one.how.vi}" for one in board.derived) or "–"
        checks = "; ".join(f"{one.code} {one.words.vi}" for one in board.checks) or "–"
        lines.append(f"| {board.words.vi} | `/bang/{board.slug}/` | {columns} | {derived} | {checks} |")
    return "\n".join(lines) + "\n"


def figure_board_table() -> str:
    """Every board of figures: its address, the indicators of its columns, what follows from them."""
    lines = ["| bảng | địa chỉ | cột (chỉ tiêu trong danh mục hoặc sổ) | tính ra |", "| --- | --- | --- | --- |"]
    for board in FIGURE_BOARDS:
        columns = "; ".join(f"{one.words.vi} (`{one.indicator}`)" for one in board.columns)
        computed = "; ".join(f"{one.words.vi} = {one.how.vi}" for one in board.computed) or "–"
        lines.append(f"| {board.words.vi} | `/bang/so-lieu/{board.slug}/` | {columns} | {computed} |")
    return "\n".join(lines) + "\n"


PARTS: Mapping[str, Callable[[], str]] = {
    "register-table": register_table,
    "figure-board-table": figure_board_table,
    "stage-table": stage_table,
    "stage-drawing": stage_drawing,
    "commands": commands,
    "licences": licence_table,
}


def fresh(page: str) -> str:
    """A page with its generated parts made anew."""
    return _PART.sub(lambda match: match[1] + PARTS[match["name"]]() + match[3], page)


def main() -> int:
    """Write every page that has changed; print their names."""
    for path in sorted(DOCS.rglob("*.md")):
        before = path.read_text(encoding="utf-8")
        after = fresh(before)
        if after != before:
            path.write_text(after, encoding="utf-8")
            print(path.relative_to(DOCS.parent))
    return 0


if __name__ == "__main__":
    sys.exit(main())
