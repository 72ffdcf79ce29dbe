"""Help in the reader's language: texts by the names of commands and options."""

from __future__ import annotations

from contextlib import _GeneratorContextManager
from functools import cache

import click

from web.wording import Wording


def dress(command: click.Command, path: str, language: str) -> click.Command:
    """The command with its help, and that of its options, in a language; a group passes it on."""
    w = Wording(language)
    command.help = command.short_help = help_of(w, path)
    command.options_metavar = w.text("help.options")
    command.context_class = _context(language)
    if isinstance(command, click.Group):
        command.subcommand_metavar = w.text("help.subcommand")
        command.language = language  # type: ignore[attr-defined]
    for param in command.params:
        if isinstance(param, click.Option):
            param.help = _option_help(w, path, (param.name or "").strip("_"))
    return command


def help_of(w: Wording, path: str) -> str:
    return w.text(f"help.{path or 'arkiv'}")


@cache
def _context(language: str) -> type[click.Context]:
    w = Wording(language)

    class Formatter(click.HelpFormatter):
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, prefix or f"{w.text('help.usage')}: ")

        def section(self, name: str) -> _GeneratorContextManager[None]:
            return super().section(w.code("help.section", name))

    class Context(click.Context):
        formatter_class = Formatter

    return Context


def _option_help(w: Wording, command: str, option: str) -> str:
    """What an option means to its command, else what it means everywhere."""
    everywhere, own = f"help.option.{option}", f"help.option.{command}.{option}"
    said = w.text(own)
    return w.text(everywhere) if said == own else said
