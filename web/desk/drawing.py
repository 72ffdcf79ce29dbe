"""What the templates of forms know beside what every page knows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from web.desk import rule_values
from web.desk.choices import Choices
from web.desk.fields import Field
from web.desk.forms import BODY
from web.desk.typed import Typed, rows_of, rule_of
from web.desk.words import Words
from web.pages.blueprint import wording

_KINDS = {"date": "date", "time": "time"}


class HasTyped(Protocol):
    typed: Typed


def forms_words(form: HasTyped, choices: Choices) -> dict[str, Any]:
    """For a template that draws fields by ``desk/_fields.html``; with it go ``form`` and ``messages``."""
    words = Words(wording(), choices)
    return {
        "words": words,
        "choices": choices,
        "rows_of": rows_of,
        "rule_of": rule_of,
        "value_way": rule_values.way,
        "value_ways": rule_values.ways,
        "value_options": rule_values.OPTIONS,
        "body_field": BODY,
        "input_kind": input_kind,
        "opened": lambda fields, path: opened(fields, path, form.typed),
        "row_words": lambda one, place, n: row_words(one, place, n, form.typed, words),
    }


def input_kind(field: Field, value: str) -> str:
    """The kind of box; a text that such a box could not show stays a text."""
    if field.name == "at":
        return "datetime-local" if not value or "Z" not in value.upper() else "text"
    if field.kind in _KINDS and (not value or value[:4].isdecimal() or value[:2].isdecimal()):
        return _KINDS[field.kind]
    return "text"


def opened(fields: Iterable[Field], path: str, typed: Typed) -> bool:
    """Whether something stands in a part that is folded away."""
    under = tuple(f"{path}/{one.name}" if path else one.name for one in fields)
    return any(text.strip() and place.startswith(under) for place, text in typed.items())


def row_words(one: Field, place: str, n: int, typed: Typed, words: Words) -> str:
    """What a row is called: a rule by its name, others by their number."""
    rule = typed.get(f"{place}/rule", "") if one.item is not None and one.item.is_rule else ""
    return words.rule(rule) if rule else f"{words.label(one)} {n}"
