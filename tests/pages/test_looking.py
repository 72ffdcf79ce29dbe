"""The audit trail by choosing, the year as a wheel, documents opened where they were found."""

from __future__ import annotations

import base64
import math
from dataclasses import replace
from datetime import date
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import attachments
from archive.extraction.extract import extract
from projections.search.marking import marked
from projections.search.query import parse
from tests.contract.asking import Asking
from tests.documents.files import pdf
from tests.given import JUSTERING, MEETING, PSF, SPINE
from tests.pages.shown import shown
from tests.pages.test_days import page
from web.pages.document import in_sheets
from web.pages.wheel import CENTRE, INNER, OUTER, wheel
from web.pages.year import by_forum


def numbers(found: lxml.html.HtmlElement) -> list[int]:
    return [int(one.split("-")[1]) for one in found.xpath("//ol/li/@id")]


def test_the_trail_is_read_the_newest_first_or_the_oldest(asking: Asking) -> None:
    asking(*SPINE, JUSTERING)

    newest, oldest = (numbers(shown(asking, "/revisionsspor", **more)) for more in ({}, {"newest": "false"}))

    assert newest == sorted(newest, reverse=True)
    assert oldest == newest[::-1]


def test_documents_are_listed_the_newest_first_and_their_dates_lead_to_them(asking: Asking) -> None:
    content = base64.b64encode(b"Notat").decode()
    of = {"command": "file-document", "title": "Notat", "kind": "notat", "media_type": "text/plain", "content": content}
    days = {"a": "2011-02-01", "b": "2013-05-08", "c": None}
    asking(*({**of, "id": id, **({"dated": day} if day else {})} for id, day in days.items()))

    found = shown(asking, "/dokumenter", read="whole")

    assert found.xpath("//main//tbody/tr/th/a/@href") == ["/dokumenter/b", "/dokumenter/a", "/dokumenter/c"]
    assert found.xpath("//main//tbody//a[@href='/dokumenter/b']/text()") == ["Notat", "8. maj 2013"]
    (told,) = found.xpath("//head/link[@type='application/json']/@href")
    answer = asking.client.get(told).get_json()
    assert [row["id"] for row in answer["items"]] == ["b", "a", "c"], "the page's own answer, for programs"
    assert [row["id"] for row in asking.get("documents")["items"]] == ["a", "b", "c"]
    table = asking.client.get(next(one for one in found.xpath("//a/@href") if "format=csv" in one)).get_data(
        as_text=True
    )
    assert [line.partition(",")[0] for line in table.splitlines()[1:]] == ["b", "a", "c"]


def test_the_trail_is_narrowed_by_what_an_entry_names_and_left_again(asking: Asking) -> None:
    asking(*SPINE, JUSTERING)
    asking.given.archive.do({**PSF, "id": "sf", "name": "Sekretariatsforum"}, by="ida")

    found = shown(asking, "/revisionsspor")
    assert "ida" in found.xpath("//select[@name='by']/option/@value")
    assert not found.xpath("//input[@type='text'][@name='subject' or @name='meeting' or @name='by']")
    assert "/revisionsspor?by=ida" in found.xpath("//ol//a/@href")
    assert "/revisionsspor?subject=h1" in found.xpath("//ol//a/@href")
    narrowed = shown(asking, "/revisionsspor", subject="h1", by="ida")
    assert "Kun om Hovedaftale (eksempeldata)." in narrowed.text_content()
    assert "/revisionsspor?by=ida" in narrowed.xpath("//ul[@class='chosen']//a/@href")
    assert [row["by"] for row in asking.get("recorders")["items"]] == sorted(
        {row["recorded_by"] for row in asking.get("audit")["items"]}
    )


def test_a_search_is_read_the_best_or_the_last_recorded_first_and_stays_so_when_asked_anew(asking: Asking) -> None:
    asking(*SPINE, JUSTERING)

    best, newest = (shown(asking, "/soeg", q="anvises", **more) for more in ({}, {"newest": "true"}))

    assert "/soeg?q=anvises&newest=true" in best.xpath("//main//a/@href")
    assert "/soeg?q=anvises" in newest.xpath("//main//a/@href")
    assert "Det senest indførte står først." in newest.text_content()
    assert newest.xpath("//form[@role='search']//input[@name='newest']/@value") == ["true"]
    assert not best.xpath("//form[@role='search']//input[@name='newest']")
    assert newest.xpath("//head/link[@type='application/atom+xml']/@href") == ["/soeg.atom?q=anvises"]


