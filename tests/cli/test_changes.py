"""What changed in agreements, and who was given which right, in the words of their pages."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.cli.terminal import Terminal
from tests.given import AGREEMENT, BR, DECISION, JUSTERING, MEETING, PSF

WHOLE: dict[str, Any] = {
    "command": "adopt-justering",
    "id": "j2",
    "agreement": "h1",
    "decision": "d1",
    "effective_on": "2013-01-01",
    "changes": [
        {"op": "replace", "number": "5", "heading": None, "text": "Lys på alle stier."},
        {"op": "insert", "number": "6", "heading": "Klima", "text": "Taget isoleres."},
        {"op": "repeal", "number": "4"},
    ],
}
PUBLISHED = {"command": "publish", "subject": "j1", "on": "2012-06-04", "where": "hjemmesiden"}
CORRECTION = {
    "command": "correct-justering",
    "justering": "j1",
    "reason": "Læst forkert",
    "effective_on": "2012-04-01",
    "at": "2012-09-01T10:00:00Z",
}
THEN = {"at": "2012-05-09T10:00:00Z"}
GRANT = {"command": "grant-role", "id": "r1", "who": "anna", "role": "recorder", "bodies": ["psf"], "reason": "Ansat"}


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    terminal = Terminal(tmp_path_factory.mktemp("changed"))
    terminal.ok("init", "--simulated")
    known = ({**command, **THEN} for command in (PSF, BR, MEETING, DECISION, AGREEMENT, JUSTERING, PUBLISHED))
    terminal.ok("import", terminal.write("alt.jsonl", *known, CORRECTION, WHOLE, GRANT))
    return terminal


def told(terminal: Terminal, *command: str) -> list[str]:
    return terminal.ok(*command).out.splitlines()


def test_a_justering_says_what_it_changes_from_when_and_where_it_was_published(changed: Terminal) -> None:
    said = told(changed, "agreement", "justering", "j1")

    assert "Justering j1" in said
    assert "Ændrer Hovedaftale (eksempeldata) (h1) fra 1. april 2012." in said
    assert "4 Udlejning (erstattes)" in said
    assert "  Hver [-tredje-]{+fjerde+} bolig anvises." in said
    assert any("Besluttet af Partnerskabsforum på mødet 8. maj 2012 m1, punkt 3" in line for line in said)
    assert "4. juni 2012: hjemmesiden" in said
    assert "  Begrundelse: Læst forkert" in said
    assert "  virker fra: [-1. marts 2012-]{+1. april 2012+}" in said


def test_a_justering_puts_words_in_takes_them_out_and_writes_them_anew(changed: Terminal) -> None:
    said = told(changed, "agreement", "justering", "j2", "--on", "2012-12-31")

    assert "På den valgte dag er justeringen ikke trådt i kraft." in said
    start = said.index("4 Udlejning (ophæves)")
    assert said[start + 1] == "  [-Hver fjerde bolig anvises.-]"
    start = said.index("5 (erstattes)")
    assert said[start + 1 : start + 5] == ["  Før:", "    [-Tryghed.-]", "  Efter:", "    {+Lys på alle stier.+}"]
    start = said.index("6 Klima (indsættes)")
    assert said[start + 1] == "  {+Taget isoleres.+}"
    assert "Arkivet har ingen offentliggørelse af justeringen." in said


def test_where_the_archive_once_had_another_text_both_are_told_and_why(changed: Terminal) -> None:
    said = told(changed, "agreement", "earlier", "h1", "--on", "2012-03-15")

    start = next(place for place, line in enumerate(said) if line.startswith("4, indtil 1. september 2012"))
    assert said[start + 1 : start + 7] == [
        "  Da stod her:",
        "    Udlejning",
        "    Hver fjerde bolig anvises.",
        "  Nu står her:",
        "    Udlejning",
        "    Hver tredje bolig anvises.",
    ]
    assert said[start + 7].startswith("  Det blev berigtiget (nr. ")
    none = told(changed, "agreement", "earlier", "h1", "--on", "2012-08-15")
    assert "Arkivet har aldrig givet en anden tekst for den dag." in none


def test_days_say_what_happens_to_which_agreement(changed: Terminal) -> None:
    said = [" ".join(line.split()) for line in told(changed, "days")]

    assert "1. januar 2015 aftalen gælder ikke længere Hovedaftale (eksempeldata) h1" in said
    assert "1. april 2012 justering træder i kraft Hovedaftale (eksempeldata) j1" in said


def test_a_right_says_whose_it_is_what_it_allows_and_who_gave_it(changed: Terminal) -> None:
    (row,) = [" ".join(line.split()) for line in told(changed, "grants") if line.startswith("anna")]

    assert row.startswith("anna")
    assert all(word in row for word in ("Partnerskabsforum", "ja", "Ansat"))


@pytest.mark.parametrize("command", ["agreement justering j1", "agreement earlier h1", "days", "grants"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_no_field_is_called_by_its_name(changed: Terminal, command: str, language: str) -> None:
    said = changed.ok(*command.split(), "--on", "2012-03-15", "--lang", language).out

    for name in ("items", "effective_on", "within_term", "recorded_at", "corrected:", "in_force"):
        assert name not in said
    assert re.findall(r"\b(?:justering|earlier|days|grants)\.[a-z-]+", said) == []
