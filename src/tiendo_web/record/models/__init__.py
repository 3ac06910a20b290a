"""The tables of the record, in the order of the flow."""

from .assessments import ClassOverride
from .audit import AuditEntry, AuditHead
from .documents import Document, ReadingState, ReviewState
from .findings import Finding, FindingPlace, FindingState, ImpliedValue
from .ledger import LedgerAct, Observation, Plan, Target
from .people import Role, RoleAssignment, Secrecy, User
from .releases import Release
from .settings import Setting
from .statements import Decision, Statement, UnreadNumber
from .units import OrgUnit, Succession, UnitClosure

__all__ = [
    "AuditEntry",
    "AuditHead",
    "ClassOverride",
    "Decision",
    "Document",
    "Finding",
    "FindingPlace",
    "FindingState",
    "ImpliedValue",
    "LedgerAct",
    "Observation",
    "OrgUnit",
    "Plan",
    "ReadingState",
    "Release",
    "ReviewState",
    "Role",
    "RoleAssignment",
    "Secrecy",
    "Setting",
    "Statement",
    "Succession",
    "Target",
    "UnitClosure",
    "UnreadNumber",
    "User",
]