def test_a_forum_shows_its_members_first_each_once_and_its_rules_by_heading(asking: Asking) -> None:
    member = {"command": "appoint-member", "body": "psf", "person": "(navn)", "from": "2011-01-01"}
    sources = [
        {"document": one, "heading": f"Forum / {heading}"} for one, heading in (("notat", "Møder"), ("B", "Pligt"))
    ]
    rules = [
        {"rule": "remark_period", "value": {"weeks": 2}, "source": sources[0]},
        {"rule": "agenda_notice", "value": {"weeks": 1}, "source": sources[0]},
        {"rule": "purpose", "value": "Dialog", "source": sources[1]},
    ]
    content = base64.b64encode(b"Notat.").decode()
    filed = {"command": "file-document", "id": "notat", "title": "Notatet", "kind": "notat", "media_type": "text/plain"}
    asking(PSF, {**filed, "content": content}, {**member, "role": "member"}, {**member, "role": "chair"})
    adopted = {"command": "adopt-kommissorium", "id": "k1", "body": "psf", "effective_on": None, "status": "adopted"}
    asking({**adopted, "rules": rules})

    found = shown(asking, "/organer/psf")

    told = found.xpath("//main")[0].text_content()
    assert told.index("Medlemmer på den valgte dag") < told.index("Kommissorium")
    (row,) = [row for row in found.xpath("//tbody/tr") if "(navn)" in row.text_content()]
    assert [one.text_content() for one in row.xpath("td[1]/p")] == ["medlem", "formand"]
    folded = [one.text_content() for one in found.xpath("//main//summary")]
    assert folded == ["Møder (2)", "Pligt (1)", "Berigtig en enkelt indførsel (4)"]
    assert found.xpath("//details//a[@href='/dokumenter/notat']/text()") == ["Notatet", "Notatet"]


def test_a_person_who_sits_by_themselves_and_through_a_body_is_told_once(asking: Asking) -> None:
    parent = {**PSF, "id": "bmf", "name": "Borgmesterforum"}
    seat = {"command": "appoint-member", "person": "(navn)", "role": "member", "from": "2011-01-01"}
    through = {"command": "appoint-member", "body": "psf", "members_of": "bmf", "role": "member", "from": "2011-01-01"}
    asking(PSF, parent, {**seat, "body": "bmf"}, through, {**seat, "body": "psf", "role": "chair"})

    found = shown(asking, "/organer/psf")

    (row,) = [row for row in found.xpath("//tbody/tr") if "(navn)" in row.text_content()]
    roles = [" ".join(one.text_content().split()) for one in row.xpath("td[1]/p")]
    assert roles == ["medlem gennem Borgmesterforum", "formand"]


def test_the_trail_has_a_ready_view_for_one_person_and_says_what_it_is_about(asking: Asking) -> None:
    asking(*SPINE, JUSTERING)

    found = shown(asking, "/revisionsspor")
    assert "/revisionsspor/indfoerere" in found.xpath("//nav[@class='parts']//a/@href")
    justering, decision = (shown(asking, "/revisionsspor", subject=id).xpath("//main")[0] for id in ("j1", "d1"))
    assert "Kun om justeringen fra den 1. marts 2012 af aftalen" in justering.text_content()
    assert "Kun om beslutningen" in decision.text_content()


def test_what_rests_on_a_decision_is_told_as_people_know_it(asking: Asking) -> None:
    asking(*SPINE, JUSTERING)

    (link,) = shown(asking, "/beslutninger/d1").xpath("//main//li/a[@href='/justeringer/j1']")

    assert link.text_content().startswith("justeringen fra den 1. marts 2012 af aftalen »")


def test_the_source_of_a_rule_leads_to_its_document(asking: Asking) -> None:
    content = base64.b64encode(b"Notat.").decode()
    filed = {"command": "file-document", "id": "notat", "title": "Notatet", "kind": "notat", "media_type": "text/plain"}
    rule = {"rule": "remark_period", "value": {"weeks": 2}, "source": {"document": "notat", "heading": "Formalia"}}
    adopted = {"command": "adopt-kommissorium", "id": "k1", "body": "psf", "effective_on": None, "status": "adopted"}
    asking(PSF, {**filed, "content": content}, {**adopted, "rules": [rule]}, MEETING)
    asking({"command": "record-minutes", "meeting": "m1", "items": [{"number": "1", "text": "Haver."}]})
    asking({"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-15"})

    found = shown(asking, "/moeder/m1")

    assert found.xpath("//p[@class='rule']//a[@href='/dokumenter/notat']/text()") == ["Notatet"]


