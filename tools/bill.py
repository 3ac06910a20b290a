"""The bill of materials: every package of ``requirements.lock`` with its licence.

``python -m tools.bill`` prints CycloneDX 1.6 JSON; ``licence_table`` is the table of docs/licences.md.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
_CLASSIFIER = "License :: OSI Approved :: "
# Packages whose metadata name no licence; read in their own licence files.
_READ_BY_HAND = {"axe-playwright-python": "MIT"}


@dataclass(frozen=True, slots=True)
class Component:
    """One package: name, locked version, licence as it states it (an SPDX expression where it gives one), what it is for."""

    name: str
    version: str
    licence: str
    summary: str


def components() -> list[Component]:
    """Every package of the lock, by name. A package that this machine lacks keeps an empty licence."""
    locked = _LOCKED.findall((ROOT / "requirements.lock").read_text("utf-8"))
    return [_component(name, version) for name, version in sorted(locked, key=lambda one: one[0].lower())]


def _component(name: str, version: str) -> Component:
    try:
        facts = metadata(name)
    except PackageNotFoundError:
        return Component(name, version, "", "")
    licence = _READ_BY_HAND.get(name) or facts.get("License-Expression") or _classified(facts.get_all("Classifier") or [])
    if not licence:
        licence = (facts.get("License") or "").strip().split("\n")[0][:60]
    return Component(name, version, licence, (facts.get("Summary") or "").split("\n")[0])


def _classified(classifiers: list[str]) -> str:
    named = [one.removeprefix(_CLASSIFIER) for one in classifiers if one.startswith(_CLASSIFIER)]
    return " OR ".join(sorted(named))


def bill() -> dict[str, object]:
    """The CycloneDX document; the same lock gives the same bytes."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"license": {"id": project["license"]}}],
            }
        },
        "components": [
            {
                "type": "library",
                "bom-ref": f"pkg:pypi/{one.name.lower()}@{one.version}",
                "name": one.name,
                "version": one.version,
                "purl": f"pkg:pypi/{one.name.lower()}@{one.version}",
                "description": one.summary,
                "licenses": [{"license": {"name": one.licence}}] if one.licence else [],
            }
            for one in components()
        ],
    }


def licence_table() -> str:
    """Packages with their licences as a table."""
    lines = ["| gói | bản | giấy phép |", "| --- | --- | --- |"]
    lines += [f"| {one.name} | {one.version} | {one.licence.replace('|', '/')} |" for one in components()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(json.dumps(bill(), ensure_ascii=False, indent=1) + "\n")
