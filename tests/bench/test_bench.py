"""The benchmarks run, and print what they promise; how fast anything is, is not tested."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stdout
from functools import cache
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from archive.archive import Archive
from bench import (
    __main__,
    answer,
    append,
    as_of,
    domain,
    footprint,
    load,
    pages,
    preview,
    quality,
    rebuild,
    search,
    signed_in,
    starting,
)
from bench.asked import ROWS, Words
from bench.servers import in_common
from bench.texts import texts
from projections.search.query import parse

Line = dict[str, Any]
Run = Callable[[str | None], None]

# Each is told the address of an Elasticsearch, where there is one.
TINY: dict[str, Run] = {
    "append": lambda _: append.main(commits=2, rounds=1),
    "rebuild": lambda _: rebuild.main(times=1, versions=200, rounds=1),
    "as_of": lambda _: as_of.main(sizes=(2_000, 2_500), rounds=1, asked=2),
    "answer": lambda _: answer.main(sizes=(500,), rounds=1, questions=5),
    "signed_in": lambda _: signed_in.main(engines=("sqlite",), rounds=1),
    "preview": lambda _: preview.main(provisions=20, rounds=1),
    "domain": lambda _: domain.main(years=(2, 3), rounds=1),
    "search": lambda elasticsearch: search.main(many=300, rounds=1, elasticsearch=elasticsearch),
    "load": lambda _: load.main(commands=10, clients=5),
    "footprint": lambda elasticsearch: footprint.main(times=1, requests=20, elasticsearch=elasticsearch),
    "starting": lambda _: starting.main(rounds=1),
    "pages": lambda _: pages.main(pages=3),
    "quality": lambda elasticsearch: quality.main(elasticsearch, sets=("example",)),
}


@pytest.fixture(scope="module")
def printed(request: pytest.FixtureRequest) -> Iterator[Callable[[str], list[Line]]]:
    """What a room printed at its tiny size, run once, on servers that all have in common."""

    @cache
    def lines(room: str) -> list[Line]:
        address = request.getfixturevalue("elasticsearch") if room in ("search", "footprint", "quality") else None
        with redirect_stdout(StringIO()) as out:
            TINY[room](address)
        return [json.loads(line) for line in out.getvalue().splitlines()]

    with in_common():
        yield lines


def test_every_room_is_run_by_default() -> None:
    assert tuple(TINY) == __main__.ROOMS


@pytest.mark.slow
@pytest.mark.parametrize("room", TINY)
def test_each_line_is_an_object_with_a_ratio_of_what_to_what(room: str, printed: Callable[[str], list[Line]]) -> None:
    lines = printed(room)

    assert lines
    for line in lines:
        assert list(line)[:4] == ["bench", "ratio", "of", "to"]
        assert [type(line[name]) for name in ("bench", "ratio", "of", "to")] == [str, float, str, str]
        assert line["ratio"] >= 0


def test_the_text_is_measured_for_both_histories_in_both_places_at_three_moments(
    printed: Callable[[str], list[Line]],
) -> None:
    lines = [line for line in printed("as_of") if line["bench"] == "as-of"]

    asked = {tuple(line[name] for name in ("engine", "history", "in", "known", "versions")) for line in lines}
    assert len(lines) == len(asked) == 2 * 2 * 2 * 3 * 2


def test_of_each_row_of_search_the_least_is_told_and_what_99_in_100_like_it_take(
    printed: Callable[[str], list[Line]],
) -> None:
    lines = printed("search")

    assert {line["query"] for line in lines} == set(ROWS)
    for line in lines:
        assert line["asked"] == 10, "five questions, twice each"
        assert min(line[name] for name in ("ms", "bare_ms", "p99_ms", "bare_p99_ms")) > 0


def test_what_is_asked_about_provisions_is_varied_and_mostly_there() -> None:
    said = list(islice(texts(300), 300))
    words = Words(said)

    for row in ROWS.values():
        asked = [row.like_it(words) for _ in range(50)]
        assert len({q for q, _ in asked}) > 10
        assert all(parse(q).wanted for q, _ in asked)
    for _ in range(50):
        assert words.phrase(3).strip('"') in " ".join(said)


def test_what_many_clients_were_told_is_checked_and_counted(printed: Callable[[str], list[Line]]) -> None:
    lines = [line for line in printed("load") if line["bench"] == "load"]

    assert [(line["engine"], line["agreements"], line["commands"]) for line in lines] == [
        (engine, agreements, 10) for engine in ("sqlite", "postgresql") for agreements in (1, 5)
    ]


def test_a_lost_update_is_noticed(tmp_path: Path) -> None:
    with closing(Archive.create(tmp_path)) as archive, closing(load.Ours(archive, 1)) as ours:
        outcome = load.run(ours.write, ours.read, clients=2, limit=load.Limit(2, 60))
        ours.check(outcome)
        ours.receipts[0].body["subject"]["version"] += 1

        with pytest.raises(AssertionError, match="consecutive"):
            ours.check(outcome)


@pytest.mark.parametrize(("quick", "sizes"), [("1", [2_000, 4_000]), ("", [10_000, 100_000, 1_000_000])])
def test_quick_takes_the_small_sizes(quick: str, sizes: list[int]) -> None:
    said = "import json; from bench import append, as_of; print(json.dumps([as_of.SIZES, append.COMMITS]))"
    env = {**os.environ, "QUICK": quick}
    answered = subprocess.run([sys.executable, "-c", said], env=env, capture_output=True, text=True, check=True)

    assert json.loads(answered.stdout) == [sizes, 100 if quick else 400]
