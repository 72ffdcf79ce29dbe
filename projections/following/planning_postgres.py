"""How PostgreSQL plans what readers ask: seeks once for any values, all other statements for what is asked."""

from __future__ import annotations

from time import monotonic
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from archive.store.connecting import Connection as Driver

# To plan a seek takes longer than to do it.
SETTINGS = {"plan_cache_mode": "force_generic_plan"}
# Planned for any values, a statement that may be narrowed would take what is rare for frequent: the whole audit trail
# was read for a body of which nothing is in it.
_BY_VALUES = "SET LOCAL plan_cache_mode = force_custom_plan"
# Who follows keeps a connection while tables grow from nothing: no plan is kept of them.
WRITING = "set_config('plan_cache_mode', 'force_custom_plan', true)"
_IS_BY_VALUES, _PLANNED_AT = "is-by-values", "planned-at"
_PLANS_HOLD = 10.0  # seconds: a plan that was made of small tables is not that of large ones


def plan(engine: Engine) -> None:
    """Of an engine whose connections have these ``SETTINGS``; seeks are what ``Straight`` asks, unless told."""
    _plan_anew(engine)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.info[_IS_BY_VALUES] = bool(connection.get_execution_options().get("writing"))

    @event.listens_for(engine, "before_cursor_execute")
    def execute(connection: Connection, *rest: Any) -> None:
        *_, context, _ = rest
        if context.compiled is not None:
            by_values(connection)


def by_values(connection: Connection) -> None:
    """From now on in the transaction each statement is planned for what is asked."""
    if not connection.in_transaction():
        connection.begin()
    if not connection.info[_IS_BY_VALUES]:
        connection.info[_IS_BY_VALUES] = True
        connection.exec_driver_sql(_BY_VALUES)


def _plan_anew(engine: Engine) -> None:
    """Plans that a connection has kept for long are made anew when it is next used."""

    @event.listens_for(engine, "checkout")
    def checkout(driver: Driver, record: ConnectionPoolEntry, _: Any) -> None:
        if monotonic() - record.info.setdefault(_PLANNED_AT, monotonic()) > _PLANS_HOLD:
            driver.execute("DISCARD PLANS")
            driver.commit()  # which would else be the moment that the reader sees
            record.info[_PLANNED_AT] = monotonic()
