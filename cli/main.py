"""The command line of the archive: the same answers as the API's, on a terminal."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any, NoReturn

import click

from archive.problems import Problem
from cli.commands import COMMANDS
from cli.failing import REFUSED, WRONG_USE, Refused, report
from cli.helping import dress
from cli.options import LANGUAGES
from cli.session import Session, opened
from cli.tree import Branch
from web.log import Lines, worded
from web.settings import Settings

# What is loaded stays: looking through it for what nobody holds any more is a tenth of a short command.
_OBJECTS = 50_000


class Arkiv(Branch):
    """The group of all commands; no failure leaves it as a traceback."""

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, *_: Any, **extra: Any) -> NoReturn:
        given = list(sys.argv[1:] if args is None else args)
        session = Session()
        dress(self, "", _language(session, given))
        try:
            with opened(session), _naming(session), _terse_log(session, _language(session, given)):
                extra["standalone_mode"] = False
                code = super().main(given, prog_name or "arkiv", obj=session, **extra)
                sys.stdout.flush()
        except BrokenPipeError:
            _let_go_of_output()
            code = REFUSED
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
            code = WRONG_USE
        except (Exception, KeyboardInterrupt) as error:
            as_json = session.as_json or "--json" in given
            code = _reported(error, _language(session, given), as_json)
        sys.exit(code if isinstance(code, int) else 0)


@contextlib.contextmanager
def _naming(session: Session) -> Iterator[None]:
    """What refuses names things as people do, told while the archive is open."""
    try:
        yield
    except Problem as problem:
        raise session.as_people_say(problem) from problem
    except Refused as refused:
        raise Refused(session.as_people_say(refused.problem), **refused.place) from refused


def _reported(error: BaseException, language: str, as_json: bool) -> int:
    try:
        return report(error, language, as_json)
    except BrokenPipeError:
        _let_go_of_output()
        return REFUSED


def _language(session: Session, given: Sequence[str]) -> str:
    """The language of help and errors, also where the options cannot be read."""
    for option, value in zip_longest(given, given[1:], fillvalue=""):
        asked = value if option == "--lang" else option.removeprefix("--lang=")
        if asked in LANGUAGES and option.startswith("--lang"):
            return asked
    try:
        return session.asked_language or Settings.from_env().language
    except Problem:
        return LANGUAGES[0]


@contextlib.contextmanager
def _terse_log(session: Session, language: str) -> Iterator[None]:
    """Warnings: all of a program that goes on, with their times. Else as single sentences, none beside JSON, which
    standard error holds alone, and none of read models: what they come to is told by the answers."""
    lines = Lines(language)

    class Terse(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if session.logging:  # of people, who came in and what they were not allowed too
                click.echo(lines.format(record), err=True)
            elif record.levelno >= logging.WARNING and not (session.as_json or record.name.startswith("projections.")):
                click.echo(worded(record, language), err=True)

    handler = Terse()
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)


def _let_go_of_output() -> None:
    """Nobody reads any more: what is still to be written at exit goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(nowhere, stream.fileno())


cli = Arkiv("", COMMANDS)


def main() -> NoReturn:
    gc.set_threshold(_OBJECTS)
    cli.main()


if __name__ == "__main__":
    main()
