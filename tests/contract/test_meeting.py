"""Answers about minutes and their remarks: what period they are judged by, and which remark is meant."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.asking import Asking
from tests.given import MEETING, PSF

MINUTES = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Drøftet."}]}
DISPATCH = {"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-15"}
REMARK = {
    "command": "remark-on-minutes",
    "meeting": "m1",
    "remark": "b1",
    "from": "br",
    "on": "2012-05-20",
    "text": "?",
}
SETTLE = {"command": "settle-remark", "meeting": "m1", "remark": "b1", "on": "2012-05-25", "outcome": "rejected"}
SOURCE = {"document": "Bilag 2", "heading": "Partnerskabsforum / Formalia"}
PERIOD = {"rule": "remark_period", "value": {"weeks": 2}, "source": SOURCE}
DRAFT = {"command": "adopt-kommissorium", "body": "psf", "effective_on": None, "status": "draft", "rules": [PERIOD]}
SENT = (PSF, MEETING, MINUTES, DISPATCH)


def test_minutes_name_the_period_that_they_are_judged_by_and_that_it_is_a_draft(asking: Asking) -> None:
    asking(*SENT, DRAFT)

    minutes = asking.get("meetings/m1", on="2012-05-20")["minutes"]

    assert (minutes["status"], minutes["remarks_until"], minutes["final_on"]) == (
        "dispatched", "2012-05-29", "2012-05-30",
    )  # fmt: skip
    assert minutes["rule"] == {"kommissorium": "psf-k1", "status": "draft", **PERIOD}


@pytest.mark.parametrize(
    ("lang", "said"),
    [("da", "Intet kommissorium giver en frist for bemærkninger"), ("en", "gives a period for remarks")],
)
def test_without_a_period_minutes_are_final_once_sent_and_the_answer_says_so(
    asking: Asking, lang: str, said: str
) -> None:
    asking(*SENT)

    minutes = asking.get("meetings/m1", on="2012-05-15")["minutes"]

    assert (minutes["status"], minutes["final_on"], minutes["remarks_until"]) == ("final", "2012-05-15", None)
    assert minutes["rule"] is None
    assert said in asking.client.get(f"/moeder/m1?on=2012-05-15&lang={lang}").text


def test_which_remark_is_meant_comes_before_what_the_archive_judges(asking: Asking) -> None:
    asking(*SENT, REMARK)

    def slug(command: dict[str, Any]) -> str:
        body = asking.client.post("/api/v1/commands", json={"by": "sekretariatet", **command}).get_json()
        return str(body["type"]).removeprefix("/problems/")

    assert slug({**REMARK, "expect_version": 1}) == "already-exists"
    assert slug({**SETTLE, "remark": "b2", "expect_version": 1}) == "unknown-reference"
    assert slug({**SETTLE, "expect_version": 1}) == "changed-meanwhile"
    assert slug({**SETTLE, "on": "2012-05-19"}) == "refused"


def test_a_void_remark_keeps_its_id_and_is_not_settled(asking: Asking) -> None:
    asking(*SENT)
    remarked = asking.do(REMARK)
    asking.do({"command": "correct-record", "position": remarked, "reason": "Findes ikke", "void": True})

    asking.given.refused("already-exists", "already-exists", REMARK)
    asking.given.refused("refused", "void-record", SETTLE)
