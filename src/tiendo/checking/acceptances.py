"""Findings that a person has accepted, kept in a small file beside the checked file.

``bao-cao.docx`` has ``bao-cao.docx.boqua.yml``::

    - ma: RAT03                      # code of the rule
      so: ["61 hộ", "11,5%"]         # the numbers, as the finding shows them
      nguoi: Nguyễn Văn A            # who accepts
      ly_do: số hộ tính theo chuẩn cũ

An acceptance that no longer matches anything is itself reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from ..values import Certainty, Document, Finding, FindingClass, Source

SUFFIX = ".boqua.yml"
CODE = "ACC01"
_FIELDS = {"ma", "so", "nguoi", "ly_do"}


class AcceptanceError(ValueError):
    """An acceptance file that cannot be used; the message says which file, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One accepted finding of one document.

    Attributes:
        document: hash of the document beside which it stands.
        code: code of the rule.
        numbers: surfaces of the numbers, white space as single spaces.
        person, reason: who accepts it and why.
    """

    document: str
    code: str
    numbers: frozenset[str]
    person: str
    reason: str

    def matches(self, finding: Finding) -> bool:
        """True for a finding of this rule on exactly these numbers that touches this document."""
        shown = frozenset(_plain(source.surface) for source in finding.sources)
        here = any(source.document == self.document for source in finding.sources)
        return here and finding.code == self.code and shown == self.numbers


def _plain(text: str) -> str:
    return " ".join(text.split())


def read_acceptances(document: Document) -> tuple[Acceptance, ...]:
    """The acceptances beside a document's file; none when there is no such file.

    Raises: AcceptanceError.
    """
    path = Path(document.name + SUFFIX)
    if not path.is_file():
        return ()
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise AcceptanceError(
            f"{path}: không đọc được danh sách bỏ qua ({error.__class__.__name__}); sửa theo mẫu YAML."
        ) from error
    if not isinstance(rows, list):
        raise AcceptanceError(f"{path}: phải là danh sách, mỗi mục có ma, so, nguoi, ly_do.")
    return tuple(_one(row, document, path, number) for number, row in enumerate(rows, 1))


def _one(row: object, document: Document, path: Path, number: int) -> Acceptance:
    if not isinstance(row, dict) or set(row) != _FIELDS or not all(row.values()) or not isinstance(row["so"], list):
        raise AcceptanceError(f"{path}, mục {number}: cần đúng các trường ma, so (danh sách), nguoi, ly_do, không để trống.")
    numbers = frozenset(_plain(str(value)) for value in row["so"])
    return Acceptance(document.sha256, str(row["ma"]), numbers, str(row["nguoi"]), str(row["ly_do"]))


def without_accepted(findings: Sequence[Finding], accepted: Iterable[Acceptance]) -> tuple[Finding, ...]:
    """The findings that nobody has accepted, and a suspicion for each acceptance that matches nothing."""
    left = list(findings)
    unmatched = []
    for one in accepted:
        if any(one.matches(finding) for finding in findings):
            left = [finding for finding in left if not one.matches(finding)]
        else:
            unmatched.append(one)
    return (*left, *(_unmatched(one) for one in unmatched))


def _unmatched(one: Acceptance) -> Finding:
    numbers = ", ".join(sorted(one.numbers))
    return Finding(
        CODE,
        FindingClass.SUSPICION,
        Certainty.SURE,
        f"Mục bỏ qua {one.code} ({numbers}) của {one.person} không còn khớp phát hiện nào; xóa mục này hoặc xem lại.",
        (Source(one.document, "", 0, 0, ""),),
        message_en=f"The acceptance of {one.code} ({numbers}) by {one.person} matches no finding any more; remove or review it.",
    )
