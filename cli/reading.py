"""Commands that ask and do more than say the answer."""

from __future__ import annotations

import re
from pathlib import Path

import click

from archive.problems import Problem
from archive.times import today
from cli.asking import Given, as_text
from cli.output import answer, no_json, say, write_out
from cli.session import Session
from cli.show import grammar, owners, whole, years
from web.question import PAGING

_OPTION = re.compile(r"--[a-z][a-z-]*(=.*)?\Z", re.DOTALL)


def search(session: Session, parts: Given, given: Given, query: tuple[str, ...]) -> None:
    for word in query:
        if _OPTION.match(word):
            raise click.NoSuchOption(word)
    answer(session, "search", parts, {"q": as_text(" ".join(query)), **given}, whole.search)


def calendar(session: Session, parts: Given, given: Given, ics: bool, clashes: bool) -> None:
    if ics and clashes:
        raise click.BadOptionUsage("--clashes", "")
    if ics:
        _no_csv(given)
        no_json(session, "--ics")
        from web import files

        site = f"http://127.0.0.1:{session.settings.port}"
        with session.at(session.put("calendar", parts, given)) as moment:
            write_out([files.ics(moment.view, parts["year"], site, session.words)])
    elif clashes:
        answer(session, "clashes", parts, given, years.clashes)
    else:
        answer(session, "calendar", parts, given, years.calendar)


def missing(session: Session, parts: Given, given: Given, year: str | None) -> None:
    """Of the year of the day asked about where none is given."""
    asked = year or int(str(given["on"] or today())[:4])
    answer(session, "missing", parts, {"year": asked, **given}, years.missing)


def _no_csv(given: Given) -> None:
    """What is no answer is not asked for as CSV."""
    if given.get("format"):
        raise click.BadOptionUsage("--csv", "")


def commands(session: Session, parts: Given, given: Given, name: str | None) -> None:
    if name is None:
        answer(session, "commands", parts, given, grammar.commands)
    else:
        asked = {one: given[one] for one in given if one not in PAGING}
        answer(session, "command", {"name": as_text(name)}, asked, grammar.command)


def document(session: Session, parts: Given, given: Given, original: str | None) -> None:
    if original == "-":
        _no_csv(given)
    if original is not None:
        content = _content(session, parts, given)
        if original == "-":
            write_out([content])
            return
        _write(original, content)
        if not session.as_json:
            size = session.words.count("document.bytes", len(content))
            say(session, [session.words.text("cli.document.written", file=original, size=size)])
            return
    answer(session, "document", parts, given, owners.document)


def _content(session: Session, parts: Given, given: Given) -> bytes:
    from web import files

    with session.at(session.put("document", parts, given)) as moment:
        return files.original(session.archive, moment.view, parts["id"]).content


def _write(file: str, content: bytes) -> None:
    try:
        Path(file).write_bytes(content)
    except OSError as error:
        raise Problem("unavailable", "target-not-written", target=file, reason=str(error)) from error
