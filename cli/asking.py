"""Commands that ask the whole archive: search, audit, calendar, status, commands."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import click

from cli.options import MOMENT, WHOLE, axes, between, common, one_of, paged
from cli.output import answer
from cli.session import Session
from cli.show import compliance, whole
from projections.search.documents import TYPES
from web.schemas.audit import SHOWN
from web.schemas.compliance import VERDICTS

_OPTION = re.compile(r"--[a-z][a-z-]*(=.*)?\Z", re.DOTALL)


def _command(name: str, **settings: Any) -> Callable[[Callable[..., None]], click.Command]:
    def decorate(function: Callable[..., None]) -> click.Command:
        made: Callable[..., click.Command] = click.command(name, add_help_option=False, **settings)
        return made(common(axes(click.pass_obj(function))))

    return decorate


@_command("search", context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True, type=click.UNPROCESSED)
@click.option("--type", type=one_of(TYPES))
@click.option("--body", metavar="ID")
@between()
@click.option("--exact", is_flag=True)
@paged
def search(session: Session, query: tuple[str, ...], from_: str | None, exact: bool, **params: Any) -> None:
    for word in query:
        if _OPTION.match(word):
            raise click.NoSuchOption(word)
    asked = {"q": " ".join(query), "from": from_, "exact": "true" if exact else None, **params}
    answer(session, "search", asked, whole.search)


@_command("compliance")
@click.argument("year", type=WHOLE)
@click.option("--body", metavar="ID")
@click.option("--verdict", type=one_of(VERDICTS))
@click.option("--rule", metavar="NAME")
@paged
def of_compliance(session: Session, **params: Any) -> None:
    answer(session, "compliance", params, compliance.year)


@_command("without-authority")
@click.option("--body", metavar="ID")
@paged
def of_authority(session: Session, **params: Any) -> None:
    answer(session, "without-authority", params, compliance.without_authority)


@_command("audit")
@click.option("--subject", metavar="ID")
@click.option("--body", metavar="ID")
@click.option("--meeting", metavar="ID")
@click.option("--by", metavar="WHO")
@click.option("--event", type=one_of(SHOWN))
@between(MOMENT)
@click.option("--late", type=WHOLE, metavar="DAYS")
@click.option("--corrections", is_flag=True)
@click.option("--csv", is_flag=True)
@paged
def audit(session: Session, from_: str | None, corrections: bool, csv: bool, **params: Any) -> None:
    asked = {"from": from_, "corrections": "true" if corrections else None, **params}
    if csv:
        _raw(session, "audit", {**asked, "format": "csv"}, "--csv")
    else:
        answer(session, "audit", asked, whole.audit)


def _raw(session: Session, path: str, params: dict[str, Any], option: str) -> None:
    """An answer that is no JSON, as it came."""
    if session.as_json:
        raise click.BadOptionUsage(option, "")
    out = sys.stdout.buffer
    for chunk in session.get(path, params).iter_encoded():
        out.write(chunk)
    out.flush()


@_command("calendar")
@click.argument("year", type=WHOLE)
@click.option("--ics", is_flag=True)
@paged
def calendar(session: Session, year: str, ics: bool, **params: Any) -> None:
    if ics:
        _raw(session, f"calendar/{int(year)}.ics", params, "--ics")
    else:
        answer(session, f"calendar/{int(year)}", params, whole.calendar)


@_command("status")
def status(session: Session, **params: Any) -> None:
    answer(session, "status", params, whole.status)


@_command("commands")
@click.argument("name", required=False)
@paged
def commands(session: Session, name: str | None, **params: Any) -> None:
    if name is None:
        answer(session, "commands", params, whole.commands)
    else:
        answer(session, f"commands/{quote(name, safe='', errors='replace')}", params, whole.command)


COMMANDS = (search, of_compliance, of_authority, audit, calendar, status, commands)
