"""What a document is, read from itself: number, type, issuer, day, subject, signer, marks, recipients.

The layouts are those of Hướng dẫn 36-HD/VPTW and 05-HD/VPTW for the Party and of Nghị định 30/2020/NĐ-CP for the State; both
print the same elements in the same order, under another motto. What a document does not print stays empty.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from tiendo.values import Document

from .dateline import dateline_of
from .masthead_foot import Signer, recipients_of, signer_of
from .masthead_head import (
    addressed_in,
    issuers_of,
    mark_of,
    number_of_head,
    says_draft,
    subject_of,
    system_of,
    type_by_number,
    type_line_of,
    type_of,
)

_HEAD_LINES, _FOOT_LINES = 45, 90


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a document says of itself; empty strings and ``None`` where it is silent.

    Attributes:
        number: number and symbol without spaces ("127-BC/TU"); for a draft without a number its symbol alone ("-BC/TU").
        type, type_code: name of the type as the catalogue writes it, and its code there.
        system: ``"party"``, ``"state"`` or empty.
        superior, issuer: the lines at the head, as printed.
        place, day: of the dateline.
        subject: after the type, or after "V/v".
        secrecy, urgency: codes of the catalogue, empty when no mark is printed.
        to: whom a letter or submission addresses ("Kính gửi"); recipients: the lines of "Nơi nhận".
        draft: True when the place of the number is blank or the head says so.
    """

    number: str = ""
    type: str = ""
    type_code: str = ""
    system: str = ""
    superior: str = ""
    issuer: str = ""
    place: str = ""
    day: date | None = None
    subject: str = ""
    signer: Signer | None = None
    secrecy: str = ""
    urgency: str = ""
    to: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    draft: bool = False


def masthead_of(document: Document) -> Masthead:
    """Read the head and the foot of a document."""
    lines = _lines(document.text)
    head, foot = lines[:_HEAD_LINES], lines[-_FOOT_LINES:]
    number, draft = number_of_head(head)
    type_line = type_line_of(head)
    type_name, type_code = type_of(head[type_line], number) if type_line is not None else type_by_number(number)
    superior, issuer = issuers_of(head, type_line)
    place, day = dateline_of(document.text)
    return Masthead(
        number=number,
        type=type_name,
        type_code=type_code,
        system=system_of(head, number),
        superior=superior,
        issuer=issuer,
        place=place,
        day=day or document.published,
        subject=subject_of(head, type_line),
        signer=signer_of(foot),
        secrecy=mark_of(head, "secrecy"),
        urgency=mark_of(head, "urgency"),
        to=addressed_in(head),
        recipients=recipients_of(foot),
        draft=draft or says_draft(head),
    )


def _lines(text: str) -> list[str]:
    """Lines and table cells that hold something, in NFC with single spaces."""
    composed = unicodedata.normalize("NFC", text)
    return [words for line in re.split(r"[\r\n\t]+", composed) if (words := " ".join(line.split()).strip("*_ "))]
