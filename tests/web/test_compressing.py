"""What is sent is compressed for who takes it, and its length tells nothing of a secret in it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.asking import Asking
from tests.given import SPINE

TAKES = {"Accept-Encoding": "gzip"}
_TOKEN = re.compile(rb'name="_token" value="([0-9a-f]+)"')


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[Asking]:
    asked = Asking(tmp_path)
    asked(*SPINE)
    yield asked
    asked.close()


@pytest.mark.parametrize("address", ["/aftaler/h1?on=2012-06-01", "/static/arkiv.css"])
def test_who_takes_it_is_sent_the_same_in_fewer_bytes(asking: Asking, address: str) -> None:
    address = address.replace("?", f"?known=@{asking.given.archive.last_position()}&")
    whole = asking.client.get(address, buffered=True)
    sent = asking.client.get(address, headers=TAKES, buffered=True)

    assert "Content-Encoding" not in whole.headers
    assert sent.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(sent.data) == whole.data
    assert int(sent.headers["Content-Length"]) == len(sent.data) < len(whole.data)
    assert {one.strip() for one in sent.headers["Vary"].split(",")} >= {"Accept-Encoding", "Accept-Language"}
    assert sent.headers["Vary"].count("Accept-Encoding") == whole.headers["Vary"].count("Accept-Encoding") == 1


def test_what_was_sent_compressed_is_asked_about_again(asking: Asking) -> None:
    first = asking.client.get("/static/arkiv.css", headers=TAKES, buffered=True)

    asked = {**TAKES, "If-None-Match": first.headers["ETag"]}
    again = asking.client.get("/static/arkiv.css", headers=asked, buffered=True)

    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    "address",
    ["/api/v1/agreements/h1?on=2012-06-01", "/api/v1/documents?format=csv", "/livez"],
)
def test_an_answer_and_what_is_small_is_sent_as_it_is(asking: Asking, address: str) -> None:
    sent = asking.client.get(address, headers=TAKES, buffered=True)

    assert sent.status_code == 200
    assert "Content-Encoding" not in sent.headers


def test_a_form_is_sent_in_fewer_bytes_with_another_token_and_another_length_each_time(asking: Asking) -> None:
    sent = [asking.client.get("/indfoer/call-meeting", headers=TAKES, buffered=True) for _ in range(20)]

    pages = [gzip.decompress(one.data) for one in sent]
    assert {one.headers["Content-Encoding"] for one in sent} == {"gzip"}
    assert all(len(one.data) < len(page) / 3 for one, page in zip(sent, pages, strict=True))
    assert len({token for page in pages for token in _TOKEN.findall(page)}) == 20 * len(_TOKEN.findall(pages[0]))
    assert len({len(one.data) for one in sent}) > 5
