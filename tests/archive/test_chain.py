"""Each closing event holds the digest of the one before it and those of its command's events, in either database."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

import pytest
import rfc8785
from eventsourcing.persistence import IntegrityError, OperationalError, StoredEvent

from archive.catalogue import CLOSED
from archive.events import Recorded
from archive.keeping.verify import verify
from tests.given import BR, JUSTERING, PSF, SPINE, Given
from tests.older import Row, made_older, rows_of

SAID = {"k1": PSF, "k2": BR}


def sha256(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


def digest(row: Row) -> str:
    position, stream, version, name, state = row
    return sha256(f"{position}\n{stream}\n{version}\n{name}\n".encode() + state)


def commands(rows: list[Row]) -> list[tuple[list[Row], Row, dict[str, Any]]]:
    """Of each command its events, its closing event, and what that says."""
    found, own = [], list[Row]()
    for row in rows:
        if row[3] == CLOSED:
            found.append((own, row, json.loads(row[4])["data"]))
            own = []
        else:
            own.append(row)
    return found


def test_each_command_is_linked_to_the_one_before_and_to_its_events(given: Given) -> None:
    given(*SPINE, JUSTERING)

    linked = commands(rows_of(given.archive))

    assert len(linked) == 7
    assert linked[-1][2]["digests"] == [digest(row) for row in linked[-1][0]]
    assert len(linked[-1][2]["digests"]) == 2, "a justering's event, and that of its id"
    before = None
    for own, closed, says in linked:
        assert (says["previous"], says["digests"]) == (before, [digest(row) for row in own])
        assert "sealed" not in says
        before = digest(closed)


def test_every_event_has_a_salt_of_its_own_but_those_that_tell_nothing(given: Given) -> None:
    given(*SPINE, JUSTERING)

    salts = [(row[3], json.loads(row[4]).get("salt")) for row in rows_of(given.archive)]

    without = {name for name, salt in salts if salt is None}
    given_out = [salt for _, salt in salts if salt is not None]
    assert without == {"archive-initialised", "id-assigned", "decision-taken", "command-closed"}
    assert not without & {name for name, salt in salts if salt is not None}
    assert len(set(given_out)) == len(given_out) == 6
    assert all(re.fullmatch("[0-9a-f]{32}", salt) for salt in given_out)


def test_the_hash_of_what_was_said_is_salted(given: Given) -> None:
    given.when({**PSF, "key": "k", "by": "mig"})

    (own, _, says) = commands(rows_of(given.archive))[-1]

    salt = json.loads(own[0][4])["salt"]
    assert says["hash"] == sha256(f"{salt}\n".encode() + rfc8785.dumps({**PSF, "by": "mig"}))


def test_a_log_goes_on_where_another_process_has_recorded(given: Given) -> None:
    other = given.opened_again()
    given(PSF)
    other.do(BR, by="den anden")
    given(*SPINE[2:])
    other.close()

    assert verify(given.archive).faults == []


def test_a_command_that_was_refused_leaves_no_link_out(given: Given) -> None:
    given(PSF).refused("already-exists", "already-exists", PSF)

    given(BR)

    assert verify(given.archive).faults == []


@pytest.fixture
def older(given: Given) -> Given:
    """An archive of two commands, recorded before there was a chain."""
    given.when(PSF, key="k1")
    given.when(BR, key="k2")
    given.archive = made_older(given.archive, SAID)
    return given


def test_what_an_older_program_recorded_is_sealed_by_the_next_command(older: Given) -> None:
    before = rows_of(older.archive)

    older(*SPINE[2:])

    *_, (own, closed, says), later, _ = commands(rows_of(older.archive))
    assert rows_of(older.archive)[: len(before)] == before
    digests = [digest(row) for row in (*before, *own)]
    assert says["sealed"] == sha256("".join(f"{one}\n" for one in digests).encode())
    assert (says["previous"], says["digests"]) == (digest(before[-1]), digests[-1:])
    assert "sealed" not in later[2]
    assert later[2]["previous"] == digest(closed)
    assert verify(older.archive).faults == []


def test_what_an_older_program_recorded_is_compared_without_a_salt(older: Given) -> None:
    assert older.when(PSF, key="k1").status == 200
    older.refused("key-reused", "key-reused", {**PSF, "name": "Andet"}, key="k1")
    older(*SPINE[2:])
    assert older.when(BR, key="k2").status == 200


def test_a_log_without_a_chain_has_no_head_and_no_fault(older: Given) -> None:
    found = verify(older.archive)

    assert (found.head, found.faults) == (None, [])
    assert older.archive.log.head(older.archive.last_position()) is None


def without_links(row: Row) -> StoredEvent:
    state = json.loads(row[4])
    del state["data"]["previous"], state["data"]["digests"]
    bare = json.dumps(state, ensure_ascii=False, separators=(",", ":")).encode()
    return StoredEvent("command:another", 1, CLOSED, bare)


def test_an_older_program_cannot_write_to_a_log_that_has_a_chain(given: Given) -> None:
    closed = without_links(rows_of(given(PSF).archive)[-1])

    with pytest.raises((IntegrityError, OperationalError), match="the program is too old"):
        given.archive.log.store.insert_events([closed])

    assert given.archive.last_position() == 4


def test_an_older_program_may_write_as_long_as_there_is_no_chain(older: Given) -> None:
    store = older.archive.log.store
    with store.exclusive():
        pass

    store.insert_events([without_links((0, "", 0, "", b'{"data":{"previous":null,"digests":[]}}'))])

    assert older.archive.last_position() == 7


def test_a_command_is_remembered_as_it_will_be_read(given: Given) -> None:
    recorded: list[Recorded] = []
    given.archive.listen(recorded.extend)

    given(*SPINE, JUSTERING)

    assert recorded == given.archive.recorded_after(2)
