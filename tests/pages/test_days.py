"""What a page of one day says of what comes later, of what nobody adopted, and of what the archive does not know."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from tests.contract.asking import Asking
from tests.given import AGREEMENT, BR, DECISION, JUSTERING, MEETING, PSF, SPINE

MINUTES = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Tiltrådt."}]}
APPROVAL = {"command": "approve", "subject": "d1", "party": "br", "on": "2012-06-20"}


def page(asking: Asking, path: str, **query: str) -> str:
    """The words of a page's main part."""
    response = asking.client.get(path, query_string=query or None)
    assert response.status_code == 200, response.status_code
    main = response.get_data(as_text=True).split("<main", 1)[1].split("</main>")[0]
    return " ".join(unescape(re.sub("<[^>]+>", " ", main)).split())


def banner(asking: Asking, path: str, **query: str) -> str:
    return asking.client.get(path, query_string=query).get_data(as_text=True).split("<aside")[1].split("</aside>")[0]


def test_a_meeting_that_was_not_called_yet_is_not_said_to_be(asking: Asking) -> None:
    asking(PSF, MEETING)

    assert "ikke endnu på den valgte dag; indkaldes 4. januar 2012" in page(asking, "/moeder/m1", on="2012-01-03")
    assert "indkaldes" not in page(asking, "/moeder/m1", on="2012-01-04")


def test_a_meeting_in_the_past_without_minutes_is_not_called_held(asking: Asking) -> None:
    asking(PSF, MEETING)

    for path in ("/moeder", "/moeder/m1", "/organer/psf"):
        told = page(asking, path, on="2012-06-01")
        assert "mødedagen er passeret; intet referat i arkivet" in told
        assert "holdt" not in told
    asking(MINUTES)
    assert "holdt" in page(asking, "/moeder/m1", on="2012-06-01")


def test_an_item_is_not_missed_on_an_agenda_that_was_not_sent_yet(asking: Asking) -> None:
    asking(PSF, MEETING, DECISION)
    asking({"command": "publish-agenda", "meeting": "m1", "sent_on": "2012-04-20", "items": []})

    assert "dagsorden" not in page(asking, "/moeder/m1", on="2012-04-19").replace("Dagsorden", "")
    assert "Punktet står ikke på den udsendte dagsorden." in page(asking, "/moeder/m1", on="2012-05-08")


def test_lists_leave_out_what_was_not_there_yet_unless_it_is_asked_for(asking: Asking) -> None:
    asking(PSF, MEETING, DECISION)

    assert "m1" not in page(asking, "/moeder", on="2012-01-03")
    assert "m1" in page(asking, "/moeder", on="2012-01-03", all="true")
    assert "d1" not in page(asking, "/beslutninger", on="2012-05-07")
    assert "d1" in page(asking, "/beslutninger", on="2012-05-07", all="true")
    assert "d1" not in page(asking, "/organer/psf", on="2012-05-07")
    assert "d1" not in page(asking, "/moeder/m1", on="2012-05-07")


def test_a_decision_that_was_not_taken_yet_is_told_so(asking: Asking) -> None:
    asking(PSF, MEETING, DECISION)

    said = "På den valgte dag var det ikke besluttet endnu: det sker først 8. maj 2012."
    assert said in page(asking, "/beslutninger/d1", on="2012-05-07")
    assert said not in page(asking, "/beslutninger/d1", on="2012-05-08")


@pytest.mark.parametrize("outcome", ["rejected", "postponed", "noted", "recommended"])
def test_what_nobody_adopted_is_no_decision_without_authority(asking: Asking, outcome: str) -> None:
    asking(PSF, MEETING, {**DECISION, "outcome": outcome})

    for path in ("/beslutninger", "/beslutninger/d1", "/organer/psf", "/moeder/m1"):
        told = page(asking, path, on="2012-06-01").split("Alle vedtaget")[-1]
        assert "ikke en vedtagelse" in told
        assert "badge mandate-without-authority" not in asking.client.get(f"{path}?on=2012-06-01").get_data(
            as_text=True
        )
    assert asking.get("decisions/d1", on="2012-06-01")["state"] == "without-authority"


