"""The text of a presentation as it is shown: slide by slide, with charts, diagrams, notes and comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from archive.extraction.drawn import chart, diagram, shapes
from archive.extraction.ooxml import Package, local, relation_id
from archive.extraction.pptx_unseen import take_out_unseen
from archive.extraction.reading import Reading, of_pages
from archive.extraction.unreadable import Unreadable

_SLIDES = "presentationml"
# What stands on a page of notes and is no note: the picture of the slide, its number, header and date.
_NOT_NOTES = frozenset(("sldImg", "sldNum", "hdr", "dt", "ftr"))


def read(stream: BinaryIO) -> Reading:
    """Pages are slides that are shown."""
    package = Package(stream, _SLIDES, "ppt/presentation.xml")
    main = package.main
    root = package.root(main)
    if root is None:
        raise Unreadable("broken")
    related = package.related(main)
    order = [related.get(relation_id(one)) for one in root.iter("{*}sldId")]
    shown = [one.target for one in order if one is not None]
    texts = [text for name in shown for text in _slide(package, name)]
    behind = dict.fromkeys(text for name in shown for text in _behind(package, name))
    reading = of_pages(texts, list(behind))
    reading.unread = package.unread
    reading.attached = package.attached(shown)
    return reading


def _slide(package: Package, name: str) -> Iterator[str]:
    """Its text; nothing for a slide that is hidden."""
    root = package.root(name)
    if root is None or root.get("show") in ("0", "false"):
        return
    take_out_unseen(package, name, root)
    relations = package.related(name)
    pieces = list(shapes(root))
    for element in root.iter("{*}chart", "{*}relIds"):
        relation = relations.get(relation_id(element))
        if local(element) == "relIds":
            pieces.append(diagram(package, relations, element))
        elif relation is not None:
            pieces.append(chart(package, relation.target))
    for relation in relations.values():
        if relation.type == "notesSlide":
            pieces += _notes(package.root(relation.target))
        elif relation.type in ("comments", "threadedComments"):
            pieces += _comments(package.root(relation.target))
    yield "\n".join(filter(str.strip, pieces))


def _behind(package: Package, name: str) -> Iterator[str]:
    """What stands on every slide of a kind: of its layout, and of the master of that; no places to fill in."""
    above = package.root(name)
    if above is not None and above.get("showMasterSp") in ("0", "false"):
        return
    for relation in package.relations(name):
        if relation.type in ("slideLayout", "slideMaster"):
            root = package.root(relation.target)
            tree = None if root is None else next(root.iter("{*}spTree"), None)
            for one in () if tree is None else tree:
                if next(one.iter("{*}ph"), None) is None:
                    yield from filter(str.strip, shapes(one))
            if relation.type == "slideLayout":
                yield from _behind(package, relation.target)


def _notes(root: Any) -> Iterator[str]:
    for shape in () if root is None else root.iter("{*}sp"):
        if not any(one.get("type") in _NOT_NOTES for one in shape.iter("{*}ph")):
            yield from shapes(shape)


def _comments(root: Any) -> Iterator[str]:
    for one in () if root is None else root.iter("{*}text", "{*}t"):
        yield one.text or ""
