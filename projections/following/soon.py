"""What is to be done soon, once for all who ask for it within a moment, by a thread of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Lock, Thread

_logger = logging.getLogger(__name__)


class Soon:
    """Calls ``run`` some seconds after somebody asked for it, where nobody asked before. Safe for several threads."""

    def __init__(self, run: Callable[[], object], seconds: float) -> None:
        self._run, self._seconds = run, seconds
        self._asked, self._closed = Event(), Event()
        self._lock = Lock()
        self._thread: Thread | None = None

    def ask(self) -> None:
        """Raises nothing: what goes wrong is logged."""
        if not self._asked.is_set():
            self._asked.set()
            if self._thread is None and not self._begin():
                self._asked.clear()
                self._try()

    def _begin(self) -> bool:
        """The thread, with the first who asks; none can be had where the machine, or the program's end, forbids it."""
        with self._lock:
            if self._thread is None and not self._closed.is_set():
                thread = Thread(target=self._go, name="soon", daemon=True)
                try:
                    thread.start()
                except RuntimeError:
                    return False
                self._thread = thread
        return True

    def _go(self) -> None:
        while not self._closed.is_set():
            self._asked.wait()
            self._closed.wait(self._seconds)
            self._asked.clear()  # first: what is asked for from now on is done once more, and so is an end
            if not self._closed.is_set():
                self._try()

    def _try(self) -> None:
        try:
            self._run()
        except Exception:
            _logger.exception("What was to be done soon has failed")

    def close(self) -> None:
        """Ends the thread; what was asked for last and not begun is left to the caller."""
        with self._lock:
            self._closed.set()
            self._asked.set()
        if self._thread is not None:
            self._thread.join()
