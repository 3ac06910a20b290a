"""Results held against targets, as the text judges them: counts of targets, and single indicators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ...values import Direction, Kind, Modality, Statement
from ...values.records import Judgement
from ...values.source import Source
from .outline import Paragraph, ParagraphKind, Span, trim

_YARDSTICK = r"(?:chỉ tiêu|kế hoạch|dự toán|mục tiêu|nghị quyết|Nghị quyết|so với kế hoạch)"
# What is said of a number of targets: the words behind it (or right before) decide which figure it is.
_SET_WORDS = (
    ("likely_met", re.compile(r"(?:có khả năng|dự kiến|khả năng|ước)\s+(?:sẽ )?(?:hoàn thành|đạt)", re.IGNORECASE)),
    ("not_met", re.compile(r"(?:có )?(?:khả năng|dự kiến)?\s*(?:không|chưa) (?:đạt|hoàn thành)", re.IGNORECASE)),
    ("hard", re.compile(r"khó (?:đạt|hoàn thành|có khả năng)", re.IGNORECASE)),
    ("met", re.compile(r"(?:đạt và vượt|vượt và đạt|đã đạt|đạt|vượt|hoàn thành)", re.IGNORECASE)),
)
_TARGETS = frozenset({"chỉ tiêu", "nhiệm vụ", "chỉ tiêu, nhiệm vụ", "mục tiêu", "tiêu chí"})
_FORECAST = re.compile(r"dự báo|dự kiến|khả năng|đến cuối nhiệm kỳ|ước", re.IGNORECASE)
_NO_NUMBER = re.compile(
    r"(?:nhiều|hầu hết|phần lớn|tất cả|các|đa số) chỉ tiêu[^.;,:]{0,40}? (?:đều )?(?:đạt và vượt|đạt|"
    r"vượt|hoàn thành)(?! \d)(?: (?:và vượt|kế hoạch|mục tiêu|đề ra|nghị quyết))*",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    rf"(?P<words>đạt và vượt|vượt và đạt|hoàn thành(?: và)? vượt(?: mức)?|đều vượt|vượt|hoàn thành|đạt|"
    rf"chưa đạt|không đạt|chưa hoàn thành)\s+(?:mức |các |được )?{_YARDSTICK}"
    r"(?:\s+(?:kế hoạch|chỉ tiêu|nghị quyết))?(?:\s+(?:đề ra|được giao|giao|năm(?: \d{4})?|nhiệm kỳ|"
    r"giai đoạn \d{4}\s*[-–]\s*\d{4}))*",
)
_AIM = re.compile(
    r"(?<!\w)(?:phấn đấu|quyết tâm|để|nhằm|cần|phải|sẽ|yêu cầu|tập trung|nếu|giải pháp|cố gắng|khả năng|mong muốn|theo)(?!\w)"
)
_SHARE_TAIL = re.compile(rf"\s*(?:so với\s+)?(?:{_YARDSTICK}|dự toán|KH|NQ)(?:[^,;.()]{{0,60}})?", re.IGNORECASE)


def judgements(
    text: str,
    paragraphs: Sequence[Paragraph],
    statements: Sequence[Statement],
    place: str | None,
    taken: Sequence[Span],
    document: str,
) -> list[Judgement]:
    """Every judgement on targets, in order.

    Args:
        statements: the numbers of the same text; a judgement rests on them.
        taken: spans of orders: an aim is no judgement.
        document: hash of the document, for the sources.
    """
    found: list[Judgement] = []
    for paragraph in paragraphs:
        if paragraph.kind not in (ParagraphKind.BODY, ParagraphKind.CAPTION):
            continue
        here = [s for s in statements if paragraph.start <= s.source.start < paragraph.end and not s.words]
        found.extend(_sets(text, paragraph, here, place, document))
        found.extend(_shares(text, paragraph, here, place, document))
    covered = [(j.source.start, j.source.end) for j in found]
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.BODY:
            found.extend(_wordings(text, paragraph, place, [*covered, *taken], document))
    return _once(sorted(found, key=lambda j: j.source.start), text)


def _source(text: str, start: int, end: int, document: str) -> Source:
    start, end = trim(text, start, end)
    return Source(document, "", start, end, text[start:end])


def _sets(text: str, paragraph: Paragraph, here: Sequence[Statement], place: str | None, document: str) -> list[Judgement]:
    found: list[Judgement] = []
    for statement in here:
        counted = _figure(text, statement, paragraph)
        if counted is None:
            continue
        name, end = counted
        value = int(statement.amount.value)
        total = int(statement.amount.total) if statement.amount.total is not None else None
        start = _lead(text, statement.source.start, paragraph)
        previous = found[-1] if found else None
        joined = previous and previous.total is not None and total is None and statement.source.start - previous.source.end < 60
        if previous and joined and getattr(previous, name) is None:
            found[-1] = _with_figure(previous, name, value, _source(text, previous.source.start, end, document), statement)
            continue
        if total is None and (statement.amount.unit not in _TARGETS or name in {"met", "likely_met"}):
            continue
        words = statement.place.words if statement.place else place
        period = str(statement.period) if statement.period else None
        blank = Judgement(
            _source(text, start, end, document), "set", words, period, total=total, scope=text[statement.source.start : end]
        )
        forecast = name in {"likely_met", "hard"} and bool(_FORECAST.search(text, start, end))
        found.append(_with_figure(replace(blank, forecast=forecast), name, value, blank.source, statement))
    for match in _NO_NUMBER.finditer(text, paragraph.start, paragraph.end):
        if not _AIM.search(text, max(paragraph.start, match.start() - 24), match.start()):
            found.append(Judgement(_source(text, *match.span(), document), "set", place, None))
    return found


def _with_figure(judgement: Judgement, name: str, value: int, source: Source, statement: Statement) -> Judgement:
    spans = (*judgement.statements, (statement.source.start, statement.source.end))
    met = value if name == "met" else judgement.met
    likely = value if name == "likely_met" else judgement.likely_met
    hard = value if name == "hard" else judgement.hard
    not_met = value if name == "not_met" else judgement.not_met
    return replace(judgement, source=source, statements=spans, met=met, likely_met=likely, hard=hard, not_met=not_met)


def _figure(text: str, statement: Statement, paragraph: Paragraph) -> tuple[str, int] | None:
    """Which figure of a set the number is, and where its words end; ``None`` when it counts no targets."""
    amount = statement.amount
    if statement.kind not in (Kind.LEVEL, Kind.SHARE_OF_TARGET) or amount.value != amount.value.to_integral_value():
        return None
    unit = amount.unit.lower()
    counts_targets = unit in _TARGETS or unit.startswith("chỉ tiêu")
    behind = text[statement.source.end : min(paragraph.end, statement.source.end + 90)]
    behind = re.split(r"[;.(]|, (?:còn|trong đó)|\bvà \d", behind)[0]
    if not counts_targets and not (amount.total is not None and re.search(rf"(?:hoàn thành|đạt|vượt)\s+{_YARDSTICK}", behind)):
        return None
    best: tuple[int, int, str] | None = None
    for rank, (name, words) in enumerate(_SET_WORDS):
        match = words.search(behind)
        if match and (best is None or (match.start(), rank) < best[:2]):
            best = (match.start(), rank, name)
    if best is None:
        return None
    tail = re.compile(rf"[^,;.()]*?(?:{_YARDSTICK}[^,;.()]{{0,60}}|đề ra|đạt)").match(behind, best[0])
    end = statement.source.end + (max(tail.end(), best[0] + 4) if tail else len(behind.rstrip()))
    return best[2], end


def _lead(text: str, start: int, paragraph: Paragraph) -> int:
    """The judgement begins with the words that lead to the number in its clause."""
    sentence = next((span for span in paragraph.sentences if span[0] <= start < span[1]), (paragraph.start, paragraph.end))
    border = max(text.rfind(mark, sentence[0], start) + 1 for mark in (",", ";", ":", "("))
    begin = max(border, sentence[0], start - 120)
    forecast = text.rfind("dự báo", sentence[0], start)
    return forecast if forecast >= 0 and start - forecast < 90 else begin


def _shares(text: str, paragraph: Paragraph, here: Sequence[Statement], place: str | None, document: str) -> list[Judgement]:
    found = []
    for statement in here:
        if statement.kind is not Kind.SHARE_OF_TARGET or statement.amount.unit not in {"%", ""}:
            continue
        level = next((s for s in here if statement.of and (s.source.start, s.source.end) == statement.of), None)
        start = level.source.start if level else statement.source.start
        if level and level.amount.unit in _TARGETS:
            continue
        mention = statement.indicator
        if (
            mention
            and paragraph.start <= mention.start < start
            and start - mention.start < 160
            and "(" not in text[mention.start : start]
        ):
            start = mention.start
        else:
            start = _lead(text, start, paragraph)
        tail = _SHARE_TAIL.match(text, statement.source.end, paragraph.end)
        end = tail.end() if tail else statement.source.end
        percent = _percent(statement)
        spans = tuple((s.source.start, s.source.end) for s in (level, statement) if s)
        found.append(
            Judgement(
                _source(text, start, end, document),
                "indicator",
                statement.place.words if statement.place else place,
                str(statement.period) if statement.period else None,
                indicator=mention.words if mention else None,
                against=tail[0].strip() if tail else None,
                percent_of_target=percent,
                verdict=_verdict(statement, percent),
                statements=spans,
            )
        )
    return found


def _percent(statement: Statement) -> Decimal:
    value = statement.amount.value
    if statement.direction is Direction.OVER:
        return 100 + value
    return 100 - value if statement.direction is Direction.SHORT else value


def _verdict(statement: Statement, percent: Decimal) -> str:
    if statement.modality is Modality.TARGET:
        return "planned"
    if percent > 100:
        return "exceeded"
    if percent == 100:
        return "met"
    return "in_progress" if percent < 95 else "nearly_met"


def _wordings(text: str, paragraph: Paragraph, place: str | None, covered: Sequence[Span], document: str) -> list[Judgement]:
    """ "vượt kế hoạch đề ra", "chưa đạt mục tiêu đề ra": a judgement without a percentage."""
    found = []
    for match in _VERDICT.finditer(text, paragraph.start, paragraph.end):
        if any(first <= match.start() < last for first, last in covered):
            continue
        sentence = next(
            (span for span in paragraph.sentences if span[0] <= match.start() < span[1]), (paragraph.start, paragraph.end)
        )
        clause = max(text.rfind(mark, sentence[0], match.start()) + 1 for mark in (";", ":"))
        begin = max(clause, sentence[0])
        if _AIM.search(text, max(begin, match.start() - 30), match.start()) or _AIM.match(
            text, begin + (text[begin] == " "), match.start()
        ):
            continue
        comma = text.rfind(",", begin, match.start())
        bracket = text.find("(", begin, match.start())
        before = text[begin : match.start()]
        if len(before.strip()) < 6 or bracket > comma or before.rstrip().endswith(("tiến độ", "lộ trình", "thời gian", "mức độ")):
            continue
        if comma > 0 and not re.search(r"\d[^,]*$", text[begin:comma]) and match.start() - comma > 30:
            begin = comma + 1
        words = match["words"].lower()
        verdict = (
            "not_met"
            if words.startswith(("chưa", "không"))
            else "met_or_exceeded"
            if "và" in words and "đạt" in words
            else "exceeded"
            if "vượt" in words
            else "met"
        )
        found.append(
            Judgement(
                _source(text, begin, match.end(), document),
                "indicator",
                place,
                None,
                indicator=text[begin : match.start()].strip(),
                verdict=verdict,
            )
        )
    return found


def _once(found: list[Judgement], text: str) -> list[Judgement]:
    """A judgement printed twice in the same words is one, with both places; overlapping ones of one level are one."""
    result: list[Judgement] = []
    for judgement in found:
        twin = next(
            (i for i, other in enumerate(result) if text[other.source.start : other.source.end] == judgement.source.surface), None
        )
        if twin is not None:
            result[twin] = replace(result[twin], also_at=(*result[twin].also_at, (judgement.source.start, judgement.source.end)))
        elif not any(
            other.source.start <= judgement.source.start < other.source.end and not judgement.statements for other in result
        ):
            result.append(judgement)
    return result
