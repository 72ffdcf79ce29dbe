"""Commands that read agreements, bodies, documents, meetings and decisions."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click

from archive.grammar.shapes import SLUG_PATTERN
from archive.problems import Problem
from cli.options import DAY, KNOWN, axes, between, common, one_of, paged
from cli.output import Show, answer, say
from cli.session import Session
from cli.show import agreements, meetings, owners, years
from web.schemas.common import MANDATES
from web.schemas.decisions import OUTCOMES
from web.schemas.documents import READ


def place(type: str, id: str, *parts: str) -> str:
    """The path of one thing. Raises ``not-found`` for what no id can be, so that none leads to another answer."""
    if not re.match(SLUG_PATTERN, id):
        raise Problem("not-found", "not-found", id=plain_id(id), type=type)
    collection = {"body": "bodies"}.get(type, f"{type}s")
    return "/".join([collection, id, *parts])


def plain_id(id: str) -> str:
    return id[:100].encode("utf-8", "replace").decode()


def group(name: str) -> click.Group:
    @click.group(name, add_help_option=False)
    @common
    def made() -> None:
        pass

    return made


def leaf(parent: click.Group, name: str) -> Callable[[Callable[..., None]], click.Command]:
    """A command of a group, with what every command takes."""

    def decorate(function: Callable[..., None]) -> click.Command:
        return parent.command(name, add_help_option=False)(common(axes(click.pass_obj(function))))

    return decorate


def lists(parent: click.Group, path: str, show: Show) -> None:
    """A list without filters."""

    def run(session: Session, **params: Any) -> None:
        answer(session, path, params, show)

    leaf(parent, "list")(paged(run))


def shows(parent: click.Group, name: str, type: str, show: Show, *parts: str, pages: bool = False) -> None:
    """One thing, or a part of it."""

    def run(session: Session, id: str, **params: Any) -> None:
        answer(session, place(type, id, *parts), params, show)

    leaf(parent, name)(click.argument("id")(paged(run) if pages else run))


agreement = group("agreement")
lists(agreement, "agreements", agreements.listing)
shows(agreement, "show", "agreement", agreements.one)
shows(agreement, "timeline", "agreement", agreements.timeline, "timeline", pages=True)
shows(agreement, "parties", "agreement", agreements.parties, "parties", pages=True)


@leaf(agreement, "compare")
@click.argument("id")
@between()
@click.option("--known-from", type=KNOWN, metavar="K")
@click.option("--known-to", type=KNOWN, metavar="K")
def compare(session: Session, id: str, from_: str | None, **params: Any) -> None:
    answer(session, place("agreement", id, "compare"), {"from": from_, **params}, agreements.compare)


@leaf(agreement, "history")
@click.argument("id")
@click.argument("number")
@paged
def history(session: Session, id: str, number: str, **params: Any) -> None:
    path = place("agreement", id, "provisions", quote(number, safe="/", errors="replace"), "history")
    answer(session, path, params, agreements.history)


body = group("body")
lists(body, "bodies", owners.bodies)
shows(body, "show", "body", owners.body)
shows(body, "kommissorium", "body", owners.kommissorium, "kommissorium")

document = group("document")


@leaf(document, "list")
@paged
@click.option("--read", type=one_of(READ), metavar="HOW")
def list_documents(session: Session, **params: Any) -> None:
    answer(session, "documents", params, owners.documents)


@leaf(document, "show")
@click.argument("id")
@click.option("--original", metavar="FILE")
def show_document(session: Session, id: str, original: str | None, **params: Any) -> None:
    path = place("document", id)
    if original == "-":
        sys.stdout.buffer.write(session.get(f"{path}/content", params).data)
        return
    if original is not None:
        content = session.get(f"{path}/content", params).data
        _write(original, content)
        if not session.as_json:
            size = session.words.count("document.bytes", len(content))
            say(session, [session.words.text("cli.document.written", file=original, size=size)])
            return
    answer(session, path, params, owners.document)


def _write(file: str, content: bytes) -> None:
    try:
        Path(file).write_bytes(content)
    except OSError as error:
        raise Problem("unavailable", "target-not-written", target=file, reason=str(error)) from error


meeting = group("meeting")
shows(meeting, "show", "meeting", meetings.one)


@leaf(meeting, "list")
@click.option("--body", metavar="ID")
@between()
@click.option("--all", is_flag=True)
@paged
def list_meetings(session: Session, from_: str | None, all: bool, **params: Any) -> None:
    answer(session, "meetings", {"from": from_, **_ahead(all), **params}, meetings.listing)


def _ahead(all: bool) -> dict[str, str]:
    """What is not there on the day yet is asked for, or is not."""
    return {"all": "true"} if all else {}


decision = group("decision")
shows(decision, "show", "decision", owners.decision)


@leaf(decision, "list")
@click.option("--body", metavar="ID")
@between(DAY)
@click.option("--outcome", type=one_of(OUTCOMES))
@click.option("--agreement", metavar="ID")
@click.option("--state", type=one_of(MANDATES))
@click.option("--all", is_flag=True)
@paged
def list_decisions(session: Session, from_: str | None, all: bool, **params: Any) -> None:
    answer(session, "decisions", {"from": from_, **_ahead(all), **params}, owners.decisions)


disagreement = group("disagreement")
lists(disagreement, "disagreements", years.disagreements)
shows(disagreement, "show", "disagreement", years.disagreement)

COMMANDS = (agreement, body, document, meeting, decision, disagreement)
