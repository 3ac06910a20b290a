"""The small markup of the content files, read into the inlines of a paper.

``{key}`` prints a fact as ``facts.yaml`` prints it, ``{key|36 nghị quyết}`` in other words, ``{"đường 258B"}`` is a name. Dates,
periods and document numbers are recognised by their form. Any other digit is refused: a figure cannot slip in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from tiendo.reports.paper import Figure, Inline, Label, LabelKind, Line, Name, Words
from tiendo.values import Citation

_BRACES = re.compile(r'\{(?:"(?P<name>[^"]+)"|(?P<key>[a-z0-9-]+)(?:\|(?P<printed>[^}]+))?)\}')
_LABEL = re.compile(
    r"(?P<date>ngày \d{1,2}/\d{1,2}/\d{4}|tháng \d{1,2}/\d{4})"
    r"|(?P<document>số \d+-[A-ZĐ]+/[A-ZĐ]+)"
    r"|(?P<period>(?:\d+ tháng (?:đầu )?|tháng \d{1,2} )?năm \d{4}|(?:giai đoạn |nhiệm kỳ )?\d{4}-\d{4})",
    re.IGNORECASE,
)


def line(text: str, printed: Mapping[str, str], sources: Mapping[str, Citation]) -> Line:
    """The inlines of one line of markup.

    Args: printed: usual wording of each fact; sources: citation of each fact.
    Raises: KeyError for a fact that is not in the table; BareNumberError for a number outside every form.
    """
    made: list[Inline] = []
    at = 0
    for match in _BRACES.finditer(text):
        made += _labels(text[at : match.start()])
        at = match.end()
        if match["name"]:
            made.append(Name(match["name"], match["name"]))
        else:
            key = match["key"]
            made.append(Figure(match["printed"] or printed[key], key, (sources[key],)))
    return tuple(made + _labels(text[at:]))


def keys(text: str) -> tuple[str, ...]:
    """The facts that a line of markup prints, in order."""
    return tuple(match["key"] for match in _BRACES.finditer(text) if match["key"])


def _labels(text: str) -> list[Inline]:
    made: list[Inline] = []
    at = 0
    for match in _LABEL.finditer(text):
        made += [Words(text[at : match.start()])] if match.start() > at else []
        made.append(Label(match[0], LabelKind(match.lastgroup or "")))
        at = match.end()
    return made + ([Words(text[at:])] if at < len(text) else [])
