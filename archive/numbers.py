"""Natural order of the numbers of provisions and items: 2 < 4 < 4.1 < 4.1a < 4a < 4a.1 < 10."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

Item = TypeVar("Item", bound=Mapping[str, Any])
_LEADING_DIGITS = re.compile(r"[0-9]*")
_ZERO_DIGITS = ord("@")
_NONE = "!"  # sorts before any digits


@lru_cache(maxsize=10_000)
def sort_key(number: str) -> str:
    """A text that sorts by code point (``BINARY``, ``COLLATE "C"``) as the number does.

    Part by part, split at dots: the leading digits as a number, none before any, then the rest without regard to
    case, a missing part first; equal ones by code point. No number has a blank, which sorts before all that it has.
    """
    parts = (_part(part) for part in number.split("."))
    return "".join(f"{part} " for part in parts) + " " + number


def in_order(items: Iterable[Item]) -> list[Item]:
    """Items by their numbers; of equal ones both, in their order."""
    return sorted(items, key=lambda item: sort_key(item["number"]))


def _part(part: str) -> str:
    match = _LEADING_DIGITS.match(part)
    digits = match.group() if match else ""
    rest = part[len(digits) :].casefold()
    return (ordinal(digits.lstrip("0")) if digits else _NONE) + rest


def ordinal(digits: str) -> str:
    """A text that sorts by code point as a number of up to 20 digits does, 0 being none: how many, then the digits."""
    return chr(_ZERO_DIGITS + len(digits)) + digits
