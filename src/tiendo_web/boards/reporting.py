"""What the boards tell a periodic report and a briefing pack: sentences of their rows and figures, each with its sources.

A report is passed on and may be released: closed rows are left out whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from tiendo.boards import BOARDS, BoardLine, RegisterEntry, Shelf, Words, lines_of
from tiendo.boards import figures as figure_boards
from tiendo.boards.rankings import RANKINGS, told, years_of
from tiendo.boards.register import FIGURE_BOARDS
from tiendo.reports.input import Remark, Remarks
from tiendo.values import Citation, Origin, Period
from tiendo_web.pages import format as say
from tiendo_web.record.models import Secrecy
from tiendo_web.record.permissions import Person

from . import queries
from .ledger import ledger_of_board, ledger_of_rankings, units_of
from .models import BoardEntry


def with_boards(remarks: Remarks, user: Person, unit: str, period: Period, *, known: date) -> Remarks:
    """The remarks of a report with what the boards tell of the period."""
    return replace(remarks, boards=board_remarks(user, unit, period, known=known))


def board_remarks(user: Person, unit: str, period: Period, *, known: date) -> tuple[Remark, ...]:
    """Sentences on a unit and what is below it for a period, as known on a day: registers, then figures, then rankings."""
    return (
        *_of_registers(user, unit, period, known),
        *_of_figures(user, unit, period, known),
        *_of_rankings(user, unit, period, known),
    )


def _of_registers(user: Person, unit: str, period: Period, known: date) -> Iterable[Remark]:
    rows = list(queries.standing(user, known).filter(unit__above_rows__above=unit, level=Secrecy.OPEN))
    origins = {row.key: origin_of(row) for row in rows}
    entries = [row.as_value for row in rows if row.board in {board.slug for board in BOARDS}]
    inside = {one.key for one in entries if _speaks_of(one, period)}
    # A row that another row of the period names (the event of a line of relief) is needed to understand it.
    inside |= {
        value for one in entries if one.key in inside for _name, value in one.fields if isinstance(value, str) and value in origins
    }
    held = {board.slug: tuple(one for one in entries if one.board == board.slug and one.key in inside) for board in BOARDS}
    shelf = Shelf(known, held, queries.unit_names())
    for board in BOARDS:
        for line in lines_of(board, shelf):
            yield Remark(line.words.vi, f"board/{board.slug}", _distinct(origins[key] for key in line.entries if key in origins))


def _speaks_of(entry: RegisterEntry, period: Period) -> bool:
    """Whether a row belongs to a period: by its own period, else its day, else the day it became known."""
    first, last = (entry.period.first, entry.period.last) if entry.period else (entry.day or entry.known,) * 2
    return first <= period.last and last >= period.first


def origin_of(row: BoardEntry) -> Origin:
    """Where a row comes from; for a workbook or a person's word, that in words."""
    held = row.where
    if held is not None:
        return held
    if row.file is not None:
        return Citation("", f"{row.file.name}, ô {row.part}", row.file.uploaded_at.date().isoformat())
    return Citation("", f"{row.by.get_full_name() if row.by else ''} ghi vào bảng theo dõi".strip(), row.known.isoformat())


def _of_figures(user: Person, unit: str, period: Period, known: date) -> Iterable[Remark]:
    names = queries.unit_names()
    for board in FIGURE_BOARDS:
        held = ledger_of_board(user, board, unit)
        units = units_of(user, board, held, unit, min(known, period.last))
        lines = figure_boards.lines_of(board, held, units, period, known)
        words = Words(say.period(period, "vi"), say.period(period, "en"))
        observed = held.observations
        for line in figure_boards.told(board, lines, words, names):
            yield _remark(line, f"board/{board.slug}", [observed[key].origin for key in line.entries if key in observed])


def _of_rankings(user: Person, unit: str, period: Period, known: date) -> Iterable[Remark]:
    """The latest year of each index that is not older than two years: indices come out in the year after."""
    held = ledger_of_rankings(user, unit)
    for ranking in RANKINGS:
        years = [one for one in years_of(ranking, held, unit, known) if period.first.year - 2 < one.year <= period.last.year]
        line = told(ranking, years)
        if line is not None:
            origins = [held.observations[key].origin for key in line.entries if key in held.observations]
            yield _remark(line, f"board/{ranking.code}", origins)


def _remark(line: BoardLine, key: str, origins: Iterable[Origin]) -> Remark:
    return Remark(line.words.vi, key, _distinct(origins))


def _distinct(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    return tuple(dict.fromkeys(origins))


def year_before(session: date) -> Period:
    """What a briefing pack looks at: the year up to the session."""
    year_ago = session - timedelta(days=365)
    return Period.parse(f"{year_ago.isoformat()}..{session.isoformat()}")


def briefed(user: Person, unit: str, *, session: date) -> tuple[Remark, ...]:
    """What the boards tell a briefing pack: rows of the year up to the session, figures and ranks of its calendar year."""
    year = Period.of_year(session.year)
    registers = tuple(_of_registers(user, unit, year_before(session), session))
    figures = tuple(_of_figures(user, unit, year, session)) or tuple(
        _of_figures(user, unit, Period.of_year(session.year - 1), session)
    )
    return (*registers, *figures, *_of_rankings(user, unit, year, session))
