"""The shapes of a kommissorium's rules that are judged by; every other rule may hold any value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from archive.grammar.shapes import SLUG_PATTERN

PERIODS = ("days", "weeks", "months")
LEVELS = ("hovedaftale", "delaftale", "enkeltaftale", "kvarterplan", "helhedsplan", "udlejningsaftale")
PARTS = ("primo", "medio", "ultimo")
_SLUG = re.compile(SLUG_PATTERN)
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])", re.ASCII)


def well_formed_rule(rule: Mapping[str, Any]) -> bool:
    shape = _SHAPES.get(str(rule.get("rule")))
    if shape is None or "value" not in rule:
        return True
    return shape(rule["value"])


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


_SHAPES: Mapping[str, Callable[[object], bool]] = {
    "remark_period": _is_period,
    "minutes_within": _is_period,
    "agenda_notice": _is_period,
    "proposal_deadline": _is_period,
    "calling_notice": _is_period,
    "meetings_per_year": _is_yearly,
    "quarter": _is_quarter,
    "place": _is_text_or_texts,
    "agenda_published": _is_channel,
    "mandatory_items": _is_texts,
    "responsible_per_item": _is_bool,
    "first_meeting": _is_span,
    "adjusts": _is_levels,
    "enters": _is_levels,
    "areas": _is_text,
    "funds": _is_funds,
    "funds_authorised_by": _is_body,
    "seats": _is_seats,
    "publishes": _is_published,
    "discusses_reports": _is_bool,
    "receives_evaluation": _is_bool,
    "term": _is_years,
    "negotiates": _is_levels,
    "final_decisions": _is_bool,
    "sets_up_temagrupper": _is_bool,
}
