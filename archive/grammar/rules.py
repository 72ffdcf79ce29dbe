"""The shapes of a kommissorium's rules that are judged by; every other rule may hold any value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from archive.grammar.shapes import SLUG_PATTERN

PERIODS = ("days", "weeks", "months")
LEVELS = ("hovedaftale", "delaftale", "enkeltaftale", "kvarterplan", "helhedsplan", "udlejningsaftale")
PARTS = ("primo", "medio", "ultimo")
_SLUG = re.compile(SLUG_PATTERN)
_FROM_THE_BEGINNING = frozenset(
    {
        "remark_period",
        "minutes_within",
        "agenda_notice",
        "proposal_deadline",
        "calling_notice",
        "meetings_per_year",
        "quarter",
        "adjusts",
        "negotiates",
        "final_decisions",
        "sets_up_temagrupper",
    }
)
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])", re.ASCII)


class Shape(NamedTuple):
    """The shape of a rule's value: ``holds`` of a value of it, and what it is, in words."""

    holds: Callable[[object], bool]
    expected: str


def well_formed_rule(rule: Mapping[str, Any]) -> bool:
    shape = SHAPES.get(str(rule.get("rule")))
    return shape is None or "value" not in rule or shape.holds(rule["value"])


def was_well_formed(rule: Mapping[str, Any]) -> bool:
    """Whether a rule has the shape that it had to have from the beginning; most shapes were added later."""
    return rule.get("rule") not in _FROM_THE_BEGINNING or well_formed_rule(rule)


def _is_period(value: object) -> bool:
    """``{weeks: 2}``: calendar days, weeks or months, 0 to 10,000."""
    return (
        isinstance(value, Mapping) and len(value) == 1 and all(k in PERIODS and _is_count(n) for k, n in value.items())
    )


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10_000


def _is_levels(value: object) -> bool:
    return isinstance(value, list) and all(level in LEVELS for level in value)


def _is_bool(value: object) -> bool:
    return isinstance(value, bool)


def _is_quarter(value: object) -> bool:
    return _is_count(value) and value in (1, 2, 3, 4)


def _is_yearly(value: object) -> bool:
    return isinstance(value, Mapping) and set(value) <= {"min", "max"} and all(map(_is_count, value.values()))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_text_or_texts(value: object) -> bool:
    return _is_text(value) or (_is_texts(value) and value != [])


def _is_channel(value: object) -> bool:
    return _is_text(value) or isinstance(value, bool)


def _is_body(value: object) -> bool:
    return isinstance(value, str) and bool(_SLUG.match(value))


def _is_span(value: object) -> bool:
    """``{month: "2010-09", part: "primo"}``, the part left out for the whole month."""
    if not isinstance(value, Mapping) or not {"month"} <= set(value) <= {"month", "part"}:
        return False
    month = value["month"]
    known = isinstance(month, str) and bool(_MONTH.fullmatch(month)) and month >= "0001"
    return known and value.get("part", "primo") in PARTS


def _is_years(value: object) -> bool:
    return isinstance(value, Mapping) and set(value) == {"years"} and _is_count(value["years"])


def _is_published(value: object) -> bool:
    return isinstance(value, list) and all(one in (*LEVELS, "justering") for one in value)


def _is_funds(value: object) -> bool:
    return value in ("none", "authorised")


def _is_seats(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_seat, value))


def _is_seat(value: object) -> bool:
    """``{of: a body, min: 1, max: 7}``."""
    if not isinstance(value, Mapping) or not {"of"} <= set(value) <= {"of", "min", "max"}:
        return False
    return _is_body(value["of"]) and all(_is_count(value[name]) for name in ("min", "max") if name in value)


_PERIOD = Shape(_is_period, "one number of days, weeks or months")
_SOME_LEVELS = Shape(_is_levels, "a list of levels")
_YES_OR_NO = Shape(_is_bool, "true or false")

SHAPES: Mapping[str, Shape] = {
    "remark_period": _PERIOD,
    "minutes_within": _PERIOD,
    "agenda_notice": _PERIOD,
    "proposal_deadline": _PERIOD,
    "calling_notice": _PERIOD,
    "meetings_per_year": Shape(_is_yearly, "min and max, either may be left out"),
    "quarter": Shape(_is_quarter, "a number from 1 to 4"),
    "place": Shape(_is_text_or_texts, "a text or a list of texts"),
    "agenda_published": Shape(_is_channel, "where, as a text, or true or false"),
    "mandatory_items": Shape(_is_texts, "a list of texts"),
    "responsible_per_item": _YES_OR_NO,
    "first_meeting": Shape(_is_span, "month as 2010-09, perhaps with part primo, medio or ultimo"),
    "adjusts": _SOME_LEVELS,
    "enters": _SOME_LEVELS,
    "negotiates": _SOME_LEVELS,
    "areas": Shape(_is_text, "a text"),
    "funds": Shape(_is_funds, "none or authorised"),
    "funds_authorised_by": Shape(_is_body, "the id of a body"),
    "seats": Shape(_is_seats, "a list of of (the id of a body), min and max"),
    "publishes": Shape(_is_published, "a list of levels and justering"),
    "discusses_reports": _YES_OR_NO,
    "receives_evaluation": _YES_OR_NO,
    "term": Shape(_is_years, "a number of years"),
    "final_decisions": _YES_OR_NO,
    "sets_up_temagrupper": _YES_OR_NO,
}
