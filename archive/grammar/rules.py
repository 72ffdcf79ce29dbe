"""The shapes of a kommissorium's rules that are judged by; every other rule may hold any value.

A rule that commands are refused by stands here alone, with its shape and its words in the docs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from archive.grammar.shapes import SLUG_PATTERN
from archive.rules.meetings import ABOUT_MEETINGS
from archive.rules.shapes import PER_YEAR, PERIOD, TEXT, YES_OR_NO, Shape, is_count

LEVELS = ("hovedaftale", "delaftale", "enkeltaftale", "kvarterplan", "helhedsplan", "udlejningsaftale")
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


def well_formed_rule(rule: Mapping[str, Any]) -> bool:
    shape = SHAPES.get(str(rule.get("rule")))
    return shape is None or "value" not in rule or shape.holds(rule["value"])


def was_well_formed(rule: Mapping[str, Any]) -> bool:
    """Whether a rule has the shape that it had to have from the beginning; most shapes were added later."""
    return str(rule.get("rule")) not in _FROM_THE_BEGINNING or well_formed_rule(rule)


def _is_levels(value: object) -> bool:
    return isinstance(value, list) and all(level in LEVELS for level in value)


def _is_body(value: object) -> bool:
    return isinstance(value, str) and bool(_SLUG.match(value))


def _is_years(value: object) -> bool:
    return isinstance(value, Mapping) and set(value) == {"years"} and is_count(value["years"])


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
    return _is_body(value["of"]) and all(is_count(value[name]) for name in ("min", "max") if name in value)


@dataclass(frozen=True, slots=True)
class Competence:
    """A rule that commands are refused by: ``judges`` says what it refuses, ``value`` by which value, where not any.

    ``one_allows``: where it stands several times, one that allows is enough; else the last listed counts.
    """

    shape: Shape
    judges: str
    value: str | None = None
    one_allows: bool = False


_SOME_LEVELS = Shape(_is_levels, "a list of levels")

ABOUT_COMPETENCE: Mapping[str, Competence] = {
    "adjusts": Competence(_SOME_LEVELS, "a justering of an agreement of a level not named", one_allows=True),
    "enters": Competence(_SOME_LEVELS, "an agreement, by a decision of the body, of a level not named"),
    "sets_up_temagrupper": Competence(
        YES_OR_NO, "a temagruppe or a group that a decision of the body sets up", "`false`"
    ),
    "areas": Competence(
        TEXT,
        "an area that a decision of the body designates; a decision that recommends it stands in `recommended_by`",
        "`recommends`",
    ),
    "funds": Competence(
        Shape(_is_funds, "none or authorised"), "giving something out of a pulje by a decision of the body", "`none`"
    ),
    "funds_authorised_by": Competence(
        Shape(_is_body, "the id of a body"), "a pulje for the body by a decision of another body than that one"
    ),
}

SHAPES: Mapping[str, Shape] = {
    **{name: row.shape for name, row in ABOUT_MEETINGS.items()},
    **{name: row.shape for name, row in ABOUT_COMPETENCE.items()},
    "remark_period": PERIOD,
    "meetings_per_year": PER_YEAR,
    "negotiates": _SOME_LEVELS,
    "seats": Shape(_is_seats, "a list of of (the id of a body), min and max"),
    "publishes": Shape(_is_published, "a list of levels and justering"),
    "discusses_reports": YES_OR_NO,
    "receives_evaluation": YES_OR_NO,
    "term": Shape(_is_years, "a number of years"),
    "final_decisions": YES_OR_NO,
}
