"""Passwords that somebody who knows the office would try first."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tiendo.catalogue import bare

from .models import RoleAssignment, User

WORDS = ("tiendo", "matkhau", "password", "tinhuy", "tinhdoan", "huyenuy", "dangbo", "vanphong", "uyban", "ubnd", "baocao")
_SHORTEST_NAME = 5


class OfficeWords:
    """Refuses a password that is little more than a word of the office, its unit's name, or the person's own name."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raises: ValidationError."""
        letters = re.sub("[^a-z]", "", bare(password))
        for word in (*WORDS, *self._names(user)):
            if word in letters and len(letters) - len(word) < 4:
                raise ValidationError(_("Mật khẩu dễ đoán: chỉ là tên đơn vị, tên người hoặc từ của cơ quan thêm vài ký tự."))

    def get_help_text(self) -> str:
        """What is asked for."""
        return _("Không chỉ là tên đơn vị, tên người hoặc từ của cơ quan.")

    def _names(self, user: User | None) -> list[str]:
        if user is None:
            return []
        names = [user.username, user.full_name]
        if user.pk:
            names += RoleAssignment.objects.filter(user=user).values_list("unit__name", flat=True)
        joined = (re.sub("[^a-z]", "", bare(part)) for name in names for part in (name, _without_kind(name)))
        return [name for name in joined if len(name) >= _SHORTEST_NAME]


def _without_kind(name: str) -> str:
    """``"Tỉnh Bắc Kạn"`` is tried as ``"Bắc Kạn"`` too."""
    return name.partition(" ")[2]
