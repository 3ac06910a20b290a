"""The units that a text speaks of: provinces by name, every other unit once its kind is printed before its name."""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tiendo.catalogue.fold import fold

_KINDS = (
    r"[Tt]ỉnh|TỈNH|[Hh]uyện|HUYỆN|[Tt]hành phố|THÀNH PHỐ|TP|Tp|[Tt]hị xã|THỊ XÃ|[Qq]uận|[Xx]ã|XÃ|[Pp]hường|PHƯỜNG"
    r"|[Tt]hị trấn|[Đđ]ặc khu"
)
_CAPITAL = r"[A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]"
_NAME = rf"{_CAPITAL}[^\W\d_]*(?:[ -]+{_CAPITAL}[^\W\d_]*){{0,3}}"
# The patterns begin with letters, not with a look back, so that the search may leap; borders are checked afterwards.
_PRINTED = re.compile(rf"(?P<kind>{_KINDS})(?P<gap>(?<=[Pp])(?:\. ?|(?=HCM))| )(?:(?P<body>ủy|uỷ) )?(?P<name>{_NAME})")
_TITLES = frozenset({"bí", "thư", "chủ", "tịch"})
# "Việt Nam" at the end of a body's name ("Mặt trận Tổ quốc Việt Nam") is no place of figures.
_COUNTRY = re.compile(r"việt nam(?! (?:thịnh vượng|airlines))")
_BEFORE_COUNTRY = re.compile(
    r"(?:(?<![^\W_])(?:của|tại|ở|đến|sang|vào|kinh tế|hàng|với|cho|từ|trường|nước ta|khách|người)|[.,:“\"\n]|^) ?$"
)
_GROUPS = re.compile(
    r"(?:các|những) (?:huyện|xã|tỉnh|quận)(?:, (?:huyện|xã))? (?:nghèo|miền núi|đồng bằng|ven biển|biên giới|vùng cao)"
    r"(?:, (?:các )?(?:huyện|xã) nghèo)?"
)
_WHOLE = re.compile(r"cả nước")
_BEFORE_WHOLE = re.compile(r"(?:(?:của|trên|tính) |, |\n|^)$")
_AFTER_WHOLE = re.compile(r" (?:có|đạt|ước|đã|thặng|xuất|nhập|hiện|còn|thu|đón|giải)")


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A printed unit: its span in the view, its bare folded name, and whether its kind is printed."""

    start: int
    end: int
    name: str
    full: bool
    group: bool = False


@cache
def provinces() -> dict[str, str]:
    """Folded names of the provinces before July 2025, which contain every name in use since."""
    text = files("tiendo.reading").joinpath("data", "provinces.csv").read_text(encoding="utf-8")
    return {fold(row["name"]): row["name"] for row in csv.DictReader(io.StringIO(text))}


@cache
def _province_names() -> re.Pattern[str]:
    names = sorted({name for folded in provinces().values() for name in (folded, folded.upper())}, key=len, reverse=True)
    return re.compile(r"(?:" + "|".join(re.escape(name) for name in names) + r")(?![^\W_])(?! Dương)")


class Places:
    """The places of one document: what they are called at their fullest, and which one the document is about."""

    def __init__(self, text: str, low: str, head: tuple[int, int]) -> None:
        self._fullest: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self._in_head: set[str] = set()
        self._names: re.Pattern[str] | None = None
        names: set[str] = set()
        named = _printed(text, low)
        for mark in named:
            names.add(mark.name)
            self._learn(mark.name, text[mark.start : mark.end])
        extra = sorted((name for name in names if name not in provinces()), key=len, reverse=True)
        if extra:
            self._names = re.compile(r"(?:" + "|".join(re.escape(name) for name in extra) + r")(?![^\W_])")
        self._found = self._find(text, low, named)
        self._starts = [mark.start for mark in self._found]
        self._count(text, self._found, head[1])
        self.country = self._country(text, low)

    def _learn(self, name: str, surface: str) -> None:
        """Keep the fullest form of a name; a province is a "tỉnh" before it is the district of the same name."""
        known = self._fullest.get(name, "")
        if name in provinces() and surface.lower().startswith("tỉnh") != known.lower().startswith("tỉnh"):
            better = surface.lower().startswith("tỉnh")
        else:
            better = len(surface) > len(known)
        if better or known.isupper():
            self._fullest[name] = surface

    def _count(self, text: str, found: list[PlaceMark], head_end: int) -> None:
        """Count the units named; a list of several ("Hà Nội, Đà Nẵng, Tây Ninh") is about none of them."""
        for k, mark in enumerate(found):
            before = k > 0 and _listed(text, found[k - 1], mark)
            after = k + 1 < len(found) and _listed(text, mark, found[k + 1])
            if mark.group or before or after:
                continue
            self._counts[mark.name] += 1
            if mark.start < head_end:
                self._in_head.add(mark.name)

    def _country(self, text: str, low: str) -> str | None:
        """How the text prints the whole country, ``None`` when it does so only in names of bodies."""
        found = [m.span() for m in _COUNTRY.finditer(low) if _BEFORE_COUNTRY.search(low[max(0, m.start() - 12) : m.start()])]
        found = found or [mark.span() for mark in _wholes(low)]
        self._country_count = len(found)
        return text[slice(*found[0])] if found else None

    def fullest(self, name: str, surface: str) -> str:
        """The fullest printed form of a name."""
        found = self._fullest.get(name)
        return found if found and len(found) > len(surface) else surface

    @property
    def main(self) -> str | None:
        """Name of the unit that the document speaks of: printed in its head, or often, or alone."""
        ranked = sorted(self._counts, key=lambda name: (name in self._in_head, self._counts[name]), reverse=True)
        if not ranked:
            return None
        name = ranked[0]
        often = self._counts[name] >= max(2, 2 * self._country_count) and self._counts[name] * 2 > sum(self._counts.values())
        if name in self._in_head or often or (len(ranked) == 1 and self.country is None):
            return name
        return None

    def of_main(self) -> str | None:
        """The main unit as printed at its fullest."""
        name = self.main
        if name is None:
            return None
        return self._fullest.get(name) or provinces().get(name) or name

    def marks(self, start: int, end: int) -> list[PlaceMark]:
        """The places printed in a stretch, in order."""
        return self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _find(self, text: str, low: str, named: list[PlaceMark]) -> list[PlaceMark]:
        """Every place of the text, in order, the longer where two overlap."""
        found = list(named)
        found += [
            PlaceMark(match.start(), match.end(), fold(match[0]), False)
            for match in _province_names().finditer(text)
            if _begins(text, match.start()) and text[max(0, match.start() - 5) : match.start()] != "Thái "
        ]
        if self._names is not None:
            found += [
                PlaceMark(match.start(), match.end(), match[0], False)
                for match in self._names.finditer(low)
                if text[match.start()].isupper() and _begins(text, match.start())
            ]
        groups = [*_GROUPS.finditer(low), *_wholes(low)]
        found += [PlaceMark(match.start(), match.end(), match[0], True, True) for match in groups]
        found.sort(key=lambda mark: (mark.start, -mark.end))
        kept: list[PlaceMark] = []
        for mark in found:
            if not kept or mark.start >= kept[-1].end:
                kept.append(mark)
        return kept


def _printed(text: str, low: str, start: int = 0, end: int | None = None) -> list[PlaceMark]:
    """Units with their kind before their name ("huyện Pác Nặm"); the committee of a unit ("Huyện ủy Pác Nặm") names it too."""
    found = []
    for match in _PRINTED.finditer(text, start, len(text) if end is None else end):
        if match["body"] and low[match.start() : match.end()].split()[-1] in _TITLES:
            continue
        name_start, name_end = match.span("name")
        name = low[name_start:name_end]
        if (
            not _begins(text, match.start())
            or _is_abbreviation(match)
            or _is_person(low, match.start(), name)
            or name.startswith("việt nam")
            or (match["kind"] == "xã" and low.endswith("tấn ", 0, match.start()))
        ):
            continue
        if match["body"]:
            if name in provinces():
                found.append(PlaceMark(name_start, name_end, name, False))
            continue
        found.append(PlaceMark(match.start(), name_end, name, True))
    return found


def _is_abbreviation(match: re.Match[str]) -> bool:
    """Whether capitals alone stand for a name ("huyện NTM", "tỉnh PCI"), in a text that is not all capitals."""
    return match["name"].isupper() and not match["kind"].isupper() and match["name"] != "HCM"


def _begins(text: str, start: int) -> bool:
    """Whether a word may begin at an offset."""
    return start == 0 or not text[start - 1].isalnum()


def _wholes(low: str) -> list[re.Match[str]]:
    """Where "cả nước" is what figures are about, and not "cao nhất cả nước"."""
    return [
        match
        for match in _WHOLE.finditer(low)
        if _BEFORE_WHOLE.search(low[max(0, match.start() - 6) : match.start()]) or _AFTER_WHOLE.match(low, match.end())
    ]


def _listed(text: str, first: PlaceMark, second: PlaceMark) -> bool:
    """Whether two names stand in one list, the second without its kind."""
    return text[first.end : second.start] in {", ", ",", " - ", "; "} and not _with_kind(text, second)


def _with_kind(text: str, mark: PlaceMark) -> bool:
    """Whether the kind stands before the name, "TP" aside, which stands in lists of bare names."""
    return mark.full and not text.startswith(("TP", "Tp"), mark.start)


_FAMILIES = frozenset(
    {"nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý",
     "ma", "nông", "triệu", "đinh", "trương", "lương", "lục", "lâm", "mai", "tạ", "cao", "hà", "đào", "đoàn", "trịnh", "thái",
     "tô", "chu", "vương", "hứa", "la", "bàn", "sùng", "giàng", "vàng", "lò", "cầm", "quách", "phùng", "tống", "từ", "kiều"}
)  # fmt: skip
"""Family names, which tell a person from a place behind "tỉnh" or "TP"."""


def _is_person(low: str, start: int, name: str) -> bool:
    """Whether what follows the kind is a person's name ("Chủ tịch UBND tỉnh Nguyễn Tử Quỳnh"), not a unit's."""
    parts = name.split()
    if name in provinces() or len(parts) < 3:
        return False
    office = low[max(0, start - 60) : start].rsplit(",", 1)[-1]
    return parts[0] in _FAMILIES or any(word in office for word in ("chủ tịch", "bí thư", "giám đốc", "trưởng"))
