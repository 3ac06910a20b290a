"""Kỷ luật thời hạn: figures of order per unit; the quarterly basis of a unit; what is missing between decision and result."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tiendo.followup.discipline import AXES, BasisLine, QuarterlyBasis
from tiendo.followup.gaps import GapKind
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.following import shown, unit_bar
from tiendo_web.pages.paging import page_of
from tiendo_web.pages.views.typed import person
from tiendo_web.record.actions import ActionError, CloseQuarter
from tiendo_web.record.codec import from_json
from tiendo_web.record.models import User
from tiendo_web.record.permissions import holds
from tiendo_web.record.queries import followup, visible
from tiendo_web.record.queries.gaps import gap_list
from tiendo_web.record.queries.quarter import basis_of, quarter_days, quarter_ended, quarter_of
from tiendo_web.record.unchanged import kept

HEAD = (
    "don_vi",
    "giao",
    "xong_dung_han",
    "xong_sau_han",
    "trong_han",
    "qua_han",
    "khong_han",
    "khong_thuc_hien_thu_hoi",
    "sau_han_dau_tien",
    "bi_tra_lai",
    "gia_han",
)
AXIS_WORDS = {
    "political": gettext_lazy("Phẩm chất chính trị, đạo đức, lối sống"),
    "discipline": gettext_lazy("Ý thức kỷ luật, kỷ cương"),
    "capacity": gettext_lazy("Năng lực chuyên môn, khả năng đáp ứng"),
    "result": gettext_lazy("Kết quả thực hiện nhiệm vụ"),
    "leadership": gettext_lazy("Năng lực lãnh đạo, quản lý"),
    "unity": gettext_lazy("Năng lực tập hợp, đoàn kết"),
}


@login_required
def discipline(request: HttpRequest) -> HttpResponse:
    """Every unit that leads a task, with its figures; tasks given in one quarter when the address names one."""
    user, on = person(request), frame_of(request).as_of
    quarter = request.GET.get("quy", "")
    days = quarter_days(quarter)
    standing = followup.overview(user, on, days)
    found, names = standing.units, standing.names
    if request.GET.get("tai") == "csv":
        return csv_response(
            "ky-luat-thoi-han.csv",
            HEAD,
            (
                (
                    names.get(one.unit, one.unit),
                    one.given,
                    one.on_time,
                    one.late,
                    one.running,
                    one.overdue,
                    one.no_date,
                    one.set_aside,
                    one.late_first,
                    one.returned,
                    one.extended,
                )
                for one in found
            ),
        )
    most = max((one.given for one in found), default=0)
    page = page_of(request, found)
    context = {
        "page": page,
        "lines": [(names.get(one.unit, one.unit), one, unit_bar(one, most)) for one in page.object_list],
        "quarters": kept(("quarters", user.pk, on), lambda: _quarters(user, on)),
        "quarter": quarter if days else "",
        "this": quarter_of(on),
        "judges": set(visible.judged_units(user).values_list("pk", flat=True)),
        "sums": [
            (head, sum(getattr(one, name) for one in found))
            for name, head in (
                ("overdue", _("Quá hạn")),
                ("late", _("Xong sau hạn")),
                ("on_time", _("Xong đúng hạn")),
                ("running", _("Trong hạn")),
                ("no_date", _("Không hạn")),
                ("set_aside", _("Không làm, thu hồi")),
                ("given", _("Giao")),
            )
        ],
    }
    return render(request, "pages/tasks/discipline.html", context)


def _quarters(user: User, on: date) -> tuple[str, ...]:
    """Quarters in which tasks were given, the last first."""
    given = visible.tasks(user).filter(given__lte=on).order_by().values_list("given", flat=True).distinct()
    return tuple(sorted({quarter_of(day) for day in given}, reverse=True))


@login_required
def quarter(request: HttpRequest) -> HttpResponse:
    """The basis of one unit's quarter, for who approves or leads there; as frozen once it was closed."""
    user, on = person(request), frame_of(request).today
    key = request.GET.get("don-vi", "")
    name = request.GET.get("quy", "") or quarter_of(on)
    unit = visible.units(user).filter(pk=key).first()
    if unit is None or quarter_days(name) is None or not holds(user, visible.JUDGING, unit.pk):
        raise Http404
    if request.method == "POST":
        try:
            CloseQuarter(unit=unit.pk, quarter=name).run(user)
            messages.success(request, _("Đã đóng căn cứ của quý."))
        except ActionError as refused:
            messages.error(request, str(refused))
        return HttpResponseRedirect(request.get_full_path())
    sheet = visible.quarter_sheets(user).select_related("closed_by").filter(unit=unit, quarter=name).first()
    basis = from_json(QuarterlyBasis, sheet.body) if sheet else basis_of(user, unit.pk, name, on)
    who = request.GET.get("nguoi", "")
    context = {
        "unit": unit,
        "quarter": name,
        "people": sorted({line.person for line in basis.lines if line.person}),
        "who": who,
        "sheet": sheet,
        "basis": basis,
        "axes": [(AXIS_WORDS[axis], _lines(basis, axis, who, user), axis in basis.silent) for axis, _words in AXES],
        "ended": quarter_ended(name, on),
    }
    return render(request, "pages/tasks/quarter.html", context)


def _lines(basis: QuarterlyBasis, axis: str, who: str, user: User) -> list[tuple[object, str, object]]:
    """Lines of an axis with where each leads and what shows it; ``who``: only what one person was named responsible for."""
    lines = [line for line in basis.lines if line.axis == axis and who in ("", line.person)]
    return [(line, reverse(line.kind, args=[_key(line)]), shown(line.evidence, user)) for line in lines]


def _key(line: BasisLine) -> str | int:
    return line.task if line.kind == "target" else int(line.task)


@login_required
def gaps(request: HttpRequest) -> HttpResponse:
    """What is missing, by kind."""
    user = person(request)
    found = gap_list(user, frame_of(request).today)
    # One indicator stands in several plans and units: its name alone would not tell them apart.
    lacking = [gap.about for group in found if group.kind is GapKind.TARGET_WITHOUT_OWNER for gap, _page, _key in group.gaps]
    held = visible.targets(user).filter(pk__in=lacking).values_list("pk", "plan__title", "unit__name")
    context = {
        "found": found,
        "total": sum(len(group.gaps) for group in found),
        "beside": {key: f"{plan} · {unit}" for key, plan, unit in held},
    }
    return render(request, "pages/tasks/gaps.html", context)
