"""Findings as one page that opens in any browser and prints well; nothing is fetched."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from ...values import Certainty, Document, Finding
from ..checker import Check
from ..rules import BY_CODE
from ..wording import span
from .human import CLASS_VI
from .passages import Passage, passages

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1b19; --paper: #fdfcfa; --faint: #6b675f; --rule: #d9d4c9;
  --wrong: #a4161a; --odd: #8a5a00; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ece8df; --paper: #191816; --faint: #a29d92; --rule: #3d3a34; --wrong: #ff8a80; --odd: #f0b64d; }
}
body { font: 1rem/1.55 "Source Serif 4", Georgia, "Times New Roman", serif; color: var(--ink); background: var(--paper);
  max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1rem; margin: 0; }
article { border-top: 1px solid var(--rule); padding: 1rem 0; break-inside: avoid; }
.contradiction h2 { color: var(--wrong); } .suspicion h2 { color: var(--odd); }
.place { color: var(--faint); font-size: .85rem; margin: .6rem 0 0; } blockquote { margin: .2rem 0 .4rem; }
mark { background: none; color: inherit; border-bottom: 2px solid currentColor;
  font-weight: 600; font-variant-numeric: tabular-nums; }
""".strip()


def html_page(check: Check, documents: Mapping[str, Document], *, implied: bool = False) -> str:
    """The whole page, Vietnamese."""
    counts = ", ".join(f"{sum(finding.cls is cls for finding in check.findings)} {name}" for cls, name in CLASS_VI.items())
    body = "\n".join(_finding(finding, documents) for finding in check.findings)
    if implied and check.implied:
        rows = "\n".join(
            f"<li>{escape(value.indicator)}, {escape(str(value.place or ''))} {escape(str(value.period or ''))}:"
            f" {escape(span(value.interval))} {escape(value.unit)} <small>({escape(value.derivation)})</small></li>"
            for value in check.implied
        )
        body += f"\n<h1>Giá trị suy ra</h1>\n<ul>\n{rows}\n</ul>"
    return (
        '<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Kiểm tra số liệu</title>\n<style>\n{_STYLE}\n</style>\n<h1>Kiểm tra số liệu</h1>\n"
        f"<p>{len(documents)} văn bản: {counts}.</p>\n{body}\n</html>\n"
    )


def _finding(finding: Finding, documents: Mapping[str, Document]) -> str:
    rule = BY_CODE.get(finding.code)
    shown = "\n".join(_quote(passage) for passage in passages(finding.sources, documents))
    reason = f"<p>Lý do có thể: {escape(finding.reason)}.</p>" if finding.reason else ""
    as_printed = ", theo cách in" if finding.certainty is Certainty.PLAIN else ""
    title = f"{finding.code} · {CLASS_VI[finding.cls].capitalize()}{as_printed}"
    hint = f' title="{escape(rule.what)}"' if rule else ""
    return (
        f'<article class="{finding.cls.value}"><h2{hint}>{title}</h2>\n{shown}\n<p>{escape(finding.message)}</p>{reason}</article>'
    )


def _quote(passage: Passage) -> str:
    pieces, at = [], 0
    for start, end in passage.marks:
        pieces += [escape(passage.text[at:start]), f"<mark>{escape(passage.text[start:end])}</mark>"]
        at = end
    pieces.append(escape(passage.text[at:]))
    part = f", mục {passage.part}" if passage.part else ""
    place = f"{escape(passage.document.name)}{escape(part)}, dòng {passage.line}"
    return f'<p class="place">{place}</p><blockquote>{"".join(pieces)}</blockquote>'
