"""Real input: the two source documents and 54 parish councils' texts are filed, searched and given back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.archive import Archive
from archive.slugs import document_id
from tests.beside import SHARED, beside
from tests.contract.asking import Asking

FILES = sorted([*SHARED.glob("seeds/*.txt"), *SHARED.glob("corpora/sogneraad-1940-45/*.txt")])


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    beside("seeds"), beside("corpora/sogneraad-1940-45")
    asking = Asking(tmp_path_factory.mktemp("real"))
    for path in FILES:
        asking.do(command(path))
    yield asking
    asking.given.archive.close()


def command(path: Path) -> dict[str, Any]:
    import base64

    content = path.read_bytes()
    seed = path.parent.name == "seeds"
    year = None if seed else next(word[:4] for word in path.stem.split() if word[:2] == "19")
    return {
        "command": "file-document",
        "id": document_id(path.name, hashlib.sha256(content).hexdigest()),
        "title": path.stem,
        "kind": "bilag" if seed else "sogneraadsprotokol",
        "media_type": "text/plain",
        "dated": "2010-04-14" if seed else f"{year}-12-31",
        "content": base64.b64encode(content).decode(),
    }


def test_all_of_them_are_there(filed: Asking) -> None:
    assert len(FILES) == 56
    assert len(filed.get("documents", limit="500")["items"]) == 56


def test_the_bytes_come_back_unchanged(filed: Asking) -> None:
    for path in FILES:
        content = path.read_bytes()
        id = document_id(path.name, hashlib.sha256(content).hexdigest())
        assert filed.client.get(f"/api/v1/documents/{id}/content").data == content


@pytest.mark.parametrize(
    ("query", "least"),
    [("sogneraad", 40), ("sogneråd", 40), ("kommissorium", 1), ("boligorganisation", 2), ("2010-16954", 1)],
)
def test_words_are_found_in_their_inflections_and_compounds(filed: Asking, query: str, least: int) -> None:
    found = filed.get("search", q=query)

    assert found["total"] >= least
    assert any(piece["hit"] for piece in found["hits"][0]["snippet"])


def test_a_date_range_narrows(filed: Asking) -> None:
    found = filed.get("search", q="sogneraad", **{"from": "1942-01-01", "to": "1943-01-01"})

    assert found["total"] > 0
    assert {hit["date"][:4] for hit in found["hits"]} == {"1942"}
    assert set(found["facets"]["year"]) == {"1942"} or [f["value"] for f in found["facets"]["year"]] == ["1942"]


def test_an_archive_opened_again_holds_the_same(filed: Asking) -> None:
    again = Archive(filed.given.archive.data_dir)

    assert again.last_position() == filed.given.archive.last_position()
    again.close()
