"""Where a figure comes from, in words and as an address."""

from __future__ import annotations

from tiendo.values import Citation, Origin, Source

from .paper import Annex, Column, Figure, Grid, Inline, Label, LabelKind, Name, Paper, Row, Words, inlines

# A count rests on every line of a table; naming three of its sources is enough, the table names them all.
_SHOWN = 3
_QUOTED = 60


def address_of(figure: Figure) -> str:
    """The web address of a figure's first citation that has one, else empty."""
    for origin in figure.origins:
        if isinstance(origin, Citation) and origin.address.startswith(("http://", "https://")):
            return origin.address
    return ""


def origin_words(origin: Origin, documents: dict[str, str]) -> str:
    """One origin in words: the document and the passage, or the citation.

    Args: documents: name of each document by its hash; a hash without a name is shown by its first characters.
    """
    if isinstance(origin, Source):
        name = documents.get(origin.document, f"văn bản {origin.document[:12]}")
        place = f", mục {origin.part}" if origin.part else ""
        return f"{name}{place}, ký tự {origin.start}-{origin.end}: “{origin.surface}”"
    day = f" ({origin.day})" if origin.day else ""
    return f"{origin.title}{day}. {origin.address}".strip()


def _origins(figure: Figure, documents: dict[str, str]) -> str:
    shown = "; ".join(origin_words(origin, documents) for origin in figure.origins[:_SHOWN])
    more = len(figure.origins) - _SHOWN
    return f"{shown}; và {more} nguồn khác" if more > 0 else shown


def _as_figure(inline: Inline) -> Figure | None:
    if isinstance(inline, Name) and inline.origins:
        words = inline.text if len(inline.text) <= _QUOTED else f"{inline.text[:_QUOTED].rsplit(' ', 1)[0]} …"
        return Figure(f"“{words}”", inline.key, inline.origins)
    return inline if isinstance(inline, Figure) else None


def source_rows(paper: Paper, documents: dict[str, str]) -> tuple[tuple[Figure, str], ...]:
    """Every figure of a paper with its arithmetic and origins in words; one that is printed twice stands once.

    A sentence taken over from a document stands among them, by its first words.
    """
    found: dict[tuple[str, str], tuple[Figure, str]] = {}
    for figure in (made for inline in inlines(paper) if (made := _as_figure(inline)) is not None):
        said = ". ".join(filter(None, (figure.how, _origins(figure, documents))))
        found.setdefault((figure.key, figure.printed), (figure, said))
    return tuple(found.values())


def trace_annex(paper: Paper, documents: dict[str, str]) -> Annex:
    """The annex that lists every figure of a paper with its origin."""
    rows = tuple(
        Row(((Label(str(at), LabelKind.ORDER),), (figure,), (Name(said, figure.key),)))
        for at, (figure, said) in enumerate(source_rows(paper, documents), start=1)
    )
    columns = (
        Column((Words("TT"),), 10, "center"),
        Column((Words("Số liệu"),), 40),
        Column((Words("Nguồn"),), 115),
    )
    return Annex((Words("Nguồn của từng số liệu"),), (Grid(columns, rows, links=True),))
