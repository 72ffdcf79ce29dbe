"""What a part of a command must be beyond its shape; a value of another shape is told by that."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from archive.words import same_words


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
