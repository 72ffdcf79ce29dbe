"""What a value or a part of a command must be beyond its shape; a value of another shape is told by that."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from jsonschema import FormatChecker

from archive.grammar.limits import twice
from archive.grammar.rules import was_well_formed
from archive.handles import handle_of, is_group
from archive.times import parse_instant
from archive.words import same_words

FORMATS = FormatChecker(formats=())
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", re.ASCII)
_MAX_INTEGER = 2**53


@FORMATS.checks("text")
def _is_text(value: object) -> bool:
    return not isinstance(value, str) or _FORBIDDEN.search(value) is None


@FORMATS.checks("date")
def is_date(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        return bool(_DATE.match(value)) and bool(date.fromisoformat(value))
    except ValueError:
        return False


@FORMATS.checks("instant")
def _is_instant(value: object) -> bool:
    try:
        return not isinstance(value, str) or bool(parse_instant(value))
    except ValueError:
        return False


@FORMATS.checks("value")
def _is_value(value: object) -> bool:
    if isinstance(value, Mapping):
        return all(_is_value(key) and _is_value(item) for key, item in value.items())
    if isinstance(value, list):
        return all(map(_is_value, value))
    if isinstance(value, int) and not isinstance(value, bool):
        return abs(value) < _MAX_INTEGER
    return _is_text(value)


@FORMATS.checks("grantee")
def _is_grantee(value: object) -> bool:
    """A handle as it is kept, or a group by the exact name that its provider has for it."""
    return not isinstance(value, str) or is_group(value) or handle_of(value) == value


@FORMATS.checks("kommissorium-rule")
def _is_rule(value: object) -> bool:
    return not isinstance(value, Mapping) or was_well_formed(value)


@FORMATS.checks("numbered")
def _has_unique_numbers(value: object) -> bool:
    return next(twice(value, ""), None) is None


@FORMATS.checks("provision-correction")
def _takes_out_or_has_heading(value: object) -> bool:
    return not isinstance(value, Mapping) or value.get("text") is None or "heading" in value


def _has_distinct_texts(value: object) -> bool:
    if not isinstance(value, list):
        return True
    texts = [same_words(item) for item in value if isinstance(item, str)]
    return len(set(texts)) == len(texts)


def _has_one_span(value: object) -> bool:
    """A month, or a part of one, or from a month to a later one."""
    if not isinstance(value, Mapping) or "to_month" not in value:
        return True
    first, last = value.get("month"), value["to_month"]
    return "part" not in value and not (isinstance(first, int) and isinstance(last, int) and last <= first)


def _is_concern(value: object) -> bool:
    """A rule of a body, or anything by its id."""
    return not isinstance(value, Mapping) or set(value) in ({"body", "rule"}, {"id"})


OF_PARTS: Mapping[str, Callable[[object], bool]] = {
    "distinct": _has_distinct_texts,
    "wheel-entry": _has_one_span,
    "concern": _is_concern,
}

for _name, _holds in OF_PARTS.items():
    FORMATS.checks(_name)(_holds)
