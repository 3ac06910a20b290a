"""``import tiendo`` does nothing, and then gives the public names."""

from __future__ import annotations

import subprocess
import sys

import pytest

import tiendo
from tiendo import api


def test_the_names_are_those_of_the_flow():
    assert tiendo.__all__ == api.__all__ == sorted(api.__all__)
    assert all(getattr(tiendo, name) is getattr(api, name) for name in tiendo.__all__)


def test_importing_loads_no_room():
    loaded = "import sys, tiendo; print([name for name in sys.modules if name.startswith('tiendo.')])"
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_pandas_is_loaded_only_for_a_frame():
    loaded = "import sys, tiendo; tiendo.read; print('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout == "False\n"


def test_another_name_is_not_there():
    with pytest.raises(AttributeError, match="nothing"):
        tiendo.nothing  # noqa: B018 - asking is the test
