"""The one rule by going through all changes of an agreement, with the places that ``archive.rule`` gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import archive.rule as rule
from archive.numbers import sort_key
from archive.rule import Change


def text_on(changes: Iterable[Change], begins: str | None, ends: str | None, on: str) -> list[Change]:
    """The provisions on a date, in natural order of their numbers."""
    day = rule.day_in_term(begins, ends, on)
    if day is None:
        return []
    words = (last_word(group, day) for _, group in _by_number(changes))
    return [word for word in words if word is not None and word.op != "repeal"]


def last_word(changes: Iterable[Change], on: str) -> Change | None:
    """The last change of one number that is effective on a date, a repeal too; ``changes`` in any order."""
    bound = rule.up_to(on)
    return max((change for change in changes if change.key < bound), key=lambda change: change.key, default=None)


def _by_number(changes: Iterable[Change]) -> Iterator[tuple[str, list[Change]]]:
    ordered = sorted(changes, key=lambda change: sort_key(change.number))
    for number, group in groupby(ordered, key=lambda change: change.number):
        yield number, list(group)
