"""Commands about people: accounts of the archive's own, those of a provider, tokens."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import click

from archive.problems import invalid
from archive.times import format_instant
from cli.output import say, table
from cli.session import Session
from web.people.accounts import Account
from web.people.tokens import Token

_LONGEST_LINE = 10_000


def add(session: Session, handle: str) -> None:
    session.people.accounts.add(handle, _password(session, twice=True))
    _done(session, "added", handle)


def password(session: Session, handle: str) -> None:
    session.people.accounts.known(handle)
    session.people.accounts.set_password(handle, _password(session, twice=True))
    _done(session, "password", handle)


def disable(session: Session, handle: str) -> None:
    session.people.accounts.disable(handle)
    _done(session, "disabled", handle)


def enable(session: Session, handle: str) -> None:
    session.people.accounts.enable(handle)
    _done(session, "enabled", handle)


def name(session: Session, handle: str, name: str | None) -> None:
    session.people.accounts.show_as(session.people.accounts.known(handle).handle, name)
    _done(session, "named" if name else "unnamed", handle)


def link(session: Session, handle: str, subject: str, issuer: str | None) -> None:
    """The provider of the settings, where none is named. Raises ``invalid`` where there is neither."""
    provider = session.settings.people.provider
    if issuer is None and provider is None:
        raise invalid("issuer", "required")
    session.people.accounts.link(handle, issuer or (provider.issuer if provider else ""), subject)
    _done(session, "linked", handle)


def accounts(session: Session) -> None:
    found = session.people.accounts.every()
    columns = ("handle", "name", "kind", "subject", "made", "disabled")
    _list(session, [_account(one) for one in found], columns)


def token(session: Session, handle: str, days: str | None, record: bool) -> None:
    """Printed once: on standard output alone, so that it can be sent on to where it is kept."""
    secret, made = session.people.tokens.make(handle, 90 if days is None else int(days), record)
    if session.as_json:
        _print({"token": secret, **_token(made)})
        return
    click.echo(secret)
    w = session.words
    click.echo(w.text("cli.account.token", id=made.id, until=w.moment(_instant(made.ends_at))), err=True)


def tokens(session: Session, handle: str | None) -> None:
    known = None if handle is None else session.people.accounts.known(handle).handle
    columns = ("id", "handle", "record", "made", "until", "revoked")
    _list(session, [_token(one) for one in session.people.tokens.every(known)], columns)


def revoke(session: Session, token: str) -> None:
    session.people.tokens.revoke(token)
    _done(session, "revoked", token)


def _password(session: Session, twice: bool) -> str:
    """Asked for on a terminal, unseen; else the first line of standard input. Raises ``invalid``."""
    w = session.words
    if sys.stdin.isatty():
        again = w.text("cli.account.again") if twice else False
        return str(click.prompt(w.text("cli.account.password"), hide_input=True, confirmation_prompt=again, err=True))
    line = sys.stdin.buffer.readline(_LONGEST_LINE)
    try:
        return line.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise invalid("password", "not-utf8") from None


def _account(one: Account) -> dict[str, Any]:
    return {
        "handle": one.handle,
        "name": one.name,
        "kind": "own" if one.own else "provider",
        "issuer": one.issuer,
        "subject": one.subject,
        "made": _instant(one.made_at),
        "disabled": _instant(one.disabled_at),
    }


def _token(one: Token) -> dict[str, Any]:
    made = {"id": one.id, "handle": one.handle, "record": one.records, "made": _instant(one.made_at)}
    return {**made, "until": _instant(one.ends_at), "revoked": _instant(one.revoked_at)}


def _instant(seconds: float | None) -> str | None:
    return None if seconds is None else format_instant(datetime.fromtimestamp(seconds, UTC))


def _list(session: Session, items: list[dict[str, Any]], columns: Iterable[str]) -> None:
    if session.as_json:
        _print({"items": items})
        return
    w = session.words
    rows = [[_said(session, name, row[name]) for name in columns] for row in items]
    say(session, table([w.text(f"cli.account.{name}") for name in columns], rows, w.text("list.none")))


def _said(session: Session, column: str, value: Any) -> str:
    w = session.words
    if value is None:
        return ""
    if isinstance(value, bool):
        return w.text("value.yes" if value else "value.no")
    if column in ("made", "until", "disabled", "revoked"):
        return w.moment(value)
    return w.text(f"cli.account.{value}") if column == "kind" else str(value)


def _done(session: Session, what: str, who: str) -> None:
    if session.as_json:
        _print({"done": what, "id": who})
    else:
        say(session, [session.words.text(f"cli.account.done.{what}", who=who)])


def _print(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
