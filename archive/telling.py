"""What an error says, fit to be told to whoever asked: in one line, without where things lie on this machine."""

from __future__ import annotations

import re

_LONGEST = 200
# A path from the root, up to its last part; not the address of a server.
_FOLDERS = re.compile(r"(?<![\w:/.~-])/(?:[^\s/'\":,;]+/)*(?=[^\s/'\":,;])")


def in_a_line(error: BaseException) -> str:
    """What an error of a driver or of the system says, its hints and the places in a statement aside."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    lines = str(error).strip().splitlines()
    return without_folders(lines[0])[:_LONGEST] if lines else type(error).__name__


def without_folders(text: str) -> str:
    """A path keeps its last part only."""
    return _FOLDERS.sub("", text)


def printable(name: object) -> str:
    """A name that somebody gave, short, and without what cannot be written in an answer."""
    return str(name)[:100].encode("utf-8", "replace").decode()
