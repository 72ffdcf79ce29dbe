"""Parts of a zip, also of one that is damaged: Office mends such a file and shows what could be saved of it."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import cached_property
from typing import BinaryIO, NamedTuple

_HEAD, _MARK = struct.Struct("<4s5H3I2H"), b"PK\x03\x04"
_LOCKED, _UTF_8, _SIZE_AFTER = 0x1, 0x800, 0x8
_STORED, _DEFLATED = 0, 8
_PIECE = 1 << 16


class _Place(NamedTuple):
    """Where the head of a part stands in the file; ``size``: of its bytes there, or none where only they tell."""

    name: str
    locked: bool
    method: int
    at: int
    size: int | None


class Zip:
    """``mended``: whether the list of its parts is lost, so that they were looked for one by one."""

    def __init__(self, stream: BinaryIO) -> None:
        """Raises BadZipFile where no part can be found."""
        self._stream = stream
        self._zip: zipfile.ZipFile | None = None
        self.mended = False
        try:
            self._zip = zipfile.ZipFile(stream)
            places = [_listed(one) for one in self._zip.infolist()]
        except (zipfile.BadZipFile, struct.error):
            places = list(_found(self._whole))
            self.mended = True
        self._places = {one.name: one for one in places}
        if not self._places:
            raise zipfile.BadZipFile("no part")

    def names(self) -> list[str]:
        return list(self._places)

    @property
    def is_locked(self) -> bool:
        return any(one.locked for one in self._places.values())

    def read(self, name: str) -> bytes:
        """Raises KeyError, and what zipfile raises for a part that is damaged."""
        return self.saved(name) if self._zip is None else self._zip.read(name)

    def saved(self, name: str) -> bytes:
        """What can be had of a part, whatever its sum says."""
        place = self._places[name]
        begins = _begins(self._whole, place.at)
        ends = len(self._whole) if place.size is None else begins + place.size
        held = memoryview(self._whole)[begins:ends]
        if place.method == _STORED:
            return bytes(held)
        return b"".join(_inflated(held)) if place.method == _DEFLATED else b""

    @cached_property
    def _whole(self) -> bytes:
        self._stream.seek(0)
        return self._stream.read()


def _listed(entry: zipfile.ZipInfo) -> _Place:
    locked = bool(entry.flag_bits & _LOCKED)
    return _Place(entry.filename, locked, entry.compress_type, entry.header_offset, entry.compress_size)


def _begins(whole: bytes, at: int) -> int:
    """Behind the head of a part; the end of the file where there is none."""
    if whole[at : at + 4] != _MARK or at + _HEAD.size > len(whole):
        return len(whole)
    *_, name_size, extra_size = _HEAD.unpack_from(whole, at)
    return int(at + _HEAD.size + name_size + extra_size)


def _found(whole: bytes) -> Iterator[_Place]:
    """By the head that stands before each part too."""
    at = whole.find(_MARK)
    while at >= 0 and at + _HEAD.size <= len(whole):
        _, _, flags, method, _, _, _, size, _, name_size, _ = _HEAD.unpack_from(whole, at)
        name = whole[at + _HEAD.size : at + _HEAD.size + name_size]
        told = None if flags & _SIZE_AFTER else size
        encoding = "utf-8" if flags & _UTF_8 else "cp437"
        yield _Place(name.decode(encoding, "replace"), bool(flags & _LOCKED), method, at, told)
        at = whole.find(_MARK, max(_begins(whole, at) + (told or 0), at + 1))


def _inflated(held: memoryview) -> Iterator[bytes]:
    """As far as it goes."""
    packed = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(held), _PIECE):
            yield packed.decompress(held[at : at + _PIECE])
            if packed.eof:
                break
    except zlib.error:
        return
