"""LibreOffice as a converter, run without a window, macros or a profile of its own making that stays."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from .errors import Damaged, NeedsProgram, TookTooLong

_SECONDS = 100
_FAMILY = {"docx": "Word", "xlsx": "Excel"}


def office_program() -> str | None:
    """Path of LibreOffice, ``None`` when this machine has none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def converted(data: bytes, name: str, ending: str, wanted: str) -> bytes:
    """The same file in another format.

    Args: ending: of the file as it is; wanted: ``"docx"`` or ``"xlsx"``.
    Raises: NeedsProgram, Damaged, TookTooLong.
    """
    program = office_program()
    if program is None:
        raise NeedsProgram(
            name, program="LibreOffice", otherwise=f"lưu thành .{wanted} rồi gửi lại", otherwise_en=f"save it as .{wanted}"
        )
    with tempfile.TemporaryDirectory(prefix="tiendo-") as folder:
        source = Path(folder) / f"source.{ending}"
        source.write_bytes(data)
        command = [
            program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--nolockcheck", "--nodefault",
            "--convert-to", wanted, "--outdir", f"{folder}/out", str(source),
        ]  # fmt: skip
        try:
            subprocess.run(  # noqa: S603 - a program found on the machine, a file name of our own
                command,
                timeout=_SECONDS,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise TookTooLong(name, seconds=_SECONDS) from error
        results = list((Path(folder) / "out").glob(f"*.{wanted}")) if (Path(folder) / "out").is_dir() else []
        if not results:
            raise Damaged(name, kind=_FAMILY[wanted])
        return results[0].read_bytes()
