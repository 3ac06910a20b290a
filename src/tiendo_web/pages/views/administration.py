"""Quản trị: accounts and roles of the units one administers, settings, map, catalogue, and the trail of changes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tiendo.catalogue import bare, indicators
from tiendo_web.pages import maps
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.paging import chosen, page_of
from tiendo_web.pages.standings import sector_names
from tiendo_web.pages.templatetags.pages import language
from tiendo_web.record import options
from tiendo_web.record.actions import (
    Action,
    ActionError,
    CloseAccount,
    CreateAccount,
    GrantRole,
    Refused,
    RevokeRole,
    SetMap,
    SetOption,
    SetPassword,
)
from tiendo_web.record.models import AuditEntry, OrgUnit, Plan, Role, RoleAssignment, Secrecy
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
        "units": OrgUnit.objects.filter(pk__in=units.values("pk"))
        .annotate(height=Count("above_rows"))
        .order_by("height", "name")[:LIMIT],
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
        "close": lambda: CloseAccount(unit=given["unit"], username=given["username"]),
        "open": lambda: CloseAccount(unit=given["unit"], username=given["username"], closed=False),
        "password": lambda: SetPassword(unit=given["unit"], username=given["username"], password=request.POST.get("password", "")),
        "revoke": lambda: RevokeRole(unit=given["unit"], username=given["username"], role=given["role"]),
    }
    make = made.get(request.POST.get("what", ""))
    if make is None:
        raise Http404
    return _tried(request, make())


def _tried(request: HttpRequest, action: Action[Any]) -> dict[str, str]:
    """Carry the action out; what was refused, by field."""
    try:
        action.run(request.user)  # type: ignore[arg-type]
    except Refused as error:
        return {error.field or "": str(error)}
    except ActionError as error:
        return {"": str(error)}
    messages.success(request, _("Đã ghi."))
    return {}


@login_required
def settings(request: HttpRequest) -> HttpResponse:
    """The settings of the installation and the map of its units."""
    unit = served(request.user)
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = _set_map(request, unit) if "map" in request.POST else _set_options(request, unit)
        if not errors:
            return HttpResponseRedirect(reverse("settings"))
    held = options.read("map")
    given = options.read_many("")
    lines = [
        (option, option.en if language() == "en" else option.vi, request.POST.get(option.name, given[option.name]))
        for option in options.OPTIONS
        if option.kind
    ]
    context = {
        "lines": lines,
        "errors": errors,
        "units": OrgUnit.objects.filter(above_rows__above=unit.pk).order_by("above_rows__depth", "name")[:LIMIT],
        "plans": Plan.objects.select_related("unit").order_by("-period", "title")[:LIMIT],
        "map": held,
        "may": unit.pk == options.read("unit") or unit.above_id is None,
    }
    return render(request, "pages/administration/settings.html", context, status=422 if errors else 200)


def served(person: Person) -> OrgUnit:
    """The unit in whose name the person sets things. Raises: Http404 for who administers nothing."""
    own = OrgUnit.objects.filter(assignments__user=person.pk, assignments__role=Role.ADMINISTRATOR)
    found = own.filter(pk=options.read("unit")).first() or own.filter(above=None).first() or own.first()
    if found is None:
        raise Http404
    return found


def _set_options(request: HttpRequest, unit: OrgUnit) -> dict[str, str]:
    """Every setting whose value on the form is another than the stored one."""
    errors: dict[str, str] = {}
    for option in options.OPTIONS:
        typed = request.POST.get(option.name, "")
        if not option.kind or typed == _written(options.read(option.name)):
            continue
        errors |= _tried(request, SetOption(unit=unit.pk, name=option.name, typed=typed))
    return errors


def _written(value: Any) -> str:
    """A stored value as the form sends it."""
    if isinstance(value, bool):
        return "1" if value else ""
    return "" if value is None else str(value)


def _set_map(request: HttpRequest, unit: OrgUnit) -> dict[str, str]:
    """Take the file of the form as the map; an empty form takes the map away."""
    received = request.FILES.get("file")
    if request.POST["map"] == "none":
        return _tried(request, SetMap(unit=unit.pk, sha256="", shapes=None))
    if received is None:
        return {"file": _("Chọn ít nhất một tệp.")}
    if (received.size or 0) > maps.LARGEST:
        return {"file": _("Tệp lớn quá %(n)s MB.") % {"n": maps.LARGEST // 1024**2}}
    content = received.read()
    below = OrgUnit.objects.filter(above_rows__above=unit.pk).values_list("pk", "code", "name")
    try:
        shapes = maps.read(content, {key: (code, name) for key, code, name in below})
    except maps.MapError as error:
        return {"file": str(error)}
    return _tried(request, SetMap(unit=unit.pk, sha256=hashlib.sha256(content).hexdigest(), shapes=shapes))


@login_required
def catalogue(request: HttpRequest) -> HttpResponse:
    """The indicators that the reader knows: names, other wordings, look-alikes, units. It comes with the release."""
    words = bare(request.GET.get("tim", "")).split()
    sectors = sector_names()
    sector = chosen(request, "linh-vuc", tuple(sectors))
    found = [
        one
        for one in indicators().values()
        if (not sector or one.sector == sector)
        and all(word in bare(" ".join((one.code, one.name, *one.aliases))) for word in words)
    ]
    if request.GET.get("tai") == "csv":
        head = ("ma", "ten", "ten_khac", "linh_vuc", "don_vi_tinh", "de_nham_voi")
        rows = ((o.code, o.name, "; ".join(o.aliases), o.sector, "; ".join(o.units), "; ".join(o.not_same_as)) for o in found)
        return csv_response("danh-muc-chi-tieu.csv", head, rows)
    page = page_of(request, sorted(found, key=lambda one: (one.sector, one.name)))
    lines = [
        (one, sectors.get(one.sector, ""), [indicators()[code].name for code in one.not_same_as if code in indicators()])
        for one in page.object_list
    ]
    context = {
        "page": page,
        "lines": lines,
        "words": request.GET.get("tim", ""),
        "sector": sector,
        "sectors": list(sectors.items()),
    }
    return render(request, "pages/administration/catalogue.html", context)
