"""Documents of Office and OpenDocument, and RTF: what is seen of them is read, one bad part costs itself only."""

from __future__ import annotations

import pytest

from archive.extraction.extract import Extracted, extract
from archive.extraction.kinds import DOCX, ODT, PPTX, RTF, XLSX
from tests.documents.packages import NAMES, OFFICE, STRICT, WORD, book, odt, shape, slide, slides, word

P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def lines(extracted: Extracted) -> list[str]:
    assert extracted.text is not None, extracted
    return [line.strip() for line in extracted.text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        (
            "<w:p><w:r><w:t>Før </w:t><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent>"
            + P.format("i en boks")
            + "</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback>"
            + P.format("i en boks")
            + "</mc:Fallback></mc:AlternateContent></w:r></w:p>",
            ["Før", "i en boks"],
        ),
        (
            "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + P.format("slettet") + "</w:tc></w:tr></w:tbl>"
            + P.format("x"),
            ["x"],
        ),
        (
            "<w:p><w:ruby><w:rt><w:r><w:t>læst</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>ord</w:t></w:r></w:rubyBase></w:ruby></w:p>",
            ["ord (læst)"],
        ),
        (
            "<w:p>" + _FIELD.format("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + _FIELD.format("begin")
            + _FIELD.format("separate") + P.format("kode") + _FIELD.format("end") + _FIELD.format("separate")
            + "<w:r><w:t>svar</w:t></w:r>" + _FIELD.format("end") + "</w:p>",
            ["svar"],
        ),
        ("<w:p>" + _FIELD.format("begin") + "<w:r><w:t>uden ende</w:t></w:r></w:p>", ["uden ende"]),
        (
            "<w:p><w:r><w:rPr><w:rStyle w:val='Skjult'/></w:rPr><w:t>gemt</w:t></w:r><w:r><w:t>set</w:t></w:r></w:p>",
            ["set"],
        ),
        ("<w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>set</w:t></w:r></w:p>", ["set"]),
        (
            "<w:p><w:pPr><w:pStyle w:val='Skjult'/></w:pPr><w:r><w:t>gemt</w:t></w:r>"
            "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>set</w:t></w:r></w:p>" + P.format("igen"),
            ["setigen"],
        ),
    ],
)  # fmt: skip
def test_word_text_is_what_is_seen(body: str, seen: list[str]) -> None:
    styles = f"<w:styles {NAMES}><w:style w:styleId='Skjult'><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
    content = word(body, ("rIdS", "styles", "styles.xml"), styles__xml=styles)

    assert lines(extract(content, DOCX)) == seen


def test_words_of_drawings_are_read() -> None:
    said = "<dgm:pt><dgm:t><a:p><a:r><a:t>Formand</a:t></a:r></a:p></dgm:t></dgm:pt>"
    smart = f"<dgm:dataModel {NAMES}>{said}</dgm:dataModel>"
    body = P.format("Organisation") + "<w:p><w:r><w:drawing><dgm:relIds r:dm='rId5'/></w:drawing></w:r></w:p>"

    assert lines(extract(word(body, ("rId5", "diagramData", "data1.xml"), data1__xml=smart), DOCX)) == [
        "Organisation",
        "Formand",
    ]


def test_a_strict_document_is_read_as_any_other() -> None:
    names = NAMES.replace(WORD, STRICT + "wordprocessingml/main").replace(
        OFFICE, STRICT + "officeDocument/relationships"
    )

    assert lines(extract(word(P.format("Streng"), names=names), DOCX)) == ["Streng"]


def test_one_bad_part_costs_itself_only_and_is_told() -> None:
    content = word(P.format("Brødtekst"), ("rId2", "header", "header1.xml"), header1__xml="<w:hdr><w:p>")

    extracted = extract(content, DOCX)

    assert (lines(extracted), extracted.unread) == (
        ["Brødtekst"],
        [{"code": "part-not-read", "name": "word/header1.xml"}],
    )


