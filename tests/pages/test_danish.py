"""A page in English says of every Danish text that it is Danish, whatever template shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from tests.answers.examples import Examples
from tests.demo.example import commands
from tests.pages.test_pages import EVERY, addresses
from web.pages.danish import in_english

REGULAR = {"re": "http://exslt.org/regular-expressions"}
# What is shown within these has no place for an element that says so.
WITHOUT = ("script", "style", "title", "option", "textarea", "desc")


def texts(html: str) -> Iterator[tuple[str, bool]]:
    """Each text of a page, and whether it is said to be Danish."""
    for text in lxml.html.document_fromstring(html).xpath("//body//text()"):
        within = text.getparent().getparent() if text.is_tail else text.getparent()
        if within.tag not in WITHOUT:
            yield " ".join(text.split()), bool(within.xpath("ancestor-or-self::*[@lang][1][@lang='da']"))


def written(value: Any) -> Iterator[str]:
    """Whatever people wrote in the example archive that is told apart from a word of ours."""
    if isinstance(value, str):
        if len(value) >= 12 and " " in value:
            yield " ".join(value.split())
    else:
        for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from written(one)


@cache
def danish_of_the_example() -> re.Pattern[str]:
    """What is Danish for sure: a word with a letter that English lacks, a text of the archive, a name."""
    named = [one["name"] for one in commands() if one["command"] in ("establish-body", "establish-office")]
    found = sorted({*written(list(commands())), *(name for name in named if len(name) > 3)})
    return re.compile("|".join(["[æøåÆØÅ]", *(rf"\b{re.escape(one)}" for one in found)]))


# Forms that show what the archive holds, and pages that no list of questions names.
FORMS = (
    "/berigtig/af/hovedaftale-2011",
    "/indfoer/annul-decision",
    "/berigtig/af/psf",
    "/skrivebord/udsend?meeting=sf-2015-1",
    "/skrivebord/referat?meeting=sf-2015-1",
    "/skrivebord/foelg-op?body=psf",
    "/skrivebord/indkald?body=psf",
    "/revisionsspor?newest=false",
    "/mangler/2014?on=2016-01-01",
    "/?known=@1187",
)


def unsaid(html: str) -> set[str]:
    """Texts that hold Danish and do not say so; a hint's own example aside."""
    return {
        text
        for text, danish in texts(html)
        if not danish and danish_of_the_example().search(text) and "e.g. " not in text.lower()
    }


@EVERY
def test_every_text_that_people_wrote_says_so(example: Examples, name: str) -> None:
    assert set[str]().union(*(unsaid(example.page(address, "en")) for address in addresses(example, name))) == set()


@pytest.mark.parametrize("path", FORMS)
def test_forms_say_so_too(example: Examples, path: str) -> None:
    response = example.client.get(path, headers={"Accept-Language": "en"}, follow_redirects=True)

    assert response.status_code == 200
    assert unsaid(response.get_data(as_text=True)) == set()


@pytest.mark.parametrize(
    ("path", "unmarked"),
    [
        ("/revisionsspor?late=30", ("kommunens hjemmeside", "Konsulenten hos", "Formanden for", "Direktøren i")),
        ("/revisionsspor?corrections=true", ("4 Anvisning (", "5.1 Energirenovering:")),
        ("/aftaler/hovedaftale-2011", ("kommunens hjemmeside",)),
        ("/organer/bl1", ("Eksempeldata, Medlemmer",)),
        ("/?on=2014-07-01", ("Delaftale om boligsocial anvisning",)),
        ("/organer/psf", ("Formalia", "Medlemmer", "Opgaver", "Socialborgmesteren")),
    ],
)
def test_what_stands_within_a_sentence_says_so_too(example: Examples, path: str, unmarked: tuple[str, ...]) -> None:
    told = [text for text, danish in texts(example.page(path, "en")) if not danish]

    assert [one for one in unmarked for text in told if one in text] == []


@pytest.mark.parametrize("path", FORMS[:4])
def test_boxes_that_hold_danish_say_so(example: Examples, path: str) -> None:
    response = example.client.get(path, headers={"Accept-Language": "en"}, follow_redirects=True)
    found = lxml.html.document_fromstring(response.get_data(as_text=True))
    boxes = [one for one in found.xpath("//main//textarea") if re.search("[æøå]", one.text or "")]
    boxes += found.xpath("//input[not(@type='hidden')][re:test(@value, '[æøå]')]", namespaces=REGULAR)
    boxes += found.xpath("//datalist/option[re:test(@value, '[æøå]')]", namespaces=REGULAR)
    boxes = [one for one in boxes if one.get("id") != "letter"]  # a sentence in English around Danish names

    assert boxes
    assert {one.get("lang") for one in boxes} <= {"da"}


