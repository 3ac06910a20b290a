"""Where a figure comes from, in words and as an address."""

from __future__ import annotations

from dataclasses import dataclass

from tiendo.values import Citation, Origin, Source

from .paper import Annex, Column, Figure, Grid, Inline, Label, LabelKind, Name, Paper, Row, Words, inlines

# A count rests on every line of a table, and each line names its own source.
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
    if len(figure.origins) > _SHOWN:
        return f"{len(figure.origins)} nguồn, nêu ở từng dòng"
    return "; ".join(origin_words(origin, documents) for origin in figure.origins)


def _as_figure(inline: Inline) -> Figure | None:
    if isinstance(inline, Name) and inline.origins:
        words = inline.text if len(inline.text) <= _QUOTED else f"{inline.text[:_QUOTED].rsplit(' ', 1)[0]} …"
        return Figure(f"“{words}”", inline.key, inline.origins)
    return inline if isinstance(inline, Figure) else None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A figure, what it is about (the name printed before it), and its arithmetic and origins in words."""

    figure: Figure
    about: str
    said: str


def source_rows(paper: Paper, documents: dict[str, str]) -> tuple[SourceRow, ...]:
    """Every figure of a paper; one that is printed twice stands once.

    A sentence taken over from a document stands among them, by its first words.
    """
    found: dict[tuple[str, str], SourceRow] = {}
    about = Name("", "")
    for inline in inlines(paper):
        if isinstance(inline, Name) and inline.key != about.key:
            about = inline
        figure = _as_figure(inline)
        if figure is not None:
            said = ". ".join(filter(None, (figure.how, _origins(figure, documents))))
            name = "" if isinstance(inline, Name) or figure.key.startswith("count/") else about.text
            found.setdefault((figure.key, figure.printed), SourceRow(figure, name, said))
    return tuple(found.values())


def trace_annex(paper: Paper, documents: dict[str, str]) -> Annex:
    """The annex that lists every figure of a paper with its origin."""
    rows = tuple(
        Row(
            (
                (Label(str(at), LabelKind.ORDER),),
                (row.figure,),
                (Name(row.about, row.figure.key),),
                (Name(row.said, row.figure.key),),
            )
        )
        for at, row in enumerate(source_rows(paper, documents), start=1)
    )
    columns = (
        Column((Words("TT"),), 10, "center"),
        Column((Words("Số liệu"),), 32),
        Column((Words("Nội dung"),), 43),
        Column((Words("Nguồn"),), 80),
    )
    return Annex((Words("Nguồn của từng số liệu"),), (Grid(columns, rows, links=True),))


def _row(at: int, row: SourceRow) -> Row:
    key = row.figure.key
    return Row(((Label(str(at), LabelKind.ORDER),), (row.figure,), (Name(row.about, key),), (Name(row.said, key),)))
