"""The command that drafts an agreement from a file: draft-agreement."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from archive.drafting import Draft, entered, read, written
from archive.extraction.kinds import guess_media_type
from archive.given_files import bytes_at
from archive.problems import invalid
from archive.slugs import slug
from cli.output import plain
from cli.session import Session
from cli.wrong import WrongValue

_MEGABYTE = 1_000_000


def draft_agreement(session: Session, file: str, party: tuple[str, ...], **said: str | None) -> None:
    """Writes a command file to standard output; what a person has to look at to standard error, and as comments."""
    most = session.settings.max_file_mb
    content = bytes_at(Path(file), int(most * _MEGABYTE), file)
    draft = read(content, guess_media_type(Path(file).name, content), most)
    given: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
    given = {"id": slug(given.get("title") or draft.title or Path(file).stem), **given, "parties": list(party)}
    command = entered(draft, given)
    if command["title"] is None:
        command["title"] = plain(Path(file).stem)
    if command["level"] is None:
        raise WrongValue(invalid("level", "required"))
    if session.as_json:
        click.echo(json.dumps(command, ensure_ascii=False, separators=(",", ":")))
        return
    notes = _notes(session, draft, command)
    click.echo("\n".join(plain(note) for note in notes), err=True)
    click.echo(written([command], [session.words.text("cli.draft.head", file=Path(file).name), *notes]), nl=False)


def _notes(session: Session, draft: Draft, command: dict[str, Any]) -> list[str]:
    w = session.words
    notes = [w.count("cli.draft.provisions", len(draft.provisions))]
    if draft.twice:
        notes.append(w.text("cli.draft.twice", numbers=", ".join(draft.twice)))
    if not command["parties"]:
        notes.append(w.text("cli.draft.parties"))
    if command["effective_on"] is None:
        notes.append(w.text("cli.draft.effective"))
    if draft.left_out:
        notes += [w.text("cli.draft.left-out"), *(f"  {line}" for line in draft.left_out)]
    return notes
