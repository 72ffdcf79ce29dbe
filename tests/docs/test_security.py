"""``docs/security.md`` goes through every line of levels 1 and 2 of ASVS 5.0, once, and counts them rightly."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "security.md").read_text(encoding="utf-8")
LINES = re.findall(r"^\| (\d+\.\d+\.\d+) \| (\d) \| (.+?) \| (\S.*?) \| (.+?) \|$", PAGE, re.MULTILINE)
# How many lines of levels 1 and 2 each chapter has.
CHAPTERS = {
    1: (8, 19), 2: (4, 7), 3: (8, 11), 4: (2, 8), 5: (4, 5), 6: (13, 22), 7: (6, 12), 8: (4, 3), 9: (4, 3),
    10: (5, 24), 11: (3, 11), 12: (3, 6), 13: (1, 12), 14: (2, 7), 15: (3, 10), 16: (0, 16), 17: (0, 7),
}  # fmt: skip
STATES = ("held", "not applicable", "**not held**")


def test_every_line_is_there_once_and_each_has_its_reason() -> None:
    numbers = [tuple(map(int, number.split("."))) for number, *_ in LINES]

    assert numbers == sorted(set(numbers))
    assert {state for *_, state, _ in LINES} == set(STATES)
    for number, _, _, state, why in LINES:
        assert state == "held" or len(why) > 3, number


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_has_as_many_lines_as_the_standard(chapter: int) -> None:
    levels = Counter(level for number, level, *_ in LINES if number.startswith(f"{chapter}."))

    assert (levels["1"], levels["2"]) == CHAPTERS[chapter]


@pytest.mark.parametrize("level", ["1", "2"])
def test_the_counts_are_those_of_the_lines(level: str) -> None:
    said = re.search(rf"^\| level {level} \(\d+ lines\) \| (\d+) \| (\d+) \| (\d+) \|$", PAGE, re.MULTILINE)

    assert said is not None
    counted = Counter(state for _, one, _, state, _ in LINES if one == level)
    assert tuple(map(int, said.groups())) == tuple(counted[state] for state in STATES)
