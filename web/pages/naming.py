"""What stands in the archive by its id, by the name that people know it by."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from flask import g

from archive.problems import Problem
from web.pages.asking import Answer, ask

_WITH_TITLES = {"agreement": "agreements", "document": "documents"}


def every(path: str) -> Iterator[Answer]:
    """All rows of a list at this page's moment, asked for page by page."""
    cursor: str | None = None
    while True:
        found = ask(path, limit="500", cursor=cursor)
        yield from found["items"]
        if found["next"] is None:
            return
        cursor = dict(parse_qsl(urlsplit(found["next"]).query))["cursor"]


def body_names() -> dict[str, str]:
    """The names of all bodies at this page's moment, by id."""
    if "body_names" not in g:
        g.body_names = {row["id"]: row["name"] for row in every("bodies")}
    names: dict[str, str] = g.body_names
    return names


def body_name(id: str) -> str:
    """A body's name; its id where the archive did not know it."""
    return body_names().get(id, id)


def bodies_by_name() -> list[tuple[str, str]]:
    """Every body as its id and its name, to choose from."""
    return sorted(body_names().items(), key=lambda one: one[1].casefold())


def title(kind: str | None, id: str) -> str:
    """The title of an agreement or document; the id of what has none, or was not known."""
    if kind not in _WITH_TITLES:
        return id
    titles: dict[tuple[str, str], str] = g.setdefault("titles", {})
    if (kind, id) not in titles:
        try:
            titles[kind, id] = ask(f"{_WITH_TITLES[kind]}/{id}")["title"]
        except Problem:
            titles[kind, id] = id
    return titles[kind, id]
