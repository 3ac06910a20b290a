"""The briefing pack before a working session: two pages that a leader reads on the way, and annexes for the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tiendo.assessment import CLASS_WORDS
from tiendo.values import Observation, TargetClass

from .briefing_input import WORST_FIRST, BriefingInput, Instruction, Moved
from .charts import Point, line_spec, svg, values_of, yearly
from .input import Remark, TargetLine
from .paper import (
    Annex,
    Block,
    Column,
    Figure,
    Grid,
    Head,
    Heading,
    Inline,
    Label,
    LabelKind,
    Line,
    Name,
    Paper,
    Paragraph,
    Picture,
    Row,
    Style,
    Words,
)
from .periodic import tally
from .questions import questions
from .target_table import assigned, plan_cell, value_cell
from .trace import trace_annex
from .wording import day_label, period_label, value_figure

# What fits two pages; the annexes hold the rest.
_ROWS = 7
_MOVED = 6
_NEWS = 4
_CHARTS = 3
_TASKS = 5
_ASKED = 4
_LONG = 150
_BOARDS = 6


def briefing(brief: BriefingInput) -> Paper:
    """The paper of a briefing pack; internal, so without the head of an official document."""
    unit = brief.report.unit
    blocks: list[Block] = [
        Heading(1, (Words("Chỉ tiêu"),)),
        *_targets(brief),
        *_section("Thay đổi từ lần làm việc trước", _changes(brief), brief.since),
        *_section("Việc đã giao và kết quả", _instructions(brief)),
        *_section("Kiến nghị của đơn vị", _asked(brief)),
        *_section("Từ các bảng theo dõi", _boards(brief.boards[:_BOARDS])),
        *_section("Số liệu mâu thuẫn", _contradictions(brief)),
        *_section("Câu hỏi gợi ý", [Paragraph(line, Style.NUMBERED) for line in questions(brief)]),
    ]
    lines = brief.report.targets
    annexes = [Annex((Words("Toàn bộ chỉ tiêu"),), (_table(lines, brief),), sideways=True)] if lines else []
    if len(brief.boards) > _BOARDS:
        annexes.append(Annex((Words("Từ các bảng theo dõi (tiếp)"),), tuple(_boards(brief.boards[_BOARDS:]))))
    if brief.instructions:
        annexes.append(Annex((Words("Việc đã giao và kết quả"),), (_all_instructions(brief),), sideways=True))
    charts = _charts(brief)
    if charts:
        annexes.append(Annex((Words("Diễn biến các chỉ tiêu đáng lo nhất"),), charts))
    head = Head("", unit.name, None, unit.name, brief.session, "TÓM TẮT", _subject(brief))
    paper = Paper("plain", head, tuple(blocks), annexes=tuple(annexes))
    return replace(paper, annexes=(*annexes, trace_annex(paper, dict(brief.report.documents))))


def _subject(brief: BriefingInput) -> Line:
    unit = brief.report.unit
    name = unit.name[:1].lower() + unit.name[1:]
    return (Words("phục vụ buổi làm việc với "), Name(name, unit.key), Words(", "), day_label(brief.session))


def _section(title: str, blocks: list[Paragraph], since: date | None = None) -> list[Block]:
    day: Line = (Words(" ("), day_label(since), Words(")")) if since is not None else ()
    return [Heading(1, (Words(title), *day)), *blocks] if blocks else []


def _targets(brief: BriefingInput) -> list[Block]:
    lines = brief.report.targets
    if not lines:
        return [Paragraph((Words("Sổ chưa có chỉ tiêu nào của đơn vị trong kỳ."),))]
    implied = [line for line in lines if line.target.implied is not None]
    note = [Paragraph((Words("Dấu * là mức kế hoạch suy ra từ tỷ lệ thực hiện kế hoạch đã công bố."),), Style.NOTE)]
    return [Paragraph(tally(lines, [_word(line) for line in lines])), *note[: len(implied)], _worst(brief)]


def _word(line: TargetLine) -> str:
    return CLASS_WORDS[line.assessment.cls if line.assessment is not None else TargetClass.CANNOT_ASSESS].vi


def _worst(brief: BriefingInput) -> Grid:
    lines = [line for line in brief.report.targets if _cls(line) in WORST_FIRST[:3]] or list(brief.report.targets)
    return _table(tuple(lines[:_ROWS]), brief)


def _cls(line: TargetLine) -> TargetClass:
    return line.assessment.cls if line.assessment is not None else TargetClass.CANNOT_ASSESS


def _table(lines: tuple[TargetLine, ...], brief: BriefingInput) -> Grid:
    rows = tuple(
        Row(
            (
                (Label(str(at), LabelKind.ORDER),),
                (Name(line.name + assigned(line.target), line.target.key),),
                (Name(line.target.unit_of_measure, line.target.key),),
                plan_cell(line.target),
                value_cell(line.shown, line.target),
                (Words(_word(line)),),
                _reason(line, brief),
            )
        )
        for at, line in enumerate(lines, start=1)
    )
    columns = (
        Column((Words("TT"),), 11, "center"),
        Column((Words("Chỉ tiêu"),), 40),
        Column((Words("ĐVT"),), 27, "center"),
        Column((Words("Mục tiêu"),), 20, "right"),
        Column((Words("Hiện có"),), 18, "right"),
        Column((Words("Đánh giá"),), 20, "center"),
        Column((Words("Vì sao"),), 58),
    )
    return Grid(columns, rows)


def _reason(line: TargetLine, brief: BriefingInput) -> Line:
    """The sentence of the assessment, with the figures it rests on as its sources."""
    if line.assessment is None:
        return ()
    held = [line.shown, line.previous, *(one for _, one in line.years)]
    origins = (line.target.origin, *(one.origin for one in held if one is not None))
    return (Figure(line.assessment.reason, f"{line.target.key}#reason", tuple(dict.fromkeys(origins)), "đánh giá của Tiendo"),)


def _changes(brief: BriefingInput) -> list[Paragraph]:
    told = [Paragraph(line, Style.ITEM) for line in dict.fromkeys(_moved(one) for one in brief.moved)][:_MOVED]
    for name, seen in brief.news[:_NEWS]:
        when = period_label(seen.period)
        line: Line = (Name(name, seen.indicator), Words(" "), when, Words(": "), value_figure(seen))
        told.append(Paragraph((*line, Words(" (biết từ "), day_label(seen.known), Words(").")), Style.ITEM))
    return told


def _moved(one: Moved) -> Line:
    words = f": từ {CLASS_WORDS[one.before].vi.lower()} thành {CLASS_WORDS[one.now].vi.lower()}."
    return (Name(one.line.name, one.line.target.indicator), Words(words))


def _instructions(brief: BriefingInput) -> list[Paragraph]:
    told = []
    for one in brief.instructions[:_TASKS]:
        day: Line = (Words("; hạn "), day_label(one.due)) if one.due is not None else ()
        # The unit that the pack is about need not be named again.
        lead: Line = (Words("; "), Name(one.lead, one.key)) if one.lead not in ("", brief.report.unit.name) else ()
        told.append(Paragraph((Name(_short(one.text), one.key, one.origins), *lead, *day, *_state(one), Words(".")), Style.ITEM))
    if len(brief.instructions) > _TASKS:
        told.append(Paragraph((Words("Các việc còn lại xem ở phụ lục."),), Style.NOTE))
    return told


def _state(one: Instruction) -> Line:
    return (Words(": "), Name(one.state, one.key))


def _all_instructions(brief: BriefingInput) -> Grid:
    """Every instruction with its whole words, for the annex."""
    rows = tuple(
        Row(
            (
                (Label(str(at), LabelKind.ORDER),),
                (Name(one.text, one.key, one.origins),),
                (Name(one.lead, one.key),),
                (day_label(one.due),) if one.due is not None else (Words("không hạn"),),
                (Name(one.state, one.key),),
            )
        )
        for at, one in enumerate(brief.instructions, start=1)
    )
    columns = (
        Column((Words("TT"),), 10, "center"),
        Column((Words("Việc được giao"),), 120),
        Column((Words("Chủ trì"),), 40),
        Column((Words("Hạn"),), 32, "center"),
        Column((Words("Tình trạng"),), 42),
    )
    return Grid(columns, rows)


def _short(text: str) -> str:
    """The first words of a long sentence; the annexes have the whole."""
    text = text[:1].upper() + text[1:].rstrip(". ")
    return text if len(text) <= _LONG else text[:_LONG].rsplit(" ", 1)[0] + " …"


def _asked(brief: BriefingInput) -> list[Paragraph]:
    told = []
    for one in brief.asked[:_ASKED]:
        answer: Inline = Name(one.answer.rstrip(". "), one.key) if one.answer else Words("chưa được trả lời")
        told.append(Paragraph((Name(_short(one.text), one.key, one.origins), Words(": "), answer, Words(".")), Style.ITEM))
    return told


def _boards(told: tuple[Remark, ...]) -> list[Paragraph]:
    """What the boards tell of the unit, each sentence with its sources."""
    return [Paragraph((Name(one.text, one.key, one.origins),), Style.ITEM) for one in told]


def _contradictions(brief: BriefingInput) -> list[Paragraph]:
    told = [
        Paragraph((Figure(finding.message, f"finding/{finding.code}", tuple(finding.sources)),), Style.ITEM)
        for finding in brief.contradictions
    ]
    for dispute in brief.report.disputes:
        line: list[Inline] = [
            Name(dispute.name, dispute.observations[0].indicator),
            Words(" "),
            period_label(dispute.period),
            Words(": "),
        ]
        for at, seen in enumerate(one for one in dispute.observations if one.amount is not None):
            line += [Words("; ")] * bool(at) + [value_figure(seen)]
        told.append(Paragraph((*line, Words(".")), Style.ITEM))
    return told


def _charts(brief: BriefingInput) -> tuple[Block, ...]:
    """The worst targets that have a history, each as a chart with its values beside it."""
    by_key = {line.target.key: line for line in brief.report.targets}
    blocks: list[Block] = []
    for key, seen in brief.history:
        line = by_key[key]
        points = yearly(seen)
        plan = _plan(line)
        if len(points) < 2 or len(blocks) >= 3 * _CHARTS:
            continue
        rank = line.target.unit_of_measure == "hạng"
        fan = line.assessment.outlook.fan if line.assessment is not None and line.assessment.outlook is not None else ()
        name = Name(line.name, key)
        drawing = svg(line_spec(points, unit=line.target.unit_of_measure, plan=plan, fan=fan, rank=rank), line.name, page=False)
        blocks += [Paragraph((), lead=(name,)), Picture(drawing, 150, (name,)), _values(points, plan, line, seen)]
    return tuple(blocks)


def _plan(line: TargetLine) -> tuple[Point, ...]:
    target = line.target
    if target.value is None or target.implied is not None:
        return ()
    return (Point(target.due.last.year, target.value if target.upper is None else target.upper),)


def _values(points: tuple[Point, ...], plan: tuple[Point, ...], line: TargetLine, seen: tuple[Observation, ...]) -> Grid:
    by_year = {one.period.start.year: one for one in seen if one.period.is_year and one.amount is not None}
    rows = []
    for year, actual, planned in values_of(points, plan):
        origin = by_year.get(int(year))
        value: Line = (Figure(actual, origin.key, (origin.origin,)),) if origin is not None else (Words(actual),)
        wanted: Line = (Figure(planned, line.target.key, (line.target.origin,)),) if planned else ()
        rows.append(Row(((Label(f"năm {year}", LabelKind.PERIOD),), value, wanted)))
    columns = (
        Column((Words("Kỳ"),), 30, "center"),
        Column((Words("Thực hiện"),), 40, "right"),
        Column((Words("Mục tiêu"),), 40, "right"),
    )
    return Grid(columns, tuple(rows))
