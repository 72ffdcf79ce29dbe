"""``arkiv doctor``: what this machine and this archive look like, and what should be mended."""

from __future__ import annotations

import json
import platform
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

import click
from psycopg.conninfo import conninfo_to_dict

from archive.extraction import ocr
from archive.library import library_settings
from archive.problems import Problem
from cli.failing import REFUSED, details
from cli.output import plain, table
from cli.session import Session
from web.hosts import is_loopback
from web.settings import Settings

_LIBRARIES = (
    "eventsourcing",
    "flask",
    "flask-smorest",
    "marshmallow",
    "sqlalchemy",
    "msgspec",
    "tantivy",
    "click",
    "psycopg",
    "elasticsearch",
)
_WAL_RESET_MENDED = (3, 51, 3)
_LITTLE = 1_000_000_000


@dataclass(frozen=True)
class Finding:
    """One thing looked at. ``state``: ``ok``, ``warning``, ``error``; ``note``: what to know or do, in words."""

    name: str
    value: str
    state: str = "ok"
    note: str | None = None


def doctor(session: Session) -> int:
    found = [*_program(session), *_settings(session), *_archive(session)]
    healthy = all(finding.state != "error" for finding in found)
    if session.as_json:
        click.echo(json.dumps({"healthy": healthy, "findings": [asdict(one) for one in found]}, ensure_ascii=False))
    else:
        w = session.words
        columns = [w.text(f"cli.doctor.{name}") for name in ("name", "value", "state", "note")]
        rows = ((f.name, f.value, w.code("cli.doctor", f.state), f.note) for f in found)
        click.echo(plain("\n".join([*_mark(session, found), *table(columns, rows, "")])))
    if not healthy:
        return REFUSED
    return 0


def _mark(session: Session, found: list[Finding]) -> list[str]:
    simulated = any(f.name == "simulated" and f.value == "true" for f in found)
    return [session.words.text("simulated.mark"), ""] if simulated else []


def _program(session: Session) -> Iterator[Finding]:
    yield Finding("forumarkiv", version("forumarkiv"))
    yield Finding("python", platform.python_version())
    mended = sqlite3.sqlite_version_info >= _WAL_RESET_MENDED
    note = None if mended else session.words.text("cli.doctor.wal-reset")
    yield Finding("sqlite", sqlite3.sqlite_version, "ok" if mended else "warning", note)
    yield from (Finding(name, version(name)) for name in _LIBRARIES)


def _settings(session: Session) -> Iterator[Finding]:
    settings = session.settings
    yield Finding("data_dir", str(settings.data_dir.resolve()))
    yield Finding("database", _database(settings))
    yield Finding("search", f"{settings.search.url}/{settings.search.prefix}" if settings.search else "tantivy")
    yield Finding("host", f"{settings.host}:{settings.port}", *_listening(session))
    yield Finding("user", session.user or "", "ok" if session.user else "warning")
    yield Finding("language", session.language)
    yield Finding("max_file_mb", f"{settings.max_file_mb:g}")
    yield _ocr(session)
    yield _paper(session)
    for name in library_settings():  # not with their values: one of them is a key, another a password
        yield Finding(f"environment.{name}", "", "warning", session.words.text("cli.doctor.library"))


def _ocr(session: Session) -> Finding:
    if not session.settings.by_ocr:
        return Finding("ocr", "off")
    found = ocr.installed()
    if found is None:
        return Finding("ocr", "", "warning", session.words.text("cli.doctor.no-ocr"))
    return Finding("ocr", f"tesseract {found[1]}")


def _paper(session: Session) -> Finding:
    """Whether pages can be had as PDF."""
    from web.printing import versions

    try:
        return Finding("pdf", versions())
    except Problem:
        return Finding("pdf", "", "warning", session.words.text("cli.doctor.no-pdf"))


def _database(settings: Settings) -> str:
    """Where the log is; nothing of an address that could hold a secret."""
    if settings.database_url is None:
        return "sqlite"
    told = conninfo_to_dict(settings.database_url)
    return " ".join(f"{name}={told[name]}" for name in ("host", "port", "dbname", "user") if name in told)


def _listening(session: Session) -> tuple[str, str | None]:
    if is_loopback(session.settings.host) or session.settings.people.required:
        return "ok", None
    return "warning", session.words.text("cli.doctor.remote")


def _archive(session: Session) -> Iterator[Finding]:
    for look in (_log, _disk, _read_models):
        yield from _looked(session, look)


def _looked(session: Session, look: Callable[[Session], Iterator[Finding]]) -> Iterator[Finding]:
    """What was found; an error ends one look, not the others."""
    try:
        yield from look(session)
    except (Problem, OSError, sqlite3.Error) as error:
        said = details(error, session.language)
        yield Finding(look.__name__.strip("_"), str(said["title"]), "error", str(said["detail"]))


def _log(session: Session) -> Iterator[Finding]:
    archive = session.archive
    yield Finding("simulated", str(archive.simulated).lower())
    yield Finding("position", str(archive.last_position()))
    for check in archive.log.store.checks():
        yield Finding(f"log.{check.name}", check.value, "ok" if check.ok else "error")


def _disk(session: Session) -> Iterator[Finding]:
    folder = session.settings.data_dir
    there = next(one for one in (folder.resolve(), *folder.resolve().parents) if one.exists())
    free = shutil.disk_usage(there).free
    note = session.words.text("cli.doctor.disk") if free < _LITTLE else None
    yield Finding("disk.free", _megabytes(free), "warning" if note else "ok", note)
    yield Finding("disk.used", _megabytes(sum(_size(file) for file in folder.rglob("*"))))


def _size(file: Path) -> int:
    try:
        return file.stat().st_size if file.is_file() else 0
    except OSError:
        return 0  # a file that went away meanwhile


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


def _read_models(session: Session) -> Iterator[Finding]:
    services = session.services
    for model in (*services.reader.status(), services.search.status()):
        state = {"ok": "ok", "behind": "warning", "missing": "warning"}.get(model["state"], "error")
        yield Finding(f"model.{model['name']}", f"{model['state']} @{model['position']}", state, model["reason"])
