"""Connections to PostgreSQL: settings that hold for everything here, and errors in one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.types.string import StrDumper

# A server that is gone is noticed within a minute; what the address says itself goes before.
_PATIENCE: Mapping[str, Any] = {
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
    "application_name": "forumarkiv",
}
# One archive a database: these numbers are its advisory locks (see ``archive.store_postgres`` and the read models).
LOCKS = 0x464F52


class _TextDumper(StrDumper):
    """A text with a NUL, which PostgreSQL does not have, is equal to none that is stored, and sorts as it should."""

    def dump(self, obj: str) -> bytes:
        return super().dump(obj.replace("\x00", "\x01"))  # type: ignore[return-value]


def connect(url: str, autocommit: bool = False, **settings: str) -> psycopg.Connection[tuple[Any, ...]]:
    """A connection with some of the server's settings, from the first statement on. Raises psycopg.OperationalError."""
    connection = psycopg.connect(_conninfo(url, settings), autocommit=autocommit)
    connection.adapters.register_dumper(str, _TextDumper)
    return connection


def _conninfo(url: str, settings: Mapping[str, str]) -> str:
    said = conninfo_to_dict(url)
    own = [f"-c {name}={value.replace(' ', chr(92) + ' ')}" for name, value in settings.items()]
    options = " ".join([str(said.get("options") or ""), *own]).strip()
    return make_conninfo(**{**_PATIENCE, **said, "options": options})


def in_a_line(error: BaseException) -> str:
    """What a driver's error says, its hints and the places in the statement aside."""
    lines = str(error).strip().splitlines()
    return lines[0][:200] if lines else type(error).__name__
