"""A draft as a command file is read back as it was, whatever its words; and imported from the terminal."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.drafting import Draft, Drafted, entered, written
from archive.extraction.decoding import clean
from archive.grammar.check import check
from archive.importing import commands
from tests.cli.terminal import Terminal
from tests.given import BR

_TEXT = """Hovedaftale (eksempel)

1. Formål
Parterne samarbejder.

4. Udlejning
Hver tredje bolig
- også de store -
anvises af kommunen.
"""
texts = st.text(max_size=60).map(clean)
numbers = st.lists(st.sampled_from(["1", "0x1", "4.1", "null", "true", "2012-01-01", "~", "=", "#"]), unique=True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers, texts, texts, texts)
def test_what_is_written_is_read_back(tmp_path: Path, numbers: list[str], title: str, heading: str, text: str) -> None:
    provisions = [Drafted(number, heading or None, text, 1) for number in numbers]
    command = entered(Draft(f"T{title}", "delaftale", provisions, [], []), {"id": "aftale", "parties": ["br"]})
    file = tmp_path / "udkast.yaml"
    file.write_text(written([command], [f"{title}\n{text}"]), encoding="utf-8")

    [line] = commands(file)

    assert line.command == command
    check(line.command)


def _file(arkiv: Terminal) -> str:
    file = arkiv.folder / "Hovedaftale 2011 æøå.txt"
    file.write_text(_TEXT, encoding="utf-8")
    return str(file)


def test_a_file_becomes_an_agreement_by_draft_and_import(arkiv: Terminal) -> None:
    arkiv.do(BR)
    drafted = arkiv.ok(
        "draft-agreement", _file(arkiv), "--party", "br", "--effective-on", "2011-01-01", "--title", "Hovedaftale 2011"
    )
    (arkiv.folder / "udkast.yaml").write_text(drafted.out, encoding="utf-8")

    arkiv.ok("import", str(arkiv.folder / "udkast.yaml"))

    shown = arkiv.ok("agreement", "show", "hovedaftale-2011", "--on", "2011-06-01", "--json").json
    assert [(one["number"], one["heading"], one["text"]) for one in shown["provisions"]] == [
        ("1", "Formål", "Parterne samarbejder."),
        ("4", "Udlejning", "Hver tredje bolig\n- også de store -\nanvises af kommunen."),
    ]
    assert "2 bestemmelser" in drafted.err


def test_what_has_to_be_looked_at_is_told_and_stands_in_the_file(arkiv: Terminal) -> None:
    drafted = arkiv.ok("draft-agreement", _file(arkiv))

    for told in ("Parterne mangler", "Ikrafttrædelsen er ikke kendt"):
        assert told in drafted.err
        assert f"# {told}" in drafted.out


def test_json_is_the_command_itself(arkiv: Terminal) -> None:
    found = json.loads(arkiv.ok("draft-agreement", _file(arkiv), "--json").out)

    assert (found["command"], found["id"], found["level"]) == ("enter-agreement", "hovedaftale-eksempel", "hovedaftale")


def test_a_level_that_no_title_tells_is_asked_for(arkiv: Terminal) -> None:
    (arkiv.folder / "aftale.txt").write_text("Aftale\n\n1. Formål\nAt bo.\n", encoding="utf-8")

    said = arkiv("draft-agreement", str(arkiv.folder / "aftale.txt"), "--json")

    assert (said.code, said.problem, said.paths) == (2, "invalid", ["level"])
    assert arkiv("draft-agreement", str(arkiv.folder / "findes-ikke.docx"), "--json").code == 1
