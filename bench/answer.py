"""The whole answer of the API to an agreement on (D, K), its parts and its page, and how many a web process gives.

Milliseconds stand beside the ratios; on both databases.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from http.client import HTTPConnection
from itertools import cycle, islice
from statistics import mean
from typing import Any
from urllib.parse import urlsplit

import msgspec
from flask import Flask
from sqlalchemy import Row

from archive.archive import Archive
from bench.histories import MAIN, History, days_asked
from bench.measure import QUICK, report, seconds
from bench.rebuild import archive_of
from bench.servers import ENGINES, Place, places, served
from projections.agreements import answers
from projections.agreements.as_of import last_words, states
from projections.agreements.editions import edition
from projections.agreements.known_from import known_from
from projections.agreements.pending import pending
from projections.agreements.sources import Sources
from projections.view import View
from web.app import close, create_app
from web.services import Services
from web.words import worded

SIZES = (500,) if QUICK else (10_000, 100_000, 1_000_000)
ASKED = 4 if QUICK else 10
QUESTIONS, ROUNDS = (20, 1) if QUICK else (2_000, 5)
_WHOLE, _TEXT, _PAGE = "answer", "text", "page"


class _Parts:
    """One answer taken apart, each part timed on what those before it have looked up, as in the answer itself."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.ms: dict[str, float] = {}
        terms = self.timed("term", lambda: states(view.connection, MAIN, view.position))
        rows = self.timed(_TEXT, lambda: last_words(view.connection, MAIN, view.on, view.position))
        self.timed("known_from", lambda: known_from(view.connection, MAIN, terms, rows, view.on, view.position))
        self.timed("sources", lambda: self._sources(rows))
        self.timed("mandate", lambda: self._mandates(rows))
        self.timed("edition", lambda: edition(view.connection, MAIN, terms[0], view.on, view.position))
        self.timed("pending", lambda: pending(view.connection, MAIN, terms[0], view.on, view.position))
        self.timed("parties", lambda: view.judge.parties.rows(MAIN, view.on))
        self.timed(
            "status and term", lambda: (view.judge.agreements.status(MAIN, view.on), view.judge.agreements.term(MAIN))
        )

    def timed(self, part: str, run: Callable[[], Any]) -> Any:
        found: list[Any] = []
        self.ms[part] = 1000 * seconds(lambda: found.append(run()))
        return found[0]

    def _sources(self, rows: Sequence[Row[Any]]) -> list[Any]:
        sources = Sources(self.view, MAIN)
        sources.prefetch(rows)
        return [sources.of(row) for row in rows]

    def _mandates(self, rows: Sequence[Row[Any]]) -> list[Any]:
        known, judge = self.view.knowledge, self.view.judge
        justeringer = [None if row.kind == "agreement" else known.justering(row.source) for row in rows]
        pairs = zip(justeringer, rows, strict=True)
        return [judge.mandates.of_text(MAIN, j, row.effective_on, self.view.on) for j, row in pairs]


def main(
    sizes: Sequence[int] = SIZES, rounds: int = ROUNDS, engines: Sequence[str] = ENGINES, questions: int = QUESTIONS
) -> None:
    for engine in engines:
        with places(engine) as place:
            for size in sizes:
                history = History("lifelike", size, spread=False)
                with place() as found, archive_of(history, found) as archive:
                    _of_archive(archive, found, {"engine": engine, "versions": size}, rounds, questions)


def _of_archive(archive: Archive, place: Place, told: dict[str, Any], rounds: int, questions: int) -> None:
    app = create_app(archive)
    try:
        whole = _measure(app, told, rounds)
    finally:
        close(app)
    _rate(place, told, whole, questions)


def _measure(app: Flask, told: dict[str, Any], rounds: int) -> float:
    """Milliseconds of the whole answer."""
    days = [[_one(app, day) for _ in range(rounds + 1)][1:] for day in days_asked(1, ASKED)]
    ms = {part: mean(min(one[part] for one in day) for day in days) for part in days[0][0]}
    whole, page = ms.pop(_WHOLE), ms.pop(_PAGE)
    report("answer", whole / ms[_TEXT], "ms of the API's answer", "ms of its text", **told, ms=round(whole, 2))
    report("answer-page", page / whole, "ms of the page", "ms of the API's answer", **told, ms=round(page, 2))
    for part, each in ms.items():
        report("answer-part", each / whole, f"ms of {part}", "ms of the API's answer", **told, ms=round(each, 3))
    return whole


def _one(app: Flask, day: str) -> dict[str, float]:
    services: Services = app.extensions["forumarkiv"]
    with services.reader.view(on=day) as view:
        parts = _Parts(view)
    with services.reader.view(on=day) as view:
        shown = parts.timed("all of these as a dictionary", lambda: answers.show(view, MAIN))
        said = parts.timed("sentences", lambda: worded(view, shown, "da"))
        parts.timed("envelope and JSON", lambda: msgspec.json.encode(view.envelope(said, "/", "/")))
    client = app.test_client()
    for part, path in ((_WHOLE, "/api/v1/agreements"), (_PAGE, "/aftaler")):
        answered = parts.timed(part, lambda path=path: client.get(f"{path}/{MAIN}?on={day}"))
        if answered.status_code != 200:
            raise AssertionError(answered.text)
    return parts.ms


def _rate(place: Place, told: dict[str, Any], whole: float, questions: int) -> None:
    """Answers a second of a web process's processor time: it runs one thread of Python at a time, on one core."""
    with served(place) as (process, address), closing(HTTPConnection(urlsplit(address).netloc)) as connection:
        _ask(connection, 10)
        before = process.cpu_times()
        _ask(connection, questions)
        after = process.cpu_times()
    each = (after.user + after.system - before.user - before.system) / questions
    of, to = "processor ms of an answer over HTTP", "ms of the answer by the test client"
    report("answer-rate", 1000 * each / whole, of, to, **told, per_s=round(1 / each))


def _ask(connection: HTTPConnection, questions: int) -> None:
    for day in islice(cycle(days_asked(1, ASKED)), questions):
        connection.request("GET", f"/api/v1/agreements/{MAIN}?on={day}")
        answered = connection.getresponse()
        answered.read()
        if answered.status != 200:
            raise AssertionError(f"{answered.status} for {day}")
