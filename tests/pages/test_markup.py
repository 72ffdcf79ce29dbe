"""Markup, formulas and line ends in any field of any command are text on every page, in every feed and list."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain
from random import Random
from typing import Any
from urllib.parse import urljoin

import lxml.etree
import lxml.html
import pytest

from archive.grammar import COMMANDS
from archive.problems import Problem
from tests import any_commands
from tests.contract.asking import Asking

_SAID = [
    '<xq onxq=1>Haver og "gårde"</xq>',
    "'\"><xq onxq='1'>aftale",
    "</textarea></title></script><xq>Kommissoriet",
    "=1+1 <img src=x onerror=xq()> javascript:xq",
    "-xq\nX-XQ: 1\r\nX-XQ: 2",
]
_BEGUN_WITH = frozenset(("title", "name", "text", "person"))
_FIRST = (
    "/",
    "/soeg?q=aftale",
    "/soeg.atom?q=aftale",
    "/api/v1/calendar/2012.ics",
    "/frister.ics",
    "/beslutninger.atom",
)
_NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
# Enough for a page of each kind with what a first one leads to.
_MOST = 150


@pytest.fixture
def asking(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Asking]:
    monkeypatch.setattr(any_commands, "_TEXTS", _SAID)
    found = Asking(tmp_path)
    assert len(_done(found)) > 40
    yield found
    found.given.archive.close()


def _done(asking: Asking) -> set[str]:
    """The commands of which one was recorded, each with such texts."""
    chance, made, done = Random(2), any_commands.Made(), set[str]()
    begun = [
        {name: chance.choice(_SAID[:4]) if name in _BEGUN_WITH else value for name, value in command.items()}
        for command in any_commands.BEGINNING
    ]
    tried = (any_commands.any_command(chance, made, spec) for _ in range(8) for spec in COMMANDS.values())
    for command in chain(begun, tried):  # each is made of what was recorded before it
        try:
            if command is not None:
                made.add(command, asking.given.when(command).body)
                done.add(command["command"])
        except Problem:
            continue
    return done


def test_what_was_typed_is_a_text_wherever_it_is_shown(asking: Asking) -> None:
    own = [rule.rule for rule in asking.client.application.url_map.iter_rules() if not rule.arguments]
    waiting, shapes, types = [*_FIRST, *own, *(f"/indfoer/{name}" for name in COMMANDS)], set[str](), set[str]()
    while waiting and len(shapes) < _MOST:
        address = waiting.pop(0).split("#")[0]
        shape = re.sub(r"=[^&]*|[0-9]+", "", address)
        if shape in shapes or "format=pdf" in address or not address.startswith("/") or address.startswith("/static/"):
            continue
        shapes.add(shape)
        response = asking.client.get(address)
        types.add(str(response.mimetype))
        assert response.status_code != 500, address
        assert "X-XQ" not in response.headers
        waiting += [urljoin(address, one) for one in _looked_over(address, response)]
        if address.startswith("/api/v1/") and "?" not in address:
            waiting.append(f"{address}?format=csv")
        response.close()
    assert {"text/html", "text/csv", "text/calendar", "application/atom+xml"} <= types


def _looked_over(address: str, response: Any) -> list[str]:
    """The addresses that a page leads to."""
    if response.mimetype == "text/html":
        page = lxml.html.document_fromstring(response.get_data(as_text=True))
        assert [one for one in page.iter(lxml.etree.Element) if _is_made_up(one)] == [], address
        return [str(one) for one in page.xpath("//main//a/@href")]
    if response.mimetype.endswith("xml"):
        tags = [str(one.tag) for one in lxml.etree.fromstring(response.get_data()).iter()]
        assert not [tag for tag in tags if tag.endswith("xq")], address
    if response.mimetype == "text/calendar":
        assert not re.search("^X-XQ", response.get_data(as_text=True), re.MULTILINE), address
    if response.mimetype == "text/csv":
        text = response.get_data(as_text=True).removeprefix("\ufeff")
        rows = csv.reader(io.StringIO(text), delimiter=";" if "sep=%3B" in address else ",")
        cells = {cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r")}
        assert {cell for cell in cells if not _NUMBER.fullmatch(cell)} == set(), address
    return []


def _is_made_up(element: Any) -> bool:
    addresses = [element.get(name, "").strip().lower() for name in ("href", "src", "action", "formaction")]
    events = [name for name in element.attrib if str(name).startswith("on")]
    return element.tag == "xq" or bool(events) or any(one.startswith("javascript:") or one == "x" for one in addresses)
