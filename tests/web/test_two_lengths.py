"""No question is hidden in another: one that tells its length in two ways is refused, and its connection ends.

Nor is more taken in than anybody may send.
"""

from __future__ import annotations

import re
import socket
from urllib.parse import urlsplit

import pytest
from flask import Flask

from tests.pages.browsing import served

_AFTER = b"0\r\n\r\nGET /hidden HTTP/1.1\r\nHost: x\r\n\r\n"
_CHUNKED, _LENGTH = b"Transfer-Encoding: chunked\r\n", b"Content-Length: 4\r\n"


def _asked(*heads: bytes) -> tuple[list[bytes], list[str]]:
    """The statuses that come back, and the paths that were answered."""
    app, paths = Flask(__name__), []

    @app.route("/<name>", methods=["GET", "POST"])
    def answer(name: str) -> str:
        paths.append(name)
        return name

    with served(app) as address, socket.create_connection((urlsplit(address).hostname, urlsplit(address).port)) as one:
        one.settimeout(5)
        one.sendall(b"POST /first HTTP/1.1\r\nHost: x\r\n" + b"".join(heads) + b"\r\n" + _AFTER)
        one.shutdown(socket.SHUT_WR)
        answered = b"".join(iter(lambda: one.recv(65_536), b""))
    return re.findall(rb"HTTP/1\.1 ([0-9]{3})", answered), paths


@pytest.mark.parametrize(
    "heads",
    [
        (_LENGTH, _CHUNKED),
        (_CHUNKED, _LENGTH),
        (_LENGTH, _LENGTH),
        (b"Content-Length: 4, 4\r\n",),
        (_CHUNKED, b"Transfer-Encoding: identity\r\n"),
    ],
)
def test_what_tells_its_length_in_two_ways_is_refused(heads: tuple[bytes, ...]) -> None:
    statuses, paths = _asked(*heads)

    assert (len(statuses), paths) == (1, [])
    assert statuses[0] in (b"400", b"501")


def test_in_pieces_alone_it_is_answered_and_so_is_the_next() -> None:
    assert _asked(_CHUNKED) == ([b"200", b"200"], ["first", "hidden"])


def test_who_tells_of_more_than_any_file_has_is_refused_before_it_is_taken_in() -> None:
    app = Flask(__name__)

    with served(app) as address, socket.create_connection((urlsplit(address).hostname, urlsplit(address).port)) as one:
        one.settimeout(5)
        one.sendall(b"POST /first HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n")

        assert one.recv(65_536).startswith(b"HTTP/1.1 413 ")
