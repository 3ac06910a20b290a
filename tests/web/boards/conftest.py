"""The pages' fixtures serve here too: the small office, a browser without script, and the guard against bare numbers."""

from tests.web.pages.conftest import no_bare_numbers, office, signed_in

__all__ = ["no_bare_numbers", "office", "signed_in"]
