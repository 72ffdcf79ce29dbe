"""What pages are drawn with: addresses of static files that change with their content, and tables that become cards."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

from flask import Response, request, url_for
from markupsafe import Markup

STATIC = Path(__file__).parent / "static"
_A_YEAR = "public, max-age=31536000, immutable"
_HEADS = re.compile(r"<thead>.*?</thead>", re.DOTALL)
_HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_CELL = re.compile(r"<(tr|td|th)\b")
_BLANK = re.compile(r"(<td\b[^>]*>)\s+(?=</td>)")


@cache
def _digest(filename: str) -> str:
    try:
        return hashlib.sha256((STATIC / filename).read_bytes()).hexdigest()[:12]
    except OSError:
        return "missing"


def asset(filename: str) -> str:
    """The address of a static file, another one when its content is another: it may be kept for ever."""
    return url_for("static", filename=filename, v=_digest(filename))


def kept(response: Response) -> Response:
    """What is asked for by the address of its content never changes."""
    if request.endpoint == "static" and "v" in request.args and response.status_code == 200:
        response.headers["Cache-Control"] = _A_YEAR
    return response


def as_cards(rows: str) -> Markup:
    """The rows of a table with each cell saying its column's heading, for a screen that has no room for columns."""
    table = str(rows)
    found = _HEADS.search(table)
    heads = [_TAG.sub("", head).strip() for head in _HEAD.findall(found[0])] if found else []
    if found is None:
        return Markup(table)
    place = 0

    def labelled(cell: re.Match[str]) -> str:
        nonlocal place
        if cell[1] == "tr":
            place = 0
            return cell[0]
        place += 1
        head = heads[place - 1] if place <= len(heads) else ""
        return f'{cell[0]} data-title="{head.replace(chr(34), "&quot;")}"' if head else cell[0]

    body = _BLANK.sub(r"\1", table[found.end() :])  # a card has no line for a cell that says nothing
    return Markup(table[: found.end()] + _CELL.sub(labelled, body))
