"""Text that is drawn on a page of a PDF and that nobody sees there is not read; what is seen is."""

from __future__ import annotations

import pytest

from archive.extraction.extract import extract
from archive.extraction.kinds import PDF
from tests.documents.test_pdf import lines, page, stream

_SEEN = b" BT 0 Tr 0 g /F1 12 Tf 72 600 Td (Set) Tj ET "
_BOX, _FORM = (
    b"60 690 200 30 re f ",
    b"/Type /XObject /Subtype /Form /BBox [0 0 300 40] /Resources << /Font << /F1 3 0 R >> >> ",
)
_PICTURE = b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
_ON_PAGE, _LOGO = b"q 595 0 0 842 0 0 cm /I Do Q ", b"q 40 0 0 40 500 780 cm /I Do Q "
_HAS = (
    b"/XObject << /I 6 0 R /X 7 0 R /U 8 0 R >> "
    b"/ExtGState << /None << /ca 0 >> /Thin << /ca 0.5 >> /Dye << /BM /Multiply >> /Plain << /ca 1 /BM /Normal >> >>"
)


def _text(before: bytes = b"", y: int = 700) -> bytes:
    return b"BT %s /F1 12 Tf 72 %d Td (Tekst) Tj ET " % (before, y)


def _read(content: bytes, about: bytes = b"") -> list[str]:
    drawings = [
        stream(b"\0", _PICTURE),
        stream(b"BT /F1 12 Tf 2 300 Td (Tekst) Tj ET", _FORM),
        stream(b"BT 3 Tr /F1 12 Tf 2 5 Td (Tekst) Tj ET", _FORM),
    ]
    return sorted(lines(extract(page(content + _SEEN, *drawings, has=_HAS, about=about), PDF)))


@pytest.mark.parametrize(
    "content",
    [
        _text(b"1 g"),
        _text(b"1 1 1 rg"),
        _text(b"0 0 0 0 k"),
        b"q /None gs " + _text() + b"Q ",
        _text(b"3 Tr"),
        _LOGO + _text(b"3 Tr"),
        b"72 690 m 200 690 l S " + _text(b"3 Tr"),
        b"q " + _text(b"7 Tr") + b"Q ",
        b"/U Do ",
        _LOGO + b"/U Do ",
        b"/X Do ",
        _text() + b"0 g " + _BOX,
        _text() + b"1 g " + _BOX,
        b"q 0 0 10 10 re W n " + _text() + b"Q ",
        _text(y=-40),
        b"BT /F1 12 Tf 72 1000000000000.0 Td (Tekst) Tj ET ",
        _text() + b"0 -1000000000000.0 1000000000000.0 2000000000000.0 re f ",
    ],
)
def test_what_nobody_sees_is_not_read(content: bytes) -> None:
    assert _read(content) == ["Set"]


@pytest.mark.parametrize(
    "content",
    [
        b"0 0 1 rg " + _BOX + _text(b"1 g"),
        b"q 300 0 0 60 60 680 cm /I Do Q " + _text(b"1 g"),
        _ON_PAGE + _text(b"3 Tr"),
        b"".join(b"q 595 0 0 100 0 %d cm /I Do Q " % y for y in range(0, 842, 100)) + _text(b"3 Tr"),
        _ON_PAGE + b"/U Do ",
        _text() + _ON_PAGE,
        b"1 1 0 rg " + _BOX + b"0 g " + _text(),
        _text() + b"q /Thin gs 1 1 0 rg " + _BOX + b"Q ",
        _text() + b"q /Dye gs 1 1 0 rg " + _BOX + b"Q ",
        _text() + b"0 G 60 690 200 30 re S ",
        _text() + b"60 690 20 30 re f ",
        b"q " + _text(b"7 Tr") + b"0 g " + _BOX + b"Q ",
        b"q 0 0 595 842 re W n " + _text() + b"Q ",
    ],
)
def test_what_is_seen_is_read(content: bytes) -> None:
    assert _read(content) == ["Set", "Tekst"]


def test_a_page_is_as_large_as_its_parent_says() -> None:
    whole = page(_text(y=100) + _SEEN)

    assert lines(extract(whole.replace(b"/Count 1", b"/Count 1 /CropBox [0 400 595 842]"), PDF)) == ["Set"]


def test_what_covers_on_a_layer_that_is_off_covers_nothing() -> None:
    content = _text() + b"/OC /M BDC " + _BOX + b"EMC "
    layer = b"/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>"

    found = extract(page(content, b"<< /Type /OCG /Name (L) >>", has=b"/Properties << /M 6 0 R >>", catalog=layer), PDF)

    assert lines(found) == ["Tekst"]
