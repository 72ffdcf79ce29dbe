"""A type of problem is an address, where people read what it means and what to do."""

from __future__ import annotations

from types import ModuleType

import pytest

from archive.problems import STATUS
from tests.pages.conftest import Pages
from web.texts import problems_da, problems_en


def test_every_type_has_a_meaning_in_both_languages() -> None:
    assert problems_da.MEANINGS.keys() == problems_en.MEANINGS.keys() == STATUS.keys()


@pytest.mark.parametrize("slug", STATUS)
@pytest.mark.parametrize(("language", "texts"), [("da", problems_da), ("en", problems_en)])
def test_its_page_says_what_it_means(pages: Pages, slug: str, language: str, texts: ModuleType) -> None:
    page = pages.page(f"/problems/{slug}?lang={language}")

    assert page.get("lang") == language
    (heading,) = page.xpath("//h1/text()")
    assert heading == texts.TITLES[slug]
    assert texts.MEANINGS[slug] in page.text_content()
    assert f"{STATUS[slug]} (/problems/{slug})" in page.text_content()


def test_all_of_them_stand_on_one_page_each_with_a_link_to_its_own(pages: Pages) -> None:
    page = pages.page("/problems")

    assert [row.xpath("string(th/a/@href)") for row in page.xpath("//tbody/tr")] == [f"/problems/{s}" for s in STATUS]
    assert [row.xpath("string(td[1])") for row in page.xpath("//tbody/tr")] == [str(s) for s in STATUS.values()]


def test_a_type_that_does_not_exist_has_no_page(pages: Pages) -> None:
    assert pages.client.get("/problems/no-such-type").status_code == 404


def test_an_error_leads_to_what_its_type_means(pages: Pages) -> None:
    pages.problem = {"type": "/problems/behind", "title": "Ikke fulgt med endnu", "status": 503, "detail": "Prøv igen."}

    found = pages.page("/fejl")
    assert "/problems/behind" in found.xpath("//main//a/@href")
    assert found.xpath("//main//a[text()='Prøv igen']/@href") == ["/fejl"]
