"""Posting: the only way an entry enters the ledger. Pure and idempotent."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping
from typing import cast

from tiendo.values import Observation, OrgUnit, Succession, Target

from .entries import Change, ChangeKind, Entry, LedgerError, Settlement, Withdrawal, key_of, same_entry
from .precision import disagree
from .rounds import Step, StepError, submission
from .state import Cell, Ledger


def post(ledger: Ledger, entry: Entry) -> tuple[Ledger, Change]:
    """Post one entry.

    Returns: the new ledger (the same one when nothing changed) and what the entry did.
    Raises: LedgerError when the entry names something that the ledger does not hold, when its key stands for another
        entry, or when a step of a reporting round is not allowed.
    """
    ledger, changes = post_all(ledger, (entry,))
    return ledger, changes[0]


def post_all(ledger: Ledger, entries: Iterable[Entry]) -> tuple[Ledger, tuple[Change, ...]]:
    """Post entries in order; all of them or, when one cannot be posted, none.

    Raises: LedgerError as :func:`post`.
    """
    added: dict[str, Entry] = {}
    held = ChainMap(added, cast(dict[str, Entry], ledger.entries))
    fresh: dict[Cell, list[Observation]] = {}
    changes: list[Change] = []
    for entry in entries:
        key = key_of(entry)
        if key in held:
            _refuse_other(key, held[key], entry)
            changes.append(Change(ChangeKind.UNCHANGED, key))
            continue
        _refuse_dangling(entry, held)
        changes.append(_effect(entry, key, ledger, fresh))
        added[key] = entry
        if isinstance(entry, Observation):
            fresh.setdefault((entry.unit, entry.indicator, entry.period), []).append(entry)
    return (ledger.grown(added) if added else ledger), tuple(changes)


def _refuse_other(key: str, held: Entry, entry: Entry) -> None:
    if not same_entry(held, entry):
        raise LedgerError(f"{key}: khóa này đã dùng cho một mục khác; sửa một mục bằng mục mới có nêu mục được sửa.")


def _refuse_dangling(entry: Entry, held: Mapping[str, Entry]) -> None:
    for role, key in _named(entry):
        if key not in held:
            raise LedgerError(f"{key_of(entry)}: {role} {key!r} chưa có trong sổ; ghi mục đó trước.")
    if isinstance(entry, Step):
        _refuse_step(entry, held)
    if isinstance(entry, Succession) and (both := set(entry.before) & set(entry.after)):
        words = "một đơn vị không thể vừa kết thúc vừa tiếp nhận; ghi đơn vị mới với ngày bắt đầu mới"
        raise LedgerError(f"{key_of(entry)}: {', '.join(sorted(both))}: {words}.")


def _named(entry: Entry) -> list[tuple[str, str]]:
    match entry:
        case OrgUnit():
            named = [("đơn vị cấp trên", entry.parent), ("địa bàn", entry.place)]
        case Succession():
            named = [("đơn vị", key) for key in (*entry.before, *entry.after)]
        case Target():
            named = [
                ("kế hoạch", entry.plan),
                ("đơn vị", entry.unit),
                ("chỉ tiêu được sửa", entry.amends),
                ("chỉ tiêu cấp trên", entry.above),
            ]
        case Observation():
            named = [("đơn vị", entry.unit), ("số liệu được sửa", entry.corrects)]
        case Settlement():
            named = [("số liệu", key) for key in (*entry.observations, *((entry.kept,) if entry.kept else ()))]
        case Withdrawal():
            named = [("mục", entry.entry)]
        case Step():
            named = [("kỳ báo cáo", entry.round), ("đơn vị", entry.unit)]
        case _:
            named = []
    return [(role, key) for role, key in named if key is not None]


def _refuse_step(step: Step, held: Mapping[str, Entry]) -> None:
    before = [other for other in held.values() if isinstance(other, Step) and (other.round, other.unit) == (step.round, step.unit)]
    try:
        submission(step.unit, [*before, step])
    except StepError as error:
        raise LedgerError(str(error)) from error


def _effect(entry: Entry, key: str, ledger: Ledger, fresh: Mapping[Cell, list[Observation]]) -> Change:
    match entry:
        case Observation(corrects=str(old)):
            return Change(ChangeKind.CORRECTS, key, (old,))
        case Target(amends=str(old)):
            return Change(ChangeKind.CORRECTS, key, (old,))
        case Observation():
            cell = (entry.unit, entry.indicator, entry.period)
            return _beside(entry, [*ledger.cells.get(cell, ()), *fresh.get(cell, ())])
        case _:
            return Change(ChangeKind.ADDED, key)


def _beside(entry: Observation, beside: list[Observation]) -> Change:
    rivals = tuple(other.key for other in beside if other.modality is entry.modality and disagree(entry, other))
    if rivals:
        return Change(ChangeKind.CONFLICTS, entry.key, rivals)
    weaker = tuple(other.key for other in beside if other.modality is not entry.modality)
    return Change(ChangeKind.SUPERSEDES, entry.key, weaker) if weaker else Change(ChangeKind.ADDED, entry.key)
