"""Words made comparable for the patterns of this folder."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """NFC, lower case, single spaces; tone marks stay where they were typed.

    >>> plain("Kế  hoạch\\nnăm 2024")
    'kế hoạch năm 2024'
    """
    return " ".join(unicodedata.normalize("NFC", text).lower().split())
