"""Letters of a slide that are of the colour that they stand on are seen by nobody; on a ground they are."""

from __future__ import annotations

import io
import zipfile

import pytest

from archive.extraction import pptx_text
from tests.documents.packages import NAMES, relations, slides

_WHITE = "<a:solidFill><a:srgbClr val='FFFFFF'/></a:solidFill>"
_BLUE = "<a:solidFill><a:srgbClr val='003366'/></a:solidFill>"
_NAMED = "<a:solidFill><a:schemeClr val='{}'>{}</a:schemeClr></a:solidFill>"
_AT = "<a:xfrm><a:off x='{}' y='0'/><a:ext cx='100' cy='100'/></a:xfrm>"
_PICTURE = f"<p:pic><p:spPr>{_AT}</p:spPr></p:pic>"


def _shape(word: str, letters: str, own: str = "", style: str = "") -> str:
    run = f"<a:r><a:rPr>{letters}</a:rPr><a:t>{word}</a:t></a:r>"
    return f"<p:sp><p:nvSpPr/><p:spPr>{own}</p:spPr>{style}<p:txBody><a:p>{run}</a:p></p:txBody></p:sp>"


def _words(shapes: str, background: str = "", layout: str = "", master: str = "", theme: str = "") -> list[str]:
    sort = _shape("sort", "")
    shown = f"<p:sld {NAMES}><p:cSld>{background}<p:spTree>{shapes}{sort}</p:spTree></p:cSld></p:sld>"
    data = io.BytesIO(slides(shown, layout=layout))
    with zipfile.ZipFile(data, "a") as package:
        below = relations(("rId1", "slideMaster", "../slideMasters/slideMaster1.xml"))
        package.writestr("ppt/slideLayouts/_rels/slideLayout1.xml.rels", below)
        package.writestr("ppt/slideMasters/slideMaster1.xml", f"<p:sldMaster {NAMES}>{master}</p:sldMaster>")
        package.writestr(
            "ppt/slideMasters/_rels/slideMaster1.xml.rels", relations(("rId1", "theme", "../theme/theme1.xml"))
        )
        scheme = f"<a:themeElements><a:clrScheme>{theme}</a:clrScheme></a:themeElements>"
        package.writestr("ppt/theme/theme1.xml", f"<a:theme {NAMES}>{scheme}</a:theme>")
    data.seek(0)
    return pptx_text.read(data).text.split()


@pytest.mark.parametrize(
    ("shape", "is_seen"),
    [
        (_shape("hvid", _WHITE), False),
        (_shape("hvid", _NAMED.format("bg1", "")), False),
        (_shape("hvid", _NAMED.format("bg1", "<a:lumMod val='50000'/>")), True),
        (_shape("hvid", _NAMED.format("tx1", "<a:alpha val='0'/>")), False),
        (_shape("hvid", "<a:noFill/>"), False),
        (_shape("hvid", "<a:ln/><a:noFill/>"), True),
        (_shape("hvid", _BLUE), True),
        (_shape("hvid", _WHITE, _BLUE), True),
        (_shape("hvid", _WHITE, _WHITE), False),
        (_shape("hvid", _WHITE, "", "<p:style><a:fillRef idx='1'/></p:style>"), True),
        (_shape("hvid", _WHITE, "<a:noFill/>", "<p:style><a:fillRef idx='1'/></p:style>"), False),
        (_shape("hvid", _WHITE, _AT.format(0)) + _PICTURE.format(50), True),
        (_shape("hvid", _WHITE, _AT.format(0)) + _PICTURE.format(100), False),
        (_shape("hvid", _WHITE) + _PICTURE.format(100), True),
    ],
)
def test_white_letters_are_seen_where_they_may_stand_on_something(shape: str, is_seen: bool) -> None:
    assert _words(shape) == (["hvid", "sort"] if is_seen else ["sort"])


@pytest.mark.parametrize(
    ("background", "letters", "is_seen"),
    [
        (f"<p:bg><p:bgPr>{_BLUE}</p:bgPr></p:bg>", _WHITE, True),
        (f"<p:bg><p:bgPr>{_BLUE}</p:bgPr></p:bg>", _BLUE, False),
        (f"<p:bg><p:bgPr>{_WHITE}</p:bgPr></p:bg>", _WHITE, False),
        ("<p:bg><p:bgPr><a:gradFill/></p:bgPr></p:bg>", _WHITE, True),
        ("<p:bg><p:bgRef idx='1001'><a:schemeClr val='bg1'/></p:bgRef></p:bg>", _WHITE, False),
        ("<p:bg><p:bgRef idx='1003'><a:schemeClr val='bg1'/></p:bgRef></p:bg>", _WHITE, True),
    ],
)
def test_what_the_slide_is_painted_with_is_a_ground(background: str, letters: str, is_seen: bool) -> None:
    assert _words(_shape("hvid", letters), background) == (["hvid", "sort"] if is_seen else ["sort"])


def test_layout_and_master_stand_behind_a_slide() -> None:
    bar = f"<p:sp><p:nvSpPr/><p:spPr>{_BLUE}</p:spPr></p:sp>"
    painted = f"<p:cSld><p:bg><p:bgPr>{_BLUE}</p:bgPr></p:bg></p:cSld>"

    assert _words(_shape("hvid", _WHITE), layout=bar) == ["hvid", "sort"]
    assert _words(_shape("hvid", _WHITE), master=painted) == ["hvid", "sort"]


def test_colours_are_those_of_the_theme() -> None:
    dark = "<a:dk1><a:sysClr val='windowText' lastClr='000000'/></a:dk1><a:lt1><a:srgbClr val='FFFFFF'/></a:lt1>"
    painted = "<p:cSld><p:bg><p:bgRef idx='1001'><a:schemeClr val='bg1'/></p:bgRef></p:bg></p:cSld>"
    turned = f"{painted}<p:clrMap bg1='dk1' tx1='lt1'/>"

    assert _words(_shape("hvid", _WHITE), master=turned, theme=dark) == ["hvid", "sort"]
    assert _words(_shape("hvid", _NAMED.format("bg1", "")), master=turned, theme=dark) == ["sort"]
    assert _words(_shape("hvid", _NAMED.format("tx1", "")), master=turned, theme=dark) == ["hvid", "sort"]


def test_a_slide_that_names_no_layout_is_white() -> None:
    shown = f"<p:sld {NAMES}><p:cSld><p:spTree>{_shape('hvid', _WHITE)}{_shape('sort', '')}</p:spTree></p:cSld></p:sld>"

    first = f"<p:sld {NAMES}/>"

    assert pptx_text.read(io.BytesIO(slides(first, shown))).text == "sort"
