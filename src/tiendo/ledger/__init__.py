"""The record of targets and values: posting, vintages, successions, roll-up, as of any day."""

from .conflicts import Conflict, ConflictKind, conflicts
from .entries import Change, ChangeKind, Entry, LedgerError, Settlement, Withdrawal, key_of, known_on, observe
from .naming import indicator_code, is_own
from .planning import Split, answerable, baseline_of, history, in_force, shares_of, split_of, term_target
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
    "Conflict",
    "ConflictKind",
    "Entry",
    "Ledger",
    "LedgerError",
    "Progress",
    "Round",
    "Settlement",
    "Split",
    "Stage",
    "Step",
    "StepError",
    "Submission",
    "Territory",
    "Value",
    "Withdrawal",
    "across",
    "answerable",
    "baseline_of",
    "composed",
    "conflicts",
    "history",
    "in_force",
    "indicator_code",
    "is_own",
    "key_of",
    "known_on",
    "ledger_of",
    "observe",
    "post",
    "post_all",
    "progress",
    "seen",
    "shares_of",
    "split_of",
    "submission",
    "term_target",
    "value",
    "vintages",
]
