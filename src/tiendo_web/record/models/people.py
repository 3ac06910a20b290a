"""People and what they may do in which unit."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person does for a unit and everything below it."""

    READER = "reader", _("người đọc")
    REPORTER = "reporter", _("người báo cáo")
    REVIEWER = "reviewer", _("người soát số liệu")
    APPROVER = "approver", _("người duyệt")
    LEADER = "leader", _("lãnh đạo")
    ADMINISTRATOR = "administrator", _("quản trị")


class Secrecy(models.IntegerChoices):
    """Secrecy level of a document, and the highest that a person may see in a unit."""

    OPEN = 0, _("thường")
    CONFIDENTIAL = 1, _("mật")
    SECRET = 2, _("tối mật")
    TOP_SECRET = 3, _("tuyệt mật")


class User(AbstractUser):
    """A person with an account.

    Attributes:
        full_name: as written in documents.
        position: title shown beside the name.
        must_change_password: True while the password is one that an administrator set; nothing else opens until it is changed.
        example: True for the accounts of the demonstration, which are marked *ví dụ* wherever they are shown.
    """

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField(max_length=150)
    position = models.CharField(max_length=200, blank=True)
    example = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=False)

    REQUIRED_FIELDS = ("full_name",)

    def get_full_name(self) -> str:
        """The name as written in documents."""
        return self.full_name or self.username

    def get_short_name(self) -> str:
        """The same name; Vietnamese names are not shortened."""
        return self.get_full_name()

    def __str__(self) -> str:
        return self.get_full_name()


class RoleAssignment(models.Model):
    """``user`` has ``role`` in ``unit`` and every unit below it, for documents up to ``clearance``."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="assignments")
    unit = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=16, choices=Role.choices)
    clearance = models.PositiveSmallIntegerField(choices=Secrecy.choices, default=Secrecy.OPEN)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "unit", "role"), name="one_role_once"),)

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role} @ {self.unit_id}"
