"""Findings as text: the passage, the numbers underlined, the sentence."""

from __future__ import annotations

from collections.abc import Mapping

from ...values import Certainty, Document, Finding, FindingClass, Implied
from ..checker import Check
from ..rules import BY_CODE
from ..wording import span
from .passages import Passage, passages, width

CLASS_VI = {FindingClass.CONTRADICTION: "mâu thuẫn", FindingClass.SUSPICION: "nghi vấn", FindingClass.NOTE: "ghi chú"}


def human(check: Check, documents: Mapping[str, Document], *, english: bool = False, implied: bool = False) -> str:
    """Everything found, in the order of the check.

    Args:
        documents: documents by hash.
        english: English sentences instead of Vietnamese ones; passages stay as printed.
        implied: also list the implied values.
    """
    blocks = [_finding(finding, documents, english) for finding in check.findings]
    if implied and check.implied:
        title = "Implied values" if english else "Giá trị suy ra"
        blocks.append("\n".join([title, *(f"  {_implied(value, english)}" for value in check.implied)]))
    return "\n\n".join(blocks) + ("\n" if blocks else "")


def _finding(finding: Finding, documents: Mapping[str, Document], english: bool) -> str:
    rule = BY_CODE.get(finding.code)
    name = finding.cls.value if english else CLASS_VI[finding.cls]
    printed = (", as printed" if english else ", theo cách in") if finding.certainty is Certainty.PLAIN else ""
    lines = []
    for number, passage in enumerate(passages(finding.sources, documents)):
        head = f"{passage.document.name}, {_where(passage, english)}"
        lines.append(f"{head}: {finding.code} {rule.name if rule else ''} ({name}{printed})" if number == 0 else head)
        lines += [f"  {passage.text}", f"  {_underline(passage)}"]
    lines.append("  " + (finding.message_en or finding.message if english else finding.message))
    if finding.reason:
        lines.append(("  Likely reason: " if english else "  Lý do có thể: ") + finding.reason)
    return "\n".join(lines)


def _where(passage: Passage, english: bool) -> str:
    line = f"line {passage.line}" if english else f"dòng {passage.line}"
    return f"{'part' if english else 'mục'} {passage.part}, {line}" if passage.part else line


def _underline(passage: Passage) -> str:
    line, at = "", 0
    for start, end in passage.marks:
        line += " " * width(passage.text[at:start]) + "^" * width(passage.text[start:end])
        at = end
    return line


def _implied(value: Implied, english: bool) -> str:
    role = {"plan": "plan" if english else "kế hoạch"}.get(value.role, "")
    where = f", {value.place}" if value.place else ""
    when = f", {value.period}" if value.period else ""
    return (
        f"{role + ' ' if role else ''}{value.indicator}{where}{when}: {span(value.interval)} {value.unit}".rstrip()
        + f"  ({value.derivation})"
    )
