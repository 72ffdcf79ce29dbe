"""Every command and every option has its help in both languages, and takes what every command takes."""

from __future__ import annotations

import click
import pytest

from cli.commands import COMMANDS as MAKERS
from cli.helping import dress
from cli.main import cli
from cli.tree import Asks, walk
from web.questions import QUESTIONS

COMMANDS = dict(walk(cli))


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_help_text_is_written(language: str) -> None:
    dress(cli, "", language)

    texts = [command.help or "" for _, command in walk(cli)]
    for command in COMMANDS.values():
        texts += [param.help or "" for param in command.params if isinstance(param, click.Option)]

    unwritten = [text for text in texts if not text or text.startswith("help.")]
    assert unwritten == [], f"LABELS of web/texts/terminal_{language}.py, or those of its page, lacks these"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_the_common_options(name: str) -> None:
    options = {option for param in COMMANDS[name].params for option in param.opts}

    assert {"--json", "--lang", "--data-dir", "--help"} <= options


@pytest.mark.parametrize("name", [name for name, made in MAKERS.items() if isinstance(made, Asks)])
def test_every_reading_command_takes_both_axes(name: str) -> None:
    options = {option for param in COMMANDS[name].params for option in param.opts}

    assert {"--on", "--known"} <= options
    asked = MAKERS[name]
    is_list = isinstance(asked, Asks) and QUESTIONS[asked.question].is_list
    assert {"--limit", "--cursor"} & options == ({"--limit", "--cursor"} if is_list else set())
