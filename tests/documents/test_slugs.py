"""The id of a document that is filed without one: of its file's name and its bytes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.slugs import document_id

HASH = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    ("filename", "name"),
    [
        ("Referat.pdf", "referat"),
        ("Hjortshøj-Egaa 1942.txt", "hjortshoej-egaa-1942"),
        ("ÆBLER på Ågård.docx", "aebler-paa-aagaard"),
        ("A\u030agaard.txt", "aagaard"),
        ("Ormslev-Kolt 1944 (fra november).txt", "ormslev-kolt-1944-fra-november"),
        ("mappe/under/ Referat -- 12. maj.pdf", "referat-12-maj"),
        ("LICENSE", "license"),
        (".skjult", "skjult"),
        ("arkiv.tar.gz", "arkiv-tar"),
        ("Café.pdf", "caf"),
        ("....pdf", "dokument"),
        ("Αθήνα.pdf", "dokument"),
        ("x" * 200 + ".pdf", "x" * 80),
        ("x" * 79 + " y.pdf", "x" * 79),
        ("x" * 79 + "å.pdf", "x" * 79 + "a"),
    ],
)
def test_the_name_of_a_file_becomes_an_id(filename: str, name: str) -> None:
    assert document_id(filename, HASH) == f"{name}-01234567"


@given(filename=st.text(max_size=150))
def test_every_name_gives_an_id_that_the_archive_takes(filename: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*-01234567", document_id(filename, HASH))
    assert len(document_id(filename, HASH)) <= 89
