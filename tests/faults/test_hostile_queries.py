"""Questions to search that mean it no good: answered or refused, each within its bounds, and the program lives on.

``make faults`` asks as many as ``HOSTILE`` says, 2,000 without it; the ordinary tests ask some.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import thread_time

import pytest
from werkzeug.test import TestResponse

from tests.contract.asking import Asking
from tests.demo.example import FILE, commands
from tests.faults.injecting import THOROUGH
from tests.search.hostile import questions

MANY = int(os.environ.get("HOSTILE", "2000")) if THOROUGH else 150
# Of a processor, not of a clock: how much else the machine has to do is not what is asked.
_P99 = 0.2
_ANSWERED = {200, 400, 422}


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    found = Asking(tmp_path_factory.mktemp("hostile"), simulated=True)
    for command in commands():
        found.given.archive.do(command, base_dir=FILE.parent)
    found.get("search", q="aftale")
    yield found
    found.close()


def test_hostile_queries_are_answered_or_refused_in_time(asking: Asking) -> None:
    told: Counter[int] = Counter()
    took: list[float] = []
    for asked in questions(MANY, seed=MANY):
        begun = thread_time()
        response: TestResponse = asking.client.get("/api/v1/search", query_string=asked)
        took.append(thread_time() - begun)
        told[response.status_code] += 1
        assert response.status_code in _ANSWERED, f"{response.status_code} {response.get_json()} to {asked!r}"

    slowest = sorted(took)
    print(f"\n{MANY} hostile queries: {dict(told)}, p99 {1000 * slowest[int(0.99 * MANY)]:.0f} ms, {slowest[-1]:.2f} s")
    assert told[200] > MANY / 4, "many of them can be read"
    assert slowest[int(0.99 * MANY)] < _P99
    assert asking.get("search", q="hovedaftale")["total"] > 0, "afterwards as before"


def test_the_same_are_asked_again(tmp_path: Path) -> None:
    assert list(questions(50, 1)) == list(questions(50, 1)) != list(questions(50, 2))