def item(day: str, body: str, met: bool = True) -> dict[str, Any]:
    planned = {"from": day, "date": day if met else None, "meeting": "m" if met else None}
    return {**planned, "body": body, "title": body, "status": "held"}


@given(
    st.lists(st.tuples(st.dates(date(2012, 1, 1), date(2012, 12, 31)), st.sampled_from("abcdefghijklm")), min_size=1)
)
def test_what_lies_in_a_year_stands_on_the_ring_of_its_forum_at_its_day(items: list[tuple[date, str]]) -> None:
    found = wheel(2012, [item(str(day), body) for day, body in items])

    assert found is not None
    radius = {body: ring for body, _, ring in found.rings}
    assert len(found.spots) == sum(body in radius for _, body in items)
    for spot in found.spots:
        x, y = spot.x - CENTRE, CENTRE - spot.y
        assert math.isclose(math.hypot(x, y), radius[spot.row["body"]], abs_tol=0.2)
        assert INNER < math.hypot(x, y) < OUTER
        turned = math.degrees(math.atan2(x, y)) % 360 / 360 * 366
        day = date.fromisoformat(spot.row["date"]).timetuple().tm_yday - 1
        assert min(abs(turned - day), 366 - abs(turned - day)) < 0.5


def test_an_empty_year_has_no_wheel_and_a_planned_time_is_open() -> None:
    assert wheel(2012, []) is None
    found = wheel(2012, [item("2012-02-01", "psf", met=False)])
    assert found is not None
    assert [spot.held for spot in found.spots] == [False]


def test_the_year_opens_on_the_latest_that_has_a_meeting(asking: Asking) -> None:
    asking(PSF, MEETING)

    assert asking.client.get("/aarshjul").location == "/aarshjul/2012"
    assert asking.client.get("/aarshjul?on=2011-06-01").location == "/aarshjul/2011?on=2011-06-01"
    points = shown(asking, "/aarshjul/2012").xpath("//svg//a")
    assert [point.get("href") for point in points] == ["/moeder/m1"]
    assert points[0].get("aria-label").startswith("Partnerskabsforum: 8. maj 2012")


def test_a_document_opens_where_it_was_found_and_is_marked(asking: Asking) -> None:
    content = base64.b64encode("Første afsnit.\n\nBoligerne anvises af <kommunen>.".encode()).decode()
    filed = {"command": "file-document", "id": "notat", "title": "Notat", "kind": "notat", "media_type": "text/plain"}
    asking({**filed, "content": content})

    (href,) = shown(asking, "/soeg", q="bolig*").xpath("//ol[contains(@class, 'hits')]//a/@href")
    assert href.startswith("/dokumenter/notat?q=bolig%2A#fund")
    found = shown(asking, "/dokumenter/notat", q="bolig*")
    assert [(mark.get("id"), mark.text) for mark in found.xpath("//mark")] == [("fund", "Boligerne")]
    assert "anvises af <kommunen>." in found.text_content()
    assert "Det fundne er markeret" not in page(asking, "/dokumenter/notat")


def test_a_document_that_names_a_body_opens_there_for_its_abbreviation(asking: Asking) -> None:
    content = base64.b64encode(b"Sendt til Partnerskabsforum.").decode()
    filed = {"command": "file-document", "id": "notat", "kind": "notat", "media_type": "text/plain", "content": content}
    asking(PSF, {**filed, "title": "Notat til Partnerskabsforum"})

    hit = shown(asking, "/soeg", q="PSF").xpath("//ol[contains(@class, 'hits')]/li")[0]
    assert hit.xpath(".//h2//mark/text()") == ["Partnerskabsforum"]
    found = shown(asking, "/dokumenter/notat", q="PSF")
    assert [(mark.get("id"), mark.text) for mark in found.xpath("//mark")] == [("fund", "Partnerskabsforum")]


