"""The record as a Django application."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """Storage of documents, statements, findings, targets, observations, people and the audit trail."""

    name = "tiendo_web.record"
    label = "record"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to who signs in."""
        from .sign_ins import listen

        listen()
