"""What a text is about before its first sentence is read, and what its headings say on the way: year, period, purpose."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import pairwise

from tiendo.values import Modality, Period

from .catalogued import topic_of
from .drafts import Discourse
from .periods import TimeMark, resolve, times
from .segments import paragraphs
from .tokens import NUMBER, Tokens
from .view import View
from .vocabulary import Vocabulary, match_at

_POINTS = frozenset({"year", "month", "quarter", "months", "day"})
_INSIDE = frozenset({"month", "quarter", "months", "day"})
"""Parts of a year: a text counts them in its own year, while a year alone may lie ahead."""
_FOUNDED = frozenset(
    {("khởi", "công"), ("thành", "lập"), ("khánh", "thành"), ("ra", "đời"), ("tái", "lập"), ("ban", "hành"), ("xây", "dựng")}
)
_AHEAD = frozenset({"hoạch", "tiêu", "toán", "vụ", "đấu"})
_EXPECTED = frozenset({"kiến", "hoạch", "báo", "tới", "tiêu"})
_HEAD_LINES = 14
_LOOK = 6000
_CLEARLY = 4
"""A year told this often is the text's own, although the year after it is named once."""
_MARK = re.compile(
    r"^(?:phần\s+\w+\s*[:.]?\s*)?(?:[ivxlc]{1,5}\s*[.)/-]\s*|\d{1,2}(?:\.\d{1,2})*\s*[.)/-]?\s*|[a-zđ]\s*[.)]\s*|[-–+*]\s*)?"
)
_ROMAN = re.compile(r"^(?:phần\s+\w+|[ivxlc]{1,5}\s*[.)/-])")
_AIMS = (
    "mục tiêu", "chỉ tiêu", "nhiệm vụ", "phương hướng", "một số nhiệm vụ", "các chỉ tiêu", "các nhiệm vụ", "định hướng",
    "kế hoạch", "một số chỉ tiêu", "các mục tiêu", "những nhiệm vụ", "dự kiến",
)  # fmt: skip
_ASKS = (
    "kiến nghị", "đề xuất", "đề nghị", "những kiến nghị", "các kiến nghị", "một số kiến nghị", "đề xuất, kiến nghị",
    "kiến nghị, đề xuất",
)  # fmt: skip
_DONE = (
    "kết quả", "tình hình", "đánh giá", "thực trạng", "thực hiện", "công tác", "những kết quả", "đặc điểm", "hạn chế",
    "tồn tại", "diễn biến", "thiệt hại",
)  # fmt: skip
_HEAD = 1500
_PLANS = frozenset({"nghị quyết", "kế hoạch", "chương trình hành động", "quyết định"})
_AIMED = re.compile(r"\b(?:nhiệm vụ|chỉ tiêu|kế hoạch|mục tiêu|phân bổ|giao dự toán|phát triển|thực hiện)\b")
_TOLD = re.compile(r"\b(?:kết quả|tình hình|sơ kết|tổng kết|đánh giá)\b")
_REACHED = re.compile(r"\b(?:đều|đã|cơ bản) (?:đạt|vượt|hoàn thành)\b|\b(?:đạt và vượt|chưa đạt|không đạt)\b|\bkết quả\b")
"""A heading about aims that tells what came of them: "Các chỉ tiêu đều đạt"."""
_DATELINE = re.compile(r"(?:^|, )ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})\s*$|^(\d{4})-(\d{2})-(\d{2})\b")


