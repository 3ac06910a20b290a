"""The application of the boards."""

from django.apps import AppConfig


class BoardsConfig(AppConfig):
    """Its tables carry the prefix ``boards_``."""

    name = "tiendo_web.boards"
    label = "boards"
