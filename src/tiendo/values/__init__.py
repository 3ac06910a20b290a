"""Frozen values that every room shares; nothing here imports from a room above."""

from .amount import Amount, Hedge
from .assessment import Assessment, Lagging, MethodAnswer, Outlook, Override, Required, TargetClass
from .document import Block, BlockKind, Cell, Document, PageBox, Printed, Table
from .finding import Certainty, Finding, FindingClass, Implied
from .interval import Interval
from .org import Level, OrgUnit, Succession, SuccessionKind, Tree
from .period import Part, Period, PeriodError
from .reading import Reading
from .source import Source
from .statement import Direction, IndicatorMention, Kind, Modality, Place, Statement, Unread
from .target import Absence, Citation, Comparator, Measure, Observation, Origin, Plan, Target

__all__ = [
    "Absence",
    "Amount",
    "Assessment",
    "Block",
    "BlockKind",
    "Cell",
    "Certainty",
    "Citation",
    "Comparator",
    "Direction",
    "Document",
    "Finding",
    "FindingClass",
    "Hedge",
    "Implied",
    "IndicatorMention",
    "Interval",
    "Kind",
    "Lagging",
    "Level",
    "Measure",
    "MethodAnswer",
    "Modality",
    "Observation",
    "OrgUnit",
    "Origin",
    "Outlook",
    "Override",
    "PageBox",
    "Part",
    "Period",
    "PeriodError",
    "Place",
    "Plan",
    "Printed",
    "Reading",
    "Required",
    "Source",
    "Statement",
    "Succession",
    "SuccessionKind",
    "Table",
    "Target",
    "TargetClass",
    "Tree",
    "Unread",
]
