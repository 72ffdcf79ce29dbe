"""Every event of the audit trail is a sentence in both languages, and so is every reason of a mandate."""

from __future__ import annotations

import re

import pytest

from archive.catalogue import CLOSED, EVENTS
from tests.texts.codes import reasons
from web.texts import codes_da, codes_en, summaries_da, summaries_en, summary_words, why_words
from web.wording import Wording

_HOLE = re.compile(r"{([a-z_0-9]+)}")
SHOWN = {name for name in EVENTS if name != CLOSED}


def said(event: str, params: dict[str, object], language: str = "da") -> str:
    return summary_words.summary(event, params, language, Wording(language).day)


def test_every_event_has_its_sentence_and_none_is_left_over() -> None:
    for language, said in (("da", summaries_da.SUMMARIES), ("en", summaries_en.SUMMARIES)):
        place = f"EVENTS in the command's file, web/texts/commands/*_{language}.py"
        assert SHOWN - said.keys() == set(), f"{place}, lacks these"
        assert said.keys() - SHOWN == set(), f"{place}, has these left over"
    for name, sentence in summaries_da.SUMMARIES.items():
        assert set(_HOLE.findall(sentence)) == set(_HOLE.findall(summaries_en.SUMMARIES[name])), name


@pytest.mark.parametrize("codes", [codes_da.CODES, codes_en.CODES])
def test_every_event_has_its_word(codes: dict[str, str]) -> None:
    named = {key.removeprefix("event.") for key in codes if key.startswith("event.")}

    assert SHOWN - named == set(), "EVENTS in the command's file, web/texts/commands/*_da.py and *_en.py, lacks these"


def test_a_settlement_is_worded_as_one_and_an_outcome_as_another() -> None:
    remark = {"subject": "m1", "remark": "b1", "on": "2012-05-25", "outcome": "accepted"}

    assert said("remark-settled", remark).endswith("er afgjort den 25. maj 2012: taget til følge.")
    decision = {"subject": "d1", "outcome": "rejected"}
    assert said("decision-recorded", decision) == "D1 er indført: forkastet."


def test_members_are_told_as_persons_offices_bodies_or_those_of_a_body() -> None:
    def appointed(**who: str) -> str:
        return said("member-appointed", {"subject": "psf", "role": "member", **who})

    assert appointed(person="Ida") == "Ida er udpeget som medlem i psf."
    assert appointed(office="overborgmester") == "overborgmester er udpeget som medlem i psf."
    assert appointed(members_of="tks") == "Medlemmerne af tks er udpeget som medlem i psf."


def test_a_summary_lacks_nothing_and_breaks_on_nothing() -> None:
    assert said("no-such-event", {}) == "no-such-event"
    assert said("body-established", {"name": "{x}{0}"}, "en") == "The body {x}{0} was established."


@pytest.mark.parametrize("codes", [codes_da.CODES, codes_en.CODES])
def test_every_reason_of_a_mandate_has_its_sentence_and_none_is_left_over(codes: dict[str, str]) -> None:
    assert {f"why.{code}" for code in reasons()} == {key for key in codes if key.startswith("why.")}


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ({"code": "not-approved", "missing": ["br", "bo"]}, "Mangler godkendelse fra Navnet på br, Navnet på bo."),
        ({"code": "not-yet-decided", "decided_on": "2012-05-08"}, "Beslutningen er først taget 8. maj 2012."),
        (
            {"code": "minutes-not-final", "meeting": "m1", "minutes": "dispatched", "rule": {"rule": "remark_period"}},
            "Referatet af mødet i Rådet er ikke endeligt (udsendt).",
        ),
        (
            {"code": "decisions-not-final", "rule": {"body": "psf", "rule": "final_decisions"}},
            "Beslutninger i Navnet på psf er ikke endelige i sig selv, og ingen har godkendt denne.",
        ),
        (
            {"code": "recorded-despite", "rule": {"rule": "adjusts", "despite": "Hastesag {0}"}},
            "Indført, selv om en regel stod i vejen: Hastesag {0}",
        ),
        ({"code": "final"}, "Intet står i vejen."),
    ],
)
def test_why_says_what_the_reason_is_about(reason: dict[str, object], sentence: str) -> None:
    def called(id: str, type: str) -> str:
        return "mødet i Rådet" if (id, type) == ("m1", "meeting") else f"Navnet på {id}"

    assert why_words.why(reason, Wording("da"), called) == sentence
