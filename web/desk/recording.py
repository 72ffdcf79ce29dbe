"""Recording what a form says: its commands in order, each once however often the form is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive.archive import Archive
from archive.problems import Problem
from web import recording
from web.desk.previews import key_of


@dataclass(frozen=True)
class Done:
    """``receipts`` of what is recorded, in order; ``problem``: why the next of them is not, None where all are."""

    receipts: Sequence[Mapping[str, Any]]
    problem: Problem | None = None


def record(archive: Archive, commands: Sequence[Mapping[str, Any]], form: str, by: str, language: str) -> Done:
    """Records commands in order, up to the first that is refused; sent again, goes on from there.

    ``form``: the form's key: command ``n`` gets ``<form>-<n>``; ``by``: who records; ``language``: of the warnings.
    """
    receipts: list[Mapping[str, Any]] = []
    for n, command in enumerate(commands, 1):
        try:
            _, receipt = recording.record(archive, {**command, "key": key_of(form, n)}, by=by, language=language)
        except Problem as problem:
            return Done(receipts, problem)
        receipts.append(receipt)
    return Done(receipts)
