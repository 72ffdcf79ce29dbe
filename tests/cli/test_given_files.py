"""Files that somebody names: a pipe or a device is told so and not waited for, a path leads to no other folder."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.terminal import Said, Terminal

FILED = {"command": "file-document", "id": "n", "title": "N", "kind": "notat", "media_type": "text/plain"}


@pytest.fixture
def pipe(arkiv: Terminal) -> Path:
    os.mkfifo(arkiv.folder / "pipe.txt")
    return arkiv.folder / "pipe.txt"


def imported(arkiv: Terminal, path: str, *options: str) -> Said:
    """What is said of a command file, in a folder of its own, that names a path."""
    (arkiv.folder / "in").mkdir(exist_ok=True)
    (arkiv.folder / "in" / "c.jsonl").write_text(json.dumps({**FILED, "path": path}), encoding="utf-8")
    return arkiv("import", str(arkiv.folder / "in" / "c.jsonl"), *options)


def errors(said: Said) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(said.err.splitlines()[0])["errors"]
    return found


@pytest.mark.parametrize("what", ["pipe.txt", "/dev/zero", "/dev/tty", "folder"])
def test_what_is_no_file_is_not_filed(arkiv: Terminal, pipe: Path, what: str) -> None:
    (arkiv.folder / "folder").mkdir()
    named = str(arkiv.folder / what)

    said = arkiv("file", named, "--json")

    assert said.code == 1
    assert "path" in said.err
    assert "en mappe, en enhed eller et rør" in arkiv("file", named).err or what == "/dev/tty"
    assert arkiv.position == 2


def test_a_pipe_beside_a_command_file_is_not_waited_for(arkiv: Terminal) -> None:
    (arkiv.folder / "in").mkdir()
    os.mkfifo(arkiv.folder / "in" / "pipe")

    said = imported(arkiv, "pipe", "--json")

    assert said.code == 1
    assert errors(said)[0]["path"] == "path"
    assert "rør" in errors(said)[0]["message"]


@pytest.mark.parametrize(
    "path",
    ["../secret.txt", "/etc/hostname", "under/../../secret.txt", "link", "folder/secret.txt", "../in2/secret.txt"],
)
@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_a_path_leads_out_of_the_folder_in_no_way(arkiv: Terminal, path: str, options: tuple[str, ...]) -> None:
    (arkiv.folder / "in" / "under").mkdir(parents=True)
    (arkiv.folder / "in2").mkdir()
    for folder in (".", "in2"):
        (arkiv.folder / folder / "secret.txt").write_text("Hemmeligt.", encoding="utf-8")
    (arkiv.folder / "in" / "link").symlink_to(arkiv.folder / "secret.txt")
    (arkiv.folder / "in" / "folder").symlink_to(arkiv.folder)

    said = imported(arkiv, path, "--json", *options)

    assert said.code == 1
    assert [error["path"] for error in errors(said)] == ["path"]
    assert "uden for kommandofilens mappe" in errors(said)[0]["message"]
    assert arkiv.position == 2
    assert not list((arkiv.data / "files").glob("*"))


def test_a_path_may_lead_below_and_by_links_within(arkiv: Terminal) -> None:
    (arkiv.folder / "in" / "under").mkdir(parents=True)
    (arkiv.folder / "in" / "under" / "notat.txt").write_text("Et notat.", encoding="utf-8")
    (arkiv.folder / "in" / "link").symlink_to("under")
    (arkiv.folder / "elsewhere").symlink_to("in")

    assert imported(arkiv, "under/notat.txt").code == 0
    assert imported(arkiv, "under/../link/notat.txt").code == 1, "the id is taken"
    command_file = arkiv.folder / "elsewhere" / "d.jsonl"
    command_file.write_text(json.dumps({**FILED, "id": "m", "path": "link/notat.txt"}), encoding="utf-8")
    assert arkiv("import", str(command_file)).code == 0


def test_links_in_a_circle_are_told(arkiv: Terminal) -> None:
    (arkiv.folder / "in").mkdir()
    (arkiv.folder / "in" / "a").symlink_to("b")
    (arkiv.folder / "in" / "b").symlink_to("a")

    said = imported(arkiv, "a", "--json")

    assert (said.code, errors(said)[0]["path"]) == (1, "path")
