"""How large and how slow the pages of the example archive are: every one that a reader comes to from the front page."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from flask.testing import FlaskClient

from archive.archive import Archive
from archive.importing import record
from bench.measure import QUICK, report
from cli.demo import FILE
from web.app import close, create_app

PAGES = 60 if QUICK else 400
_ROUNDS = 2 if QUICK else 4
_BYTES, _SECONDS = 100_000, 0.150
_HREF = re.compile(r'<a [^>]*href="(/[^"#]*)')
_NO_PAGE = re.compile(r"/(api|static|problems|log-|skrivebord|indfoer|berigtig)|\.(ics|atom)\b|format=")

# Of each kind of page so many, as they are come to: an archive has thousands of one kind.
_OF_A_KIND = 12


def main(pages: int = PAGES) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(_filled(Path(folder))) as archive:
        app = create_app(archive)
        found = [(address, *_looked_at(app.test_client(), address)) for address in _walk(app.test_client(), pages)]
        close(app)
    large, slow = max(found, key=lambda one: one[1]), max(found, key=lambda one: one[2])
    told = {"pages": len(found)}
    report("pages", large[1] / _BYTES, "bytes of the largest page", "100,000", bytes=large[1], page=large[0], **told)
    report(
        "pages",
        slow[2] / _SECONDS,
        "processor seconds of the slowest page",
        "0.150",
        seconds=round(slow[2], 3),
        page=slow[0],
        **told,
    )


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
            kind = re.sub(r"(?<=/)[^/?]*[0-9][^/?]*", "*", urlsplit(href).path) + "?" * bool(urlsplit(href).query)
            if href not in seen and not _NO_PAGE.search(href) and kinds.get(kind, 0) < _OF_A_KIND:
                seen.add(href)
                kinds[kind] = kinds.get(kind, 0) + 1
                waiting.append(href)


def _looked_at(client: FlaskClient, address: str) -> tuple[int, float]:
    """Bytes as sent to a browser, and the least processor seconds of some rounds: all of it is done in this process."""
    sent = client.get(address, headers={"Accept-Encoding": "gzip"})
    return len(sent.get_data()), min(_spent(client, address) for _ in range(_ROUNDS))


def _spent(client: FlaskClient, address: str) -> float:
    begun = time.process_time()
    client.get(address)
    return time.process_time() - begun
