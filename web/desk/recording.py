"""Recording what a form says: its commands in order, each once however often the form is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive.archive import Archive
from archive.problems import Problem
from archive.rights.judging import Actor
from web import recording
from web.desk.previews import key_of


@dataclass(frozen=True)
class Done:
    """``receipts`` of what is recorded, in order; ``problem``: why the next of them is not, None where all are."""

    receipts: Sequence[Mapping[str, Any]]
    problem: Problem | None = None


def record(
    archive: Archive,
    commands: Sequence[Mapping[str, Any]],
    form: str,
    by: str,
    language: str,
    actor: Actor | None = None,
) -> Done:
    """Records commands in order, up to the first that is refused; sent again, goes on from there.

    ``form``: the form's key: command ``n`` gets ``<form>-<n>``; ``by``: who records; ``language``: of the warnings;
    ``actor``: as of ``Archive.do``.
    """
    receipts: list[Mapping[str, Any]] = []
    for n, command in enumerate(commands, 1):
        try:
            keyed = {**command, "key": key_of(form, n)}
            _, receipt = recording.record(archive, keyed, by=by, language=language, actor=actor)
        except Problem as problem:
            return Done(receipts, problem)
        receipts.append(receipt)
    return Done(receipts)
