"""backup, restore, export and verify as a user types them."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from projections.audit.handler import Audit
from tests.cli.terminal import Terminal
from tests.keeping.turning import rows_in, turned


def test_a_copy_put_back_gives_the_same_answers(filled: Terminal, tmp_path: Path) -> None:
    copy, other = str(tmp_path / "copy"), str(tmp_path / "other")
    manifest = filled.ok("backup", copy, "--json").json

    restored = filled.ok("restore", copy, "--data-dir", other, "--json").json

    assert restored["events_sha256"] == manifest["events_sha256"]
    for question in (["agreement", "show", "h1"], ["audit"], ["search", "anvisning"], ["document", "show", "notat"]):
        asked = [*question, "--json", "--known", f"@{manifest['position']}"]
        asked += ["--on", "2012-06-01"] if question[0] == "agreement" else []
        assert filled.ok(*asked, "--data-dir", other).out == filled.ok(*asked).out


def test_copies_and_exports_say_what_they_hold_and_never_write_over(filled: Terminal, tmp_path: Path) -> None:
    copy, zipped = str(tmp_path / "copy"), str(tmp_path / "arkiv.zip")

    assert str(filled.position) in filled.ok("backup", copy).out
    assert zipped in filled.ok("export", zipped).out
    for again in (["backup", copy], ["export", zipped]):
        said = filled(*again, "--json")
        assert (said.code, said.problem) == (1, "refused")
    onto = filled("restore", copy, "--json")
    assert (onto.code, onto.problem) == (1, "refused")
    nothing = filled("restore", str(tmp_path), "--data-dir", str(tmp_path / "new"), "--json")
    assert (nothing.code, nothing.problem) == (1, "invalid")


def test_verify_says_what_it_looked_at_and_what_it_found(arkiv: Terminal) -> None:
    (arkiv.folder / "notat.txt").write_text("Et notat.", encoding="utf-8")
    arkiv.ok("file", str(arkiv.folder / "notat.txt"))
    whole = arkiv.ok("verify", "--json").json
    for file in (arkiv.data / "files").iterdir():
        file.write_bytes(b"x")

    said = arkiv("verify", "--json")

    assert whole["healthy"] is True
    assert {model["name"] for model in whole["read_models"]} >= {"records", "audit", "search"}
    assert (said.code, said.json["healthy"]) == (1, False)
    assert {fault["code"] for fault in said.json["faults"]} == {"file-damaged"}
    assert "beskadiget" in arkiv("verify").out


def test_one_of_a_kind_is_said_in_the_singular(tmp_path: Path) -> None:
    new = Terminal(tmp_path)
    new.ok("init")

    assert "2 hændelser, 1 kommando, 0 filer" in new.ok("verify").out
    assert "2 events, 1 command, 0 files" in new.ok("verify", "--lang", "en").out
    (tmp_path / "notat.txt").write_text("Et notat.", encoding="utf-8")
    new.ok("file", str(tmp_path / "notat.txt"))
    assert ", 1 dokument, 1 fil." in new.ok("export", str(tmp_path / "arkiv.zip")).out


def test_a_log_that_cannot_be_read_is_a_finding_and_no_failure(arkiv: Terminal) -> None:
    arkiv.do({"command": "establish-office", "id": "o", "name": "O"})
    _altered(arkiv, "UPDATE stored_events SET topic = 'ukendt' WHERE position = 3")

    said = arkiv("verify", "--json")

    assert said.code == 1
    assert said.json["faults"][0]["code"] == "event-unreadable"


def test_what_was_found_in_the_log_is_told_where_the_read_models_cannot_follow(arkiv: Terminal) -> None:
    arkiv.do({"command": "establish-office", "id": "o", "name": "O"})
    _altered(arkiv, "DELETE FROM stored_events WHERE position = (SELECT MAX(position) FROM stored_events)")

    said = arkiv("verify", "--json")

    assert said.code == 1
    assert [fault["code"] for fault in said.json["faults"]] == ["command-not-closed", "read-models-not-compared"]
    assert "kunne ikke sammenlignes: Læsemodellerne er nået til" in arkiv("verify").out


def test_what_was_found_in_the_log_is_told_where_a_table_of_the_read_models_is_gone(arkiv: Terminal) -> None:
    (arkiv.folder / "notat.txt").write_text("Et notat.", encoding="utf-8")
    arkiv.ok("file", str(arkiv.folder / "notat.txt"))
    arkiv.ok("audit")
    for file in (arkiv.data / "files").iterdir():
        file.unlink()
    [read_models] = arkiv.data.glob("read-*.db")
    with closing(sqlite3.connect(read_models)) as connection, connection:
        connection.execute("DROP TABLE refs")

    said = arkiv("verify", "--json")

    assert said.code == 1
    assert [fault["code"] for fault in said.json["faults"]] == ["file-missing", "read-models-not-compared"]


def test_a_damaged_file_stops_the_copy_that_could_not_be_put_back(arkiv: Terminal, tmp_path: Path) -> None:
    (arkiv.folder / "notat.txt").write_text("Et notat.", encoding="utf-8")
    arkiv.ok("file", str(arkiv.folder / "notat.txt"))
    [file] = (arkiv.data / "files").iterdir()
    file.write_bytes(b"x")

    said = arkiv("backup", str(tmp_path / "copy"))

    assert said.code == 1
    assert file.name in said.err
    assert not (tmp_path / "copy").exists()


def test_a_file_that_is_missing_is_told_and_all_else_is_in_the_copy(arkiv: Terminal, tmp_path: Path) -> None:
    for name in ("notat", "referat"):
        (arkiv.folder / f"{name}.txt").write_text(f"Et {name}.", encoding="utf-8")
        arkiv.ok("file", str(arkiv.folder / f"{name}.txt"))
    gone, *left = sorted((arkiv.data / "files").iterdir())
    gone.unlink()

    said, copy = arkiv("backup", str(tmp_path / "copy")), tmp_path / "copy"
    as_json = arkiv("backup", str(tmp_path / "again"), "--json")

    assert said.code == as_json.code == 1
    assert "1 fil mangler i arkivet" in said.err
    assert gone.name in said.err
    assert (as_json.json["missing"], as_json.err) == ([gone.name], "")
    assert [file.name for file in sorted((copy / "files").iterdir())] == [file.name for file in left]
    restored = arkiv.ok("restore", str(copy), "--data-dir", str(tmp_path / "other"))
    assert gone.name in restored.err, "who puts it back is told as well"

    exported = arkiv("export", str(tmp_path / "all.zip"))
    with zipfile.ZipFile(tmp_path / "all.zip") as whole:
        held = {name.removeprefix("files/") for name in whole.namelist() if name.startswith("files/")}
    assert (exported.code, held) == (1, {file.name for file in left})
    assert gone.name in exported.err


def test_the_head_that_was_kept_tells_a_log_that_was_cut(arkiv: Terminal, tmp_path: Path) -> None:
    arkiv.do({"command": "establish-office", "id": "o", "name": "O"})
    head = _head(arkiv)
    assert head in arkiv.ok("status").out
    assert head in arkiv.ok("backup", str(tmp_path / "copy")).out
    assert head in arkiv.ok("export", str(tmp_path / "all.zip")).out
    assert head in arkiv.ok("restore", str(tmp_path / "copy"), "--data-dir", str(tmp_path / "other")).out
    assert head in arkiv.ok("verify", "--head", head).out
    assert head in arkiv.ok("verify", "--head", head, "--data-dir", str(tmp_path / "other")).out

    _altered(arkiv, "DELETE FROM stored_events WHERE position > 2")

    cut = arkiv("verify", "--head", head, "--json")
    assert cut.code == 1
    assert cut.json["faults"][0] == {"code": "cut-short", "position": 4, "last": 2}
    assert arkiv("verify", "--json").json["faults"] == [], "nothing in the log itself can tell"


def test_where_the_chain_breaks_is_told(arkiv: Terminal) -> None:
    for id in ("o", "p", "q"):
        arkiv.do({"command": "establish-office", "id": id, "name": "O"})
    _altered(arkiv, "UPDATE stored_events SET state = replace(state, '\"O\"', '\"Q\"') WHERE position = 5")
    _altered(arkiv, "UPDATE stored_events SET state = CAST(state AS BLOB) WHERE position = 5")

    said, in_words = arkiv("verify", "--json"), arkiv("verify")

    assert (said.code, said.json["broken_at"]) == (1, 5)
    assert said.json["faults"] == [{"code": "chain-broken", "position": 5}]
    assert "Kæden brydes første gang ved nr. 5." in in_words.out
    assert "ændret, byttet, flyttet eller taget ud: 5" in in_words.out


@pytest.mark.parametrize("head", ["4", "4:abc", f"0:{'0' * 64}", f"x:{'0' * 64}"])
def test_what_is_no_head_is_a_wrong_value(arkiv: Terminal, head: str) -> None:
    said = arkiv("verify", "--head", head, "--json")

    assert (said.code, said.problem, said.paths) == (2, "invalid", ["head"])


def _head(arkiv: Terminal) -> str:
    head = arkiv.ok("status", "--json").json["head"]
    return f"{head['position']}:{head['digest']}"


@pytest.fixture
def stopped(arkiv: Terminal, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal beside an archive whose audit trail cannot apply the last command."""

    def refuse(*_: object) -> None:
        raise ValueError("cannot be applied")

    monkeypatch.setattr(Audit, "apply", refuse)
    arkiv.do({"command": "establish-office", "id": "o", "name": "O"})
    return arkiv


