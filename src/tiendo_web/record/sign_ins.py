"""Who came in, who failed to, and who was turned away: entries of the trail beside those of changes.

Only names of accounts are kept: people type passwords into the field of the name, and a trail cannot be cleaned afterwards.
"""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed, user_logged_in, user_signed_up
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_login_failed
from django.db import transaction
from django.utils import timezone

from . import audit
from .models import RoleAssignment, User


def listen() -> None:
    """Connect; called once when the application starts."""
    user_logged_in.connect(_came_in, dispatch_uid="tiendo.came_in")
    user_signed_up.connect(_joined, dispatch_uid="tiendo.joined")
    user_login_failed.connect(_failed, dispatch_uid="tiendo.failed")
    user_locked_out.connect(_locked_out, dispatch_uid="tiendo.locked_out")
    password_changed.connect(_new_password, dispatch_uid="tiendo.new_password")


def _came_in(user: User, **kept: Any) -> None:
    _note("SignIn", user)


def _joined(user: User, **kept: Any) -> None:
    _note("AgencyAccount", user)


def _failed(credentials: dict[str, Any], **kept: Any) -> None:
    user = User.objects.filter(username=str(credentials.get("username") or credentials.get("login") or "")).first()
    if user is not None:
        _note("SignInFailed", user)


def _locked_out(username: str, **kept: Any) -> None:
    user = User.objects.filter(username=username or "").first()
    if user is not None:
        _note("SignInLocked", user)


def _new_password(user: User, **kept: Any) -> None:
    if user.must_change_password:
        user.must_change_password = False
        user.save(update_fields=["must_change_password"])
    _note("ChangePassword", user)


def _note(action: str, user: User) -> None:
    unit = RoleAssignment.objects.filter(user=user).order_by("pk").values_list("unit", flat=True).first()
    with transaction.atomic():
        audit.append(
            at=timezone.now(),
            actor=user.username,
            via="screen",
            action=action,
            unit=unit or "",
            subject=f"account:{user.username}",
            detail={},
        )
