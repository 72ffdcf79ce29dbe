"""Commands that ask a question of the registry: an argument for each part of its address, an option for the rest."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pkgutil import resolve_name
from typing import Any, cast

import click
from marshmallow import fields, validate

from cli.options import DAY, KNOWN, MOMENT, WHOLE, Checked, axes, common, one_of, paged
from cli.output import answer
from cli.session import Session
from web.question import AXES, PAGING, Question
from web.questions import QUESTIONS

Given = dict[str, Any]
Run = Callable[..., None]
_TYPES: Mapping[str, Checked] = {"day": DAY, "known": KNOWN, "moment": MOMENT}
_METAVARS: Mapping[str, str] = {"day": "D", "known": "K", "moment": "D"}


def plain(name: str, show: str) -> click.Command:
    """A command that does nothing but ask."""

    def run(session: Session, parts: Given, given: Given) -> None:
        answer(session, name, parts, given, resolve_name(f"cli.show.{show}"))

    return asking(name)(run)


def asking(
    name: str, *, parts: bool = True, left_out: Collection[str] = (), **settings: Any
) -> Callable[[Run], click.Command]:
    """A command that is given the session, the parts of the question's path, what was asked, and options of its own.

    ``parts``: whether they are arguments; ``left_out``: parameters that are no options.
    """
    question = QUESTIONS[name]
    own = question.parts if parts else ()
    named = {field: key for field, key in _names(question) if key not in left_out}

    def decorate(function: Run) -> click.Command:
        def run(session: Session, /, **said: Any) -> None:
            given = {key: _as_said(said.pop(field)) for field, key in named.items()}
            function(session, {part: _part(question, part, said.pop(part)) for part in own}, given, **said)

        run.__click_params__ = [  # type: ignore[attr-defined]
            *reversed([*_arguments(question, own), *_options(question, left_out)]),
            *getattr(function, "__click_params__", ()),
        ]
        made: Run = axes(click.pass_obj(cast(Run, run)))
        if question.is_list:
            made = paged(made)
        command: Callable[..., click.Command] = click.command(None, add_help_option=False, **settings)
        return command(common(made))

    return decorate


def _names(question: Question) -> Iterator[tuple[str, str]]:
    """Each parameter by the name of its field and as it stands in an address."""
    for field, about in question.query().fields.items():
        if field != "format":
            yield field, about.data_key or field


def _part(question: Question, name: str, said: str) -> Any:
    return int(said) if _is_number(question, name) else as_text(said)


def _is_number(question: Question, part: str) -> bool:
    return f"<int:{part}>" in question.path


def _as_said(value: Any) -> Any:
    """A flag that was set as ``true``; one that was not is not said."""
    if isinstance(value, bool):
        return "true" if value else None
    return None if value is None else as_text(value)


def as_text(value: str) -> str:
    """Bytes of the terminal that are no text are asked for as question marks."""
    return value.encode("utf-8", "replace").decode()


def _arguments(question: Question, names: Collection[str]) -> Iterator[click.Parameter]:
    for name in names:
        yield click.Argument([name], type=WHOLE if _is_number(question, name) else None)


def _options(question: Question, left_out: Collection[str]) -> Iterator[click.Parameter]:
    for field, key in _names(question):
        if key not in left_out and key not in AXES | PAGING:
            yield _option(field, key, question.query().fields[field])


def _option(field: str, key: str, about: fields.Field[Any]) -> click.Option:
    declared = [f"--{key.replace('_', '-')}", field]
    if isinstance(about, fields.Boolean):
        return click.Option(declared, is_flag=True)
    if isinstance(about, fields.Integer):
        return click.Option(declared, type=WHOLE, metavar=about.metadata.get("metavar"))
    if isinstance(about.validate, validate.OneOf):
        return click.Option(declared, type=one_of(tuple(about.validate.choices)))
    kind = about.metadata.get("kind", "")
    return click.Option(declared, type=_TYPES.get(kind), metavar=_METAVARS.get(kind) or about.metadata.get("metavar"))
