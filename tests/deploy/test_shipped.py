"""What is shipped to install Tiendo, tried for real where the machine can."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DEPLOY = Path(__file__).parents[2] / "deploy"


def without_network(command: list[str], **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a network of its own, which leads nowhere; where that is forbidden, with an index that does not exist."""
    closed = ["unshare", "-r", "-n", "--"]
    apart = shutil.which("unshare") is not None and subprocess.run([*closed, "true"], capture_output=True).returncode == 0
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "DJANGO_", "DATABASE_", "PYTHON"))}
    environment = {**kept, "PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/", **more}
    return subprocess.run([*(closed if apart else []), *command], env=environment, capture_output=True, text=True, timeout=900)


@pytest.mark.trial
def test_the_wheelhouse_installs_on_a_machine_without_a_network(tmp_path):
    house, place = tmp_path / "wheelhouse", tmp_path / "opt"
    made = subprocess.run(
        ["sh", str(DEPLOY / "wheelhouse.sh"), str(house)],
        env={**os.environ, "PYTHON": sys.executable},
        capture_output=True,
        text=True,
    )
    if made.returncode:
        pytest.skip("máy này thiếu kho gói Python (pip download)")
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    installed = without_network([str(place / "bin/pip"), "install", "--quiet", "--no-index", "--find-links", str(house), "tiendo"])
    assert installed.returncode == 0, installed.stderr
    text = tmp_path / "a.txt"
    text.write_text("Năm 2024, thu ngân sách đạt 120 tỷ đồng.", encoding="utf-8")
    read = without_network([str(place / "bin/tiendo"), "read", str(text)], TIENDO_VAR=str(tmp_path / "var"))
    assert (read.returncode, "120" in read.stdout) == (0, True), read.stderr
    first = without_network(
        [str(place / "bin/tiendo"), "account", "an", "--unit", "Tỉnh Thái Nguyên", "--role", "administrator"],
        TIENDO_VAR=str(tmp_path / "var"),
        TIENDO_PASSWORD="mot-mat-khau-kha-dai",
        LC_ALL="C.UTF-8",
    )
    assert (first.returncode, first.stdout) == (0, "an\n"), first.stderr


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="máy này thiếu systemd-analyze")
def test_the_unit_is_understood_and_locked_down(tmp_path):
    unit = tmp_path / "tiendo.service"
    unit.write_text((DEPLOY / "tiendo.service").read_text().replace("/opt/tiendo/.venv/bin/tiendo", "/bin/true"))
    told = subprocess.run(["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True)
    assert told.returncode == 0 and "tiendo.service" not in told.stderr, told.stderr
    exposure = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=35", str(unit)], capture_output=True, text=True
    )
    assert exposure.returncode == 0, exposure.stdout.splitlines()[-1:]


def test_the_container_runs_as_nobody_special_and_writes_into_one_volume():
    lines = (DEPLOY / "Containerfile").read_text().splitlines()
    last = {line.split()[0]: line.split()[1:] for line in lines if line and line[0].isupper()}
    assert last["USER"] == ["tiendo"] and last["VOLUME"] == ["/var/lib/tiendo"]
    assert "HEALTHCHECK" in last
    assert not [line for line in lines if line.startswith("ADD") or "curl" in line or "://" in line.replace("http://127.0.0.1", "")]
