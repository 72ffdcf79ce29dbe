"""How waitress answers, so that whoever sends slowly, says nothing, or does not read, holds no thread."""

from __future__ import annotations

import logging
from typing import Any

_THREADS = 8
_ROOM_FOR_AN_ANSWER = 64_000_000


def options(largest_file: int, threads: int = _THREADS) -> dict[str, Any]:
    """How waitress serves an archive whose files have at most so many bytes.

    It holds connections, many more than threads, lets silent ones go, and keeps an answer (in a file) for who does
    not read it: the largest there is.
    """
    # It would tell of each question that waits for a moment, a line each, in words of its own.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    return {
        "threads": threads,
        "connection_limit": 1_000,
        # Of who takes in an answer slowly, nothing is seen while what the system has of it goes out.
        "channel_timeout": 120,
        "cleanup_interval": 10,
        "asyncore_use_poll": True,
        "outbuf_high_watermark": largest_file + _ROOM_FOR_AN_ANSWER,
        # Which of them are believed is said by FORUMARKIV_TRUSTED_PROXIES; that there are some counts by itself.
        "clear_untrusted_proxy_headers": False,
    }
