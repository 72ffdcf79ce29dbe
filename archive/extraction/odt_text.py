"""The text of an OpenDocument text: body, notes and comments where they stand, then headers, footers and charts."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from lxml import etree

from archive.extraction.ooxml import attribute, local
from archive.extraction.reading import Reading, warned
from archive.extraction.unreadable import Unreadable
from archive.extraction.zips import Zip

_BREAKS = {"tab": "\t", "line-break": "\n", "ruby-text": " ("} | dict.fromkeys(
    ("note-body", "annotation", "text-box", "title", "desc", "custom-shape"), "\n"
)
_ENDS = {"table-cell": "\t", "ruby-text": ")", "number": " "} | dict.fromkeys(
    ("p", "h", "table-row", "title", "desc"), "\n"
)
_PASSED_OVER = frozenset(
    (
        "tracked-changes",
        "note-citation",
        "sequence-decls",
        "placeholder",
        "binary-data",
        "script",
        "table-of-content-source",
        "covered-table-cell",
    )
)
_HIDDEN = frozenset(("hidden-text", "hidden-paragraph"))
_FIELDS = frozenset(("text", "textarea", "formatted-text", "number", "date", "time", "combobox"))
_MAIN, _STYLES, _MANIFEST, _TYPE = "content.xml", "styles.xml", "META-INF/manifest.xml", "mimetype"
_BOMBS = (etree.ErrorTypes.ERR_NO_MEMORY, etree.ErrorTypes.ERR_RESOURCE_LIMIT)
_DEEPEST = 1_000
_WHITE = "#ffffff"
_ABOUT = "{http://purl.org/dc/"
_MOST_COLUMNS = 1_000


def read(stream: BinaryIO) -> Reading:
    """Deletions that were not accepted are no text; numbers that the program makes up are none either."""
    reading = Reading()
    package = Zip(stream)
    names = package.names()
    if package.mended:
        reading.unread.append(warned("file-mended"))
    if _MAIN not in names or (_TYPE in names and b"opendocument.text" not in package.saved(_TYPE)):
        raise Unreadable("broken" if package.mended else "contradicts")
    if _MANIFEST in names and b"encryption-data" in package.saved(_MANIFEST):
        raise Unreadable("encrypted")
    roots = {name: _root(package, name, reading) for name in names if name == _STYLES or _is_content(name)}
    if roots[_MAIN] is None:
        raise Unreadable("broken")
    reading.text = "\n\n".join(dict.fromkeys(filter(None, _texts(roots))))
    return reading


def _texts(roots: Mapping[str, Any]) -> Iterator[str]:
    """Of the body, of headers and footers, of charts and formulas that lie in the document."""
    styles = roots.get(_STYLES)
    hidden = _hiding([root for root in (styles, roots[_MAIN]) if root is not None])
    inner = (root for name, root in roots.items() if name not in (_MAIN, _STYLES))
    for root in (roots[_MAIN], *_headers(styles), *inner):
        if root is not None:
            yield "".join(_pieces(root, hidden, 0)).replace("\n\t", "\t").strip("\n")


def _is_content(name: str) -> bool:
    return name == _MAIN or name.endswith("/" + _MAIN)


def _root(package: Zip, name: str, reading: Reading) -> Any:
    try:
        data = package.read(name)
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except KeyError:
        return None
    except etree.XMLSyntaxError as error:
        if error.code in _BOMBS:
            raise Unreadable("too-much-memory") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError):
        data = package.saved(name)
    reading.unread.append(warned("part-not-read", name=name))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    return etree.fromstring(data, parser) if data else None


def _hiding(roots: Sequence[Any]) -> frozenset[str]:
    """The names of styles whose text is not shown, or white on white, by themselves or by the style that they are made
    of."""
    styles = {attribute(one, "name") or "": one for root in roots for one in root.iter("{*}style")}
    hidden = {name for name in styles if _said(name, styles, "display") == "none"}
    white = {name for name in styles if (_said(name, styles, "color") or "").lower() == _WHITE}
    has_ground = white and any(_has_ground(one) for root in roots for one in root.iter("{*}*"))
    return frozenset(hidden if has_ground else hidden | white)


def _has_ground(element: Any) -> bool:
    """Whether white letters may stand on something."""
    colours = [attribute(element, name) for name in ("background-color", "fill-color", "fill-image-name")]
    return any(colour is not None and colour.lower() not in ("transparent", _WHITE) for colour in colours)


def _said(name: str | None, styles: Mapping[str, Any], what: str) -> str | None:
    for _ in range(len(styles)):
        style = None if name is None else styles.get(name)
        if style is None:
            break
        said = [attribute(one, what) for one in style if local(one) == "text-properties"]
        told = [one for one in said if one is not None]
        if told:
            return told[-1]
        name = attribute(style, "parent-style-name")
    return None


def _headers(styles: Any) -> Iterator[Any]:
    for page in () if styles is None else styles.iter("{*}master-page"):
        for one in page:
            if local(one).startswith(("header", "footer")) and attribute(one, "display") != "false":
                yield one


def _pieces(element: Any, hidden: frozenset[str], depth: int) -> Iterator[str]:
    name = local(element)
    if depth > _DEEPEST or _is_unseen(element, name, hidden):
        return
    if name == "forms":
        yield from _entered(element)
        return
    yield _BREAKS.get(name, "")
    if name == "s":
        yield " " * _count(attribute(element, "c"))
    yield element.text or ""
    gone = _hidden_cells(element) if name == "table-row" else ()
    for one in element:
        if one not in gone:
            yield from _pieces(one, hidden, depth + 1)
        yield one.tail or ""
    yield _ENDS.get(name, "")


def _hidden_cells(row: Any) -> Sequence[Any]:
    """Those of columns that are not shown."""
    table = next((one for one in row.iterancestors() if local(one) == "table"), None)
    shown = [] if table is None else list(_columns(table))
    if all(shown):
        return ()
    gone, at = [], 0
    for cell in row:
        if any(not is_shown for is_shown in shown[at : at + 1]):
            gone.append(cell)
        at += _count(attribute(cell, "number-columns-repeated"))
    return gone


def _columns(table: Any) -> Iterator[bool]:
    """Of each column whether it is shown."""
    for one in table.iter("{*}table-column"):
        if next(one.iterancestors("{*}table")) is table:
            is_shown = attribute(one, "visibility") not in ("collapse", "filter")
            yield from [is_shown] * min(_count(attribute(one, "number-columns-repeated")), _MOST_COLUMNS)


def _entered(forms: Any) -> Iterator[str]:
    """What stands in the fields of a form, what was chosen, and what is written on its buttons."""
    for one in forms.iter():
        said = {"button": "label", "fixed-text": "label", "checkbox": "label", "radio": "label"}.get(local(one))
        if local(one) == "option" or local(one) == "item":
            said = "label" if "true" in (attribute(one, "current-selected"), attribute(one, "selected")) else None
        elif said is None and local(one) in _FIELDS:
            said = "current-value" if attribute(one, "current-value") is not None else "value"
        text = attribute(one, said) if said else None
        if text:
            yield f"{text}\n"


def _count(said: str | None) -> int:
    return min(int(said), 100) if said is not None and said.isascii() and said.isdigit() else 1


def _hides_its_paragraph(mark: Any) -> bool:
    return attribute(mark, "is-hidden") == "true"


def _is_unseen(element: Any, name: str, hidden: frozenset[str]) -> bool:
    # Of a comment who made it, and when; of a text such fields are seen.
    if not name or name in _PASSED_OVER or element.tag.startswith(_ABOUT):
        return True
    if name in _HIDDEN:
        return attribute(element, "is-hidden") != "false"
    if "true" in (attribute(element, "is-hidden"), attribute(element, "showing-place-holder")):
        return True
    # Of a section and of a field that sets a value.
    if attribute(element, "display") == "none" and (name == "section" or name.endswith(("-set", "-get", "-decl"))):
        return True
    if name == "p" and any(local(one) == "hidden-paragraph" and _hides_its_paragraph(one) for one in element):
        return True
    if name == "table-row" and attribute(element, "visibility") in ("collapse", "filter"):
        return True
    return name in ("span", "p", "h") and attribute(element, "style-name") in hidden
