"""The periodic report: outline, sentences and table from the values handed in; the same input gives the same bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .compare import verdict
from .input import Remark, ReportInput, ReportKind, TargetLine
from .numbers import count
from .other_tables import dispute_table, other_tables
from .outlines import Section, outline_of
from .paper import (
    Annex,
    Block,
    Figure,
    Head,
    Heading,
    Inline,
    Label,
    LabelKind,
    Line,
    Name,
    Paper,
    Paragraph,
    Signing,
    Style,
    Words,
)
from .target_table import by_sector, sector_names, target_tables
from .trace import trace_annex
from .word import to_docx
from .wording import not_reported, period_label, value_sentence

_SUBJECTS = {
    ReportKind.OPINION: "tình hình tư tưởng, dư luận xã hội ",
    ReportKind.MID_TERM: "sơ kết giữa nhiệm kỳ thực hiện các chỉ tiêu, nhiệm vụ ",
    ReportKind.TERM: "tổng kết thực hiện các chỉ tiêu, nhiệm vụ ",
}
# More sentences than this read better one under the other.
_IN_ONE_PARAGRAPH = 3
_NOTHING: Line = (Words("Chưa có nội dung được ghi nhận."),)
# From the best word to the worst; both the words of a result and those of the outlook.
_BETTER = ("Vượt", "Đạt", "Ước vượt", "Ước đạt", "Đạt, vượt", "Có khả năng đạt")
_BEHIND = ("Khó đạt", "Khả năng không đạt", "Ước không đạt", "Không đạt")
_WORDS = (*_BETTER, *_BEHIND)


def periodic(report: ReportInput, *, trace: bool = False) -> Paper:
    """The paper of a periodic report.

    Args: trace: add the annex that names the source of every figure, and the one of figures that sources give differently.
    """
    annexes = []
    if report.targets:
        title = (Words("Biểu kết quả thực hiện các chỉ tiêu "), period_label(report.period))
        annexes.append(Annex(title, _table(report), sideways=True))
    others = [line for line in report.values if line.sector == "other" and line.current.amount is not None]
    if others:
        annexes.append(Annex((Words("Số liệu khác trong kỳ"),), other_tables(others)))
    if report.remarks.boards:
        annexes.append(Annex((Words("Từ các bảng theo dõi"),), _remarks(report.remarks.boards)))
    if trace and report.disputes:
        annexes.append(Annex((Words("Số liệu các nguồn đưa khác nhau"),), (dispute_table(report),)))
    issuer = report.issuer
    paper = Paper(
        family=issuer.family,
        head=Head(
            superior=issuer.superior,
            issuer=issuer.name,
            number=Label(issuer.number + issuer.symbol, LabelKind.DOCUMENT) if issuer.number else None,
            place=issuer.place,
            day=report.day,
            kind="BÁO CÁO",
            subject=_subject(report),
            symbol=issuer.symbol,
        ),
        blocks=(_opening(report), *_body(report)),
        signing=Signing(issuer.power, issuer.post, issuer.signer, issuer.recipients),
        annexes=tuple(annexes),
    )
    return replace(paper, annexes=(*annexes, trace_annex(paper, dict(report.documents)))) if trace else paper


def periodic_docx(report: ReportInput, *, trace: bool = False, controls: bool = False) -> bytes:
    """The Word file of a periodic report."""
    return to_docx(periodic(report, trace=trace), controls=controls)


def _subject(report: ReportInput) -> Line:
    return (Words(_SUBJECTS.get(report.kind, "kết quả thực hiện các chỉ tiêu, nhiệm vụ ")), period_label(report.period))


def _opening(report: ReportInput) -> Paragraph:
    plan: Line = () if report.plan is None else (Words("Thực hiện "), Name(_lower(report.plan.title), report.plan.key), Words(", "))
    # "Ủy ban nhân dân" and "Tỉnh ủy" keep their capital inside a sentence: they are names of bodies.
    return Paragraph((*plan, Words(f"{report.issuer.called} báo cáo "), *_subject(report), Words(" như sau.")))


def _body(report: ReportInput) -> tuple[Block, ...]:
    """Sections with something in them or that must stand, each under the headings above it."""
    waiting: list[Section] = []
    blocks: list[Block] = []
    for section in outline_of(report.kind, report.issuer.family):
        waiting = [held for held in waiting if held.level < section.level]
        filled = _fill(section, report) if section.fill else ()
        if section.fill and not filled and section.required:
            filled = (Paragraph(_NOTHING),)
        if filled:
            blocks += [Heading(held.level, (Words(held.title),)) for held in (*waiting, section)]
            blocks += filled
            waiting = []
        elif not section.fill:
            waiting.append(section)
    return tuple(blocks)


def _fill(section: Section, report: ReportInput) -> tuple[Block, ...]:
    if section.fill == "targets":
        return _targets(report)
    if section.fill == "values":
        return tuple(_values(section, report))
    if section.fill == "weak":
        return (*_weak(report), *_remarks(report.remarks.shortcomings))
    remarks: tuple[Remark, ...] = getattr(report.remarks, section.fill)
    return _remarks(remarks)


def _remarks(remarks: tuple[Remark, ...]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Name(remark.text, remark.key, remark.origins),), Style.ITEM) for remark in remarks)


def _targets(report: ReportInput) -> tuple[Block, ...]:
    """How many targets stand where, then one sentence for each that was reported, then the names of those that were not."""
    if not report.targets:
        return ()
    blocks: list[Block] = [Paragraph(tally(report.targets, [verdict(line, report.period) for line in report.targets]))]
    plan_word = "mục tiêu" if report.kind.of_term else "kế hoạch"
    for sector, lines in by_sector(report.targets):
        told = [line for line in lines if _told(line)]
        if told:
            blocks.append(Paragraph((), lead=(Name(sector_names()[sector], sector), Words(":"))))
            # One indicator under two plans without a share to print would say the same twice.
            sentences = dict.fromkeys(value_sentence(line, plan_word=plan_word) for line in told)
            blocks += [Paragraph(sentence, Style.ITEM) for sentence in sentences]
    # A name that two plans share is said once.
    silent = tuple({line.name: line.target.key for line in report.targets if not _told(line)}.items())
    if silent:
        blocks.append(Paragraph(not_reported(silent)))
    return tuple(blocks)


def _told(line: TargetLine) -> bool:
    return line.shown is not None and line.shown.amount is not None


def tally(lines: Sequence[TargetLine], said: Sequence[str]) -> Line:
    """``Trong 28 chỉ tiêu, có 20 chỉ tiêu đạt, 03 chỉ tiêu vượt, 05 chỉ tiêu chưa đánh giá được.``

    Args: lines: the targets; said: the word of each.
    """
    words = Counter(said)
    origins = tuple(dict.fromkeys(line.target.origin for line in lines))

    def counted(number: int, word: str) -> Figure:
        how = f"đếm các dòng “{word}” của biểu chỉ tiêu" if word else "đếm các dòng của biểu chỉ tiêu"
        return Figure(f"{count(number)} chỉ tiêu", f"count/{word}", origins, how)

    line: list[Inline] = [Words("Trong "), counted(len(lines), ""), Words(", có ")]
    ordered = [word for word in (*_WORDS, *sorted(set(words) - set(_WORDS))) if words[word]]
    for at, word in enumerate(ordered):
        grammar = f" có {word.lower()}" if word.startswith("Khả năng") else f" {word.lower()}"
        line += [Words(", ")] * bool(at) + [counted(words[word], word), Words(grammar)]
    return (*line, Words("."))


def _values(section: Section, report: ReportInput) -> Iterator[Paragraph]:
    """One paragraph for each sector: its name, then its sentences."""
    for sector in section.sectors:
        lines = [line for line in report.values if line.sector == sector and line.current.amount is not None]
        if not lines:
            continue
        lead = () if len(section.sectors) == 1 else (Name(f"{sector_names()[sector]}:", sector),)
        if len(lines) > _IN_ONE_PARAGRAPH:
            yield from [Paragraph((), lead=lead)] * bool(lead)
            yield from (Paragraph(value_sentence(line), Style.ITEM) for line in lines)
            continue
        said = [inline for line in lines for inline in (Words(" "), *value_sentence(line))]
        yield Paragraph(tuple(said if lead else said[1:]), lead=lead)


def _weak(report: ReportInput) -> tuple[Paragraph, ...]:
    """The targets that are behind, each with the body that answers for it when one is named."""
    behind = [(line, word) for line in report.targets if (word := verdict(line, report.period)) in _BEHIND]
    return tuple(
        Paragraph(
            (
                Words("Chỉ tiêu “"),
                Name(line.name, line.target.key),
                Words(f"”: {word.lower()}"),
                *((Words(" (cơ quan chủ trì: "), Name(line.lead, line.target.lead or ""), Words(")")) if line.lead else ()),
                Words("."),
            ),
            Style.ITEM,
        )
        for line, word in behind
    )


def _table(report: ReportInput) -> tuple[Block, ...]:
    notes = [Paragraph((Words("Ghi chú: dấu ... là chưa có số liệu báo cáo; dấu x là không tính."),), Style.NOTE)]
    if any(line.target.implied is not None for line in report.targets):
        notes.append(Paragraph((Words("Dấu * là mức kế hoạch suy ra từ tỷ lệ thực hiện kế hoạch đã công bố."),), Style.NOTE))
    # Above the table: below it they may be pushed to a page of their own.
    return (*notes, *target_tables(report))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
