"""What every rule says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ...values import Certainty, Finding, FindingClass
from ..printed import Mode
from ..relation import Claim, Form, Relation
from ..wording import number, span, span_en


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what it finds, why that is certain, and how it says so.

    Attributes:
        code: never used again for another rule.
        name: English name, words joined by hyphens.
        since: version that first had it.
        life: ``"trial"``, ``"stable"`` or ``"retired"``.
        bundle: the folder it stands in.
        what, certain: for the page of the rule, Vietnamese.
        vi, en: the message; ``{shown}``, ``{computed}``, ``{unit}``, ``{a}`` … ``{d}``, ``{last}``, ``{words}`` and ``{given}`` are filled in.
        form: the kind of relation that it judges; ``None`` for a rule over many documents, which its own module applies.
        finds, passes: passages, written for the purpose, that it must and must not report.
        gravest: what it may call a failure at most.
    """

    code: str
    name: str
    bundle: str
    what: str
    certain: str
    vi: str
    en: str
    form: Form | None = None
    finds: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()
    gravest: FindingClass = FindingClass.CONTRADICTION
    since: str = "0.1"
    life: str = "stable"
    applies: Callable[[Relation], bool] | None = None

    def judge(self, relation: Relation) -> Finding | None:
        """The finding that a relation gives, ``None`` when its numbers can all be right."""
        assert self.form is not None
        if self.form.claim(relation, Mode.ROUGH).holds_with_room:
            return None
        if not self.form.claim(relation, Mode.ROUGHLY_SURE).holds_with_room:
            claim = self.form.claim(relation, Mode.SURE)
            if not claim.possible:
                return self.finding(relation, claim, self.gravest if relation.firm else FindingClass.SUSPICION, Certainty.SURE)
        if not relation.firm:
            return None
        claim = self.form.claim(relation, Mode.PLAIN)
        if not claim.possible:
            return self.finding(relation, claim, FindingClass.SUSPICION, Certainty.PLAIN)
        return None

    def finding(self, relation: Relation, claim: Claim, cls: FindingClass, certainty: Certainty) -> Finding:
        """The finding with its sentence in both languages."""
        if self.gravest is FindingClass.NOTE:
            cls = FindingClass.NOTE
        shown = claim.shown()
        fields = _fields(relation, claim, shown)
        return Finding(
            self.code,
            cls,
            certainty,
            self.vi.format(**fields, computed=span(claim.computed, claim.scale), printed=span(claim.printed, claim.scale)),
            relation.sources,
            f"{shown} = {span(claim.computed, claim.scale)}".strip(),
            message_en=self.en.format(
                **fields, computed=span_en(claim.computed, claim.scale), printed=span_en(claim.printed, claim.scale)
            ),
        )


def _fields(relation: Relation, claim: Claim, shown: str) -> dict[str, str]:
    surfaces = [" ".join(source.surface.split()) for source in relation.sources]
    named = dict(zip("abcdefg", surfaces + [""] * 7, strict=False))
    given = [str(number) for number in relation.given] + ["", "", ""]
    unit = claim.unit if claim.unit in ("", "%") else f" {claim.unit}"
    return {
        **named,
        "last": surfaces[-1],
        "shown": shown,
        "unit": unit,
        "words": relation.words,
        "given": given[1],
        "given_high": given[2],
        "lowest": number(relation.given[0]) if relation.given else "",
        "highest": number(relation.given[-1]) if relation.given else "",
    }
