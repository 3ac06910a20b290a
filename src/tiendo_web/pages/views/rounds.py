"""Kỳ báo cáo: who must report what by when, who is late, what was returned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tiendo.ledger import Progress, Round, Stage, Step, Submission, progress, submission
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.entry import EntryError, parse_period
from tiendo_web.pages.words import Mark
from tiendo_web.record.actions import ActionError, JudgeSubmission, OpenRound, Refused, SubmitToRound
from tiendo_web.record.models import OrgUnit
from tiendo_web.record.queries import visible
from tiendo_web.record.queries.ledger import act_value

STAGES: dict[Stage, Mark] = {
    Stage.NOT_SUBMITTED: Mark(gettext_lazy("chưa nộp"), "dong", "plain"),
    Stage.SUBMITTED: Mark(gettext_lazy("đã nộp"), "nhan", "plain"),
    Stage.RETURNED: Mark(gettext_lazy("trả lại"), "tra", "warn"),
    Stage.APPROVED: Mark(gettext_lazy("đã duyệt"), "dat", "ok"),
    Stage.LOCKED: Mark(gettext_lazy("đã khóa"), "khoa", "ok"),
}
JUDGEMENTS: dict[Stage, tuple[tuple[str, str | Promise], ...]] = {
    Stage.SUBMITTED: (("approve", gettext_lazy("Duyệt")), ("return", gettext_lazy("Trả lại"))),
    Stage.APPROVED: (("lock", gettext_lazy("Khóa")), ("return", gettext_lazy("Trả lại"))),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One unit in a round, and what this person may do there."""

    unit: OrgUnit
    submission: Submission
    mark: Mark
    late: bool
    may_submit: bool
    judgements: tuple[tuple[str, str | Promise], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A round with how far it is and its units, the late ones first."""

    round: Round
    progress: Progress
    lines: tuple[Line, ...]


@login_required
def rounds(request: HttpRequest) -> HttpResponse:
    """The rounds that the person's units ask or are asked in; opening one, submitting, judging."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            _act(request)
            messages.success(request, _("Đã ghi."))
            return HttpResponseRedirect(reverse("rounds"))
        except Refused as refused:
            errors = {refused.field: str(refused)}
        except EntryError as refused:
            errors = {"period": str(refused)}
        except ActionError as refused:
            errors = {"": str(refused)}
    units = {unit.pk: unit for unit in visible.units(request.user)}
    acts = [
        act_value(row) for row in visible.ledger_acts(request.user).filter(Q(kind="Round") | Q(kind="Step")).order_by("position")
    ]
    steps = [act for act in acts if isinstance(act, Step)]
    today = frame_of(request).today
    asked = [_asked(request, act, steps, units, today) for act in acts if isinstance(act, Round)]
    context = {
        "rounds": sorted(asked, key=lambda one: one.round.due, reverse=True),
        "askers": [unit for unit in units.values() if OpenRound.allowed(request.user, unit.pk)],  # type: ignore[arg-type]
        "units": sorted((unit for unit in units.values() if unit.end is None or unit.end >= today), key=lambda unit: unit.name),
        "errors": errors,
        "typed": request.POST,
        "chosen": request.POST.getlist("units"),
    }
    return render(request, "pages/rounds.html", context, status=422 if errors else 200)


def _asked(request: HttpRequest, asked: Round, steps: list[Step], units: dict[str, OrgUnit], today: date) -> Asked:
    own = [step for step in steps if step.round == asked.key]
    lines = []
    for key in asked.units:
        if key not in units:
            continue
        state = submission(key, [step for step in own if step.unit == key])
        late = state.first > asked.due if state.first else today > asked.due
        may_submit = state.stage in (Stage.NOT_SUBMITTED, Stage.RETURNED) and SubmitToRound.allowed(request.user, key)  # type: ignore[arg-type]
        judges = JudgeSubmission.allowed(request.user, key)  # type: ignore[arg-type]
        lines.append(
            Line(units[key], state, STAGES[state.stage], late, may_submit, JUDGEMENTS.get(state.stage, ()) if judges else ())
        )
    lines.sort(key=lambda line: (line.submission.stage not in (Stage.NOT_SUBMITTED, Stage.RETURNED), not line.late, line.unit.name))
    return Asked(asked, progress(asked, own, on=today), tuple(lines))


def _act(request: HttpRequest) -> None:
    """Carry out what the form asks for. Raises: ActionError, EntryError."""
    given, what = request.POST, request.POST.get("what", "")
    key, unit = given.get("round", ""), given.get("unit", "")
    if what == "submit":
        SubmitToRound(round=key, unit=unit).run(request.user)  # type: ignore[arg-type]
    elif what == "judge":
        JudgeSubmission(round=key, unit=unit, act=given.get("act", ""), reason=given.get("reason", "")).run(request.user)  # type: ignore[arg-type]
    elif what == "open":
        _open(request)
    else:
        raise Http404


def _open(request: HttpRequest) -> None:
    given = request.POST
    period = parse_period(given.get("period", ""))
    if period is None:
        raise Refused(_("Ghi kỳ của số liệu."), field="period")
    try:
        due = date.fromisoformat(given.get("due", ""))
    except ValueError as error:
        raise Refused(_("Ghi hạn nộp."), field="due") from error
    OpenRound(
        unit=given.get("unit", ""),
        title=given.get("title", ""),
        period=period,
        units=tuple(given.getlist("units")),
        indicators=(),
        due=due,
    ).run(request.user)  # type: ignore[arg-type]