@EVERY
def test_no_sentence_of_ours_is_said_to_be_danish(example: Examples, name: str) -> None:
    english = re.compile(r"\b(the|was|were|from|with|has|by)\b")
    pages = [example.page(address, "en") for address in addresses(example, name)]

    assert {text for page in pages for text, danish in texts(page) if danish and english.search(text)} == set()


HEADED = ({"heading": "Anvisning"}, {"document": "Notat", "heading": "Pligt"}, {"heading": "Forum / Møder"})
PAGE = '<html lang="en"><head><title>Psf</title></head><body>{}</body></html>'


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("<td>Åbne gårde</td>", '<td lang="da">Åbne gårde</td>'),
        ('<td class="long">\n Åbne\n gårde </td>', '<td class="long" lang="da">\n Åbne\n gårde </td>'),
        ("<p>Reason: Åbne gårde</p>", '<p>Reason: <span lang="da">Åbne gårde</span></p>'),
        ("<p>Åbne gårde<b>is old</b></p>", '<p><span lang="da">Åbne gårde</span><b>is old</b></p>'),
        ('<p lang="da">Åbne gårde <i>Psf</i></p>', '<p lang="da">Åbne gårde <i>Psf</i></p>'),
        ("<h2>Psf was called.</h2>", '<h2><span lang="da">Psf</span> was called.</h2>'),
        ("<h2>The decision “Ja til det” fell.</h2>", '<h2>The decision “<span lang="da">Ja til det</span>” fell.</h2>'),
        ("<p>Psfs and Psf's</p>", '<p>Psfs and <span lang="da">Psf</span>\'s</p>'),
        ("<option>Psf</option>", '<option lang="da">Psf</option>'),
        ("<option>Psf (old)</option>", "<option>Psf (old)</option>"),
        ("<svg><title>Psf, 2012</title></svg>", "<svg><title>Psf, 2012</title></svg>"),
        ("<p>a &lt; b<br>Psf</p>", '<p>a &lt; b<br><span lang="da">Psf</span></p>'),
        ("<p>Fisk &amp; amp</p>", '<p>Fisk &amp; <span lang="da">amp</span></p>'),
        ("<p>in-force</p>", "<p>in-force</p>"),
        ("<p>Fisk &amp; Søn</p>", '<p lang="da">Fisk &amp; Søn</p>'),
        ("<ins>4 Anvisning (replaced): b</ins>", '<ins>4 <span lang="da">Anvisning</span> (replaced): b</ins>'),
        ("<td>Notat, Pligt<br>b</td>", '<td><span lang="da">Notat</span>, <span lang="da">Pligt</span><br>b</td>'),
        ("<caption>Møder</caption>", '<caption lang="da">Møder</caption>'),
        ("<p>Anvisning: 2 weeks</p>", '<p><span lang="da">Anvisning</span>: 2 weeks</p>'),
        ("<p>Psf: Åbne gårde med…</p>", '<p><span lang="da">Psf</span>: <span lang="da">Åbne gårde med…</span></p>'),
        ("<p>Åbne gårde med luft … (d1)</p>", '<p><span lang="da">Åbne gårde med luft …</span> (d1)</p>'),
        ("<p>Åbne gårde uden luft …</p>", "<p>Åbne gårde uden luft …</p>"),
        ("<p>Of “Åbne gårde med luft” it says</p>", '<p>Of “<span lang="da">Åbne gårde med luft</span>” it says</p>'),
        (
            "<p>Annulled by: Økonomiforvaltningen.</p>",
            '<p>Annulled by: <span lang="da">Økonomiforvaltningen</span>.</p>',
        ),
        ("<p>(Bilag, Pligt)</p>", '<p>(Bilag, <span lang="da">Pligt</span>)</p>'),
    ],
)
def test_where_it_stands(shown: str, said: str) -> None:
    rows = [{"text": "Åbne gårde"}, {"reason": "Fisk & Søn"}, {"authority": "Økonomiforvaltningen"}, *HEADED]
    answer = {"status": "in-force", "rows": [*rows, {"text": "Åbne gårde med luft."}]}

    assert in_english(PAGE.format(shown), answer, ["Psf", "amp", " "]) == PAGE.format(said)


@given(text=st.text("ab <>&\"'“”:\n", max_size=30), name=st.text("ab &<", min_size=1, max_size=6))
def test_whatever_it_says_a_page_reads_as_before(text: str, name: str) -> None:
    page = PAGE.format(f"<p>{escape(text)}</p><p>x {escape(text)}<i>b</i></p>")
    before, after = (
        lxml.html.document_fromstring(html).text_content() for html in (page, in_english(page, {"text": text}, [name]))
    )

    assert after == before
