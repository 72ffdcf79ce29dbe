"""What the templates of forms know beside what every page knows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any, Protocol

from archive.problems import FieldError, Problem
from web.desk import rule_values
from web.desk.choices import Choices
from web.desk.fields import Field, field_at
from web.desk.forms import BODY
from web.desk.typed import Places, Typed, rule_of
from web.desk.words import Words
from web.pages.blueprint import wording
from web.problem_details import problem_json
from web.texts import problem_words

# What a message names other fields in, and the messages that do.
_PATH = re.compile(r"[a-z_]+(?:/\w+)*", re.ASCII)
_OF_FIELDS = frozenset({"at-least-one-of", "exactly-one-of", "not-with", "number-twice", "required-with"})
# Kinds that have a box of their own in browsers, each with what such a box can show.
_BOXES: Mapping[str, Callable[[str], bool]] = {
    "date": lambda value: len(value) == len("2012-06-01") and _is_read(date.fromisoformat, value),
    "time": lambda value: _is_read(time.fromisoformat, value),
}
_NAMED = frozenset(
    {"agreement", "area", "authority", "belongs", "bodies", "body", "disposer", "meeting", "other", "party", "to"}
)
# What is called by its text, which begins and ends somewhere in the sentence; ``decisions`` are several.
_QUOTED = frozenset({"assignment", "decision", "decisions", "proposal", "pulje"})
_CHOSEN = frozenset({"choice", "file", "yes-no"})


class Drawn(Protocol):
    """What is drawn: a form of a command, or one of its own. ``errors``: what it found wrong itself."""

    typed: Typed
    errors: list[FieldError]
    fields: tuple[Field, ...]


def drawn_with(form: Drawn, problem: Problem | None, choices: Choices) -> dict[str, Any]:
    """For a template that draws a form by ``desk/_fields.html``, with why it cannot be recorded as it is."""
    shown = forms_words(form, choices)

    def place(path: str) -> str:
        return str(shown["words"].place(form.fields, path.removeprefix("fields/")))

    def by_label(error: FieldError) -> FieldError:
        return _by_label(error, form.fields, place)

    if problem is not None:
        problem = problem.told(by_label).said(lambda name, value: _as_people_say(name, value, choices))
    found = {} if problem is None else told(problem)
    for error in form.errors:
        found.setdefault(error.path, [message(by_label(error))])
    return {
        **shown,
        "form": form,
        "messages": found,
        "problem": None if problem is None else problem_json(problem, wording().language),
        "may_despite": may_despite(problem),
        "place_words": place,
    }


def _as_people_say(name: str, value: Any, choices: Choices) -> Any:
    """A day as people write it, a meeting, a body, an agreement or a decision by what it is called."""
    if isinstance(value, list):
        return [_as_people_say(name, one, choices) for one in value]
    if not isinstance(value, str):
        return value
    if name in _NAMED:
        return choices.called(value)
    if name in _QUOTED:
        called = (choices.called(one).removesuffix(".") for one in value.split(", "))
        return ", ".join(wording().text("desk.quoted", words=words) for words in called)
    return wording().day(value) if _BOXES["date"](value) else value


def _by_label(error: FieldError, fields: Iterable[Field], label: Callable[[str], str]) -> FieldError:
    """What is said of a field that was left open, or of others beside it, names them as the form does."""
    if error.code == "required":
        return _left_open(error.path, field_at(fields, error.path.removeprefix("fields/")), label(error.path))
    if error.code == "not-kommissorium-rule":
        return _not_the_rules(error)
    if error.code in ("wrong-pattern", "too-few"):
        return _not_of_kind(error, field_at(fields, error.path.removeprefix("fields/")), label(error.path))
    if error.code == "not-date":
        return FieldError(error.path, "not-a-typed-day")
    return _labelled(error, label) if error.code in _OF_FIELDS else error


def _left_open(path: str, one: Field | None, field: str) -> FieldError:
    """What is said of a field that was left open, by its kind."""
    kind = "" if one is None else one.kind
    if kind == "date" and one is not None and one.nullable:
        return FieldError(path, "left-open-date-or-unknown", {"field": field})
    if kind == "date":
        return FieldError(path, "left-open-date", {"field": field})
    if kind == "time":
        return FieldError(path, "left-open-time", {"field": field})
    if kind == "ref":
        return FieldError(path, "left-open-ref", {"field": field})
    if kind == "list":
        return FieldError(path, "left-open-list", {"field": field})
    if kind in _CHOSEN:
        return FieldError(path, "left-open-choice", {"field": field})
    return FieldError(path, "left-open", {"field": field})


def _not_of_kind(error: FieldError, one: Field | None, field: str) -> FieldError:
    """What is said of what cannot be read as the field's kind, by how people write it."""
    kind = "" if one is None else one.kind
    if kind == "amount":
        return FieldError(error.path, "not-a-typed-amount")
    if kind == "time":
        return FieldError(error.path, "not-a-typed-time")
    if kind == "list" and error.code == "too-few":
        return FieldError(error.path, "left-open-list", {"field": field})
    return error


