"""The year's wheel, what is missing and due, and disagreements, as the API answers."""

from __future__ import annotations

from typing import Any

import pytest

from archive.kinds import AHEAD, MISSING
from tests.contract.asking import Asking
from tests.given import BR, PSF
from web.wording import LANGUAGES

SOURCE = {"document": "Bilag 1", "heading": "IV. Årshjul"}
MEETING = {"command": "call-meeting", "id": "m1", "body": "psf", "date": "2012-05-15", "called_on": None}
WHEEL = {
    "command": "adopt-wheel",
    "id": "hjul",
    "effective_on": "2012-01-01",
    "entries": [{"body": "psf", "month": 5, "part": "primo", "source": SOURCE}],
    "feeds": [],
}
NOTE = {
    "command": "note-disagreement",
    "id": "u1",
    "title": "Hvor mange møder",
    "sides": [{"says": "Ét", "source": SOURCE}],
    "meanwhile": "Begge står.",
    "concerns": [{"body": "psf", "rule": "quarter"}, {"id": "psf"}],
}


def clashes(example: Asking, year: int) -> set[tuple[str, ...]]:
    """(feeder, when, fed, when, milestone, deadline, severity)."""
    return {
        (c["feeder"]["body"], c["feeder"]["words"], c["fed"]["body"], c["fed"]["words"])
        + (c["milestone"], c["deadline"], c["severity"])
        for c in example.get(f"calendar/{year}/clashes", lang="da")["clashes"]
    }


@pytest.mark.parametrize(
    "clash",
    [
        ("tks", "ultimo januar", "sf", "primo februar", "meeting", "proposal_deadline", "certain"),
        ("tks", "ultimo januar", "sf", "primo februar", "meeting", "agenda_notice", "possible"),
        ("bmf", "ultimo marts", "psf", "primo maj", "minutes-final", "proposal_deadline", "possible"),
        ("sf", "ultimo april", "psf", "primo maj", "meeting", "proposal_deadline", "certain"),
        ("sf", "primo marts", "bmf", "ultimo marts", "minutes-final", "agenda_notice", "possible"),
        ("tks", "ultimo september", "bmf", "oktober", "meeting", "agenda_notice", "possible"),
    ],
)
def test_the_clashes_of_the_sources_are_computed(example: Asking, clash: tuple[str, ...]) -> None:
    assert clash in clashes(example, 2011)


def test_borgmesterforum_may_first_meet_after_what_it_prepares(example: Asking) -> None:
    assert ("bmf", "september", "psf", "primo september", "meeting", "meeting", "possible") in clashes(example, 2010)


def calling(example: Asking, year: int) -> dict[str, Any]:
    rows = example.get(f"calendar/{year}/clashes")["deadlines"]
    return next(row for row in rows if (row["body"], row["rule"]) == ("psf", "calling_notice"))


def test_an_early_may_meeting_is_called_in_early_january_and_the_first_one_fell_due_before_there_was_a_rule(
    example: Asking,
) -> None:
    yearly, first = calling(example, 2012), calling(example, 2010)

    assert (yearly["earliest"], yearly["latest"], yearly["excepted_by"]) == ("2012-01-01", "2012-01-10", None)
    assert (first["earliest"], first["excepted_by"]) == ("2010-05-01", "first_meeting")
    assert first["before_kommissorium"] is True


def test_clashes_do_not_depend_on_the_day(example: Asking) -> None:
    answer = example.get("calendar/2012/clashes", on="2010-01-01")

    assert answer["as_of"]["on"] is None
    assert answer["clashes"] == example.get("calendar/2012/clashes")["clashes"]


@pytest.mark.parametrize("path", ["calendar/0", "calendar/10000", "calendar/0/clashes", "missing?year=0", "missing"])
def test_what_is_no_year_is_refused(asking: Asking, path: str) -> None:
    name, _, query = path.partition("?")
    assert asking.problem(name, **dict([query.split("=")] if query else [])) == (422, "invalid")


