"""What was answered once is answered again for what was known then, whatever is recorded after it."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, note, settings
from hypothesis import given as given_some
from hypothesis import strategies as st

from tests.answers.examples import Axes, Examples
from tests.any_commands import DAYS, history
from tests.contract.asking import Asking
from web.questions import QUESTIONS

# These tell of the machine and of the moment, not of what was recorded; the log is asked for from a position.
NOW = frozenset({"status", "compare", "events"})
AXES: tuple[Axes, ...] = ({"on": DAYS[2]}, {"on": DAYS[4]}, {"on": "2014-01-01"})
MOST = 3


@pytest.mark.slow
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given_some(st.integers(0, 2**32))
def test_an_answer_of_then_is_the_answer_that_was_given_then(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    chance, asking = Random(seed), Asking(tmp_path_factory.mktemp("data"))
    seldom = chance.choice([9, 17])
    given_then = dict[tuple[str, str], Any]()
    for count, command in enumerate(history(chance, asking.given, 60), 1):
        note(f"{command},")
        if count % seldom == 0:
            known = f"@{asking.given.archive.last_position()}"
            given_then |= {(address, known): _told(asking, address) for address in _addresses(chance, asking, known)}

    for (address, known), then in given_then.items():
        assert _told(asking, f"{address}&known={known}") == then, (address, known)
    asking.close()


def _addresses(chance: Random, asking: Asking, known: str) -> Iterator[str]:
    examples, axes = Examples(asking.client, known), chance.choice(AXES)
    for name in QUESTIONS.keys() - NOW:
        there = examples.of(name, axes)
        yield from (one.address(**axes) for one in chance.sample(there, min(MOST, len(there))))


def _told(asking: Asking, address: str) -> Any:
    """The answer without the moment at which it was asked for; hits in the order of what they are."""
    response = asking.client.get(address)
    body = response.get_json()
    if "as_of" in body:
        body["as_of"] = {name: body["as_of"][name] for name in ("on", "position")}
    if "hits" in body:
        partial = body["partial"] or {"total": None}
        body |= {"hits": sorted(map(repr, body["hits"])), "partial": partial["total"]}
    return response.status_code, body