def test_a_read_model_that_has_stopped_is_not_whole(stopped: Terminal) -> None:
    said = stopped("verify", "--json")

    assert (said.code, said.json["healthy"]) == (1, False)
    assert [fault["code"] for fault in said.json["faults"]] == ["read-model-stopped"]
    assert "En læsemodel er standset: " in stopped("verify").out


def test_a_read_model_that_has_stopped_is_told_in_one_language(stopped: Terminal) -> None:
    said = stopped("audit")

    assert said.code == 1
    assert "En læsemodel er standset" in said.err
    assert "The read model" not in said.err


@pytest.mark.parametrize("place", ["the file's own header", "the schema", "the first event", "a closing event"])
def test_the_terminal_says_so_whatever_was_turned(arkiv: Terminal, place: str) -> None:
    for id in ("o", "p", "q"):
        arkiv.do({"command": "establish-office", "id": id, "name": "O"})
    arkiv.ok("audit")
    rows = rows_in(arkiv.data)
    places = {"the file's own header": range(16), "the schema": range(4000, 4090), "the first event": rows[0]}
    for seed in range(5):
        before = turned(arkiv.data, Random(seed), places.get(place, rows[5]))

        said = arkiv("verify", "--json")
        (arkiv.data / "log.db").write_bytes(before)

        assert (said.code, said.json["healthy"], bool(said.json["faults"])) == (1, False, True)


def _altered(arkiv: Terminal, sql: str) -> None:
    """What no command can do to a log, but somebody with a database tool."""
    with closing(sqlite3.connect(arkiv.data / "log.db")) as connection, connection:
        connection.execute(sql)
