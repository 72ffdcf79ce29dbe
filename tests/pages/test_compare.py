"""Comparing two texts: chosen by edition or by what was known, in the text or side by side; kommissorier too."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cli.show.kommissorium import compare
from projections.agreements.comparing import words
from tests.contract.asking import Asking
from tests.given import JUSTERING, MEETING, PSF, SPINE
from tests.pages.shown import shown
from tests.pages.test_days import links, page
from web.changes import rewritten
from web.wording import Wording

BOTH = {"from": "2012-02-29", "to": "2012-03-01"}
WHOLE = {**JUSTERING, "changes": [{"op": "replace", "number": "4", "heading": "Udlejning", "text": "Kun unge."}]}


def test_editions_are_chosen_by_the_day_they_begin_and_what_made_them(asking: Asking) -> None:
    asking(*SPINE, JUSTERING)

    found = shown(asking, "/aftaler/h1/sammenlign", on="2012-06-01", **{"from": "2011-01-01", "to": "2012-03-01"})

    options = [(one.get("value"), one.text_content()) for one in found.xpath("//select[@name='to']/option")]
    assert options == [
        ("2011-01-01", "Udgave 1, fra 1. januar 2011"), ("2012-03-01", "Udgave 2, fra 1. marts 2012 (j1)"),
    ]  # fmt: skip
    assert found.xpath("//select/option[@selected]/@value") == ["2011-01-01", "2012-03-01"]


def test_side_by_side_each_side_reads_as_its_own_text(asking: Asking) -> None:
    asking(*SPINE, JUSTERING)

    found = shown(asking, "/aftaler/h1/sammenlign", vis="side", **BOTH)

    sides = [side.text_content() for side in found.xpath("//div[@class='whole']//p[@class='text']")]
    assert sides == ["Hver tredje bolig anvises.", "Hver fjerde bolig anvises."]
    assert found.xpath("//div[@class='whole']//del/text()") == ["tredje"]
    assert "/aftaler/h1/sammenlign?from=2012-02-29&to=2012-03-01" in found.xpath("//main//a/@href")


def test_what_was_rewritten_more_than_half_is_shown_as_a_whole_before_and_after(asking: Asking) -> None:
    asking(*SPINE, WHOLE)

    found = shown(asking, "/aftaler/h1/sammenlign", **BOTH)

    assert found.xpath("//article//p[@class='text']/del/text()") == ["Hver tredje bolig anvises."]
    assert found.xpath("//article//p[@class='text']/ins/text()") == ["Kun unge."]


def test_what_is_the_same_is_shown_where_it_is_asked_for(asking: Asking) -> None:
    asking(*SPINE, JUSTERING)

    assert "Tryghed." not in page(asking, "/aftaler/h1/sammenlign", **BOTH)
    assert "Det, der er ens 5 Tryghed." in page(asking, "/aftaler/h1/sammenlign", unchanged="true", **BOTH)
    answer = asking.get("agreements/h1/compare", unchanged="true", **BOTH)
    assert [(one["number"], one["text"]) for one in answer["unchanged"]] == [("5", "Tryghed.")]


def test_what_was_known_then_and_now_is_compared_for_one_day(asking: Asking) -> None:
    before = asking(*SPINE)
    asking(JUSTERING)

    told = page(asking, "/aftaler/h1/sammenlign", on="2012-06-01", known_from=f"@{before}")

    assert "tredje fjerde" in told
    assert f"Først som kendt til og med nr. {before}" in told
    assert "1 bestemmelse er anderledes." in told


def rule(name: str, value: Any) -> dict[str, Any]:
    return {"rule": name, "value": value, "source": {"document": "Bilag 2", "heading": "Formalia"}}


def test_kommissorier_are_compared_rule_by_rule(asking: Asking) -> None:
    adopted = {"command": "adopt-kommissorium", "body": "psf", "status": "adopted"}
    first = {**adopted, "id": "k1", "effective_on": "2010-01-01", "rules": [rule("agenda_notice", {"weeks": 2})]}
    second = {**adopted, "id": "k2", "effective_on": "2012-01-01", "rules": [rule("agenda_notice", {"weeks": 1})]}
    asking(PSF, first, second)
    between = {"from": "2011-12-31", "to": "2012-01-01"}

    answer = asking.get("bodies/psf/kommissorium/compare", **between)
    told = page(asking, "/organer/psf/kommissorium/sammenlign", **between)

    assert [(one["rule"], one["change"]) for one in answer["changes"]] == [("agenda_notice", "changed")]
    assert (answer["before"]["id"], answer["after"]["id"]) == ("k1", "k2")
    assert "2 uger" in told
    assert "1 uge" in told
    assert "intet kommissorium i kraft" in page(
        asking, "/organer/psf/kommissorium/sammenlign", **{"from": "2009-01-01"}
    )
    assert "/organer/psf/kommissorium/sammenlign" in links(asking, "/organer/psf/kommissorium")


AGENDA = {
    "command": "publish-agenda",
    "meeting": "m1",
    "sent_on": "2012-04-20",
    "items": [{"number": "1", "title": "Velkomst"}],
}


def compared(asking: Asking, before: dict[str, Any], after: dict[str, Any]) -> tuple[Any, str]:
    """Two kommissorier, one for each of two days, with a meeting on the later one: the answer, and its page."""
    adopted = {"command": "adopt-kommissorium", "body": "psf", "status": "adopted", "effective_on": "2012-01-01"}
    asking(PSF, MEETING, AGENDA, {**adopted, **before, "effective_on": "2010-01-01", "id": "k1"})
    asking({**adopted, **after, "id": "k2"})
    between = {"from": "2011-12-31", "to": "2012-06-01"}
    found = asking.get("bodies/psf/kommissorium/compare", **between)
    return found, page(asking, "/organer/psf/kommissorium/sammenlign", **between)


def test_what_changed_rules_make_of_a_meeting_is_said_in_the_words_of_the_verdicts(asking: Asking) -> None:
    notice = [{"rules": [rule("agenda_notice", {"weeks": weeks})]} for weeks in (2, 3)]

    answer, told = compared(asking, *notice)

    (row,) = answer["judged"]
    assert (row["meeting"], row["date"], row["rule"]) == ("m1", "2012-05-08", "agenda_notice")
    assert (row["before"]["required_by"], row["before"]["verdict"]) == ("2012-04-24", "kept")
    assert (row["after"]["required_by"], row["after"]["verdict"]) == ("2012-04-17", "broken")
    assert "overholdt 2 uger senest 24. april 2012; skete: 20. april 2012" in told
    assert "brudt 3 uger senest 17. april 2012; skete: 20. april 2012" in told
    assert "overholdt: 2 uger (senest 24. april 2012; skete: 20. april 2012)" in " ".join(
        "\n".join(compare(answer, Wording("da"), str)).split()
    )


def test_what_a_draft_would_have_broken_departs_from_it(asking: Asking) -> None:
    both = {"rules": [rule("agenda_notice", {"weeks": 3})]}

    answer, told = compared(asking, {**both, "status": "draft"}, both)

    assert [row[side]["verdict"] for row in answer["judged"] for side in ("before", "after")] == ["broken", "broken"]
    assert "afviger fra udkastet" in told


def test_another_source_alone_judges_nothing_otherwise_and_is_said_to_be_all(asking: Asking) -> None:
    one = rule("agenda_notice", {"weeks": 2})
    other = {**one, "source": {"document": "Bilag 1", "heading": "Formalia"}}

    answer, told = compared(asking, {"rules": [one]}, {"rules": [other]})

    assert [change["rule"] for change in answer["changes"]] == ["agenda_notice"]
    assert answer["judged"] == []
    assert "samme ord, anden kilde" in told


def test_a_rule_that_is_new_judges_where_none_did(asking: Asking) -> None:
    answer, told = compared(asking, {"rules": []}, {"rules": [rule("agenda_notice", {"weeks": 2})]})

    assert [(row["before"], row["after"]["verdict"]) for row in answer["judged"]] == [(None, "kept")]
    assert "ingen regel" in told


@given(st.lists(st.sampled_from("abcdef"), min_size=1), st.lists(st.sampled_from("uvxyz"), min_size=1))
def test_texts_that_share_no_word_are_rewritten_and_one_that_is_the_same_is_not(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), " ".join(new)

    assert rewritten(words(before, before)) is False
    assert rewritten([piece for piece in words(before, after) if piece["text"].strip()]) is True
