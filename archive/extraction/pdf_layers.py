"""Takes out of a PDF what its reader does not see: layers that are switched off, and what stands on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ContentStream, DictionaryObject, NameObject


def has_hidden(reader: PdfReader) -> bool:
    if "/OCProperties" not in reader.root_object:
        return False
    return bool(_hidden(reader.root_object)) or any(map(_has_members, reader.pages))


def _has_members(page: Any) -> bool:
    """Whether anything on a page hangs on what several layers are, which may be hidden where none is off."""
    named = _dictionary(_dictionary(page.get("/Resources")).get("/Properties"))
    return any(_dictionary(named[name]).get("/Type") == "/OCMD" for name in named)


def hide(writer: PdfWriter) -> None:
    """Raises what pypdf raises for a page that it cannot read."""
    cleaning = _Cleaning(writer, {_key(group) for group in _hidden(writer.root_object)})
    for page in writer.pages:
        cleaning.page(page)


def _hidden(root: Any) -> list[Any]:
    """The groups that are off when the file is opened, as references."""
    properties = _dictionary(root.get("/OCProperties"))
    opened = _dictionary(properties.get("/D"))
    groups = list(_items(properties.get("/OCGs")))
    off = {_key(group) for group in _items(opened.get("/OFF"))}
    on = {_key(group) for group in _items(opened.get("/ON"))}
    all_off = opened.get("/BaseState") == "/OFF"
    hidden = {_key(group) for group in groups if _key(group) in off or (all_off and _key(group) not in on)}
    for group, shown in _by_usage(opened):
        (hidden.discard if shown else hidden.add)(_key(group))
    return [group for group in groups if _key(group) in hidden]


def _by_usage(opened: Any) -> Iterator[tuple[Any, bool]]:
    """Groups that say themselves whether they are shown on a screen, where the file lets them."""
    for asked in _items(opened.get("/AS")):
        event = _dictionary(asked)
        if event.get("/Event") != "/View" or "/View" not in list(_items(event.get("/Category"))):
            continue
        for group in _items(event.get("/OCGs")):
            state = _dictionary(_dictionary(_dictionary(group).get("/Usage")).get("/View")).get("/ViewState")
            if state in ("/ON", "/OFF"):
                yield group, state == "/ON"


_DEEPEST = 50


class _Cleaning:
    """Each page and each drawing once, however often it is used."""

    def __init__(self, writer: PdfWriter, hidden: set[Any]) -> None:
        self._writer, self._hidden = writer, hidden
        self._drawn: set[Any] = set()

    def page(self, page: Any) -> None:
        contents = page.get_contents()
        if contents is not None:
            self._clean(contents, _dictionary(page.get("/Resources")))
            page[NameObject("/Contents")] = self._writer._add_object(contents)
        annotations = page.get("/Annots")
        if annotations is not None:
            kept = [one for one in _items(annotations) if not self._is_off(_raw(_dictionary(one), "/OC"))]
            page[NameObject("/Annots")] = type(annotations.get_object())(kept)

    def _clean(self, stream: Any, resources: Any) -> None:
        """Leaves out what is marked as of a hidden layer, and drawings that are."""
        properties, drawings = _dictionary(resources.get("/Properties")), _dictionary(resources.get("/XObject"))
        kept: list[Any] = []
        marks: list[bool] = []
        for operands, operator in stream.operations:
            if operator in (b"BDC", b"BMC"):
                in_layer = operator == b"BDC" and operands[0] == "/OC"
                marks.append(in_layer and self._is_off(_raw(properties, operands[1])))
            unseen = any(marks) or (operator == b"Do" and self._is_off_drawing(drawings, operands[0]))
            # What only sets the state of what follows stays.
            if unseen and operator in _PAINTING:
                kept.append(([], b"n"))
            elif not unseen or operator not in _SHOWING:
                kept.append((operands, operator))
            if operator == b"EMC" and marks:
                marks.pop()
        stream.operations = kept
        for name in drawings:
            self._drawing(_raw(drawings, name), resources)

    def _drawing(self, reference: Any, resources: Any) -> None:
        form = _dictionary(reference)
        if form.get("/Subtype") != "/Form" or _key(reference) in self._drawn:
            return
        self._drawn.add(_key(reference))
        stream = ContentStream(form, self._writer)
        self._clean(stream, _dictionary(form.get("/Resources")) or resources)
        form._data = stream.get_data()
        for name in ("/Filter", "/DecodeParms"):
            form.pop(name, None)

    def _is_off_drawing(self, drawings: Any, name: Any) -> bool:
        return self._is_off(_raw(_dictionary(drawings.get(name)), "/OC"))

    def _is_off(self, reference: Any) -> bool:
        """Whether a group, or what is a member of groups, is not shown."""
        if reference is None:
            return False
        group = _dictionary(reference)
        if group.get("/Type") != "/OCMD":
            return _key(reference) in self._hidden
        if "/VE" in group:
            return not self._is_on(_raw(group, "/VE"), 0)
        members = [_key(one) in self._hidden for one in _items(_raw(group, "/OCGs"))]
        return bool(members) and not _POLICIES.get(group.get("/P"), _any_is_on)(members)

    def _is_on(self, said: Any, depth: int) -> bool:
        """What an expression of groups says: a group, or ``And``, ``Or``, ``Not`` of others."""
        found = said.get_object()
        if not isinstance(found, list) or not found or depth > _DEEPEST:
            return _key(said) not in self._hidden
        parts = [self._is_on(one, depth + 1) for one in list(list.__iter__(found))[1:]]
        if found[0] == "/Not":
            return not all(parts)
        return any(parts) if found[0] == "/Or" else all(parts)


_SHOWING = frozenset((b"Tj", b"TJ", b"'", b'"', b"Do", b"sh", b"INLINE IMAGE"))
# What ends a path: one that is not painted still ends.
_PAINTING = frozenset((b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*"))


def _any_is_on(off: list[bool]) -> bool:
    return not all(off)


# When what is a member of several groups is shown; each says whether it is off.
_POLICIES: Mapping[str, Callable[[list[bool]], bool]] = {
    "/AllOn": lambda off: not any(off),
    "/AnyOff": any,
    "/AllOff": all,
}


def _raw(dictionary: Any, name: Any) -> Any:
    """What stands there, a reference as it is; None where nothing does."""
    return dictionary.raw_get(name) if isinstance(name, str) and name in dictionary else None


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
