"""Files that lie in a PDF, and what was entered in a form that PDF itself does not show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree
from pypdf import PdfReader

from archive.extraction.ooxml import local
from archive.extraction.reading import Attached, Reading, warned

# Of the template of a form what is no text on it.
_NOT_WRITTEN = frozenset(
    ("script", "items", "assist", "bind", "desc", "extras", "event", "calculate", "validate", "proto")
)
_DEEPEST = 100
# By which a file is named, of old for each kind of machine.
_FILES = ("/UF", "/F", "/Unix", "/Mac", "/DOS")


def attachments(structure: PdfReader | None, reading: Reading) -> list[Attached]:
    """Those of the whole file, a portfolio's too, and those pinned to a page; one that cannot be had is told."""
    found: dict[int, Attached] = {}
    for specification in _followed(structure, reading):
        name = str(next((specification[name] for name in _FILES if specification.get(name)), ""))
        try:
            streams = specification["/EF"]
            stream = next(streams[name] for name in _FILES if name in streams)
            found.setdefault(stream.indirect_reference.idnum, Attached(name, stream.get_data()))
        except MemoryError:
            raise
        except Exception:
            reading.unread.append(warned("attachment-not-read", name=name, why="broken"))
    return list(found.values())


def _followed(structure: PdfReader | None, reading: Reading) -> Iterator[Any]:
    """As far as they can be."""
    try:
        yield from _specifications(structure)
    except MemoryError:
        raise
    except Exception:
        reading.unread.append(warned("attachment-not-read", name="", why="broken"))


def _specifications(structure: PdfReader | None) -> Iterator[Any]:
    if structure is None:
        return
    names = structure.root_object.get("/Names")
    tree = names and names.get_object().get("/EmbeddedFiles")
    if tree:
        yield from _leaves(tree.get_object(), set())
    yield from _associated(structure.root_object)
    for page in structure.pages:
        yield from _associated(page)
        for annotation in page.get("/Annots") or ():
            one = annotation.get_object()
            if one.get("/Subtype") == "/FileAttachment" and "/FS" in one:
                yield one["/FS"].get_object()


def _associated(owner: Any) -> Iterator[Any]:
    """Files that belong to the whole or to a page, as documents for archives and invoices have them."""
    files = owner.get("/AF")
    named = None if files is None else files.get_object()
    for one in named if isinstance(named, list) else filter(None, [named]):
        specification = one.get_object()
        if hasattr(specification, "keys") and "/EF" in specification:
            yield specification


def _leaves(node: Any, seen: set[int]) -> Iterator[Any]:
    """The file specifications of a tree of names; a tree that turns back on itself ends there."""
    if id(node) in seen:
        return
    seen.add(id(node))
    named = node.get("/Names") or ()
    yield from (one.get_object() for one in named[1::2] if hasattr(one.get_object(), "keys"))
    for below in node.get("/Kids") or ():
        yield from _leaves(below.get_object(), seen)


def entered(structure: PdfReader) -> list[str]:
    """The values of an XFA form, in order; before them what is written on it, where no page shows that."""
    form = structure.root_object.get("/AcroForm")
    packets = form.get_object().get("/XFA") if form is not None else None
    if packets is None:
        return []
    parts = packets.get_object()
    streams = parts[1::2] if isinstance(parts, list) else [parts]
    xml = b"".join(one.get_object().get_data() for one in streams)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(xml, parser)
    data = root.iter("{*}datasets") if root is not None else ()
    drawn = root.iter("{*}template") if root is not None and is_drawn_by_a_program(structure) else ()
    written = (text for one in drawn for text in _written(one, 0))
    return [*written, *(text.strip() for found in data for text in found.itertext() if text.strip())]


def _written(element: Any, depth: int) -> Iterator[str]:
    """Texts and the captions of fields; a field's own value stands in the data."""
    name = local(element)
    if depth > _DEEPEST or not name or name in _NOT_WRITTEN or element.get("presence") in ("hidden", "invisible"):
        return
    if name in ("text", "exData"):
        yield " ".join(" ".join(element.itertext()).split())
        return
    for one in element:
        if name != "field" or local(one) != "value":
            yield from _written(one, depth + 1)


def is_drawn_by_a_program(structure: PdfReader | None) -> bool:
    """Whether the pages only ask to wait: another program is to draw the form in their place."""
    try:
        return structure is not None and bool(structure.root_object.get("/NeedsRendering"))
    except MemoryError:
        raise
    except Exception:
        return False
