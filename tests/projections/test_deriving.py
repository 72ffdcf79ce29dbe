"""Any edit of the text of a day, derived, recorded and asked again, gives the edited text."""

from __future__ import annotations

from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.judgement.deriving import Provision, decided_later, derive
from archive.problems import Problem
from projections.agreements import answers
from tests.given import BR, PSF
from tests.projections.reading import Reading

DAYS = ("2012-03-01", "2012-04-15", "2012-05-01", "2012-06-01")
ITEMS = (None, "2", "2a", "10")
_NUMBERS = ("1", "2", "2a", "10")
Text = dict[str, tuple[str | None, str]]
MANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

_number = st.sampled_from(_NUMBERS)
_words = st.tuples(st.sampled_from([None, "Om"]), st.sampled_from(["Haver.", "Gårde.\nOg veje.", "Tage. "]))
texts = st.dictionaries(_number, _words, max_size=4)
places = st.tuples(st.integers(0, len(DAYS) - 1), st.integers(0, len(ITEMS) - 1))
_justeringer = st.lists(st.tuples(places, st.sampled_from(DAYS), texts, st.booleans()), max_size=5)
_made = count(1)


def _decisions(reading: Reading) -> None:
    """A decision for each day and item, once for all the histories of an archive."""
    if reading.archive.known.type_of("psf"):
        return
    reading(PSF, BR)
    for at, day in enumerate(DAYS):
        reading({"command": "call-meeting", "id": f"m{at}", "body": "psf", "date": day, "called_on": None})
        for place, item in enumerate(ITEMS):
            held = (
                {"meeting": f"m{at}", "item": item} if item else {"body": "psf", "decided_on": day, "form": "written"}
            )
            decided = {"command": "record-decision", "id": f"d{at}-{place}", "outcome": "adopted", "text": "Ja."}
            reading({**decided, **held})


def _provisions(of: Text) -> list[dict[str, Any]]:
    return [{"number": number, "heading": heading, "text": text} for number, (heading, text) in of.items()]


def _enter(reading: Reading, own: Text) -> str:
    agreement = f"aftale-{next(_made)}"
    parts = {"level": "delaftale", "title": "Aftale", "parties": ["br"], "effective_on": None}
    reading({"command": "enter-agreement", "id": agreement, **parts, "provisions": _provisions(own)})
    return agreement


def _adopt(reading: Reading, agreement: str, place: tuple[int, int], on: str, changes: list[dict[str, Any]]) -> str:
    id = f"j-{next(_made)}"
    decision = f"d{place[0]}-{place[1]}"
    said = {"agreement": agreement, "decision": decision, "effective_on": on, "changes": changes}
    reading({"command": "adopt-justering", "id": id, **said})
    return id


def _shown(reading: Reading, agreement: str, on: str) -> dict[str, Provision]:
    answer = reading.ask(answers.show, agreement, on=on)
    return {p["number"]: Provision(p["number"], p["heading"], p["text"]) for p in answer["provisions"]}


def _edit_of(reading: Reading, agreement: str, on: str, text: Text) -> list[dict[str, Any]]:
    edited = [Provision(number, *words) for number, words in text.items()]
    return derive(_shown(reading, agreement, on).values(), edited)


@MANY
@given(texts, _justeringer, texts, places, st.sampled_from(DAYS))
def test_what_was_edited_is_what_stands(
    reading: Reading,
    own: Text,
    before: list[tuple[tuple[int, int], str, Text, bool]],
    edited: Text,
    place: tuple[int, int],
    on: str,
) -> None:
    _decisions(reading)
    agreement = _enter(reading, own)
    for other, day, text, void in before:
        changes = _edit_of(reading, agreement, day, text)
        try:
            id = _adopt(reading, agreement, other, day, changes)
        except Problem:
            continue  # what has another's last word cannot always be changed
        if void:
            reading({"command": "correct-justering", "justering": id, "reason": "Fejl", "void": True})

    shown = _shown(reading, agreement, on)
    changes = _edit_of(reading, agreement, on, edited)
    with reading.reader.view(on) as view:
        decision = view.knowledge.made(f"d{place[0]}-{place[1]}")
        assert decision is not None
        later = decided_later(view.knowledge, agreement, decision, on)
    reachable = [change for change in changes if change["number"] not in later]
    if reachable:
        _adopt(reading, agreement, place, on, reachable)

    expected = {number: Provision(number, *words) for number, words in edited.items() if number not in later}
    expected |= {number: one for number, one in shown.items() if number in later}
    assert _shown(reading, agreement, on) == expected


def test_who_has_the_last_word_on_a_day_is_named(reading: Reading) -> None:
    _decisions(reading)
    agreement = _enter(reading, {"1": (None, "a"), "2": (None, "b")})
    later = _adopt(
        reading, agreement, (3, 1), DAYS[0], [{"op": "replace", "number": "1", "heading": None, "text": "c"}]
    )

    with reading.reader.view(DAYS[0]) as view:
        earlier, latest = view.knowledge.made("d0-0"), view.knowledge.made("d3-3")
        assert earlier is not None
        assert latest is not None
        assert decided_later(view.knowledge, agreement, earlier, DAYS[0]) == {"1": later}
        assert decided_later(view.knowledge, agreement, earlier, DAYS[1]) == {}
        assert decided_later(view.knowledge, agreement, latest, DAYS[0]) == {}
