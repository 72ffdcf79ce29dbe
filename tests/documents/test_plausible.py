"""Letters that are those of no language are told, and read by OCR instead where it is installed."""

from __future__ import annotations

import io
import logging

import pytest

from archive.extraction import ocr, pdf_text
from archive.extraction.plausible import is_doubtful
from tests.documents.files import pdf

DANISH = (
    "Partnerskabsforum besluttede at anbefale aftalen og bad sekretariatet om at sende den til organisationerne inden "
    "sommerferien. Der var enighed om kommissoriet og om de boliger, som kommunen anviser hver fjerde gang."
)
ENGLISH = (
    "The committee resolved to recommend the agreement and asked the secretariat to send it to the organisations "
    "before the summer. There was agreement about the terms of reference and about every fourth dwelling."
)
NAMES = "Brandt, Kjærgaard, Vestergaard, Lauritsen, Damgaard, Winther, Fuglsang, Bjerregaard, Østergaard, Kvist " * 2


def moved(text: str, by: int) -> str:
    return "".join(chr(ord(sign) + by) if sign.isalpha() else sign for sign in text)


@pytest.mark.parametrize("text", [DANISH, ENGLISH, NAMES, DANISH.upper(), "12.345 67.890 " * 100, "Совет " * 100, ""])
def test_texts_of_people_are_not_doubtful(text: str) -> None:
    assert not is_doubtful(text)


@pytest.mark.parametrize("by", [-3, -1, 1, 2, 3, 5])
def test_letters_that_were_moved_are(by: int) -> None:
    assert is_doubtful(moved(DANISH, by))
    assert not is_doubtful(moved(DANISH, by)[:60]), "too few to say"


def test_pages_of_such_letters_are_counted() -> None:
    read = pdf_text.read(io.BytesIO(pdf(DANISH, moved(DANISH, 1), moved(DANISH, 2))))

    assert read.unread == [{"code": "letters-doubtful", "count": 2}]
    assert read.pages == (3, 3)


class _Reads:
    program = "tesseract"

    def __init__(self, text: str) -> None:
        self._text = text

    def read(self, picture: object) -> str:
        return self._text


@pytest.mark.parametrize(("by_ocr", "is_told"), [(DANISH, False), (moved(DANISH, 2), True), ("", True)])
def test_what_is_read_of_the_picture_takes_their_place(
    by_ocr: str, is_told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "used", _Reads(by_ocr))

    read = pdf_text.read(io.BytesIO(pdf(moved(DANISH, 1))))

    assert (read.by_ocr, [one["code"] for one in read.unread]) == (int(not is_told), ["letters-doubtful"] * is_told)
    assert (read.text == DANISH) is not is_told


def test_reading_silences_its_libraries_and_nobody_else(caplog: pytest.LogCaptureFixture) -> None:
    pdf_text.read(io.BytesIO(pdf(DANISH)))

    for library in ("pypdf._reader", "pypdfium2", "web"):
        logging.getLogger(library).warning("%s siger noget", library)

    assert [record.name for record in caplog.records] == ["web"]
