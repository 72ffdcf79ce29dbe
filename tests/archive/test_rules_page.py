"""docs/rules.md, by web/texts/rules_en.py, lists every refusal and every warning that is made, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from web.texts.commands import EN
from web.texts.warnings_da import WARNINGS

ROOT = Path(__file__).parents[2]
ROOMS = ("archive", "projections", "web", "cli")
CODE = re.compile(r"""(?:refused\(|\.refuse\(|\.refuse_by\(\w+,|Problem\(\s*"refused",)\s*"([a-z-]+)\"""")


def test_every_refusal_is_on_the_page_and_no_other() -> None:
    files = (path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    source = "\n".join(path.read_text(encoding="utf-8") for path in files)
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8").split("## Refusals")[1]

    refused, said = set(CODE.findall(source)), set(re.findall(r"^\| `([a-z-]+)`", page, re.MULTILINE))
    assert refused - said == set(), "REFUSED in the command's file, web/texts/commands/*_en.py, lacks these"
    assert said - refused == set(), "web/texts: REFUSED has these left over"


def test_every_warning_is_on_the_page_and_no_other() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8").split("## Warnings")[1].split("\n## ")[0]

    assert set(re.findall(r"^\| `([a-z-]+)`", page, re.MULTILINE)) == set(WARNINGS)


def test_every_refusal_of_a_command_is_tried() -> None:
    rooms = (path for path in (ROOT / "tests").rglob("*.py") if path.parent.name != "texts")
    tests = "\n".join(path.read_text(encoding="utf-8") for path in rooms)
    untried = {code for code in EN.refused if f'"{code}"' not in tests}

    assert untried == set(), "tests/archive/test_refusals.py or test_domain_refusals.py: a row of REFUSALS for each"