def test_headers_that_no_page_has_are_not_read() -> None:
    def header(text: str) -> str:
        return f"<w:hdr {NAMES}>{P.format(text)}</w:hdr>"

    named = [("rId2", "header", "header1.xml"), ("rId3", "header", "header2.xml")]
    referred = "<w:headerReference w:type='default' r:id='rId2'/><w:headerReference w:type='first' r:id='rId3'/>"
    section = "<w:sectPr>" + referred + "{}</w:sectPr>"
    parts = {"header1__xml": header("Hver side"), "header2__xml": header("Første side")}

    assert lines(extract(word(P.format("x") + section.format(""), *named, **parts), DOCX)) == ["x", "Hver side"]
    assert lines(extract(word(P.format("x") + section.format("<w:titlePg/>"), *named, **parts), DOCX)) == [
        "x",
        "Hver side",
        "Første side",
    ]


def test_a_workbook_is_read_sheet_by_sheet_without_what_is_hidden() -> None:
    words = "<s:si><s:t>Post</s:t></s:si><s:si><s:r><s:t>Be</s:t></s:r><s:r><s:t>løb</s:t></s:r></s:si>"
    styles = "<s:cellXfs><s:xf numFmtId='0'/><s:xf numFmtId='14'/></s:cellXfs>"
    sheet = (
        "<s:cols><s:col min='4' max='4' hidden='1'/></s:cols><s:sheetData>"
        "<s:row><s:c r='A1' t='s'><s:v>0</s:v></s:c><s:c r='B1' t='s'><s:v>1</s:v></s:c>"
        "<s:c r='D1'><s:v>99</s:v></s:c></s:row>"
        "<s:row><s:c r='A2' t='inlineStr'><s:is><s:t>Drift</s:t></s:is></s:c><s:c r='B2'><s:v>12.5</s:v></s:c>"
        "<s:c r='C2' s='1'><s:v>41060</s:v></s:c><s:c r='E2' t='b'><s:v>1</s:v></s:c></s:row>"
        "<s:row hidden='1'><s:c r='A3'><s:v>7</s:v></s:c></s:row></s:sheetData>"
        '<s:headerFooter><s:oddHeader>&amp;C&amp;"Arial"&amp;10Budget</s:oddHeader></s:headerFooter>'
    )
    hidden = "<s:sheetData><s:row><s:c r='A1'><s:v>hemmeligt</s:v></s:c></s:row></s:sheetData>"

    extracted = extract(book({"Drift": sheet, "Gemt": hidden}, words, styles, hidden="Gemt"), XLSX)

    assert lines(extracted) == ["Drift", "Post\tBeløb", "Drift\t12,5\t2012-05-31\tSAND", "Budget"]


def test_a_presentation_is_read_slide_by_slide_with_its_notes_without_what_is_hidden() -> None:
    notes = "<p:sp><p:nvPr><p:ph type='sldNum'/></p:nvPr><p:txBody><a:p><a:r><a:t>1</a:t></a:r></a:p></p:txBody></p:sp>"
    layout = notes.replace("sldNum", "title") + shape("Kommunens navn")
    shown = slide("Titel", "Punkt").replace("</p:spTree>", shape("gemt", hidden="1") + "</p:spTree>")

    extracted = extract(
        slides(shown, slide("sprunget over", show="0"), notes=notes + shape("Talenote"), layout=layout), PPTX
    )

    assert (lines(extracted), extracted.pages) == (["Titel", "Punkt", "Talenote", "Kommunens navn"], (1, 1))


def test_what_stands_on_all_slides_is_not_read_where_a_slide_shows_none_of_it_and_no_covered_cell() -> None:
    cell = "<a:tc {}='1'><a:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></a:txBody></a:tc>"
    table = f"<a:tbl><a:tr>{cell.format('gridSpan', 'celle')}{cell.format('hMerge', 'dækket')}</a:tr></a:tbl>"
    shown = slide("Titel").replace("<p:sld ", "<p:sld showMasterSp='0' ").replace("</p:spTree>", f"{table}</p:spTree>")

    assert lines(extract(slides(shown, layout=shape("Kommunens navn")), PPTX)) == ["Titel", "celle"]


