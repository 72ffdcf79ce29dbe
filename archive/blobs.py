"""Bytes and texts kept as files that are named by their SHA-256."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
import tempfile
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from archive.private import make_folder
from archive.problems import Problem
from archive.telling import in_a_line

_NAME = re.compile(r"[0-9a-f]{64}\Z")
_CHUNK = 1 << 20
# Files on their way to the disk, which takes them together.
_AT_ONCE = 16


class Blobs:
    """Files in one directory, each named by the SHA-256 (64 hex digits, lower case) of its bytes.

    Safe for several threads and processes: a file appears under its name only when it is whole and on disk.
    Every method raises ``unavailable`` (``cannot-write``, ``cannot-read``) where the disk refuses.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha: str) -> Path:
        """Where the file is or would be. Raises ``not-found`` for what is not a hash, so that no name leaves root."""
        if not _NAME.match(sha):
            raise Problem("not-found", "file-missing", sha256=sha)
        return self.root / sha

    def put(self, data: bytes) -> str:
        """Keeps the bytes, gives their hash; when it returns they are on disk. A damaged file is written anew."""
        return self.put_all([data])[0]

    def put_all(self, files: Sequence[bytes]) -> list[str]:
        """As ``put``, of many: several are on their way to the disk at once, and the folder is put there once."""
        names = [hashlib.sha256(data).hexdigest() for data in files]
        named = dict(zip(names, files, strict=True))
        try:
            self._make_root()
            missing = [name for name, data in named.items() if not self._holds(name, data)]
            with ThreadPoolExecutor(min(len(missing), _AT_ONCE) or 1) as pool:
                list(pool.map(lambda name: self._write(name, named[name]), missing))
            sync_directory(self.root)
        except OSError as error:
            raise Problem("unavailable", "cannot-write", reason=in_a_line(error)) from error
        return names

    def get(self, sha: str) -> bytes:
        """The bytes. Raises ``not-found`` (``file-missing``), ``damaged`` where they are not those that were kept."""
        with self._opened(sha) as file:
            data = file.read()
        if hashlib.sha256(data).hexdigest() != sha:
            raise Problem("damaged", "file-damaged", sha256=sha)
        return data

    def has(self, sha: str) -> bool:
        return bool(_NAME.match(sha)) and self.path(sha).is_file()

    def size(self, sha: str) -> int:
        """In bytes. Raises ``not-found`` (``file-missing``)."""
        with _reading(sha):
            return self.path(sha).stat().st_size

    def verify(self, sha: str) -> bool:
        """Whether the bytes still have the hash that names them. Raises ``not-found`` (``file-missing``)."""
        digest = hashlib.sha256()
        try:
            with self._opened(sha) as file:
                while chunk := file.read(_CHUNK):
                    digest.update(chunk)
        except Problem as problem:
            if problem.slug != "damaged":
                raise
            return False
        return digest.hexdigest() == sha

    @contextlib.contextmanager
    def _opened(self, sha: str) -> Iterator[BinaryIO]:
        """A file for reading. What is none (a pipe, a device) is damaged, and nobody waits for what it may say."""
        with _reading(sha):
            handle = os.open(self.path(sha), os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                os.close(handle)
                raise Problem("damaged", "file-damaged", sha256=sha)
            with os.fdopen(handle, "rb") as file:
                yield file

    def __iter__(self) -> Iterator[str]:
        """The hashes of all files, sorted; what an interrupted write left behind is passed over."""
        if not self.root.is_dir():
            return iter(())
        return iter(sorted(name for name in os.listdir(self.root) if _NAME.match(name)))

    def _make_root(self) -> None:
        if not self.root.is_dir():
            make_folder(self.root, exist_ok=True)
            sync_directory(self.root.parent)

    def _holds(self, sha: str, data: bytes) -> bool:
        try:
            return self.size(sha) == len(data) and self.get(sha) == data
        except Problem:
            return False

    def _write(self, sha: str, data: bytes) -> None:
        handle, temporary = tempfile.mkstemp(dir=self.root, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, self.path(sha))
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(temporary)
            raise


class Texts:
    """Texts kept as UTF-8 in ``Blobs``; short ones that were read lately stay in memory."""

    def __init__(self, blobs: Blobs, remembered: int = 512, longest: int = 50_000) -> None:
        """``remembered``: how many texts stay in memory; ``longest``: in characters, what is longer does not stay."""
        self._blobs = blobs
        self._remembered = remembered
        self._longest = longest
        self._recent: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def put(self, text: str) -> str:
        """Keeps the text, gives the hash of its UTF-8 bytes. Raises UnicodeEncodeError for a lone surrogate."""
        return self.put_all([text])[0]

    def put_all(self, texts: Sequence[str]) -> list[str]:
        """As ``put``, of many."""
        return self._blobs.put_all([text.encode("utf-8") for text in texts])

    def get(self, sha: str) -> str:
        """Raises ``not-found`` (``file-missing``), ``damaged``, also for what is not UTF-8."""
        with self._lock:
            if sha in self._recent:
                self._recent.move_to_end(sha)
                return self._recent[sha]
        try:
            text = self._blobs.get(sha).decode("utf-8")
        except UnicodeDecodeError as error:
            raise Problem("damaged", "file-damaged", sha256=sha) from error
        self._remember(sha, text)
        return text

    def _remember(self, sha: str, text: str) -> None:
        if len(text) > self._longest:
            return
        with self._lock:
            self._recent[sha] = text
            if len(self._recent) > self._remembered:
                self._recent.popitem(last=False)


@contextlib.contextmanager
def _reading(sha: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise Problem("not-found", "file-missing", sha256=sha) from error
    except OSError as error:
        raise Problem("unavailable", "cannot-read", reason=in_a_line(error)) from error


def sync_directory(directory: Path) -> None:
    """Puts the names in a folder on disk."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
