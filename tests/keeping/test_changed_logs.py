"""A log that was changed tells where: at random, everywhere before its last closing event; there too by a kept head."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from archive.archive import Archive
from archive.catalogue import CLOSED
from archive.keeping import recomputing
from archive.keeping.verify import Verified, verify
from archive.store.chain import Head
from tests.given import DECISION, JUSTERING, SPINE, Given
from tests.older import Row, made_older, rows_of

MINUTES = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Drøftet."}]}
# What is changed, and the position from which on it is.
Change = Callable[[Random, list[Row], int], tuple[list[Row], int]]


def flipped(random: Random, value: bytes) -> bytes:
    at, bit = random.randrange(len(value)), 1 << random.randrange(8)
    return value[:at] + bytes([value[at] ^ bit]) + value[at + 1 :]


def a_byte(random: Random, rows: list[Row], last: int) -> tuple[list[Row], int]:
    at = random.randrange(last)
    *place, state = rows[at]
    return [*rows[:at], (*place, flipped(random, state)), *rows[at + 1 :]], rows[at][0]  # type: ignore[list-item]


def a_column(random: Random, rows: list[Row], last: int) -> tuple[list[Row], int]:
    at = random.randrange(last)
    position, stream, version, name, state = rows[at]
    other = random.choice(
        [
            (position, stream[:-1] + chr(ord(stream[-1]) ^ 1), version, name, state),
            (position, stream, version ^ (1 << random.randrange(20)), name, state),
            (position, stream, version, name[:-1] + chr(ord(name[-1]) ^ 1), state),
            (position, stream, version, random.choice([row[3] for row in rows if row[3] != name]), state),
        ]
    )
    return [*rows[:at], other, *rows[at + 1 :]], position


def taken_out(random: Random, rows: list[Row], last: int) -> tuple[list[Row], int]:
    at = random.randrange(last)
    return [*rows[:at], *rows[at + 1 :]], rows[at][0]


def swapped(random: Random, rows: list[Row], last: int) -> tuple[list[Row], int]:
    one, other = sorted(random.sample(range(last), 2))
    changed = list(rows)
    changed[one] = (rows[one][0], *rows[other][1:])
    changed[other] = (rows[other][0], *rows[one][1:])
    return changed, rows[one][0]


def moved(random: Random, rows: list[Row], last: int) -> tuple[list[Row], int]:
    at = random.randrange(last)
    far = rows[-1][0] + random.randrange(1, 100)
    return [*rows[:at], *rows[at + 1 :], (far, *rows[at][1:])], rows[at][0]


def stripped(random: Random, rows: list[Row], last: int) -> tuple[list[Row], int]:
    """Of all links, or of one; of the salts, or not."""
    chosen, salted = random.choice([range(len(rows)), [random.randrange(last)]]), random.random() < 0.5
    names = ("previous", "digests", "sealed")
    changed = list(rows)
    for at in chosen:
        state = json.loads(rows[at][4])
        state["data"] = {name: value for name, value in state["data"].items() if name not in names}
        if salted:
            state.pop("salt", None)
        bare = json.dumps(state, ensure_ascii=False, separators=(",", ":")).encode()
        changed[at] = (*rows[at][:4], bare)
    first = next((row[0] for row, was in zip(changed, rows, strict=True) if row != was), 0)
    return changed, first


def told_apart(rows: list[Row], changed: list[Row]) -> bool:
    """Whether something was changed, and the table takes it: a version of a stream stands once."""
    return changed != rows and len({row[1:3] for row in changed}) == len(changed)


CHANGES: Sequence[Change] = (a_byte, a_column, taken_out, swapped, moved, stripped)


class Tampered:
    """An archive's log on SQLite, as somebody with a tool for databases writes it anew, and as it was again."""

    def __init__(self, archive: Archive) -> None:
        self.archive, self.rows = archive, rows_of(archive)
        self._tool = sqlite3.connect(archive.data_dir / "log.db", isolation_level=None)
        self._tool.execute("PRAGMA synchronous = OFF")
        self._tool.execute("DROP TRIGGER chain_goes_on")

    def verified(self, rows: list[Row], head: Head | None = None) -> Verified:
        self._write(rows)
        try:
            return verify(self.archive, head=head)
        finally:
            self._write(self.rows)

    def _write(self, rows: list[Row]) -> None:
        self._tool.execute("BEGIN")
        self._tool.execute("DELETE FROM stored_events")
        self._tool.executemany("INSERT INTO stored_events VALUES (?, ?, ?, ?, ?)", rows)
        self._tool.execute("COMMIT")

    def close(self) -> None:
        self._tool.close()

    @property
    def last(self) -> int:
        """The place of the last closing event: of what comes before it everything is told by itself."""
        return max(at for at, row in enumerate(self.rows) if row[3] == CLOSED)

    def within(self, position: int) -> range:
        """The positions of the command that holds a position, and of the closing event that it was to confirm."""
        ends = [row[0] for row in self.rows if row[3] == CLOSED]
        before = max((end for end in ends if end < position), default=1)
        return range(before, min(end for end in ends if end >= position) + 1)


