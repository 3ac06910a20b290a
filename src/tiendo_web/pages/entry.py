"""What people type into a field for a period, in the words of reports, as a Period.

``EntryError`` says what to write instead; it is shown under the field.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from tiendo.catalogue import bare
from tiendo.values import Period, PeriodError

_YEAR = r"(?:19|20)\d\d"


class EntryError(ValueError):
    """A text that a field cannot take; its words are for the person who typed it."""


def _day(found: re.Match[str]) -> str:
    return f"{int(found['y']):04d}-{int(found['m']):02d}-{int(found['d']):02d}"


_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(rf"(?:ca )?(?:nam )?(?P<y>{_YEAR})"), lambda m: m["y"]),
    (re.compile(rf"(?:nam |giai doan |nhiem ky )?(?P<a>{_YEAR}) ?[-–] ?(?P<b>{_YEAR})"), lambda m: f"{m['a']}..{m['b']}"),
    (re.compile(rf"quy (?P<q>[1-4]|i{{1,3}}|iv)(?: nam | ?/ ?| )(?P<y>{_YEAR})"), lambda m: f"{m['y']}-Q{_QUARTERS[m['q']]}"),
    (
        re.compile(rf"(?P<m>\d{{1,2}}) thang(?: dau nam| nam)? (?P<y>{_YEAR})"),
        lambda m: f"{m['y']}-01..{m['y']}-{int(m['m']):02d}",
    ),
    (re.compile(rf"thang (?P<m>\d{{1,2}})(?: nam | ?/ ?)(?P<y>{_YEAR})"), lambda m: f"{m['y']}-{int(m['m']):02d}"),
    (re.compile(rf"(?:(?:tinh )?den |ngay )*(?P<d>\d{{1,2}})[/-](?P<m>\d{{1,2}})[/-](?P<y>{_YEAR})"), _day),
    (re.compile(rf"(?:tinh )?den thang (?P<m>\d{{1,2}})[/-](?P<y>{_YEAR})"), lambda m: f"{m['y']}-{int(m['m']):02d}"),
)


def parse_period(text: str) -> Period | None:
    """Read ``2023``, ``9 tháng 2024``, ``quý I/2024``, ``tháng 5/2024``, ``đến 10/6/2024``, ``2021–2025``; empty is no period."""
    words = bare(text.replace("–", "-"))
    if not words:
        return None
    written = next((write(found) for form, write in _FORMS if (found := form.fullmatch(words))), text.strip())
    try:
        return Period.parse(written)
    except PeriodError as error:
        raise EntryError(_("Ghi rõ năm: 2023, 9 tháng 2024, quý I/2024, hoặc đến 10/6/2024")) from error
