"""Progress on a terminal; nothing where standard error is piped."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.text import Text

Report = Callable[[int, int | None], None]


class Progress:
    """Shows how far long work has come, from the first report on and only to somebody who watches."""

    @contextmanager
    def counting(self, words: str) -> Iterator[Report]:
        """A function to be told ``(done, of)``; ``of`` None where nobody knows."""
        if not sys.stderr.isatty():
            yield lambda done, of: None
            return
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(),
            TimeRemainingColumn(elapsed_when_finished=True),
        )
        with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(words, total=None, visible=False)
            yield lambda done, of: bar.update(task, completed=done, total=of, visible=True)


class _Rate(ProgressColumn):
    """How many a second: of read models, events."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.0f}/s")
