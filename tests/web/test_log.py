"""What a program that goes on writes: a line for each event, its time, and words in the language of who runs it."""

from __future__ import annotations

import ast
import logging
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.problems import Problem
from web.log import Lines
from web.texts import log_da

ROOT = Path(__file__).parents[2]
_HOLE = re.compile(r"%[a-z]")
STOPPED = "The read model %s has stopped at @%d: %s"


def line(language: str, message: str, *args: object) -> str:
    return Lines(language).format(logging.LogRecord("x", logging.WARNING, "", 0, message, args, None))


def sentences() -> Iterator[str]:
    """What every place in the source writes to the log."""
    for room in ("archive", "projections", "web", "cli"):
        for path in (ROOT / room).rglob("*.py"):
            source = path.read_text(encoding="utf-8")
            for node in ast.walk(ast.parse(source)) if "_logger." in source else ():
                if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("_logger."):
                    assert isinstance(node.args[0], ast.Constant), path
                    yield str(node.args[0].value)


def test_every_sentence_of_the_log_is_there_in_danish_and_none_is_left_over() -> None:
    assert set(sentences()) == log_da.LINES.keys()
    for english, danish in log_da.LINES.items():
        assert _HOLE.findall(english) == _HOLE.findall(danish), english


def test_a_line_begins_with_its_time_in_utc() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z search fortsætter", line("da", "%s goes on", "search"))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "Læsemodellen audit er standset ved @7: en anden udgave af programmet holder læsemodellerne"),
        ("en", "The read model audit has stopped at @7: another version of this program keeps the read models"),
    ],
)
def test_a_sentence_and_its_reason_are_in_the_language(language: str, said: str) -> None:
    reason = "another version of this program keeps the read models"

    assert line(language, STOPPED, "audit", 7, reason).partition(" ")[2] == said


def test_how_a_reason_begins_is_in_the_language_and_the_rest_stands_as_it_was_given() -> None:
    assert line("da", "The search index is built anew: %s", "damaged: OSError: it: is gone").endswith(
        "Søgeindekset bygges på ny: beskadiget: OSError: it: is gone"
    )


@pytest.mark.parametrize(("language", "said"), [("da", "kan ikke nås: væk."), ("en", "cannot be reached: væk.")])
def test_a_problem_is_told_in_its_sentence(language: str, said: str) -> None:
    gone = Problem("unavailable", "search-unreachable", reason="væk")

    assert said in line(language, "%s cannot go on and is tried again in %g s: %s", "search", 2.0, gone)


def test_what_another_program_writes_stands_as_it_is() -> None:
    assert line("da", "Task queue depth is %d", 3).endswith("Z Task queue depth is 3")
    assert line("da", "100 %").endswith("Z 100 %")


def test_what_was_unforeseen_is_followed_by_its_trace() -> None:
    try:
        raise LookupError("nowhere")
    except LookupError:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "a question could not be answered", (), sys.exc_info())

    first, *trace = Lines("da").format(record).splitlines()

    assert first.endswith("et spørgsmål kunne ikke besvares")
    assert trace[-1] == "LookupError: nowhere"
