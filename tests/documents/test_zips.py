"""Documents of Office and OpenDocument in a zip that is damaged: what can be saved is read, and that is told."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from archive.extraction.extract import extract
from archive.extraction.kinds import DOCX, ODT
from archive.extraction.zips import Zip
from tests.documents.packages import odt, word
from tests.documents.test_office import P, lines

_MENDED = {"code": "file-mended"}


def _with_wrong_sum(package: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as there:
        told = there.getinfo(name).CRC
    return package.replace(struct.pack("<I", told), struct.pack("<I", told ^ 1))


def _streamed(parts: dict[str, str]) -> bytes:
    """As a program writes it that cannot go back: how long a part is stands behind it."""

    class Forwards(io.BytesIO):
        def seekable(self) -> bool:
            return False

    target = Forwards()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(("content", "kind"), [(word(P.format("set")), DOCX), (odt("<text:p>set</text:p>"), ODT)])
def test_a_file_that_lost_its_list_of_parts_is_read_and_told_to_be_mended(content: bytes, kind: str) -> None:
    extracted = extract(content[:-40], kind)

    assert (lines(extracted), extracted.unread) == (["set"], [_MENDED])


@pytest.mark.parametrize(
    ("content", "kind", "name"),
    [(word(P.format("set")), DOCX, "word/document.xml"), (odt("<text:p>set</text:p>"), ODT, "content.xml")],
)
def test_a_part_whose_sum_is_wrong_is_read_and_told(content: bytes, kind: str, name: str) -> None:
    extracted = extract(_with_wrong_sum(content, name), kind)

    assert (lines(extracted), extracted.unread) == (["set"], [{"code": "part-not-read", "name": name}])


def test_of_a_part_that_is_cut_off_what_is_there_is_had() -> None:
    whole = _streamed({"a.xml": "første", "b.xml": " ".join(map(str, range(2_000)))})

    cut = Zip(io.BytesIO(whole[: whole.index(b"b.xml") + 2_000]))

    assert cut.mended
    assert cut.read("a.xml").decode() == "første"
    assert cut.read("b.xml").startswith(b"0 1 2 3")


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x03\x04" + b"\xff" * 40, b"PK\x05\x06" + bytes(18)])
def test_a_zip_without_parts_is_broken_or_of_another_kind(content: bytes) -> None:
    with pytest.raises((zipfile.BadZipFile, KeyError)):
        Zip(io.BytesIO(content)).read("a")
