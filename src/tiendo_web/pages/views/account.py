"""One's own page: who I am, my roles, my choices for this browser."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tiendo_web.pages.context import LISTS, THEMES
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
@require_POST
def keep_view(request: HttpRequest) -> HttpResponse:
    """Keep a list as it is seen under a name, or drop one that was kept; then the list again."""
    path, query = request.POST.get("path", ""), request.POST.get("query", "")[:1000]
    try:
        match = resolve(path)
    except Resolver404:
        match = None
    if match is None or match.url_name not in LISTS or len(path) > 300:
        return HttpResponseRedirect(reverse("desk"))
    own = SavedView.objects.filter(user=request.user.pk, path=path)
    if request.POST.get("drop", "").isdecimal():
        own.filter(pk=request.POST["drop"]).delete()
        return HttpResponseRedirect(path)
    name = " ".join(request.POST.get("name", "").split())[:80]
    if not name:
        messages.error(request, _("Đặt tên cho cách xem rồi lưu."))
    elif own.count() >= MOST_VIEWS and not own.filter(name=name).exists():
        messages.error(request, _("Đã có quá nhiều cách xem của danh sách này; bỏ bớt trước."))
    else:
        SavedView.objects.update_or_create(user_id=request.user.pk, path=path, name=name, defaults={"query": query})
    return HttpResponseRedirect(f"{path}?{query}" if query else path)
