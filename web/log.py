"""The log of a program that goes on: a line for each event, with its time, in the words of whoever runs it."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from archive.problems import Problem
from archive.times import format_instant, now
from web.texts import log_da, problem_words


class Lines(logging.Formatter):
    """``<instant> <sentence>``, the instant in UTC; what was unforeseen is followed by its trace."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def format(self, record: logging.LogRecord) -> str:
        when = format_instant(datetime.fromtimestamp(record.created, UTC))
        line = f"{when} {worded(record, self._language)}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def worded(record: logging.LogRecord, language: str) -> str:
    """The sentence of a record in a language; that of another program as it stands."""
    sentence = _said(record.msg, language)
    given = record.args
    if isinstance(given, tuple):
        given = tuple(_said(one, language) for one in given)
    return str(sentence) % given if given else str(sentence)


def stamped(words: str) -> str:
    """A line of the log."""
    return f"{format_instant(now())} {words}"


def begin(language: str) -> None:
    """Warnings and what is worse go to standard error, unless whoever runs this process has said where they go."""
    handler = logging.StreamHandler()
    handler.setFormatter(Lines(language))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    tell_of_people()


def tell_of_people() -> None:
    """Who comes in and goes, and what they were not allowed, is told in a program that goes on."""
    logging.getLogger("web.people").setLevel(logging.INFO)


def _said(value: object, language: str) -> object:
    """A problem, a sentence or the beginning of a reason in the language; everything else as it is."""
    if isinstance(value, Problem):
        return problem_words.detail(value.code, value.params, language)
    if not isinstance(value, str) or language != "da":
        return value
    if value in log_da.LINES:
        return log_da.LINES[value]
    head, colon, rest = value.partition(": ")
    return f"{log_da.REASONS.get(head, head)}{colon}{rest}"
