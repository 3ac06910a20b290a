"""Every change a person can make. A class that is not in ``ACTIONS`` cannot be reached by any door, and a test says so."""

from .accounts import CloseAccount, CreateAccount, GrantRole, RevokeRole, SetPassword
from .base import Action, ActionError, NotFound, NotPermitted, Refused, Stale
from .documents import DescribeDocument, ReadAgain, ReturnDocument, SubmitDocument, UploadDocument
from .explanations import AcceptExplanation, AnswerExplanation, AskExplanation, MakeFeed
from .findings import ReopenFinding, SettleFinding
from .importing import ImportWorkbook
from .ledger_acts import JudgeSubmission, OpenRound, SettleConflict, SubmitToRound, WithdrawEntry
from .left_records import LeaveRecord, TakeUpRecord
from .meetings import CloseQuarter, DescribeMeeting, PlanMeeting
from .operating import RetryReadings
from .posting import Posted, PostStatements
from .proposals import FollowProposal, MoveProposal
from .releases import ReleaseReport
from .settings import SetMap, SetOption
from .statements import AcceptMany, AcceptStatement, CorrectStatement, RejectStatement, UndoDecision
from .targets import OverrideClass, WithdrawOverride
from .task_lists import ImportTasks
from .tasks import DescribeTask, GiveTasks, MoveTask, TaskFacts
from .tokens import MadeToken, MakeToken, RevokeToken
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
    GiveTasks,
    ImportTasks,
    MoveTask,
    DescribeTask,
    LeaveRecord,
    TakeUpRecord,
    FollowProposal,
    MoveProposal,
    PlanMeeting,
    DescribeMeeting,
    AskExplanation,
    AnswerExplanation,
    AcceptExplanation,
    CloseQuarter,
    MakeFeed,
    CreateAccount,
    GrantRole,
    RevokeRole,
    CloseAccount,
    SetPassword,
    SetOption,
    SetMap,
    RetryReadings,
    MakeToken,
    RevokeToken,
)

__all__ = [
    "ACTIONS",
    "AcceptExplanation",
    "AcceptMany",
    "AcceptStatement",
    "Action",
    "ActionError",
    "AnswerExplanation",
    "AskExplanation",
    "CloseAccount",
    "CloseQuarter",
    "CorrectStatement",
    "CreateAccount",
    "DescribeDocument",
    "DescribeMeeting",
    "DescribeTask",
    "DismissUnread",
    "FollowProposal",
    "GiveTasks",
    "GrantRole",
    "ImportTasks",
    "ImportWorkbook",
    "JudgeSubmission",
    "LeaveRecord",
    "MadeToken",
    "MakeFeed",
    "MakeToken",
    "MoveProposal",
    "MoveTask",
    "NotFound",
    "NotPermitted",
    "OpenRound",
    "OverrideClass",
    "PlanMeeting",
    "PostStatements",
    "Posted",
    "ReadAgain",
    "ReadUnread",
    "Refused",
    "RejectStatement",
    "ReleaseReport",
    "ReopenFinding",
    "RetryReadings",
    "ReturnDocument",
    "RevokeRole",
    "RevokeToken",
    "SetMap",
    "SetOption",
    "SetPassword",
    "SettleConflict",
    "SettleFinding",
    "Stale",
    "SubmitDocument",
    "SubmitToRound",
    "TakeUpRecord",
    "TaskFacts",
    "UndoDecision",
    "UploadDocument",
    "WithdrawEntry",
    "WithdrawOverride",
]
