"""Letters that are white on white, or hidden by a style, are seen by nobody; white letters on a ground are."""

from __future__ import annotations

import io

import pytest

from archive.extraction import docx_text, html_text, odt_text, xlsx_text
from tests.documents.packages import NAMES, book, odt, word

_RUN = "<w:p>{}<w:r><w:rPr>{}</w:rPr><w:t>hvid</w:t></w:r></w:p>"
_WHITE = "<w:color w:val='FFFFFF'/>"
_STYLES = (
    f"<w:style w:type='character' w:styleId='Hvid'><w:rPr>{_WHITE}</w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Arver'><w:basedOn w:val='Hvid'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Gemt'><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Tegn'><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Fed'><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type='table' w:styleId='Tabel'><w:rPr><w:vanish/></w:rPr></w:style>"
)


def _word(body: str, more: str = "") -> list[str]:
    body = f"{body}<w:p><w:r><w:t>sort</w:t></w:r></w:p>"
    parts = {"styles__xml": f"<w:styles {NAMES}>{_STYLES}{more}</w:styles>"}
    return docx_text.read(io.BytesIO(word(body, ("rS", "styles", "styles.xml"), **parts))).text.split()


@pytest.mark.parametrize(
    ("body", "is_seen"),
    [
        (_RUN.format("", _WHITE), False),
        (_RUN.format("", "<w:color w:themeColor='background1'/>"), False),
        (_RUN.format("", "<w:color w:themeColor='background1' w:themeShade='80'/>"), True),
        (_RUN.format("", "<w:rStyle w:val='Hvid'/>"), False),
        (_RUN.format("<w:pPr><w:pStyle w:val='Arver'/></w:pPr>", ""), False),
        (_RUN.format("<w:pPr><w:pStyle w:val='Arver'/></w:pPr>", "<w:color w:val='auto'/>"), True),
        (_RUN.format("", f"{_WHITE}<w:shd w:val='clear' w:fill='003366'/>"), True),
        (_RUN.format("", f"{_WHITE}<w:highlight w:val='blue'/>"), True),
        (f"<w:p><w:r><w:pict><w:txbxContent>{_RUN.format('', _WHITE)}</w:txbxContent></w:pict></w:r></w:p>", True),
    ],
)
def test_white_letters_of_word_are_seen_where_anything_has_a_ground(body: str, is_seen: bool) -> None:
    assert _word(body) == (["hvid", "sort"] if is_seen else ["sort"])


def test_a_style_of_a_table_is_a_ground_too() -> None:
    shaded = "<w:style w:type='table' w:styleId='T'><w:tcPr><w:shd w:val='clear' w:fill='0000FF'/></w:tcPr></w:style>"

    assert _word(_RUN.format("", _WHITE), shaded) == ["hvid", "sort"]


@pytest.mark.parametrize(
    ("paragraph", "run", "is_seen"),
    [
        ("Gemt", "", False),
        ("Gemt", "<w:rStyle w:val='Fed'/>", False),
        ("Gemt", "<w:rStyle w:val='Tegn'/>", True),
        ("", "<w:rStyle w:val='Tegn'/>", False),
        ("Gemt", "<w:vanish w:val='0'/>", True),
    ],
)
def test_styles_of_paragraph_and_signs_hide_by_turns(paragraph: str, run: str, is_seen: bool) -> None:
    body = _RUN.format(f"<w:pPr><w:pStyle w:val='{paragraph}'/></w:pPr>", run)

    assert ("hvid" in "".join(_word(body))) is is_seen


def test_the_style_of_a_table_hides_what_stands_in_it() -> None:
    cell = f"<w:tr><w:tc>{_RUN.format('', '')}</w:tc></w:tr>"

    assert "".join(_word(f"<w:tbl><w:tblPr><w:tblStyle w:val='Tabel'/></w:tblPr>{cell}</w:tbl>")) == "sort"


def test_a_header_that_no_page_has_any_more_is_not_read() -> None:
    sections = "<w:sectPr><w:headerReference w:type='default' r:id='rA'/></w:sectPr>"
    header = f"<w:hdr {NAMES}><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:hdr>"
    named = (("rA", "header", "a.xml"), ("rB", "header", "b.xml"))
    data = word(f"<w:p/>{sections}", *named, a__xml=header.format("hoved"), b__xml=header.format("gammelt"))

    assert docx_text.read(io.BytesIO(data)).text == "hoved"


