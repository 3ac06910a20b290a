"""What is missing in the chain from a decision to its result, from what a person may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tiendo.followup.gaps import Gap, GapKind, gaps
from tiendo.followup.stages import CLOSED

from ..following import followup_settings, state_of
from ..models import Document, OrgUnit, ReadRecord, RecordKind, RecordState, Succession, User
from . import visible

SHOWN = 100
"""So many of each kind at most: a list longer than that is worked off from its top."""
TASKS_LOOKED_AT = 400
"""So many open tasks are looked at, the first ones; where there are more, gaps may be more, too."""


@dataclass(frozen=True, slots=True)
class GapGroup:
    """The gaps of one kind, and where each is closed (kind of page, key).

    Attributes: more: there are more of them, or not everything was looked at.
    """

    kind: GapKind
    gaps: tuple[tuple[Gap, str, str], ...]
    more: bool


def gap_list(user: User, on: date) -> list[GapGroup]:
    """Every kind of gap with its gaps, in the order of the chain."""
    asking = _asking(user)
    unsettled = visible.read_records(user).filter(kind=RecordKind.ORDER)
    orders = list(unsettled.exclude(state__in=(RecordState.LEFT, RecordState.TAKEN))[: SHOWN + 1])
    shut = [stage.value for stage in CLOSED]
    running = visible.tasks(user).exclude(stage__in=shut).select_related("document", "lead").prefetch_related("steps")
    open_tasks = running[:TASKS_LOOKED_AT]
    nobodys = Q(body__lead=None) | Q(body__lead="") | Q(body__lead__isnull=True)
    targets = visible.targets(user).filter(nobodys, due_last__gte=on)[: SHOWN + 1]
    settings = followup_settings()
    found = gaps(
        upper_documents={row.number: row.heading for row in asking.values()},
        carried_out=_carried_out(user, asking),
        orders={str(row.pk): row.surface for row in orders},
        tasked_orders=(),
        tasks=[state_of(row, settings) for row in open_tasks],
        targets=[row.as_value for row in targets],
        on=on,
        ended={key: ", ".join(names) for key, names in heirs_of([row.lead for row in open_tasks], on).items()},
    )
    documents = {str(row.pk): str(row.document_id) for row in orders}
    numbers = {row.number: str(row.pk) for row in asking.values()}
    where = {
        GapKind.DOCUMENT_NOT_CARRIED_OUT: lambda about: ("document", numbers[about]),
        GapKind.ORDER_WITHOUT_TASK: lambda about: ("task-orders", documents.get(about, "0")),
        GapKind.TASK_WITHOUT_REPORT: lambda about: ("task", about),
        GapKind.TARGET_WITHOUT_OWNER: lambda about: ("target", about),
        GapKind.TASK_OF_ENDED_UNIT: lambda about: ("task", about),
    }
    cut = {GapKind.TASK_WITHOUT_REPORT, GapKind.TASK_OF_ENDED_UNIT} if len(open_tasks) == TASKS_LOOKED_AT else set()
    groups = []
    for kind in GapKind:
        mine = [gap for gap in found if gap.kind is kind]
        more = len(mine) > SHOWN or kind in cut
        groups.append(GapGroup(kind, tuple((gap, *where[kind](gap.about)) for gap in mine[:SHOWN]), more))
    return groups


def heirs_of(units: Iterable[OrgUnit], on: date) -> dict[str, list[str]]:
    """For each of some units that ended before a day, the names of those that took it over, as far as the record knows."""
    ended = {unit.pk for unit in units if unit.end is not None and unit.end < on}
    if not ended:
        return {}
    after: dict[str, list[str]] = {key: [] for key in ended}
    for event in (row.as_value for row in Succession.objects.filter(day__lte=on)):
        for key in ended & set(event.before):
            after[key] += [one for one in event.after if one not in after[key]]
    names = dict(OrgUnit.objects.filter(pk__in={one for keys in after.values() for one in keys}).values_list("pk", "name"))
    return {key: [names[one] for one in keys if one in names] or ["đơn vị kế tục"] for key, keys in after.items()}


def _asking(user: User) -> dict[int, Document]:
    """Numbered documents that order something: those that another document should carry out."""
    ordering = visible.read_records(user).filter(kind=RecordKind.ORDER).values("document")
    rows = (
        visible.documents(user).filter(pk__in=ordering).exclude(number="").only("pk", "number", "title", "name", "issued", "unit")
    )
    return {row.pk: row for row in rows}


def _carried_out(user: User, asking: dict[int, Document]) -> set[str]:
    """Those of them that another document cites by number, or whose orders have become tasks."""
    own = {row.number: row.pk for row in asking.values()}
    cited = visible.read_records(user).filter(kind=RecordKind.CITED, body__number__in=list(own))
    found = {row.body["number"] for row in cited if row.document_id != own[row.body["number"]]}
    tasked = ReadRecord.objects.filter(document__in=list(asking), state=RecordState.TAKEN).values_list("document", flat=True)
    return found | {asking[key].number for key in tasked}
