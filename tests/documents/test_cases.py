"""What a person sees in a file is found, what nobody sees is not; what could not be read is told in words."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

import pytest

from archive.extraction.kinds import guess_media_type
from tests.beside import beside
from tests.contract.asking import Asking
from tests.documents.cases import Case, cases

# Words that no program can know: their signs have no meaning in the file.
_ONLY_DRAWN = {"pdf-type3": "havnefest", "pdf-ligatur-nul": "finansiering"}


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    beside("cases/files")
    asking = Asking(tmp_path_factory.mktemp("cases"))
    for case in cases():
        asking.do(_command(case))
    yield asking
    asking.given.archive.close()


def _command(case: Case) -> dict[str, Any]:
    content = case.file.read_bytes()
    return {
        "command": "file-document",
        "id": case.name,
        "title": "Fil",
        "kind": "bilag",
        "media_type": guess_media_type(case.file.name, content),
        "content": base64.b64encode(content).decode(),
    }


def test_there_are_cases(filed: Asking) -> None:
    assert len(cases()) == 42
    assert all(case.found or case.not_found for case in cases())


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_words_of_a_file_are_found_as_a_person_sees_them(filed: Asking, case: Case) -> None:
    document = filed.get(f"documents/{case.name}")
    unknown = _ONLY_DRAWN.get(case.name)

    found = {word: _hits(filed, word) for word in (*case.found, *case.not_found)}

    assert {word for word in case.found if case.name not in found[word]} == ({unknown} if unknown else set())
    assert [word for word in case.not_found if case.name in found[word]] == []
    # What is missing is told.
    assert [one["code"] for one in document["unread"]][-1:] == (["signs-not-read"] if unknown else [])


def _hits(filed: Asking, word: str) -> set[str]:
    return {hit["id"] for hit in filed.get("search", q=word, limit="100")["hits"]}
