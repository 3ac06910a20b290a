"""Every change a person can make. A class that is not in ``ACTIONS`` cannot be reached by any door, and a test says so."""

from .accounts import CreateAccount, GrantRole, RevokeRole
from .base import Action, ActionError, NotFound, NotPermitted, Refused, Stale
from .documents import DescribeDocument, ReadAgain, ReturnDocument, SubmitDocument, UploadDocument
from .findings import ReopenFinding, SettleFinding
from .importing import ImportWorkbook
from .ledger_acts import JudgeSubmission, OpenRound, SettleConflict, SubmitToRound, WithdrawEntry
from .posting import Posted, PostStatements
from .releases import ReleaseReport
from .statements import AcceptMany, AcceptStatement, CorrectStatement, RejectStatement, UndoDecision
from .targets import OverrideClass, WithdrawOverride
from .unread import DismissUnread, ReadUnread

ACTIONS: tuple[type[Action], ...] = (  # type: ignore[type-arg]
    UploadDocument,
    DescribeDocument,
    ReadAgain,
    AcceptStatement,
    CorrectStatement,
    RejectStatement,
    UndoDecision,
    AcceptMany,
    ReadUnread,
    DismissUnread,
    SubmitDocument,
    ReturnDocument,
    PostStatements,
    ImportWorkbook,
    SettleFinding,
    ReopenFinding,
    SettleConflict,
    WithdrawEntry,
    OpenRound,
    SubmitToRound,
    JudgeSubmission,
    OverrideClass,
    WithdrawOverride,
    ReleaseReport,
    CreateAccount,
    GrantRole,
    RevokeRole,
)

__all__ = [
    "ACTIONS",
    "AcceptMany",
    "AcceptStatement",
    "Action",
    "ActionError",
    "CorrectStatement",
    "CreateAccount",
    "DescribeDocument",
    "DismissUnread",
    "GrantRole",
    "ImportWorkbook",
    "JudgeSubmission",
    "NotFound",
    "NotPermitted",
    "OpenRound",
    "OverrideClass",
    "PostStatements",
    "Posted",
    "ReadAgain",
    "ReadUnread",
    "Refused",
    "RejectStatement",
    "ReleaseReport",
    "ReopenFinding",
    "ReturnDocument",
    "RevokeRole",
    "SettleConflict",
    "SettleFinding",
    "Stale",
    "SubmitDocument",
    "SubmitToRound",
    "UndoDecision",
    "UploadDocument",
    "WithdrawEntry",
    "WithdrawOverride",
]
