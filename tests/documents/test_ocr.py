"""Scanned pages are read as pictures where Tesseract is installed; what read them is recorded and shown."""

from __future__ import annotations

import base64
import os
import zlib
from pathlib import Path

import pypdfium2
import pytest

from archive.archive import Archive
from archive.extraction import ocr
from archive.extraction.extract import Extracted, Limits, extract
from archive.extraction.kinds import PDF
from archive.problems import Problem
from tests.contract.asking import Asking
from tests.documents.files import assembled, pdf

needs_tesseract = pytest.mark.skipif(
    ocr.installed() is None and os.environ.get("CI") != "true",
    reason="Tesseract with Danish is not installed (the package tesseract-ocr-dan)",
)
TEXT = "Referat om legepladsen"


def picture(text: str) -> bytes:
    """A page with a text as a scanner gives it, in PNM."""
    return ocr.page_as_picture(pypdfium2.PdfDocument(pdf(text))[0])


def scanned(*pictures: bytes) -> bytes:
    """A PDF whose pages are pictures, and nothing else."""
    kids = b" ".join(b"%d 0 R" % (3 + 3 * index) for index in range(len(pictures)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pictures)),
    ]
    for index, one in enumerate(pictures):
        head, dots = one.split(b" 255\n", 1)
        width, height = map(int, head.split()[1:3])
        drawn, packed = b"595 0 0 842 0 0 cm /I Do", zlib.compress(dots)
        resources = b"<< /XObject << /I %d 0 R >> >>" % (4 + 3 * index)
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources %s /Contents %d 0 R >>"
        about = b"/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"
        size = b"/Width %d /Height %d /Length %d" % (width, height, len(packed))
        objects += [
            page % (resources, 5 + 3 * index),
            b"<< %s %s >>\nstream\n%s\nendstream" % (about, size, packed),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        ]
    return assembled(objects)


@needs_tesseract
def test_a_scanned_page_is_read_and_told_to_be_read_as_a_picture() -> None:
    extracted = extract(scanned(picture(TEXT)), PDF, by_ocr=True)

    assert (extracted.text, extracted.pages, extracted.by_ocr) == (TEXT, (1, 1), 1)
    assert extracted.extractor == "pypdfium2+pypdf+tesseract"
    installed = ocr.installed()
    assert installed is not None
    assert extracted.version.split("+")[2] == installed[1]


@needs_tesseract
def test_a_page_with_text_of_its_own_is_not_read_as_a_picture() -> None:
    extracted = extract(pdf("Tekst"), PDF, by_ocr=True)

    assert (extracted.text, extracted.by_ocr, extracted.extractor) == ("Tekst", 0, "pypdfium2+pypdf")


@needs_tesseract
def test_it_is_recorded_and_shown_and_a_picture_is_read_where_it_is_kept(tmp_path: Path) -> None:
    asking = Asking(tmp_path)
    asking.given.archive.by_ocr = True
    try:
        page = scanned(picture(TEXT))
        about = {"command": "file-document", "title": "Skan", "kind": "bilag"}
        pdf_file = {**about, "id": "skan", "media_type": PDF, "content": base64.b64encode(page).decode()}
        asking.do(pdf_file)

        document = asking.get("documents/skan")

        assert document["pages"] == {"with_text": 1, "of": 1, "by_ocr": 1}
        assert document["extractor"]["name"].endswith("+tesseract")
        assert [hit["id"] for hit in asking.get("search", q="legepladsen")["hits"]] == ["skan"]
        shown = asking.client.get("/dokumenter/skan").get_data(as_text=True)
        assert "1 side er læst som billede (OCR): der kan være læsefejl." in shown
    finally:
        asking.close()


def test_where_it_is_off_a_scanned_page_has_no_text_and_that_is_told() -> None:
    extracted = extract(scanned(picture(TEXT)), PDF)

    assert (extracted.text, extracted.failure, extracted.pages) == (None, "no-text", (0, 1))


@needs_tesseract
def test_pages_for_which_there_is_no_time_are_told() -> None:
    extracted = extract(scanned(picture(TEXT)), PDF, Limits(ocr_seconds=0), by_ocr=True)

    assert (extracted.failure, extracted.pages) == ("no-text", (0, 1))


def test_an_archive_says_whether_it_reads_scanned_pages(tmp_path: Path) -> None:
    Archive.create(tmp_path).close()

    opened = Archive(tmp_path, by_ocr=True)

    assert opened.by_ocr
    opened.close()


@pytest.mark.parametrize("said", ["", "tesseract 5.3.0\n"])
def test_a_tesseract_without_danish_is_none(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    ocr.installed.cache_clear()
    monkeypatch.setattr(ocr.shutil, "which", lambda _: "/usr/bin/tesseract")
    monkeypatch.setattr(ocr, "_said", lambda _, option: said if option == "--version" else "eng\nosd\n")

    assert ocr.installed() is None
    ocr.installed.cache_clear()


def test_a_picture_is_kept_without_text_where_nothing_reads_it() -> None:
    with pytest.raises(Problem, match="kind-not-read"):
        extract(b"\xff\xd8\xff" + bytes(99), "image/jpeg", by_ocr=True)

    kept: Extracted = extract(b"\xff\xd8\xff" + bytes(99), "image/jpeg", keep_unread=True)
    assert (kept.text, kept.failure) == (None, "kind-not-read")
