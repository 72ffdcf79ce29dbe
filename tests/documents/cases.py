"""Files made after faults that others met in reading: each with a note of what must and must not be found in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.beside import SHARED

CASES = SHARED / "cases" / "files"


@dataclass(frozen=True)
class Case:
    name: str
    file: Path
    found: tuple[str, ...]
    not_found: tuple[str, ...]


def cases() -> list[Case]:
    return [_case(folder) for folder in sorted(CASES.iterdir())] if CASES.is_dir() else []


def _case(folder: Path) -> Case:
    note = (folder / "NOTE.txt").read_text(encoding="utf-8").splitlines()
    said = dict(line.split(": ", 1) for line in note if line.startswith(("Skal findes: ", "Må ikke findes: ")))
    (file,) = (one for one in folder.iterdir() if one.name != "NOTE.txt")
    return Case(folder.name, file, _words(said["Skal findes"]), _words(said["Må ikke findes"]))


def _words(said: str) -> tuple[str, ...]:
    return () if said.strip() == "-" else tuple(word.strip() for word in said.split(","))
