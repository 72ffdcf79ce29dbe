"""How waitress answers, so that whoever sends slowly, says nothing, or does not read, holds no thread; and that nobody
hides one question in another."""

from __future__ import annotations

import logging
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import BaseWSGIServer, create_server

_THREADS = 8
_ROOM_FOR_AN_ANSWER = 64_000_000
_ROOM_FOR_WORDS = 16_000_000


class _Parser(HTTPRequestParser):  # type: ignore[misc]
    """Where a question tells its length in two ways, a proxy may have gone by the other one: it is refused."""

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if self.chunked and "CONTENT_LENGTH" in self.headers:
            raise ParsingError("Content-Length beside Transfer-Encoding")


class _Channel(HTTPChannel):  # type: ignore[misc]
    parser_class = _Parser


def listening(app: Any, largest_file: int, threads: int = _THREADS, **at: Any) -> Any:
    """A server of waitress that is not run yet. ``at``: where it listens, and the ``map`` of its connections."""
    held = at.pop("map", {})
    server = create_server(app, map=held, **options(largest_file, threads), **at)
    for one in held.values():
        if isinstance(one, BaseWSGIServer):
            one.channel_class = _Channel
    return server


def options(largest_file: int, threads: int = _THREADS) -> dict[str, Any]:
    """How waitress serves an archive whose files have at most so many bytes.

    It holds connections, many more than threads, lets silent ones go, and keeps an answer (in a file) for who does
    not read it: the largest there is.
    """
    # It would tell of each question that waits for a moment, a line each, in words of its own.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    return {
        "threads": threads,
        "connection_limit": 1_000,
        # Of who takes in an answer slowly, nothing is seen while what the system has of it goes out.
        "channel_timeout": 120,
        "cleanup_interval": 10,
        "asyncore_use_poll": True,
        "outbuf_high_watermark": largest_file + _ROOM_FOR_AN_ANSWER,
        # It is all taken in before anybody is asked who they are. Of what is a little too large, a page still tells.
        "max_request_body_size": 2 * (largest_file * 4 // 3 + _ROOM_FOR_WORDS),
        # Which of them are believed is said by FORUMARKIV_TRUSTED_PROXIES; that there are some counts by itself.
        "clear_untrusted_proxy_headers": False,
    }
