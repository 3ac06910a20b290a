"""Ways in which offices make files: printing to PDF by LibreOffice, printing and scanning."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path


def by_libreoffice(data: bytes, ending: str, wanted: str) -> bytes:
    """A file as LibreOffice saves it in another format."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"source.{ending}"
        source.write_bytes(data)
        program = shutil.which("soffice") or "soffice"
        command = [
            program,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            wanted,
            "--outdir",
            folder,
            str(source),
        ]
        subprocess.run(command, check=True, timeout=120, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return (Path(folder) / f"source.{wanted.split(':')[0]}").read_bytes()


def pdf_of(data: bytes, ending: str) -> bytes:
    """Printed to PDF."""
    return by_libreoffice(data, ending, "pdf")
