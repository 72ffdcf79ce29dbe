"""The processes of gunicorn: waitress answers in each of them."""

from __future__ import annotations

import os
from time import monotonic
from typing import Any

from gunicorn.workers.base import Worker
from waitress import wasyncore
from waitress.channel import HTTPChannel

from web.slow_clients import listening

_TICK = 0.5


class Buffering(Worker):
    """A process of gunicorn's in which waitress answers: it begins, ends and is watched as gunicorn's own are."""

    def run(self) -> None:
        map: dict[int, Any] = {}
        archive = self.wsgi.extensions["forumarkiv"].archive
        sockets = [listener.sock for listener in self.sockets]
        server = listening(self.wsgi, archive.max_bytes, self.cfg.threads, map=map, sockets=sockets)
        while self.alive and self.ppid == os.getppid():
            self.notify()
            wasyncore.loop(timeout=_TICK, use_poll=True, map=map, count=1)
        self._answer_what_is_under_way(map)
        server.task_dispatcher.shutdown(timeout=1)

    def _answer_what_is_under_way(self, map: dict[int, Any]) -> None:
        """Nobody new is let in; gunicorn itself ends who takes longer than ``graceful_timeout``."""
        for one in list(map.values()):
            if getattr(one, "accepting", False):
                one.del_channel(map)
        last = monotonic() + self.cfg.graceful_timeout - 1
        while any(_is_busy(one) for one in list(map.values())) and monotonic() < last:
            wasyncore.loop(timeout=0.1, use_poll=True, map=map, count=1)


def _is_busy(one: object) -> bool:
    """Whether it is a connection on which something was asked that is not wholly answered."""
    return isinstance(one, HTTPChannel) and bool(one.requests or one.total_outbufs_len)
