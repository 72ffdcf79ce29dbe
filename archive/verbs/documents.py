"""Filing a document: how much of it could be read is told, and what lies in it becomes documents of their own; who may
read something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from archive.problems import invalid
from archive.verbs.context import Context
from archive.verbs.verb import verb

_MAX_ID = 100
_FILED = "document-filed"
# Of what kind a file is that lies in another.
_BILAG = "bilag"


@verb
def file_document(c: Context) -> None:
    _tell(c)
    _file_attached(c, c.owner.id, c.data.pop("attached", ()), c.data["title"])


@verb
def extract_document(c: Context) -> None:
    _tell(c)


@verb
def set_access(c: Context) -> None:
    """An item is one of a meeting."""
    if "item" in c.data and c.known.type_of(c.data["subject"]) != "meeting":
        raise invalid("item", "unknown-field")


def _tell(c: Context) -> None:
    """A file without text is not told in the same words as one that was read."""
    failure, pages = c.data.get("failure"), c.data.get("pages")
    if failure is not None:
        c.warn("file-not-read", why=failure)
    elif pages is not None and pages["with_text"] < pages["of"]:
        c.warn("pages-without-text", with_text=pages["with_text"], of=pages["of"])
    c.warnings += c.data.get("unread", ())


def _file_attached(c: Context, parent: str, attached: Sequence[Mapping[str, Any]], title: str) -> None:
    """With the access of the document that they lie in, and belonging to it."""
    access = {"access": c.data["access"]} if "access" in c.data else {}
    for number, one in enumerate(attached, 1):
        id = _free_id(c, parent, number)
        read = {name: value for name, value in one.items() if name not in ("title", "attached")}
        about = {"id": id, "title": one["title"] or title, "kind": _BILAG, **access}
        c.links.append((id, _FILED, {**about, "belongs_to": parent, "within": parent, **read}))
        _file_attached(c, id, one.get("attached", ()), about["title"])


def _free_id(c: Context, parent: str, number: int) -> str:
    """The parent's id and a number; one that is taken is passed over."""
    taken = {stream for stream, _, _ in c.links}
    while True:
        ending = f"-{number}"
        id = parent[: _MAX_ID - len(ending)] + ending
        if id not in taken and c.known.type_of(id) is None:
            return id
        number += 1
