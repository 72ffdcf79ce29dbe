"""What an installation takes: memory of a web process, and disk for a million events, on both installations.

The example archive many times over; figures a million events are multiplied up from what is said in ``events``. The
web process is a real one, asked over HTTP; its memory is what the system counts as resident.
"""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from itertools import cycle, islice
from typing import Any
from urllib.parse import quote

from archive.archive import Archive
from bench.bare import bare_log_at
from bench.examples import example, many_times
from bench.measure import QUICK, report
from bench.rebuild import archive_of, copied
from bench.servers import Place, Places, elasticsearch_or_word, named, places, served
from projections.reader import Reader
from projections.search.elastic_client import SearchServer
from projections.search.elastic_home import ElasticHome
from projections.search.service import SearchService
from tests.databases import run

TIMES, REQUESTS = (1, 20) if QUICK else (50, 500)
_BARE = "the bare library's log"
_MB, _MILLION = 1_000_000, 1_000_000
_SIZE = "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class AS c JOIN pg_namespace AS n "
_OF = "ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'm') AND n.nspname"
# Of each kind that people ask for; agreements at several days.
_ASKED = (
    "/", "/aftaler", "/organer", "/api/v1/agreements", "/api/v1/bodies", "/api/v1/meetings", "/api/v1/decisions",
    "/api/v1/audit?limit=50", "/soeg?q=aftale", "/api/v1/search?q=aftale", "/api/v1/search?q=udlejning&on=2012-05-08",
)  # fmt: skip
_DAYS = ("2008-01-01", "2012-05-08", "2020-01-01")


def main(times: int = TIMES, requests: int = REQUESTS, elasticsearch: str | None = None) -> None:
    """``elasticsearch``: the address of a server that is there already; None: one is started."""
    with places("sqlite") as place:
        _measure(place, "sqlite, tantivy", None, times, requests)
    with ExitStack() as stack:
        address = stack.enter_context(elasticsearch_or_word("the footprint with Elasticsearch", elasticsearch))
        if address is not None:
            server = stack.enter_context(named(address))
            place = stack.enter_context(places("postgresql"))
            _measure(place, "postgresql, elasticsearch", server, times, requests)


def _measure(place: Places, engines: str, server: SearchServer | None, times: int, requests: int) -> None:
    with place() as found, archive_of(many_times(example(), times), found) as archive:
        with closing(bare_log_at(found)) as log:
            events = copied(archive, log)
        _followed(archive, server)
        told = {"engines": engines, "events": events}
        sizes = _sizes(found, server)
        bare = sizes.pop(_BARE)
        for what, size in sizes.items():
            per_million = round(size * _MILLION / events / _MB, 1)
            report("disk", size / bare, f"bytes of {what}", f"bytes of {_BARE}", **told, mb=per_million)
        _memory(found, server, requests, told)


def _followed(archive: Archive, server: SearchServer | None) -> None:
    home = None if server is None else ElasticHome(server, archive.data_dir)
    with closing(Reader(archive)) as reader, closing(SearchService(archive, reader, home)) as search:
        search.rebuild()


def _sizes(place: Place, server: SearchServer | None) -> dict[str, int]:
    own, models = (
        (_in_folder(place, "log.db*"), _in_folder(place, "read-*"))
        if place.database_url is None
        else (_in_database(place, "= 'forumarkiv'"), _in_database(place, "LIKE 'read_%'"))
    )
    bare = _in_folder(place, "bare.db*") if place.database_url is None else _in_database(place, "= 'bare'")
    index = _in_folder(place, "index-*") if server is None else _in_search(server)
    return {_BARE: bare, "the log": own, "the read models": models, "the index": index}


def _in_folder(place: Place, pattern: str) -> int:
    found = [path for one in place.data_dir.glob(pattern) for path in (one, *one.rglob("*"))]
    return sum(path.stat().st_size for path in found if path.is_file())


def _in_database(place: Place, schema: str) -> int:
    assert place.database_url is not None
    return int(run(place.database_url, "CHECKPOINT", f"{_SIZE}{_OF} {schema}")[0][0])


def _in_search(server: SearchServer) -> int:
    with server.client() as client:
        client.indices.flush(index=server.prefix)
        return int(
            client.indices.stats(index=server.prefix, metric="store")["_all"]["primaries"]["store"]["size_in_bytes"]
        )


def _memory(place: Place, server: SearchServer | None, requests: int, told: Mapping[str, Any]) -> None:
    with served(place, server) as (process, address):
        _ask(address, ["/readyz"])
        begun = process.memory_info().rss
        _ask(address, islice(cycle(_paths(address)), requests))
        after = process.memory_info().rss
    figures = {"requests": requests, "mb": round(after / _MB, 1), "at_start_mb": round(begun / _MB, 1)}
    report("memory", after / begun, "resident bytes after requests", "those after the start", **told, **figures)


def _paths(address: str) -> Sequence[str]:
    with urllib.request.urlopen(f"{address}/api/v1/agreements?limit=50") as answer:
        ids = [item["id"] for item in json.load(answer)["items"]]
    of_agreements = [f"{page}/{quote(id)}?on={day}" for id in ids for day in _DAYS for page in _OF_AGREEMENT]
    return [path for pair in zip(of_agreements, cycle(_ASKED), strict=False) for path in pair]


_OF_AGREEMENT = ("/api/v1/agreements", "/aftaler")


def _ask(address: str, paths: Any) -> None:
    for path in paths:
        with urllib.request.urlopen(f"{address}{path}") as answer:
            answer.read()
