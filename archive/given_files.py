"""Files that somebody names: read where they are such, and of a command file only those beside it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from archive.problems import Problem, invalid


def bytes_at(path: Path, max_bytes: int, given: str) -> bytes:
    """A file's bytes; ``given``: how it was named. Of what does not tell its size no more is read than is allowed.

    Raises ``invalid`` for what cannot be read, and for a folder, a pipe or a device, which nobody waits for;
    ``too-large``.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError):
        raise invalid("path", "unreadable-file", given=given) from None
    told = os.fstat(handle)
    if not stat.S_ISREG(told.st_mode):
        os.close(handle)
        raise invalid("path", "not-a-file", given=given)
    with os.fdopen(handle, "rb") as file:
        try:
            content = b"" if told.st_size > max_bytes else file.read(max_bytes + 1)
        except OSError:
            raise invalid("path", "unreadable-file", given=given) from None
    size = max(told.st_size, len(content))
    if size > max_bytes:
        raise Problem("too-large", "file-too-large", size=size, max=max_bytes)
    return content


def beside(folder: Path, path: str) -> Path:
    """The file that a command file names, seen from its folder. Raises ``invalid`` where that leads out of it."""
    try:
        found = (folder / path).resolve()
        inside = found.is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # a NUL; links in a circle
        raise invalid("path", "unreadable-file", given=path) from None
    if not inside:
        raise invalid("path", "outside-folder", given=path)
    return found
