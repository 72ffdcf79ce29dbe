"""docs/rules.md, by web/texts/rules_en.py, lists every refusal and every warning that is made, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from archive.grammar.rules import ABOUT_COMPETENCE
from tests.archive.test_competence import RULES
from tests.texts.codes import gone_by
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
    said = set(re.findall(r"^\| `([a-z-]+)`", page, re.MULTILINE))

    assert WARNINGS.keys() - said == set(), "WARNED in the command's file, web/texts/commands/*_en.py, lacks these"
    assert said - WARNINGS.keys() == set(), "web/texts: WARNED has these left over"


def untried(codes: Iterable[str]) -> set[str]:
    """Those that no test names; that a code has its words is no trial of it."""
    rooms = (path for path in (ROOT / "tests").rglob("*.py") if path.parent.name != "texts")
    tests = "\n".join(path.read_text(encoding="utf-8") for path in rooms)
    return {code for code in codes if f'"{code}"' not in tests}


def test_every_refusal_of_a_command_is_tried() -> None:
    assert untried(EN.refused) == set(), "test_refusals.py or test_domain_refusals.py: a row of REFUSALS for each"


def test_every_warning_is_tried() -> None:
    assert untried(WARNINGS) == set(), "tests/archive/test_warnings.py, or beside the refusals: a test for each"


def test_every_rule_that_a_verb_goes_by_is_described_tried_and_on_the_page() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8").split("## Competence")[1].split("\n## ")[0]

    assert gone_by() == ABOUT_COMPETENCE.keys(), "archive/grammar/rules.py: a row of ABOUT_COMPETENCE for each"
    assert gone_by() == {row[0] for row in RULES}, "tests/archive/test_competence.py: a row of RULES for each"
    assert gone_by() == set(re.findall(r"^\| `([a-z_]+)`", page, re.MULTILINE)), "python docs/generate.py"
