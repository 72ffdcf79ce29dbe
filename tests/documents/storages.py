"""OLE storages made by hand: folders and streams as older programs of Office keep them."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

_SECTOR, _SMALL_SECTOR, _SMALL = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = Mapping[str, "bytes | Tree"]


@dataclass
class _Entry:
    name: str
    kind: int
    size: int = 0
    start: int = _END
    below: int = _FREE
    beside: int = _FREE


@dataclass
class _Storage:
    entries: list[_Entry] = field(default_factory=lambda: [_Entry("Root Entry", 5)])
    sectors: list[bytes] = field(default_factory=list)
    chain: list[int] = field(default_factory=list)
    small: list[bytes] = field(default_factory=list)
    small_chain: list[int] = field(default_factory=list)

    def put(self, data: bytes) -> int:
        """Where a stream of whole sectors begins."""
        return _row(data, _SECTOR, self.sectors, self.chain)

    def stream(self, data: bytes) -> int:
        """Small ones share sectors."""
        return _row(data, _SMALL_SECTOR, self.small, self.small_chain) if len(data) < _SMALL else self.put(data)

    def fill(self, parent: int, tree: Tree) -> None:
        """Entries beside each other stand in a row, each larger than the one before."""
        before = -1
        for name in sorted(tree, key=lambda one: (len(one), one.upper())):
            content, at = tree[name], len(self.entries)
            if isinstance(content, bytes):
                self.entries.append(_Entry(name, 2, len(content), self.stream(content)))
            else:
                self.entries.append(_Entry(name, 1))
                self.fill(at, content)
            if before < 0:
                self.entries[parent].below = at
            else:
                self.entries[before].beside = at
            before = at


def _row(data: bytes, size: int, sectors: list[bytes], chain: list[int]) -> int:
    first, pieces = len(sectors), [data[at : at + size] for at in range(0, len(data), size)]
    sectors += [piece.ljust(size, b"\0") for piece in pieces]
    chain += [first + 1 + n for n in range(len(pieces) - 1)] + [_END] * bool(pieces)
    return first if pieces else _END


def storage(tree: Tree) -> bytes:
    made = _Storage()
    made.fill(0, tree)
    shared = b"".join(made.small)
    made.entries[0].size, made.entries[0].start = len(shared), made.put(shared)
    small = made.put(struct.pack(f"<{len(made.small_chain)}I", *made.small_chain).ljust(_SECTOR, b"\xff"))
    directory = made.put(b"".join(map(_entry, made.entries)).ljust(_SECTOR, b"\0"))
    table = len(made.sectors)
    chain = [*made.chain, _FAT]
    assert len(chain) <= _SECTOR // 4
    fat = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIIII", 0, 1, directory, 0, _SMALL, small, 1, _END, 0, table) + b"\xff" * (4 * 108)
    return head + b"".join(made.sectors) + fat


def _entry(one: _Entry) -> bytes:
    name = (one.name + "\0").encode("utf-16-le")
    links = struct.pack("<HBBIII", len(name), one.kind, 1, _FREE, one.beside, one.below)
    return name.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", one.start, one.size)
