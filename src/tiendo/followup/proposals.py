"""Requests upward until they are settled: answered is not settled, and a request asked before is found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ..catalogue import fold
from ..values.source import Source
from .tasks import MoveError


class ProposalStage(StrEnum):
    """Where a request stands."""

    DRAFTED = "drafted"
    SENT = "sent"
    RECEIVED = "received"
    ANSWERED_IN_PART = "answered_in_part"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    DONE = "done"


PROPOSAL_WORDS = {
    ProposalStage.DRAFTED: ("Chưa gửi", "Not sent"),
    ProposalStage.SENT: ("Đã gửi", "Sent"),
    ProposalStage.RECEIVED: ("Đã tiếp nhận", "Received"),
    ProposalStage.ANSWERED_IN_PART: ("Trả lời một phần", "Answered in part"),
    ProposalStage.ACCEPTED: ("Đồng ý", "Accepted"),
    ProposalStage.REFUSED: ("Không đồng ý", "Refused"),
    ProposalStage.DONE: ("Đã giải quyết", "Settled"),
}

_NEXT = {
    ProposalStage.DRAFTED: {ProposalStage.SENT},
    ProposalStage.SENT: {ProposalStage.RECEIVED, ProposalStage.ANSWERED_IN_PART, ProposalStage.ACCEPTED, ProposalStage.REFUSED},
    ProposalStage.RECEIVED: {ProposalStage.ANSWERED_IN_PART, ProposalStage.ACCEPTED, ProposalStage.REFUSED},
    ProposalStage.ANSWERED_IN_PART: {ProposalStage.ACCEPTED, ProposalStage.REFUSED, ProposalStage.DONE},
    ProposalStage.ACCEPTED: {ProposalStage.DONE, ProposalStage.ANSWERED_IN_PART},
    ProposalStage.REFUSED: {ProposalStage.SENT},
    ProposalStage.DONE: set(),
}
_NEEDS_DOCUMENT = {ProposalStage.ANSWERED_IN_PART, ProposalStage.ACCEPTED, ProposalStage.REFUSED}


@dataclass(frozen=True, slots=True)
class ProposalStep:
    """One thing that happened to a request; ``document`` names the reply, ``reason`` is needed for a refusal."""

    stage: ProposalStage
    by: str
    day: date
    document: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FollowedProposal:
    """A request with its history.

    Attributes:
        sender, receiver: as printed or keys of bodies.
        amount: money asked for as printed (``"trên 25 tỷ đồng"``), empty without one.
        ground: the legal ground that it cites, empty without one.
        asked: the day it was made.
    """

    key: str
    text: str
    sender: str
    receiver: str
    asked: date
    amount: str = ""
    ground: str = ""
    source: Source | None = None
    steps: tuple[ProposalStep, ...] = ()

    @property
    def stage(self) -> ProposalStage:
        """Where it stands."""
        return self.steps[-1].stage if self.steps else ProposalStage.DRAFTED

    @property
    def settled(self) -> bool:
        """True when what was asked has been done; an answer alone settles nothing."""
        return self.stage is ProposalStage.DONE


def next_stages(proposal: FollowedProposal) -> tuple[ProposalStage, ...]:
    """Where a request may go from where it stands, in the order of the stages."""
    return tuple(stage for stage in ProposalStage if stage in _NEXT[proposal.stage])


def move_proposal(proposal: FollowedProposal, step: ProposalStep) -> FollowedProposal:
    """The request after one more step.

    Raises: MoveError when the step does not follow, or the reply or the reason is missing.
    """
    if step.stage not in _NEXT[proposal.stage]:
        (here, here_en), (there, there_en) = PROPOSAL_WORDS[proposal.stage], PROPOSAL_WORDS[step.stage]
        raise MoveError(
            f"Kiến nghị đang “{here.lower()}”, không thể chuyển sang “{there.lower()}”.",
            f"The proposal is “{here_en.lower()}” and cannot become “{there_en.lower()}”.",
        )
    if step.stage in _NEEDS_DOCUMENT and not step.document.strip():
        raise MoveError("Ghi văn bản trả lời (số, ký hiệu, ngày).", "Name the reply (number, sign, day).")
    if step.stage is ProposalStage.REFUSED and not step.reason.strip():
        raise MoveError("Không đồng ý thì phải ghi lý do.", "A refusal needs its reason.")
    if proposal.steps and step.day < proposal.steps[-1].day:
        raise MoveError("Ngày của bước này sớm hơn bước trước.", "This step is dated before the one before it.")
    return replace(proposal, steps=(*proposal.steps, step))


_EMPTY = frozenset(
    [
        "và",
        "của",
        "cho",
        "các",
        "những",
        "trong",
        "để",
        "với",
        "về",
        "theo",
        "được",
        "một",
        "số",
        "có",
        "là",
        "tại",
        "trên",
        "đến",
        "từ",
    ]
)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(text))) - _EMPTY


def asked_before(
    proposal: FollowedProposal, earlier: Iterable[FollowedProposal], *, least: float = 0.5
) -> tuple[FollowedProposal, ...]:
    """Requests of the same sender made earlier that ask for the same, the likest first.

    Args: least: share of the words of the shorter request that the other must hold.
    """
    wanted = _words(proposal.text)
    found = []
    for other in earlier:
        if other.key == proposal.key or other.asked >= proposal.asked or fold(other.sender) != fold(proposal.sender):
            continue
        words = _words(other.text)
        shorter = min(len(wanted), len(words))
        likeness = len(wanted & words) / shorter if shorter else 0.0
        if likeness >= least and len(wanted & words) >= 4:
            found.append((likeness, other))
    return tuple(other for _, other in sorted(found, key=lambda item: (-item[0], item[1].asked)))


def counted(proposals: Sequence[FollowedProposal]) -> dict[ProposalStage, int]:
    """How many stand where; the counts add up to the number of requests."""
    return {stage: sum(proposal.stage is stage for proposal in proposals) for stage in ProposalStage}
