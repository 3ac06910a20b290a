"""Taking over a list of tasks that another system keeps: nobody types twice, and a code comes in once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from .. import options
from ..models import Document, ReadingState, Secrecy, Task, User
from ..queries import visible
from ..queries.task_lists import ListLine, list_lines
from .base import Action, Outcome, Refused, Subject
from .rows import locked, unchanged
from .tasks import GIVING, TaskFacts, store_task


@dataclass(frozen=True, kw_only=True)
class ImportTasks(Action[tuple[Task, ...]]):
    """The tasks of a document's list that name a unit of the record and that the office does not follow yet.

    Attributes:
        leads: (place in the list, name) where a person named another unit than the printed words.
    """

    roles = GIVING

    document: int
    seen: int
    leads: tuple[tuple[int, str], ...] = ()

    def find(self, actor: User) -> Subject:
        """The document, when the person may see it."""
        row = locked(visible.documents(actor).select_related("unit"), self.document, _("văn bản"))
        return Subject(row, row.unit_id, row.secrecy, f"document:{row.pk}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[tuple[Task, ...]]:
        """Store them; two lines with one code are one task."""
        row: Document = subject.row
        unchanged(row, self.seen)
        if row.state != ReadingState.READ:
            raise Refused(_("Văn bản chưa đọc xong."))
        if subject.secrecy >= Secrecy.TOP_SECRET:
            raise Refused(_("Việc tuyệt mật không nhập vào hệ thống này."))
        once: dict[str, ListLine] = {}
        for line in list_lines(row, dict(self.leads)):
            if line.ready:
                once.setdefault(line.task.national or f"#{line.at}", line)
        if not once:
            raise Refused(_("Không có dòng nào đưa vào được: chưa rõ đơn vị chủ trì, hoặc đã có trong sổ."))
        made = tuple(self._store(line, row, subject.secrecy, actor, at) for line in once.values())
        return Outcome(made, {"tasks": [one.pk for one in made]})

    def _store(self, line: ListLine, row: Document, secrecy: int, actor: User, at: datetime) -> Task:
        listed, today = line.task, options.day()
        day = min(listed.given or row.issued or today, today)
        same = ("text", "joining", "product", "person", "assigner", "authority", "national")
        facts = TaskFacts(lead=line.lead, due=listed.due, **{name: getattr(listed, name) for name in same})
        place: dict[str, Any] = {"document": row, "part": "", "start": listed.start, "end": listed.end}
        place["surface"] = row.text[listed.start : listed.end]
        return store_task(facts, row.unit, secrecy, actor, at, day, place)
