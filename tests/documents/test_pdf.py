"""PDF as its reader sees it: fields, notes and stamps are read, hidden layers are not, unknown signs are told."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from archive.extraction.decoding import clean
from archive.extraction.extract import Extracted, cleaned, extract
from archive.extraction.kinds import PDF
from archive.extraction.page_turns import mended
from archive.extraction.reading import of_pages
from tests.documents.files import assembled, pdf, pdf_of_streams

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding %s >>"
TEXT = b"BT /F1 12 Tf 72 720 Td (%s) Tj ET"
WIDGET = b"<< /Type /Annot /Subtype /Widget /T (f) /Rect [72 600 272 620] /DA (/F1 12 Tf) %s >>"
NOTE = b"<< /Type /Annot /Subtype /%s /F %d /Rect [0 0 9 9] /QuadPoints [0 0 9 0 0 9 9 9] /Contents (Bem\346rket) >>"


def stream(content: bytes, about: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (about, len(content), content)


def page(
    content: bytes,
    *more: bytes,
    catalog: bytes = b"",
    about: bytes = b"",
    has: bytes = b"",
    encoding: bytes = b"/WinAnsiEncoding",
) -> bytes:
    """One page; ``more``: objects from number 6 on; ``has``: further resources."""
    resources = b"/Resources << /Font << /F1 3 0 R >> %s >>" % has
    return assembled([
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        FONT % encoding,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s /Contents 5 0 R %s >>" % (resources, about),
        stream(content),
        *more,
    ])  # fmt: skip


def locked(content: bytes, algorithm: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(user_password="", owner_password="ejer", algorithm=algorithm)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def lines(extracted: Extracted) -> list[str]:
    return [] if extracted.text is None else extracted.text.split("\n")


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"])
def test_what_opens_with_an_empty_password_is_read_with_what_lies_in_it(algorithm: str) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("Til alle"))))
    writer.add_attachment("b.txt", b"indlagt")
    target = io.BytesIO()
    writer.write(target)

    extracted = extract(locked(target.getvalue(), algorithm), PDF)

    assert (extracted.text, [(one.name, one.data) for one in extracted.attached]) == (
        "Til alle",
        [("b.txt", b"indlagt")],
    )


@pytest.mark.parametrize(
    ("field", "seen"),
    [
        (b"/FT /Tx /F 4 /V (Indtastet)", ["Skema", "Indtastet"]),
        (b"/FT /Tx /F 0 /V (Indtastet)", ["Skema", "Indtastet"]),
        (b"/FT /Tx /F 2 /V (Skjult)", ["Skema"]),
        (b"/FT /Tx /F 32 /V (Skjult)", ["Skema"]),
        (b"/FT /Tx /F 36 /V (Trykt)", ["Skema", "Trykt"]),
        (b"/FT /Ch /Ff 131072 /F 4 /Opt [(a) (b)] /V (b)", ["Skema", "b"]),
        (b"/FT /Tx /F 4 /Ff 8192 /V (hemmelig)", ["Skema", "********"]),
    ],
)
def test_what_was_entered_in_a_field_is_read_also_where_it_is_not_drawn(field: bytes, seen: list[str]) -> None:
    fonts = b"/DR << /Font << /F1 3 0 R >> >>"
    form = b"/AcroForm << /Fields [6 0 R] /NeedAppearances true %s >>" % fonts

    assert lines(extract(page(TEXT % b"Skema", WIDGET % field, catalog=form, about=b"/Annots [6 0 R]"), PDF)) == seen


@pytest.mark.parametrize(
    ("kind", "flags", "seen"),
    [
        (b"Text", 4, ["Aftale", "Bemærket"]),
        (b"Highlight", 4, ["Aftale", "Bemærket"]),
        (b"FreeText", 0, ["Aftale", "Bemærket"]),
        (b"Text", 2, ["Aftale"]),
        (b"Text", 32, ["Aftale"]),
        (b"Link", 4, ["Aftale"]),
    ],
)
def test_notes_are_read_hidden_ones_are_not(kind: bytes, flags: int, seen: list[str]) -> None:
    found = lines(extract(page(TEXT % b"Aftale", NOTE % (kind, flags), about=b"/Annots [6 0 R]"), PDF))

    assert list(dict.fromkeys(found)) == seen


_LAYERS = b"/OCProperties << /OCGs [6 0 R 7 0 R] /D << %s >> >>"
_GROUPS = b"<< /Type /OCG /Name (Lag) >>", b"<< /Type /OCG /Name (Lag) >>"
_MARKED = b"/OC /M0 BDC " + TEXT % b"Synlig" + b" EMC /OC /M1 BDC " + TEXT % b"Gemt" + b" EMC"


@pytest.mark.parametrize("said", [b"/OFF [7 0 R]", b"/BaseState /OFF /ON [6 0 R]"])
@pytest.mark.parametrize("algorithm", ["", "AES-128"])
def test_a_layer_that_is_off_is_not_read(said: bytes, algorithm: str) -> None:
    named = b"/Properties << /M0 6 0 R /M1 7 0 R >>"
    content = page(_MARKED, *_GROUPS, catalog=_LAYERS % said, has=named)

    assert lines(extract(locked(content, algorithm) if algorithm else content, PDF)) == ["Synlig"]


@pytest.mark.parametrize(
    ("policy", "seen"),
    [(b"/AnyOn", ["x", "Skrift"]), (b"/AllOn", ["x"]), (b"/AnyOff", ["x", "Skrift"]), (b"/AllOff", ["x"])],
)
def test_what_is_a_member_of_layers_is_read_by_their_policy(policy: bytes, seen: list[str]) -> None:
    member = b"<< /Type /OCMD /OCGs [6 0 R 7 0 R] /P %s >>" % policy
    content = TEXT % b"x" + b" /OC /M0 BDC BT /F1 12 Tf 72 700 Td (Skrift) Tj ET EMC"
    named = b"/Properties << /M0 8 0 R >>"

    found = extract(page(content, *_GROUPS, member, catalog=_LAYERS % b"/OFF [7 0 R]", has=named), PDF)

    assert lines(found) == seen


def test_a_drawing_on_a_layer_that_is_off_is_not_read_one_that_is_on_is() -> None:
    about = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /OC %s"
    drawings = [stream(TEXT % b"Set", about % b"6 0 R"), stream(TEXT % b"Gemt", about % b"7 0 R")]
    named = b"/XObject << /A 8 0 R /B 9 0 R >>"

    found = extract(page(b"/A Do /B Do", *_GROUPS, *drawings, catalog=_LAYERS % b"/OFF [7 0 R]", has=named), PDF)

    assert lines(found) == ["Set"]


def test_what_stands_beside_the_page_or_is_not_drawn_is_not_read() -> None:
    content = TEXT % b"Set" + b" BT /F1 12 Tf 72 -500 Td (Udenfor) Tj ET BT 3 Tr /F1 12 Tf 72 600 Td (Usynlig) Tj ET"

    assert lines(extract(page(content), PDF)) == ["Set"]


def test_text_behind_a_scanned_picture_is_read() -> None:
    picture = stream(
        b"\0", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    content = b"q 595 0 0 842 0 0 cm /I Do Q BT 3 Tr /F1 12 Tf 72 600 Td (Fra skanneren) Tj ET"

    assert lines(extract(page(content, picture, has=b"/XObject << /I 6 0 R >>"), PDF)) == ["Fra skanneren"]


@pytest.mark.parametrize(
    ("name", "seen", "unknown"),
    [(b"/fi", "profil", 0), (b"/f_i", "profil", 0), (b"/uni00660069", "profil", 0), (b"/g12", "prol", 1)],
)
def test_a_ligature_is_its_letters_and_a_sign_without_a_meaning_is_told(name: bytes, seen: str, unknown: int) -> None:
    encoding = b"<< /BaseEncoding /WinAnsiEncoding /Differences [1 %s] >>" % name

    extracted = extract(page(TEXT % b"pro\001l", encoding=encoding), PDF)

    told = [{"code": "signs-not-read", "count": 1}] if unknown else []
    assert (extracted.text, list(extracted.unread)) == (seen, told)


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (b"BT /F1 12 Tf 72 700 Td (Sammenligning) Tj 0 -4 Td (Kommentar) Tj ET", ["Sammenligning", "Kommentar"]),
        (b"BT /F1 12 Tf 5 Tc 72 720 Td (Beslutning) Tj ET", ["Beslutning"]),
        (b"BT /F1 12 Tf 0 1 -1 0 100 100 Tm (Lodret) Tj ET", ["Lodret"]),
        (b"BT /F1 12 Tf 14 TL 72 720 Td (vedlige-) Tj T* (holdelse) Tj ET", ["vedlige-", "holdelse"]),
        (b"BT /F1 12 Tf 14 TL 72 720 Td (vedlige) Tj /Span << /ActualText <FEFF00AD> >> BDC (-) Tj EMC T* (hold) Tj ET",
         ["vedligehold"]),
        (b"/Span << /ActualText (sammenl\346gning) >> BDC BT /F1 12 Tf 72 700 Td (qqq) Tj ET EMC", ["sammenlægning"]),
        (b"/Span << /ActualText (erstattet) >> BDC BT /F1 12 Tf 72 700 Td (qqq) Tj ET EMC", ["erstattet"]),
    ],
)  # fmt: skip
def test_lines_and_words_are_as_they_look(content: bytes, seen: list[str]) -> None:
    assert lines(extract(page(content), PDF)) == seen


LEFT = (b"Udvalget behandlede sagen om", b"vedligehold og besluttede at ud-", b"saette den til naeste moede.")
RIGHT = (b"Borgmesteren orienterede om", b"budgettet for det kommende", b"aar og takkede for indsatsen.")


def _rows(left: tuple[bytes, ...], right: tuple[bytes, ...], apart: int) -> bytes:
    shown = b" -%d -12 Td " % apart
    return b"BT /F1 10 Tf 72 720 Td %s ET" % shown.join(
        b"(%s) Tj %d 0 Td (%s) Tj" % (one, apart, other) for one, other in zip(left, right, strict=True)
    )


def test_columns_of_running_text_are_read_one_by_one_rows_of_a_table_across() -> None:
    columns = extract(page(_rows(LEFT, RIGHT, 248)), PDF)
    table = extract(page(_rows((b"Nr.", b"1", b"2"), (b"Titel", b"Budget", b"Eventuelt"), 60)), PDF)

    assert lines(columns) == [line.decode() for line in (*LEFT, *RIGHT)]
    assert lines(table) == ["Nr.\tTitel", "1\tBudget", "2\tEventuelt"]


def test_files_pinned_to_a_page_are_taken_out() -> None:
    pinned = b"<< /Type /Annot /Subtype /FileAttachment /F 4 /Rect [0 0 9 9] /FS << /F (n.txt) /EF << /F 7 0 R >> >> >>"

    extracted = extract(page(TEXT % b"x", pinned, stream(b"fastgjort"), about=b"/Annots [6 0 R]"), PDF)

    assert [(one.name, one.data) for one in extracted.attached] == [("n.txt", b"fastgjort")]


@pytest.mark.parametrize("cut", [60, 150])
def test_what_can_be_saved_of_a_damaged_file_is_read_and_told(cut: int) -> None:
    whole = page(TEXT % b"Reddet")

    extracted = extract(whole[: len(whole) - cut], PDF)

    assert (extracted.text, list(extracted.unread)) == ("Reddet", [{"code": "file-mended"}])


def test_a_page_that_is_not_there_is_told_of_and_the_rest_is_read() -> None:
    extracted = extract(pdf("Side et", "Side to").replace(b"6 0 R]", b"99 0 R]"), PDF)

    assert (extracted.text, extracted.pages) == ("Side et", (1, 2))
    assert extracted.unread == [{"code": "page-not-read", "number": 2}]


def test_of_several_pages_those_with_text_are_counted() -> None:
    extracted = extract(pdf("Side et", "", "Side tre"), PDF)

    assert (extracted.text, extracted.pages) == ("Side et\n\nSide tre", (2, 3))
    assert extracted.starts == [0, None, 9]


@given(st.lists(st.text("ab\r\n\x07\ufb01 \x0c", max_size=6), min_size=2, max_size=6), st.text("cd\n", max_size=3))
def test_where_pages_begin_is_told_of_the_text_as_it_is_kept(pages: list[str], on_none: str) -> None:
    text, starts = cleaned(of_pages(pages, [on_none]))

    assert text == clean("\n\n".join(filter(None, [*pages, on_none])))
    begins = [start for start in starts if start is not None]
    kept = [text[at:to] for at, to in pairwise([*begins, len(text)])]
    assert [one.rstrip("\n") for one in kept] == [clean(one).rstrip("\n") for one in (*pages, on_none) if one]


def test_a_form_that_only_its_own_program_shows_is_read_by_what_was_entered() -> None:
    said = b"<xfa:datasets xmlns:xfa='y'><f><navn>Kirsten Pr\303\270ve</navn></f></xfa:datasets>"
    data = b"<xdp:xdp xmlns:xdp='x'>" + said + b"</xdp:xdp>"
    form = b"/AcroForm << /Fields [] /XFA 6 0 R >> /NeedsRendering true"

    extracted = extract(page(TEXT % b"Vent venligst", stream(data), catalog=form), PDF)

    assert extracted.text == "Vent venligst\n\nKirsten Prøve"
    assert list(extracted.unread) == [{"code": "part-not-read", "name": "XFA"}]


def test_a_form_that_no_page_shows_is_read_by_what_is_written_on_it_too() -> None:
    written = (
        b"<template><draw><value><text>Vejledning</text></value></draw><draw presence='hidden'><text>gemt</text></draw>"
        b"<draw><value><exData><body><p>Fed <b>tekst</b></p></body></exData></value></draw><script>kode</script>"
        b"<field><caption><value><text>Navn</text></value></caption><value><text>Standard</text></value></field></template>"
    )
    data = b"<xdp>" + written + b"<datasets><navn>Kirsten</navn></datasets></xdp>"
    form = b"/AcroForm << /Fields [] /XFA 6 0 R >>"

    drawn = extract(page(TEXT % b"Vent", stream(data), catalog=form + b" /NeedsRendering true"), PDF)
    shown = extract(page(TEXT % b"Vejledning", stream(data), catalog=form), PDF)

    assert (drawn.text or "").split("\n") == ["Vent", "", "Vejledning", "Fed tekst", "Navn", "Kirsten"]
    assert (shown.text or "").split("\n") == ["Vejledning", "", "Kirsten"]


@pytest.mark.parametrize(
    ("pages", "seen"),
    [
        (
            ["Om boligorganisa-\nSide 1 af 2", "Referat\ntionerne, og mere\nSide 2 af 2"],
            ["Om boligorganisa-\nSide 1 af 2", "Referat\ntionerne, og mere\nSide 2 af 2"],
        ),
        (
            ["Referat\nOm boligorganisa-\nSide 1 af 2", "Referat\ntionerne, og mere\nSide 2 af 2"],
            ["Referat\nOm boligorganisationerne,\nSide 1 af 2", "Referat\nog mere\nSide 2 af 2"],
        ),
        (["Om afde-\n- 1 -", "ling\n- 2 -"], ["Om afdeling\n- 1 -", "- 2 -"]),
        (["Om bolig-\n1", "og byfornyelse\n2"], ["Om bolig-\n1", "og byfornyelse\n2"]),
        (["Om bolig-\n1", "Byfornyelse\n2"], ["Om bolig-\n1", "Byfornyelse\n2"]),
        (["Om bolig-", "fornyelse"], ["Om bolig-", "fornyelse"]),
        (["1", "2", ""], ["1", "2", ""]),
        ([], []),
    ],
)  # fmt: skip
def test_a_word_broken_over_a_foot_and_a_head_is_whole_where_it_begins(pages: list[str], seen: list[str]) -> None:
    assert mended(pages) == seen


def test_that_is_so_of_a_file() -> None:
    read = extract(pdf("Om boligorganisa-", "tionerne"), PDF)
    assert read.text == "Om boligorganisa-\n\ntionerne"  # which search joins

    shown = [TEXT % one + b" BT /F1 9 Tf 290 30 Td (Side %d) Tj ET" % n for n, one in ((1, b"Afde-"), (2, b"ling nu"))]
    assert extract(pdf_of_streams(shown), PDF).text == "Afdeling\nSide 1\n\nnu\nSide 2"
