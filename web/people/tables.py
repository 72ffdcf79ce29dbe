"""The tables of people: each step brings those before it to the next; what stands here is never changed.

Moments are seconds since 1970. Of what opens a door (ids of sessions, tokens) a hash is kept, never the thing itself.
"""

from __future__ import annotations

STEPS: tuple[tuple[str, ...], ...] = (
    (
        # A handle is never taken away, so that it is never given to another. ``kept``: JSON, what a person chose.
        "CREATE TABLE people (handle TEXT PRIMARY KEY, name TEXT, password TEXT, made_at DOUBLE PRECISION NOT NULL, "
        "disabled_at DOUBLE PRECISION, kept TEXT NOT NULL DEFAULT '{}')",
        "CREATE TABLE identities (issuer TEXT NOT NULL, subject TEXT NOT NULL, handle TEXT NOT NULL, "
        "PRIMARY KEY (issuer, subject), UNIQUE (issuer, handle))",
        # ``said``: JSON, small values; ``renew_at``: when a provider is to be asked again.
        "CREATE TABLE sessions (hash TEXT PRIMARY KEY, handle TEXT, in_groups TEXT NOT NULL, said TEXT NOT NULL, "
        "begun_at DOUBLE PRECISION NOT NULL, seen_at DOUBLE PRECISION NOT NULL, ends_at DOUBLE PRECISION NOT NULL, "
        "renew_at DOUBLE PRECISION, ended_at DOUBLE PRECISION)",
        "CREATE INDEX sessions_of ON sessions (handle)",
        "CREATE TABLE tokens (id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, handle TEXT NOT NULL, "
        "records INTEGER NOT NULL, made_at DOUBLE PRECISION NOT NULL, ends_at DOUBLE PRECISION NOT NULL, "
        "revoked_at DOUBLE PRECISION)",
        "CREATE TABLE attempts (what TEXT NOT NULL, at DOUBLE PRECISION NOT NULL)",
        "CREATE INDEX attempts_at ON attempts (what, at)",
        "CREATE TABLE once (name TEXT PRIMARY KEY, said TEXT NOT NULL, ends_at DOUBLE PRECISION NOT NULL)",
        "CREATE TABLE own_keys (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    ),
    (
        # ``said``: JSON, what stands in a form that was put away; ``content``: base64, a file that a form holds.
        "CREATE TABLE drafts (id TEXT PRIMARY KEY, address TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, "
        "made_by TEXT NOT NULL, saved_at DOUBLE PRECISION NOT NULL, said TEXT NOT NULL)",
        "CREATE TABLE uploads (id TEXT PRIMARY KEY, content TEXT NOT NULL, saved_at DOUBLE PRECISION NOT NULL)",
    ),
    (
        # ``place``: the network of who asked for it, of which each has so many and no more.
        "ALTER TABLE once ADD COLUMN place TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX once_of ON once (place, ends_at)",
        "CREATE INDEX once_at ON once (ends_at)",
    ),
    (
        # ``alone``: 1 of a draft that is for nobody but who made it.
        "ALTER TABLE drafts ADD COLUMN alone INTEGER NOT NULL DEFAULT 0",
    ),
)
