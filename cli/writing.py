"""Commands that record: init, do, import, file."""

from __future__ import annotations

import base64
import hashlib
import json
import sys
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from archive.archive import Archive
from archive.attachments import bytes_at
from archive.extraction.kinds import guess_media_type
from archive.hashing import canonical_hash
from archive.importing import Outcome, record
from archive.problems import Problem, invalid
from archive.rehearsal import rehearsal
from archive.slugs import document_id
from archive.strict_json import parse
from cli.failing import REFUSED, Refused, details
from cli.failing import say as say_problem
from cli.output import plain, say
from cli.session import Session
from web import recording


def init(session: Session, simulated: bool, if_missing: bool) -> None:
    settings = session.settings
    if if_missing and settings.database_url is not None:
        Archive.set_up(settings.data_dir, settings.database_url)
    stands = if_missing and Archive.stands(settings.data_dir, settings.database_url)
    if not stands:
        author = session.user or "arkiv"
        Archive.create(settings.data_dir, simulated, author, database_url=settings.database_url).close()
    if session.as_json:
        made = {"simulated": session.archive.simulated, "position": session.archive.last_position()}
        _print({"data_dir": str(settings.data_dir), **made})
    else:
        told = "cli.init.stands" if stands else "cli.init"
        say(session, [session.words.text(told, data_dir=settings.data_dir)])


def do(session: Session, file: str) -> None:
    archive = session.archive
    _print(recording.record(archive, parse(_bytes(file)), by=session.user, language=session.language)[1])


def _bytes(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError:
        raise invalid("file", "unreadable-file", given=file) from None


def _print(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


# Of errors that are nobody's files': the archive cannot be written or read, and the next would meet the same.
_CANNOT = 500


@dataclass
class Counts:
    """What became of one command file."""

    file: str
    recorded: int = 0
    repeated: int = 0
    refused: int = 0


def import_(session: Session, files: tuple[str, ...], dry_run: bool, keep_going: bool) -> int:
    counts: list[Counts] = []
    with rehearsal(session.archive) if dry_run else nullcontext(session.archive) as archive:
        for file in files:
            counts.append(_import(session, archive, file, keep_going))
            if counts[-1].refused and not keep_going:
                break
    if not dry_run:
        _ = session.services  # the read models follow once, at the end
    _summary(session, counts, dry_run)
    if any(one.refused for one in counts):
        return REFUSED
    return 0


def _import(session: Session, archive: Archive, file: str, keep_going: bool) -> Counts:
    counts = Counts(file)
    with session.progress.counting(Path(file).name) as progress:
        for outcome in record(archive, Path(file), session.user):
            _count(counts, outcome)
            progress(counts.recorded + counts.repeated + counts.refused, None)
            if outcome.problem is not None:
                place = {"file": file, "line": outcome.line.number or None}
                body = details(Refused(outcome.problem, **place), session.language)
                say_problem(body, session.language, session.as_json)
                if not keep_going:
                    break
    return counts


def _count(counts: Counts, outcome: Outcome) -> None:
    if outcome.receipt is None:
        counts.refused += 1
    elif outcome.receipt.status == 201:
        counts.recorded += 1
    else:
        counts.repeated += 1


def _summary(session: Session, counts: Iterable[Counts], dry_run: bool) -> None:
    if session.as_json:
        files = [asdict(one) for one in counts]
        _print({"dry_run": dry_run, "position": session.archive.last_position(), "files": files})
        return
    key = "cli.import.would" if dry_run else "cli.import.done"
    say(session, [session.words.text(key, **asdict(one)) for one in counts])


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
                say_problem(details(Refused(problem, file=path), session.language), session.language, session.as_json)
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
    content = _content(path, archive.max_bytes)
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


def _content(path: Path, most: int) -> bytes:
    try:
        return bytes_at(path, most)
    except OSError:
        raise invalid("path", "unreadable-file", given=str(path)) from None


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
    lines = [line, *(f"  {one['text']}" for one in receipt["warnings"])]
    if first:
        say(session, lines)
    else:
        click.echo("\n".join(map(plain, lines)))
