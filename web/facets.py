"""The facets of search as people see them: the boxes by which the form narrows, and what a value is called.

All of it follows from the facets (``projections/search/fields.py``) and from the parameter of the same name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from web.parameters import Parameter
from web.schemas.queries import SearchQuery
from web.wording import Wording


class Box(NamedTuple):
    """A choice of the form. ``codes``: those to choose from; None: ids."""

    name: str
    codes: tuple[str, ...] | None


def boxes(facets: Sequence[str], parameters: Mapping[str, Parameter] = SearchQuery.parameters) -> Iterator[Box]:
    """One for each facet that has a parameter of its own; a year is narrowed to by its days."""
    for name in facets:
        if name in parameters:
            yield Box(name, parameters[name].one_of or None)


def value_words(name: str, value: str, w: Wording, name_of: Callable[[str], str]) -> str:
    """What a value of a facet is called: an id by its name, a code in words, all else as it is."""
    parameter = SearchQuery.parameters.get(name)
    return name_of(value) if parameter is not None and parameter.kind == "id" else w.code(name, value)
