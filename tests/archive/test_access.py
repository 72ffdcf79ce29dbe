"""Who may read something: said of a whole thing, or of one item of a meeting."""

from __future__ import annotations

import pytest

from archive.problems import Problem
from tests.given import SPINE, Given

OF_AN_ITEM = {"command": "set-access", "item": "2", "access": "public", "reason": "Aktindsigt"}


def test_an_item_is_one_of_a_meeting(given: Given) -> None:
    given(*SPINE)

    with pytest.raises(Problem) as caught:
        given({**OF_AN_ITEM, "subject": "psf"})

    assert [(error.path, error.code) for error in caught.value.errors] == [("item", "unknown-field")]
    given({**OF_AN_ITEM, "subject": "m1"})
