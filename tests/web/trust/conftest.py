"""The small office, and people signed in to it."""

from tests.web.pages.conftest import office, signed_in

__all__ = ["office", "signed_in"]
