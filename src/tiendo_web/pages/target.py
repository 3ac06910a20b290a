"""One target in full: its way and outlook as a drawing with its table, the methods side by side, every value with its source."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tiendo.assessment.methods import METHODS
from tiendo.reports import charts
from tiendo.values import Citation, MethodAnswer, Modality, Observation, Source
from tiendo_web.pages import format as say
from tiendo_web.pages.charts import Point
from tiendo_web.pages.sheet import context
from tiendo_web.pages.standings import Row, Whole
from tiendo_web.pages.templatetags.pages import language
from tiendo_web.pages.words import ABSENCES, MODALITIES
from tiendo_web.record.models import Document
from tiendo_web.record.permissions import Person
from tiendo_web.record.queries import visible


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One vintage of a value: what it says, since when it is known, where it was read, what took its place."""

    key: str
    period: str
    value: str
    unit: str
    meaning: str
    modality: str | Promise
    estimate: bool
    known: date
    title: str
    address: str
    held: bool
    quote: tuple[str, str, str]
    replaced: str
    note: str


@dataclass(frozen=True, slots=True)
class MethodLine:
    """What one method says; ``tone`` is ok, warn or none."""

    name: str
    question: str
    verdict: str
    steps: str
    tone: str
    formula: str
    source: str


@dataclass(frozen=True, slots=True)
class Look:
    """How the target looked on an earlier day."""

    day: date
    row: Row
    current: bool


@dataclass(frozen=True, slots=True)
class Path:
    """The drawing, the table behind it, and how it looked on earlier days."""

    drawing: SafeString | None
    table: tuple[tuple[str, str, str], ...]
    looks: tuple[Look, ...]


def history_of(row: Row, person: Person) -> tuple[HistoryLine, ...]:
    """Every value, latest period first and within it the latest vintage; two queries."""
    used = {figure.key for figure in row.standing.figures}
    documents = _documents(person, row.observations)
    return tuple(
        _line(one, row, used, documents)
        for one in sorted(row.observations, key=lambda one: (one.period.last, one.known), reverse=True)
    )


def _documents(person: Person, observations: Iterable[Observation]) -> dict[str, Document]:
    hashes = {one.origin.document for one in observations if isinstance(one.origin, Source)}
    return {held.sha256: held for held in visible.documents(person).filter(sha256__in=hashes)}


def _line(one: Observation, row: Row, used: set[str], documents: dict[str, Document]) -> HistoryLine:
    lang = language()
    title, address, held, quote = _origin(one, documents)
    amount = one.amount
    modality = MODALITIES[one.modality]
    return HistoryLine(
        key=one.key,
        period=say.period(one.period, lang),
        value=say.amount(amount, lang, unit=False) if amount else str(ABSENCES[one.absence]) if one.absence else "",
        unit=amount.unit if amount and amount.unit != row.target.unit_of_measure else "",
        meaning=say.interval(say.printed_interval(amount), "", lang) if amount and amount.half_step else "",
        modality=modality,
        estimate=one.modality is Modality.ESTIMATE,
        known=one.known,
        title=title,
        address=address,
        held=held,
        quote=quote,
        replaced="" if one.key in used else _why_unused(one, row),
        note=say.days_in(one.note),
    )


def _origin(one: Observation, documents: dict[str, Document]) -> tuple[str, str, bool, tuple[str, str, str]]:
    origin = one.origin
    if isinstance(origin, Citation):
        return origin.title or origin.address, origin.address if origin.address.startswith("http") else "", False, ("", "", "")
    document = documents.get(origin.document)
    if document is None:
        return _("văn bản không được xem"), "", True, ("", "", "")
    address = reverse("document-at", args=[document.pk, origin.start])
    return document.heading, address, True, context(document.text, origin.start, origin.end, reach=90)


def _why_unused(one: Observation, row: Row) -> str:
    lang = language()
    if one.modality is Modality.TARGET:
        return _("mức giao, không phải số thực hiện")
    if one.amount is None:
        return ""
    same = next((figure for figure in row.standing.figures if figure.period == one.period), None)
    taker = row.observation(same)
    if taker is None or taker.amount is None:
        return _("không dùng được cho chỉ tiêu này")
    value = say.amount(taker.amount, lang, unit=False)
    if taker.corrects == one.key:
        return _("đính chính thành %(value)s") % {"value": value}
    return _("thay bằng %(value)s") % {"value": value}