def test_a_recommendation_that_others_approve_is_judged_as_what_it_is(asking: Asking) -> None:
    asking(*SPINE[:3], {**DECISION, "outcome": "recommended", "requires": [{"body": "br"}]})

    assert "afventer godkendelse" in page(asking, "/beslutninger/d1", on="2012-06-01")


def test_a_text_tells_that_its_body_recommended_and_who_declined_and_approved(asking: Asking) -> None:
    decision = {**DECISION, "outcome": "recommended", "requires": [{"body": "br"}]}
    declined = {**APPROVAL, "command": "decline", "on": "2012-05-20"}
    asking(*SPINE[:3], decision, AGREEMENT, JUSTERING, declined, APPROVAL)

    before, after = (page(asking, "/aftaler/h1", on=on) for on in ("2012-06-01", "2012-07-01"))

    assert "Indstillet af Partnerskabsforum på mødet 8. maj 2012" in before
    assert "Besluttet af" not in before
    assert "Afvist af Borgerrepræsentationen 20. maj 2012. Følger" not in before
    assert "Afvist af Borgerrepræsentationen 20. maj 2012." in before
    assert "Godkendt af Borgerrepræsentationen" not in before
    assert "Godkendt af Borgerrepræsentationen 20. juni 2012." in after


def test_an_agreement_that_is_approved_later_is_told_so(asking: Asking) -> None:
    asking(PSF, BR, {**AGREEMENT, "requires": [{"body": "br"}]})
    asking({"command": "approve", "subject": "h1", "party": "br", "on": "2010-12-16"})

    assert "ikke endnu på den valgte dag; godkendes 16. december 2010" in page(asking, "/aftaler/h1", on="1900-01-01")
    assert "16. december 2010" in page(asking, "/aftaler/h1", on="2012-01-01")
    assert "godkendes" not in page(asking, "/aftaler/h1", on="2012-01-01")


def test_what_awaits_an_approval_that_nobody_is_named_for_does_not_say_that_nobody_must(asking: Asking) -> None:
    source = {"document": "Bilag 2", "heading": "Beføjelser"}
    rules = [{"rule": "final_decisions", "value": False, "source": source}]
    kommissorium = {"command": "adopt-kommissorium", "body": "psf", "effective_on": None, "status": "adopted"}
    asking(*SPINE[:2], {**kommissorium, "rules": rules}, MEETING, DECISION, {**AGREEMENT, "decision": "d1"})

    for path in ("/aftaler/h1", "/beslutninger/d1"):
        told = page(asking, path, on="2012-06-01")
        assert "afventer godkendelse" in told
        assert "nogen skal godkende denne" in told
        assert "Arkivet har ingen, der skal godkende." not in told


def test_members_are_those_of_the_day_and_no_list_tells_of_a_day_before_its_own(asking: Asking) -> None:
    member = {"command": "appoint-member", "body": "psf", "person": "(navn)", "role": "member"}
    asking({**PSF, "established_on": "2010-09-01"}, {**member, "from": None, "listed_as_of": "2011-04-14"})

    def members(on: str) -> list[Any]:
        return [row["person"] for row in asking.get("bodies/psf", on=on)["members"]]

    assert (members("2011-04-13"), members("2011-04-14")) == ([], ["(navn)"])
    asking({**member, "person": "(formand)", "role": "chair", "from": None})
    assert (members("2010-08-31"), members("2010-09-01")) == ([], ["(formand)"])


def test_a_day_or_a_moment_that_lies_ahead_is_no_fact(asking: Asking) -> None:
    last = asking(*SPINE)

    known = banner(asking, "/aftaler/h1", known="2999-01-01")
    assert "Tidspunktet ligger ude i fremtiden: du ser, hvad arkivet kender nu." in known
    assert "1. januar 2999 ligger ude i fremtiden" in banner(asking, "/aftaler/h1", on="2999-01-01")
    assert "fremtiden" not in banner(asking, "/aftaler/h1", on="2012-06-01", known=f"@{last}")


def test_the_front_page_says_nothing_that_is_not_in_the_archive(asking: Asking) -> None:
    assert "bolig" not in page(asking, "/")


