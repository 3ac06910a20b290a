"""The requests that were read as cards: the sentence beside what would be followed, those of one request put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from tiendo.values import Hedge
from tiendo.values.records import Proposal as ProposalRead
from tiendo_web.pages.order_cards import passages_of
from tiendo_web.record.actions import FollowProposal
from tiendo_web.record.codec import from_json
from tiendo_web.record.models import ReadRecord, RecordKind

_HEDGES = {
    Hedge.ABOUT: "khoảng ",
    Hedge.ALMOST: "gần ",
    Hedge.OVER: "trên ",
    Hedge.UNDER: "dưới ",
    Hedge.AT_LEAST: "ít nhất ",
    Hedge.AT_MOST: "tối đa ",
}
NEAR = 160
"""A cited document counts as the ground of a request when it stands in its words or at most so many characters after them."""


@dataclass(frozen=True, slots=True)
class RequestCard:
    """Records that become one request, and what would be followed.

    Attributes:
        rows: the records; passages: what to read, as on the orders' screen.
        amount: money as printed; ground: documents that its sentence cites.
        may: the person may follow it; typed: what had been typed when it was refused.
    """

    rows: tuple[ReadRecord, ...]
    passages: tuple[tuple[tuple[str, bool], ...], ...]
    text: str
    sender: str
    receiver: str
    amount: str
    ground: str
    may: bool
    typed: Any = None

    @property
    def first(self) -> ReadRecord:
        """The record that names the card."""
        return self.rows[0]

    @property
    def action(self) -> FollowProposal:
        """To follow it as read."""
        more = tuple((row.pk, row.version) for row in self.rows[1:])
        facts = {name: getattr(self, name) for name in ("text", "sender", "receiver", "amount", "ground")}
        return FollowProposal(record=self.first.pk, seen=self.first.version, more=more, **facts)


def request_cards(rows: Sequence[ReadRecord], request: HttpRequest, user: Any, tried: str) -> list[RequestCard]:
    """The cards of records in the order of their text; ``?gop=4-5`` puts records of one document together."""
    joined = [tuple(int(key) for key in one.split("-") if key.isdigit()) for one in request.GET.getlist("gop")]
    cited = _cited(rows)
    cards = []
    for group in _groups(rows, joined):
        document = group[0].document
        values = [from_json(ProposalRead, row.body) for row in group]
        start, end = group[0].start or 0, max(row.end or 0 for row in group)
        cards.append(
            RequestCard(
                rows=group,
                passages=passages_of(document.text, [(row.start or 0, row.end or 0) for row in group]),
                text=_capital(" ".join(document.text[start:end].split())),
                sender=next((value.sender for value in values if value.sender), None) or document.unit.name,
                receiver=next((value.receiver for value in values if value.receiver), None) or "",
                amount="; ".join(_money(value, document.text) for value in values if value.amount),
                ground="; ".join(dict.fromkeys(words for at, words in cited.get(document.pk, ()) if start <= at <= end + NEAR)),
                may=FollowProposal.allowed(user, document.unit_id, document.secrecy),
                typed=request.POST if tried == str(group[0].pk) else None,
            )
        )
    return cards


def _groups(rows: Iterable[ReadRecord], joined: Sequence[tuple[int, ...]]) -> list[tuple[ReadRecord, ...]]:
    of = {key: number for number, keys in enumerate(joined) for key in keys}
    groups: list[list[ReadRecord]] = []
    taken: dict[tuple[int, int], list[ReadRecord]] = {}
    for row in rows:
        key = (of.get(row.pk, -row.pk - 1), row.document_id)
        if key not in taken:
            groups.append(taken.setdefault(key, []))
        taken[key].append(row)
    return [tuple(group) for group in groups]


def _cited(rows: Sequence[ReadRecord]) -> dict[int, list[tuple[int, str]]]:
    """The numbered documents that the documents of some records cite, with the place."""
    found: dict[int, list[tuple[int, str]]] = {}
    cited = ReadRecord.objects.filter(document__in={row.document_id for row in rows}, kind=RecordKind.CITED).order_by("start")
    for row in cited:
        if row.body.get("number"):
            found.setdefault(row.document_id, []).append((row.start or 0, " ".join(row.surface.split())))
    return found


def _money(value: ProposalRead, text: str) -> str:
    assert value.amount is not None
    start, end = value.amount.statement
    return f"{_HEDGES.get(value.amount.hedge, '')}{text[start:end]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
