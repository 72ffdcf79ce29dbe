"""The rows of a list by the fields of their schema, and what a page leads to beside its own links."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from flask import request

from web.question import Question
from web.questions import QUESTIONS

_DAYS = {"date": "day", "date-time": "moment"}


class Column(NamedTuple):
    """``kind``: ``day``, ``moment``, ``code`` of the group of its name, or ``plain``."""

    name: str
    kind: str


@cache
def columns(name: str) -> tuple[Column, ...]:
    """Of the rows of a question, which hold no rows of their own."""
    found = QUESTIONS[name].item_schema().fields
    return tuple(Column(field.data_key or own, _kind(field)) for own, field in found.items())


def _kind(field: Any) -> str:
    return "code" if getattr(field.validate, "choices", None) else _DAYS.get(field.metadata.get("format", ""), "plain")


def beside(name: str) -> Iterator[tuple[str, str]]:
    """The paths of the pages that the page of a question leads to, each with the key of its heading."""
    for one in QUESTIONS.values():
        if one.beside == name:
            yield _path(one), f"{one.name}.heading"


def _path(question: Question) -> str:
    found = question.page_of(request.view_args or {}, {})
    assert found is not None, f"{question.name}: its page has parts that the page beside it has not"
    return found[0]
