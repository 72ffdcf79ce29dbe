"""Feeds: new decisions, what happened to an agreement, and any search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from flask import Response, request

from archive.problems import Problem
from web.atom import MEDIA_TYPE, Entry, Feed, atom
from web.axes import PATHS, given, here, link
from web.pages.asking import ask, moment, put
from web.pages.blueprint import blueprint, full_address, name_of, wording
from web.pages.searching import hit_link
from web.question import Answer, asked
from web.questions import QUESTIONS

_MOST = 30


@blueprint.get("/beslutninger.atom")
def new_decisions() -> Response:
    """Decisions in the order in which they were recorded, the newest first; of one body with ``body``."""
    narrowed = {name: given(request, name) for name in ("body", "known")}
    found = _trail(event="decision-recorded", **narrowed)
    return _feed(wording().text("feed.decisions"), link(request, "/beslutninger"), _decisions(found["items"]), found)


@blueprint.get("/aftaler/<id>/aendringer.atom")
def changes_of_agreement(id: str) -> Response:
    """What was recorded of an agreement and its justeringer, the newest first."""
    answer = ask(put("agreement", {"id": id}))
    found = _trail(subject=id, known=given(request, "known"))
    title = wording().text("feed.agreement", title=answer["title"])
    return _feed(title, link(request, f"/aftaler/{id}"), map(_recorded, found["items"]), found)


@blueprint.get("/soeg.atom")
def hits() -> Response:
    """What a search finds, what was recorded last first: whoever follows it is told of that alone."""
    answer = ask(put("search", {"newest": True}))
    page = here(request, newest="true").replace("/soeg.atom", "/soeg", 1)
    title = wording().text("feed.search", q=answer["query"])
    return _feed(title, page, map(_hit, answer["hits"]), answer)


def _feed(title: str, page: str, entries: Iterable[Entry], answer: Answer) -> Response:
    own = request.full_path if request.query_string else request.path
    updated = answer["as_of"]["known"] or "0001-01-01T00:00:00Z"
    feed = Feed(full_address(own), full_address(page), title, updated, wording().language, entries)
    return Response(atom(feed), mimetype=MEDIA_TYPE)


def _trail(**narrowing: Any) -> Answer:
    return moment().answer(asked(QUESTIONS["audit"], {}, {**narrowing, "newest": True, "limit": _MOST}))


def _decisions(entries: Iterable[Any]) -> Iterator[Entry]:
    w = wording()
    for entry in entries:
        try:
            made = moment().answer(asked(QUESTIONS["decision"], {"id": entry["subject"]["id"]}, {}))
        except Problem:
            continue  # not for who asks
        title = f"{made['body_name']}, {w.day(made['decided_on'])}: {w.code('outcome', made['outcome'])}"
        address = full_address(f"{PATHS['decision']}/{made['id']}")
        yield Entry(address, title, entry["recorded_at"], entry["recorded_by"], made["text"])


def _recorded(entry: Any) -> Entry:
    """One entry of the trail, whose page is the record as it stood then."""
    position = entry["position"]
    path = f"/revisionsspor?subject={entry['subject']['id']}&known=@{position}#nr-{position}-{entry['n']}"
    return Entry(
        full_address(path), entry["summary"], entry["recorded_at"], entry["recorded_by"], entry["reason"] or None
    )


def _hit(hit: Any) -> Entry:
    """Which text it is stays; the address of its page names the day of today, and the words that were found. A text
    that gave way stands beside the one that came in its place: when each stood tells them apart."""
    w, words = wording(), "".join(piece["text"] for piece in hit["snippet"])
    if hit.get("valid"):
        words += f" ({w.text('search.valid')} {w.interval(hit['valid']['from'], hit['valid']['to'])})"
    title = " ".join(one for one in (hit.get("number"), hit["title"] or hit["id"]) if one)
    by = name_of(hit["body"]) if hit.get("body") else "Forumarkiv"
    id = f"{urlsplit(hit['url']).path}#{hit['place']}"
    return Entry(full_address(hit_link(hit)), title, hit["recorded_at"], by, words, full_address(id))
