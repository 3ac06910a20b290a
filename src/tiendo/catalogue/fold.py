"""One way to compare Vietnamese words, whatever the keyboard that wrote them."""

from __future__ import annotations

import re
import unicodedata

# Old and new placing of the tone mark in oa, oe, uy, and i/y after t and s: one spelling stands for both.
_PAIRS = (
    ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"),
    ("òe", "oè"), ("óe", "oé"), ("ỏe", "oẻ"), ("õe", "oẽ"), ("ọe", "oẹ"),
    ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ"),
)  # fmt: skip
_NEW = {new: old for old, new in _PAIRS}
# The two placings differ only where the syllable ends (hoà = hòa, but hoàn stays), and never behind q (quý).
_TONE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![^\W\d_])")
_TI = re.compile(r"\btỉ\b")
_BAC_SY = re.compile(r"\bsỹ\b")


def fold(text: str) -> str:
    """Fold spelling variants: NFC, lower case, ``tỉ`` = ``tỷ``, ``hoà`` = ``hòa``, ``sỹ`` = ``sĩ``, spaces joined.

    The result is for comparing, never for showing; its length differs from the text's.

    >>> fold("Uỷ ban  NHÂN DÂN") == fold("Ủy ban nhân dân")
    True
    """
    text = " ".join(unicodedata.normalize("NFC", text).lower().split())
    text = _TONE.sub(lambda match: _NEW[match[0]], text)
    return _BAC_SY.sub("sĩ", _TI.sub("tỷ", text))


def bare(text: str) -> str:
    """The folded text without any Vietnamese mark, for search boxes: ``"Bắc Kạn"`` gives ``"bac kan"``."""
    decomposed = unicodedata.normalize("NFD", fold(text).replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def fold_in_place(text: str) -> str:
    """Like :func:`fold`, but every character keeps its offset: spaces stay, and the text must be in NFC already.

    >>> fold_in_place("Tỉ lệ hoà  giải")
    'tỷ lệ hòa  giải'
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    low = _TONE.sub(lambda match: _NEW[match[0]], low)
    return _BAC_SY.sub("sĩ", _TI.sub("tỷ", low))