@pytest.mark.parametrize("path", ["/aftaler/h1", "/aftaler", "/moeder/m1", "/organer/psf", "/revisionsspor", "/status"])
def test_the_last_instant_of_the_calendar_is_a_moment_like_others(asking: Asking, path: str) -> None:
    asking(*SPINE)

    for known in ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59.999999Z", "9999-12-31"):
        assert page(asking, path, known=known)
        assert page(asking, path, known=known, on="9999-12-31")


def links(asking: Asking, path: str, **query: str) -> list[str]:
    text = asking.client.get(path, query_string=query or None).get_data(as_text=True)
    return [unescape(href) for href in re.findall(r'href="([^"]+)"', text)]


@pytest.mark.parametrize(
    ("path", "trail"),
    [("/aftaler/h1", "subject=h1"), ("/aftaler/h1/tidslinje", "subject=h1"),
     ("/aftaler/h1/bestemmelser/4", "subject=h1"),
     ("/beslutninger/d1", "subject=d1"), ("/moeder/m1", "subject=m1"), ("/organer/psf", "body=psf")],
)  # fmt: skip
def test_the_way_to_everything_that_was_recorded_of_a_thing_is_on_its_page(
    asking: Asking, path: str, trail: str
) -> None:
    asking(*SPINE)

    assert f"/revisionsspor?{trail}" in links(asking, path)
    assert page(asking, f"/revisionsspor?{trail}")


@pytest.mark.parametrize(
    ("path", "trail"),
    [("/organer/psf/kommissorium", "subject=k1"), ("/tilsyn/2012", "subject=tilsyn-2012"),
     ("/aarshjul/2012", "event=wheel-adopted")],
)  # fmt: skip
def test_and_on_those_of_rules_of_supervision_and_of_a_year(asking: Asking, path: str, trail: str) -> None:
    source = {"document": "Bilag 1", "heading": "Formalia"}
    rules = [{"rule": "remark_period", "value": {"weeks": 2}, "source": source}]
    adopted = {"command": "adopt-kommissorium", "id": "k1", "body": "psf", "effective_on": None, "status": "adopted"}
    entries = [{"month": 1, "body": "psf", "source": source}]
    wheel = {"command": "adopt-wheel", "id": "w1", "effective_on": "2012-01-01", "entries": entries, "feeds": []}
    planned = {"command": "plan-tilsyn", "year": 2012, "body": "psf", "items": [{"afdeling": "br", "criteria": ["a"]}]}
    asking(*SPINE, {**adopted, "rules": rules}, wheel, planned)

    assert f"/revisionsspor?{trail}" in links(asking, path)
    assert asking.get("audit", **dict([trail.split("=")]))["items"]


def test_the_number_of_a_record_leads_to_the_record(asking: Asking) -> None:
    asking(*SPINE)
    (taken,) = [row for row in asking.get("audit", subject="d1")["items"] if row["event"] == "decision-recorded"]
    at = taken["position"]

    assert f"/revisionsspor?known=@{at}&subject=d1#nr-{at}-1" in [
        re.sub(r"\?subject=d1&known=@(\d+)", r"?known=@\1&subject=d1", href) for href in links(asking, "/revisionsspor")
    ]
    assert f'id="nr-{at}-1"' in asking.client.get(f"/revisionsspor?subject=d1&known=@{at}").get_data(as_text=True)


def test_ready_made_views_of_the_trail_and_what_may_be_a_mistake(asking: Asking) -> None:
    agenda = {"command": "publish-agenda", "meeting": "m1", "sent_on": None, "items": []}
    asking(*SPINE[:3], agenda, *SPINE[3:])

    found = links(asking, "/revisionsspor")
    for view in ("late=30", "corrections=true", "against=true"):
        assert f"/revisionsspor?{view}" in found
        assert page(asking, f"/revisionsspor?{view}")
    assert "Punkt 3 står ikke på den seneste dagsorden til mødet i Partnerskabsforum den 8. maj 2012." in page(
        asking, "/revisionsspor", subject="d1"
    )
    (excel,) = [href for href in found if "bom=true" in href]
    assert asking.client.get(excel).get_data().startswith(b"\xef\xbb\xbfposition;")
