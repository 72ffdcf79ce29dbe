"""The docs that follow from the code are what it says; what the README promises is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.generate import DOCS, PAGES
from web.settings import Settings

ROOT = Path(__file__).parents[2]
_LINK = re.compile(r"\]\(([^)#]+)")
WRITTEN = sorted(path.relative_to(ROOT) for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_what_the_code_says(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), "run: python docs/generate.py"


@pytest.mark.parametrize("page", WRITTEN, ids=str)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in _LINK.findall((ROOT / page).read_text(encoding="utf-8")):
        if not target.startswith(("http", "/")):
            assert (ROOT / page.parent / target).exists(), target


def test_every_setting_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = {"by_ocr": "OCR", "language": "LANG", "search": "SEARCH_URL", "people": "SIGN_IN"}
    for field in Settings.__dataclass_fields__:
        assert f"FORUMARKIV_{named.get(field, field.upper())}`" in readme


def test_every_record_of_a_choice_is_numbered_once() -> None:
    numbers = [path.name[:4] for path in sorted((ROOT / "docs/adr").glob("*.md"))]

    assert numbers == [f"{n:04d}" for n in range(1, len(numbers) + 1)]
