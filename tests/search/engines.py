"""The engines that the tests of search hold for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex

from projections.search.elastic_client import SearchServer

ENGINES = ("embedded", "elasticsearch")


@contextmanager
def names_of_our_own(url: str) -> Iterator[SearchServer]:
    """A real server with a prefix that nobody else has; what was made under it is taken away afterwards."""
    server = SearchServer(url, f"forumarkiv-{token_hex(4)}")
    yield server
    with server.client() as client:
        for name in client.indices.get(index=f"{server.prefix}-*", expand_wildcards="all"):
            client.indices.delete(index=name)
