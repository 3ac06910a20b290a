"""TCVN3 (ABC) and VNI, the ways Vietnamese was typed before Unicode, and the fonts that show them.

Sources: TCVN 5712:1993, third character set; the VNI table for Windows. Both draw Vietnamese letters at the places of
Western ones, so a file looks like Western text until its font is known.
"""

from __future__ import annotations

import re
from unicodedata import normalize

# Code points of the letters below, in hexadecimal.
_TCVN3_SIGNS = bytes.fromhex(
    "b5b8b6b7b9a8bbbebcbdc6a9c7cac8c9cbaeccd0cecfd1aad2d5d3d4d6d7ddd8dcdedfe3e1e2e4abe5e8e6e7e9aceaed"
    "ebeceeeff3f1f2f4adf5f8f6f7f9fafdfbfcfea1a2a7a3a4a5a6"
).decode("latin-1")
_TCVN3_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
_TCVN3 = str.maketrans(_TCVN3_SIGNS, _TCVN3_LETTERS)

# VNI writes the plain letter and then a sign; the sign holds circumflex or breve and the tone together.
_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_ALONE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}


def _vni_table() -> dict[str, str]:
    table = dict(_ALONE)
    for letter in "aeoy":
        table |= {letter + sign: letter + tone for sign, tone in _TONES.items()}
    table |= {"u" + sign: "u" + tone for sign, tone in _TONES.items()}
    for letter, full in zip("aeo", "âêô", strict=True):
        table |= {letter + sign: full + tone for sign, tone in _CIRCUMFLEX.items()}
    table |= {"a" + sign: "ă" + tone for sign, tone in _BREVE.items()}
    for letter, full in (("ô", "ơ"), ("ö", "ư")):
        table |= {letter + sign: full + tone for sign, tone in _TONES.items()}
    return table | {key.upper(): value.upper() for key, value in table.items()}


_VNI = _vni_table()
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    """Unicode for characters typed in TCVN3; a font whose name ends in H shows the result in capitals.

    >>> from_tcvn3("B¾c K¹n")
    'Bắc Kạn'
    """
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """Unicode (NFC) for characters typed in VNI.

    >>> from_vni("Baéc Kaïn")
    'Bắc Kạn'
    """
    return normalize("NFC", _VNI_LETTER.sub(lambda match: _VNI[match[0]], text))


def from_font(text: str, font: str) -> str:
    """The characters that a run shows in its font: converted when the font is a TCVN3 or VNI one, else as they are."""
    lowered = font.lower()
    if lowered.startswith(".vn"):
        shown = from_tcvn3(text)
        return shown.upper() if lowered.endswith("h") else shown
    return from_vni(text) if lowered.startswith("vni-") else text
