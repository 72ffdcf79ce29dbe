"""Every command of the command line with its arguments and options."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cli.helping import dress
from cli.main import cli
from cli.tree import walk


def page() -> str:
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield from (
        "# The command line",
        "",
        "`--json` prints exactly the body that the API gives ([api.md](api.md)); without it, text in Danish "
        "(`--lang en`: English). Exit codes: 0 done; 1 refused, invalid or not found; 2 wrong options, or a value "
        "of an option or a setting that cannot be read as its type. Errors go to stderr. `--on` and `--known`: "
        "[time.md](time.md).",
    )
    dress(cli, "", "en")
    for name, command in walk(cli, "arkiv"):
        if not isinstance(command, click.Group):
            yield from _command(name, command)


def _command(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=name)
    usage = " ".join(command.collect_usage_pieces(context)[1:])
    yield from ("", f"## {name}", "", f"`{name}{' ' if usage else ''}{usage}`", "", command.help or "", "")
    options = [one for one in command.params if isinstance(one, click.Option) and not one.hidden]
    if options:
        yield from ("| option | |", "|---|---|")
        yield from (f"| `{', '.join(one.opts)}` | {one.help or ''} |" for one in options)
