"""Search: a form, hits with their snippets, and facets that narrow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from flask import request

from archive.problems import Problem
from projections.search.fields import FACETS
from projections.search.marking import marked
from web.axes import given, here, kept, link
from web.facets import boxes, value_words
from web.pages.asking import ask, moment, put
from web.pages.blueprint import blueprint, name_of, show, wording
from web.questions import QUESTIONS
from web.schemas.queries import SearchQuery

# What narrows besides the facets.
_BESIDES = ("from", "to", "exact")
# So many places are marked on the page that a hit leads to.
_MARKED = 3
# A word that stands before what was found, in the same sentence.
_LAST_WORD = re.compile(r"[^\W\d_]+(?=[ \u00a0]*$)")


@blueprint.get("/soeg")
def search() -> str:
    """Hits for ``q``; without it the form alone."""
    q = given(request, "q")
    answer = ask(put("search", {})) if q else moment().said()
    narrowed_by = [*boxes(FACETS, SearchQuery.parameters)]
    form = {
        name: given(request, name) for name in (*QUESTIONS["search"].parameters, *(box.name for box in narrowed_by))
    }
    more: dict[str, Any] = {"narrows": any(form[name] for name in (*_BESIDES, *(box.name for box in narrowed_by)))}
    more |= {"search_feed": here(request, cursor=None, newest=None).replace("/soeg", "/soeg.atom", 1)}
    more |= {"hit_link": hit_link, "facet_link": facet_link, "facet_counts": facet_counts, "value_words": value_words}
    more |= {"title_marked": title_marked, "says_more": says_more, "ids_to_choose": ids_to_choose}
    return show("search.html", answer, q=q, asked=form, boxes=narrowed_by, facets=FACETS, **more)


def ids_to_choose(facet: str, answer: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The ids that a facet may be narrowed to, with their names: all of them, else those of what was found."""
    every = {"body": moment().bodies, "agreement": moment().agreements}.get(facet)
    if every is not None:
        return every()
    found = facet_counts(answer.get("facets", {}).get(facet))
    return sorted(((id, name_of(id)) for id, _ in found), key=lambda one: one[1].casefold())


def hit_link(hit: Mapping[str, Any]) -> str:
    """The hit's page at this page's moment; of a text that stood at another time, the day that its address names.

    Browsers go to the words that were found and mark them: they are named in the fragment, which no server is sent.
    """
    parts = urlsplit(hit["url"])
    own = dict(parse_qsl(parts.query))
    day = {"on": own["on"]} if "on" in own and "on" not in kept(request) else {}
    looked = {"q": given(request, "q")} if hit["type"] == "document" else {}  # marked on the page, the first a place
    fragment = ("fund" if looked else parts.fragment) + _words_found(hit["snippet"])
    return link(request, parts.path, **day, **looked) + (f"#{fragment}" if fragment else "")


def _words_found(snippet: Sequence[Mapping[str, Any]]) -> str:
    """The text directive of the first words that a snippet marks, each with the word before it; empty without any."""
    before = ["", *(str(piece["text"]) for piece in snippet)]
    found = [_directive(last, str(piece["text"])) for last, piece in zip(before, snippet, strict=False) if piece["hit"]]
    return ":~:" + "&".join(found[:_MARKED]) if found else ""


def _directive(before: str, words: str) -> str:
    last = _LAST_WORD.search(before)
    prefix = f"{_encoded(last[0])}-," if last else ""
    return f"text={prefix}{_encoded(' '.join(words.split()))}"


def _encoded(words: str) -> str:
    """Hyphens have a meaning of their own in a text directive."""
    return quote(words, safe="").replace("-", "%2D")


def title_marked(hit: Mapping[str, Any], q: str, exact: str | None) -> list[dict[str, Any]]:
    """What a hit is called, with the words in it that were asked for; of a query that cannot be read, unmarked."""
    called = str(hit["title"] or hit["id"])
    if hit["type"] == "decision" and hit["body"] and called == name_of(hit["body"]):  # taken at no meeting
        called = f"{wording().heading('type', hit['type'])}: {called}"
    try:
        return marked(called, moment().looked_for(q, exact == "true"))
    except Problem:
        return [{"text": called, "hit": False}]


def says_more(hit: Mapping[str, Any]) -> bool:
    """Whether the words around what was found are others than what the hit is called."""
    return "".join(str(piece["text"]) for piece in hit["snippet"]).strip() not in ("", hit["title"])


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
