"""The two axes of a page, its language, and links that keep them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from web.settings import LANGUAGES

if TYPE_CHECKING:
    from flask import Request

PATHS: Mapping[str, str] = {
    "agreement": "/aftaler",
    "justering": "/justeringer",
    "body": "/organer",
    "meeting": "/moeder",
    "decision": "/beslutninger",
    "document": "/dokumenter",
    "assignment": "/opfoelgning",
    "pulje": "/puljer",
    "area": "/omraader",
    "disagreement": "/uenigheder",
}
KEPT = ("on", "known", "lang")
_KEPT = "forumarkiv.kept"


def language(request: Request) -> str:
    """``da`` or ``en``: what the address says, else what the reader's browser prefers, else Danish."""
    asked = request.args.get("lang")
    return asked if asked in LANGUAGES else _preferred(list(request.accept_languages))


def _preferred(ranges: Sequence[tuple[str, float]]) -> str:
    """The first language of a browser's, best first, that there is, a region aside (RFC 4647, lookup)."""
    languages = [(range.lower().replace("_", "-").split("-")[0], quality) for range, quality in ranges]
    wanted = (language for language, quality in languages if quality > 0 and language in LANGUAGES)
    refused = {language for language, quality in languages if quality == 0}
    others = (language for language in LANGUAGES if language not in refused)
    return next(wanted, None) or next(others, LANGUAGES[0])


def given(request: Request, name: str) -> str | None:
    """A parameter of the page's address; an empty field of a form, or one of blanks, counts as not given."""
    if name not in request.args:  # a miss costs an exception in ``get``
        return None
    said = request.args[name]
    return said if said.strip() else None


def kept(request: Request) -> Mapping[str, str]:
    """What every link of this page carries on: ``on``, ``known`` and a chosen language; read once for a page."""
    found: Mapping[str, str] | None = request.environ.get(_KEPT)
    if found is None:
        found = {name: value for name in KEPT if (value := given(request, name)) is not None}
        request.environ[_KEPT] = found
    return found


def link(request: Request, path: str, **more: Any) -> str:
    """``path`` with the axes of this page; a parameter of ``more`` that is None is left out."""
    return _address(path, {**kept(request), **more})


def link_to(request: Request, kind: str | None, id: str | None) -> str | None:
    """The page of a body, meeting, decision, agreement or document; None where there is none."""
    if kind is None or id is None:
        return None
    if kind == "tilsyn":  # which has the address of its year
        return link(request, f"/tilsyn/{id.removeprefix('tilsyn-')}")
    return link(request, f"{PATHS[kind]}/{id}") if kind in PATHS else None


def link_known(request: Request, kind: str | None, id: str | None, position: int) -> str | None:
    """The page of something as the archive knew it up to a position."""
    if kind is None or kind not in PATHS or id is None:
        return None
    return link(request, f"{PATHS[kind]}/{id}", known=f"@{position}")


def other_parameters(request: Request) -> list[tuple[str, str]]:
    """What this page was asked for beside the two axes and the place in a list."""
    return [(name, value) for name, value in request.args.items(multi=True) if name not in ("on", "known", "cursor")]


def here(request: Request, **changed: str | None) -> str:
    """This page's own address with some parameters changed, or taken away where None."""
    query = {**request.args.to_dict(), **changed}
    return _address(request.path, query)


def next_link(request: Request, next_of_api: str) -> str:
    """The page that follows in a list: this page with the cursor and moment of the API's own link."""
    query = dict(parse_qsl(urlsplit(next_of_api).query))
    return here(request, **{name: query[name] for name in ("on", "known", "cursor") if name in query})


def _address(path: str, query: Mapping[str, Any]) -> str:
    asked = _query(tuple((name, str(value)) for name, value in query.items() if value not in (None, "")))
    address = quote(path, safe="/")
    return f"{address}?{asked}" if asked else address


@lru_cache(maxsize=1024)
def _query(given_ones: tuple[tuple[str, str], ...]) -> str:
    """The links of a page mostly carry the same on."""
    return urlencode(given_ones, safe="@")
