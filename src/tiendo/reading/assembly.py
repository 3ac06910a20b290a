"""From the marks of one sentence to statements, field by field, in the discourse of the text."""

from __future__ import annotations

from tiendo.values import Kind

from .afterwards import look_back
from .amounts import AmountMark
from .clauses import Scene, left_of
from .dating import carry_times, set_base, set_period
from .drafts import Discourse, Draft, leading
from .hedges import hedge_of
from .kinds import kind_in_list, kind_of
from .linking import link
from .modality import breakdown_modality, modality_cues, set_modality, widen_target
from .naming import name_indicator
from .placing import set_place
from .timeroles import mark_roles


def read_sentence(scene: Scene, discourse: Discourse) -> list[Draft]:
    """The statements of a sentence, in order; the discourse moves on."""
    drafts: list[Draft] = []
    cues = modality_cues(scene)
    roles = mark_roles(scene)
    places = discourse.places.marks(scene.tokens.starts[0], scene.tokens.ends[-1])
    depth = position = 0
    discourse.elliptical = _leans_on(scene)
    for amount in scene.amounts:
        for word in scene.tokens.words[position : amount.start]:
            depth = depth + 1 if word == "(" else max(0, depth - 1) if word == ")" else depth
        position = amount.start
        left = left_of(scene, amount)
        kind, direction, rule = kind_of(scene, amount, left)
        if drafts and not left.cues and scene.vocabulary.on("kind.coordinated") and _coordinated(scene, drafts[-1], amount):
            kind, direction, rule = drafts[-1].kind, drafts[-1].direction, "kind.coordinated"
        draft = Draft(scene, amount, left, kind, direction, [rule], hedge_of(scene, amount, left, rule), depth)
        name_indicator(scene, draft, drafts, discourse)
        if kind_in_list(draft, leading(draft, drafts)):
            draft.kind = Kind.SHARE_OF_TARGET
            draft.rule("share.in_list")
        set_period(scene, draft, drafts, discourse, roles)
        set_modality(scene, draft, drafts, discourse, cues, discourse.now.published)
        widen_target(draft, discourse)
        set_base(scene, draft, drafts, discourse, roles)
        set_place(scene, draft, drafts, discourse, places)
        link(scene, draft, drafts, discourse)
        breakdown_modality(draft)
        drafts.append(draft)
    look_back(scene, drafts, places)
    carry_times(scene, drafts, discourse, roles)
    discourse.last = drafts[-1] if drafts else discourse.last
    _carry_levels(drafts, discourse)
    _carry_place(drafts, discourse)
    return drafts


def _carry_place(drafts: list[Draft], discourse: Discourse) -> None:
    """The place of a sentence goes on in the next ones, unless the text is about the whole country."""
    if drafts and drafts[0].place and "place.sentence" in drafts[0].rules and discourse.places.main is not None:
        discourse.place = drafts[0].place


def _coordinated(scene: Scene, previous: Draft, amount: AmountMark) -> bool:
    """Whether only "và" stands between two percentages: "tăng lần lượt 7,8% và 1,5%" says one verb for both."""
    between = scene.tokens.words[previous.amount.end : amount.start]
    return between == ["và"] and previous.amount.kind == amount.kind == "percent"


def _leans_on(scene: Scene) -> str | None:
    """How a sentence leans on the one before: ``part`` ("Trong đó, …"), ``rest`` ("Tuy vậy, còn …"), else ``None``."""
    opening = " ".join(scene.tokens.words[:4])
    if opening.startswith(("trong đó", "trong số đó", "trong số này", "trong tổng mức ,", "trong tổng số ,", "bao gồm", "gồm")):
        return "part"
    if opening.startswith(("tuy vậy , còn", "tuy nhiên , còn", "còn lại", "còn ", "tuy vậy còn")):
        return "rest"
    return None


def _carry_levels(drafts: list[Draft], discourse: Discourse) -> None:
    levels = [draft for draft in drafts if draft.kind is Kind.LEVEL and draft.of is None]
    if levels and discourse.elliptical is None:
        discourse.levels = levels
    if discourse.overall is None:
        discourse.overall = next((draft for draft in drafts if draft.amount.kind == "percent"), None)
