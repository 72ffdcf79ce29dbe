"""Documents: what was filed, the text that could be read in it, its versions, and what refers to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from archive.problems import Problem
from archive.records import Record
from archive.rereading import as_read
from projections import newest as by_day
from projections.facts import access, maker, recorded
from projections.listing import each, naming, of_type, page, referring
from projections.view import View

Answer = dict[str, Any]
_KIND = by_day.Kind("file-document")


def show(view: View, id: str) -> Answer:
    """A document as docs/api.md has it, ``text`` included. Raises ``not-found``, ``not-known-then``."""
    view.require(id, "document")
    record = maker(view, id, "file-document")
    data = as_read(view.knowledge.records(id))
    belongs_to = data.get("belongs_to")
    text, failure = _text(view, data.get("text_sha256"), data.get("failure"))
    return {
        **short(view, id),
        "version": view.knowledge.version(id) or 1,
        "belongs_to": belongs_to,
        "belongs_to_type": None if belongs_to is None else view.knowledge.type_of(belongs_to),
        "text": text,
        "failure": failure,
        "page_starts": None if text is None else data.get("page_starts"),
        "unread": not_read({**data, "failure": failure}),
        "extractor": data.get("extractor"),
        "replaces": data.get("replaces"),
        "replaced_by": _newer(view, id),
        "versions": _versions(view, id),
        "attached": [short(view, one) for one in _attached(view, id)],
        "referred_by": referring(view, id),
        "source": recorded(_filed(view, record)),
    }


def short(view: View, id: str) -> Answer:
    """A document as a row of a list."""
    record = maker(view, id, "file-document")
    data = as_read(view.knowledge.records(id))
    names = ("dated", "case_number", "document_number", "media_type", "sha256", "size")
    return {
        "id": id,
        "title": data["title"],
        "kind": data["kind"],
        **{name: data.get(name) for name in names},
        "access": access(view, id, data.get("access")),
        "read": how_read(data),
        "failure": data.get("failure"),
        "pages": {"by_ocr": 0, **data["pages"]} if "pages" in data else None,
        "void": record.void or _filed(view, record).void,
    }


def _filed(view: View, record: Record) -> Record:
    """The record by which a document came into the archive, perhaps within another: taken away, it takes it along."""
    while (outer := record.data.get("within")) is not None:
        record = maker(view, outer, "file-document")
    return record


def _attached(view: View, id: str) -> Iterator[str]:
    """Documents that lay in this one, in order."""
    found = (maker(view, one, "file-document") for one in each(view, naming(view, id, "file-document", "belongs_to")))
    within = [record for record in found if record.data.get("within") == id]
    return (record.id for record in sorted(within, key=lambda record: record.position))


def how_read(data: Mapping[str, Any]) -> str:
    """``whole``, ``partly``, or ``none``: without readable text."""
    if data.get("failure") is not None:
        return "none"
    return "partly" if not_read(data) else "whole"


def not_read(data: Mapping[str, Any]) -> list[Answer]:
    """What could not be read of a file, and why: ``[{code, ...}]``, as it was told when it was filed."""
    return [*_not_read_at_all(data), *data.get("unread", ())]


def _not_read_at_all(data: Mapping[str, Any]) -> Iterator[Answer]:
    failure, pages = data.get("failure"), data.get("pages")
    if failure is not None:
        yield {"code": "file-not-read", "why": failure}
    elif pages is not None and pages["with_text"] < pages["of"]:
        yield {"code": "pages-without-text", "with_text": pages["with_text"], "of": pages["of"]}


def listing(
    view: View, limit: int | None = None, cursor: str | None = None, read: str | None = None, newest: bool = False
) -> Answer:
    """Documents by id; void ones are left out. ``read``: only those of which so much was read. ``newest``: by date, the
    newest first, those of no date at the end.
    """

    def row(id: str, *_: str) -> Answer | None:
        found = short(view, id)
        return None if found["void"] or read not in (None, found["read"]) else found

    if newest:
        return by_day.page(view, _KIND.on_days(view, None, None, None), row, limit, cursor)
    return page(view, of_type(view, "document"), row, limit, cursor)


def _text(view: View, sha: str | None, failure: str | None) -> tuple[str | None, str | None]:
    """The text, or why there is none; a text that was erased is told, not an error."""
    if sha is None:
        return None, failure
    try:
        return view.texts.get(sha), failure
    except Problem as problem:
        if problem.slug != "not-found":
            raise
        return None, "text-erased"


def _newer(view: View, id: str) -> list[str]:
    found = each(view, naming(view, id, "file-document", "replaces"))
    return [one for one in found if not maker(view, one, "file-document").void]


def _versions(view: View, id: str) -> list[Answer]:
    """The chain that a document belongs to, oldest first: what it replaces, itself, what replaces it."""
    older = [id]
    while (before := maker(view, older[0], "file-document").data.get("replaces")) is not None and before not in older:
        older.insert(0, before)
    chain = dict.fromkeys(older)
    waiting = [id]
    while waiting:
        newer = [one for one in _newer(view, waiting.pop(0)) if one not in chain]
        chain |= dict.fromkeys(newer)
        waiting += newer
    return [{name: short(view, one)[name] for name in ("id", "title", "dated", "sha256")} for one in chain]
