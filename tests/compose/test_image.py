"""``Dockerfile``: nobody is root, nothing is unpinned, nothing goes in but the program; and that suffices."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

from projections.search import lexicon
from tests.compose.installation import ROOT, copied, instructions, pinned

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES: list[str] = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]


def said(word: str) -> list[str]:
    return [rest for one, rest in instructions() if one == word]


def test_it_runs_as_an_account_of_its_own_with_a_number_that_stays() -> None:
    (user,) = said("USER")
    (made,) = (line for line in said("RUN") if "useradd" in line)

    assert user == "10001:10001"
    assert "--uid 10001" in made
    assert "install -d -o 10001 -g 10001 -m 0700 /data" in made, "a new volume takes over whose the folder is"
    assert said("VOLUME") == ["/data"]


def test_it_is_built_in_one_stage_and_runs_in_another_on_the_same_python() -> None:
    first, last = said("FROM")

    assert (first, last) == ("python:${PYTHON} AS build", "python:${PYTHON}")
    _, tag = pinned(said("ARG")[0].replace("PYTHON=", "python:"))
    python = re.fullmatch(r"(\d+\.\d+)-slim-\w+", tag)
    assert python is not None
    assert f">={python[1]}" == PROJECT["project"]["requires-python"], "the one that is tested"


def test_dependencies_are_installed_by_their_hashes_and_nothing_else_is() -> None:
    installing = [line for line in said("RUN") if "pip install" in line]

    assert [("--require-hashes -r requirements.txt" in one, "--no-deps" in one) for one in installing] == [
        (True, False),
        (False, True),
    ]
    assert not any("curl" in line for line in said("RUN"))
    (system,) = (line for line in said("RUN") if "apt-get" in line)
    assert "install -y -qq --no-install-recommends libpango" in system, "what sets pages, and nothing beside it"


def test_no_setting_but_the_folder_is_in_it() -> None:
    assert re.findall(r"FORUMARKIV_\w+", " ".join(said("ENV"))) == ["FORUMARKIV_DATA_DIR"]
    assert not re.search("PASSWORD|SECRET|TOKEN|KEY", " ".join(said("ENV") + said("ARG")))


def test_what_is_sent_to_the_builder_is_what_the_image_takes() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]

    assert rules[0] == "*", "whatever is not named stays outside"
    assert {rule[1:] for rule in rules if rule.startswith("!")} == set(copied())
    assert set(PACKAGES) <= set(copied())


def test_what_the_image_takes_suffices_to_install_the_whole_program(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for name in copied():
        there = source / name
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(ROOT / name, there) if (ROOT / name).is_dir() else shutil.copy(ROOT / name, there)

    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "built"],
        cwd=source, check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    (built,) = (tmp_path / "built").iterdir()
    with zipfile.ZipFile(built) as wheel:
        inside = {name for name in wheel.namelist() if name.split("/")[0] in PACKAGES}
    whole = {
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert inside == whole
    assert {"web/templates/status.html", "web/static/arkiv.css", "web/serving.py"} <= inside


def test_the_list_of_words_that_root_made_can_be_read_by_the_account_that_runs(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        lexicon._keep(tmp_path / "share" / "words" / "list.bin", b"words")
    finally:
        os.umask(before)

    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("share", "share/words")] == [0o755, 0o755]
    assert stat.S_IMODE((tmp_path / "share/words/list.bin").stat().st_mode) == 0o644
