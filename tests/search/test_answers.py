"""Answers of search over an archive: hits on both axes, with what shows why, and where to read on."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from archive.problems import Problem
from projections.search.fields import FACETS
from tests.given import AGREEMENT, BR, DECISION, JUSTERING, MEETING, PSF, SPINE
from tests.search.searching import Searching, shown

MINUTES = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Forummet drøftede haver."}]}
AGENDA = {
    "command": "publish-agenda",
    "meeting": "m1",
    "sent_on": "2012-04-20",
    "items": [{"number": "3", "title": "Justering af aftalen", "proposal": "At punkt 4 ændres."}],
}
KOMMISSORIUM = {
    "command": "adopt-kommissorium",
    "body": "psf",
    "effective_on": "2010-09-01",
    "status": "adopted",
    "rules": [
        {"rule": "purpose", "value": "At styrke dialogen", "source": {"document": "Bilag 2", "heading": "Formål"}},
        {
            "rule": "tasks",
            "value": ["Rammeaftaler", "Evaluering"],
            "source": {"document": "Bilag 2", "heading": "Opgaver"},
        },
    ],
}


def document(id: str, text: str, **more: str) -> dict[str, Any]:
    content = base64.b64encode(text.encode()).decode()
    named = {"id": id, "title": "Notat om ny organisering", "kind": "notat", "media_type": "text/plain"}
    return {"command": "file-document", **named, "content": content, **more}


def correct(position: int, **more: Any) -> dict[str, Any]:
    return {"command": "correct-record", "position": position, "reason": "Skrivefejl", **more}


def test_every_kind_of_text_is_found(searching: Searching) -> None:
    searching(*SPINE, AGENDA, MINUTES, KOMMISSORIUM, document("n1", "Om tryghed i haver", belongs_to="m1"))

    assert searching.found("anvises") == {"provision h1 4"}
    assert searching.found("ja") == {"decision d1"}
    assert searching.found("haver") == {"minutes m1 3", "document n1"}
    assert searching.hits("justering")[0]["type"] == "agenda-item"
    assert searching.found("justering") == {"agenda-item m1 3", "minutes m1 3", "decision d1"}, "by the item's title"
    assert searching.found("punkt") == {"agenda-item m1 3"}
    assert searching.found("evalueringen") == searching.found("dialog") == {"kommissorium psf-k1"}
    assert searching.found("organisering") == {"document n1"}
    assert searching.found("udlejning") == {"provision h1 4"}, "a heading is searched too"
    facets = searching.ask("haver")["facets"]
    assert facets.keys() == set(FACETS)
    assert facets["type"] == {"document": 1, "minutes": 1}
    assert facets["body"] == {"psf": 2}
    assert facets["year"] == {"2012": 1}


def test_a_hit_says_what_it_is_and_where_it_stands(searching: Searching) -> None:
    at = searching(*SPINE, JUSTERING)

    (hit,) = searching.hits("fjerde")

    assert shown(hit) == "Hver [fjerde] bolig anvises."
    del hit["snippet"]
    assert hit == {
        "type": "provision",
        "id": "h1",
        "number": "4",
        "title": "Udlejning – Hovedaftale (eksempeldata)",
        "body": "psf",
        "meeting": "m1",
        "date": "2012-03-01",
        "valid": {"from": "2012-03-01", "to": "2015-01-01"},
        "url": f"/aftaler/h1?on=2012-03-01&known=@{at}#b-4",
    }


def test_the_newest_say_which_text_they_are_and_when_it_was_recorded(searching: Searching) -> None:
    """A correction makes a text new, not another one; what is read as it was known is as it was then."""
    before = searching(*SPINE, JUSTERING, document("n1", "Hver fjerde bolig, og igen hver fjerde.", dated="2014-01-01"))
    changes = [{"op": "replace", "number": "4", "heading": "Udlejning", "text": "Hver fjerde anvises."}]
    after = searching({"command": "correct-justering", "justering": "j1", "reason": "Skrivefejl", "changes": changes})

    (first, second) = searching.hits("fjerde", newest=True)
    assert (first["type"], first["place"], first["known_from"]) == ("provision", "provision:h1:4:2012-03-01:0", after)
    assert (second["type"], second["known_from"]) == ("document", before)
    assert first["recorded_at"] > second["recorded_at"]
    assert [hit["type"] for hit in searching.hits("fjerde", known=before, newest=True)] == ["document", "provision"]
    assert "place" not in searching.hits("fjerde")[0]


@pytest.mark.parametrize(
    ("query", "url"),
    [
        ("ja", "/beslutninger/d1?on=2012-06-01&known=@{at}"),
        ("haver", "/moeder/m1?on=2012-06-01&known=@{at}#p-3"),
        ("punkt", "/moeder/m1?on=2012-06-01&known=@{at}#p-3"),
        ("dialog", "/organer/psf/kommissorium?on=2012-06-01&known=@{at}"),
        ("organisering", "/dokumenter/n1?known=@{at}"),
        ("tredje", None),
    ],
)
def test_a_hit_on_a_day_leads_to_the_page_of_that_day(searching: Searching, query: str, url: str | None) -> None:
    at = searching(*SPINE, AGENDA, MINUTES, KOMMISSORIUM, JUSTERING, document("n1", "Tekst"))

    assert [hit["url"] for hit in searching.hits(query, on="2012-06-01")] == (
        [] if url is None else [url.format(at=at)]
    )


def test_without_a_day_each_text_is_a_hit_of_its_own_with_its_period(searching: Searching) -> None:
    searching(*SPINE, JUSTERING)

    assert [hit["valid"] for hit in searching.hits("anvises")] == [
        {"from": "2012-03-01", "to": "2015-01-01"},
        {"from": "2011-01-01", "to": "2012-03-01"},
    ]
    assert [shown(hit) for hit in searching.hits("anvises", on="2012-02-29")] == ["Hver tredje bolig [anvises]."]
    assert searching.hits("anvises", on="2015-01-01") == []


def test_a_correction_changes_what_is_found_from_then_on(searching: Searching) -> None:
    before = searching(*SPINE, JUSTERING)
    searching.hits("anvises")  # the index follows between the records
    changes = [{"op": "replace", "number": "4", "heading": None, "text": "Hver sjette bolig anvises."}]
    searching({"command": "correct-justering", "justering": "j1", "reason": "Slåfejl", "changes": changes})

    assert (searching.found("sjette"), searching.found("fjerde")) == ({"provision h1 4"}, set())
    assert (searching.found("sjette", known=before), searching.found("fjerde", known=before)) == (
        set(),
        {"provision h1 4"},
    )


def test_a_void_record_is_found_by_what_was_known_before(searching: Searching) -> None:
    searching(*SPINE, JUSTERING, MINUTES)
    before = searching(document("n1", "Om haver"))
    searching(correct(before, void=True))
    searching({"command": "correct-decision", "decision": "d1", "reason": "Findes ikke", "void": True})
    searching({"command": "correct-justering", "justering": "j1", "reason": "Findes ikke", "void": True})

    assert searching.found("haver") == {"minutes m1 3"}
    assert searching.found("haver", known=before) == {"minutes m1 3", "document n1"}
    assert (searching.found("ja"), searching.found("ja", known=before)) == (set(), {"decision d1"})
    assert (searching.found("fjerde"), searching.found("fjerde", known=before)) == (set(), {"provision h1 4"})


def test_texts_that_rest_on_a_decision_go_with_it_to_its_right_body(searching: Searching) -> None:
    searching(
        PSF, BR, MEETING, {**MEETING, "id": "m2", "body": "br"}, DECISION, {**AGREEMENT, "decision": "d1"}, JUSTERING
    )
    before = searching(document("n1", "Bolig", belongs_to="d1"))
    assert searching.ask("bolig")["facets"]["body"] == {"psf": 3}

    searching({"command": "correct-decision", "decision": "d1", "reason": "Skrivefejl", "meeting": "m2", "body": "br"})

    assert searching.ask("bolig")["facets"]["body"] == {"br": 3}
    assert searching.found("tryghed", body="br") == {"provision h1 5"}
    assert {hit["meeting"] for hit in searching.hits("bolig")} == {"m2"}
    assert searching.ask("bolig", known=before)["facets"]["body"] == {"psf": 3}


def test_minutes_read_as_the_accepted_remark_has_them_from_its_settlement_on(searching: Searching) -> None:
    searching(*SPINE, MINUTES, {"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-15"})
    named = {"meeting": "m1", "remark": "b1"}
    remark = {"command": "remark-on-minutes", **named, "from": "bl", "on": "2012-05-20", "text": "Ikke haver."}
    items = [{"number": "3", "text": "Forummet drøftede gårde."}]
    before = searching(remark)
    searching({"command": "settle-remark", **named, "on": "2012-05-25", "outcome": "accepted", "items": items})

    assert searching.found("haver", on="2012-05-24") == searching.found("gårde", on="2012-05-25") == {"minutes m1 3"}
    assert searching.found("haver", on="2012-05-25") == searching.found("gårde", on="2012-05-24") == set()
    assert searching.found("haver", on="2012-05-07") == set(), "no minutes before the meeting"
    assert [hit["valid"]["to"] for hit in searching.hits("haver")] == ["2012-05-25"]
    assert searching.found("haver", on="2012-05-25", known=before) == {"minutes m1 3"}


def test_new_minutes_and_agendas_take_the_place_of_old_ones(searching: Searching) -> None:
    before = searching(*SPINE, AGENDA, MINUTES)
    searching({**MINUTES, "items": [{"number": "3", "text": "Forummet drøftede gårde."}]})
    searching({**AGENDA, "sent_on": "2012-04-25", "items": [{"number": "3", "title": "Ændring af aftalen"}]})

    assert (searching.found("haver"), searching.found("haver", known=before)) == (set(), {"minutes m1 3"})
    assert (
        searching.found("justering", on="2012-04-24")
        == searching.found("ændring", on="2012-04-25")
        == {"agenda-item m1 3"}
    )
    assert searching.found("justering", on="2012-04-25") == set()
    assert searching.hits("gårde")[0]["title"] == "Ændring af aftalen"


def test_a_decision_stands_from_its_day_until_it_is_annulled(searching: Searching) -> None:
    searching(*SPINE, {"command": "annul-decision", "decision": "d1", "on": "2013-01-01", "reason": "Uden hjemmel"})

    days = ("2012-05-07", "2012-05-08", "2012-12-31", "2013-01-01")
    assert [len(searching.hits("ja", on=day)) for day in days] == [0, 1, 1, 0]
    assert searching.found("ja") == {"decision d1"}


def test_a_kommissorium_is_found_while_it_was_in_force(searching: Searching) -> None:
    newer = {**KOMMISSORIUM, "effective_on": "2012-01-01", "decision": "d1", "rules": KOMMISSORIUM["rules"][:1]}
    searching(*SPINE, KOMMISSORIUM, newer, {**KOMMISSORIUM, "effective_on": None, "status": "draft"})

    assert searching.found("dialog", on="2011-01-01") == {"kommissorium psf-k1"}
    assert searching.found("dialog", on="2012-01-01") == {"kommissorium psf-k2"}
    assert searching.found("dialog", on="2010-01-01") == {"kommissorium psf-k3"}
    assert searching.found("dialog") == {f"kommissorium psf-k{n}" for n in (1, 2, 3)}
    searching({"command": "annul-decision", "decision": "d1", "on": "2013-01-01", "reason": "Uden hjemmel"})
    assert searching.found("dialog", on="2012-06-01") == {"kommissorium psf-k2"}
    assert searching.found("dialog", on="2013-01-01") == {"kommissorium psf-k1"}


def test_a_kommissorium_that_was_never_in_force_is_found_without_a_day(searching: Searching) -> None:
    draft = {**KOMMISSORIUM, "status": "draft", "effective_on": "2011-01-01", "rules": KOMMISSORIUM["rules"][1:]}
    searching(PSF, KOMMISSORIUM, draft)

    (hit,) = [hit for hit in searching.hits("evaluering") if hit["id"] == "psf-k2"]
    assert "valid" not in hit
    assert searching.found("evaluering", on="2011-06-01") == {"kommissorium psf-k1"}


def test_case_and_document_numbers_match_whole(searching: Searching) -> None:
    searching(document("n1", "Tekst", case_number="2010-16954", document_number="2010-250827"))

    assert searching.found("2010-16954") == searching.found('"2010-250827"') == {"document n1"}
    assert searching.found("2010") == searching.found("16954") == {"document n1"}, "its parts as well"
    assert searching.found("2010-1695") == set()
    assert shown(searching.hits("2010-250827")[0]) == "[2010-250827]"


def test_a_text_that_was_erased_is_passed_over(searching: Searching) -> None:
    searching(PSF, document("n1", "Om haver"), document("n2", "Om gårde og haver"))
    record = next(r for r in searching.archive.known.records("n1"))
    searching.archive.blobs.path(record.data["text_sha256"]).unlink()

    assert searching.found("haver") == {"document n2"}
    assert searching.found("organisering") == {"document n1", "document n2"}


def test_pages_follow_each_other_by_their_cursor(searching: Searching) -> None:
    searching(*({**PSF, "id": f"organ{n}"} for n in range(2)), *(document(f"n{n}", "Om haver") for n in range(7)))
    pages, cursor = [], None
    while True:
        answer = searching.ask("haver", limit=3, cursor=cursor)
        pages.append([hit["id"] for hit in answer["hits"]])
        cursor = answer["next"]
        if cursor is None:
            break

    assert pages == [["n0", "n1", "n2"], ["n3", "n4", "n5"], ["n6"]]
    assert (answer["total"], answer["limit"]) == (7, 3)


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ({"type": "body"}, "type"),
        ({"from_": "2012-02-30"}, "from"),
        ({"to": "x"}, "to"),
        ({"limit": 501}, "limit"),
        ({"cursor": "x"}, "cursor"),
        ({"cursor": "Wy0xXQ"}, "cursor"),
        ({"cursor": "WzFlMzAwXQ"}, "cursor"),
    ],
)
def test_what_cannot_be_asked_is_invalid(searching: Searching, asked: dict[str, Any], path: str) -> None:
    with pytest.raises(Problem) as caught:
        searching.ask("haver", **asked)

    assert (caught.value.slug, caught.value.errors[0].path) == ("invalid", path)


def test_a_snippet_shows_where_most_of_the_words_stand_together(searching: Searching) -> None:
    far = "Intet nyt. " * 60
    searching(document("n1", f"Om haver. {far} Parken har haver\nog gårde. {far}"))

    text = shown(searching.hits("haver gårde")[0])
    assert "[haver]\nog [gårde]." in text
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert len(text) < 350


def test_snippets_mark_inflections_parts_phrases_and_beginnings(searching: Searching) -> None:
    searching(document("n1", "Rammeaftalerne gælder i Aalborg for hver tredje bolig."))

    assert shown(searching.hits('aftale "hver tredje" ålb*')[0]) == (
        "[Rammeaftalerne] gælder i [Aalborg] for [hver tredje] bolig."
    )


def test_what_belongs_to_those_that_a_body_came_after_is_found_with_it_when_asked(searching: Searching) -> None:
    old = {"command": "establish-body", "id": "gammel", "name": "Det gamle udvalg", "kind": "predecessor"}
    searching(
        *SPINE,
        {**old, "established_on": None},
        document("n1", "Om tryghed", belongs_to="gammel"),
        document("n2", "Om tryghed", belongs_to="psf"),
        {"command": "dissolve-body", "id": "gammel", "on": "2011-01-01", "successors": ["psf"]},
    )

    assert searching.found("tryghed", body="psf") == {"document n2"}
    assert searching.found("tryghed", body="psf", predecessors=True) == {"document n1", "document n2"}
    assert searching.found("tryghed", body="psf", predecessors=True, on="2010-12-31") == {"document n2"}
    assert searching.ask("tryghed", body="psf", predecessors=True)["facets"]["body"] == {"gammel": 1, "psf": 1}


def test_what_was_said_against_a_decision_is_found_with_it(searching: Searching) -> None:
    searching(*SPINE[:3], {**DECISION, "dissent": [{"who": "LLO", "text": "En lavere andel."}]})

    assert searching.found('"lavere andel"') == {"decision d1"}
    assert searching.found("llo") == {"decision d1"}


def test_an_id_finds_what_it_made_and_a_case_what_belongs_to_it(searching: Searching) -> None:
    searching(*SPINE[:3], {**DECISION, "case_number": "2012-4711"}, AGREEMENT, JUSTERING)

    assert searching.found("j1") == {"provision h1 4", "decision d1"}
    assert searching.found("d1") == {"decision d1"}
    assert searching.found("4711") == searching.found("2012-4711") == {"decision d1"}
