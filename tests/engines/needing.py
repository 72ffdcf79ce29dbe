"""Tests of real servers are left out, with the reason, where the machine has not what they need; in CI they fail."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.engines.finding import Missing


@contextmanager
def needed() -> Iterator[None]:
    try:
        yield
    except Missing as reason:
        if os.environ.get("CI"):
            pytest.fail(f"in CI nothing may be missing: {reason}")
        pytest.skip(str(reason))
