"""How long tests wait for what they need, on however busy a machine: only what never comes lasts so long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask

import projections.reader
import projections.search.service

SECONDS = 300


def patient(app: Flask) -> Flask:
    """The first to search it waits for the index of a large archive, and is not told to come back."""
    app.extensions["forumarkiv"].search.patient = True
    return app


@contextmanager
def patient_readers() -> Iterator[None]:
    """Readers wait for the read models and the index longer than they do for people."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(projections.reader, "_WAIT", SECONDS)
        patched.setattr(projections.search.service, "_WAIT", SECONDS)
        yield
