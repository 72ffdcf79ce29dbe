"""People in a file of their own, to be taken to another installation: accounts, identities, tokens.

Sessions, attempts and keys stay behind: they belong to the installation.
"""

from __future__ import annotations

from typing import Any

import msgspec

from archive.problems import Problem, invalid
from web.people.kept import People

_FORMAT = "forumarkiv-people-1"
# What is moved of each table, in the order in which it is put back.
_TABLES = {
    "people": ("handle", "name", "password", "made_at", "disabled_at", "kept"),
    "identities": ("issuer", "subject", "handle"),
    "tokens": ("id", "hash", "handle", "records", "made_at", "ends_at", "revoked_at"),
}


def exported(people: People) -> bytes:
    """Everybody, as JSON. It holds hashes of passwords and tokens: whoever reads it may try to guess them."""
    with people.database.exclusive():
        tables = {
            table: [
                dict(zip(columns, row, strict=True))
                for row in people.database.rows(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1, 2")
            ]
            for table, columns in _TABLES.items()
        }
    return msgspec.json.format(msgspec.json.encode({"format": _FORMAT, **tables}), indent=1) + b"\n"


def import_into(people: People, content: bytes) -> dict[str, int]:
    """Puts everybody of a file beside those who are there; gives how many of each.

    Raises ``invalid``, or ``already-exists`` where a handle is known: then nobody is put.
    """
    tables = _read(content)
    with people.database.exclusive():
        known = {row[0] for row in people.database.rows("SELECT handle FROM people")}
        for person in tables["people"]:
            if person["handle"] in known:
                raise Problem("already-exists", "handle-taken", handle=str(person["handle"])[:100])
        for table, columns in _TABLES.items():
            places = ", ".join("?" * len(columns))
            for row in tables[table]:
                sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"
                people.database.rows(sql, [row[column] for column in columns])
    return {table: len(tables[table]) for table in _TABLES}


def _read(content: bytes) -> dict[str, list[dict[str, Any]]]:
    try:
        found = msgspec.json.decode(content)
    except msgspec.DecodeError:
        raise invalid("file", "not-people") from None
    if not isinstance(found, dict) or found.get("format") != _FORMAT:
        raise invalid("file", "not-people")
    for table, columns in _TABLES.items():
        rows = found.get(table)
        if not isinstance(rows, list) or not all(isinstance(r, dict) and r.keys() == set(columns) for r in rows):
            raise invalid("file", "not-people")
    return {table: found[table] for table in _TABLES}
