"""A package of Office (.docx, .xlsx, .pptx): parts in a zip that name each other, read as tolerantly as Office does."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.entities import name2codepoint
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

from lxml import etree

from archive.extraction.reading import Attached, Unread, warned
from archive.extraction.unreadable import Unreadable
from archive.extraction.zips import Zip

_OLE = b"\xd0\xcf\x11\xe0"
_TYPES = "[Content_Types].xml"
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
# What the parser says of a part that it refuses for its size or depth.
_BOMBS = (etree.ErrorTypes.ERR_NO_MEMORY, etree.ErrorTypes.ERR_RESOURCE_LIMIT)


@dataclass(frozen=True)
class Relation:
    """``type``: the last part of its address (``header``, ``image``); ``target``: the name of a part of the package."""

    id: str
    type: str
    target: str


class Package:
    """Parts by name (``word/document.xml``). A part that is missing or damaged is told in ``unread`` and is empty."""

    def __init__(self, stream: BinaryIO, kind: str, part: str) -> None:
        """``kind``: what the types of its parts hold; ``part``: the usual name of the main one.

        Raises ``Unreadable``, or what zipfile raises.
        """
        self.unread: list[Unread] = []
        if stream.read(4) == _OLE:
            raise Unreadable("encrypted")
        self._zip = Zip(stream)
        self._names = {_plain(name): name for name in self._zip.names()}
        if self._zip.is_locked:
            raise Unreadable("encrypted")
        lost = "contradicts"
        if self._zip.mended:
            self.unread.append(warned("file-mended"))
            lost = "broken"
        if _plain(_TYPES) not in self._names:
            raise Unreadable(lost)
        # UTF-16 is allowed for this part.
        types = self.read(_TYPES).replace(b"\0", b"")
        if kind.encode() not in types and not self.has(part):
            raise Unreadable(lost)
        #: The name of the part that the package begins with.
        self.main = next((one.target for one in self.relations("") if one.type == "officeDocument"), part)

    def has(self, name: str) -> bool:
        return _plain(name) in self._names

    def read(self, name: str) -> bytes:
        """Raises MemoryError."""
        try:
            return self._zip.read(self._names[_plain(name)])
        except (MemoryError, Unreadable):
            raise
        except Exception:
            self.tell(name)
        return self._zip.saved(self._names[_plain(name)]) if self.has(name) else b""

    def root(self, name: str) -> Any:
        """The root element of a part, as far as it can be read; None where it is no XML at all.

        Raises ``Unreadable`` for a part that is made to take too much.
        """
        data = self.read(name)
        if not data:
            return None
        try:
            return _parsed(data)
        except etree.XMLSyntaxError as error:
            if error.code in _BOMBS:
                raise Unreadable("too-much-memory") from error
        self.tell(name)
        return _parsed(_NAMED.sub(_numbered, data), recover=True)

    def content_type(self, name: str) -> str:
        """What the package says of a part; nothing where it says nothing."""
        root = self.root(_TYPES)
        ending = name.rpartition(".")[2].casefold()
        by_ending = ""
        for one in () if root is None else root:
            if _plain(one.get("PartName", "")) == _plain(name):
                return str(one.get("ContentType", ""))
            if one.get("Extension", "").casefold() == ending:
                by_ending = str(one.get("ContentType", ""))
        return by_ending

    def tell(self, name: str) -> None:
        told = warned("part-not-read", name=name)
        if told not in self.unread:
            self.unread.append(told)

    def relations(self, name: str) -> Iterator[Relation]:
        """What a part names within the package; what lies outside, or leads nowhere, is passed over."""
        folder, base = posixpath.split(name)
        of = posixpath.join(folder, "_rels", f"{base}.rels")
        root = self.root(of) if self.has(of) else None
        for one in () if root is None else root.iter("{*}Relationship"):
            target = _resolved(folder, one.get("Target", ""))
            if one.get("TargetMode") != "External" and target is not None and self.has(target):
                yield Relation(one.get("Id", ""), one.get("Type", "").rpartition("/")[2], target)

    def attached(self, parts: Iterable[str]) -> list[Attached]:
        """Documents of Office that lie in this one, named by some of its parts; other objects are told."""
        found: dict[str, Attached] = {}
        for one in (one for part in parts for one in self.relations(part)):
            name = one.target.rpartition("/")[2]
            if one.type == "package" and one.target not in found:
                found[one.target] = Attached(name, self.read(one.target))
            elif one.type == "oleObject":
                self.unread.append(warned("attachment-not-read", name=name, why="kind-not-kept"))
        return list(found.values())

    def related(self, name: str) -> dict[str, Relation]:
        return {one.id: one for one in self.relations(name)}


def _parsed(data: bytes, recover: bool = False) -> Any:
    """Without what may stand within a text and is none of it: the rest would not be seen to belong to it."""
    silent = {"remove_comments": True, "remove_pis": True}
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, recover=recover, **silent))
    if root is not None:
        etree.strip_tags(root, etree.Entity)
    return root


def _numbered(match: re.Match[bytes]) -> bytes:
    """A sign of web pages by its number, as XML does not know its name."""
    name = match[1].decode()
    return match[0] if name not in name2codepoint or name in _OF_XML else b"&#%d;" % name2codepoint[name]


def _resolved(folder: str, target: str) -> str | None:
    try:
        path = unquote(urlsplit(target).path)
    except ValueError:
        return None
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/") if path else None


def _plain(name: str) -> str:
    """Names of parts differ by more than case."""
    return name.replace("\\", "/").lstrip("./").casefold()


def local(element: Any) -> str:
    """The name of an element without its namespace: transitional and strict documents differ in those alone."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """An attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def relation_id(element: Any) -> str:
    """By which relation an element names a part; its own ``id`` is another thing."""
    named = (str(value) for key, value in element.attrib.items() if key.startswith("{") and key.endswith("}id"))
    return next(named, "")


def child(element: Any, name: str) -> Any:
    """The first child of a name, or None."""
    return next((one for one in element if local(one) == name), None)


def is_on(element: Any, *path: str) -> bool:
    """Whether a switch is there, by its names from outside in, and not turned off."""
    for name in path:
        element = None if element is None else child(element, name)
    return element is not None and (attribute(element, "val") or "1") not in ("0", "false", "off", "none")
