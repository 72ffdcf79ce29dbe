"""What a browser may do with what this site sends."""

from __future__ import annotations

PAGE = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# The page of a document holds its original, which the browser's own reader of PDF shows.
WITH_PDF = f"{PAGE}; object-src 'self'; frame-src 'self'"
# That original: in no page but ours; what it holds fetches nothing.
PDF = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
