"""Commands that keep the archive running: serve, worker, rebuild."""

from __future__ import annotations

import gc
import json
import signal
import sys
from dataclasses import replace
from threading import Event

import click

from archive.problems import Problem, invalid
from cli.output import say
from cli.session import Session
from cli.wrong import WrongValue
from projections.following.heartbeat import beating
from projections.following.worker import work
from projections.models import read_models
from web import log
from web.app import app_over
from web.log import stamped
from web.services import Services
from web.settings import Settings, require_loopback
from web.settling import settle
from web.slow_clients import listening
from web.waiting import patiently

_AS_EVER = (700, 10, 10)
_TABLES, _SEARCH = "read-models", "search"


def serve(session: Session, host: str | None, port: str | None) -> None:
    settings = on_port(session.settings, host, port)
    listen(session, settings.host, settings.port)


def on_port(settings: Settings, host: str | None, port: str | None) -> Settings:
    """The settings with what the options say. Raises ``refused`` for an address that others could reach."""
    number = settings.port if port is None else int(port)
    if not 0 <= number <= 65_535:
        raise WrongValue(invalid("port", "out-of-range", expected="0-65535"))
    settings = replace(settings, host=host or settings.host, port=number)
    require_loopback(settings)
    return settings


def listen(session: Session, host: str, port: int) -> None:
    """Serves the pages and the API until it is interrupted. Raises ``unavailable`` where the address is taken."""
    app = app_over(_begun(session))
    try:
        server = listening(app, session.archive.max_bytes, host=host.strip("[]"), port=port)
    except (OSError, ValueError) as error:
        raise Problem("unavailable", "cannot-listen", host=host, port=port, reason=str(error)) from error
    shown = f"[{host.strip('[]')}]" if ":" in host else host
    address = f"http://{shown}:{getattr(server, 'effective_port', port)}/"
    if session.as_json:
        click.echo(json.dumps({"url": address}))
    else:
        say(session, [session.words.text("cli.serve", address=address)])
    settle()
    server.run()


def _begun(session: Session) -> Services:
    """What answers in a program that goes on, once its database is there."""
    session.logging = True
    log.tell_of_people()
    gc.set_threshold(*_AS_EVER)  # as Python has it by itself: what goes on makes garbage
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # as with Ctrl-C, questions under way are answered first
    return patiently(lambda: session.services, session.settings.database_url)


def worker(session: Session) -> None:
    services, stop = _begun(session), Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    if not session.as_json:
        say(session, [stamped(session.words.text("cli.worker"))])
    follows = {
        name: beating(follow, session.archive.data_dir)
        for name, follow in ((_TABLES, services.reader.keep_up), (_SEARCH, services.search.follow))
    }
    work(follows, session.archive.data_dir, stop, database_url=session.archive.database_url)


def rebuild(session: Session, names: tuple[str, ...]) -> None:
    """The tables of all read models are one whole, made anew together; the search index is another."""
    tables = [model.name for model in read_models()]
    for name in names:
        if name not in (*tables, _SEARCH):
            raise Problem("not-found", "no-such-read-model", given=name[:100], options=", ".join((*tables, _SEARCH)))
    services, done = session.services, []
    if not names or set(names) & set(tables):
        with session.progress.counting(session.words.text("cli.progress.models")) as progress:
            services.reader.rebuild(progress)
        done += tables
    if not names or _SEARCH in names:
        with session.progress.counting(session.words.text("cli.progress.search")) as progress:
            services.search.rebuild(progress)
        done.append(_SEARCH)
    if session.as_json:
        click.echo(json.dumps({"rebuilt": done, "position": session.archive.last_position()}))
    else:
        say(session, [session.words.text("cli.rebuilt", names=", ".join(done))])
