"""A PostgreSQL database with every table of the program in it, and how it is emptied for the next test.

Making the tables and indexes of the log, the read models and the people takes a server longer than most tests do.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from psycopg import sql

from archive.archive import Archive
from web.services import Services

_OURS = "nspname IN ('forumarkiv', 'forumarkiv_people') OR nspname LIKE 'read\\_%'"
_TABLES = (
    "SELECT nspname, relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace "
    f"WHERE relkind = 'r' AND ({_OURS}) ORDER BY 1, 2"
)
# All that was made: tables and indexes with their columns, functions, triggers; an index that is not whole is another.
_MADE = f"""
    SELECT nspname, relname, relkind::text, attname, atttypid::regtype::text, attnotnull, coalesce(indisvalid, true),
        pg_get_indexdef(pg_class.oid)
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
    LEFT JOIN pg_index ON indexrelid = pg_class.oid WHERE {_OURS}
    UNION ALL SELECT nspname, tgname, tgenabled::text, '', '', false, true, '' FROM pg_trigger
    JOIN pg_class ON tgrelid = pg_class.oid JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE {_OURS}
    UNION ALL SELECT nspname, proname, prosrc, '', '', false, true, '' FROM pg_proc
    JOIN pg_namespace ON pg_namespace.oid = pronamespace WHERE {_OURS}
    UNION ALL SELECT '', setconfig::text, '', '', '', false, true, '' FROM pg_db_role_setting
    WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
# Which version made the tables, and which read models are in force.
_VERSIONS = (
    "SELECT 'log', version::text FROM forumarkiv.schema_version "
    "UNION ALL SELECT 'people', number::text FROM forumarkiv_people.people_version "
    "UNION ALL SELECT 'in force', number::text FROM forumarkiv.read_models "
    "UNION ALL SELECT name, version::text FROM read_1.followed"
)
_KEPT = {
    ("forumarkiv", "schema_version"),
    ("forumarkiv", "read_models"),
    ("forumarkiv_people", "people_version"),
    ("read_1", "followed"),
}
_NOTHING_FOLLOWED = "UPDATE read_1.followed SET position = 0"

Made = tuple[frozenset[Any], frozenset[Any]]


def make(address: str) -> Made:
    """Has the program make its tables in an empty database, and empties them. Gives what was made."""
    with TemporaryDirectory() as folder:
        archive = Archive.create(Path(folder), database_url=address)
        services = Services.over(archive)
        services.people.database.rows("SELECT 1")
        services.close()
        archive.close()
    with psycopg.connect(address, autocommit=True) as connection:
        _empty(connection)
        return _found(connection)


def emptied(address: str, made: Made) -> bool:
    """Takes every row away. False where a test has left other tables or indexes than those that were made."""
    with psycopg.connect(address, autocommit=True) as connection:
        try:
            if _found(connection) != made:
                return False
        except psycopg.errors.UndefinedTable:
            return False
        _empty(connection)
        return True


def _found(connection: psycopg.Connection[Any]) -> Made:
    made, versions = (frozenset(connection.execute(what.encode()).fetchall()) for what in (_MADE, _VERSIONS))
    return made, versions


def _empty(connection: psycopg.Connection[Any]) -> None:
    tables = set(connection.execute(_TABLES.encode()).fetchall())
    each = [sql.SQL("DELETE FROM {}").format(sql.Identifier(*table)) for table in sorted(tables - _KEPT)]
    connection.execute(sql.SQL("; ").join([*each, sql.SQL(_NOTHING_FOLLOWED)]))
