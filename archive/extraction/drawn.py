"""Words in drawings of Office: charts, diagrams, shapes. The same in documents, sheets and slides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archive.extraction.ooxml import Package, Relation, attribute, child, local

_DEEPEST = 200


def chart(package: Package, name: str) -> str:
    """Titles, names of series and categories; the figures themselves stand in the sheet that they are from."""
    root = package.root(name)
    if root is None:
        return ""
    words: dict[str, None] = {}
    for element in root.iter():
        if local(element) == "p":
            words[paragraph(element)] = None
        elif local(element) in ("v", "pt") and _of_words(element):
            words[element.text or ""] = None
    for one in package.relations(name):
        drawn = package.root(one.target) if one.type == "chartUserShapes" else None
        words |= dict.fromkeys([] if drawn is None else shapes(drawn))
    return "\n".join(word for word in words if word.strip())


def _of_words(value: Any) -> bool:
    return any(local(one) in ("strCache", "tx", "multiLvlStrCache", "strDim") for one in value.iterancestors())


def diagram(package: Package, relations: dict[str, Relation], element: Any) -> str:
    """The texts of a SmartArt drawing, from its data."""
    id = attribute(element, "dm")
    relation = relations.get(id or "")
    root = None if relation is None else package.root(relation.target)
    if root is None:
        # As it was drawn last, where nothing says what of.
        drawn = [one.target for one in relations.values() if one.type == "diagramDrawing"]
        root = package.root(drawn[0]) if len(drawn) == 1 else None
    return "" if root is None else "\n".join(filter(None, map(paragraph, _paragraphs(root))))


def _paragraphs(root: Any) -> Iterator[Any]:
    return (one for one in root.iter() if local(one) == "p" and one.getparent() is not None)


def paragraph(element: Any) -> str:
    """The text of one paragraph of a drawing."""
    pieces = []
    for one in element.iter():
        name = local(one)
        if name == "t":
            pieces.append(one.text or "")
        elif name == "br":
            pieces.append("\n")
        elif name == "tab" and local(one.getparent()) != "tabLst":
            pieces.append("\t")
    return "".join(pieces)


def shapes(root: Any) -> Iterator[str]:
    """The paragraphs of a drawing, a row of a table on one line; what is marked as hidden is passed over."""
    yield from _shapes(root, 0)


def _shapes(element: Any, depth: int) -> Iterator[str]:
    name = local(element)
    if depth > _DEEPEST or _is_hidden(element):
        return
    if name == "p":
        yield paragraph(element)
    elif name == "tr":
        cells = [" ".join(_shapes_of(cell, depth)) for cell in element if local(cell) == "tc" and not _is_covered(cell)]
        yield "\t".join(cells)
    elif name == "AlternateContent":
        yield from _alternative(element, depth)
    elif name in ("cNvPr", "docPr") and element.get("descr"):
        yield element.get("descr")
    else:
        yield from _shapes_of(element, depth)


def _alternative(element: Any, depth: int) -> Iterator[str]:
    """The older twin only where there is nothing in the newer one."""
    for one in element:
        found = [text for text in _shapes_of(one, depth) if text.strip()]
        if found:
            yield from found
            return


def _shapes_of(element: Any, depth: int) -> Iterator[str]:
    for one in element:
        yield from _shapes(one, depth + 1)


def _is_covered(cell: Any) -> bool:
    """Whether another cell reaches over it."""
    return any(cell.get(name) in ("1", "true") for name in ("hMerge", "vMerge"))


def _is_hidden(element: Any) -> bool:
    for holder in element:
        if local(holder).startswith("nv"):
            named = child(holder, "cNvPr")
            return named is not None and named.get("hidden") in ("1", "true")
    return False
