"""Help in the reader's language: texts by the names of commands and options."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import _GeneratorContextManager

import click

from web.wording import Wording


def translate(root: click.Group, language: str) -> None:
    """Gives every command and option under ``root`` its help in a language."""
    w = Wording(language)

    class Formatter(click.HelpFormatter):
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, prefix or f"{w.text('help.usage')}: ")

        def section(self, name: str) -> _GeneratorContextManager[None]:
            return super().section(w.code("help.section", name))

    class Context(click.Context):
        formatter_class = Formatter

    for name, command in _all(root, ""):
        command.help = w.text(f"help.{name or 'arkiv'}")
        command.short_help = command.help
        command.options_metavar = w.text("help.options")
        if isinstance(command, click.Group):
            command.subcommand_metavar = w.text("help.subcommand")
        command.context_class = Context
        for param in command.params:
            if isinstance(param, click.Option):
                param.help = _option_help(w, name, (param.name or "").strip("_"))


def _option_help(w: Wording, command: str, option: str) -> str:
    """What an option means to its command, else what it means everywhere."""
    everywhere, own = f"help.option.{option}", f"help.option.{command}.{option}"
    said = w.text(own)
    return w.text(everywhere) if said == own else said


def _all(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for own, child in command.commands.items():
            yield from _all(child, f"{name}.{own}" if name else own)
