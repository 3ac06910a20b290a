"""The layout rules of official documents, by issuer and day.

Sizes in points, lengths in millimetres. Sources: Party documents 36-HD/VPTW (03/4/2018), from 27/5/2026 05-HD/VPTW; State
documents Nghị định 30/2020/NĐ-CP, Annex I. Where a rule leaves a choice the value is the one that templates commonly use.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from .paper import Block, Heading, Paragraph, Style


@dataclass(frozen=True, slots=True)
class Rule:
    """One layout rule.

    Attributes:
        source: the rule's number.
        margins: top, bottom, left, right.
        motto: lines at the upper right with their size; the last one has a rule of its own length below it.
        superior, issuer, number, place: sizes of these elements.
        star: whether a star stands under the issuer (Party) instead of a rule (State).
        number_prefix: ``"Số "`` or ``"Số: "``.
        kind, subject: sizes of type name and subject.
        body: size of the body; ``leading`` exact line height; ``indent`` of the first line; ``gap`` between paragraphs.
        section: how a first-level heading is labelled (``"I- "`` or ``"I. "``).
        post_bold: whether the signer's post is bold.
        recipients_head, recipients: sizes; ``recipients_style`` is ``underline`` or ``bold-italic``.
        page_number: size; ``header`` its distance from the upper edge.
        table: size inside tables.
    """

    source: str
    margins: tuple[float, float, float, float]
    motto: tuple[tuple[str, float], ...]
    superior: float
    issuer: float
    number: float
    place: float
    star: bool
    number_prefix: str
    kind: float
    subject: float
    body: float
    leading: float
    indent: float
    gap: float
    section: str
    post_bold: bool
    recipients_head: float
    recipients: float
    recipients_style: str
    page_number: float = 14
    header: float = 10
    table: float = 12


PARTY_2018 = Rule(
    source="36-HD/VPTW",
    margins=(20, 20, 30, 15),
    motto=(("ĐẢNG CỘNG SẢN VIỆT NAM", 15),),
    superior=14,
    issuer=14,
    number=14,
    place=14,
    star=True,
    number_prefix="Số ",
    kind=16,
    subject=14,
    body=14,
    leading=18,
    indent=10,
    gap=6,
    section="{}- ",
    post_bold=False,
    recipients_head=14,
    recipients=12,
    recipients_style="underline",
)
PARTY_2026 = replace(PARTY_2018, source="05-HD/VPTW")
STATE_2020 = Rule(
    source="30/2020/NĐ-CP",
    margins=(20, 20, 30, 15),
    motto=(("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13), ("Độc lập - Tự do - Hạnh phúc", 14)),
    superior=13,
    issuer=13,
    number=13,
    place=14,
    star=False,
    number_prefix="Số: ",
    kind=14,
    subject=14,
    body=14,
    leading=18,
    indent=10,
    gap=6,
    section="{}. ",
    post_bold=True,
    recipients_head=12,
    recipients=11,
    recipients_style="bold-italic",
    page_number=13,
    # Annex I asks for the number centred in the top margin and names no distance.
    header=10,
)
# A paper for use inside the office has no official head and is set a little closer.
INTERNAL = replace(STATE_2020, source="", body=13, leading=16, gap=4, table=11)

_PARTY_FROM_2026 = date(2026, 5, 27)


def rule_for(family: str, day: date) -> Rule:
    """The rule in force for an issuer's family on a day.

    Args: family: ``party`` or ``state``; ``plain`` for a paper without an official head.
    Raises: ValueError for any other family.
    """
    if family == "party":
        return PARTY_2026 if day >= _PARTY_FROM_2026 else PARTY_2018
    if family == "state":
        return STATE_2020
    if family == "plain":
        return INTERNAL
    raise ValueError(f"{family!r}: not a family of issuers; use 'party', 'state' or 'plain'")


_ONE_LINE = 26


def head_lines(body: str) -> tuple[str, ...]:
    """The name of a body in the head: on one line, or on two of nearly equal length ("ỦY BAN NHÂN DÂN" / "TỈNH BẮC KẠN")."""
    spaces = [at for at, character in enumerate(body) if character == " "]
    if len(body) <= _ONE_LINE or not spaces:
        return (body,) if body else ()
    middle = min(spaces, key=lambda at: abs(at - len(body) / 2))
    return body[:middle], body[middle + 1 :]


_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_PARTS = ("nhất", "hai", "ba", "tư", "năm", "sáu")


def roman(number: int) -> str:
    """A number in roman figures, for headings and annexes (1 to 39)."""
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text += sign
            number -= value
    return text


def block_labels(blocks: tuple[Block, ...], rule: Rule) -> tuple[str, ...]:
    """What stands before each block: a heading's label, ``- `` or ``1. `` before an item, nothing before the others."""
    levels = tuple(block.level for block in blocks if isinstance(block, Heading))
    headings = iter(heading_labels(levels, rule))
    labels = []
    count = 0
    for block in blocks:
        numbered = isinstance(block, Paragraph) and block.style is Style.NUMBERED
        count = count + 1 if numbered else 0
        if isinstance(block, Heading):
            labels.append(next(headings))
        elif numbered:
            labels.append(f"{count}. ")
        else:
            labels.append("- " if isinstance(block, Paragraph) and block.style is Style.ITEM else "")
    return tuple(labels)


def heading_labels(levels: tuple[int, ...], rule: Rule) -> tuple[str, ...]:
    """The label of each heading in a run of levels: ``Phần thứ nhất``, ``I- ``, ``1. ``, ``a) ``; each part counts from I."""
    counters = [0, 0, 0, 0]
    labels = []
    for level in levels:
        counters[level] += 1
        counters[level + 1 :] = [0] * (3 - level)
        labels.append(_label(level, counters[level], rule))
    return tuple(labels)


def _label(level: int, number: int, rule: Rule) -> str:
    if level == 0:
        return f"Phần thứ {_PARTS[number - 1]}"
    if level == 1:
        return rule.section.format(roman(number))
    return f"{number}. " if level == 2 else f"{'abcdeghiklmnopqrstuvxy'[number - 1]}) "