def open_text(discourse: Discourse, seen: View, known: Vocabulary) -> None:
    """Find the day, the year, the term and the default period of a text from its title and its lead."""
    title: list[TimeMark] = []
    lead: list[TimeMark] = []
    body: list[TimeMark] = []
    plans: list[int] = []
    everything: list[TimeMark] = []
    first_line: list[TimeMark] = []
    lines = leads = 0
    for start, end in paragraphs(seen.text[:_LOOK]):
        line = seen.low[start:end]
        tokens = Tokens(seen.text, seen.low, start, min(end, start + 800))
        marks = times(tokens)
        if discourse.now.published is None:
            discourse.now.published = _dateline(line)
        _term(discourse, marks)
        if lines == leads == 0:
            first_line = [mark for mark in marks if mark.event and mark.form == "month"]
        plans += [
            mark.year
            for mark in marks
            if mark.form == "year" and mark.year and _AHEAD & set(tokens.words[max(0, mark.start - 12) : mark.start])
        ]
        said = [mark for mark in marks if not mark.event and says_when(tokens, mark)]
        everything += [mark for mark in marks if says_when(tokens, mark) or (mark.form == "day" and mark.as_of)]
        body += [
            mark
            for mark in marks
            if says_when(tokens, mark)
            and not _EXPECTED & set(tokens.words[max(0, mark.start - 4) : mark.start])
            and not _aimed_at(tokens, mark)
        ]
        if leads == 0 and lines < _HEAD_LINES and end - start < 200 and line[-1] not in ".;":
            lines += 1
            # A headline that prints a figure speaks of that figure's month or quarter, not of the whole text's.
            figure = any(kind == NUMBER and not any(m.start <= k < m.end for m in marks) for k, kind in enumerate(tokens.kinds))
            title += [mark for mark in said if not (figure and mark.form in {"month", "quarter"} and "%" in tokens.words)]
        elif leads < 2:
            leads += 1
            lead += said
    discourse.purpose = discourse.section = _purpose(seen)
    discourse.topic = _topic(seen, known)
    now = discourse.now
    if now.year is None:
        stamped = next((mark.year for mark in first_line if mark.year), None)
        printed = stamped or next((mark.year for mark in title if mark.year and mark.form != "span"), None)
        now.year = now.published.year if now.published else printed or _latest(body) or _latest(everything)
    elif (
        now.published
        and now.year == now.published.year
        and now.published.month == 1
        and _latest(body, before=now.year) == now.year - 1
    ):
        now.year -= 1
    discourse.default, titled = _default(discourse, title, lead, everything)
    discourse.plan = _plan(now.published, plans)
    now.nowadays = discourse.default if titled or now.year is None else Period.of_year(now.year)


def _purpose(seen: View) -> Modality | None:
    """Target when the text is headed as a plan, or as a resolution about tasks, aims or funds; ``None`` for every other text."""
    lines = [seen.low[start:end].strip() for start, end in paragraphs(seen.text[:_HEAD])][:_HEAD_LINES]
    lines = [line for block in lines for line in block.split("\n")]
    for line, title in pairwise(lines):
        if line.strip() in _PLANS and _AIMED.search(title) and not _TOLD.search(title):
            return Modality.TARGET
    return None


def _topic(seen: View, known: Vocabulary) -> tuple[int, int] | None:
    """The measure that the first line names, else the first catalogue name of the lead."""
    for start, end in paragraphs(seen.text[:400]):
        tokens = Tokens(seen.text, seen.low, start, end)
        heads = known.starting("head")
        for k in range(len(tokens.words)):
            match = match_at(heads, tokens.words, k)
            if match and match[2] in {"ratio", "strong"}:
                return tokens.starts[k], tokens.ends[k + match[0] - 1]
        break
    return topic_of(seen.low, 0, min(len(seen.low), 600))


def _default(
    discourse: Discourse, title: list[TimeMark], lead: list[TimeMark], everything: list[TimeMark]
) -> tuple[Period | None, bool]:
    """The time that a text is about: the day it counts up to, the stretch its title names, the one its lead names, its year.

    Returns: the period, and whether the title names it.
    """
    now = discourse.now
    kept = now.year
    named_year = next((mark.year for mark in title if mark.year and mark.form != "span"), None)
    for mark in [mark for mark in title if mark.form == "day" and mark.as_of] + [
        mark for mark in title if mark.form in {"months", "quarter", "month", "year"}
    ]:
        now.year = mark.year or named_year or kept
        period = resolve(mark, now)
        now.year = kept
        if period is not None:
            return period, True
    for mark in title:
        if (
            mark.form == "span"
            and isinstance(mark.until, int)
            and (kept is None or mark.word != "term")
            and (period := resolve(mark, now))
        ):
            return period, True
    counted_to = Counter((mark.day, mark.month) for mark in everything if mark.form == "day" and mark.as_of)
    for mark in everything if named_year is None else []:
        if (
            mark.as_of
            and counted_to[(mark.day, mark.month)] > 1
            and mark.form == "day"
            and (period := resolve(mark, now)) is not None
        ):
            return period, False
    for mark in lead:
        if (mark.form == "months" or (mark.form == "span" and kept is None)) and (period := resolve(mark, now)) is not None:
            return period, False
    return (Period.of_year(kept) if kept else None), False


