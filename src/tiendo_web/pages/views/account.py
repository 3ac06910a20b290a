"""One's own page: who I am, my roles, my choices for this browser."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tiendo_web.pages.context import COLUMNS, LISTS, THEMES
from tiendo_web.record.models import RoleAssignment, SavedView

YEAR = 365 * 24 * 3600
MOST_VIEWS = 20
"""So many ways of looking at one list a person may keep."""


@login_required
@require_GET
def profile(request: HttpRequest) -> HttpResponse:
    """Name, roles, theme, keys, second factor, sign-out."""
    roles = RoleAssignment.objects.filter(user=request.user.pk).select_related("unit").order_by("unit__level", "role")
    return render(request, "pages/account/profile.html", {"roles": roles})


@login_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the theme and the keys of this browser in cookies that hold nothing else."""
    response = HttpResponseRedirect(reverse("profile"))
    theme = request.POST.get("theme", "")
    response.set_cookie(
        "theme", theme if theme in THEMES else "", max_age=YEAR, samesite="Lax", httponly=True, secure=request.is_secure()
    )
    keys = "on" if request.POST.get("keys") else "off"
    response.set_cookie("keys", keys, max_age=YEAR, samesite="Lax", httponly=True, secure=request.is_secure())
    return response


@login_required
@require_http_methods(["GET", "POST"])
def keep_view(request: HttpRequest) -> HttpResponse:
    """GET: the list with the columns chosen. POST: keep the list as it is seen under a name, or drop one; then the list again."""
    given = request.POST if request.method == "POST" else request.GET
    path, query = given.get("path", ""), given.get("query", "")[:1000]
    name = _list_at(path)
    if name is None:
        return HttpResponseRedirect(reverse("desk"))
    if request.method == "GET":
        query = _with_columns(query, name, request.GET.getlist("cot"))
    elif (drop := request.POST.get("drop", "")).isdecimal():
        SavedView.objects.filter(user=request.user.pk, path=path, pk=drop).delete()
        return HttpResponseRedirect(path)
    else:
        _keep(request, path, query)
    return HttpResponseRedirect(f"{path}?{query}" if query else path)


def _list_at(path: str) -> str | None:
    """The name of the list at an address of this application; ``None`` for anything else."""
    try:
        match = resolve(path) if len(path) <= 300 else None
    except Resolver404:
        return None
    return match.url_name if match and match.url_name in LISTS else None


def _with_columns(query: str, name: str, shown: list[str]) -> str:
    """The address with the columns that are left out; none of it when all are shown."""
    params = QueryDict(query, mutable=True)
    hidden = [str(n) for n, _words in enumerate(COLUMNS.get(name, ()), start=2) if str(n) not in shown]
    if hidden:
        params["an"] = ",".join(hidden)
    return params.urlencode(safe=",")


def _keep(request: HttpRequest, path: str, query: str) -> None:
    own = SavedView.objects.filter(user=request.user.pk, path=path)
    name = " ".join(request.POST.get("name", "").split())[:80]
    if not name:
        messages.error(request, _("Đặt tên cho cách xem rồi lưu."))
    elif own.count() >= MOST_VIEWS and not own.filter(name=name).exists():
        messages.error(request, _("Đã có quá nhiều cách xem của danh sách này; bỏ bớt trước."))
    else:
        SavedView.objects.update_or_create(user_id=request.user.pk, path=path, name=name, defaults={"query": query})
