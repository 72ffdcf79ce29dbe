"""The shapes of a kommissorium's rules that are judged by; every other rule may hold any value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

PERIODS = ("days", "weeks", "months")
LEVELS = ("hovedaftale", "delaftale", "enkeltaftale", "kvarterplan", "helhedsplan", "udlejningsaftale")


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


_SHAPES: Mapping[str, Callable[[object], bool]] = {
    "remark_period": _is_period,
    "minutes_within": _is_period,
    "agenda_notice": _is_period,
    "proposal_deadline": _is_period,
    "calling_notice": _is_period,
    "meetings_per_year": _is_yearly,
    "quarter": _is_quarter,
    "adjusts": _is_levels,
    "negotiates": _is_levels,
    "final_decisions": _is_bool,
    "sets_up_temagrupper": _is_bool,
}
