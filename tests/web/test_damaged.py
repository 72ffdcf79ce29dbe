"""A stored file that is no longer what it was is never shown: 503 ``damaged``, in the words of whoever asks."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contract.asking import Asking
from tests.given import SPINE

FILED = {
    "command": "file-document", "id": "bilag", "title": "Bilag", "kind": "notat", "media_type": "text/plain",
    "content": base64.b64encode("Kommissorium for følgegruppen".encode()).decode(),
}  # fmt: skip
MINUTES = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Drøftet."}]}


def turned(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a bit": turned,
    "its end": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "something more": lambda file: file.write_bytes(file.read_bytes() + b"\n"),
    "all of it": lambda file: file.write_bytes(b""),
}


def damage(asking: Asking, how: str) -> None:
    """Every stored file, and nobody remembers what they said."""
    archive = asking.given.archive
    for file in (archive.data_dir / "files").iterdir():
        DAMAGES[how](file)
    archive.texts._recent.clear()


@pytest.mark.parametrize("how", DAMAGES)
def test_an_original_that_was_damaged_is_not_served(asking: Asking, how: str) -> None:
    asking(FILED)
    whole = asking.client.get("/api/v1/documents/bilag/content")
    assert (whole.status_code, whole.get_etag()[0]) == (200, asking.get("documents/bilag")["sha256"])
    damage(asking, how)

    response = asking.client.get("/api/v1/documents/bilag/content")

    assert (response.status_code, response.mimetype) == (503, "application/problem+json")
    assert response.get_json()["type"] == "/problems/damaged"
    assert response.get_etag() == (None, None)
    assert "Retry-After" not in response.headers, "it will not mend itself"


def test_an_original_that_one_has_is_not_sent_again(asking: Asking) -> None:
    asking(FILED)
    etag = asking.client.get("/api/v1/documents/bilag/content").headers["ETag"]

    same = asking.client.get("/api/v1/documents/bilag/content", headers={"If-None-Match": etag})
    other = asking.client.get("/api/v1/documents/bilag/content", headers={"If-None-Match": '"another"'})

    assert (same.status_code, same.data, same.headers["ETag"]) == (304, b"", etag)
    assert other.status_code == 200


@pytest.mark.parametrize("path", ["documents/bilag", "meetings/m1"])
@pytest.mark.parametrize("how", DAMAGES)
def test_a_text_that_was_damaged_is_not_shown(asking: Asking, path: str, how: str) -> None:
    asking(*SPINE, FILED, MINUTES)
    damage(asking, how)

    assert asking.problem(path) == (503, "damaged")


def test_a_person_reads_what_it_means(asking: Asking) -> None:
    asking(FILED)
    damage(asking, "a bit")

    danish = asking.client.get("/dokumenter/bilag", headers={"Accept-Language": "da"})
    english = asking.client.get("/dokumenter/bilag", headers={"Accept-Language": "en"})
    meaning = asking.client.get("/problems/damaged")

    assert (danish.status_code, english.status_code, meaning.status_code) == (503, 503, 200)
    assert "Beskadiget" in danish.get_data(as_text=True)
    assert "Damaged" in english.get_data(as_text=True)
    assert "arkiv verify" in meaning.get_data(as_text=True)


def test_the_right_file_put_back_is_shown_again(asking: Asking) -> None:
    asking(FILED)
    before = {file: file.read_bytes() for file in (asking.given.archive.data_dir / "files").iterdir()}
    damage(asking, "a bit")
    assert asking.problem("documents/bilag/content") == (503, "damaged")

    for file, data in before.items():
        file.write_bytes(data)

    assert asking.client.get("/api/v1/documents/bilag/content").status_code == 200
    assert asking.get("documents/bilag")["text"] == "Kommissorium for følgegruppen"
