"""What a person has to do before anything else: a password of one's own, and the second step where it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from .record import options
from .record.models import Role, RoleAssignment, User

WITH_SECOND_STEP = (Role.APPROVER, Role.LEADER, Role.ADMINISTRATOR)
"""Roles that the setting ``second_step`` is about: what they do cannot be taken back by who made the figures."""
OPEN = ("/tai-khoan/", "/static/", "/ngon-ngu/", "/api/", "/health", "/metrics")
"""Addresses that answer all the same; those of the API know tokens, not sessions."""
PASSED = "entrance"


class Entrance:
    """Middleware behind the sessions. What was asked once is noted in the session; a new setting counts from the next sign-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or lead to what has to be done first."""
        user = request.user
        if isinstance(user, User) and not request.path.startswith(OPEN):
            if user.must_change_password:
                messages.info(request, _("Mật khẩu này do người quản trị đặt. Đặt mật khẩu của riêng bạn rồi vào tiếp."))
                return HttpResponseRedirect(reverse("account_change_password"))
            if not request.session.get(PASSED):
                if lacks_second_step(user):
                    messages.info(request, _("Vai trò của bạn cần xác thực hai bước. Bật rồi vào tiếp."))
                    return HttpResponseRedirect(reverse("mfa_activate_totp"))
                request.session[PASSED] = True
        return self.get_response(request)


def lacks_second_step(user: User) -> bool:
    """Whether the installation asks the person's role for a second step and the person has none."""
    if not options.read("second_step"):
        return False
    asked = RoleAssignment.objects.filter(user=user, role__in=WITH_SECOND_STEP).exists()
    return asked and not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
