"""Quản trị: accounts and roles of the units one administers, and the trail of what people changed there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tiendo.catalogue import bare
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.paging import page_of
from tiendo_web.record.actions import Action, ActionError, CreateAccount, GrantRole, Refused, RevokeRole
from tiendo_web.record.models import AuditEntry, OrgUnit, Role, RoleAssignment, Secrecy
from tiendo_web.record.permissions import Person

LIMIT = 400


def administered(person: Person) -> QuerySet[OrgUnit]:
    """Units that the person administers, and those below them."""
    own = RoleAssignment.objects.filter(user=person.pk, role=Role.ADMINISTRATOR).values("unit")
    return OrgUnit.objects.filter(above_rows__above__in=own).distinct()


@login_required
def administration(request: HttpRequest) -> HttpResponse:
    """Accounts with their roles; forms for a new account and for a role."""
    units = administered(request.user)
    if not units.exists():
        raise Http404
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = _act(request)
        if not errors:
            return HttpResponseRedirect(reverse("administration"))
    roles = (
        RoleAssignment.objects.filter(unit__in=units)
        .select_related("user", "unit")
        .order_by("user__full_name", "unit__name", "role")
    )
    words = bare(request.GET.get("tim", "")).split()
    found = [
        role
        for role in roles
        if all(word in bare(f"{role.user.full_name} {role.user.username} {role.unit.name}") for word in words)
    ]
    context = {
        "page": page_of(request, found),
        "words": request.GET.get("tim", ""),
        "units": units.order_by("level", "name")[:LIMIT],
        "roles": Role.choices,
        "clearances": Secrecy.choices,
        "errors": errors,
        "typed": {name: value for name, value in request.POST.items() if name != "password"},
    }
    return render(request, "pages/administration/accounts.html", context, status=422 if errors else 200)


@login_required
def trail(request: HttpRequest) -> HttpResponse:
    """The audit trail of the units one administers, newest first."""
    units = administered(request.user)
    if not units.exists():
        raise Http404
    entries = AuditEntry.objects.filter(unit__in=units.values("pk")).order_by("-number")
    for name, field in (("ai", "actor"), ("viec", "action")):
        if value := request.GET.get(name):
            entries = entries.filter(**{field: value})
    if request.GET.get("tai") == "csv":
        head = ("so", "luc", "ai", "cua", "viec", "don_vi", "ve", "chi_tiet", "dau")
        rows = ((e.number, e.at.isoformat(), e.actor, e.via, e.action, e.unit, e.subject, str(e.detail), e.seal) for e in entries)
        return csv_response("nhat-ky.csv", head, rows)
    seen = AuditEntry.objects.filter(unit__in=units.values("pk")).order_by()
    context = {
        "page": page_of(request, entries),
        "actors": seen.values_list("actor", flat=True).distinct(),
        "kinds": seen.values_list("action", flat=True).distinct(),
        "actor": request.GET.get("ai", ""),
        "kind": request.GET.get("viec", ""),
    }
    return render(request, "pages/administration/trail.html", context)


def _act(request: HttpRequest) -> dict[str, str]:
    """Carry out what the form asks for; the errors by field when it was not done."""
    given = {name: request.POST.get(name, "").strip() for name in ("unit", "username", "full_name", "position", "role")}
    clearance = int(request.POST.get("clearance", "0") or 0)
    made: dict[str, Callable[[], Action[Any]]] = {
        "create": lambda: CreateAccount(**given, password=request.POST.get("password", ""), clearance=clearance),
        "grant": lambda: GrantRole(unit=given["unit"], username=given["username"], role=given["role"], clearance=clearance),
        "revoke": lambda: RevokeRole(unit=given["unit"], username=given["username"], role=given["role"]),
    }
    make = made.get(request.POST.get("what", ""))
    if make is None:
        raise Http404
    try:
        make().run(request.user)  # type: ignore[arg-type]
    except Refused as error:
        return {error.field or "": str(error)}
    except ActionError as error:
        return {"": str(error)}
    messages.success(request, _("Đã ghi."))
    return {}
