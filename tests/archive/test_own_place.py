"""A new justering is judged at its own place in the order of the one rule, whatever stands on its day already."""

from __future__ import annotations

from contextlib import suppress
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from archive.problems import Problem
from archive.records import OPEN, Record
from archive.rule import order_key
from tests.given import AGREEMENT, BR, DECISION, JUSTERING, MEETING, PSF, Given

_DAYS = ("2012-03-01", "2012-06-01", "2015-06-01")
_DECISIONS = (("2012-02-01", "1"), ("2012-02-01", "2"), ("2012-02-01", "2"), ("2012-02-08", "1"))
_ENDS = ("2013-01-01", "2016-01-01")

_days, _decisions = st.sampled_from(_DAYS), st.sampled_from(range(len(_DECISIONS))).map("d{}".format)
_changes = st.sampled_from(("replace 4", "replace 4", "replace 4", "repeal 4", "insert 4", "insert 6", "replace 6"))
_some = st.integers(0, 9)
_adoptions = st.tuples(st.just("adopt"), _days, _decisions, st.lists(_changes.map(str.split), min_size=1, max_size=2))
_corrections = st.one_of(
    st.tuples(st.just("void"), _some, st.booleans()),
    st.tuples(st.just("move"), _some, _days),
    st.tuples(st.just("decide"), _some, _decisions),
    st.tuples(st.just("item"), _decisions, st.sampled_from(("1", "2", "3"))),
    st.tuples(st.just("ends"), st.just("h1"), st.sampled_from(_ENDS)),
)


@examples(st.lists(st.tuples(_adoptions, _adoptions, _adoptions, _corrections), min_size=3, max_size=8))
@settings(max_examples=120, deadline=None)
def test_what_stands_and_what_overtakes_it_are_those_of_the_rule(steps: list[tuple[Any, ...]]) -> None:
    with TemporaryDirectory() as folder:
        given = Given(Path(folder))(PSF, BR, *_decided(), {**AGREEMENT, "ends_on": _ENDS[1]})
        for n, step in enumerate(chain.from_iterable(steps)):
            if step[0] == "adopt":
                _adopt(given, f"j{n}", *step[1:])
            else:
                _correct(given, *step)
        given.archive.close()


def _decided() -> list[dict[str, Any]]:
    commands: list[dict[str, Any]] = []
    for n, (on, item) in enumerate(_DECISIONS):
        commands += [
            {**MEETING, "id": f"m{n}", "date": on, "called_on": None},
            {**DECISION, "id": f"d{n}", "meeting": f"m{n}", "item": item},
        ]
    return commands


def _adopt(given: Given, id: str, day: str, decision: str, changes: list[list[str]]) -> None:
    said = [_change(op, number) for op, number in changes]
    command = {**JUSTERING, "id": id, "effective_on": day, "decision": decision, "changes": said}
    own = _key(given, day, decision, OPEN)
    outside = "outside-term" if day >= _ends(given) else None
    expected = outside or _refusal(given, own, changes) or _overtaken(given, own, changes)
    try:
        told = given.when(command).body["overtaken"]
    except Problem as problem:
        told = problem.code
    assert told == expected


def _change(op: str, number: str) -> dict[str, Any]:
    words = {} if op == "repeal" else {"heading": None, "text": "Ord."}
    return {"op": op, "number": number, **words}


def _refusal(given: Given, own: str, changes: list[list[str]]) -> str | None:
    stands: dict[str, bool] = {}
    for op, number in changes:
        if number not in stands:
            before = [record for key, record in _changing(given, number) if key < own]
            stands[number] = _last(before[-1], number) != "repeal" if before else number in ("4", "5")
        if stands[number] == (op == "insert"):
            return "number-stands-already" if stands[number] else "number-does-not-stand"
        stands[number] = op != "repeal"
    return None


def _overtaken(given: Given, own: str, changes: list[list[str]]) -> list[dict[str, str]]:
    told = []
    for number in dict.fromkeys(number for _, number in changes):
        after = [r for key, r in _changing(given, number) if key > own and r.data["effective_on"] < _ends(given)]
        if after:
            told.append({"number": number, "from": after[0].data["effective_on"], "by": after[0].id})
    return told


def _ends(given: Given) -> str:
    return str(given.archive.known.owner("h1").first.data["ends_on"])


def _changing(given: Given, number: str) -> list[tuple[str, Record]]:
    """All justeringer that change a number, in the order of the rule."""
    standing = [r for r in given.archive.known.justeringer("h1") if not r.void]
    changing = [r for r in standing if any(change["number"] == number for change in r.data["changes"])]
    placed = ((_key(given, r.data["effective_on"], r.data["decision"], r.position), r) for r in changing)
    return sorted(placed, key=lambda one: one[0])


def _key(given: Given, day: str, decision: str, position: int) -> str:
    data = given.archive.known.maker(decision).data
    return order_key(day, data["decided_on"], data.get("item"), position)


def _last(record: Record, number: str) -> str:
    return str([change["op"] for change in record.data["changes"] if change["number"] == number][-1])


def _correct(given: Given, what: str, which: int | str, to: Any) -> None:
    """A correction of one of the justeringer, if there are any, of a decision's item, or of the agreement's end."""
    ids = [record.id for record in given.archive.known.justeringer("h1")]
    if what == "item":
        said = {"command": "correct-decision", "decision": which, "item": to}
    elif what == "ends":
        said = {"command": "correct-agreement", "agreement": which, "ends_on": to}
    elif ids:
        field = {"void": "void", "move": "effective_on", "decide": "decision"}[what]
        said = {"command": "correct-justering", "justering": ids[int(which) % len(ids)], field: to}
    else:
        return
    with suppress(Problem):  # a day outside the term is refused, and nothing is changed
        given.when({**said, "reason": "Læst igen."})
