"""Tests of real servers are left out, with the reason, where the machine has not what they need; in CI they fail."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from tests.engines import keycloak, provider
from tests.engines.finding import Missing, distribution, java_home


def missing() -> str | None:
    """What Elasticsearch does not have here."""
    try:
        distribution()
        java_home()
    except Missing as reason:
        return str(reason)
    return None


def need_elasticsearch() -> None:
    """Skips the test, or fails it in CI, where something is missing."""
    _need(missing())


def need_keycloak() -> None:
    _need(_lacks(keycloak.distribution))


def need_provider() -> None:
    _need(_lacks(provider.distribution))


def _lacks(find: Callable[[], object]) -> str | None:
    try:
        find()
    except Missing as reason:
        return str(reason)
    return None


def _need(reason: str | None) -> None:
    if reason is not None and os.environ.get("CI"):
        pytest.fail(f"in CI nothing may be missing: {reason}")
    if reason is not None:
        pytest.skip(reason)
