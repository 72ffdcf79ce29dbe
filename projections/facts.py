"""What several answers say alike: names, access, who recorded it."""

from __future__ import annotations

from typing import Any

from archive.records import Record
from projections.view import View


def maker(view: View, id: str, command: str) -> Record:
    """The record that made an owner, void or not."""
    return next(record for record in view.knowledge.records(id) if record.command == command)


def live(view: View, owner: str, *commands: str) -> list[Record]:
    """The records of an owner that are not void, in the order of recording."""
    return view.judge.facts.live(owner, *commands)


def is_void(view: View, id: str) -> bool:
    """Whether what an id names was taken away, or hangs on something that was."""
    made = view.knowledge.made(id)
    return made is not None and (made.void or (made.owner != id and is_void(view, made.owner)))


def body_name(view: View, body: str | None) -> str | None:
    return None if body is None else str(maker(view, body, "establish-body").data["name"])


NAMES = {
    **dict.fromkeys(("establish-body", "establish-office", "designate-area"), "name"),
    **dict.fromkeys(("enter-agreement", "file-document", "note-disagreement"), "title"),
    "assign": "task",
}


def name_of(view: View, id: str) -> str | None:
    """The name of a body, office or area, the title of an agreement, document or disagreement, the task of an
    assignment; None of what has none, or was not known."""
    return next((str(r.data[NAMES[r.command]]) for r in view.knowledge.records(id) if r.command in NAMES), None)


def named_body(view: View, body: str) -> dict[str, Any]:
    return {"id": body, "name": body_name(view, body)}


def access(view: View, owner: str, given: str | None = None, subject: str | None = None) -> str:
    """The last ``set-access`` of a subject as a whole, else what was given when it was recorded, else ``internal``."""
    asked = subject or owner, None
    found = [r for r in live(view, owner, "set-access") if (r.data["subject"], r.data.get("item")) == asked]
    return str(found[-1].data["access"]) if found else given or "internal"


def access_of_items(view: View, meeting: str) -> dict[str, str]:
    """By the number of an item, the last ``set-access`` of it."""
    found = [r.data for r in live(view, meeting, "set-access") if r.data["subject"] == meeting and "item" in r.data]
    return {data["item"]: data["access"] for data in found}


def recorded(record: Record) -> dict[str, Any]:
    return {"position": record.position, "recorded_at": record.recorded_at, "recorded_by": record.by}
