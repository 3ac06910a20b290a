"""Pages of a list whose rows are long: the keys of a page first, from an index, then its rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property


class KeyedPages(Paginator):  # type: ignore[type-arg]
    """Sorting thousands of keys is quick where sorting thousands of long rows is not.

    ``count`` may be set when it is known already; otherwise the keys of all pages are asked for at once, and counted.
    """

    @cached_property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._keys)

    @cached_property
    def _keys(self) -> list[int]:
        return list(self._asked)

    @property
    def _asked(self) -> QuerySet[Any, int]:
        return self.object_list.values_list("pk", flat=True)  # type: ignore[union-attr]

    def page(self, number: int | str) -> Page[Any]:
        """One page, its rows as a list."""
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        keys = vars(self).get("_keys", self._asked)[first : first + self.per_page]  # of all of them when they were asked for
        return Page(self.in_order(list(keys)), number, self)  # type: ignore[arg-type]

    def in_order(self, keys: Iterable[int]) -> list[Any]:
        """The rows with these keys, in their order."""
        by_key = {row.pk: row for row in self.object_list.filter(pk__in=keys).order_by()}  # type: ignore[union-attr]
        return [by_key[key] for key in keys if key in by_key]
