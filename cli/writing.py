"""Commands that record: init, do, import, file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from archive.archive import Archive
from archive.handles import handle_of
from archive.importing import Outcome, record
from archive.problems import invalid
from archive.receipts import TOLD
from archive.rehearsal import rehearsal
from archive.strict_json import MOST_OF_A_COMMAND, parse_command
from archive.times import today
from cli.failing import REFUSED, Refused, details
from cli.failing import say as say_problem
from cli.output import plain, say
from cli.session import Session
from web import recording


def init(session: Session, simulated: bool, if_missing: bool, administrator: str | None) -> None:
    settings = session.settings
    handle = None if administrator is None else _handle(administrator)
    if if_missing and settings.database_url is not None:
        Archive.set_up(settings.data_dir, settings.database_url)
    stands = if_missing and Archive.stands(settings.data_dir, settings.database_url)
    if not stands:
        author = session.user or "arkiv"
        Archive.create(settings.data_dir, simulated, author, database_url=settings.database_url).close()
    given = handle is not None and _give_house(session, handle)
    if session.as_json:
        made = {"simulated": session.archive.simulated, "position": session.archive.last_position()}
        _print({"data_dir": str(settings.data_dir), **made, **({"administrator": handle} if given else {})})
        return
    told = "cli.init.stands" if stands else "cli.init"
    lines = [session.words.text(told, data_dir=settings.data_dir)]
    say(session, [*lines, *(_of_administrator(session, handle) if given and handle is not None else [])])


def _of_administrator(session: Session, handle: str) -> list[str]:
    """That they are it, and what is still to be done where they have no account to sign in with."""
    lines = [session.words.text("cli.init.administrator", who=handle)]
    if session.settings.people.own_accounts and session.people.accounts.find(handle) is None:
        lines.append(session.words.text("cli.init.no-account", who=handle))
    return lines


def _handle(text: str) -> str:
    found = handle_of(text)
    if found is None:
        raise invalid("administrator", "not-a-handle")
    return found


def _no_later(archive: Archive) -> dict[str, str]:
    """In an archive of example data the recording time of its last record, so that everything may come after it."""
    last = archive.log.event_at(archive.last_position())
    return {"at": last.recorded_at} if archive.simulated and last is not None else {}


def _give_house(session: Session, handle: str) -> bool:
    """Makes somebody administrator, unless there is one: a program that starts may say it every time."""
    day = today()
    if any(one.role == "administrator" and one.holds(day) for one in session.archive.known.grants.now()):
        return False
    reason = session.words.text("cli.init.administrator.reason")
    command = {"command": "grant-role", "who": handle, "role": "administrator", "reason": reason}
    session.archive.do({**command, **_no_later(session.archive)}, by=session.user or "arkiv")
    return True


def do(session: Session, file: str, dry_run: bool) -> None:
    archive = session.archive
    command = parse_command(_bytes(file, archive.max_bytes * 4 // 3 + MOST_OF_A_COMMAND))
    if dry_run:
        _print(recording.try_out(archive, command, by=session.user, language=session.language))
    else:
        _print(recording.record(archive, command, by=session.user, language=session.language)[1])


def _bytes(file: str, most: int) -> bytes:
    """One byte more than what is too much for any command is read of what is longer."""
    if file == "-":
        return sys.stdin.buffer.read(most + 1)
    try:
        with Path(file).open("rb") as opened:
            return opened.read(most + 1)
    except OSError:
        raise invalid("file", "unreadable-file", given=file) from None


def _print(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


@dataclass
class Counts:
    """What became of one command file."""

    file: str
    recorded: int = 0
    repeated: int = 0
    refused: int = 0
    warned: int = 0


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
            _warn(session, archive, file, outcome)
            progress(counts.recorded + counts.repeated + counts.refused, None)
            if outcome.problem is not None:
                place = {"file": file, "line": outcome.line.number or None}
                body = details(Refused(session.as_people_say(outcome.problem), **place), session.language)
                say_problem(body, session.language, session.as_json)
                if not keep_going:
                    break
    return counts


def _warn(session: Session, archive: Archive, file: str, outcome: Outcome) -> None:
    """What was recorded now and may be a mistake, on standard error; with ``--json`` it is counted alone."""
    if session.as_json or outcome.receipt is None or outcome.receipt.status != 201:
        return
    told = recording.told(archive, outcome.receipt, session.language)
    for one in (*told["warnings"], *told["cautions"]):
        line = session.words.text("cli.import.warning", file=file, line=outcome.line.number, text=one["text"])
        click.echo(plain(line), err=True)


def _count(counts: Counts, outcome: Outcome) -> None:
    if outcome.receipt is None:
        counts.refused += 1
    elif outcome.receipt.status == 201:
        counts.recorded += 1
        counts.warned += any(outcome.receipt.body[name] for name in TOLD)
    else:
        counts.repeated += 1


def _summary(session: Session, counts: Iterable[Counts], dry_run: bool) -> None:
    if session.as_json:
        files = [asdict(one) for one in counts]
        _print({"dry_run": dry_run, "position": session.archive.last_position(), "files": files})
        return
    key = "cli.import.would" if dry_run else "cli.import.done"
    say(session, [session.words.text(key, **asdict(one)) for one in counts])
