"""A document is read again by today's reader: a new text is recorded with what read it, the same records nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive import attachments, rereading
from archive.extraction.extract import Extracted
from archive.problems import Problem
from tests.contract.asking import Asking
from tests.documents.test_attached import filing, mail

AGAIN = {"command": "extract-document", "document": "notat"}


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[Asking]:
    found = Asking(tmp_path)
    yield found
    found.given.archive.close()


def _read_as(monkeypatch: pytest.MonkeyPatch, extracted: Extracted) -> None:
    """How an older, or a newer, program reads every file."""
    for module in (attachments, rereading):
        monkeypatch.setattr(module, "extract", lambda *_, **__: extracted)


def test_a_new_text_is_recorded_with_what_read_it(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        _read_as(older, Extracted(None, "pypdf", "6.0", "broken"))
        filed = asking.do(filing("notat", b"Om muslinger", "text/plain"))

    receipt = asking.given.archive.do(AGAIN, by="arkivet")

    assert receipt.status == 201
    assert [one["event"] for one in receipt.body["events"]] == ["document-extracted"]
    now = asking.get("documents/notat")
    assert (now["text"], now["failure"], now["read"]) == ("Om muslinger", None, "whole")
    assert now["extractor"]["name"] == "text-utf-8"
    assert [hit["id"] for hit in asking.get("search", q="muslinger")["hits"]] == ["notat"]
    # What was known before stays as it was known.
    then = asking.get("documents/notat", known=f"@{filed}")
    assert (then["text"], then["failure"], then["extractor"]["name"]) == (None, "broken", "pypdf")
    assert asking.get("search", q="muslinger", known=f"@{filed}")["total"] == 0
    assert asking.get("documents", read="none")["items"] == []


def test_the_same_text_records_nothing(asking: Asking) -> None:
    filed = asking.given.archive.do(filing("notat", b"Om muslinger", "text/plain"), by="arkivet")

    again = asking.given.archive.do(AGAIN, by="arkivet")

    assert (again.status, again.body) == (200, filed.body)
    assert asking.given.archive.last_position() == filed.body["position"]


def test_no_text_is_lost_by_reading_again(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    filed = asking.do(filing("notat", b"Om muslinger", "text/plain"))
    _read_as(monkeypatch, Extracted(None, "pypdf", "9.0", "no-text"))

    assert asking.given.archive.do(AGAIN, by="arkivet").body["position"] == filed
    assert asking.get("documents/notat")["text"] == "Om muslinger"


def test_another_reason_why_there_is_no_text_is_recorded(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    _read_as(monkeypatch, Extracted(None, "pypdf", "6.0", "too-slow"))
    asking.do(filing("notat", b"Om muslinger", "text/plain"))
    _read_as(monkeypatch, Extracted(None, "pypdf", "9.0", "encrypted"))

    receipt = asking.given.archive.do(AGAIN, by="arkivet").body

    assert receipt["warnings"] == [{"code": "file-not-read", "why": "encrypted"}]
    assert asking.get("documents/notat")["failure"] == "encrypted"


def test_a_reading_that_was_taken_away_no_longer_counts(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        _read_as(older, Extracted("Volapyk", "pypdf", "6.0", None))
        asking.do(filing("notat", b"Om muslinger", "text/plain"))
    again = asking.do(AGAIN)

    asking.do({"command": "correct-record", "position": again, "reason": "Forkert", "void": True})

    assert asking.get("documents/notat")["text"] == "Volapyk"
    assert asking.get("search", q="muslinger")["total"] == 0
    assert asking.get("search", q="volapyk")["total"] == 1


def test_what_lay_in_a_file_can_be_read_again_too(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    content = mail(("b.txt", "text/plain", b"Om muslinger"))
    receipt = asking.given.archive.do(filing("notat", content, "message/rfc822"), by="arkivet").body
    inner = {"command": "extract-document", "document": "notat-1"}

    assert asking.given.archive.do(inner, by="arkivet").body == receipt

    _read_as(monkeypatch, Extracted("Om østers", "text-utf-8", "9", None))

    assert asking.given.archive.do(inner, by="arkivet").body["subject"]["id"] == "notat-1"
    assert asking.get("documents/notat-1")["text"] == "Om østers"


@pytest.mark.parametrize(("id", "slug"), [("ukendt", "unknown-reference"), ("br", "unknown-reference")])
def test_only_documents_can_be_read_again(asking: Asking, id: str, slug: str) -> None:
    asking.do({"command": "establish-body", "id": "br", "name": "BR", "kind": "forum", "established_on": None})

    with pytest.raises(Problem) as caught:
        asking.given.archive.do({**AGAIN, "document": id}, by="arkivet")

    assert caught.value.slug == slug
