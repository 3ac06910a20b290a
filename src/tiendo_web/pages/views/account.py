"""One's own page: who I am, my roles, my choices for this browser."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from tiendo_web.pages.context import THEMES
from tiendo_web.record.models import RoleAssignment

YEAR = 365 * 24 * 3600


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
