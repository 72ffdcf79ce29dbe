"""What is not used is not loaded: how soon the command line starts hangs on that, and not on the machine."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cli.commands import COMMANDS
from tests.cli.terminal import Terminal

_RUN = """
import json, sys
from cli.main import cli
for args in json.loads(sys.argv[1]):
    try:
        cli.main(args)
    except SystemExit:
        pass
print(json.dumps({name: getattr(one, "__file__", None) for name, one in sys.modules.items()}), file=sys.stderr)
"""
_OURS = {"archive", "projections", "web", "cli"}
# What a question is asked and answered with, whatever it is.
_ASKING = {"click", "msgspec", "typing_extensions", "sqlalchemy", "eventsourcing", "rfc8785"}


def loaded(*runs: tuple[str, ...]) -> dict[str, str | None]:
    """The modules of a fresh program that has run some commands, with their files."""
    given = [list(run) for run in runs]
    done = subprocess.run([sys.executable, "-c", _RUN, json.dumps(given)], capture_output=True, check=True)
    found: dict[str, str | None] = json.loads(done.stderr.splitlines()[-1])
    return found


def libraries(modules: dict[str, str | None]) -> set[str]:
    """Those of them that are neither Python's own nor ours."""
    found = {name.partition(".")[0] for name, file in modules.items() if file and "site-packages" in Path(file).parts}
    return {name for name in found - _OURS if not name.startswith("_")}


def test_help_loads_little_more_than_its_words() -> None:
    modules = loaded(("--help",), ("agreement", "--help"))

    assert libraries(modules) == {"click"}
    assert not {name for name in modules if name.startswith(("archive.", "projections.", "web."))} - {
        "archive.problems",
        "archive.times",
        "projections.said",
        "projections.search",
        "projections.search.server",
        *(name for name in modules if name.startswith(("web.texts", "web.wording", "web.settings", "web.log"))),
        "web.hosts",
        "web.people",
        "web.people.settings",
        "web.problem_details",
    }
    ours = [name for name in modules if name.partition(".")[0] in _OURS and not name.startswith("web.texts.")]
    assert len(ours) < 30, "beside the words themselves"


@pytest.mark.parametrize("option", ["--help", "--no-such-option"])
def test_no_command_loads_what_it_works_with_before_its_options_are_read(option: str) -> None:
    modules = loaded(*((*name.split(), option) for name in COMMANDS))

    assert libraries(modules) <= {"click", "msgspec", "typing_extensions"}


@pytest.mark.parametrize(
    ("command", "more"),
    [
        (("agreement", "show", "h1", "--json"), set()),
        (("decision", "list", "--json"), set()),
        (("audit", "--json"), set()),
        (("agreement", "show", "h1"), {"rich", "pygments", "markdown_it", "mdurl"}),
        (("search", "anvises", "--json"), {"tantivy", "snowballstemmer"}),
    ],
)
def test_a_question_loads_what_it_is_answered_with(filled: Terminal, command: tuple[str, ...], more: set[str]) -> None:
    modules = loaded((*command, "--data-dir", str(filled.data)))

    assert libraries(modules) <= _ASKING | more
    assert not {name for name in modules if name.startswith(("web.api", "web.pages", "archive.verbs."))}


def test_recording_loads_what_checks_a_command_and_nothing_that_shows_one(filled: Terminal) -> None:
    modules = loaded(("do", "/findes/ikke", "--data-dir", str(filled.data)))

    assert not libraries(modules) & {"flask", "marshmallow", "tantivy", "elasticsearch", "psycopg", "rich"}
