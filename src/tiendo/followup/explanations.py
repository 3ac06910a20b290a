"""A leader asks why; the unit answers by a day; the answer stays beside what it explains."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from .tasks import MoveError
from .workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Answer:
    """What the unit says, with the documents that show it."""

    by: str
    day: date
    text: str
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """A request for an explanation.

    Attributes:
        about: key of the target, finding or task; ``kind`` says which.
        unit: key of the unit that answers; asker: who asks.
        due: the day to answer by.
        accepted: by whom the answer was accepted, empty while it is open.
    """

    key: str
    kind: str
    about: str
    unit: str
    asker: str
    question: str
    asked: date
    due: date
    answers: tuple[Answer, ...] = ()
    accepted: str = ""

    @property
    def open(self) -> bool:
        """True while an answer is waited for or has not been accepted."""
        return not self.accepted


def answer_day(asked: date, days: int, calendar: WorkCalendar, *, working: bool) -> date:
    """The day to answer by: so many working days, or calendar days, after the question."""
    return calendar.after(asked, days) if working else date.fromordinal(asked.toordinal() + days)


def answer(explanation: Explanation, given: Answer) -> Explanation:
    """The explanation with one more answer.

    Raises: MoveError when it is closed already or the answer is empty.
    """
    if explanation.accepted:
        raise MoveError(
            "Giải trình đã được chấp nhận, không trả lời thêm được.", "The explanation was accepted; nothing can be added."
        )
    if not given.text.strip():
        raise MoveError("Ghi nội dung giải trình.", "Write the explanation.")
    return replace(explanation, answers=(*explanation.answers, given))


def accept(explanation: Explanation, by: str) -> Explanation:
    """The explanation closed by the one who asked or their office.

    Raises: MoveError when nobody has answered, or the one who answered would accept their own answer.
    """
    if not explanation.answers:
        raise MoveError("Chưa có nội dung giải trình.", "There is no explanation yet.")
    if any(given.by == by for given in explanation.answers):
        raise MoveError("Người giải trình không tự chấp nhận.", "Nobody accepts their own explanation.")
    return replace(explanation, accepted=by)


def reminders(explanation: Explanation, on: date, calendar: WorkCalendar, before: tuple[int, ...] = (7, 3, 1)) -> int | None:
    """How many working days are left, when today is a day to remind: 7, 3, 1 before, the day itself, and each day after."""
    if not explanation.open or explanation.answers:
        return None
    left = calendar.between(on, explanation.due)
    return left if left in before or left <= 0 else None
