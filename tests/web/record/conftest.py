"""Every test of the record has an office; the database is the one that ``--database`` names."""

from __future__ import annotations

import pytest

from tests.web.office import Office, open_office


@pytest.fixture
def office(db, tmp_path, settings) -> Office:
    settings.FILES = tmp_path / "files"
    return open_office()
