"""How large and how slow the pages of the example archive are: every one that a reader comes to from the front page."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from flask.testing import FlaskClient

from archive.archive import Archive
from archive.importing import record
from bench.measure import QUICK, report
from cli.demo import FILE
from web.app import close, create_app

PAGES = 40 if QUICK else 400
_ROUNDS = 2 if QUICK else 4
_BYTES, _SECONDS = 100_000, 0.150
_HREF = re.compile(r'<a [^>]*href="(/[^"#]*)')
_NO_PAGE = re.compile(r"/(api|static|problems|log-|skrivebord|indfoer|berigtig)|\.(ics|atom)\b|format=")


@dataclass(frozen=True)
class Looked:
    """``bytes``: as sent to a browser; ``spent``: seconds of a processor; ``waited``: by the clock; the least of some
    rounds, as whatever else a machine does only adds."""

    address: str
    bytes: int
    spent: float
    waited: float


# Of each kind of page so many, as they are come to: an archive has thousands of one kind.
_OF_A_KIND = 12


def main(pages: int = PAGES) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(_filled(Path(folder))) as archive:
        app = create_app(archive)
        found = [_looked_at(app.test_client(), address) for address in _walk(app.test_client(), pages)]
        close(app)
    _each_kind(found)
    large, slow = max(found, key=lambda one: one.bytes), max(found, key=lambda one: one.spent)
    told = {"pages": len(found)}
    of = "bytes of the largest page"
    report("pages", large.bytes / _BYTES, of, "100,000", bytes=large.bytes, page=large.address, **told)
    of, seconds = "processor seconds of the slowest page", round(slow.spent, 3)
    report("pages", slow.spent / _SECONDS, of, "0.150", seconds=seconds, page=slow.address, **told)
    waited = max(found, key=lambda one: one.waited)
    of, ms = "ms by the clock of the slowest page", round(1000 * waited.waited, 1)
    report("pages", waited.waited / _SECONDS, of, "150", ms=ms, page=waited.address, **told)


def _each_kind(found: Sequence[Looked]) -> None:
    """The slowest page of each kind by the clock, the slowest kind first."""
    slowest: dict[str, Looked] = {}
    for one in sorted(found, key=lambda one: one.waited):
        slowest[_kind(one.address)] = one
    for one in sorted(slowest.values(), key=lambda one: -one.waited):
        figures = {"ms": round(1000 * one.waited, 1), "bytes": one.bytes, "page": one.address}
        report("page", one.waited / _SECONDS, "ms by the clock of a page", "150", **figures)


def _kind(address: str) -> str:
    parts = urlsplit(address)
    return re.sub(r"(?<=/)[^/?]*[0-9][^/?]*", "*", parts.path) + "?" * bool(parts.query)


def _filled(folder: Path) -> Archive:
    archive = Archive.create(folder, simulated=True)
    for outcome in record(archive, FILE, by=None):
        if outcome.problem is not None:
            raise AssertionError(outcome.problem)
    return archive


def _walk(client: FlaskClient, pages: int) -> Iterator[str]:
    """The addresses that pages lead to, the nearest to the front page first."""
    waiting, seen, kinds = ["/"], {"/"}, dict[str, int]()
    while waiting and pages:
        address = waiting.pop(0)
        response = client.get(address)
        if response.status_code != 200:
            continue
        pages -= 1
        yield address
        for href in map(unescape, _HREF.findall(response.get_data(as_text=True))):
            kind = _kind(href)
            if href not in seen and not _NO_PAGE.search(href) and kinds.get(kind, 0) < _OF_A_KIND:
                seen.add(href)
                kinds[kind] = kinds.get(kind, 0) + 1
                waiting.append(href)


def _looked_at(client: FlaskClient, address: str) -> Looked:
    sent = client.get(address, headers={"Accept-Encoding": "gzip"})
    rounds = [_spent(client, address) for _ in range(_ROUNDS)]
    return Looked(address, len(sent.get_data()), min(own for own, _ in rounds), min(clock for _, clock in rounds))


def _spent(client: FlaskClient, address: str) -> tuple[float, float]:
    """Seconds of a processor, and by the clock: all of it is done in this process."""
    own, clock = time.process_time(), time.perf_counter()
    client.get(address)
    return time.process_time() - own, time.perf_counter() - clock
