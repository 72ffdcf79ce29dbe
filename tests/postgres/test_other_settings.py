"""A database whose own settings are other than usual: what the program rests on is said by every connection of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg.conninfo import make_conninfo

from archive.archive import Archive
from archive.problems import Problem
from archive.store import connecting as postgres
from projections.reader import Reader
from projections.search.service import SearchService
from projections.verifying import verify
from tests.databases import run
from tests.given import BR, SPINE, Given

OTHER = {
    "client_encoding": "'LATIN1'",
    "standard_conforming_strings": "off",
    "bytea_output": "'escape'",
    "default_transaction_isolation": "'serializable'",
    "timezone": "'Asia/Tokyo'",
    "datestyle": "'German'",
    "search_path": "'nowhere'",
    "statement_timeout": "'1ms'",
    "idle_session_timeout": "'1ms'",
}
NAME = "Beboerrådet – ‘ældre’ → ☃"


@pytest.fixture
def unusual(database_url: str) -> Iterator[str]:
    """A database with these settings, taken back for whoever uses it next."""
    [(name,)] = run(database_url, "SELECT current_database()")
    run(database_url, *(f"ALTER DATABASE {name} SET {setting} = {value}" for setting, value in OTHER.items()))
    yield database_url
    maintenance = database_url.replace(f"/{name}?", "/postgres?")
    run(maintenance, f"ALTER DATABASE {name} RESET ALL")


def test_an_archive_is_the_same_in_a_database_with_other_settings(unusual: str, tmp_path: Path) -> None:
    given = Given(tmp_path, database_url=unusual)
    reader = Reader(given.archive)
    search = SearchService(given.archive, reader)

    given(*SPINE, {**BR, "id": "b2", "name": NAME, "key": NAME})

    assert all(compared["differing"] == 0 for compared in verify(given.archive, reader, search))
    reader.rebuild()
    assert all(compared["differing"] == 0 for compared in verify(given.archive, reader, search))
    assert all(model["state"] == "ok" for model in reader.status())
    search.close()
    reader.close()
    given.archive.close()


def test_a_pooler_that_leaves_the_settings_out_is_told(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "make_conninfo", lambda **said: make_conninfo(**{**said, "options": ""}))

    with pytest.raises(Problem) as caught:
        Archive.create(tmp_path / "data", database_url=database_url)

    assert (caught.value.slug, caught.value.code) == ("unavailable", "cannot-write")
    assert "(options) do not come through" in caught.value.params["reason"]
    assert run(database_url, "SELECT relname FROM pg_class WHERE relname = 'stored_events'") == []
