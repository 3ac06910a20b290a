"""Signing in with the account of one's agency (OpenID Connect), where the installation names a provider; off otherwise.

Who comes in for the first time gets an account without any role: what a person may see is given here, by an administrator, never
by the provider. An account of this installation is never taken over by a name or an address that the provider states; a person
joins the two after signing in here.
"""

from __future__ import annotations

from typing import Any

import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from .models import User

SECONDS = 10
"""So long the provider may take to answer; a worker of the web server waits no longer for it."""


class AgencyDoor(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """allauth's door for accounts of a provider."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Yes: the provider answers for who the person is; what the person may do is another matter."""
        return True

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """No form between: the name is the provider's."""
        return True

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Addresses that the provider states are not kept: letters go out to what people enter here."""
        sociallogin.email_addresses = []

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        """The names of a new account; a user name that is taken gets a number behind it."""
        user: User = sociallogin.user
        user.username = str(data.get("username") or "")[:100]
        user.full_name = " ".join(str(data.get("name") or data.get("username") or "").split())[:150]
        user.email = ""
        return user

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        """Back to the door with a sentence; what exactly failed is in the log alone."""
        messages.error(request, _("Không đăng nhập được bằng tài khoản cơ quan. Thử lại, hoặc dùng tên và mật khẩu ở đây."))
        raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_login")))

    def get_requests_session(self) -> requests.Session:
        """Requests to the provider end after ``SECONDS``."""
        return _Bounded()


class _Bounded(requests.Session):
    def request(self, *given: Any, **options: Any) -> requests.Response:  # type: ignore[override]
        """As always, with a bound on the time."""
        options.setdefault("timeout", SECONDS)
        return super().request(*given, **options)
