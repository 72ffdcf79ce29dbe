"""The folder that stands beside the checkout on a developer's machine: sources, real minutes, files."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


def beside(part: str) -> Path:
    """A file or folder of ``shared/``. Skips the test where the whole folder is missing, fails it where the part is."""
    if not SHARED.exists():
        pytest.skip("the folder shared/ does not stand beside the checkout")
    path = SHARED / part
    if not path.exists():
        pytest.fail(f"shared/{part} is missing beside the checkout")
    return path
