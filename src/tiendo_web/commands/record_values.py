"""What ``tiendo check --record`` holds documents against: the open values of this installation's record."""

from __future__ import annotations

from collections.abc import Sequence

from tiendo.values import Observation


def observations() -> Sequence[Observation]:
    """Every observation that does not come from a document with a secrecy level (the entry point ``tiendo.record``)."""
    from .start import database_ready, django_ready

    django_ready()
    database_ready()
    from django.db.models import Q

    from tiendo_web.record.models import Observation as Row
    from tiendo_web.record.models import Secrecy

    open_rows = Row.objects.filter(Q(document=None) | Q(document__secrecy=Secrecy.OPEN)).select_related("document")
    return [row.as_value for row in open_rows.iterator()]
