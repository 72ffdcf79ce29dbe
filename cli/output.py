"""How an answer is written on a terminal: lines of text and tables, in the reader's words."""

from __future__ import annotations

import io
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

import click

from cli.session import Answer, Session
from web.wording import Wording

if TYPE_CHECKING:
    from web.question import Asked

# Commands to a terminal, and marks that turn the order of what is read.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_WIDE = 200
_INDENT = "  "


Lines = Iterator[str]
Names = Callable[[str], str]
Show = Callable[[Answer, Wording, Names], Lines]


def answer(session: Session, name: str, parts: Mapping[str, Any], given: Mapping[str, Any], show: Show) -> None:
    """Asks, and prints the body that the API gives, byte for byte unless onto a terminal, or the text of ``show``.

    With ``format`` csv: all rows, as the API gives them too.
    """
    asked = session.put(name, parts, given)
    if asked.given.get("format") == "csv":
        _csv(session, asked)
        return
    with session.at(asked) as moment:
        body = moment.answer(asked)
        if session.as_json:
            import msgspec

            click.echo(msgspec.json.encode(body), nl=sys.stdout.isatty())
            return
        w = session.words
        say(session, [*show(body, w, lambda id: moment.name(id) or id), "", *_moment(body, w)])


def _csv(session: Session, asked: Asked) -> None:
    no_json(session, "--csv")
    from web.schemas.columns import csv_of

    with session.at(asked) as moment:
        write_out(line.encode() for line in csv_of(asked, moment))


def no_json(session: Session, option: str) -> None:
    """An answer that is no JSON is not asked for as JSON."""
    if session.as_json:
        raise click.BadOptionUsage(option, "")


def write_out(pieces: Iterable[bytes]) -> None:
    out = sys.stdout.buffer
    for piece in pieces:
        out.write(piece)
    out.flush()


def say(session: Session, lines: Iterable[str]) -> None:
    """Text for a person; that an archive holds example data is said before anything else."""
    w = session.words
    mark = [f"{w.text('simulated.mark')} {w.text('simulated.words')}", ""] if session.archive.simulated else []
    click.echo(plain("\n".join([*mark, *lines])))


def plain(text: str) -> str:
    """Text that no terminal takes for a command."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def _moment(body: Answer, w: Wording) -> Lines:
    """On which day and as known when the answer holds; its address; how to go on in a list."""
    as_of = body["as_of"]
    key = "cli.as-of.both" if as_of["on"] else "cli.as-of.known"
    yield w.text(key, on=w.day(as_of["on"]), known=w.moment(as_of["known"]), position=as_of["position"])
    if body.get("url"):
        yield w.text("cli.address", url=body["url"])
    if body.get("next"):
        query = dict(parse_qsl(urlsplit(body["next"]).query))
        options = " ".join(f"--{name} {query[name]}" for name in ("on", "known", "cursor") if name in query)
        yield w.text("cli.next", options=options)


def heading(words: str) -> list[str]:
    return ["", words, "-" * min(len(words), _WIDE)]


def fact(w: Wording, key: str, value: object) -> list[str]:
    """A line ``label: value``, one whatever the value holds; none where there is no value."""
    return [f"{w.text(key)}: {' '.join(str(value).splitlines())}"] if value not in (None, "", []) else []


def indented(text: str | None, by: str = _INDENT) -> list[str]:
    return [f"{by}{line}" for line in (text or "").splitlines()]


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], empty: str) -> list[str]:
    """A table as lines; what does not fit the terminal is folded, and nothing is left out."""
    cells = [[plain("" if cell is None else str(cell)) for cell in row] for row in rows]
    if not cells:
        return [empty]
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        drawn.add_column(Text(column), overflow="fold")
    for row in cells:
        drawn.add_row(*map(Text, row))
    buffer = io.StringIO()
    Console(file=buffer, width=_width(), color_system=None, force_terminal=False).print(drawn)
    return [line.rstrip() for line in buffer.getvalue().splitlines()]


def _width() -> int:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDE
