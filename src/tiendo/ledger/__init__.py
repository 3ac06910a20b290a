"""The record of targets and values: posting, vintages, successions, roll-up, as of any day."""

from .entries import Change, ChangeKind, Entry, LedgerError, Settlement, Withdrawal, key_of, known_on, observe
from .posting import post, post_all
from .rounds import Act, Progress, Round, Stage, Step, StepError, Submission, progress, submission
from .state import Ledger, ledger_of
from .territory import Territory
from .views import across, composed, seen
from .vintages import Value, value, vintages

__all__ = [
    "Act",
    "Change",
    "ChangeKind",
    "Entry",
    "Ledger",
    "LedgerError",
    "Progress",
    "Round",
    "Settlement",
    "Stage",
    "Step",
    "StepError",
    "Submission",
    "Territory",
    "Value",
    "Withdrawal",
    "across",
    "composed",
    "key_of",
    "known_on",
    "ledger_of",
    "observe",
    "post",
    "post_all",
    "progress",
    "seen",
    "submission",
    "value",
    "vintages",
]
