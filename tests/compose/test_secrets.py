"""The passwords of an installation in containers: made once, each for one account."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from tests.compose.installation import make_secrets

ACCOUNTS = {
    "database_password": 999,
    "database_url": 10001,
    "elastic_password": 1000,
    "postgres_password": 999,
    "search_account_password": 1000,
    "search_password": 10001,
}


def test_each_is_made_for_the_one_account_that_reads_it(tmp_path: Path) -> None:
    made = make_secrets(tmp_path)

    assert made.keys() == ACCOUNTS.keys()
    for name, account in ACCOUNTS.items():
        found = (tmp_path / name).stat()
        assert stat.S_IMODE(found.st_mode) == 0o400
        assert found.st_uid == (account if os.geteuid() == 0 else os.geteuid())


def test_they_are_long_and_their_own(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = make_secrets(tmp_path / "a"), make_secrets(tmp_path / "b")

    names = ("postgres", "database", "elastic", "search")
    passwords = {made[f"{name}_password"] for made in (one, other) for name in names}

    assert len(passwords) == 8
    assert {len(bytes.fromhex(password)) for password in passwords} == {24}


def test_what_stands_is_not_changed_and_what_was_broken_off_is_made_good(tmp_path: Path) -> None:
    before = make_secrets(tmp_path)
    for lost in ("database_url", "search_account_password"):
        (tmp_path / lost).unlink()
    (tmp_path / "search_account_password").touch()

    assert make_secrets(tmp_path) == before
