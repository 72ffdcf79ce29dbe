"""Every command and every option has its help in both languages, and takes what every command takes."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from cli.helping import translate
from cli.main import cli

WRITING = {
    "worker",
    "backup",
    "restore",
    "export",
    "verify",
    "init",
    "do",
    "import",
    "file",
    "extract",
    "serve",
    "rebuild",
    "doctor",
    "demo",
}


def every(command: click.Command, name: str = "") -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for own, child in command.commands.items():
            yield from every(child, f"{name} {own}".strip())


COMMANDS = dict(every(cli))


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_help_text_is_written(language: str) -> None:
    translate(cli, language)

    texts = [command.help or "" for command in COMMANDS.values()]
    for command in COMMANDS.values():
        texts += [param.help or "" for param in command.params if isinstance(param, click.Option)]

    assert [text for text in texts if not text or text.startswith("help.")] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_the_common_options(name: str) -> None:
    options = {option for param in COMMANDS[name].params for option in param.opts}

    assert {"--json", "--lang", "--data-dir", "--help"} <= options


@pytest.mark.parametrize(
    "name", [n for n, c in COMMANDS.items() if not isinstance(c, click.Group) and n.split()[0] not in WRITING]
)
def test_every_reading_command_takes_both_axes(name: str) -> None:
    options = {option for param in COMMANDS[name].params for option in param.opts}

    assert {"--on", "--known"} <= options
    assert {"--limit", "--cursor"} <= options or name.split()[-1] in ("show", "compare", "status")
