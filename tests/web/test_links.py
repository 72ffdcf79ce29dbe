"""Every link of the example archive's pages leads to a page, and no page shows what is meant for programs."""

from __future__ import annotations

import html
import re
from random import Random

import pytest

from tests.contract.asking import Asking

_LINK = re.compile(r'href="([^"]+)"')
_TAG = re.compile(r"<[^>]*>")
_RAW = re.compile(r"\{'|\bNone\b|\bnull\b|Undefined|Traceback")
_MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
_CODE = re.compile(r"<code>.*?</code>", re.DOTALL)
_ADDRESS = re.compile(r"https?://\S+")
_FOR_PROGRAMS = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b|\bop: |\b(?:awaiting|without)-[a-z]+")
_AT_A_MOMENT = re.compile(r"[?&](?:on|known)=")
# What is written there is recorded today, from whichever moment one came.
_WRITTEN_TODAY = ("/skrivebord/", "/indfoer", "/berigtig")
_MOST = 250


@pytest.mark.parametrize("start", ["/", "/?on=2012-06-01&known=@638", "/?lang=en&on=2014-03-01"])
def test_every_link_leads_to_a_page_that_is_written_for_people(example: Asking, start: str) -> None:
    by_chance = Random(start)
    waiting, seen = [start], {start}
    for _ in range(_MOST):
        address = waiting.pop(by_chance.randrange(len(waiting)))
        with example.client.get(address) as response:
            assert response.status_code in (200, 302), address
            if response.status_code == 302 or response.mimetype != "text/html":
                continue
            page = response.get_data(as_text=True)
        assert not written_for_programs(page), address
        assert 'class="simulated"' in page, address
        moment = bool(_AT_A_MOMENT.search(address)) and not address.startswith(_WRITTEN_TODAY)
        assert ('class="banner"' in page) == moment, address
        found = {link for link in links(page) if link.startswith("/")} - seen
        waiting += sorted(found)
        seen |= found


def links(page: str) -> list[str]:
    return [html.unescape(link).partition("#")[0] for link in _LINK.findall(page)]


def main(page: str) -> str:
    found = _MAIN.search(page)
    assert found is not None
    return found[0]


def written_for_programs(page: str) -> list[str]:
    """What no reader should meet: a value as the program has it, a date that is not in words, a code."""
    said = _ADDRESS.sub(" ", _TAG.sub(" ", _CODE.sub("", main(page))))
    return _RAW.findall(_TAG.sub(" ", page)) + _FOR_PROGRAMS.findall(said)


def test_a_hit_leads_to_the_very_text(example: Asking) -> None:
    for hit in example.get("search", q="boliger", limit="80")["hits"]:
        address, _, anchor = hit["url"].partition("#")
        page = example.client.get(address).get_data(as_text=True)
        assert not anchor or f'id="{anchor}"' in page, hit["url"]


@pytest.mark.parametrize(
    "address", ["/aftaler?on=i-morgen", "/aftaler/hovedaftale-2011?known=@5", "/soeg?q=-&on=2012-06-01"]
)
def test_an_error_page_says_that_the_archive_is_made_up_and_leads_out_of_the_error(
    example: Asking, address: str
) -> None:
    page = example.client.get(address)
    text = page.get_data(as_text=True)

    assert page.status_code in (404, 422)
    assert 'class="simulated"' in text
    out = links(main(text))
    assert {example.client.get(link).status_code for link in out} == {200}
    assert any(not _AT_A_MOMENT.search(link) for link in out)


def test_a_kommissorium_names_offices_and_bodies_by_their_names(example: Asking) -> None:
    words = _TAG.sub(" ", example.client.get("/organer/psf").get_data(as_text=True))

    assert "Overborgmesteren" in words
    assert "teknik-og-miljoeborgmester" not in words


@pytest.mark.parametrize("path", ["beslutninger", "moeder", "revisionsspor", "soeg?q=anvisning"])
def test_a_body_is_chosen_by_its_name(example: Asking, path: str) -> None:
    page = example.client.get(f"/{path}{'&' if '?' in path else '?'}body=psf").get_data(as_text=True)

    assert '<option value="psf" selected>Partnerskabsforum</option>' in page


def test_the_state_of_the_archive_is_that_of_the_moment(example: Asking) -> None:
    then = example.get("status", known="2012-06-01")

    assert then["last_recorded_at"] == example.get("agreements", known=f"@{then['position']}")["as_of"]["known"]
    assert then["counts"]["decision"] == len(example.get("decisions", known="2012-06-01", limit="500")["items"])


def test_the_archive_before_its_first_record_says_so(example: Asking) -> None:
    assert "Du ser arkivet, før noget var indført." in example.client.get("/aftaler?known=@0").get_data(as_text=True)