def test_a_year_is_a_table_of_months_by_forums(asking: Asking) -> None:
    asking(*SPINE)

    found = shown(asking, "/aarshjul/2012", on="2012-06-01")

    (table,) = found.xpath("//table[caption[starts-with(., 'Måned for måned')]]")
    assert [head.text_content() for head in table.xpath("thead//th")] == ["Måned", "Partnerskabsforum"]
    assert len(table.xpath("tbody/tr")) == 12
    (cell,) = table.xpath("tbody/tr[th='Maj']/td")
    assert cell.xpath(".//a/@href") == ["/moeder/m1?on=2012-06-01"]
    assert cell.xpath(".//a")[0].text_content() == "8. maj"


@given(
    st.lists(
        st.builds(item, st.dates(date(2012, 1, 1), date(2012, 12, 31)).map(str), st.sampled_from("abc"), st.booleans())
    )
)
def test_everything_of_a_year_lies_once_in_its_month_under_its_forum(items: list[dict[str, Any]]) -> None:
    forums, months = by_forum(items)

    placed = [
        (month, body, row) for month, cells in months for body, rows in zip(forums, cells, strict=True) for row in rows
    ]
    assert all(row["body"] == body and int((row["date"] or row["from"])[5:7]) == month for month, body, row in placed)
    assert sorted(id(row) for _, _, row in placed) == sorted(map(id, items))


def pending(asking: Asking, on: str) -> str:
    found = shown(asking, "/moeder/m1", on=on).xpath("//section[h2[@id='frister']]")[0]
    return " ".join(found.text_content().split())


def test_what_is_pending_of_a_meeting_stands_with_its_deadlines_and_verdicts(asking: Asking) -> None:
    source = {"document": "Bilag 2", "heading": "Formalia"}
    rules = [{"rule": name, "value": {"weeks": 2}, "source": source} for name in ("agenda_notice", "remark_period")]
    adopted = {"id": "k1", "body": "psf", "status": "adopted", "effective_on": "2010-01-01", "rules": rules}
    asking(PSF, {"command": "adopt-kommissorium", **adopted}, MEETING)
    assert "Dagsorden udsendes senest før mødet: senest 24. april 2012." in pending(asking, "2012-04-01")
    assert "Der er intet referat i arkivet." in pending(asking, "2012-06-01")

    asking({"command": "record-minutes", "meeting": "m1", "items": [{"number": "1", "text": "Ja."}]})
    assert "Referatet er ikke sendt ud." in pending(asking, "2012-06-01")

    asking({"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-15"})
    assert "til og med 29. maj 2012; kommer der ingen, er det endeligt fra 30. maj 2012." in pending(
        asking, "2012-05-20"
    )
    assert "Intet udestår." in pending(asking, "2012-06-01")

    asking(
        {
            "command": "remark-on-minutes",
            "remark": "r1",
            "meeting": "m1",
            "from": "bl1",
            "on": "2012-05-20",
            "text": "Nej.",
        }
    )
    assert "Bemærkningen fra bl1 20. maj 2012 er ikke afgjort." in pending(asking, "2012-06-01")


def test_the_front_page_and_a_body_name_their_lists_as_data(asking: Asking) -> None:
    asking(*SPINE)

    for address, least in (("/", 6), ("/organer/psf", 5)):
        data = shown(asking, address, on="2012-06-01").xpath("//footer//a[contains(@href, 'format=csv')]/@href")
        assert len(data) == least
        assert {asking.client.get(href).mimetype for href in data} == {"text/csv"}


def filed(asking: Asking, content: bytes, media_type: str) -> None:
    said = {"media_type": media_type, "content": base64.b64encode(content).decode(), "keep_unread": True}
    asking({"command": "file-document", "id": "scan", "title": "Scan", "kind": "notat", **said})


