"""Packages of Office and OpenDocument made by hand: a few parts, and what they name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_MAIN = "http://schemas.openxmlformats.org/"
OFFICE = _MAIN + "officeDocument/2006/relationships"
WORD, SHEET, SLIDE, DRAWING, CHART, DIAGRAM = (
    _MAIN + name
    for name in (
        "wordprocessingml/2006/main",
        "spreadsheetml/2006/main",
        "presentationml/2006/main",
        "drawingml/2006/main",
        "drawingml/2006/chart",
        "drawingml/2006/diagram",
    )
)
STRICT = "http://purl.oclc.org/ooxml/"
NAMES = (
    f'xmlns:r="{OFFICE}" xmlns:w="{WORD}" xmlns:s="{SHEET}" xmlns:p="{SLIDE}" xmlns:a="{DRAWING}" xmlns:c="{CHART}" '
    f'xmlns:dgm="{DIAGRAM}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_NAMES = " ".join(
    f'xmlns:{name}="{_ODF}{name}:1.0"' for name in ("office", "text", "style", "table", "draw", "svg-compatible")
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return target.getvalue()


def with_parts(package: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """A package with some parts put in, or in the place of others."""
    with zipfile.ZipFile(io.BytesIO(package)) as there:
        return zipped({**{name: there.read(name) for name in there.namelist()}, **parts})


def relations(*named: tuple[str, str, str], of: str = OFFICE) -> str:
    """Of (id, type, target)."""
    rows = "".join(f'<Relationship Id="{id}" Type="{of}/{type}" Target="{target}"/>' for id, type, target in named)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{rows}</Relationships>'


def _package(kind: str, main: str, parts: Mapping[str, str | bytes]) -> bytes:
    types = f'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/></Types>'
    first = {"[Content_Types].xml": types, "_rels/.rels": relations(("rId1", "officeDocument", main))}
    return zipped({**first, **parts})


def word(body: str, *named: tuple[str, str, str], names: str = NAMES, **parts: str | bytes) -> bytes:
    """``parts``: below ``word/``, a dot in place of which two underscores stand."""
    more = {f"word/{name.replace('__', '.')}": content for name, content in parts.items()}
    document = f"<w:document {names}><w:body>{body}</w:body></w:document>"
    rels = {"word/_rels/document.xml.rels": relations(*named)}
    return _package("wordprocessingml.document", "word/document.xml", {"word/document.xml": document, **rels, **more})


def book(sheets: Mapping[str, str], words: str = "", styles: str = "", hidden: str = "") -> bytes:
    """``sheets``: what stands in each by its name; ``hidden``: the name of one that is."""
    rows = "".join(
        f'<s:sheet name="{name}" sheetId="{n}" r:id="rId{n}" state="{"hidden" if name == hidden else "visible"}"/>'
        for n, name in enumerate(sheets, 1)
    )
    named = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    others = [("rIdW", "sharedStrings", "sharedStrings.xml"), ("rIdS", "styles", "styles.xml")]
    parts = {
        f"xl/worksheets/sheet{n}.xml": f"<s:worksheet {NAMES}>{sheet}</s:worksheet>"
        for n, sheet in enumerate(sheets.values(), 1)
    }
    return _package(
        "spreadsheetml.sheet",
        "xl/workbook.xml",
        {
            "xl/workbook.xml": f"<s:workbook {NAMES}><s:sheets>{rows}</s:sheets></s:workbook>",
            "xl/_rels/workbook.xml.rels": relations(*named, *others),
            "xl/sharedStrings.xml": f"<s:sst {NAMES}>{words}</s:sst>",
            "xl/styles.xml": f"<s:styleSheet {NAMES}>{styles}</s:styleSheet>",
            **parts,
        },
    )


def slides(*shown: str, notes: str = "", layout: str = "") -> bytes:
    """Each slide as its shapes; ``notes`` and ``layout``: those of the first."""
    rows = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in range(1, len(shown) + 1))
    named = [(f"rId{n}", "slide", f"slides/slide{n}.xml") for n in range(1, len(shown) + 1)]
    return _package(
        "presentationml.presentation",
        "ppt/presentation.xml",
        {
            "ppt/presentation.xml": f"<p:presentation {NAMES}><p:sldIdLst>{rows}</p:sldIdLst></p:presentation>",
            "ppt/_rels/presentation.xml.rels": relations(*named),
            "ppt/slides/_rels/slide1.xml.rels": relations(
                ("rId1", "notesSlide", "../notesSlides/notesSlide1.xml"),
                ("rId2", "slideLayout", "../slideLayouts/slideLayout1.xml"),
            ),
            "ppt/slideLayouts/slideLayout1.xml": f"<p:sldLayout {NAMES}><p:spTree>{layout}</p:spTree></p:sldLayout>",
            "ppt/notesSlides/notesSlide1.xml": f"<p:notes {NAMES}>{notes}</p:notes>",
            **{f"ppt/slides/slide{n}.xml": slide for n, slide in enumerate(shown, 1)},
        },
    )


def slide(*paragraphs: str, show: str = "1") -> str:
    return f'<p:sld {NAMES} show="{show}"><p:cSld><p:spTree>{shape(*paragraphs)}</p:spTree></p:cSld></p:sld>'


def shape(*paragraphs: str, hidden: str = "0") -> str:
    said = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in paragraphs)
    return f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="x" hidden="{hidden}"/></p:nvSpPr><p:txBody>{said}</p:txBody></p:sp>'


def odt(body: str, styles: str = "", automatic: str = "") -> bytes:
    kinds = f"<office:automatic-styles>{automatic}</office:automatic-styles>"
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {_ODF_NAMES}>{kinds}{text}</office:document-content>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "styles.xml": f"<office:document-styles {_ODF_NAMES}>{styles}</office:document-styles>",
        }
    )
