"""The tables of the record, in the order of the flow."""

from .assessments import ClassOverride
from .audit import AuditEntry, AuditHead
from .documents import Document, ReadingState, ReviewState
from .findings import Finding, FindingPlace, FindingState, ImpliedValue
from .followup import (
    CalendarFeed,
    Explanation,
    ExplanationAnswer,
    Meeting,
    Proposal,
    ProposalStep,
    QuarterSheet,
    ReadRecord,
    RecordKind,
    RecordState,
    Reminder,
    Task,
    TaskStep,
)
from .ledger import LedgerAct, Observation, Plan, Target
from .letters import Letter
from .people import Role, RoleAssignment, Secrecy, User
from .releases import Release, ReleasedSeries
from .settings import Setting
from .standings import TargetStanding
from .statements import Decision, Statement, UnreadNumber
from .tokens import ApiToken
from .units import OrgUnit, Succession, UnitClosure
from .views import SavedView

__all__ = [
    "ApiToken",
    "AuditEntry",
    "AuditHead",
    "CalendarFeed",
    "ClassOverride",
    "Decision",
    "Document",
    "Explanation",
    "ExplanationAnswer",
    "Finding",
    "FindingPlace",
    "FindingState",
    "ImpliedValue",
    "LedgerAct",
    "Letter",
    "Meeting",
    "Observation",
    "OrgUnit",
    "Plan",
    "Proposal",
    "ProposalStep",
    "QuarterSheet",
    "ReadRecord",
    "ReadingState",
    "RecordKind",
    "RecordState",
    "Release",
    "ReleasedSeries",
    "Reminder",
    "ReviewState",
    "Role",
    "RoleAssignment",
    "SavedView",
    "Secrecy",
    "Setting",
    "Statement",
    "Succession",
    "Target",
    "TargetStanding",
    "Task",
    "TaskStep",
    "UnitClosure",
    "UnreadNumber",
    "User",
]
