"""Provisions out of a Word document: headings by their styles, and the numbers that Word makes up."""

from __future__ import annotations

import docx
import pytest

from archive.drafting import Draft, read
from archive.extraction.docx_numbering import written
from archive.extraction.extract import extract
from archive.extraction.kinds import DOCX
from archive.problems import Problem
from tests.documents.files import pdf, saved
from tests.documents.packages import NAMES, word

_LISTS = """
<w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="O1"/>
    <w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="O2"/>
    <w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="9">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="8"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""
_STYLES = """
<w:style w:type="paragraph" w:styleId="O1"><w:name w:val="heading 1"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="O2"><w:name w:val="heading 2"/><w:basedOn w:val="O1"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Indhold1"><w:name w:val="toc 1"/></w:style>
"""


def _p(text: str, style: str = "", list: str = "") -> str:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list}"/></w:numPr>' if list else ""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def _document(*paragraphs: str) -> bytes:
    return word(
        "".join(paragraphs),
        ("rId1", "numbering", "numbering.xml"),
        ("rId2", "styles", "styles.xml"),
        numbering__xml=f"<w:numbering {NAMES}>{_LISTS}</w:numbering>",
        styles__xml=f"<w:styles {NAMES}>{_STYLES}</w:styles>",
    )


AGREEMENT = _document(
    _p("Hovedaftale 2011-2014 (eksempel)", "Titel"),
    _p("1. Formål 2", "Indhold1"),
    _p("Formål", "O1"),
    _p("Parterne samarbejder om:"),
    _p("byens boliger,", list="2"),
    _p("byens haver.", list="2"),
    _p("Udlejning", "O1"),
    _p("Anvisning", "O2"),
    _p("Hver tredje bolig anvises til:"),
    _p("unge,", list="4"),
    _p("ældre.", list="4"),
    _p("Resten", "O2"),
    _p("Resten udlejes.", list="3"),
    _p("Ophør", "O1"),
    _p("31. december 2014."),
)


def _said(draft: Draft) -> list[tuple[str, str | None, str]]:
    return [(one.number, one.heading, one.text) for one in draft.provisions]


def test_numbers_that_word_makes_up_are_those_of_the_provisions() -> None:
    found = read(AGREEMENT, DOCX)

    assert (found.title, found.level) == ("Hovedaftale 2011-2014 (eksempel)", "hovedaftale")
    assert _said(found) == [
        ("1", "Formål", "Parterne samarbejder om:\na) byens boliger,\nb) byens haver."),
        ("2", "Udlejning", ""),
        ("2.1", "Anvisning", "Hver tredje bolig anvises til:\na) unge,\nb) ældre."),
        ("2.2", "Resten", "- Resten udlejes."),
        ("3", "Ophør", "31. december 2014."),
    ]


def test_numbers_that_were_typed_in_headings_are_read_as_they_stand() -> None:
    document = docx.Document()
    document.add_heading("Delaftale (eksempel)", 0)
    for number, heading in (("4", "Udlejning"), ("4.1", "Anvisning")):
        document.add_heading(f"{number} {heading}", number.count(".") + 1)
        document.add_paragraph("1. januar 2012 træder det i kraft.")

    assert _said(read(saved(document), DOCX)) == [
        ("4", "Udlejning", "1. januar 2012 træder det i kraft."),
        ("4.1", "Anvisning", "1. januar 2012 træder det i kraft."),
    ]


def test_a_document_without_styles_is_read_by_its_text() -> None:
    document = docx.Document()
    for text in ("1. Formål", "Tekst.", "2. Ophør", "Tekst med *stjerner*."):
        document.add_paragraph(text)

    assert _said(read(saved(document), DOCX)) == [("1", "Formål", "Tekst."), ("2", "Ophør", "Tekst med *stjerner*.")]


def test_a_filed_document_is_read_as_before() -> None:
    assert extract(AGREEMENT, DOCX).text == extract(AGREEMENT, DOCX, divided=False).text
    assert "#" not in (extract(AGREEMENT, DOCX).text or "#")


def test_a_file_whose_text_cannot_be_read_is_told_so() -> None:
    with pytest.raises(Problem) as caught:
        read(b"PK\x03\x04 word/document.xml", DOCX)

    assert [(one.path, one.code, one.params["why"]) for one in caught.value.errors] == [
        ("file", "no-text-read", "broken")
    ]


def test_a_pdf_is_read_by_its_text() -> None:
    assert _said(read(pdf("1. Purpose", "2. End"), "application/pdf"))[0][:2] == ("1", "Purpose")


@pytest.mark.parametrize(
    ("number", "format", "said"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (28, "lowerLetter", "bb"),
        (1, "upperLetter", "A"),
        (1994, "upperRoman", "MCMXCIV"),
        (9, "lowerRoman", "ix"),
        (3, "none", ""),
        (3, "thaiCounting", "3"),
        (9_999_999, "upperRoman", "9999999"),
        (9_999_999, "lowerLetter", "9999999"),
    ],
)
def test_numbers_as_word_writes_them(number: int, format: str, said: str) -> None:
    assert written(number, format) == said
