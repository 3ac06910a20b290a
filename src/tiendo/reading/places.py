"""The units that a text speaks of: provinces by name, every other unit once its kind is printed before its name."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tiendo.catalogue.fold import fold

_KINDS = r"[Tt]ỉnh|TỈNH|[Hh]uyện|HUYỆN|[Tt]hành phố|THÀNH PHỐ|TP|Tp|[Tt]hị xã|THỊ XÃ|[Qq]uận|[Xx]ã|XÃ|[Pp]hường|PHƯỜNG|[Tt]hị trấn|[Đđ]ặc khu"
_CAPITAL = r"[A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]"
_NAME = rf"{_CAPITAL}[^\W\d_]*(?:[ -]+{_CAPITAL}[^\W\d_]*){{0,3}}"
_PRINTED = re.compile(rf"(?<![^\W_])(?P<kind>{_KINDS})(?P<gap>(?<=[Pp])\.? ?| )(?:(?P<body>ủy|uỷ) )?(?P<name>{_NAME})")
_KNOWN_KIND = {"tp": "thành phố"}
_TITLES = frozenset({"bí", "thư", "chủ", "tịch"})
_ORGANS = re.compile(
    r"(?:quốc|xã việt nam|hội|đoàn|tịch|thông tấn xã|ngân hàng|tập đoàn|báo|đài|tổng công ty|công ty) (?:cộng hòa )?(?:xã hội chủ nghĩa )?$"
)
_COUNTRY = re.compile(r"việt nam|cả nước|toàn quốc")
_GROUPS = re.compile(
    r"(?:các|những) (?:huyện|xã|tỉnh|quận)(?:, (?:huyện|xã))? (?:nghèo|miền núi|đồng bằng|ven biển|biên giới|vùng cao)(?:, (?:các )?(?:huyện|xã) nghèo)?"
)


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
    return re.compile(r"(?<![^\W_])(?:" + "|".join(re.escape(name) for name in names) + r")(?![^\W_])")


class Places:
    """The places of one document: what they are called at their fullest, and which one the document is about."""

    def __init__(self, text: str, low: str, head: tuple[int, int]) -> None:
        self._fullest: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self._names: re.Pattern[str] | None = None
        names: set[str] = set()
        for mark in _printed(text, low):
            surface = text[mark.start : mark.end]
            names.add(mark.name)
            if len(surface) > len(self._fullest.get(mark.name, "")) or self._fullest[mark.name].isupper():
                self._fullest[mark.name] = surface
            self._counts[mark.name] += 3 if mark.start < head[1] else 1
        extra = sorted((name for name in names if name not in provinces()), key=len, reverse=True)
        if extra:
            self._names = re.compile(r"(?<![^\W_])(?:" + "|".join(re.escape(name) for name in extra) + r")(?![^\W_])")
        for match in _province_names().finditer(text):
            self._counts[fold(match[0])] += 2 if match.start() < head[1] else 1
        self.country = self._country(text, low)

    def _country(self, text: str, low: str) -> str | None:
        """How the text prints the whole country, ``None`` when it does so only in names of bodies."""
        for match in _COUNTRY.finditer(low):
            if match[0] == "việt nam" and not _ORGANS.search(low[max(0, match.start() - 40) : match.start()]):
                return text[match.start() : match.end()]
        return None

    def fullest(self, name: str, surface: str) -> str:
        """The fullest printed form of a name."""
        found = self._fullest.get(name)
        return found if found and len(found) > len(surface) else surface

    @property
    def main(self) -> str | None:
        """Name of the unit that the document speaks of most."""
        if not self._counts:
            return None
        name, count = self._counts.most_common(1)[0]
        return name if count >= 2 else None

    def of_main(self) -> str | None:
        """The main unit as printed at its fullest."""
        name = self.main
        if name is None:
            return None
        return self._fullest.get(name) or provinces().get(name) or name

    def marks(self, text: str, low: str, start: int, end: int) -> list[PlaceMark]:
        """The places printed in a stretch, in order, the longer where two overlap."""
        found = _printed(text, low, start, end)
        for match in _province_names().finditer(text, start, end):
            found.append(PlaceMark(match.start(), match.end(), fold(match[0]), False))
        if self._names is not None:
            found += [
                PlaceMark(match.start(), match.end(), match[0], False)
                for match in self._names.finditer(low, start, end)
                if text[match.start()].isupper()
            ]
        found += [PlaceMark(match.start(), match.end(), match[0], True, True) for match in _GROUPS.finditer(low, start, end)]
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
        if match["body"]:
            if name in provinces():
                found.append(PlaceMark(name_start, name_end, name, False))
            continue
        found.append(PlaceMark(match.start(), name_end, name, True))
    return found
