"""Commands that file documents and read them again: file, extract."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import click

from archive.extraction.kinds import guess_media_type
from archive.given_files import bytes_at
from archive.hashing import canonical_hash
from archive.problems import Problem
from archive.slugs import document_id
from cli.failing import REFUSED, Refused, details
from cli.failing import say as say_problem
from cli.output import plain, say
from cli.session import Session
from web import recording

# Of errors that are nobody's files': the archive cannot be written or read, and the next would meet the same.
_CANNOT = 500


def file(
    session: Session,
    /,
    paths: tuple[str, ...],
    id: str | None,
    body: str | None,
    keep_unread: bool,
    **said: str | None,
) -> int:
    """Goes on past a file that is refused; ends with those."""
    _one_meaning(paths, id, body, said["meeting"])
    fields = {
        "kind": said["kind"],
        "dated": said["dated"],
        "case_number": said["case"],
        "access": said["access"],
        "belongs_to": body or said["meeting"],
        "keep_unread": keep_unread or None,
    }
    refused: list[str] = []
    with session.progress.counting(session.words.text("cli.progress.file")) as progress:
        for done, path in enumerate(paths, 1):
            command = {name: value for name, value in fields.items() if value is not None}
            try:
                status, receipt = _file(session, Path(path), id, said["title"], command)
                _filed(session, path, status, receipt, first=done == 1)
            except Problem as problem:
                if problem.status >= _CANNOT:
                    raise Refused(problem, file=path) from problem
                told = details(Refused(session.as_people_say(problem), file=path), session.language)
                say_problem(told, session.language, session.as_json)
                refused.append(path)
            progress(done, len(paths))
    if refused:
        _say_refused(session, refused, len(paths))
        return REFUSED
    return 0


def _say_refused(session: Session, refused: list[str], of: int) -> None:
    """Of several files which were not taken, where each is seen."""
    if of > 1 and not session.as_json:
        words = session.words.count("cli.file.refused", len(refused))
        click.echo("\n".join([words, *(f"  {plain(path)}" for path in refused)]), err=True)


def _one_meaning(paths: tuple[str, ...], id: str | None, body: str | None, meeting: str | None) -> None:
    """An id is of one file; a document belongs to one thing."""
    if id is not None and len(paths) > 1:
        raise click.BadOptionUsage("--id", "")
    if body is not None and meeting is not None:
        raise click.BadOptionUsage("--body", "")


def _file(
    session: Session, path: Path, id: str | None, title: str | None, fields: dict[str, Any]
) -> tuple[int, dict[str, Any]]:
    archive = session.archive
    content = bytes_at(path, archive.max_bytes, str(path))
    sha = hashlib.sha256(content).hexdigest()
    named = _title(path) if title is None else title
    key = None
    if id is None:
        key = canonical_hash({"filed": sha, "title": named})
        first = archive.recorded_under(key)
        id = document_id(path.name, sha) if first is None else first.body["subject"]["id"]
    command = {
        "command": "file-document",
        "id": id,
        "title": named,
        "media_type": guess_media_type(path.name, content),
        "content": base64.b64encode(content).decode(),
        **fields,
    }
    return recording.record(archive, command, by=session.user, default_key=key, language=session.language)


def _title(path: Path) -> str:
    """The file's name without its ending; what no text may hold is replaced, for any name can stand on a disk."""
    return plain(path.stem)


def _filed(session: Session, path: str, status: int, receipt: dict[str, Any], first: bool) -> None:
    if session.as_json:
        _print(receipt)
        return
    key = "cli.file.new" if status == 201 else "cli.file.again"
    id, position = receipt["subject"]["id"], receipt["position"]
    line = session.words.text(key, file=path, id=id, position=position)
    attached = [one["subject"] for one in receipt["events"][1:] if one["event"] == receipt["events"][0]["event"]]
    lines = [line, *(f"  {one['text']}" for one in receipt["warnings"])]
    lines += [session.words.text("cli.file.attached", id=one) for one in attached]
    _say_in_turn(session, lines, first)


def extract(session: Session, ids: tuple[str, ...], all: bool) -> int:
    """Goes on past a document that is refused."""
    if bool(ids) == all:
        raise click.BadOptionUsage("--all", "")
    refused = False
    with session.progress.counting(session.words.text("cli.progress.extract")) as progress:
        for done, id in enumerate(_all_documents(session) if all else ids, 1):
            try:
                _extract(session, id, first=done == 1)
            except Problem as problem:
                if problem.status >= _CANNOT:
                    raise
                told = details(Refused(session.as_people_say(problem)), session.language)
                say_problem(told, session.language, session.as_json)
                refused = True
            progress(done, None if all else len(ids))
    if refused:
        return REFUSED
    return 0


def _all_documents(session: Session) -> list[str]:
    """Each by id, looked up before any is read: what is recorded meanwhile changes no list."""
    every = session.put("documents", {}, {})
    with session.at(every) as moment:
        return [str(row["id"]) for row in moment.every(every)]


def _extract(session: Session, id: str, first: bool) -> None:
    command = {"command": "extract-document", "document": id}
    status, receipt = recording.record(session.archive, command, by=session.user, language=session.language)
    if session.as_json:
        _print(receipt)
        return
    key = "cli.extract.new" if status == 201 else "cli.extract.same"
    told = [one["text"] for one in receipt["warnings"]] if status == 201 else []
    _say_in_turn(session, [session.words.text(key, id=id, position=receipt["position"]), *told], first)


def _say_in_turn(session: Session, lines: list[str], first: bool) -> None:
    """What begins an answer says more than what goes on with it."""
    if first:
        say(session, lines)
    else:
        click.echo("\n".join(map(plain, lines)))


def _print(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