@pytest.fixture
def tampered(given: Given) -> Iterator[Tampered]:
    decisions = [{**DECISION, "id": f"d{n}", "item": f"{n}"} for n in range(4, 8)]
    with closing(Tampered(given(*SPINE, JUSTERING, MINUTES, *decisions).archive)) as found:
        assert verify(given.archive).faults == []
        yield found


@pytest.fixture
def begun_without(given: Given) -> Iterator[Tampered]:
    """A log of which an older program wrote the first half."""
    given.archive = made_older(given(*SPINE).archive, {})
    with closing(Tampered(given(JUSTERING, MINUTES).archive)) as found:
        yield found


def test_a_thousand_random_changes_are_each_told_with_their_place(tampered: Tampered) -> None:
    random, told = Random(2011), 0
    while told < 1000:
        change = random.choice(CHANGES)
        rows, position = change(random, tampered.rows, tampered.last)
        if not told_apart(tampered.rows, rows):
            continue

        found = tampered.verified(rows)

        assert found.broken_at is not None, (change.__name__, position)
        assert found.broken_at in tampered.within(position), (change.__name__, position, found.faults)
        told += 1


def test_positions_that_were_all_moved_are_told_from_the_first(tampered: Tampered) -> None:
    for at in range(2, tampered.last):
        shifted = [*tampered.rows[:at], *((row[0] + 50, *row[1:]) for row in tampered.rows[at:])]

        assert tampered.verified(shifted).broken_at == tampered.rows[at][0] + 50


def test_by_the_head_that_somebody_kept_the_last_command_is_told_too(tampered: Tampered) -> None:
    random, head, told = Random(2012), verify(tampered.archive).head, 0
    assert head is not None
    while told < 200:
        change = random.choice(CHANGES)
        rows, _ = change(random, tampered.rows, len(tampered.rows))
        if not told_apart(tampered.rows, rows):
            continue

        assert tampered.verified(rows, head).faults, change.__name__
        told += 1
    assert tampered.verified(tampered.rows, head).faults == []


def test_what_was_recorded_before_the_chain_is_told_by_its_seal(begun_without: Tampered) -> None:
    random = Random(2013)
    for change in (*CHANGES[:-1],) * 30:
        rows, _ = change(random, begun_without.rows, begun_without.last)

        assert begun_without.verified(rows).faults, change.__name__
    assert verify(begun_without.archive).faults == []


def test_a_log_that_was_cut_is_told_by_a_head_beyond_it(tampered: Tampered) -> None:
    head = verify(tampered.archive).head
    assert head is not None
    cut = tampered.rows[: tampered.rows.index(max(row for row in tampered.rows[:-1] if row[3] == CLOSED)) + 1]

    assert tampered.verified(cut).faults == [], "nothing in the log itself can tell"
    assert tampered.verified(cut, head).faults == [{"code": "cut-short", "position": head.position, "last": cut[-1][0]}]


def test_a_log_that_was_written_anew_is_told_by_a_head_of_before(given: Given, tmp_path: Path) -> None:
    head = verify(given(*SPINE).archive).head
    other = Given(tmp_path / "other")(*SPINE, JUSTERING)

    assert verify(given(JUSTERING).archive, head=head).faults == []
    faults = verify(other.archive, head=head).faults
    other.archive.close()
    assert head is not None
    assert faults == [{"code": "head-differs", "position": head.position}]


@pytest.mark.parametrize("position", [1, 3, 11])
def test_a_head_is_that_of_a_closing_event(tampered: Tampered, position: int) -> None:
    from_elsewhere = Head(position, "0" * 64)

    assert tampered.verified(tampered.rows, from_elsewhere).faults == [{"code": "head-differs", "position": position}]


def test_a_closing_event_without_a_chain_after_one_with_it_is_a_fault(tampered: Tampered) -> None:
    *before, (position, stream, version, name, state) = tampered.rows
    kept = json.loads(state)
    del kept["data"]["previous"], kept["data"]["digests"]

    found = tampered.verified([*before, (position, stream, version, name, json.dumps(kept).encode())])

    assert {"code": "chain-missing", "position": position} in found.faults


def test_where_it_breaks_all_over_the_first_places_are_told(
    tampered: Tampered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recomputing, "_MOST", 3)

    found = tampered.verified([(row[0] + 1000, *row[1:]) for row in tampered.rows])

    assert [fault["position"] for fault in found.faults] == [1001, 1002, 1003]
