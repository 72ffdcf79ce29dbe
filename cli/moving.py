"""Commands that take people to another installation."""

from __future__ import annotations

import json
from pathlib import Path

import click

from archive.private import opener
from archive.problems import Problem, invalid, refused
from archive.telling import in_a_line
from cli.output import say
from cli.session import Session
from web.people.moving import exported, import_into


def export(session: Session, file: str) -> None:
    """Into a file that only this account can read. Raises ``refused`` where something stands there."""
    content = exported(session.people)
    try:
        with open(file, "xb", opener=opener) as target:
            target.write(content)
    except FileExistsError:
        raise refused("target-exists", target=file) from None
    except OSError as error:
        raise Problem("unavailable", "cannot-write", reason=in_a_line(error)) from error
    if session.as_json:
        click.echo(json.dumps({"file": file}))
    else:
        say(session, [session.words.text("cli.people.exported", file=file)])


def import_(session: Session, file: str) -> None:
    try:
        content = Path(file).read_bytes()
    except OSError:
        raise invalid("file", "unreadable-file", given=file) from None
    counts = import_into(session.people, content)
    if session.as_json:
        click.echo(json.dumps(counts))
    else:
        say(session, [session.words.text("cli.people.imported", **counts)])
