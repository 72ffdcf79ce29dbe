"""Commands that ask a question of the registry: an argument for what has to be said, an option for the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import click

from cli.options import DAY, KNOWN, MOMENT, WHOLE, argument, common, flag, one_of
from cli.session import Session
from web.parameters import Parameter
from web.question import FORM, Question
from web.questions import QUESTIONS

Given = dict[str, Any]
_TYPES: Mapping[str, click.ParamType[Any]] = {
    "day": DAY,
    "known": KNOWN,
    "moment": MOMENT,
    "integer": WHOLE,
    "position": WHOLE,
    "year": WHOLE,
}


def asking(
    name: str, run: Callable[..., None], own: Sequence[click.Parameter] = (), left_out: str = "", **settings: Any
) -> click.Command:
    """A command whose ``run`` is given the session, the parts of the question's path, what was asked, its own options.

    ``own``: those; ``left_out``: a parameter that is no option. Every answer can be had as CSV.
    """
    question = QUESTIONS[name]
    asked = {field: one for field, one in question.query.parameters.items() if one.key not in ("format", left_out)}

    def call(session: Session, **said: Any) -> None:
        parts = {part: _part(question, part, said.pop(part)) for part in question.parts}
        given = {one.key: _as_said(said.pop(field)) for field, one in asked.items()}
        if said.pop("csv", False):
            given["format"] = "csv"
        else:
            _no_form(given)
        run(session, parts, given, **said)

    options = [_param(field, one) for field, one in asked.items()]
    params = [*common(), *_arguments(question), flag("csv"), *options, *own]
    return click.Command(name, callback=click.pass_obj(call), params=params, add_help_option=False, **settings)


def _arguments(question: Question) -> Iterator[click.Argument]:
    for part in question.parts:
        yield argument(part, type=WHOLE if _is_number(question, part) else None)


def _param(field: str, about: Parameter) -> click.Parameter:
    """An option, or an argument where nothing can be asked without it."""
    if about.required:
        return argument(field, type=_TYPES.get(about.kind))
    names = [f"--{about.key.replace('_', '-')}", field]
    if about.kind == "boolean":
        return click.Option(names, is_flag=True)
    if about.one_of:
        return click.Option(names, type=one_of(about.one_of))
    return click.Option(names, type=_TYPES.get(about.kind), metavar=about.metavar)


def _no_form(given: Given) -> None:
    """How CSV is written is not said of what is none."""
    for name in FORM:
        if given.get(name) is not None:
            raise click.BadOptionUsage(f"--{name}", "")


def _part(question: Question, name: str, said: str) -> Any:
    return int(said) if _is_number(question, name) else as_text(said)


def _is_number(question: Question, part: str) -> bool:
    return f"<int:{part}>" in question.path


def _as_said(value: Any) -> str | None:
    """A flag that was set as ``true``; one that was not is not said."""
    if isinstance(value, bool):
        return "true" if value else None
    return None if value is None else as_text(value)


def as_text(value: str) -> str:
    """Bytes of the terminal that are no text are asked for as question marks."""
    return value.encode("utf-8", "replace").decode()
