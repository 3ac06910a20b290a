"""Whether letters are Vietnamese: the shape of a syllable, and how much of a text has it.

Used to tell encodings apart and to notice a PDF whose letters were torn out of their words.
"""

from __future__ import annotations

import re
import unicodedata

_ONSETS = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx]"
_NUCLEI = (
    "iêu|yêu|ươi|ươu|uôi|oai|oay|oao|oeo|uây|uya|uyê|uyu|uêu|"
    "ia|iê|ya|yê|ưa|ươ|ua|uô|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|oa|oă|oe|oo|uâ|uê|uơ|uy|ue|"
    "[aăâeêioôơuưy]"
)
_SYLLABLE = re.compile(f"(?:{_ONSETS})?(?:{_NUCLEI})(?:ch|ng|nh|[cmnpt])?")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORD = re.compile(r"[^\W\d_]+")
_MARKED = re.compile("[\u00c0-\u024f\u1ea0-\u1ef9]")
_PROBE = 20_000


def is_syllable(word: str) -> bool:
    """True when the letters have the shape of one Vietnamese syllable.

    >>> is_syllable("nghèo"), is_syllable("Kạn"), is_syllable("nghÌo"), is_syllable("w")
    (True, True, False, False)
    """
    plain = unicodedata.normalize("NFD", word.lower())
    toneless = _TONES.sub("", plain)
    return len(plain) - len(toneless) <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)) is not None


def vietnamese_share(text: str) -> tuple[float, int]:
    """How Vietnamese the words with marked letters are.

    Returns: share of those words that are syllables (0 to 1), and how many such words there are. Plain ASCII words tell
        nothing and are left out.
    """
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text[:_PROBE])) if _MARKED.search(word)]
    if not words:
        return 0.0, 0
    return sum(map(is_syllable, words)) / len(words), len(words)
