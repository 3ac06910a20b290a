"""What stands beside the number that is looked at: its fields, what follows from it, what the ledger holds."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tiendo.catalogue import indicators
from tiendo.values import Direction, Kind, Modality
from tiendo_web.pages import format as say
from tiendo_web.pages.words import DIRECTIONS, KINDS, MODALITIES
from tiendo_web.record.models import Document, ImpliedValue, Statement
from tiendo_web.record.permissions import Person
from tiendo_web.record.queries import visible


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a statement: its label, its words, where they come from; ``missing`` when the text does not say."""

    label: str
    words: str | Promise
    note: str = ""
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """A line under the fields: a value that follows, or one that the ledger holds."""

    title: str
    value: str
    note: str


def meaning(statement: Statement, lang: str) -> str:
    """The values that the printed number stands for: ``10.119,5–10.120,5 tỷ đồng``."""
    amount = statement.amount
    if amount is None:
        return ""
    if amount.total is not None:
        return _("đúng %(value)s trong %(total)s") % {
            "value": say.number(amount.value, lang),
            "total": say.number(amount.total, lang),
        }
    return say.interval(say.printed_interval(amount), amount.unit, lang)


def fields_of(statement: Statement, document: Document, lang: str) -> tuple[Field, ...]:
    """The fields in the order of the panel."""
    kind = str(KINDS[Kind(statement.kind)])
    if statement.direction:
        kind += f", {DIRECTIONS[Direction(statement.direction)]}"
    unit = statement.unit_of_measure
    fields = [
        _indicator(statement),
        _period(statement, lang),
        Field(
            _("Nơi"),
            say.place(statement.place_words, document.unit.name),
            "" if statement.place_words else _("theo đơn vị gửi"),
        ),
        Field(_("Loại"), kind),
        Field(_("Tính chất"), MODALITIES[Modality(statement.modality)]),
        Field(_("Đơn vị tính"), unit or _("không in"), missing=not unit),
    ]
    if statement.of_start is not None and statement.of_end is not None:
        fields.append(Field(_("Bổ nghĩa cho"), document.text[statement.of_start : statement.of_end]))
    return tuple(fields)


def beside(statement: Statement, document: Document, person: Person, lang: str) -> tuple[Beside, ...]:
    """What follows from this number and what the ledger holds of the same indicator and unit: two queries."""
    implied = [
        Beside(
            _("Suy ra kế hoạch") if value.role == "plan" else _("Suy ra mức"),
            say.interval(value.interval, value.unit_of_measure, lang),
            " · ".join(filter(None, (value.derivation, say.period(value.period, lang) if value.period else ""))),
        )
        for value in visible.implied(person).filter(document=document)
        if _rests_on(value, document, statement)
    ]
    return (*implied[:4], *_in_ledger(statement, document, person, lang))


def _in_ledger(statement: Statement, document: Document, person: Person, lang: str) -> tuple[Beside, ...]:
    if not statement.indicator_code or statement.kind != Kind.LEVEL:
        return ()
    held = visible.observations(person).filter(indicator=statement.indicator_code, corrected_by=None, absence=None)
    held = held.filter(unit__code=statement.place_code) if statement.place_code else held.filter(unit=document.unit_id)
    return tuple(
        Beside(
            _("Trong sổ, %(period)s") % {"period": say.period(row.period, lang)},
            say.amount(row.amount, lang) if row.amount else "",
            _("%(modality)s, biết từ %(day)s") % {"modality": MODALITIES[Modality(row.modality)], "day": say.day(row.known)},
        )
        for row in held.order_by("-period_last", "-known")[:3]
    )


def _rests_on(value: ImpliedValue, document: Document, statement: Statement) -> bool:
    return any(
        premise.get("document") == document.pk and premise.get("start") == statement.start and premise.get("end") == statement.end
        for premise in value.premises
    )


def _indicator(statement: Statement) -> Field:
    known = indicators().get(statement.indicator_code or "")
    words = statement.indicator_words or ""
    if known:
        printed = _("in là “%(words)s”") % {"words": words} if words and words.lower() != known.name.lower() else ""
        return Field(_("Chỉ tiêu"), known.name, printed)
    if words:
        return Field(_("Chỉ tiêu"), words, _("chưa có trong danh mục"))
    return Field(_("Chỉ tiêu"), _("chưa rõ"), missing=True)


def _period(statement: Statement, lang: str) -> Field:
    if statement.period is None:
        return Field(_("Kỳ"), _("chưa rõ"), missing=True)
    words = say.period(statement.period, lang)
    if statement.base_period is not None:
        words = _("%(period)s so với %(base)s") % {"period": words, "base": say.period(statement.base_period, lang)}
    return Field(_("Kỳ"), words)
