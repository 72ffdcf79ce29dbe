"""Commands that keep an archive: backup, restore, export, verify."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import msgspec
from sqlalchemy.exc import SQLAlchemyError

from archive.keeping.backup import backup as make_backup
from archive.keeping.export import export as write_export
from archive.keeping.restore import restore as make_archive
from archive.keeping.verify import Verified, unreadable_told
from archive.keeping.verify import verify as verify_archive
from archive.problems import Problem
from archive.store.chain import Head
from cli.failing import REFUSED, details
from cli.output import say, table
from cli.session import Session
from cli.show.whole import chain_head
from projections.verifying import verify as verify_models
from web.wording import Wording

# No read model can be made of what cannot be read.
_UNREADABLE = frozenset({"event-unreadable", "log-unreadable", "log-damaged"})
_COUNTED = ("events", "commands", "documents", "files")


def _told(session: Session, key: str, body: dict[str, Any], **more: Any) -> None:
    w = session.words
    if session.as_json:
        click.echo(json.dumps({**body, **more}, ensure_ascii=False))
    else:
        say(session, [w.text(key, **{**body, **_counted(w, body)}, **more), _head(w, body)])


def _head(w: Wording, body: Mapping[str, Any]) -> str:
    return w.text("cli.head", head=chain_head(body["head"], w))


def _tell_missing(session: Session, missing: list[str]) -> None:
    """On standard error, so that a backup by night is heard of; as JSON the answer holds them."""
    if not session.as_json:
        lines = [session.words.count("cli.missing", len(missing)), *(f"  {sha}" for sha in missing)]
        click.echo("\n".join(lines), err=True)


def _tell_of_people(session: Session) -> None:
    """Accounts are not in it. On standard error, so that the answer stays the same."""
    if not session.as_json:
        click.echo(session.words.text("cli.people.left-out"), err=True)


def _counted(w: Wording, body: Mapping[str, Any]) -> dict[str, str]:
    """The counts of an answer in words."""
    return {name: w.count(f"cli.count.{name}", body[name]) for name in _COUNTED if name in body}


def backup(session: Session, folder: str) -> int:
    with session.progress.counting(session.words.text("cli.progress.events")) as progress:
        manifest = make_backup(session.archive, Path(folder), progress)
    _told(session, "cli.backup", manifest, folder=folder)
    _tell_of_people(session)
    if manifest["missing"]:
        _tell_missing(session, manifest["missing"])
        return REFUSED
    return 0


def restore(session: Session, folder: str) -> None:
    settings = session.settings
    with session.progress.counting(session.words.text("cli.progress.events")) as progress:
        manifest = make_archive(settings.data_dir, Path(folder), progress, settings.database_url)
    body = msgspec.to_builtins(manifest)
    _told(session, "cli.restore", body, folder=folder, data_dir=str(settings.data_dir))
    if manifest.missing:
        _tell_missing(session, manifest.missing)


def export(session: Session, file: str) -> int:
    with session.progress.counting(session.words.text("cli.progress.events")) as progress:
        told = write_export(session.archive, Path(file), progress)
    _told(session, "cli.export", told, file=file)
    _tell_of_people(session)
    if told["missing"]:
        _tell_missing(session, told["missing"])
        return REFUSED
    return 0


def verify(session: Session, head: str | None) -> int:
    found = _verified(session, None if head is None else Head.parse(head))
    models: list[dict[str, Any]] = []
    if not any(fault["code"] in _UNREADABLE for fault in found.faults):
        with session.progress.counting(session.words.text("cli.progress.models")) as progress:
            try:
                models = verify_models(session.archive, session.services.reader, session.services.search, progress)
                found.faults += _stopped(session)
            except (Problem, SQLAlchemyError) as error:  # what was found in the log and the files is told all the same
                reason = details(error, session.language)["detail"]
                found.faults.append({"code": "read-models-not-compared", "reason": reason})
    healthy = not found.faults and not any(model["differing"] for model in models)
    if session.as_json:
        click.echo(json.dumps({"healthy": healthy, **asdict(found), "read_models": models}, ensure_ascii=False))
    else:
        _tell(session, found.faults, {**asdict(found), "healthy": healthy}, models)
    if not healthy:
        return REFUSED
    return 0


def _verified(session: Session, head: Head | None) -> Verified:
    """A log that cannot be opened at all for what stands in it is a finding as well."""
    found = Verified(0)
    with unreadable_told(found):
        archive = session.archive
        with session.progress.counting(session.words.text("cli.progress.events")) as progress:
            return verify_archive(archive, progress, head)
    return found


def _stopped(session: Session) -> list[dict[str, Any]]:
    """Read models that cannot go on: a fresh fold by the same program stops where they did, and differs in no row."""
    stopped = (model for model in session.services.reader.status() if model["state"] == "stopped")
    return [
        {"code": "read-model-stopped", "position": model["position"], "reason": model["reason"]} for model in stopped
    ]


def _tell(session: Session, faults: list[dict[str, Any]], found: dict[str, Any], models: list[dict[str, Any]]) -> None:
    w = session.words
    lines = [w.text("cli.verify", **{**found, **_counted(w, found)}), _head(w, found)]
    for fault in faults:
        concerned = ", ".join(str(value) for name, value in fault.items() if name != "code")
        lines.append(f"  {w.code('cli.fault', fault['code'])}: {concerned}")
    if found["broken_at"] is not None:
        lines.append(w.text("cli.verify.broken", broken_at=found["broken_at"]))
    if models:
        columns = [w.text(f"cli.verify.{name}") for name in ("model", "rows", "differing")]
        lines += table(columns, [(m["name"], m["rows"], m["differing"]) for m in models], "")
    say(session, [*lines, w.text("cli.verify.whole" if found["healthy"] else "cli.verify.not-whole")])
