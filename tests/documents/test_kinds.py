"""Which files are kept, and that their bytes are what they are said to be."""

from __future__ import annotations

import pytest

from archive.extraction.extract import check_kind, extract, guess_media_type
from archive.extraction.kinds import DOCX, EML, HTML, KINDS, MARKDOWN, MHT, OLE, PDF, PLAIN, READ_NAMES, RTF, XML
from archive.problems import Problem
from tests.documents.files import archive_of, pdf, word
from tests.documents.packages import odt
from web.texts.problem_words import detail

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")
LOCKED_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")
WORKBOOK = archive_of(**{"[Content_Types].xml": "spreadsheetml.sheet.main+xml", "xl/workbook.xml": "<x/>"})


@pytest.mark.parametrize(
    "media_type", ["audio/mpeg", "image/gif", "text/csv", "", "text/plain; charset", "text/csv; charset=utf-8"]
)
def test_other_kinds_are_not_kept(media_type: str) -> None:
    with pytest.raises(Problem) as caught:
        check_kind(b"ord", media_type)

    assert (caught.value.slug, caught.value.code) == ("unsupported", "kind-not-kept")
    assert caught.value.params["media_type"] == media_type
    assert caught.value.params["kept"] == list(READ_NAMES)


@pytest.mark.parametrize(
    ("data", "media_type", "found"),
    [
        (pdf("hej"), PLAIN, PDF),
        (pdf("hej"), MARKDOWN, PDF),
        (pdf("hej"), HTML, PDF),
        (pdf("hej"), DOCX, PDF),
        (word("hej"), PLAIN, "application/zip"),
        (word("hej"), PDF, "application/zip"),
        (PNG, PLAIN, "image/png"),
        (PNG, HTML, "image/png"),
        (bytes(range(256)), PLAIN, "application/octet-stream"),
        (b"\xff\xfe" + bytes(range(256)), PLAIN, "application/octet-stream"),
        (b"almindelig tekst", PDF, "application/octet-stream"),
        (b"almindelig tekst", DOCX, "application/octet-stream"),
        (OLD_WORD, DOCX, "application/x-ole-storage"),
        (b"{\\rtf1 hej}", PLAIN, "application/rtf"),
        (WORKBOOK, DOCX, "application/zip"),
        (archive_of(brev="hej"), DOCX, "application/zip"),
    ],
)
def test_bytes_that_contradict_their_kind_are_not_kept(data: bytes, media_type: str, found: str) -> None:
    with pytest.raises(Problem) as caught:
        extract(data, media_type)

    assert (caught.value.slug, caught.value.code) == ("unsupported", "bytes-contradict-kind")
    assert caught.value.params["media_type"] == media_type
    assert caught.value.params["found"] == found


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF er et filformat"[1:], PLAIN),
        (b"<p>hej</p>", PLAIN),
        (b"hej", HTML),
        (b"# hej", MARKDOWN),
        ("æøå".encode("utf-16"), PLAIN),
        ("æøå".encode("cp1252"), PLAIN),
        (b"side 1\x0cside 2\x1a", PLAIN),
        (b"tekst " * 100 + b"\x00", PLAIN),
        (b"\n\n" + pdf("hej"), PDF),
        (b"\xef\xbb\xbf" + word("hej"), DOCX),
        (b"HTTP/1.1 200 OK\r\n\r\n" + word("hej"), DOCX),
        (b"\xef\xbb\xbf{\\rtf1 hej}", RTF),
        (word("hej"), DOCX),
        (LOCKED_WORD, DOCX),
    ],
)
def test_bytes_that_may_be_of_their_kind_are_kept(data: bytes, media_type: str) -> None:
    check_kind(data, media_type)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (odt("<text:p>hej</text:p>"), "en OpenDocument-tekst"),
        (word("hej"), "et Word-dokument"),
        (OLD_WORD, "et Word-dokument af den gamle slags (.doc)"),
        (archive_of(brev="hej"), "en zip-fil"),
        (PNG, "et PNG-billede"),
    ],
)
def test_what_a_file_is_not_and_what_it_is_is_said_in_words(data: bytes, kind: str) -> None:
    with pytest.raises(Problem) as caught:
        extract(data, PLAIN)

    said = detail(caught.value.code, caught.value.params, "da")
    assert said == f"Filen siges at være en tekstfil, men dens indhold er {kind}."


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not KINDS[kind].read])
def test_a_kind_that_is_not_read_is_kept_only_where_that_is_said(kind: str) -> None:
    begins = {"image/tiff": b"II*\0", "image/jpeg": b"\xff\xd8\xff", "image/png": PNG}
    data = begins.get(kind, OLD_WORD[:8] if OLE in KINDS[kind].bytes else archive_of(brev="hej")) + bytes(20)

    with pytest.raises(Problem) as caught:
        extract(data, kind)

    assert (caught.value.slug, caught.value.code) == ("unsupported", "kind-not-read")
    assert kind not in detail(caught.value.code, caught.value.params, "da")
    assert extract(data, kind, keep_unread=True).failure == "kind-not-read"


