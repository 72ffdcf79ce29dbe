"""Commands sent at once: one transaction, and to each the answer that it would have had by itself, in their order."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Any

import pytest
from eventsourcing.persistence import OperationalError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import turns
from archive.archive import Archive
from archive.events import Event
from archive.keeping.verify import verify
from archive.problems import Problem
from archive.receipts import Receipt
from archive.rights.judging import Actor
from archive.turns import Turn
from tests import patience
from tests.given import BR, JUSTERING, PSF, SPINE, Given

Command = dict[str, Any]
Sent = Callable[[], Receipt]


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_SECONDS", patience.SECONDS)


def together(archive: Archive, sent: Sequence[Sent]) -> list[Receipt | Exception]:
    """Each by a thread of its own, all of them while somebody else records; what each was told."""
    queue, told = archive._recorder._turns, dict[int, Receipt | Exception]()
    threads = [Thread(target=_keep, args=(told, n, one), daemon=True) for n, one in enumerate(sent)]

    def meanwhile() -> tuple[Receipt, None]:
        for thread in (one for one in threads if one.ident is None):  # it begins anew where all of it fails
            waiting, deadline = len(queue._waiting), monotonic() + patience.SECONDS
            thread.start()
            while len(queue._waiting) == waiting and thread.is_alive():
                assert monotonic() < deadline
                sleep(0.001)
        return Receipt(200, {}), None

    with suppress(OperationalError):  # where nobody goes along with it, the error is its own
        queue.take(Turn(meanwhile))
    for thread in threads:
        thread.join(patience.SECONDS)
    return [told[n] for n in range(len(sent))]


def _keep(told: dict[int, Receipt | Exception], number: int, sent: Sent) -> None:
    try:
        told[number] = sent()
    except Exception as error:
        told[number] = error


def commands_of(archive: Archive, commands: Sequence[Command]) -> list[Sent]:
    return [partial(archive.do, command, by="x") for command in commands]


def as_told(answer: Receipt | Exception) -> Any:
    if isinstance(answer, Problem):
        return answer.slug, answer.code, answer.params
    assert isinstance(answer, Receipt), answer
    return answer.status, {name: value for name, value in answer.body.items() if name != "key"}


def log_of(archive: Archive) -> list[Any]:
    """All but the times, and what is drawn at random."""
    return [
        (at, event.originator_id, event.originator_version, event.name, event.data)
        for command in archive.recorded_after(0)
        for at, event in command.events[:-1]
    ]


@contextmanager
def a_commit_fails(archive: Archive) -> Iterator[None]:
    """The next one, after all that it would have committed."""
    exclusive, failed = archive.log.exclusive, list[bool]()

    @contextmanager
    def failing() -> Iterator[None]:
        with exclusive():
            yield
            if not failed:
                failed.append(True)
                raise OperationalError("no room")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive.log, "exclusive", failing)
        yield
    assert failed


def test_they_are_committed_together_and_each_closes_by_itself(given: Given) -> None:
    given(*SPINE)
    before, heard = given.archive.last_position(), list[int]()
    given.archive.listen(lambda recorded: heard.append(len(recorded)))
    commands = [{**PSF, "id": f"b{n}", "key": f"k{n}"} for n in range(5)]

    told = together(given.archive, commands_of(given.archive, commands))

    assert [as_told(one)[0] for one in told] == [201] * 5
    assert heard == [5]
    recorded = given.archive.recorded_after(before)
    assert [(one.key, one.position) for one in recorded] == [(f"k{n}", before + 2 * n + 2) for n in range(5)]
    assert sorted(one.recorded_at for one in recorded) == [one.recorded_at for one in recorded]
    assert verify(given.archive).faults == []


def test_the_second_of_two_on_one_version_has_lost_to_the_first(given: Given) -> None:
    given(*SPINE)
    commands = [{**JUSTERING, "id": id, "expect_version": 1} for id in ("j1", "j2")]

    first, second = together(given.archive, commands_of(given.archive, commands))

    assert isinstance(first, Receipt)
    assert isinstance(second, Problem)
    assert (second.slug, second.params["version"]) == ("changed-meanwhile", 2)
    assert given.archive.known.type_of("j2") is None


def test_one_sent_twice_is_recorded_once(given: Given) -> None:
    told = together(given.archive, commands_of(given.archive, [{**PSF, "key": "k"}] * 3))

    assert [as_told(one) for one in told] == [(201, as_told(told[0])[1]), *[(200, as_told(told[0])[1])] * 2]
    assert given.archive.last_position() == 4


def test_a_right_that_was_taken_back_a_moment_before_no_longer_counts(given: Given) -> None:
    grant = {"command": "grant-role", "id": "g", "who": "anna", "role": "recorder", "reason": "Sekretær"}
    given({**grant, "id": "a", "who": "carl", "role": "administrator"}, grant)
    archive, revoke = given.archive, {"command": "revoke-role", "grant": "g", "reason": "Andet arbejde"}
    by_anna = [partial(archive.do, command, actor=Actor("anna")) for command in (PSF, BR)]

    told = together(archive, [by_anna[0], partial(archive.do, revoke, actor=Actor("carl")), by_anna[1]])

    assert [as_told(one)[0] for one in told] == [201, 201, "not-allowed"]


def test_a_grant_that_came_to_nothing_is_not_remembered(given: Given) -> None:
    archive = given.archive
    grant = {"command": "grant-role", "id": "g", "who": "anna", "role": "recorder", "reason": "Sekretær"}
    seen: list[int] = []

    def fail() -> Any:
        seen.append(len(archive.known.grants.now()))
        raise OperationalError("no room")

    told, failed = together(
        archive, [partial(archive.do, grant, by="x"), lambda: archive._recorder._turns.take(Turn(fail))]
    )

    assert (as_told(told)[0], type(failed)) == (201, OperationalError)
    assert seen == [1, 1], "with the grant and, by itself, after it"
    assert len(archive.known.grants.now()) == 1


def test_a_grant_of_a_transaction_that_failed_gives_no_right(given: Given) -> None:
    archive, grants = given.archive, given.archive.known.grants
    grant = {"command": "grant-role", "id": "g", "who": "anna", "role": "recorder", "reason": "Sekretær"}
    held: list[int] = []

    def record() -> Any:
        archive.log.append(stored_by(given, grant))
        held.append(len(grants.now()))
        raise OperationalError("no room")

    with pytest.raises(OperationalError):
        archive._recorder._turns.take(Turn(record))

    assert (held, grants.now()) == ([1], [])
    given(PSF, {**grant, "id": "h"})
    assert [one.id for one in grants.now()] == ["h"], "though it stands where the other would have stood"


def stored_by(given: Given, command: Command) -> list[Event]:
    """The events of a command, as another archive has recorded them."""
    with tempfile.TemporaryDirectory() as folder, closing(Given(Path(folder)).archive) as other:
        other.do(command, by="x")
        return [event for _, event in other.recorded_after(2)[0].events]


def test_a_simulated_time_before_that_of_one_that_goes_along_is_refused(simulated: Given) -> None:
    times = ["2012-01-01T10:00:00Z", "2012-01-01T11:00:00Z", "2012-01-01T10:30:00Z"]
    commands = [{**PSF, "id": f"b{n}", "at": at} for n, at in enumerate(times)]

    told = together(simulated.archive, commands_of(simulated.archive, commands))

    assert [as_told(one)[:2] for one in told][2] == ("refused", "at-before-the-last")
    assert [one.recorded_at[11:16] for one in simulated.archive.recorded_after(2)] == ["10:00", "11:00"]


IDS = st.sampled_from(["b1", "b2", "b3"])
VERSIONS = st.one_of(st.none(), st.integers(1, 4))
KEYS = st.one_of(st.none(), st.sampled_from(["k1", "k2"]))
COMMANDS = st.one_of(
    st.builds(lambda id, name: {**PSF, "id": id, "name": name}, IDS, st.sampled_from(["Et", "To"])),
    st.builds(lambda id: {**JUSTERING, "id": f"j-{id}"}, IDS),
    st.builds(lambda id, until: {"command": "correct-body", "body": id, "until": until, "reason": "Fejl"}, IDS,
              st.sampled_from(["2013-01-01", "2014-01-01"])),
    st.builds(lambda void: {"command": "correct-decision", "decision": "d1", "void": void, "reason": "Fejl"},
              st.booleans()),
)  # fmt: skip


@st.composite
def sent_at_once(draw: st.DrawFn) -> Command:
    command, version, key = draw(COMMANDS), draw(VERSIONS), draw(KEYS)
    return command | ({} if version is None else {"expect_version": version}) | ({} if key is None else {"key": key})


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(sent_at_once(), min_size=2, max_size=8), st.booleans())
def test_all_is_as_if_they_had_come_one_after_the_other(
    request: pytest.FixtureRequest, engine: str, commands: list[Command], fails: bool
) -> None:
    one = nullcontext(None) if engine == "sqlite" else request.getfixturevalue("postgres").one()
    with one as address, tempfile.TemporaryDirectory() as folder:
        at_once = Given(Path(folder) / "a", database_url=address)(*SPINE)
        one_by_one = Given(Path(folder) / "b")(*SPINE)
        with closing(at_once.archive) as archive, closing(one_by_one.archive) as other:
            with a_commit_fails(archive) if fails else nullcontext():
                told = together(archive, commands_of(archive, commands))
            alone: dict[int, Receipt | Exception] = {}
            for n, sent in enumerate(commands_of(other, commands)):
                _keep(alone, n, sent)

            assert [as_told(answer) for answer in told] == [as_told(alone[n]) for n in range(len(commands))]
            assert log_of(archive) == log_of(other)
            assert verify(archive).faults == []
            assert remembered(archive) == remembered(other)


def remembered(archive: Archive) -> list[Any]:
    """Of the owners that were spoken of, all but times."""
    owners = [archive.known.stream(id) for id in ("h1", "d1", "psf", "b1", "b2", "b3")]
    return [(one.version, one.stream_version, one.made, one.dates, sorted(one.records)) for one in owners]
