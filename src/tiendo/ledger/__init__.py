"""The record of targets and values: posting, vintages, successions, roll-up, as of any day."""

from .entries import Change, ChangeKind, Entry, LedgerError, Settlement, Withdrawal, key_of, known_on, observe
from .posting import post, post_all
from .rounds import Act, Progress, Round, Stage, Step, StepError, Submission, progress, submission
from .state import Ledger, ledger_of
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
    "Value",
    "Withdrawal",
    "key_of",
    "known_on",
    "ledger_of",
    "observe",
    "post",
    "post_all",
    "progress",
    "submission",
    "value",
    "vintages",
]