def test_an_empty_file_is_invalid() -> None:
    with pytest.raises(Problem) as caught:
        extract(b"", PLAIN)

    assert caught.value.slug == "invalid"
    assert [(error.path, error.code) for error in caught.value.errors] == [("content", "empty-file")]


def test_a_file_may_be_as_large_as_the_limit_and_no_larger() -> None:
    assert extract(b"x" * 2000, PLAIN, max_file_mb=0.002).failure is None

    with pytest.raises(Problem) as caught:
        extract(b"x" * 2001, PLAIN, max_file_mb=0.002)

    assert (caught.value.slug, caught.value.params) == ("too-large", {"size": 2001, "max": 2000})


@pytest.mark.parametrize(
    ("name", "head", "media_type"),
    [
        ("referat.txt", b"hej", PLAIN),
        ("REFERAT.TXT", b"hej", PLAIN),
        ("LICENSE", "Åben".encode(), PLAIN),
        ("mappe.d/noter.md", b"# hej", MARKDOWN),
        ("side.htm", b"<p>hej", HTML),
        ("side", b"\n<!DOCTYPE html><p>hej", HTML),
        ("referat.pdf", pdf("hej"), PDF),
        ("referat.txt", pdf("hej"), PDF),
        ("referat.pdf", b"\n" + pdf("hej"), PDF),
        ("referat.docx", word("hej")[:100], DOCX),
        ("referat.docx", LOCKED_WORD, DOCX),
        ("referat.zip", word("hej"), "application/zip"),
        ("referat", word("hej"), DOCX),
        ("referat.doc", OLD_WORD, "application/msword"),
        ("referat", OLD_WORD, "application/msword"),
        ("referat.odp", archive_of(brev="hej"), "application/vnd.oasis.opendocument.presentation"),
        ("foto.png", PNG, "image/png"),
        ("referat.docx", b"\r\n" + word("hej"), DOCX),
        ("referat.docx", b"HTTP/1.1 200 OK\r\n\r\n" + word("hej"), DOCX),
        ("referat", b"\xef\xbb\xbf" + word("hej"), DOCX),
        ("referat.rtf", b"\xef\xbb\xbf{\\rtf1 hej}", RTF),
        ("referat.doc", b"\r\n{\\rtf1 hej}", RTF),
        ("referat.doc", b"<html><p>hej", HTML),
        ("liste.xls", b'<?xml version="1.0"?>\n<html xmlns="x"><p>hej', HTML),
        ("liste.xls", b'<?xml version="1.0"?><Workbook/>', XML),
        ("referat.doc", b"MIME-Version: 1.0\nContent-Type: multipart/related;\n boundary=x\n\n--x", MHT),
        ("referat", b"From: a@b.dk\r\nMIME-Version: 1.0\r\n\r\nhej", EML),
        ("referat.doc", b"Til: alle\n\nhej", PLAIN),
        ("liste.xls", b"a;b", "application/octet-stream"),
        ("referat.pdf", b"hej", "application/octet-stream"),
        ("program", bytes(range(256)), "application/octet-stream"),
    ],
)
def test_the_kind_is_guessed_from_the_bytes_and_then_the_ending(name: str, head: bytes, media_type: str) -> None:
    assert guess_media_type(name, head) == media_type
