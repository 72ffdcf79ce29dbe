"""Takes out of a PDF what its reader does not see: layers that are switched off, and what stands on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ContentStream, DecodedStreamObject, DictionaryObject, NameObject

_DEEPEST = 20


def has_hidden(reader: PdfReader) -> bool:
    return bool(_hidden(reader.root_object))


def hide(writer: PdfWriter) -> None:
    """Raises what pypdf raises for a page that it cannot read."""
    hidden = {_key(group) for group in _hidden(writer.root_object)}
    for page in writer.pages:
        _clean_page(page, hidden, writer)


def _hidden(root: Any) -> list[Any]:
    """The groups that are off when the file is opened, as references."""
    properties = _dictionary(root.get("/OCProperties"))
    opened = _dictionary(properties.get("/D"))
    groups = list(_items(properties.get("/OCGs")))
    off = {_key(group) for group in _items(opened.get("/OFF"))}
    on = {_key(group) for group in _items(opened.get("/ON"))}
    all_off = opened.get("/BaseState") == "/OFF"
    return [group for group in groups if _key(group) in off or (all_off and _key(group) not in on)]


def _clean_page(page: Any, hidden: set[Any], writer: PdfWriter) -> None:
    contents = page.get_contents()
    if contents is not None:
        _clean(contents, _dictionary(page.get("/Resources")), hidden, writer, 0)
        page[NameObject("/Contents")] = writer._add_object(contents)
    annotations = page.get("/Annots")
    if annotations is not None:
        kept = [one for one in _items(annotations) if not _is_off(_raw(_dictionary(one), "/OC"), hidden)]
        page[NameObject("/Annots")] = type(annotations.get_object())(kept)


def _clean(stream: Any, resources: Any, hidden: set[Any], writer: PdfWriter, depth: int) -> None:
    """Leaves out what is marked as of a hidden layer, and drawings that are."""
    properties = _dictionary(resources.get("/Properties"))
    drawings = _dictionary(resources.get("/XObject"))
    kept: list[Any] = []
    marks: list[bool] = []
    for operands, operator in stream.operations:
        if operator in (b"BDC", b"BMC"):
            off = operator == b"BDC" and operands[0] == "/OC" and _is_off(_raw(properties, operands[1]), hidden)
            marks.append(off)
        shown = not any(marks) and not (operator == b"Do" and _off_drawing(drawings, operands[0], hidden))
        # What only sets the state of what follows stays.
        if shown or operator not in _SHOWING:
            kept.append((operands, operator))
        if operator == b"EMC" and marks:
            marks.pop()
    stream.operations = kept
    if depth < _DEEPEST:
        for drawing in _forms(drawings):
            _clean_form(drawing, resources, hidden, writer, depth + 1)


_SHOWING = frozenset((b"Tj", b"TJ", b"'", b'"', b"Do"))


def _clean_form(form: Any, resources: Any, hidden: set[Any], writer: PdfWriter, depth: int) -> None:
    own = _dictionary(form.get("/Resources")) or resources
    stream = ContentStream(form, writer)
    _clean(stream, own, hidden, writer, depth)
    plain = DecodedStreamObject()
    plain.set_data(stream.get_data())
    form._data = plain.get_data()
    for name in ("/Filter", "/DecodeParms"):
        form.pop(name, None)


def _forms(drawings: Any) -> Iterator[Any]:
    for name in drawings:
        drawing = drawings[name].get_object()
        if drawing.get("/Subtype") == "/Form":
            yield drawing


def _off_drawing(drawings: Any, name: Any, hidden: set[Any]) -> bool:
    drawing = _dictionary(drawings.get(name))
    return _is_off(_raw(drawing, "/OC"), hidden)


def _raw(dictionary: Any, name: Any) -> Any:
    """What stands there, a reference as it is; None where nothing does."""
    return dictionary.raw_get(name) if isinstance(name, str) and name in dictionary else None


def _is_off(reference: Any, hidden: set[Any]) -> bool:
    """Whether a group, or what is a member of groups, is not shown."""
    if reference is None:
        return False
    group = _dictionary(reference)
    if group.get("/Type") != "/OCMD":
        return _key(reference) in hidden
    members = [_key(one) in hidden for one in _items(_raw(group, "/OCGs"))]
    if not members:
        return False
    policy = group.get("/P", "/AnyOn")
    shown = {
        "/AllOn": not any(members),
        "/AnyOff": any(members),
        "/AllOff": all(members),
    }.get(policy, not all(members))
    return not shown


def _items(value: Any) -> Iterator[Any]:
    """The members of an array as they stand there, or the one thing that is no array."""
    found = None if value is None else value.get_object()
    if isinstance(found, list):
        yield from list.__iter__(found)
    elif found is not None:
        yield value


def _key(reference: Any) -> Any:
    return getattr(reference, "idnum", id(reference))


def _dictionary(value: Any) -> Any:
    found = None if value is None else value.get_object()
    return found if isinstance(found, dict) else DictionaryObject()
