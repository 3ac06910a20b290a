"""The ``tiendo`` command: the library's commands and those that need the record."""

from __future__ import annotations

from tiendo.cli import LIBRARY_COMMANDS, Command
from tiendo.cli import main as run

from .database_fault import database_fault

RECORD_COMMANDS = (
    Command(
        "serve",
        "mở ứng dụng web và bộ xử lý nền",
        "serve the web application and its worker",
        "tiendo_web.commands.serve",
    ),
    Command("demo", "dựng và mở bản trình diễn Bắc Kạn", "build and serve the demonstration", "tiendo_web.commands.demo"),
    Command("account", "tạo tài khoản, cấp vai trò", "make an account, give a role", "tiendo_web.commands.account"),
    Command("token", "cấp, thu hồi mã truy cập API", "give or take back an API token", "tiendo_web.commands.token"),
    Command(
        "import", "đưa bảng tính vào sổ, có xem trước", "import a workbook, with a preview", "tiendo_web.commands.import_workbook"
    ),
    Command(
        "task",
        "nhiệm vụ, kiến nghị, cuộc họp, giải trình: xem, giao, chuyển bước",
        "tasks, proposals, meetings, explanations: see, give, move",
        "tiendo_web.commands.task",
    ),
    Command("audit verify", "kiểm tra chuỗi nhật ký", "verify the audit trail", "tiendo_web.commands.audit_verify"),
    Command("doctor", "kiểm tra bản cài, chỉ chỗ phải sửa", "check the installation", "tiendo_web.commands.doctor"),
    Command("backup", "sao lưu toàn bộ sổ vào một tệp", "copy the whole record to a file", "tiendo_web.commands.backup"),
    Command("restore", "phục hồi từ tệp sao lưu", "take a copy back", "tiendo_web.commands.restore"),
    Command("report", "lập báo cáo định kỳ (Word)", "write the periodic report (Word)", "tiendo_web.commands.report"),
    Command("brief", "lập tài liệu trước buổi làm việc", "write the briefing pack of a session", "tiendo_web.commands.brief"),
    Command(
        "export",
        "xuất dữ liệu mở, cổng công khai, nhiệm vụ",
        "write open data, the public portal, tasks",
        "tiendo_web.commands.export",
    ),
)


def main() -> int:
    """Entry point of the ``tiendo`` command; returns the exit code."""
    return run((*LIBRARY_COMMANDS, *RECORD_COMMANDS), explain=database_fault)
