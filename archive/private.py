"""Files and folders that only the account of the program may read, whatever the umask lets others do."""

from __future__ import annotations

import os
from pathlib import Path

_FILE, _FOLDER = 0o600, 0o700


def opener(path: str, flags: int) -> int:
    """For ``open``: what it makes is private."""
    return os.open(path, flags, _FILE)


def make_file(path: Path) -> None:
    """An empty file, where none stands: a database takes it for a new one. Raises OSError."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, _FILE))


def make_folder(path: Path, exist_ok: bool = False) -> None:
    """A folder and those above it; only the last is private. Raises OSError, FileExistsError."""
    path.mkdir(mode=_FOLDER, parents=True, exist_ok=exist_ok)
