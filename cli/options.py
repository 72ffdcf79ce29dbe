"""Options and the types of their values; a value that is not of its type is said as the API says it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from keyword import iskeyword
from typing import Any

import click

from archive.problems import Problem, invalid
from cli.session import Session
from cli.wrong import WrongValue
from projections import said

LANGUAGES = ("da", "en")


class Checked(click.ParamType[str]):
    """A text that a function reads; ``invalid`` from it is a wrong value. The value stays as it was given."""

    def __init__(self, name: str, read: Callable[[str, str], object]) -> None:
        self.name, self._read = name, read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        path = "" if param is None else (param.name or "").strip("_")
        try:
            self._read(str(value), path)
        except Problem as problem:
            raise WrongValue(problem) from None
        return str(value)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return self.name


def _known(text: str, path: str) -> object:
    return said.is_position(text) or said.asked_instant(text, path)


def _whole(text: str, path: str) -> object:
    try:
        return int(text)
    except ValueError:
        raise invalid(path, "wrong-type", expected="integer") from None


def _head(text: str, path: str) -> object:
    from archive.store.chain import Head

    try:
        return Head.parse(text)
    except ValueError:
        raise invalid(path, "not-head") from None


def one_of(options: Sequence[str]) -> Checked:
    def read(text: str, path: str) -> object:
        if text not in options:
            raise invalid(path, "not-one-of", options=", ".join(options))
        return text

    return Checked("|".join(options) if len(options) < 8 else "name", read)


DAY = Checked("YYYY-MM-DD", said.day)
KNOWN = Checked("@N|YYYY-MM-DD|instant", _known)
MOMENT = Checked("YYYY-MM-DD|instant", said.start_of)
WHOLE = Checked("integer", _whole)
HEAD = Checked("POSITION:DIGEST", _head)


def _keep(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
        if value:
            setattr(ctx.ensure_object(Session), name, value)

    return keep


def _help(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        click.echo(ctx.get_help())
        ctx.exit()


def option(name: str, **settings: Any) -> click.Option:
    """``from`` as ``--from``, given to a function as ``from_``."""
    return click.Option([f"--{name.replace('_', '-')}", f"{name}_" if iskeyword(name) else name], **settings)


def flag(name: str) -> click.Option:
    return option(name, is_flag=True)


def argument(name: str, **settings: Any) -> click.Argument:
    return click.Argument([name], **settings)


def common() -> list[click.Parameter]:
    """What every command takes, before or after its name."""
    shared: dict[str, Any] = {"expose_value": False, "is_eager": True}
    return [
        option("data_dir", metavar="DIR", callback=_keep("data_dir"), **shared),
        option("json", is_flag=True, callback=_keep("as_json"), **shared),
        option("lang", type=one_of(LANGUAGES), callback=_keep("asked_language"), **shared),
        option("help", is_flag=True, callback=_help, expose_value=False),
    ]