def _not_the_rules(error: FieldError) -> FieldError:
    """What is said of a rule's value, by the boxes that it has."""
    rule = str(error.params["rule"])
    way, name = rule_values.ways(rule)[0], wording().code("rule", rule)
    if way == "count":
        return FieldError(error.path, "rule-count", {"rule": name})
    if way == "period":
        return FieldError(error.path, "rule-period", {"rule": name})
    if way == "seats":
        return FieldError(error.path, "rule-seats", {"rule": name})
    if way == "years":
        return FieldError(error.path, "rule-years", {"rule": name})
    return FieldError(error.path, "rule-other", {"rule": name, "expected": error.params["expected"]})


def _labelled(error: FieldError, label: Callable[[str], str]) -> FieldError:
    named = {name: error.params[name] for name in ("options", "other") if isinstance(error.params.get(name), str)}
    said = {name: _PATH.sub(lambda path: label(path[0]), text).replace("+", " + ") for name, text in named.items()}
    return replace(error, params={**error.params, **said})


def told(problem: Problem) -> dict[str, list[str]]:
    """What a problem says of fields, by path; those of a ``correct-record`` stand in its form by their own names."""
    found: dict[str, list[str]] = defaultdict(list)
    for error in problem.errors:
        found[error.path.removeprefix("fields/")].append(message(error))
    path = problem.params.get("path")
    if not problem.errors and isinstance(path, str):
        said = problem_words.detail(problem.code, problem.params, wording().language)
        found[path.removeprefix("fields/")].append(said)
    return dict(found)


def message(error: FieldError) -> str:
    return problem_words.message(error.code, error.params, wording().language)


def may_despite(problem: Problem | None) -> bool:
    """Whether it may be recorded all the same: it is a rule of a kommissorium or a pulje that refuses it."""
    return problem is not None and problem.rule is not None and "value" in problem.rule


def forms_words(form: Drawn, choices: Choices) -> dict[str, Any]:
    """For a template that draws fields by ``desk/_fields.html``; with it go ``form`` and ``messages``."""
    words, places = Words(wording(), choices), Places(form.typed)
    return {
        "words": words,
        "choices": choices,
        "rows_of": lambda path, typed: places.rows.get(path, []),
        "rule_of": rule_of,
        "value_way": rule_values.way,
        "value_ways": rule_values.ways,
        "value_options": rule_values.OPTIONS,
        "body_field": BODY,
        "input_kind": input_kind,
        "opened": lambda fields, path: opened(fields, path, places, form.typed),
        "row_words": lambda one, place, n: row_words(one, place, n, form.typed, words),
    }


def input_kind(field: Field, value: str) -> str:
    """The kind of box; a text that such a box could not show stays a text."""
    if field.name == "at":
        return "datetime-local" if not value or "Z" not in value.upper() else "text"
    return field.kind if field.kind in _BOXES and (not value or _BOXES[field.kind](value)) else "text"


def _is_read(read: Callable[[str], Any], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


def opened(fields: Iterable[Field], path: str, places: Places, typed: Typed) -> bool:
    """Whether something stands in a part that is folded away, or a row was added to it."""
    found = ((one, f"{path}/{one.name}" if path else one.name) for one in fields)
    return any(
        place in places.rows or (place in places.filled and not _says_its_title(one, path, typed))
        for one, place in found
    )


def _says_its_title(one: Field, path: str, typed: Typed) -> bool:
    """Of an item that covers what it is called: nothing is to be seen there."""
    return one.name == "covers" and typed.get(f"{path}/covers", "").strip() == typed.get(f"{path}/title", "").strip()


def row_words(one: Field, place: str, n: int, typed: Typed, words: Words) -> str:
    """What a row is called: a rule by its name, others by their number."""
    rule = typed.get(f"{place}/rule", "") if one.item is not None and one.item.is_rule else ""
    return words.rule(rule) if rule else words.row(words.label(one), n)