_PALE = '<style:style style:name="Hvid"><style:text-properties xmlns:fo="x:fo" fo:color="#FFFFFF"{}/></style:style>'


@pytest.mark.parametrize(("more", "is_seen"), [("", False), (' fo:background-color="#000080"', True)])
def test_white_letters_of_opendocument_are_seen_on_a_ground(more: str, is_seen: bool) -> None:
    body = '<text:p><text:span text:style-name="Hvid">hvid </text:span>sort</text:p>'
    read = odt_text.read(io.BytesIO(odt(body, "", _PALE.format(more))))

    assert read.text.split() == (["hvid", "sort"] if is_seen else ["sort"])


_FONTS = "<s:fonts><s:font/><s:font><s:color {}/></s:font></s:fonts>"
_CELLS = "<s:cellXfs><s:xf/><s:xf fontId='1' fillId='{}'/></s:cellXfs>"


@pytest.mark.parametrize(
    ("colour", "fill", "after", "is_seen"),
    [
        ("rgb='FFFFFFFF'", 0, "", False),
        ("theme='0'", 0, "", False),
        ("theme='0' tint='-0.5'", 0, "", True),
        ("rgb='FFFFFFFF'", 2, "", True),
        ("rgb='FFFFFFFF'", 0, "<s:tableParts><s:tablePart/></s:tableParts>", True),
        ("rgb='FF000000'", 0, "", True),
    ],
)
def test_white_letters_of_a_sheet_are_seen_on_a_ground(colour: str, fill: int, after: str, is_seen: bool) -> None:
    cells = "".join(f"<s:c t='str' s='{at}'><s:v>{said}</s:v></s:c>" for at, said in ((0, "sort"), (1, "hvid_x00F8_")))
    data = book(
        {"Ark": f"<s:sheetData><s:row>{cells}</s:row></s:sheetData>{after}"},
        "",
        _FONTS.format(colour) + _CELLS.format(fill),
    )

    assert xlsx_text.read(io.BytesIO(data)).text.split() == ["Ark", "sort", *(["hvidø"] if is_seen else [])]


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("<i style='color:#FFF'>hvid</i> sort", "sort"),
        ("<font color='white'>hvid <b>hvid</b></font>sort", "sort"),
        ("<style>.h{color:rgb(255, 255, 255)}</style><i class=h>hvid <b style='color:red'>sort</b></i>", "sort"),
        ("<div style='background:#fff'><i style='color:#fff'>hvid</i> sort</div>", "sort"),
        ("<style>th{background-color:navy}</style><i style='color:#fff'>hvid</i> sort", "hvid sort"),
        ("<table bgcolor=navy><td style='color:white'>hvid</table>", "hvid"),
        ("<link rel=stylesheet href=a.css><i style='color:#fff'>hvid</i> sort", "hvid sort"),
        ("<p style='height:0;overflow:hidden'>gemt</p>sort", "sort"),
        ("<p style='max-height:0px; overflow:hidden'>gemt</p>sort", "sort"),
        ("<p style='height:0'>set</p>", "set"),
        ("<style>p{content-visibility:hidden}</style><p>gemt</p>sort", "sort"),
        ("<div style='background:navy'><i style='color:transparent'>gemt</i> sort</div>", "sort"),
        ("<i style='color:rgba(9,9,9,0)'>gemt</i> <i style='color:rgba(9, 9, 9, .5)'>sort</i>", "sort"),
        ("<i style='color:transparent'>gemt</i> <b style='color:#fff;background:navy'>hvid</b>", "hvid"),
        ("<p style='position:absolute;left:-9999px'>gemt</p>sort", "sort"),
        ("<style>.f{position:fixed;top:-500px}</style><p class=f>gemt</p>sort", "sort"),
        ("<p style='margin-left:-40px'>sort</p>", "sort"),
        ("<div popover>gemt</div>sort", "sort"),
    ],
)
def test_white_letters_of_a_page_and_what_has_no_room_are_not_read(body: str, seen: str) -> None:
    assert html_text.read(io.BytesIO(body.encode())).text.split() == seen.split()
