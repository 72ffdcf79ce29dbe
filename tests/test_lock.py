"""The pinned dependencies are those of every Python and machine that the program runs on, whoever pins them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_ONLY_SOMEWHERE = re.compile(r"^\S+==\S+ ; .*(?:python|platform|implementation)", re.MULTILINE)
_PINS = re.compile(r"uv pip compile .*")


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_what_only_some_need_is_pinned_with_who_needs_it(name: str) -> None:
    assert _ONLY_SOMEWHERE.search((ROOT / name).read_text(encoding="utf-8"))


def test_it_is_pinned_for_all_of_them_from_the_lowest_on() -> None:
    pins = _PINS.findall((ROOT / "Makefile").read_text(encoding="utf-8"))
    lowest = re.search(r'requires-python = ">=([0-9.]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert len(pins) == 2
    assert lowest is not None
    assert [pin for pin in pins if f"--universal --python-version {lowest[1]} " not in pin] == []