def test_an_opendocument_text_is_read_as_it_is_seen() -> None:
    hiding = "<style:style style:name='T1'><style:text-properties text:display='none'/></style:style>"
    body = (
        "<text:tracked-changes><text:p>slettet</text:p></text:tracked-changes><text:h>Overskrift</text:h>"
        "<text:p>Bolig<text:span>forening</text:span><text:s text:c='2'/>x"
        "<text:span text:style-name='T1'>gemt</text:span>"
        "<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>Note</text:p></text:note-body></text:note>"
        "</text:p><table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell>"
        "<table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table>"
    )
    header = "<style:header><text:p>Brevhoved</text:p></style:header>"
    styles = f"<office:master-styles><style:master-page>{header}</style:master-page></office:master-styles>"

    assert lines(extract(odt(body, styles, hiding), ODT)) == [
        "Overskrift", "Boligforening  x", "Note", "A\tB", "Brevhoved",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        (
            "<text:p><draw:frame><svg-compatible:title>Kort</svg-compatible:title>"
            "<svg-compatible:desc>Over havnen</svg-compatible:desc></draw:frame>"
            "<draw:custom-shape><text:p>Figur</text:p></draw:custom-shape></text:p>",
            ["Kort", "Over havnen", "Figur"],
        ),
        ('<text:p text:style-name="Arver">gemt</text:p><text:p text:style-name="Viser">set</text:p>', ["set"]),
        (
            '<table:table><table:table-row table:visibility="collapse"><table:table-cell><text:p>gemt</text:p>'
            "</table:table-cell></table:table-row></table:table><text:p>set</text:p>",
            ["set"],
        ),
        ('<text:p>a<text:s text:c="mange"/>b</text:p>', ["a b"]),
        ("<text:p>den <text:date>8. maj</text:date><text:script>gemt</text:script></text:p>", ["den 8. maj"]),
        (
            '<table:table><table:table-column/><table:table-column table:number-columns-repeated="2" '
            'table:visibility="collapse"/><table:table-column/><table:table-row><table:table-cell><text:p>a</text:p>'
            '</table:table-cell><table:table-cell table:number-columns-repeated="2"><text:p>gemt</text:p>'
            "</table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>",
            ["a\tb"],
        ),
        ('<text:section text:display="condition" text:is-hidden="true"><text:p>gemt</text:p></text:section>x', ["x"]),
        ('<text:p><text:variable-set text:display="none">gemt</text:variable-set>set</text:p>', ["set"]),
        ('<text:p><text:hidden-paragraph text:is-hidden="true"/>gemt</text:p><text:p>set</text:p>', ["set"]),
        ("<text:p><draw:image><office:binary-data>Z2VtdA==</office:binary-data></draw:image>set</text:p>", ["set"]),
        (
            "<text:table-of-content><text:table-of-content-source><text:index-title-template>skabelon"
            "</text:index-title-template></text:table-of-content-source><text:index-body><text:p>set</text:p>"
            "</text:index-body></text:table-of-content>",
            ["set"],
        ),
        (
            "<table:table><table:table-row><table:table-cell><text:p>set</text:p></table:table-cell>"
            "<table:covered-table-cell><text:p>dækket</text:p></table:covered-table-cell></table:table-row></table:table>",
            ["set"],
        ),
        (
            '<office:forms xmlns:form="f"><form:text form:value="før" form:current-value="skurvogn"/>'
            '<form:button form:label="Send"/><form:hidden form:value="gemt"/><form:listbox>'
            '<form:option form:label="en"/><form:option form:label="to" form:current-selected="true"/>'
            "</form:listbox></office:forms>",
            ["skurvogn", "Send", "to"],
        ),
    ],
)  # fmt: skip
def test_of_an_opendocument_text_each_part_is_read_that_is_seen(body: str, seen: list[str]) -> None:
    styles = (
        '<style:style style:name="Skjult"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="Arver" style:parent-style-name="Skjult"/>'
        '<style:style style:name="Viser" style:parent-style-name="Skjult">'
        '<style:text-properties text:display="true"/></style:style>'
    )

    assert lines(extract(odt(body, "", styles), ODT)) == seen


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        (rb"bl\'e5b\'e6r \u248?re", ["blåbær øre"]),
        (rb"\f1 bl\'8c", ["blå"]),
        (rb"set {\v gemt}{\deleted v\'e6k}igen", ["set igen"]),
        (rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}", ["link"]),
        (rb"A\cell B\row\par C{\header Hoved\par}", ["A\tB", "C", "Hoved"]),
        (rb"A{\footnote Note}B", ["A", "Note", "B"]),
        (rb"A{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt Boks}}{\shprslt Boks}}B", ["A", "Boks", "B"]),
        (rb"{\shp{\*\shpinst{\sp{\sn gtextUNICODE}{\sv Kladde}}}}", ["Kladde"]),
        (rb"{\upr{Moede}{\*\ud M\u248?de}}", ["Møde"]),
        (rb"{\*\shppict{\pict 0102}}{\info{\author K}}tekst \bin4 {{{{ slut", ["tekst  slut"]),
        (rb"{\xe {\v gemt}}{\tc gemt}set", ["set"]),
        (
            rb"{\field{\*\fldinst FORMDROPDOWN{\*\formfield{\fftype2\ffres1{\*\ffl en}{\*\ffl t\'f8}}}}{\fldrslt}}.",
            ["tø."],
        ),
        (rb"{\field{\*\fldinst FORMDROPDOWN{\*\formfield{\ffres25\ffdefres0{\*\ffl en}}}}{\fldrslt}}.", ["en."]),
        (rb"{\*\ffl {\*\formfield x}{\fldrslt y}}set", ["set"]),
        (rb"{\*\htmltag64 <p>}set\htmlrtf gemt\htmlrtf0  igen", ["set igen"]),
        (rb"set{\headerf gemt\par}", ["set"]),
        (rb"\titlepg set{\headerf hoved\par}", ["set", "hoved"]),
        (rb"{\*\do\dobxpage{\dptxbx{\dptxbxtext\pard Boks\par}}}", ["Boks"]),
        (
            rb"A{\shp{\*\shpinst{\sp{\sn fHidden}{\sv 1}}{\shptxt gemt}}{\shprslt{\*\do{\dptxbxtext gemt}}}}B",
            ["A", "B"],
        ),
        (rb"{\shp{\*\shpinst{\sp{\sn fHidden}{\sv 0}}{\shptxt Boks}}}1", ["Boks", "1"]),
        (rb"{\*\shppict{\pict{\*\picprop{\sp{\sn wzDescription}{\sv Kort}}}\pngblip 8950}}", ["Kort"]),
        (rb"{\colortbl;\red255\green255\blue255;\red0\green0\blue0;}{\cf1 gemt}{\cf2 set} igen", ["set igen"]),
        (rb"{\colortbl;\red255\green255\blue255;}{\cf1\chcbpat2 set} igen", ["set igen"]),
        (rb"\f2 bl\'86", ["blå"]),
        (rb"Maks{\f3 \'b3}40 og \f3\u-3919?", ["Maks≥40 og ±"]),
        (rb"{\mmath{\*\moMath{\mr a+b}}}", ["a+b"]),
        (rb"Tema\_gruppen \{x\} \u-10179?\u-8704?", ["Tema\u2011gruppen {x} \U0001f600"]),
    ],
)
def test_rtf_is_read_as_it_is_seen(written: bytes, seen: list[str]) -> None:
    fonts = rb"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset77 Geneva;}{\f2\cpg850 Arial;}{\f3\fcharset2 Symbol;}}"

    assert lines(extract(rb"{\rtf1\ansi\ansicpg1252" + fonts + rb"\f0 " + written + b"}", RTF)) == seen


@pytest.mark.parametrize(
    "head",
    [
        b"\xef\xbb\xbf" + rb"{\rtf1\ansi\ansicpg65001 bl\'c3\'a5",
        rb"{\rtf1\mac\ansicpg10000 bl\'8c",
        rb"{\rtf1\ansi\deff1{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset77 B;}}bl\'8c",
    ],
)
def test_letters_of_rtf_are_those_of_its_page_and_first_font(head: bytes) -> None:
    assert lines(extract(head + rb"}", RTF)) == ["blå"]


def test_numbers_of_symbol_fonts_are_signs() -> None:
    body = "<w:p><w:r><w:t>Maks</w:t><w:sym w:font='{}' w:char='{}'/><w:t>40</w:t></w:r></w:p>"

    said = [
        extract(word(body.format(*sign)), DOCX).text
        for sign in (("Symbol", "F0B3"), ("Wingdings", "F0E0"), ("X", "F041"))
    ]

    assert said == ["Maks≥40", "Maks→40", "Maks 40"]
