"""How follow-up looks: the word, icon and tone of a stage and of a time; lines of a list; bars of a unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tiendo.followup.discipline import Discipline
from tiendo.followup.proposals import PROPOSAL_WORDS, ProposalStage
from tiendo.followup.stages import STAGE_WORDS, Move, Rule, Stage, rule
from tiendo.followup.timing import TIME_WORDS, Time
from tiendo_web.pages import format as say
from tiendo_web.pages.templatetags.pages import language
from tiendo_web.pages.words import Mark
from tiendo_web.record.models import Document, Task, User
from tiendo_web.record.queries import visible

_STAGE_LOOKS: dict[Stage, tuple[str, str]] = {
    Stage.NOT_RECEIVED: ("chua", "plain"),
    Stage.NOT_STARTED: ("chua", "plain"),
    Stage.IN_PROGRESS: ("lam", "plain"),
    Stage.WAITING: ("gui", "plain"),
    Stage.DONE: ("dat", "ok"),
    Stage.PARTLY_DONE: ("lam", "plain"),
    Stage.RETURNED: ("tra", "warn"),
    Stage.PAUSED: ("khoa", "none"),
    Stage.NOT_CARRIED_OUT: ("bo", "none"),
    Stage.WITHDRAWN: ("bo", "none"),
}
_TIME_LOOKS: dict[Time, tuple[str, str]] = {
    Time.IN_TERM: ("dong", "plain"),
    Time.DUE_SOON: ("kho", "warn"),
    Time.OVERDUE: ("khong", "bad"),
    Time.NO_DATE: ("chua", "none"),
    Time.DONE_BEFORE: ("nhan", "ok"),
    Time.DONE_ON: ("nhan", "ok"),
    Time.DONE_AFTER: ("dong", "warn"),
    Time.DONE_NO_DATE: ("nhan", "none"),
}
_PROPOSAL_LOOKS: dict[ProposalStage, tuple[str, str]] = {
    ProposalStage.DRAFTED: ("chua", "none"),
    ProposalStage.SENT: ("gui", "plain"),
    ProposalStage.RECEIVED: ("nhan", "plain"),
    ProposalStage.ANSWERED_IN_PART: ("lam", "warn"),
    ProposalStage.ACCEPTED: ("kha", "ok"),
    ProposalStage.REFUSED: ("khong", "bad"),
    ProposalStage.DONE: ("dat", "ok"),
}


def pick(pair: tuple[str, str]) -> str:
    """The word of a (Vietnamese, English) pair in the language of the page."""
    return pair[1] if language() == "en" else pair[0]


def stage_mark(stage: Stage | str) -> Mark:
    """A stage as icon, word and tone."""
    return Mark(pick(STAGE_WORDS[Stage(stage)]), *_STAGE_LOOKS[Stage(stage)])


def proposal_mark(stage: ProposalStage | str) -> Mark:
    """Where a request stands as icon, word and tone."""
    return Mark(pick(PROPOSAL_WORDS[ProposalStage(stage)]), *_PROPOSAL_LOOKS[ProposalStage(stage)])


def time_mark(time: Time | str, due: date | None, on: date, *, still: bool = False) -> Mark:
    """A time as icon, word and tone; how many days late or left while the day decides it (``still`` says it does not)."""
    time = Time(time)
    word = pick(TIME_WORDS[time])
    if due is not None and not still and time in (Time.OVERDUE, Time.DUE_SOON, Time.IN_TERM):
        days = say.number(abs((due - on).days), language())
        if time is Time.OVERDUE:
            word = _("quá hạn %(days)s ngày") % {"days": days}
        elif due == on:
            word = _("đến hạn hôm nay")
        else:
            word = _("còn %(days)s ngày") % {"days": days}
    return Mark(word, *_TIME_LOOKS[time])


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task in a list: where it comes from, how far it is, how it stands to its day."""

    row: Task
    stage: Mark
    time: Mark
    origin: str


def task_lines(rows: Iterable[Task], on: date) -> list[TaskLine]:
    """Lines of tasks that carry ``time`` (``queries.followup.timed``)."""
    return [
        TaskLine(
            row,
            stage_mark(row.stage),
            time_mark(row.time, row.due, on, still=bool(row.settled_time)),  # type: ignore[attr-defined]
            origin_of(row.document),
        )
        for row in rows
    ]


def origin_of(document: Document | None) -> str:
    """A document in a few words: its number or title, and its day."""
    if document is None:
        return _("nhập tay")
    name = document.number or document.heading
    return f"{name}, {say.day(document.issued)}" if document.issued else name


@dataclass(frozen=True, slots=True)
class Told:
    """A step in a history: the day, who, what, the reason, and links to what shows it."""

    day: date
    who: str
    what: str
    reason: str
    shown: tuple[Shown, ...]
    late: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence: its words, and its address when it is a document that the person may see."""

    words: str
    address: str


def shown(evidence: Sequence[str], user: User) -> tuple[Shown, ...]:
    """Evidence as links; a document that may not be seen is named as such."""
    numbers = [int(one.removeprefix("document:")) for one in evidence if one.startswith("document:")]
    held = {row.pk: row for row in visible.documents(user).filter(pk__in=numbers).only("pk", "title", "name")}
    found = []
    for one in evidence:
        if not one.startswith("document:"):
            found.append(Shown(one, ""))
            continue
        row = held.get(int(one.removeprefix("document:")))
        found.append(Shown(row.heading, reverse("document", args=[row.pk])) if row else Shown(_("văn bản không được xem"), ""))
    return tuple(found)


def move_word(move: str) -> str:
    """What a move is called."""
    row: Rule = rule(Move(move))
    return pick((row.vi, row.en))


BAR, STEP, GAP = 11, 13, 2
_PIECES = (
    ("overdue", "late-now", 19),
    ("late", "late-done", 13),
    ("on_time", "done", 13),
    ("running", "run", 13),
    ("no_date", "nodate", 13),
    ("set_aside", "aside", 9),
)


def unit_bar(figures: Discipline, most: int, width: int = 220) -> SafeString:
    """The tasks of a unit as a bar in counts, all units of a list on one scale; ``most`` is the largest count of the list."""
    scale = min(STEP, width / max(most, 1))
    words = {
        "overdue": _("quá hạn"),
        "late": _("xong sau hạn"),
        "on_time": _("xong đúng hạn"),
        "running": _("trong hạn"),
        "no_date": _("không hạn"),
        "set_aside": _("không thực hiện, thu hồi"),
    }
    at, pieces, label = 0.0, [], []
    for name, css, height in _PIECES:
        count = getattr(figures, name)
        if not count:
            continue
        label.append(f"{say.number(count, language())} {words[name]}")
        size = max(count * scale - GAP, 1.5)
        pieces.append((f"{at:.1f}", f"{(19 - height) / 2:g}", f"{size:.1f}", str(height), css))
        at += size + GAP
    drawn = format_html_join("", '<rect x="{}" y="{}" width="{}" height="{}" class="{}"/>', pieces)
    return format_html(
        '<svg class="ubar" width="{}" height="19" viewBox="0 0 {} 19" role="img" aria-label="{}">{}</svg>',
        str(width + 12),
        str(width + 12),
        "; ".join(label),
        drawn,
    )