def methods_of(row: Row) -> tuple[MethodLine, ...]:
    """Each method's answer with its name, its question and its steps."""
    english = language() == "en"
    known = {method.name: method for method in METHODS}
    lines = []
    for answer in row.assessment.methods:
        method = known.get(answer.method)
        if method is None:
            continue
        question = method.question.en if english else method.question.vi
        steps = answer.reason_en if english and answer.reason_en else answer.reason
        verdict = answer.verdict_en if english else answer.verdict
        tone = _tone(answer)
        lines.append(MethodLine(method.en if english else method.vi, question, verdict, steps, tone, method.formula, method.source))
    return tuple(lines)


def _tone(answer: MethodAnswer) -> str:
    return {True: "ok", False: "warn", None: "none"}[answer.on_track]


def paths_of(whole: Whole, today: date) -> Path:
    """The drawing of a target as known on its day, the table, and how it looked when its figures became known."""
    row = whole.row
    points = tuple(charts.Point(p.year, Decimal(repr(round(p.value, 6))), p.estimate) for p in row.points)
    printed = tuple(_as_printed(row, point) for point in points)
    plan = _plan(row)
    outlook = row.assessment.outlook
    fan = outlook.fan if outlook and row.standing.result is None else ()
    if not printed and not plan:
        return Path(None, (), ())
    lang = language()
    spec = charts.line_spec(printed, unit=row.target.unit_of_measure, plan=plan, fan=fan, width=720, height=260, lang=lang)
    said = _("%(name)s: %(values)s") % {
        "name": row.target.indicator_words,
        "values": "; ".join(f"{year}: {value}" for year, value, _plan_value in charts.values_of(printed, lang=lang)),
    }
    drawing = _drawn(json.dumps(spec, default=float, sort_keys=True), said, lang)
    return Path(mark_safe(drawing), charts.values_of(printed, plan, lang), _looks(whole, today))  # noqa: S308 - drawn by us


def _as_printed(row: Row, point: charts.Point) -> charts.Point:
    """The point with the printed decimals when its observation is in the target's own unit."""
    figure = next((one for one in reversed(row.standing.figures) if one.period.last.year == point.year), None)
    seen = row.observation(figure)
    if seen is not None and seen.amount is not None and float(seen.amount.value) == float(point.value):
        return charts.Point(point.year, seen.amount.value, point.estimate)
    return point


def _plan(row: Row) -> tuple[charts.Point, ...]:
    target = row.target
    if target.value is None:
        return ()
    due = charts.Point(target.due.last.year, target.value)
    if target.baseline is None or target.baseline_period is None or target.baseline_period.last.year >= due.year:
        return (due,)
    return (charts.Point(target.baseline_period.last.year, target.baseline), due)


def drawing_of(points: Sequence[Point], unit: str, label: str) -> SafeString:
    """The line of a series without plan or outlook."""
    yearly = tuple(charts.Point(p.year, Decimal(repr(p.value)), p.estimate) for p in points)
    lang = language()
    spec = charts.line_spec(yearly, unit=unit, width=720, height=240, lang=lang)
    return mark_safe(_drawn(json.dumps(spec, default=float, sort_keys=True), label, lang))  # noqa: S308 - drawn by us


@lru_cache(maxsize=256)
def _drawn(spec: str, said: str, lang: str) -> str:
    return charts.svg(json.loads(spec), said, page=True, lang=lang)


def _looks(whole: Whole, today: date) -> tuple[Look, ...]:
    """The last days on which a figure became known, none before the target itself was, and today: at most five."""
    row = whole.row
    first = row.target.known or date.min
    known = sorted({one.known for one in whole.series if first <= one.known <= today})
    return tuple(Look(day, whole.as_known(day), day == row.on) for day in sorted({*known[-3:], today, row.on}))
