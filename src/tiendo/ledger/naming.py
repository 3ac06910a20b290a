"""From the words of a table or plan to an indicator's code; look-alikes stay apart."""

from __future__ import annotations

import re
from functools import cache

from tiendo.catalogue import bare, fold, indicators

_MARKS = re.compile(r"[.,;:]")
_DASH = re.compile(r"\s*[-–—]\s*")
_ASIDE = re.compile(r"\s*\((?P<aside>[^()]*)\)")
# Asides that say nothing about what is measured; any other aside makes another indicator.
_IDLE = {"lũy kế", "cộng dồn", "grdp", "iip"}
_FACETS = {"hạng": "_rank", "thứ hạng": "_rank", "xếp hạng": "_rank", "điểm": "_score", "điểm số": "_score"}
OWN = "ledger/"
"""Begins the codes of indicators that the catalogue lacks."""


def indicator_code(words: str) -> str:
    """The catalogue's code of an indicator named in words, or the ledger's own code for it.

    The whole wording must be a name or alias; a part of it is not enough, so *GRDP bình quân đầu người* never becomes
    *thu nhập bình quân đầu người*. A wording that the catalogue lacks keeps a code made from its letters, the same each time.

    >>> indicator_code("Chỉ số PAPI (hạng)"), indicator_code("Số chủ thể OCOP")
    ('papi_rank', 'ledger/so-chu-the-ocop')
    """
    return catalogue_code(words) or own_code(words)


def catalogue_code(words: str) -> str | None:
    """The catalogue's code, ``None`` when the catalogue does not know the wording."""
    known = _by_wording()
    if (code := known.get(_squeezed(words))) is not None:
        return code
    aside = _ASIDE.search(words)
    if aside is None:
        return None
    rest = _squeezed(_ASIDE.sub("", words))
    facet = _FACETS.get(fold(aside["aside"]))
    if facet is not None and rest in known:
        wanted = re.sub(r"_(score|rank|index)$", "", known[rest]) + facet
        return wanted if wanted in indicators() else None
    return known.get(rest) if fold(aside["aside"]) in _IDLE else None


def own_code(words: str) -> str:
    """The ledger's own code of a wording: its letters without marks, joined by hyphens."""
    return OWN + "-".join(re.findall(r"[a-z0-9]+", bare(words)))


def is_own(code: str) -> bool:
    """True for an indicator that the catalogue lacks."""
    return code.startswith(OWN)


@cache
def _by_wording() -> dict[str, str]:
    found: dict[str, str] = {}
    for indicator in indicators().values():
        for wording in (indicator.name, *indicator.aliases):
            found.setdefault(_squeezed(wording), indicator.code)
    return found


def _squeezed(words: str) -> str:
    return " ".join(_MARKS.sub("", _DASH.sub("-", fold(words))).split())
