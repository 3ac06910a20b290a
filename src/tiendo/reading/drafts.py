"""What is being built: a statement in the making, and what the text has said so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from tiendo.values import Direction, Kind, Modality, Period

from .amounts import AmountMark
from .clauses import Left, Scene
from .periods import Now, TimeMark
from .places import Places


@dataclass(slots=True, eq=False)
class Draft:
    """A statement being built; spans are offsets in the view.

    Attributes:
        own_subject: True when its own words name it, False when it takes the name of an earlier statement.
        local: True when its time was said for it alone (behind it, or in its brackets).
        depth: how many brackets are open at it.
    """

    scene: Scene
    amount: AmountMark
    left: Left
    kind: Kind
    direction: Direction | None
    rules: list[str]
    hedge: str = ""
    depth: int = 0
    modality: Modality = Modality.ACTUAL
    indicator: tuple[int, int] | None = None
    own_subject: bool = False
    period: Period | None = None
    local: bool = False
    base: Period | None = None
    place: str | None = None
    of: Draft | None = None

    def rule(self, name: str) -> None:
        """Note a rule that helped to build it."""
        self.rules.append(name)


@dataclass(slots=True)
class Discourse:
    """What earlier sentences leave for later ones.

    Attributes:
        default: the time that the whole text is about.
        carried: the time that the last sentence was about.
        section, section_period: modality and time that the heading of the section sets.
        purpose: what the figures of the whole text are when it is a resolution or a plan, else ``None``.
        asks: True in a section of requests, whose numbers have no time unless one is printed.
        plan: the year ahead that the text makes a plan for.
        base: the last time that figures were compared with, in this list or paragraph.
        topic: span of the indicator that the title or the lead names.
        levels: the levels of the last sentence, which a sentence beginning with "trong đó" may give parts of.
        elliptical: how a sentence begins that leans on the one before ("trong đó", "tuy vậy, còn"), else ``None``.
        index_period: the year of the standings of the last sentence, which the next standing shares.
        overall: the growth that contributions in percentage points add up to.
        last: the last statement.
    """

    places: Places
    now: Now
    default: Period | None = None
    carried: Period | None = None
    section: Modality | None = None
    section_period: Period | None = None
    purpose: Modality | None = None
    asks: bool = False
    plan: Period | None = None
    base: TimeMark | None = None
    place: str | None = None
    last: Draft | None = None
    topic: tuple[int, int] | None = None
    elliptical: str | None = None
    overall: Draft | None = None
    index_period: Period | None = None
    levels: list[Draft] = field(default_factory=list)


def leading(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The statement that a later one in the sentence leans on: the last one that is not shut in closed brackets."""
    for other in reversed(drafts):
        if other.depth <= draft.depth:
            return other
    return drafts[-1] if drafts else None
