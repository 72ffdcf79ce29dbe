"""Progress on a terminal; nothing where standard error is piped."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Report = Callable[[int, int | None], None]


class Progress:
    """Shows how far long work has come, from the first report on and only to somebody who watches."""

    @contextmanager
    def counting(self, words: str) -> Iterator[Report]:
        """A function to be told ``(done, of)``; ``of`` None where nobody knows."""
        if not sys.stderr.isatty():
            yield lambda done, of: None
            return
        from cli.bar import bar

        with bar(words) as report:
            yield report
