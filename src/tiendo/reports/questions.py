"""Five questions worth asking in a working session, each drawn from the record and naming what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from tiendo.assessment import CLASS_WORDS
from tiendo.assessment.aim import meets
from tiendo.values import Modality, TargetClass

from .briefing_input import BriefingInput
from .compare import in_unit
from .input import TargetLine
from .numbers import number, with_unit
from .paper import Figure, Line, Name, Words
from .wording import day_label, period_label, value_figure

HOW_MANY = 5
_BEHIND = (TargetClass.UNLIKELY, TargetClass.HARD)


def questions(brief: BriefingInput, *, at_most: int = HOW_MANY) -> tuple[Line, ...]:
    """The questions, the gravest kind first; kinds take turns, so that five targets behind do not take all five places."""
    kinds = [list(rule(brief)) for rule in RULES]
    asked: list[Line] = []
    while any(kinds) and len(asked) < at_most:
        for kind in kinds:
            if kind and len(asked) < at_most:
                asked.append(kind.pop(0))
    return tuple(asked)


def _behind(brief: BriefingInput) -> Iterator[Line]:
    """Targets that will be missed: what is done, by whom, to reach the pace that is needed."""
    asked: set[str] = set()
    for line in brief.report.targets:
        if line.assessment is None or line.assessment.cls not in _BEHIND or line.name in asked:
            continue
        asked.add(line.name)
        word = CLASS_WORDS[line.assessment.cls].vi.lower()
        start: Line = (Words("“"), Name(line.name, line.target.key), Words(f"” được đánh giá là {word}. "))
        yield (*start, *_need(line), Words("Đơn vị làm gì, ai chịu trách nhiệm, để đạt đúng hạn?"))


def _need(line: TargetLine) -> Line:
    required = line.assessment.required if line.assessment is not None else None
    if required is None or required.per_year is None or line.shown is None:
        return ()
    printed = with_unit(number(_three_digits(abs(required.per_year))), line.target.unit_of_measure)
    figure = Figure(
        printed, f"{line.target.key}#required", (line.target.origin, line.shown.origin), "phần còn thiếu chia đều số năm còn lại"
    )
    return (Words("Mỗi năm còn lại cần thêm khoảng "), figure, Words(". "))


def _three_digits(value: Decimal) -> Decimal:
    """A required pace is printed with three significant digits and no exponent."""
    return Decimal(f"{Decimal(f'{value:.3g}'):f}")


def _contradictions(brief: BriefingInput) -> Iterator[Line]:
    """Figures of the unit's own reports that cannot all be right."""
    for finding in brief.contradictions:
        origins = tuple(finding.sources)
        yield (Figure(finding.message, f"finding/{finding.code}", origins), Words(" Số nào là đúng, vì sao khác nhau?"))
    for dispute in brief.report.disputes:
        first, *others = (one for one in dispute.observations if one.amount is not None)
        if not others:
            continue
        name: Line = (Words("“"), Name(dispute.name, first.indicator), Words("” "), period_label(dispute.period))
        yield (
            *name,
            Words(" có nguồn ghi "),
            value_figure(first),
            Words(", có nguồn ghi "),
            value_figure(others[0]),
            Words(". Số nào là đúng?"),
        )


def _late(brief: BriefingInput) -> Iterator[Line]:
    """Instructions past their day."""
    for one in brief.instructions:
        if one.late:
            day: Line = (Words(" (hạn "), day_label(one.due), Words(")")) if one.due is not None else ()
            yield (
                Words("Việc “"),
                Name(one.text.rstrip(". "), one.key, one.origins),
                Words("”"),
                *day,
                Words(" vướng ở đâu, khi nào xong?"),
            )


def _fallen(brief: BriefingInput) -> Iterator[Line]:
    """Targets that stood better at the last session."""
    for one in brief.moved:
        if one.now in _BEHIND and one.before not in _BEHIND:
            yield (
                Words("Lần làm việc trước, “"),
                Name(one.line.name, one.line.target.key),
                Words(f"” là {CLASS_WORDS[one.before].vi.lower()}, nay là {CLASS_WORDS[one.now].vi.lower()}. Điều gì đã thay đổi?"),
            )


def _silent(brief: BriefingInput) -> Iterator[Line]:
    """Targets without any figure: who reports them, and when."""
    names = list({line.name: line for line in brief.report.targets if line.shown is None}.values())
    if names:
        line: list[Name | Words] = [Words("Chưa có số liệu của: ")]
        for at, one in enumerate(names[:3]):
            line += [Words("; ")] * bool(at) + [Name(one.name, one.target.key)]
        yield (*line, Words(". Ai theo dõi, bao giờ báo cáo?"))


def _unanswered(brief: BriefingInput) -> Iterator[Line]:
    """What the unit asked for and did not hear of."""
    for one in brief.asked:
        if not one.answer:
            yield (
                Words("Kiến nghị “"),
                Name(one.text.rstrip(". "), one.key, one.origins),
                Words("” chưa được trả lời. Có còn cần không?"),
            )


def _estimates(brief: BriefingInput) -> Iterator[Line]:
    """Estimates that carry a target over the line: are they final yet?"""
    for line in brief.report.targets:
        seen = line.current
        if seen is None or seen.amount is None or seen.modality is not Modality.ESTIMATE:
            continue
        value = in_unit(seen.amount, line.target.unit_of_measure)
        if value is not None and meets(line.target, float(value)):
            start: Line = (Words("“"), Name(line.name, line.target.key), Words("” đang tính đạt theo số ước "), value_figure(seen))
            yield (*start, Words(". Đã có số chính thức chưa?"))


RULES: tuple[Callable[[BriefingInput], Iterator[Line]], ...] = (
    _contradictions,
    _behind,
    _late,
    _fallen,
    _silent,
    _unanswered,
    _estimates,
)