def test_a_text_is_read_page_by_page_and_the_original_opens_beside_it_where_it_was_found(asking: Asking) -> None:
    filed(asking, pdf("Side et", "", "Her anvises boliger"), "application/pdf")

    found = shown(asking, "/dokumenter/scan", q="bolig*")

    assert found.xpath("//h3[@class='sheet']/@id") == ["side-1", "side-2", "side-3"]
    assert found.xpath("//h3[@id='side-3']/following-sibling::p[1]//mark/@id") == ["fund"]
    assert "Her er ingen læsbar tekst." in found.xpath("//h3[@id='side-2']/following-sibling::p[1]")[0].text_content()
    (beside,) = found.xpath("//object/@data")
    assert beside == "/dokumenter/scan/original#page=3&navpanes=0"
    assert asking.get("documents/scan")["page_starts"] == [0, None, 9]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("da", "før arkivet huskede, hvor hver side begynder: den står i ét stykke. Læs dokumentet igen"),
        ("en", "before the archive remembered where each page begins: it stands in one piece. Read the document again"),
    ],
)
def test_a_text_read_before_pages_were_kept_says_so_and_how_it_is_mended(
    asking: Asking, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    with monkeypatch.context() as older:
        read = replace(extract(pdf("Side et", "Side to"), "application/pdf"), starts=())
        older.setattr(attachments, "extract", lambda *_, **__: read)
        filed(asking, pdf("Side et", "Side to"), "application/pdf")

    (told,) = shown(asking, "/dokumenter/scan", lang=lang).find_class("unpaged")
    assert words in " ".join(told.text_content().split())
    assert told.xpath(".//code/text()") == ["arkiv extract scan"]
    (form,) = told.xpath(".//a/@href")
    assert form.startswith("/indfoer/extract-document?")
    assert form.endswith("document=scan")

    asking({"command": "extract-document", "document": "scan"})

    now = shown(asking, "/dokumenter/scan", lang=lang)
    assert now.xpath("//h3[@class='sheet']/@id") == ["side-1", "side-2"]
    assert not now.find_class("unpaged")


@pytest.mark.parametrize(
    ("content", "kind"), [(pdf(""), "application/pdf"), (pdf("En"), "application/pdf"), (b"Ja", "text/plain")]
)
def test_a_text_of_one_page_or_of_none_says_nothing_of_pages(asking: Asking, content: bytes, kind: str) -> None:
    filed(asking, content, kind)

    assert not shown(asking, "/dokumenter/scan").find_class("unpaged")


def test_the_original_is_shown_by_the_browser_in_our_own_page_alone(asking: Asking) -> None:
    filed(asking, pdf("Side et"), "application/pdf")

    response = asking.client.get("/dokumenter/scan/original")

    assert (response.mimetype, response.data) == ("application/pdf", pdf("Side et"))
    assert response.headers["Content-Disposition"] == 'inline; filename="scan.pdf"'
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
    assert "object-src 'self'" in asking.client.get("/dokumenter/scan").headers["Content-Security-Policy"]
    assert "object-src" not in asking.client.get("/dokumenter").headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("content", "media_type", "beside"),
    [(b"<p>Hej", "text/html", []), (b"\x89PNG\r\n\x1a\n" + bytes(40), "image/png", ["/api/v1/documents/scan/content"])],
)
def test_only_a_pdf_is_shown_by_itself_and_a_picture_as_one(
    asking: Asking, content: bytes, media_type: str, beside: list[str]
) -> None:
    filed(asking, content, media_type)

    assert shown(asking, "/dokumenter/scan").xpath("//main//img/@src") == beside
    assert asking.client.get("/dokumenter/scan/original").status_code == 404


@given(st.lists(st.text("ab \n", min_size=1, max_size=9), min_size=1, max_size=5), st.data())
def test_sheets_hold_the_text_of_their_pages_however_it_is_marked(pages: list[str], data: st.DataObject) -> None:
    text, starts = "".join(pages), [sum(map(len, pages[:n])) for n in range(len(pages))]
    cuts = sorted(data.draw(st.sets(st.integers(1, len(text)), max_size=4)) | {len(text)})
    pieces = [
        {"text": text[at:to], "hit": n % 2 == 1} for n, (at, to) in enumerate(zip([0, *cuts], cuts, strict=False))
    ]

    sheets = list(in_sheets(pieces, starts, len(pages) - 1))

    assert ["".join(piece["text"] for piece in sheet.pieces) for sheet in sheets] == pages
    assert [sheet.number for sheet in sheets] == [*range(1, len(pages)), None]
    marks = [piece["hit"] for sheet in sheets for piece in sheet.pieces for _ in piece["text"]]
    assert marks == [piece["hit"] for piece in pieces for _ in piece["text"]]


@given(text=st.text("abe .\n<"), q=st.sampled_from(["a", "ab*", "-a b", '"a b"', "abe"]))
def test_the_pieces_of_a_marked_text_joined_are_the_text(text: str, q: str) -> None:
    assert "".join(piece["text"] for piece in marked(text, parse(q))) == text
