"""What is warned of names things by what they are called, in the answer to the command and in the audit trail."""

from __future__ import annotations

import pytest

from tests.archive.domain import AREA, GROUND, SF_DECISION, kommissorium
from tests.contract.asking import Asking
from tests.given import BR, JUSTERING, MEETING, PSF, SPINE
from web.recording import record

MINUTES = {"command": "record-minutes", "meeting": "m1", "items": []}
EARLY = {"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-01"}
MOVED = {"command": "move-meeting", "id": "m1", "date": "2012-04-01", "announced_on": "2012-03-01"}


def told(asking: Asking, position: int, language: str) -> list[str]:
    entries = asking.get("audit", lang=language)["items"]
    return [one["text"] for entry in entries if entry["position"] == position for one in entry["warnings"]]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("da", "Referatet er sendt ud den 1. maj 2012, før mødet i Partnerskabsforum den 8. maj 2012."),
        ("en", "The minutes were sent on 1 May 2012, before the meeting of Partnerskabsforum on 8 May 2012."),
    ],
)
def test_a_meeting_is_told_by_its_body_and_the_day_that_it_had_then(
    asking: Asking, language: str, sentence: str
) -> None:
    asking(PSF, BR, MEETING, MINUTES)

    receipt = record(asking.given.archive, EARLY, by="ae", language=language)[1]
    asking(MOVED)

    assert [one["text"] for one in receipt["warnings"]] == [sentence]
    assert [(one["meeting"], one["date"]) for one in receipt["warnings"]] == [("m1", "2012-05-08")]
    assert told(asking, receipt["position"], language) == [sentence]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "da",
            "Det går ud over reglen »Udpegning af områder« i kommissoriet for Samarbejdsforum, der kun er et udkast.",
        ),
        (
            "en",
            "It goes beyond the rule “Designation of areas” of the kommissorium of Samarbejdsforum, "
            "which is a draft only.",
        ),
    ],
)
def test_a_kommissorium_is_told_by_its_body(asking: Asking, language: str, sentence: str) -> None:
    asking(*GROUND, SF_DECISION, kommissorium("areas", "recommends", "draft"))

    receipt = record(asking.given.archive, {**AREA, "decision": "dsf"}, by="ae", language=language)[1]

    assert [one["text"] for one in receipt["warnings"]] == [sentence]
    assert told(asking, receipt["position"], language) == [sentence]


def test_why_minutes_are_not_final_names_their_meeting(asking: Asking) -> None:
    rule = kommissorium("remark_period", {"weeks": 3}, body="psf")
    asking(*SPINE, rule, MINUTES, {**EARLY, "on": "2012-05-10"}, JUSTERING)

    (provision,) = [one for one in asking.agreement(on="2012-05-12")["provisions"] if one["number"] == "4"]

    assert (
        provision["mandate"]["why"]
        == "Referatet af mødet i Partnerskabsforum den 8. maj 2012 er ikke endeligt (udsendt)."
    )
