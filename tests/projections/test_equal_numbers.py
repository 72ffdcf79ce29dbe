"""Records of before it was refused that have a number twice: both items are shown, in their order, everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.contract.asking import Asking
from tests.given import DECISION, MEETING, PSF

OPEN, CLOSED = {"number": "0", "title": "Tryghed i Nordvest"}, {"number": "0", "title": "Personsag", "access": "closed"}
AGENDA = {"command": "publish-agenda", "meeting": "m1", "sent_on": "2012-04-24", "items": [OPEN, CLOSED]}
MINUTES = {
    "command": "record-minutes",
    "meeting": "m1",
    "items": [{"number": "0", "text": "Tryghedsvandringen drøftet."}, {"number": "0", "text": "Sagen udsat."}],
}


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    asking = Asking(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("archive.recording.beyond_limits", lambda spec, command: [])
        asking(PSF, MEETING, AGENDA, MINUTES)
    yield asking
    asking.close()


def test_a_meeting_shows_both_with_their_own_minutes(old: Asking) -> None:
    old({**DECISION, "item": "0"})

    shown = old.get("meetings/m1", on="2012-06-01")

    told = [(i["number"], i["title"], i["access"], i["text"], i["decisions"]) for i in shown["items"]]
    assert told == [
        ("0", "Tryghed i Nordvest", "internal", "Tryghedsvandringen drøftet.", ["d1"]),
        ("0", "Personsag", "closed", "Sagen udsat.", ["d1"]),
    ]
    assert [item["title"] for item in shown["agendas"][0]["items"]] == ["Tryghed i Nordvest", "Personsag"]


def test_an_accepted_remark_changes_the_first_of_them_alone(old: Asking) -> None:
    old({"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-10"})
    remark = {"command": "remark-on-minutes", "meeting": "m1", "remark": "b", "from": "br", "on": "2012-05-11"}
    settled = {"command": "settle-remark", "meeting": "m1", "remark": "b", "on": "2012-05-12", "outcome": "accepted"}
    old({**remark, "text": "Skriv om."}, {**settled, "items": [{"number": "0", "text": "Drøftet på ny."}]})

    shown = old.get("meetings/m1", on="2012-06-01")

    assert [item["text"] for item in shown["items"]] == ["Drøftet på ny.", "Sagen udsat."]


@pytest.mark.parametrize(
    ("query", "type", "title"),
    [("nordvest", "agenda-item", "Tryghed i Nordvest"), ("personsag", "agenda-item", "Personsag"),
     ("tryghedsvandring", "minutes", "Tryghed i Nordvest"), ("udsat", "minutes", "Personsag")],
)  # fmt: skip
def test_search_finds_each_under_its_own_title(old: Asking, query: str, type: str, title: str) -> None:
    hits = old.get("search", q=query, type=type, on="2012-06-01")["hits"]

    assert [(hit["number"], hit["title"]) for hit in hits] == [("0", title)]


def test_a_decision_stands_under_neither_title(old: Asking) -> None:
    old({**DECISION, "item": "0", "text": "Forummet vedtog planen."})

    (hit,) = old.get("search", q="planen", type="decision", on="2012-06-01")["hits"]

    assert hit["title"] == PSF["name"]
