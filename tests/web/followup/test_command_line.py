"""``tiendo task`` with words that it does not know: one line, which says what it knows."""

from __future__ import annotations

import pytest

from tests.web.office import NORTH
from tiendo.cli.command import main
from tiendo_web.commands import RECORD_COMMANDS


@pytest.mark.django_db
def test_a_command_line_that_says_something_else_is_told_in_one_line(office, capsys):
    for words, told in (
        (["move", "1", "buoc=nhan"], "trường “buoc” không có"),
        (["give", "text=Rà soát"], "trường “lead” không có hoặc còn thiếu"),
        (["meet", "7", "subject=x"], "không có số của mục"),
        (["show", "99"], "Không tìm thấy nhiệm vụ"),
        (["list", "mau=do"], "lọc theo stage, time, lead, find"),
        (["meet", f"unit={NORTH}", "subject=họp", "day=hôm qua"], "hôm qua"),
    ):
        assert main(RECORD_COMMANDS, ["task", *words, "--as", "approver", "--lang", "vi"]) == 2
        error = capsys.readouterr().err
        assert told in error
        assert error.count("\n") == 1
