"""What Word shows, and what it does not though it stands in the file."""

from __future__ import annotations

import pytest

from archive.extraction.extract import extract
from archive.extraction.kinds import DOCX
from tests.documents.packages import NAMES, relations, with_parts, word, zipped
from tests.documents.test_office import P, lines

_ALL = NAMES + ' xmlns:wp="x:wp" xmlns:m="x:m" xmlns:cx="x:cx"'
_BOX = "<wps:txbx><w:txbxContent>" + P.format("i boksen") + "</w:txbxContent></wps:txbx>"
_DRAWN = "<w:p><w:r><w:drawing><wp:{0}><wp:docPr id='1' {1}/>" + _BOX + "</wp:{0}></w:drawing></w:r></w:p>"
_OLDER = (
    "<w:p><w:r><w:pict><v:shape {}><v:textbox><w:txbxContent>"
    + P.format("i boksen")
    + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)


def _read(body: str, *named: tuple[str, str, str], **parts: str) -> list[str]:
    return lines(extract(word(body + P.format("slut"), *named, names=_ALL, **parts), DOCX))


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        (_DRAWN.format("anchor", ""), ["i boksen"]),
        (_DRAWN.format("anchor", "hidden='1' descr='Kort'"), []),
        (_DRAWN.format("inline", "hidden='true'"), []),
        (_OLDER.format("style='position:absolute'"), ["i boksen"]),
        (_OLDER.format("style='position:absolute;visibility:hidden'"), []),
        (_OLDER.format("alt='Kort over havnen'"), ["Kort over havnen", "i boksen"]),
    ],
)
def test_of_a_drawing_that_is_hidden_nothing_is_read(body: str, seen: list[str]) -> None:
    assert _read(body) == [*seen, "slut"]


def test_a_large_first_letter_begins_its_word() -> None:
    initial = "<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr><w:r><w:t>B</w:t></w:r></w:p>"

    assert _read(initial + P.format("adeanstalten")) == ["Badeanstalten", "slut"]


def test_formulas_are_read_as_they_stand() -> None:
    run = "<m:r>{}<m:t>{}</m:t></m:r>"
    half = f"<m:f><m:num>{run.format('', 3)}</m:num><m:den>{run.format('', 4)}</m:den></m:f>"
    gone = run.format("<m:rPr/><w:rPr><w:del w:id='1'/></w:rPr>", "slettet")

    assert _read(f"<w:p><m:oMath>{half}{gone}</m:oMath></w:p>") == ["3/4", "slut"]


def test_numbers_that_word_makes_up_stand_before_their_paragraphs() -> None:
    levels = "".join(
        f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>"
        for at, format, text in ((0, "decimal", "§ %1."), (1, "lowerLetter", "%2)"), (2, "bullet", "o"))
    )
    lists = f"<w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum>"
    lists += "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    number = "<w:pPr><w:numPr><w:ilvl w:val='{}'/><w:numId w:val='1'/></w:numPr></w:pPr>"
    numbered = f"<w:p>{number}<w:r>{{}}<w:t>{{}}</w:t></w:r></w:p>"
    said = (
        (0, "", "Formål"), (1, "", "for det første"), (2, "", "mærke"), (0, "<w:rPr><w:vanish/></w:rPr>", "gemt"),
        (0, "", "Ikrafttræden"),
    )  # fmt: skip

    assert _read(
        "".join(numbered.format(*one) for one in said),
        ("rN", "numbering", "numbering.xml"),
        numbering__xml=f"<w:numbering {NAMES}>{lists}</w:numbering>",
    ) == ["§ 1. Formål", "a) for det første", "mærke", "§ 3. Ikrafttræden", "slut"]


def test_a_cell_that_was_deleted_is_not_read() -> None:
    gone = f"<w:tc><w:tcPr><w:cellDel w:id='1'/></w:tcPr>{P.format('slettet')}</w:tc>"

    assert _read(f"<w:tbl><w:tr>{gone}<w:tc>{P.format('står')}</w:tc></w:tr></w:tbl>") == ["står", "slut"]