@pytest.mark.parametrize(("asked", "field"), [({"kind": "x"}, "kind"), ({"year": "i år"}, "year")])
def test_what_cannot_be_missing_is_refused_by_its_field(asking: Asking, asked: dict[str, str], field: str) -> None:
    answer = asking.client.get("/api/v1/missing", query_string={"year": "2012", **asked}).get_json()

    assert [error["path"] for error in answer["errors"]] == [field]


def test_what_is_no_day_is_refused_by_its_field(asking: Asking) -> None:
    answer = asking.client.get("/api/v1/due", query_string={"from": "i morgen"}).get_json()

    assert [error["path"] for error in answer["errors"]] == ["from"]


def test_an_entry_takes_the_nearest_meeting_and_says_that_it_deviates(asking: Asking) -> None:
    asking(PSF, WHEEL, MEETING)

    [item] = asking.get("calendar/2012", on="2012-05-10", lang="en")["items"]

    assert item == {
        "from": "2012-05-01",
        "to": "2012-05-11",
        "words": "early May",
        "body": "psf",
        "kind": None,
        "meeting": "m1",
        "date": "2012-05-15",
        "title": "Partnerskabsforum",
        "status": "called",
        "approximate": False,
        "deviates": True,
        "source": SOURCE,
    }


def test_what_is_missing_is_narrowed_by_kind_and_body(example: Asking) -> None:
    everything = example.get("missing", year="2012")["items"]
    kinds, bodies = {row["kind"] for row in everything}, {row["body"] for row in everything}

    assert len(kinds) > 3
    for kind in kinds:
        found = example.get("missing", year="2012", kind=kind)["items"]
        assert found == [row for row in everything if row["kind"] == kind]
    for body in bodies - {None}:
        found = example.get("missing", year="2012", body=body)["items"]
        assert found == [row for row in everything if row["body"] == body]


def test_nothing_is_missing_of_a_year_to_come(example: Asking) -> None:
    assert example.get("missing", year="2012", on="2011-12-31")["items"] == []


def test_what_is_ahead_is_missing_the_day_after_if_nothing_happens(asking: Asking) -> None:
    asking(PSF, WHEEL)

    ahead = asking.get("due", on="2012-04-20")["items"]
    missing = asking.get("missing", year="2012", on="2012-05-11")["items"]

    assert [(row["due"], row["kind"]) for row in ahead] == [("2012-05-01", "entry"), ("2012-05-10", "entry-missed")]
    assert [(row["due"], row["kind"]) for row in missing] == [("2012-05-10", "entry-missed")]


