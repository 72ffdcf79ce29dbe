"""What a PDF says besides its own text: in notes, in its structure, by names and maps of signs, in files of its own."""

from __future__ import annotations

import pytest

from archive.extraction.extract import extract
from archive.extraction.kinds import PDF
from tests.documents.test_pdf import TEXT, WIDGET, assembled, lines, page, stream

_TYPE_3 = b"""<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0]
/FirstChar 1 /LastChar 3 /CharProcs << /b 6 0 R >> /Encoding << /Differences [1 %s] >>
/Widths [500 500 500] /Resources << >> >>"""
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>"
_MAP = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange %s endcmap"
_FILE = b"<< /Type /Filespec /UF (bilag.txt) /EF << /F 7 0 R >> >>"


def _with_font(font: bytes, content: bytes, more: bytes) -> list[str]:
    resources = b"/Resources << /Font << /F1 3 0 R >> >>"
    made = assembled([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        font,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s /Contents 5 0 R >>" % resources,
        stream(content),
        more,
    ])  # fmt: skip
    return lines(extract(made, PDF))


@pytest.mark.parametrize("kind", [b"FreeText", b"Text"])
def test_a_note_that_is_written_as_a_page_only_is_read(kind: bytes) -> None:
    note = b"<< /Type /Annot /Subtype /%s /F 4 /Rect [0 0 9 9] /RC (<body><p>Be<b>m</b>rket</p></body>) >>" % kind

    assert "Bemrket" in lines(extract(page(TEXT % b"Aftale", note, about=b"/Annots [6 0 R]"), PDF))


@pytest.mark.parametrize("said", [b"/Alt", b"/ActualText"])
def test_what_the_structure_says_of_a_picture_is_read(said: bytes) -> None:
    picture = b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    tree = b"<< /Type /StructTreeRoot /K [8 0 R] /ParentTree << /Nums [0 [8 0 R]] >> >>"
    figure = b"<< /Type /StructElem /S /Figure /P 7 0 R /Pg 4 0 R /K 0 %s (Kort over havnen) >>" % said
    content = b"/Figure << /MCID 0 >> BDC q 200 0 0 30 60 710 cm /I Do Q EMC"
    marked = b"/StructTreeRoot 7 0 R /MarkInfo << /Marked true >>"
    has = b"/XObject << /I 6 0 R >>"

    made = page(content, stream(b"\0", picture), tree, figure, has=has, catalog=marked, about=b"/StructParents 0")

    assert lines(extract(made, PDF)) == ["Kort over havnen"]


def test_signs_that_a_file_draws_itself_are_read_by_their_names() -> None:
    drawn = stream(b"500 0 0 0 500 700 d1 0 0 400 600 re f")
    content = b"BT /F1 20 Tf 72 700 Td <010203> Tj ET"

    assert _with_font(_TYPE_3 % b"/b /aring /d", content, drawn) == ["båd"]
    assert _with_font(_TYPE_3 % b"/g1 /g2 /g3", content, drawn) == []


@pytest.mark.parametrize(
    "said",
    [
        b"2 beginbfchar <62> <0065> <01> <00660069> endbfchar",
        b"1 beginbfrange <61> <7A> <0064> endbfrange 1 beginbfchar <01> <FB01> endbfchar",
    ],
)
def test_letters_of_a_font_that_is_not_in_the_file_are_what_they_look_like(said: bytes) -> None:
    content = b"BT /F1 12 Tf 72 700 Td (bro\001l) Tj ET"

    assert _with_font(_FONT, content, stream(_MAP % said)) == ["brofil"]


@pytest.mark.parametrize("where", ["catalog", "about"])
def test_files_that_belong_to_the_whole_or_a_page_are_taken_out(where: str) -> None:
    belonging = {where: b"/AF [6 0 R]"}

    extracted = extract(page(TEXT % b"x", _FILE, stream(b"indlagt"), **belonging), PDF)

    assert [(one.name, one.data) for one in extracted.attached] == [("bilag.txt", b"indlagt")]


