"""What is sent is compressed where the browser takes it and it is worth it."""

from __future__ import annotations

import gzip
from io import BytesIO
from secrets import randbelow

from flask import Flask, Response, request

_LEAST, _LEVEL = 1_000, 5
# What browsers read. Answers of the API are sent as they are: not every program that asks for gzip undoes it.
_KINDS = frozenset(("text/html", "text/css", "image/svg+xml", "application/atom+xml"))
# Of a page with a form that posts the length says nothing exactly: as many signs are put into the name that gzip has
# room for. The token of the form is masked, besides (``web/people/forms.py``).
_POSTS, _AT_MOST = b'method="post"', 100


def register(app: Flask) -> None:
    """Before all else that looks at answers: what is registered first is asked last."""
    app.after_request(_compressed)


def _compressed(response: Response) -> Response:
    if response.mimetype not in _KINDS:
        return response
    response.vary.add("Accept-Encoding")
    if not _may_be(response):
        return response
    response.direct_passthrough = False
    whole = response.get_data()
    if len(whole) < _LEAST:
        return response
    response.set_data(_gzipped(whole, randbelow(_AT_MOST) if _POSTS in whole else 0))
    response.content_encoding = "gzip"
    tag = response.get_etag()[0]
    if tag is not None:
        response.set_etag(tag, weak=True)
    return response


def _gzipped(whole: bytes, longer: int) -> bytes:
    sent = BytesIO()
    with gzip.GzipFile("-" * longer, "wb", _LEVEL, sent, mtime=0) as file:
        file.write(whole)
    return sent.getvalue()


def _may_be(response: Response) -> bool:
    """An answer that is there as a whole, to who takes it."""
    streamed = response.is_streamed and not response.direct_passthrough
    plain = response.status_code == 200 and request.method in ("GET", "POST") and response.content_encoding is None
    return plain and not streamed and request.accept_encodings["gzip"] > 0