def test_the_sixty_days_after_are_looked_ahead_to(asking: Asking) -> None:
    asking(PSF, WHEEL)

    assert (asking.get("due", on="2012-03-01")["from"], asking.get("due", on="2012-03-01")["to"]) == (
        "2012-03-01",
        "2012-05-01",
    )
    assert asking.get("due", on="2012-03-01")["items"] == []
    assert [row["due"] for row in asking.get("due", on="2012-03-02")["items"]] == ["2012-05-01"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_its_word_and_its_sentence(language: str) -> None:
    words = LANGUAGES[language]

    assert {f"missing.kind.{kind}" for kind in MISSING} <= words.keys()
    assert {f"due.kind.{kind}" for kind in AHEAD} <= words.keys()
    for name in (*(f"missing.{kind}" for kind in MISSING), *(f"due.{kind}" for kind in AHEAD)):
        assert any(key == name or key.startswith(f"{name}.") for key in words), name


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_sentence_of_the_example_lacks_a_word(example: Asking, language: str) -> None:
    rows = [
        *(row for year in range(2010, 2016) for row in example.get("missing", year=str(year), lang=language)["items"]),
        *(
            row
            for on in ("2010-08-01", "2011-12-01", "2013-06-25")
            for row in example.get("due", on=on, to="2014-12-01", lang=language)["items"]
        ),
    ]

    assert len({row["kind"] for row in rows}) > 15
    assert [row["text"] for row in rows if {"?", "–", "{"} & set(row["text"]) or "None" in row["text"]] == []


def test_a_disagreement_is_shown_with_what_it_concerns(asking: Asking) -> None:
    asking(PSF, NOTE)

    answer = asking.get("disagreements/u1")

    assert (answer["title"], answer["meanwhile"], answer["void"]) == ("Hvor mange møder", "Begge står.", False)
    assert (answer["sides"], answer["concerns"]) == (NOTE["sides"], NOTE["concerns"])


def test_rules_whose_sources_differ_are_listed_without_a_note_but_not_those_of_a_void_body(asking: Asking) -> None:
    rules = [{"rule": "quarter", "value": 2, "source": SOURCE, "others": [{"value": 3, "source": SOURCE}]}]
    body = asking.do(PSF)
    asking({"command": "adopt-kommissorium", "body": "psf", "effective_on": None, "status": "draft", "rules": rules})
    sides = [{"says": 2, "source": SOURCE}, {"says": 3, "source": SOURCE}]
    unnoted = {"id": None, "title": None, "sides": sides, "meanwhile": None}

    assert asking.get("disagreements")["items"] == [unnoted | {"concerns": [{"body": "psf", "rule": "quarter"}]}]
    asking({"command": "correct-record", "position": body, "reason": "Fandtes aldrig", "void": True})
    assert asking.get("disagreements")["items"] == []


def test_a_void_disagreement_is_in_no_list_and_says_so_itself(asking: Asking) -> None:
    position = asking(PSF, NOTE)
    asking({"command": "correct-record", "position": position, "reason": "Fejl", "void": True})

    assert asking.get("disagreements")["items"] == []
    assert asking.get("disagreements/u1")["void"] is True


def test_rules_whose_sources_differ_without_a_note_come_after_the_notes(asking: Asking) -> None:
    rule = {"rule": "quarter", "value": 2, "source": SOURCE, "others": [{"value": 3, "source": SOURCE}]}
    rules = [rule, {**rule, "rule": "tempo"}]
    kommissorium = {"command": "adopt-kommissorium", "effective_on": None, "status": "draft", "rules": rules}
    asking(PSF, BR, {**kommissorium, "body": "psf"}, {**kommissorium, "body": "br"}, NOTE)

    rows = asking.get("disagreements")["items"]

    assert [(row["id"], row["concerns"]) for row in rows[1:]] == [
        (None, [{"body": "br", "rule": "quarter"}]),
        (None, [{"body": "br", "rule": "tempo"}]),
        (None, [{"body": "psf", "rule": "tempo"}]),
    ]
    assert rows[0]["id"] == "u1"
    assert [side["says"] for side in rows[1]["sides"]] == [2, 3]


def test_the_example_notes_every_disagreement_of_its_sources(example: Asking) -> None:
    noted = [row for row in example.get("disagreements")["items"] if row["id"]]

    assert [row["id"] for row in noted] == [f"uenighed-{number:02d}" for number in range(1, 26)]


@pytest.mark.parametrize("path", ["calendar/0", "calendar/0.ics", "calendar/10000.ics", "tilsyn/0", "tilsyn/10000"])
def test_a_year_of_an_address_lies_within_the_calendar(asking: Asking, path: str) -> None:
    assert asking.problem(path) == (422, "invalid")


def test_what_is_due_is_asked_for_at_most_a_hundred_years_at_a_time(asking: Asking) -> None:
    asking(PSF)

    assert asking.get("due", **{"from": "2012-01-01", "to": "2112-01-01"})["to"] == "2112-01-01"
    response = asking.client.get("/api/v1/due?from=2012-01-01&to=2112-01-02")
    assert (response.status_code, [e["path"] for e in response.get_json()["errors"]]) == (422, ["to"])


def test_a_short_list_that_is_answered_whole_says_the_usual_limit(asking: Asking) -> None:
    assert asking.get("disagreements")["limit"] == 50
