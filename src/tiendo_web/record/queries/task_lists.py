"""What a list of tasks from another system would give: which unit each names, which are held already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tiendo.followup.lists import ListedTask, listed_tasks

from .. import options
from ..mapping import document_value
from ..models import Document, Task
from ..unit_words import unit_namer


@dataclass(frozen=True, slots=True)
class ListLine:
    """A task of a list as it would be taken over.

    Attributes:
        at: its place in the list, from 0; lead: name of the unit of the record, empty when the words name none.
        held: the task that carries the same code already, which nobody types again.
    """

    at: int
    task: ListedTask
    lead: str
    held: Task | None

    @property
    def ready(self) -> bool:
        """It can be taken over."""
        return bool(self.lead) and self.held is None and not self.task.fault


def list_lines(document: Document, leads: Mapping[int, str] | None = None) -> list[ListLine]:
    """The tasks of a stored document's tables.

    Args: leads: names that a person gave in place of the printed ones, by the place in the list.
    """
    given, today = leads or {}, options.day()
    found = listed_tasks(document_value(document))
    named = unit_namer(document.unit, min(document.issued or today, today)) if found else None
    codes = {task.national for task in found if task.national}
    held = {row.national: row for row in Task.objects.filter(unit=document.unit, national__in=codes)}
    lines = []
    for at, task in enumerate(found):
        unit = named(given.get(at) or task.lead) if named else None
        lines.append(ListLine(at, task, str(unit.name) if unit is not None else "", held.get(task.national)))
    return lines
