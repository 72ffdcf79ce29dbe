"""Histories of two agreements in a calendar of a few days: everything that moves a text, recorded in any order.

No guard has seen them: what is applied to a text that does not stand belongs to the rule as well.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from archive.catalogue import CLOSED
from archive.events import Event, Recorded
from archive.grammar import COMMANDS

DAYS = [f"2012-01-{day:02d}" for day in range(1, 13)]
NUMBERS = ("2", "2a", "10")
ITEMS = (None, "2", "2a", "2.1", "10")
DECISIONS = ("d0", "d1", "d2")
AGREEMENTS = ("h", "g")
_TYPES = {"psf": "body", "m": "meeting", **dict.fromkeys(DECISIONS, "decision")}

days = st.sampled_from(DAYS[2:7])
_term_days = st.sampled_from(DAYS[1:10])
_maybe = st.none() | _term_days
_words = st.fixed_dictionaries({"heading": st.sampled_from([None, "O"]), "text": st.sampled_from(["a", "b", "c"])})
_number = st.sampled_from(NUMBERS)


@st.composite
def _change(draw: st.DrawFn) -> dict[str, Any]:
    op = draw(st.sampled_from(["replace", "replace", "insert", "repeal"]))
    change = {"op": op, "number": draw(_number)}
    return change if op == "repeal" else {**change, **draw(_words)}


_changes = st.lists(_change(), min_size=1, max_size=2)


@st.composite
def _provisions(draw: st.DrawFn) -> list[dict[str, Any]]:
    return [{"number": n, **draw(_words)} for n in draw(st.lists(_number, unique=True, max_size=3))]


def _some(draw: st.DrawFn, fields: dict[str, st.SearchStrategy[Any]]) -> dict[str, Any]:
    chosen = draw(st.lists(st.sampled_from(sorted(fields)), unique=True, min_size=1, max_size=2))
    return {"reason": "Skrivefejl", **{name: draw(fields[name]) for name in sorted(chosen)}}


class Recorder:
    """Commands become records, with two events each, so that some positions lie inside a command."""

    def __init__(self) -> None:
        self.log: list[Recorded] = []
        self.justeringer: dict[str, str] = {}
        self.ends: list[Recorded] = []

    def __call__(self, command: str, stream: str, data: dict[str, Any]) -> Recorded:
        spec, position = COMMANDS[command], 2 * len(self.log) + 2
        version = sum(r.subject == stream for r in self.log) + 1
        at = f"2026-01-01T00:00:{len(self.log):02d}.000000Z"
        common = (command, "sekretariatet", f"k{position}", at)
        closing = {"subject": stream, "type": _TYPES.get(stream, "agreement"), "version": version, "hash": "0"}
        event = Event(stream, version, spec.event, data, *common)
        closed = Event(f"command:{position}", 1, CLOSED, closing, *common)
        self.log.append(Recorded.of([(position - 1, event), (position, closed)]))
        return self.log[-1]


def _begin(draw: st.DrawFn, record: Recorder) -> None:
    record("establish-body", "psf", {"id": "psf", "name": "Forum", "kind": "forum", "established_on": None})
    for id in DECISIONS:
        item = draw(st.sampled_from(ITEMS))
        place = {} if item is None else {"item": item}
        decided = {"body": "psf", "decided_on": draw(days), "outcome": "adopted", "text": "Ja.", **place}
        record("record-decision", id, {"id": id, **decided})
    for id in AGREEMENTS:
        term = {"effective_on": draw(st.sampled_from([None, *DAYS[2:5]]))}
        ends = draw(st.sampled_from([None, *DAYS[8:]]))
        term |= {} if ends is None else {"ends_on": ends}
        own = {"level": "delaftale", "title": id, "parties": ["psf"], "provisions": draw(_provisions())}
        record("enter-agreement", id, {"id": id, **own, **term})


def _step(draw: st.DrawFn, record: Recorder) -> None:
    kinds = ["adopt", "adopt", "adopt", "decision", "agreement", "end", "extend"]
    kinds += ["justering"] * 3 * bool(record.justeringer) + ["record"] * bool(record.ends)
    kind, agreement = draw(st.sampled_from(kinds)), draw(st.sampled_from(["h", "h", "g"]))
    void = st.booleans()
    if kind == "adopt":
        id = f"j{len(record.justeringer)}"
        record.justeringer[id] = agreement
        given = {"decision": draw(st.sampled_from(DECISIONS)), "effective_on": draw(days), "changes": draw(_changes)}
        record("adopt-justering", agreement, {"id": id, "agreement": agreement, **given})
    elif kind == "justering":
        id = draw(st.sampled_from(sorted(record.justeringer)))
        fields = {"effective_on": days, "decision": st.sampled_from(DECISIONS), "changes": _changes, "void": void}
        record("correct-justering", record.justeringer[id], {"justering": id, **_some(draw, fields)})
    elif kind == "decision":
        id = draw(st.sampled_from(DECISIONS))
        fields = {"decided_on": days, "item": st.sampled_from(ITEMS), "void": void}
        record("correct-decision", id, {"decision": id, **_some(draw, fields)})
    elif kind == "agreement":
        taken_out = st.fixed_dictionaries({"number": _number, "heading": st.none(), "text": st.none()})
        own = _provisions() | taken_out.map(lambda one: [one])
        fields = {"effective_on": _maybe, "ends_on": _maybe, "provisions": own, "void": void}
        record("correct-agreement", agreement, {"agreement": agreement, **_some(draw, fields)})
    elif kind == "end":
        data = {"agreement": agreement, "on": draw(_term_days), "reason": "terminated"}
        record.ends.append(record("end-agreement", agreement, data))
    elif kind == "extend":
        record.ends.append(record("extend-agreement", agreement, {"agreement": agreement, "to": draw(_term_days)}))
    else:
        _correct_end(draw, record)


def _correct_end(draw: st.DrawFn, record: Recorder) -> None:
    target = draw(st.sampled_from(record.ends))
    name = "on" if target.command == "end-agreement" else "to"
    said = draw(st.fixed_dictionaries({"void": st.booleans()}) | _term_days.map(lambda day: {"fields": {name: day}}))
    position = {"position": target.position, "version": target.primary.originator_version}
    record("correct-record", target.subject, {**position, "reason": "Skrivefejl", **said})


@st.composite
def histories(draw: st.DrawFn, most: int = 12) -> list[Recorded]:
    record = Recorder()
    _begin(draw, record)
    for _ in range(draw(st.integers(1, most))):
        _step(draw, record)
    return record.log


def moments(history: list[Recorded]) -> list[int]:
    """Every position of a record."""
    return [command.position for command in history]
