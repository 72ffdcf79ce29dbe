"""What cannot be indexed costs its own texts, loudly; the rest is found, and goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from archive.problems import Problem
from projections.search import feeding, touched
from projections.search.documents import SearchDocument
from projections.search.texts_of import TEXTS_OF
from tests.given import AGREEMENT, BR, DECISION, JUSTERING, PSF, SPINE
from tests.search.searching import Searching
from tests.search.test_answers import document
from tests.search.test_feeding import stored

OTHER = {**DECISION, "id": "d2", "text": "Ja til haver."}
MENDED = {"command": "correct-decision", "decision": "d2", "reason": "Skrivefejl", "text": "Ja til gårde."}


def failing_for(id: str, make: Callable[..., Any]) -> Callable[..., Any]:
    def made(known: Any, texts: Any, unit: str, of: str) -> Any:
        if of == id:
            raise KeyError("no such thing")
        return make(known, texts, unit, of)

    return made


@pytest.fixture
def failing(searching: Searching, monkeypatch: pytest.MonkeyPatch) -> Searching:
    """A decision of which no text can be made, among others."""
    searching(*SPINE)
    with monkeypatch.context() as patched:
        patched.setitem(TEXTS_OF, "decision", failing_for("d2", TEXTS_OF["decision"]))
        searching(OTHER)
        assert searching.found("anvises") == {"provision h1 4"}
    return searching


def test_all_else_is_found_and_what_is_not_is_told(failing: Searching) -> None:
    assert (failing.found("ja"), failing.found("haver")) == ({"decision d1"}, set())
    told = failing.service.status()
    at = failing.archive.last_position()
    assert (told["state"], told["position"]) == ("incomplete", at)
    assert told["reason"] == f"1: decision:d2: @{at}: KeyError: 'no such thing'"
    assert failing.another().service.status() == told, "whoever asks is told, not only who met it"


def test_it_is_found_when_it_is_fed_anew(failing: Searching) -> None:
    failing(MENDED)

    assert failing.found("gårde") == {"decision d2"}
    assert failing.service.status()["state"] == "ok"


def test_or_when_the_index_is_built_anew(failing: Searching) -> None:
    failing.service.rebuild()

    assert failing.found("haver") == {"decision d2"}
    assert failing.service.status()["state"] == "ok"


def test_what_was_found_before_is_not_found_as_it_was(searching: Searching, monkeypatch: pytest.MonkeyPatch) -> None:
    before = searching(*SPINE, OTHER)
    assert searching.found("haver") == {"decision d2"}
    with monkeypatch.context() as patched:
        patched.setitem(TEXTS_OF, "decision", failing_for("d2", TEXTS_OF["decision"]))
        searching(MENDED)
        assert (searching.found("haver"), searching.found("gårde")) == (set(), set())

    assert searching.found("haver", known=before) == {"decision d2"}


def test_a_damaged_text_costs_its_own_document_only(searching: Searching) -> None:
    searching(*SPINE, document("n1", "Om haver"), document("n2", "Om gårde"))
    (file,) = (f for f in (searching.archive.data_dir / "files").iterdir() if f.read_bytes() == b"Om haver")
    file.chmod(0o600)
    file.write_bytes(b"\xff\xfe\xff")

    assert searching.found("gårde") == {"document n2"}
    told = searching.service.status()
    assert (told["state"], "document:n1" in told["reason"], "file-damaged" in told["reason"]) == (
        "incomplete",
        True,
        True,
    )


def test_a_text_that_an_engine_cannot_take_costs_itself_only(
    searching: Searching, monkeypatch: pytest.MonkeyPatch
) -> None:
    analysed = SearchDocument.pieces

    def pieces(self: SearchDocument) -> Any:
        if self.id == "n1":
            raise ValueError("no text")
        return analysed(self)

    searching(*SPINE, document("n1", "Om haver"), document("n2", "Om gårde"))
    with monkeypatch.context() as patched:
        patched.setattr(SearchDocument, "pieces", pieces)
        assert searching.found("gårde") == {"document n2"}

    assert searching.service.status()["reason"].endswith("ValueError: no text")


def test_a_command_of_which_it_cannot_be_said_what_it_touches_costs_its_subject_only(
    searching: Searching, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_command = touched._of_command

    def failing(connection: Any, command: Any) -> Any:
        if command.subject == "d2":
            raise KeyError("type")
        return of_command(connection, command)

    searching(*SPINE)
    with monkeypatch.context() as patched:
        patched.setattr(touched, "_of_command", failing)
        searching(OTHER, document("n1", "Om haver"))
        assert searching.found("haver") == {"document n1"}

    assert searching.service.status()["reason"].startswith("1: decision:d2: @")


def test_a_provision_that_failed_is_whole_again_when_it_is_fed(
    searching: Searching, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = {**JUSTERING, "id": "j2", "effective_on": "2013-01-01"}
    searching(*SPINE)
    made = feeding._Provision._document
    with monkeypatch.context() as patched:

        def failing(self: Any, entry: Any, known: Any) -> Any:
            if entry.row.source == "j1":
                raise AssertionError
            return made(self, entry, known)

        patched.setattr(feeding._Provision, "_document", failing)
        searching(JUSTERING)
        assert searching.found("tryghed") == {"provision h1 5"}
        assert searching.found("anvises") == set()
    searching(later)
    followed = stored(searching, searching.archive.last_position())

    assert len(searching.hits("anvises")) == 3
    searching.service.rebuild()
    anew = stored(searching, searching.archive.last_position())
    assert {(d.key.rsplit("\x1f", 1)[0], d.text) for d in followed} == {
        (d.key.rsplit("\x1f", 1)[0], d.text) for d in anew
    }


def test_where_too_much_fails_the_index_stops(searching: Searching, monkeypatch: pytest.MonkeyPatch) -> None:
    searching(PSF, BR)
    before = searching.archive.last_position()
    searching.ask("bolig")
    monkeypatch.setattr("projections.search.service.MOST", 1)
    with monkeypatch.context() as patched:
        patched.setattr(feeding._Provision, "_document", lambda *_: 1 / 0)
        searching(AGREEMENT)
        with pytest.raises(Problem) as caught:
            searching.ask("bolig")
        assert searching.service.status()["state"] == "stopped"

    assert (caught.value.code, caught.value.params["position"]) == ("read-model-stopped", before)
    assert searching.found("anvises") == {"provision h1 4"}
