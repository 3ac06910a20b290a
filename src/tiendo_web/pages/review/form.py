"""The form in which a person says what a number should say: what is shown, what was typed, what changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tiendo.catalogue import Indicator, bare, indicators, units_of_measure
from tiendo.values import Direction, Kind, Modality
from tiendo_web.pages import format as say
from tiendo_web.pages.entry import EntryError, parse_period
from tiendo_web.pages.words import DIRECTIONS, KINDS, MODALITIES
from tiendo_web.record.models import Statement, UnreadNumber

Choice = tuple[str, str | Promise]
PERIODS = ("period", "base_period")


@dataclass(frozen=True, slots=True)
class FormField:
    """A field: what stands in it, how it is explained, what is wrong with it. ``choices`` makes it a list to choose from."""

    name: str
    label: str
    value: str
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class EditForm:
    """The form with the address it is sent to and the version that was seen."""

    action: str
    version: int
    fields: tuple[FormField, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator of the catalogue that the words may mean; ``unlike`` names what it must not be taken for."""

    code: str
    name: str
    unit: str
    unlike: str


def shown(statement: Statement) -> dict[str, str]:
    """What the form shows of a statement before anybody types, in Vietnamese style whatever the page's language."""
    amount = statement.amount
    return {
        "indicator_words": statement.indicator_words or "",
        "code": statement.indicator_code or "",
        "value": say.number(amount.value) if amount else "",
        "upper": say.number(amount.upper) if amount and amount.upper is not None else "",
        "total": say.number(amount.total) if amount and amount.total is not None else "",
        "unit_of_measure": statement.unit_of_measure,
        "period": say.period(statement.period) if statement.period else "",
        "base_period": say.period(statement.base_period) if statement.base_period else "",
        "place_words": statement.place_words or "",
        "kind": statement.kind,
        "direction": statement.direction or "",
        "modality": statement.modality,
    }


def changes(statement: Statement, typed: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """What differs from the statement, ready for ``CorrectStatement``, and the errors by field."""
    before = shown(statement)
    fields: dict[str, str] = {}
    errors: dict[str, str] = {}
    for name, was in before.items():
        now = typed.get(name, was).strip()
        if now == was:
            continue
        if name in PERIODS:
            try:
                period = parse_period(now)
            except EntryError as error:
                errors[name] = str(error)
                continue
            fields[name] = str(period) if period else ""
        else:
            fields["indicator_code" if name == "code" else name] = now
    return fields, errors


def form_of(
    statement: Statement, action: str, typed: Mapping[str, str] | None = None, errors: Mapping[str, str] | None = None
) -> EditForm:
    """The form of a statement, with what was typed and what is wrong."""
    values = {**shown(statement), **(typed or {})}
    wrong = errors or {}
    extra = [name for name in ("upper", "total") if values[name]]
    order = ["indicator_words", "period", "value", *extra, "unit_of_measure", "place_words", "kind", "direction", "modality"]
    if values["base_period"] or values["kind"] == Kind.CHANGE:
        order.insert(2, "base_period")
    return EditForm(action, statement.version, tuple(_field(name, values[name], wrong.get(name, "")) for name in order))


def unread_form(unread: UnreadNumber, action: str, typed: Mapping[str, str] | None, errors: Mapping[str, str] | None) -> EditForm:
    """The form in which a person reads a number that the machine could not."""
    values, wrong = typed or {}, errors or {}
    order = ("value", "unit_of_measure", "indicator_words", "period", "place_words", "kind", "modality")
    usual = {"kind": Kind.LEVEL.value, "modality": Modality.ACTUAL.value}
    fields = tuple(_field(name, values.get(name, usual.get(name, "")), wrong.get(name, "")) for name in order)
    return EditForm(action, unread.version, fields)


def unread_fields(typed: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """What was typed for an unread number, ready for ``ReadUnread``, and the errors by field."""
    names = ("value", "unit_of_measure", "indicator_words", "place_words", "kind", "modality")
    fields = {name: typed[name].strip() for name in names if typed.get(name, "").strip()}
    if code := typed.get("code", ""):
        fields["indicator_code"] = code
    try:
        period = parse_period(typed.get("period", ""))
    except EntryError as error:
        return fields, {"period": str(error)}
    return ({**fields, "period": str(period)} if period else fields), {}


def _field(name: str, value: str, error: str) -> FormField:
    labels = {
        "indicator_words": _("Chỉ tiêu"),
        "period": _("Kỳ"),
        "base_period": _("So với kỳ"),
        "value": _("Giá trị"),
        "upper": _("Cận trên"),
        "total": _("Tổng số"),
        "unit_of_measure": _("Đơn vị tính"),
        "place_words": _("Nơi"),
        "kind": _("Loại"),
        "direction": _("Chiều"),
        "modality": _("Tính chất"),
    }
    hints = {
        "period": _("2023, 9 tháng 2024, quý I/2024, đến 10/6/2024"),
        "value": _("dấu phẩy trước phần thập phân: 46,3"),
    }
    choices: dict[str, tuple[Choice, ...]] = {
        "kind": tuple((kind.value, KINDS[kind]) for kind in Kind),
        "direction": (("", _("không có")), *((way.value, DIRECTIONS[way]) for way in Direction)),
        "modality": tuple((modality.value, MODALITIES[modality]) for modality in Modality),
    }
    return FormField(name, labels[name], value, hints.get(name, ""), choices.get(name, ()), error)


def candidates(words: str, chosen: str = "", limit: int = 6) -> tuple[Candidate, ...]:
    """Indicators whose name or alias shares most words with these, marks or none; the chosen one always among them."""
    wanted = set(bare(words).split())
    scored = sorted(
        ((score, known) for known in indicators().values() if (score := _likeness(wanted, known)) > 0 or known.code == chosen),
        key=lambda pair: (pair[1].code != chosen, -pair[0], len(pair[1].name)),
    )
    return tuple(_candidate(known) for _score, known in scored[:limit])


def _likeness(wanted: set[str], known: Indicator) -> float:
    if not wanted:
        return 0.0
    best = 0.0
    for name in (known.name, *known.aliases):
        words = set(bare(name).split())
        best = max(best, len(words & wanted) / len(words | wanted))
    return best if best >= 0.25 else 0.0


def _candidate(known: Indicator) -> Candidate:
    unit = units_of_measure().get(known.units[0]) if known.units else None
    others = [indicators()[code].name for code in known.not_same_as if code in indicators()]
    return Candidate(known.code, known.name, unit.printed[0] if unit else "", "; ".join(others[:2]))
