"""Search: a form, hits with their snippets, and facets that narrow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from flask import request

from projections.search.documents import TYPES
from web.axes import given, here, kept, link
from web.pages.asking import ask, moment, put
from web.pages.blueprint import blueprint, show
from web.questions import QUESTIONS


@blueprint.get("/soeg")
def search() -> str:
    """Hits for ``q``; without it the form alone."""
    q = given(request, "q")
    answer = ask(put("search", {})) if q else moment().said()
    form = {name: given(request, name) for name in QUESTIONS["search"].parameters}
    feed = here(request, cursor=None).replace("/soeg", "/soeg.atom", 1)
    more = {"search_feed": feed, "hit_link": hit_link, "facet_link": facet_link, "facet_counts": facet_counts}
    return show("search.html", answer, q=q, asked=form, types=TYPES, **more)


def hit_link(hit: Mapping[str, Any]) -> str:
    """The hit's page at this page's moment; of a text that stood at another time, the day that its address names."""
    parts = urlsplit(hit["url"])
    own = dict(parse_qsl(parts.query))
    day = {"on": own["on"]} if "on" in own and "on" not in kept(request) else {}
    return link(request, parts.path, **day) + (f"#{parts.fragment}" if parts.fragment else "")


def facet_counts(facet: Mapping[str, int] | Iterable[Mapping[str, Any]] | None) -> list[tuple[str, int]]:
    """The values of a facet with their counts."""
    if isinstance(facet, Mapping):
        return [(str(value), count) for value, count in facet.items()]
    return [(str(one["value"]), one["count"]) for one in facet or ()]


def facet_link(name: str, value: str) -> str:
    """This search narrowed to one value of a facet; a year begins and ends with its first days."""
    if name == "year":
        return here(request, **{"from": f"{value}-01-01", "to": f"{int(value) + 1:04d}-01-01", "cursor": None})
    return here(request, **{name: value, "cursor": None})