@pytest.mark.parametrize("wrong", [b"/AF 7", b"/AF [7]", b"/Annots [7]", b"/Annots 7"])
def test_what_names_no_file_costs_the_text_nothing(wrong: bytes) -> None:
    assert lines(extract(page(TEXT % b"x", about=wrong), PDF)) == ["x"]


def test_one_file_that_belongs_need_stand_in_no_list() -> None:
    extracted = extract(page(TEXT % b"x", _FILE, stream(b"indlagt"), catalog=b"/AF 6 0 R"), PDF)

    assert [one.name for one in extracted.attached] == ["bilag.txt"]


_VIEW = b"<< /Type /OCG /Name (L) /Usage << /View << /ViewState /%s >> >> >>"
_ASKED = b"/OCProperties << /OCGs [6 0 R] /D << %s /AS [<< /Event /View /OCGs [6 0 R] /Category [/View] >>] >> >>"


@pytest.mark.parametrize(("state", "before", "seen"), [(b"OFF", b"", False), (b"ON", b"/OFF [6 0 R]", True)])
def test_a_layer_may_say_itself_that_it_is_not_shown_on_a_screen(state: bytes, before: bytes, seen: bool) -> None:
    content = b"/OC /M BDC " + TEXT % b"Lag" + b" EMC BT /F1 12 Tf 72 600 Td (Set) Tj ET"

    found = extract(page(content, _VIEW % state, catalog=_ASKED % before, has=b"/Properties << /M 6 0 R >>"), PDF)

    assert lines(found) == (["Lag"] if seen else []) + ["Set"]


@pytest.mark.parametrize(
    ("hangs_on", "seen"),
    [
        (b"/P /AllOff", False),
        (b"/P /AllOn", True),
        (b"/VE [/Not 6 0 R]", False),
        (b"/VE [/Or [/Not 6 0 R] 6 0 R]", True),
        (b"/VE [/And 6 0 R [/Not 6 0 R]]", False),
    ],
)
def test_what_hangs_on_layers_is_looked_at_where_none_is_off_too(hangs_on: bytes, seen: bool) -> None:
    content = b"/OC /M BDC " + TEXT % b"Lag" + b" EMC BT /F1 12 Tf 72 600 Td (Set) Tj ET"
    member = b"<< /Type /OCMD /OCGs [6 0 R] %s >>" % hangs_on
    layers = b"/OCProperties << /OCGs [6 0 R] /D << >> >>"

    found = extract(
        page(content, b"<< /Type /OCG /Name (L) >>", member, catalog=layers, has=b"/Properties << /M 7 0 R >>"), PDF
    )

    assert lines(found) == (["Lag"] if seen else []) + ["Set"]


@pytest.mark.parametrize(
    ("field", "seen"),
    [
        (b"/FT /Tx /Ff 16777216 /MaxLen 10 /V (1204417)", "1204417"),
        (b"/FT /Tx /Ff 33554432 /RV (<body><p>Fritekst</p></body>)", "Fritekst"),
        (b"/FT /Ch /Ff 2097152 /Opt [(Havnen) (Skolen) (Parken) (Gaden)] /V [(Havnen) (Gaden)] /I [0 3]", "Gaden"),
    ],
)
def test_what_a_field_holds_is_read_as_it_was_entered(field: bytes, seen: str) -> None:
    made = page(TEXT % b"Skema", WIDGET % field, about=b"/Annots [6 0 R]", catalog=b"/AcroForm << /Fields [6 0 R] >>")

    assert seen in lines(extract(made, PDF))


def test_a_file_may_be_named_as_machines_of_old_name_it() -> None:
    file = b"<< /Type /Filespec /Unix (bilag.txt) /EF << /Unix 7 0 R >> >>"
    named = b"/Names << /EmbeddedFiles << /Names [(b) 6 0 R] >> >>"

    extracted = extract(page(TEXT % b"x", file, stream(b"indlagt", b"/Type /EmbeddedFile"), catalog=named), PDF)

    assert [(one.name, one.data) for one in extracted.attached] == [("bilag.txt", b"indlagt")]
