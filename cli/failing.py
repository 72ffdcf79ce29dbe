"""Errors of the command line: every problem as problem details or as text, every other failure as a problem."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import click

from archive.problems import Problem
from cli.output import plain
from cli.wrong import WrongValue
from web.problem_details import problem_json
from web.wording import Wording

REFUSED, WRONG_USE = 1, 2


class Refused(Exception):
    """A problem with the place in the input that it belongs to: ``{"file": ..., "line": ...}``."""

    def __init__(self, problem: Problem, **place: Any) -> None:
        super().__init__(str(problem))
        self.problem, self.place = problem, place


def report(error: BaseException, language: str, as_json: bool) -> int:
    """Says on standard error what went wrong; gives the exit code."""
    say(details(error, language), language, as_json)
    if not isinstance(error, click.UsageError):
        return REFUSED
    if error.ctx is not None and not as_json:
        click.echo(Wording(language).text("cli.wrong.help", command=error.ctx.command_path), err=True)
    return WRONG_USE


def say(body: Mapping[str, Any], language: str, as_json: bool) -> None:
    text = json.dumps(body, ensure_ascii=False) if as_json else "\n".join(_lines(body, Wording(language)))
    click.echo(text if as_json else plain(text), err=True)


def details(error: BaseException, language: str) -> Mapping[str, Any]:
    """Problem details of any error."""
    if isinstance(error, Refused):
        return {
            **problem_json(error.problem, language),
            **{name: value for name, value in error.place.items() if value is not None},
        }
    return problem_json(_problem(error, Wording(language)), language)


def _problem(error: BaseException, w: Wording) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, WrongValue):
        return error.problem
    if isinstance(error, click.UsageError):
        return Problem("malformed", "wrong-options", reason=_usage(error, w))
    if isinstance(error, click.Abort):
        return Problem("unavailable", "interrupted")
    from cli.unread import reason

    cannot_read = reason(error)
    if cannot_read is not None:
        return Problem("unavailable", "cannot-read", reason=cannot_read)
    return Problem("unavailable", "failed-because", reason=f"{type(error).__name__}: {error}"[:200])


def _usage(error: click.UsageError, w: Wording) -> str:
    """What click found wrong with the options, in the reader's words."""
    if isinstance(error, click.NoSuchOption):
        near = error.possibilities
        said = w.text("cli.wrong.option", given=error.option_name)
        return f"{said} {w.text('cli.wrong.perhaps', names=', '.join(near))}" if near else said
    if isinstance(error, click.MissingParameter):
        return w.text("cli.wrong.missing", name=_name(error))
    if isinstance(error, click.BadParameter):
        return w.text("cli.wrong.value", name=_name(error), reason=error.message)
    if isinstance(error, click.exceptions.NoSuchCommand):
        return w.text("cli.wrong.command", given=error.command_name)
    if isinstance(error, click.BadOptionUsage):
        return w.text("cli.wrong.usage", name=error.option_name)
    return w.text("cli.wrong.extra")


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return ""
    return error.param.opts[0] if isinstance(error.param, click.Option) else (error.param.name or "").upper()


def _lines(body: Mapping[str, Any], w: Wording) -> Iterator[str]:
    place = ", ".join(
        w.text(f"cli.error.{name}", given=body[name]) for name in ("file", "line") if body.get(name) is not None
    )
    yield f"{place}: {body['title']}" if place else str(body["title"])
    if body.get("detail"):
        yield str(body["detail"])
    for error in body.get("errors", ()):
        yield f"  {error['path']}: {error['message']}" if error["path"] else f"  {error['message']}"
    if "rule" in body:
        yield from _rule(body["rule"], w)


def _rule(rule: Mapping[str, Any], w: Wording) -> Iterator[str]:
    value = f" ({w.plain(rule['value'])})" if rule.get("value") is not None else ""
    yield f"  {w.text('rule.word')}: {w.code('rule', rule.get('rule'))}{value}"
    source = rule.get("source")
    if source:
        heading = f", {source['heading']}" if source.get("heading") else ""
        yield f"  {w.text('source.word')}: {source['document']}{heading}"
