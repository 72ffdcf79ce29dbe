"""Settings of the eventsourcing library in the environment: none has an effect here, and one is not to be meant."""

from __future__ import annotations

import os
from collections.abc import Mapping

from archive.problems import refused

# With it the library leaves the lock of its table out: a follower then misses events.
_UNSAFE = "POSTGRES_ENABLE_DB_FUNCTIONS"
_TRUE = ("y", "yes", "t", "true", "on", "1")
_NAMES = (
    "AGGREGATE_CACHE_FASTFORWARD",
    "AGGREGATE_CACHE_FASTFORWARD_SKIPPING",
    "AGGREGATE_CACHE_MAXSIZE",
    "APPLICATION_RECORDER_TOPIC",
    "CIPHER_KEY",
    "CIPHER_TOPIC",
    "COMPRESSOR_TOPIC",
    "CREATE_TABLE",
    "DEEPCOPY_FROM_AGGREGATE_CACHE",
    "IS_SNAPSHOTTING_ENABLED",
    "MAPPER_TOPIC",
    "ORIGINATOR_ID_TYPE",
    "PERSISTENCE_MODULE",
    "POSTGRES_CONNECT_TIMEOUT",
    "POSTGRES_CONN_MAX_AGE",
    "POSTGRES_DBNAME",
    _UNSAFE,
    "POSTGRES_GET_PASSWORD_TOPIC",
    "POSTGRES_HOST",
    "POSTGRES_IDLE_IN_TRANSACTION_SESSION_TIMEOUT",
    "POSTGRES_LOCK_TIMEOUT",
    "POSTGRES_MAX_OVERFLOW",
    "POSTGRES_MAX_WAITING",
    "POSTGRES_PASSWORD",
    "POSTGRES_POOL_SIZE",
    "POSTGRES_PORT",
    "POSTGRES_PRE_PING",
    "POSTGRES_SCHEMA",
    "POSTGRES_USER",
    "PROCESS_RECORDER_TOPIC",
    "SINGLE_ROW_TRACKING",
    "SQLITE_DBNAME",
    "SQLITE_LOCK_TIMEOUT",
    "TRACKING_RECORDER_TOPIC",
    "TRANSCODER_TOPIC",
)
# The library looks for each also with the name of an application before it: ours.
_PREFIXES = ("", "DECISIONLOG_")


def library_settings(environ: Mapping[str, str] = os.environ) -> list[str]:
    """The names of those that are set."""
    return [prefix + name for name in _NAMES for prefix in _PREFIXES if environ.get(prefix + name)]


def refuse_unsafe(environ: Mapping[str, str] = os.environ) -> None:
    """Raises ``refused`` (``unsafe-library-setting``)."""
    for prefix in _PREFIXES:
        if environ.get(prefix + _UNSAFE, "").lower() in _TRUE:
            raise refused("unsafe-library-setting", setting=prefix + _UNSAFE)