def test_a_note_whose_place_was_deleted_is_not_read() -> None:
    place = "<w:r><w:{}Reference w:id='{}'/></w:r>"
    body = f"<w:p><w:del>{place.format('footnote', 2)}</w:del>{place.format('footnote', 3)}</w:p>"
    note = "<w:footnote w:id='{}'>{}</w:footnote>"
    # One that is named nowhere is read all the same: nobody took it away.
    notes = "".join(note.format(id, P.format(text)) for id, text in ((2, "slettet"), (3, "står"), (4, "løs")))

    assert _read(
        body, ("rId3", "footnotes", "footnotes.xml"), footnotes__xml=f"<w:footnotes {NAMES}>{notes}</w:footnotes>"
    ) == ["slut", "står", "løs"]


def test_the_style_of_what_has_none_hides_too() -> None:
    style = "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:rPr><w:vanish/></w:rPr></w:style>"
    seen = "<w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>set</w:t></w:r></w:p>"

    assert _read(
        P.format("gemt") + seen, ("rS", "styles", "styles.xml"), styles__xml=f"<w:styles {NAMES}>{style}</w:styles>"
    ) == ["set"]


def test_words_of_charts_of_the_newer_kind_are_read() -> None:
    data = "<cx:strDim><cx:lvl><cx:pt>Havnen</cx:pt></cx:lvl></cx:strDim><cx:numDim><cx:pt>7</cx:pt></cx:numDim>"
    drawn = f"<cx:chartSpace {_ALL}>{data}<a:p><a:r><a:t>Titel</a:t></a:r></a:p></cx:chartSpace>"
    body = "<w:p><w:r><w:drawing><cx:chart r:id='rId5'/></w:drawing></w:r></w:p>"

    assert _read(body, ("rId5", "chartEx", "c.xml"), c__xml=drawn) == ["Havnen", "Titel", "slut"]


@pytest.mark.parametrize(
    ("within", "seen"),
    [
        ("før<!-- gemt -->efter", "førefter"),
        ("før<?gemt ?>efter", "førefter"),
        ("før&nbsp;efter", "før\u00a0efter"),
        ("K&oslash;ge", "Køge"),
        ("før&ukendt;efter", "førefter"),
    ],
)
def test_what_stands_within_a_text_costs_the_rest_nothing(within: str, seen: str) -> None:
    assert _read(P.format(within)) == [seen, "slut"]


def test_a_file_that_stands_in_the_text_is_of_the_kind_that_is_said() -> None:
    types = (
        "<Types><Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument."
        "wordprocessingml.document.main+xml'/><Default Extension='dat' ContentType='text/html'/></Types>"
    )
    parts = {
        "[Content_Types].xml": types,
        "word/document.xml": f"<w:document {NAMES}><w:body><w:altChunk r:id='rId1'/></w:body></w:document>",
        "word/_rels/document.xml.rels": relations(("rId1", "aFChunk", "stykke.dat")),
        "word/stykke.dat": "<p>set<span hidden>gemt</span></p>",
    }

    assert lines(extract(zipped(parts), DOCX)) == ["set"]


def test_boxes_that_were_drawn_on_a_chart_are_read() -> None:
    chart = f"<c:chartSpace {NAMES}><c:userShapes r:id='rId1'/></c:chartSpace>"
    box = "<c:sp><c:txBody><a:p><a:r><a:t>Foreløbige tal</a:t></a:r></a:p></c:txBody></c:sp>"
    parts = {
        "word/charts/chart1.xml": chart,
        "word/charts/_rels/chart1.xml.rels": relations(("rId1", "chartUserShapes", "../drawings/drawing1.xml")),
        "word/drawings/drawing1.xml": f"<c:userShapes {NAMES}>{box}</c:userShapes>",
    }
    document = word(
        "<w:p><w:r><w:drawing><c:chart r:id='rId9'/></w:drawing></w:r></w:p>", ("rId9", "chart", "charts/chart1.xml")
    )

    assert lines(extract(with_parts(document, parts), DOCX)) == ["Foreløbige tal"]
