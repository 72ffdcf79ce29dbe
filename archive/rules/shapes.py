"""The shapes of a rule's value: what a value is, and what holds of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

PERIODS = ("days", "weeks", "months")
PARTS = ("primo", "medio", "ultimo")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])", re.ASCII)


class Shape(NamedTuple):
    """The shape of a rule's value: ``holds`` of a value of it, and what it is, in words."""

    holds: Callable[[object], bool]
    expected: str


def is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10_000


def _is_period(value: object) -> bool:
    """``{weeks: 2}``: calendar days, weeks or months, 0 to 10,000."""
    return (
        isinstance(value, Mapping) and len(value) == 1 and all(k in PERIODS and is_count(n) for k, n in value.items())
    )


def _is_bool(value: object) -> bool:
    return isinstance(value, bool)


def _is_quarter(value: object) -> bool:
    return is_count(value) and value in (1, 2, 3, 4)


def _is_yearly(value: object) -> bool:
    return isinstance(value, Mapping) and set(value) <= {"min", "max"} and all(map(is_count, value.values()))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_text_or_texts(value: object) -> bool:
    return _is_text(value) or (_is_texts(value) and value != [])


def _is_channel(value: object) -> bool:
    return _is_text(value) or isinstance(value, bool)


def _is_span(value: object) -> bool:
    """``{month: "2010-09", part: "primo"}``, the part left out for the whole month."""
    if not isinstance(value, Mapping) or not {"month"} <= set(value) <= {"month", "part"}:
        return False
    month = value["month"]
    known = isinstance(month, str) and bool(_MONTH.fullmatch(month)) and month >= "0001"
    return known and value.get("part", "primo") in PARTS


PERIOD = Shape(_is_period, "one number of days, weeks or months")
YES_OR_NO = Shape(_is_bool, "true or false")
PER_YEAR = Shape(_is_yearly, "min and max, either may be left out")
QUARTER = Shape(_is_quarter, "a number from 1 to 4")
PLACE = Shape(_is_text_or_texts, "a text or a list of texts")
CHANNEL = Shape(_is_channel, "where, as a text, or true or false")
TEXT = Shape(_is_text, "a text")
TEXTS = Shape(_is_texts, "a list of texts")
SPAN = Shape(_is_span, "month as 2010-09, perhaps with part primo, medio or ultimo")
