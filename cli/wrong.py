"""What is wrong with how a command was called."""

from __future__ import annotations

import click

from archive.problems import Problem


class WrongValue(click.UsageError):
    """A value of an option or a setting that cannot be read as its type, said as the API says it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
