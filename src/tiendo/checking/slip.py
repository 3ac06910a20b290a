"""Whether one printed number can be another one, mistyped once."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from operator import ne


def one_slip(a: Decimal, b: Decimal) -> bool:
    """True when one digit is wrong, missing or too many, two neighbours are swapped, or the comma stands elsewhere.

    >>> one_slip(Decimal("56.14"), Decimal("51.64"))
    True
    >>> one_slip(Decimal("5.8"), Decimal("56.14"))
    False
    >>> one_slip(Decimal("6.7"), Decimal("6.8")), one_slip(Decimal("6.7"), Decimal("6.80"))  # one number, two prints
    (True, False)
    """
    first, second = f"{a:f}", f"{b:f}"
    if first == second:
        return False
    if abs(len(first) - len(second)) > 1:
        return _bare(first) == _bare(second)
    alike = len(first) == len(second) and first.find(".") == second.find(".")
    if alike and _one_digit_or_swap(first.replace(".", ""), second.replace(".", "")):
        return True
    shorter, longer = sorted((first, second), key=len)
    return _bare(first) == _bare(second) or _one_more(longer, shorter)


@lru_cache(maxsize=65536)
def _bare(printed: str) -> str:
    """The digits without the comma and the zeros at both ends."""
    return printed.replace(".", "").strip("0")


def _one_digit_or_swap(first: str, second: str) -> bool:
    if sum(map(ne, first, second)) > 2:
        return False
    apart = [place for place in range(len(first)) if first[place] != second[place]]
    if len(apart) == 1:
        return True
    left, right = apart[0], apart[-1]
    return len(apart) == 2 and right == left + 1 and first[left] == second[right] and first[right] == second[left]


def _one_more(longer: str, shorter: str) -> bool:
    return len(longer) == len(shorter) + 1 and any(
        longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)) if longer[place] != "."
    )


def telling_digits(number: Decimal) -> int:
    """How many digits of a number are no zeros at its ends: the more agree, the less by chance.

    >>> telling_digits(Decimal("2000000")), telling_digits(Decimal("6.41"))
    (1, 3)
    """
    return len(_bare(f"{number:f}"))


def kept_below(a: Decimal, b: Decimal) -> int:
    """Of two numbers one slip apart, how many digits agree below the wrong one: two things that merely lie close agree above it.

    >>> kept_below(Decimal(124), Decimal(214)), kept_below(Decimal("7.31"), Decimal("73.1")), kept_below(Decimal(746), Decimal(741))
    (1, 3, 0)
    """
    first, second = f"{a:f}", f"{b:f}"
    if len(first) != len(second) or first.find(".") != second.find("."):
        return len(_bare(first)) if _bare(first) == _bare(second) else 0
    apart = [place for place in range(len(first)) if first[place] != second[place]]
    return len(first[apart[-1] + 1 :].replace(".", "").rstrip("0")) if apart else 0
