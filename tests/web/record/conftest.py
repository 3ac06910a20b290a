"""Every test of the record has an office; the database is the one that ``--database`` names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.office import Office


@pytest.fixture
def office(db, tmp_path, settings) -> Office:
    from tests.web.office import open_office  # Django is not set up yet when this file is loaded

    settings.FILES = tmp_path / "files"
    return open_office()
