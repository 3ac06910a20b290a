"""The bill of materials is whole, and nothing in it binds us to more than we took on."""

from __future__ import annotations

import re

from tools.bill import bill, components

from tests.conftest import ROOT


def test_every_locked_package_is_in_the_bill():
    locked = re.findall(r"^[\w.-]+==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    listed = bill()["components"]
    assert len(listed) == len(locked) > 100
    assert len({one["purl"] for one in listed}) == len(listed)


def test_every_package_states_its_licence_and_none_is_agpl_or_gpl_alone():
    unstated, binding = [], []
    for one in components():
        choices = re.split(r" OR |/", one.licence)
        if not one.licence:
            unstated.append(one.name)
        if all(re.search(r"\bA?GPL|General Public|Affero", choice) and "Lesser" not in choice for choice in choices):
            binding.append(one.name)
    assert not unstated
    assert not binding
