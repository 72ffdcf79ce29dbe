"""What is sent is compressed for who takes it, and what holds a secret is not."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.asking import Asking
from tests.given import SPINE

TAKES = {"Accept-Encoding": "gzip"}


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
    ["/indfoer/call-meeting", "/api/v1/agreements/h1?on=2012-06-01", "/api/v1/documents?format=csv", "/livez"],
)
def test_a_form_that_posts_an_answer_and_what_is_small_is_sent_as_it_is(asking: Asking, address: str) -> None:
    sent = asking.client.get(address, headers=TAKES, buffered=True)

    assert sent.status_code == 200
    assert "Content-Encoding" not in sent.headers
