"""Command files: read, refused with their line, repaired, rehearsed."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from archive.importing import Line, commands
from tests.cli.terminal import Terminal
from tests.given import BR, MEETING, PSF, SPINE

UNKNOWN = {**MEETING, "id": "m9", "body": "findes-ikke"}
OFFICE = {"command": "establish-office", "id": "borgmester", "name": "Borgmesteren"}


def rows(terminal: Terminal) -> list[Any]:
    with closing(sqlite3.connect(terminal.data / "log.db")) as log:
        return log.execute("SELECT * FROM stored_events ORDER BY position").fetchall()


def files(terminal: Terminal) -> list[str]:
    return sorted(path.name for path in (terminal.data / "files").glob("*"))


def read(folder: Path, name: str, text: str | bytes) -> list[Line]:
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    return list(commands(folder / name))


def test_a_file_is_recorded_line_by_line_by_the_user_of_the_settings(arkiv: Terminal) -> None:
    said = arkiv.ok("import", arkiv.write("alt.jsonl", *SPINE), "--json").json

    assert [(f["recorded"], f["repeated"], f["refused"]) for f in said["files"]] == [(len(SPINE), 0, 0)]
    assert said["position"] == arkiv.position
    entries = arkiv.ok("audit", "--json").json["items"]
    assert {entry["recorded_by"] for entry in entries} == {"skriveren"}


def test_the_first_refused_line_stops_the_import_and_keeps_what_came_before(arkiv: Terminal) -> None:
    file = arkiv.write("alt.jsonl", PSF, "", UNKNOWN, BR)

    said = arkiv("import", file, "--json")

    assert (said.code, said.problem) == (1, "unknown-reference")
    error = json.loads(said.err)
    assert (error["file"], error["line"], said.paths) == (file, 3, ["body"])
    assert [b["id"] for b in arkiv.ok("body", "list", "--json").json["items"]] == ["psf"]


def test_a_person_reads_file_line_and_reason(arkiv: Terminal) -> None:
    file = arkiv.write("alt.jsonl", PSF, UNKNOWN)

    said = arkiv("import", file)

    assert said.err.startswith(f"{file}, linje 2: ")
    assert "1 indført" in said.out
    assert "1 afvist" in said.out


def test_a_repaired_file_goes_on_where_it_stopped(arkiv: Terminal) -> None:
    arkiv("import", arkiv.write("alt.jsonl", PSF, UNKNOWN, BR))

    said = arkiv.ok("import", arkiv.write("alt.jsonl", PSF, MEETING, BR), "--json").json

    assert [(f["recorded"], f["repeated"]) for f in said["files"]] == [(2, 1)]


def test_a_file_that_is_run_again_records_nothing(arkiv: Terminal) -> None:
    file = arkiv.write("alt.jsonl", *SPINE)
    arkiv.ok("import", file)
    before = rows(arkiv)

    said = arkiv.ok("import", file, "--json").json

    assert said["files"][0]["repeated"] == len(SPINE)
    assert rows(arkiv) == before


def test_keep_going_reports_every_refused_line(arkiv: Terminal) -> None:
    file = arkiv.write("alt.jsonl", UNKNOWN, PSF, "{", "42", BR)

    said = arkiv("import", file, "--keep-going", "--json")

    errors = [json.loads(line) for line in said.err.splitlines()]
    assert said.code == 1
    assert [error["line"] for error in errors] == [1, 3, 4]
    assert [(f["recorded"], f["refused"]) for f in said.json["files"]] == [(2, 3)]


def test_a_dry_run_leaves_the_log_and_the_files_as_they_were(arkiv: Terminal) -> None:
    arkiv.ok("import", arkiv.write("foer.jsonl", PSF))
    (arkiv.folder / "notat.txt").write_text("Et notat.")
    notat = {
        "command": "file-document",
        "id": "notat",
        "title": "Notat",
        "kind": "notat",
        "media_type": "text/plain",
        "path": "notat.txt",
    }
    before, kept = rows(arkiv), files(arkiv)

    said = arkiv("import", "--dry-run", "--json", arkiv.write("alt.jsonl", PSF, BR, notat, MEETING, UNKNOWN))

    assert (said.code, json.loads(said.err)["line"]) == (1, 5)
    assert said.json["dry_run"] is True
    assert [(f["recorded"], f["repeated"], f["refused"]) for f in said.json["files"]] == [(3, 1, 1)]
    assert (rows(arkiv), files(arkiv)) == (before, kept)


def test_a_path_is_beside_its_command_file(arkiv: Terminal, tmp_path: Path) -> None:
    (tmp_path / "mappe").mkdir()
    (tmp_path / "mappe" / "notat.txt").write_text("Et notat.")
    command = {"command": "file-document", "id": "n1", "title": "Notat", "kind": "notat", "media_type": "text/plain"}

    arkiv.ok("import", arkiv.write("mappe/alt.jsonl", {**command, "path": "notat.txt"}))
    said = arkiv("import", arkiv.write("alt.jsonl", {**command, "id": "n2", "path": "notat.txt"}), "--json")

    assert arkiv.ok("document", "show", "n1", "--json").json["text"] == "Et notat."
    assert (said.code, said.paths) == (1, ["path"])


def test_several_files_stop_at_the_first_that_is_refused(arkiv: Terminal) -> None:
    first, second = arkiv.write("1.jsonl", UNKNOWN), arkiv.write("2.jsonl", PSF)

    assert arkiv("import", first, second).code == 1
    assert arkiv.ok("body", "list", "--json").json["items"] == []


def test_yaml_keeps_keys_dates_and_times_as_text(tmp_path: Path) -> None:
    (line,) = read(tmp_path, "a.yaml", "- {a: 2012-01-01, b: 12:30, c: yes, d: ~, e: null, f: -7, true: 1, g: true}\n")

    assert line.command == {
        "a": "2012-01-01", "b": "12:30", "c": "yes", "d": "~", "e": None, "f": -7, "true": 1, "g": True,
    }  # fmt: skip


def test_yaml_and_json_lines_mean_the_same(arkiv: Terminal) -> None:
    (arkiv.folder / "alt.yaml").write_text(json.dumps([PSF, BR]))
    arkiv.ok("import", str(arkiv.folder / "alt.yaml"))

    said = arkiv.ok("import", arkiv.write("alt.jsonl", PSF, BR), "--json").json

    assert said["files"][0]["repeated"] == 2


def test_a_number_where_a_text_is_expected_is_invalid(arkiv: Terminal) -> None:
    text = "- command: establish-body\n  id: psf\n  name: 12\n  kind: forum\n  established_on: null\n"
    (arkiv.folder / "a.yaml").write_text(text)

    said = arkiv("import", str(arkiv.folder / "a.yaml"), "--json")

    assert (said.code, said.problem, said.paths) == (1, "invalid", ["name"])


@pytest.mark.parametrize(
    ("text", "line", "code", "params"),
    [
        ("", 0, "yaml-no-list", {}),
        ("a: b", 1, "yaml-no-list", {}),
        ("- a: 1\n- b: 1\n  b: 2\n- c: 1", 3, "yaml-name-twice", {"given": "b"}),
        ("- a: [b\n", 2, "not-yaml", {"line": 2, "column": 1}),
        ("- a\n---\n- b", 2, "not-yaml", {"line": 2, "column": 1}),
        ("- a: b: c", 1, "not-yaml", {"line": 1, "column": 7}),
        ("- ok\n- !!python/object:os.system x", 2, "yaml-tag", {"given": "tag:yaml.org,2002:python/object:os.system"}),
        ("- ok\n- !x {a: 1}", 2, "yaml-tag", {"given": "!x"}),
        ("- ok\n- !x [1]", 2, "yaml-tag", {"given": "!x"}),
        ("- ok\n- &a [*a]", 2, "yaml-too-much", {}),
        ("- ok\n- ? [a]\n  : b", 2, "yaml-name-no-text", {}),
        ("- ok\n- a: \x07", 2, "yaml-no-character", {"given": "U+0007"}),
        ('- ok\n- a: "\\UFFFFFFFF"', 0, "yaml-no-character", {"given": "\\U"}),
        ("- " + "[" * 100_000, 0, "yaml-too-deep", {}),
        ("- ok\n- !!int x", 2, "yaml-no-value", {"given": "x", "tag": "int"}),
        ("- ok\n- !!bool yes", 2, "yaml-no-value", {"given": "yes", "tag": "bool"}),
        ("- ok\n- !!null 0", 2, "yaml-no-value", {"given": "0", "tag": "null"}),
        (b"- \xff", 0, "yaml-not-utf-8", {"at": 3}),
    ],
)
def test_yaml_that_cannot_be_read_is_malformed_at_its_line(
    tmp_path: Path, text: str | bytes, line: int, code: str, params: dict[str, object]
) -> None:
    [wrong] = [one for one in read(tmp_path, "a.yaml", text) if one.problem is not None]

    assert wrong.problem is not None
    assert (wrong.number, wrong.problem.slug) == (line, "malformed")
    assert (wrong.problem.code, wrong.problem.params) == (code, params)


def test_aliases_that_grow_without_end_are_refused_before_they_do(tmp_path: Path) -> None:
    levels = "\n".join(f"  - &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12))

    (line,) = read(tmp_path, "a.yaml", f"-\n  - &a0 [x]\n{levels}\n")

    assert line.problem is not None
    assert line.problem.slug == "malformed"


@pytest.mark.parametrize("text", ["{", '{"a": NaN}', '{"a": 1, "a": 2}', b"\xff", '"\x00"'])
def test_a_line_that_is_no_json_is_malformed_and_the_next_is_read(tmp_path: Path, text: str | bytes) -> None:
    line = text.encode() if isinstance(text, str) else text

    wrong, right = read(tmp_path, "a.jsonl", b"\xef\xbb\xbf" + line + b"\r\n{}\n")

    assert wrong.problem is not None
    assert (wrong.problem.slug, right.command, right.number) == ("malformed", {}, 2)


def test_the_key_is_the_hash_of_the_canonical_json_and_the_number_among_equal_ones(tmp_path: Path) -> None:
    lines = read(tmp_path, "a.jsonl", '{"b": 1, "a": "å"}\n{"x": 0}\n{"a": "\\u00e5", "b": 1}\n')

    digest = hashlib.sha256(rfc8785.dumps({"a": "å", "b": 1})).hexdigest()
    assert [line.key for line in lines[::2]] == [f"{digest}-1", f"{digest}-2"]


def test_a_key_of_its_own_is_kept(arkiv: Terminal) -> None:
    arkiv.ok("import", arkiv.write("a.jsonl", {**OFFICE, "key": "min-egen"}))

    assert arkiv.ok("audit", "--subject", "borgmester", "--json").json["items"][0]["key"] == "min-egen"


def test_a_file_of_another_kind_is_refused(arkiv: Terminal) -> None:
    said = arkiv("import", arkiv.write("a.txt", PSF), "--json")

    assert (said.code, said.problem, said.paths) == (1, "invalid", ["file"])
    assert "line" not in json.loads(said.err)


def test_recording_times_in_an_archive_that_is_not_simulated_are_refused(arkiv: Terminal) -> None:
    said = arkiv("import", arkiv.write("a.jsonl", {**PSF, "at": "2012-01-01T10:00:00Z"}), "--json")

    assert (said.code, said.problem) == (1, "refused")


def test_what_may_be_a_mistake_is_told_with_its_line(arkiv: Terminal) -> None:
    agenda = {"command": "publish-agenda", "meeting": "m1", "sent_on": "2012-06-01", "items": []}
    file = arkiv.write("alt.jsonl", PSF, BR, MEETING, agenda)

    tried = arkiv.ok("import", "--dry-run", "--json", file)
    said = arkiv.ok("import", file)
    again = arkiv.ok("import", file)

    assert [one["warned"] for one in tried.json["files"]] == [1]
    assert said.err.splitlines() == [
        f"{file}, linje 4: advarsel: Dagsordenen er sendt ud den 1. juni 2012, "
        "efter mødet i Partnerskabsforum den 8. maj 2012."
    ]
    assert again.err == ""
