"""The command line over an archive in PostgreSQL: set up twice, looked at, taken from one engine to the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.archive import Archive
from archive.keeping import events
from tests.cli.terminal import Terminal
from tests.databases import run
from tests.given import SPINE

MINUTES = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Drøftet."}]}


@pytest.fixture
def terminal(tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("FORUMARKIV_DATABASE_URL", database_url)
    return Terminal(tmp_path)


def log(data: Path, database_url: str | None) -> list[bytes]:
    archive = Archive(data, database_url=database_url)
    found = [events.line(event) for event in events.stored(archive.log, archive.last_position())]
    archive.close()
    return found


def test_a_set_up_step_can_be_run_again(terminal: Terminal) -> None:
    first = terminal.ok("init", "--if-missing", "--simulated", "--json").json
    again = terminal.ok("init", "--if-missing", "--json").json

    assert first == again == {"data_dir": str(terminal.data), "simulated": True, "position": 2}
    assert "i forvejen" in terminal.ok("init", "--if-missing").out
    assert terminal("init", "--json").problem == "refused"
    assert "Databasen" in terminal("init", "--data-dir", str(terminal.folder / "another")).err


def test_a_set_up_step_brings_older_tables_up_to_date(terminal: Terminal, database_url: str) -> None:
    run(database_url, "CREATE SCHEMA forumarkiv", "CREATE TABLE forumarkiv.schema_version (version integer NOT NULL)")
    assert terminal("status", "--json").problem == "unavailable"

    terminal.ok("init", "--if-missing")

    assert terminal.ok("status", "--json").json["position"] == 2


def test_the_doctor_says_how_the_server_stands(terminal: Terminal) -> None:
    terminal.ok("init")

    found = {f["name"]: f for f in terminal.ok("doctor", "--json").json["findings"]}

    assert {name: found[f"log.{name}"]["value"] for name in ("fsync", "synchronous_commit", "full_page_writes")} == {
        "fsync": "on", "synchronous_commit": "on", "full_page_writes": "on",
    }  # fmt: skip
    assert found["model.agreements"]["state"] == "ok"


def test_an_archive_goes_from_one_engine_to_the_other_and_back(
    terminal: Terminal, tmp_path: Path, database_url: str
) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "back").mkdir()
    before, after = Terminal(tmp_path / "there"), Terminal(tmp_path / "back")
    sqlite = {"FORUMARKIV_DATABASE_URL": ""}
    before.ok("init", "--simulated", **sqlite)
    lines = before.write("x.jsonl", *({**c, "at": "2012-06-01T10:00:00Z"} for c in (*SPINE, MINUTES)))
    before.ok("import", lines, **sqlite)

    before.ok("backup", str(tmp_path / "copy"), **sqlite)
    terminal.ok("restore", str(tmp_path / "copy"))
    terminal.ok("backup", str(tmp_path / "second"))
    after.ok("restore", str(tmp_path / "second"), **sqlite)

    assert log(before.data, None) == log(terminal.data, database_url) == log(after.data, None)
    asked = ("agreement", "show", "h1", "--json", "--on", "2012-06-01", "--known", "@14")
    assert before.ok(*asked, **sqlite).out == terminal.ok(*asked).out == after.ok(*asked, **sqlite).out
    assert terminal.ok("verify", "--json").json["healthy"]
    assert terminal("restore", str(tmp_path / "copy"), "--json").problem == "refused"


def test_a_rehearsal_leaves_the_database_as_it_is(terminal: Terminal) -> None:
    terminal.ok("init")
    lines = terminal.write("x.jsonl", *SPINE)

    terminal.ok("import", lines, "--dry-run")

    assert terminal.ok("status", "--json").json["position"] == 2