def _plan(published: date | None, years: list[int]) -> Period | None:
    """The year after the text's own when the text, late in its year, plans for it."""
    if published is None or published.month < 9 or published.year + 1 not in years:
        return None
    return Period.of_year(published.year + 1)


def _dateline(line: str) -> date | None:
    """The day of "Nà Mò, ngày 24 tháng 5 năm 2024", alone at the end of its line, or of a stamp "2023-07-14"."""
    match = _DATELINE.search(line)
    if match is None or len(line) > 80:
        return None
    day, month, year = (match[1], match[2], match[3]) if match[3] else (match[6], match[5], match[4])
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def says_when(tokens: Tokens, mark: TimeMark) -> bool:
    """Whether a time is one that figures may be about, and not "kể từ năm 2011" or a year far ahead ("đến năm 2030")."""
    before = tokens.words[mark.start - 1] if mark.start else ""
    ahead = tokens.words[mark.start - 2] if mark.start > 1 else ""
    if before == "từ" and ahead in {"kể", "tính", "nhất"}:
        return False
    if (ahead, before) in _FOUNDED:
        return False
    return before not in {"trước", "sau", "hoặc", "vào", "đến", "tới", "nhìn", "hướng"} and not (
        before == "từ" and mark.form == "year"
    )


def _aimed_at(tokens: Tokens, mark: TimeMark) -> bool:
    """Whether an aim is set for a year ("năm 2018 Chính phủ đặt mục tiêu", "dự kiến tiếp tục lỗ … trong năm 2018")."""
    after, before = tokens.words[mark.end : mark.end + 6], tokens.words[max(0, mark.start - 10) : mark.start]
    if mark.form != "year" or mark.as_of:
        return False
    return any(pair in {("mục", "tiêu"), ("phấn", "đấu")} for pair in pairwise(after)) or (
        ("dự", "kiến") in pairwise(before) and not {",", ";", "."} & set(before[before.index("dự") :])
    )


def _term(discourse: Discourse, marks: list[TimeMark]) -> None:
    for mark in marks:
        if mark.form == "span" and mark.word == "term" and mark.year and isinstance(mark.until, int) and discourse.now.term is None:
            discourse.now.term = (mark.year, mark.until)


def _latest(marks: list[TimeMark], before: int = 9999) -> int | None:
    """The latest year that a text without a day speaks of, targets ahead left aside."""
    years = [mark.year for mark in marks if mark.year and mark.form in _POINTS and not mark.as_of and mark.year <= before]
    if not years:
        return None
    inside = [mark.year for mark in marks if mark.year and mark.form in _INSIDE and mark.year <= before]
    often, _ = max(Counter(years + inside).items(), key=lambda item: (item[1], item[0]))
    if inside and max(inside) >= often:
        return max(inside)
    told = Counter(years)
    return often + 1 if told[often + 1] > 1 or (told[often + 1] and told[often] < _CLEARLY) else often


def heading(discourse: Discourse, seen: View, start: int, end: int) -> bool:
    """Take in a heading: the purpose and the period of the section that it opens. False when the paragraph is none."""
    line = seen.low[start:end]
    if end - start > 160 or line[-1] in ".;!?…," or "\n" in line:
        return False
    bare = _MARK.sub("", line)
    if (
        _ROMAN.match(line)
        or bare.startswith(_AIMS + _ASKS + _DONE)
        or (line != seen.text[start:end].lower() and seen.text[start:end].isupper())
    ):
        discourse.carried = None
        discourse.base = None
        discourse.place = None
        if _ROMAN.match(line):
            discourse.section, discourse.section_period = discourse.purpose, None
            discourse.asks = False
    else:
        return False
    if bare.startswith(_ASKS):
        discourse.section, discourse.asks = Modality.TARGET, True
    elif bare.startswith(_AIMS):
        reached = bool(_REACHED.search(bare))
        discourse.section, discourse.asks = None if reached else Modality.TARGET, False
    elif bare.startswith(_DONE):
        discourse.section, discourse.asks = None, False
    tokens = Tokens(seen.text, seen.low, start, end)
    for mark in times(tokens):
        if mark.form in {"months", "month", "quarter", "year"} and (period := resolve(mark, discourse.now)) is not None:
            discourse.section_period = period
            break
    return True
