"""Packages from Maven Central, through the Maven client, and what is inside them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

_COLOURS = re.compile("\x1b\\[[0-9;]*m")


class Missing(Exception):
    """Something that no test of the real server can do without; the message says what, and what helps."""


def cache() -> Path:
    """Where what was fetched is kept; FORUMARKIV_ENGINES names another place."""
    default = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "forumarkiv" / "engines"
    return Path(os.environ.get("FORUMARKIV_ENGINES") or default)


def package(artifact: str, what: str) -> Path:
    """The package, ``group:name:version:kind``, in the local repository of Maven. Raises Missing, naming ``what``."""
    if shutil.which("mvn") is None:
        raise Missing(f"Maven (mvn) is not installed: {what} cannot be fetched")
    command = ["mvn", "-q", "dependency:get", "-Dtransitive=false", f"-Dartifact={artifact}"]
    if subprocess.run(command, check=False).returncode != 0:
        raise Missing(f"Maven could not fetch {what}: see what it says above")
    group, name, version, kind = artifact.split(":")
    return _repository().joinpath(*group.split("."), name, version, f"{name}-{version}.{kind}")


def _repository() -> Path:
    asked = ["mvn", "-q", "-DforceStdout", "help:evaluate", "-Dexpression=settings.localRepository"]
    told = subprocess.run(asked, check=False, capture_output=True, text=True).stdout
    path = _COLOURS.sub("", told).strip()
    return Path(path) if path else Path.home() / ".m2" / "repository"


def unpack(packed: Path, inside: re.Pattern[str], beside: Path) -> None:
    """Of a package the files whose names match, by what the pattern's group says they are called, into a folder."""
    with zipfile.ZipFile(packed) as content:
        for member in content.infolist():
            named = inside.fullmatch(member.filename)
            if named and not member.is_dir():
                path = beside / named[1]
                path.parent.mkdir(parents=True, exist_ok=True)
                with content.open(member) as source, path.open("wb") as out:
                    shutil.copyfileobj(source, out)


def in_place(beside: Path, target: Path) -> None:
    """Puts a folder that is whole where it is looked for."""
    try:
        beside.rename(target)
    except OSError:
        shutil.rmtree(beside)  # another one was quicker
