"""A paper as one HTML page without scripts or addresses of others: an article, its tables, its figures with their origin."""

from __future__ import annotations

from html import escape

from .layout import block_labels, rule_for
from .paper import Block, Figure, Grid, Heading, Line, Paper, Paragraph, Picture, day_words, plain
from .trace import address_of

_STYLE = (
    "body{font:17px/1.6 'Times New Roman','Noto Serif',serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#191b1f}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #87837a;padding:.25rem .5rem}"
    "td.right{text-align:right}td.center{text-align:center}footer{font-style:italic;font-size:.85rem;margin-top:2rem}"
)


def to_html(paper: Paper) -> bytes:
    """The page of a paper as UTF-8; the same paper gives the same bytes."""
    head = paper.head
    title = escape(plain(head.subject))
    parts = [
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        f'<title>{title}</title>\n<meta name="date" content="{head.day.isoformat()}">\n<style>{_STYLE}</style>\n</head>\n<body>\n',
        f"<article>\n<header>\n<p>{escape(head.issuer)}</p>\n<h1>{title}</h1>\n",
        f'<p><time datetime="{head.day.isoformat()}">{escape(head.place)}, {escape(day_words(head.day))}</time></p>\n</header>\n',
        *_blocks(paper.blocks, paper),
        "</article>\n",
        f"<footer>{escape(paper.foot)}</footer>\n" if paper.foot else "",
        "</body>\n</html>\n",
    ]
    return "".join(parts).encode()


def _blocks(blocks: tuple[Block, ...], paper: Paper) -> list[str]:
    # A page of the press has headings without numbers; an official document keeps those of its rule.
    bare = paper.family == "plain"
    labels = block_labels(blocks, rule_for(paper.family, paper.head.day))
    return [
        _block(block, "" if bare and isinstance(block, Heading) else label) for block, label in zip(blocks, labels, strict=True)
    ]


def _block(block: Block, label: str) -> str:
    if isinstance(block, Heading):
        level = min(block.level + 2, 6)
        return f"<h{level}>{escape(label)}{_line(block.line)}</h{level}>\n"
    if isinstance(block, Paragraph):
        lead = f"<strong>{_line(block.lead)}</strong>" if block.lead else ""
        return f"<p>{escape(label)}{lead}{_line(block.line)}</p>\n"
    if isinstance(block, Picture):
        return f"<figure>{block.svg}<figcaption>{_line(block.alternative)}</figcaption></figure>\n"
    return _grid(block)


def _grid(block: Grid) -> str:
    heads = "".join(f'<th scope="col">{_line(column.head)}</th>' for column in block.columns)
    rows = "".join(
        "<tr>"
        + "".join(f'<td class="{column.align}">{_line(cell)}</td>' for column, cell in zip(block.columns, row.cells, strict=True))
        + "</tr>\n"
        for row in block.rows
    )
    caption = f"<caption>{_line(block.caption)}</caption>\n" if block.caption else ""
    note = f"<p>{_line(block.unit_note)}</p>\n" if block.unit_note else ""
    return f"{note}<table>\n{caption}<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _line(line: Line) -> str:
    return "".join(_figure(inline) if isinstance(inline, Figure) else escape(inline.text) for inline in line)


def _figure(figure: Figure) -> str:
    address = address_of(figure)
    text = escape(figure.printed)
    return f'<a href="{escape(address, quote=True)}">{text}</a>' if address else text
