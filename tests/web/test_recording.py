"""Commands over HTTP: receipts, refusals, and what never reaches the log."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from tests.archive.domain import AREA, ASSIGN, DISPOSE, PLAN, PULJER
from tests.contract.asking import Asking
from tests.given import PSF, SPINE, Given
from web.app import close, create_app

URL = "/api/v1/commands"
JSON = "application/json"
DISAGREEMENT = {
    "command": "note-disagreement", "id": "u1", "title": "Hvor mange møder", "meanwhile": "Den første regnes efter.",
    "sides": [{"says": "1 gang", "source": {"document": "Bilag 2", "heading": "Formalia"}}],
}  # fmt: skip


def post(asking: Asking, command: Any, **more: Any) -> Any:
    return asking.client.post(URL, data=json.dumps(command), content_type="application/json", **more)


def test_a_command_is_recorded_and_its_receipt_says_where(asking: Asking) -> None:
    response = post(asking, {**PSF, "by": "sekretariatet", "key": "k1"})
    receipt = response.get_json()

    assert response.status_code == 201
    assert receipt["events"] == [{"event": "body-established", "subject": "psf"}]
    assert receipt["subject"] == {"type": "body", "id": "psf", "version": 1}
    assert receipt["url"] == f"/organer/psf?known=@{receipt['position']}"
    assert asking.client.get(receipt["api_url"]).get_json()["name"] == "Partnerskabsforum"
    assert asking.client.get(receipt["url"]).status_code == 200


@pytest.mark.parametrize(
    ("command", "page"),
    [
        ((*PULJER, ASSIGN), "/opfoelgning/o1"),
        (PULJER, "/puljer/p1"),
        ((*PULJER, DISPOSE), "/puljer/p1"),
        ((AREA,), "/omraader/nord"),
        ((DISAGREEMENT,), "/uenigheder/u1"),
        ((*PULJER, PLAN), "/tilsyn/2012"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_receipt_leads_to_the_page_of_its_subject(asking: Asking, command: tuple[Any, ...], page: str) -> None:
    *before, last = command
    asking(*before)

    receipt = post(asking, {**last, "by": "x"}).get_json()

    known = f"?known=@{receipt['position']}"
    assert receipt["url"] == page + known
    assert asking.client.get(receipt["url"]).status_code == 200
    answer = asking.client.get(receipt["api_url"]).get_json()
    assert answer["url"].startswith(page), "the answer of the same page"
    assert answer["as_of"]["position"] == receipt["position"]


def test_a_subject_without_a_page_is_found_in_the_audit_trail(asking: Asking) -> None:
    receipt = post(asking, {"command": "establish-office", "id": "ob", "name": "Borgmester", "by": "x"}).get_json()

    assert receipt["url"] == f"/revisionsspor?subject=ob&known=@{receipt['position']}"
    assert len(asking.client.get(receipt["api_url"]).get_json()["items"]) == 1


def test_a_whole_number_is_one_however_json_writes_it(asking: Asking) -> None:
    """``3.0`` is the number 3, to JSON and its canonical form; nothing that is read later has to know."""
    asking(*PULJER)
    source = {"document": "Bilag 1", "heading": "Årshjul"}
    wheel = {"command": "adopt-wheel", "id": "w", "effective_on": "2012-01-01", "feeds": [], "by": "x", "key": "k"}
    report = {"command": "report-tilsyn", "afdeling": "sf", "on": "2012-05-01", "outcome": "Besøgt", "by": "x"}
    rules = [{"rule": "quarter", "value": 2.0, "source": source}]
    adopt = {"command": "adopt-kommissorium", "body": "psf", "effective_on": None, "status": "draft", "by": "x"}

    sent = [
        post(asking, {**wheel, "entries": [{"body": "sf", "month": 3.0, "to_month": 4e0, "source": source}]}),
        post(asking, {**PLAN, "year": 2012.0, "number": 2.0, "by": "x"}),
        post(asking, {**report, "year": 2012.0}),
        post(asking, {**adopt, "rules": rules}),
    ]
    again = post(asking, {**wheel, "entries": [{"body": "sf", "month": 3, "to_month": 4, "source": source}]})

    assert [one.status_code for one in sent] == [201] * 4
    assert (again.status_code, again.get_json()) == (200, sent[0].get_json())
    assert [one["from"] for one in asking.get("calendar/2012", on="2012-02-01")["items"] if one["body"] == "sf"] == [
        "2012-03-01"
    ]
    assert repr(asking.get("tilsyn/2012")["number"]) == "2"


def test_a_month_that_was_recorded_with_a_point_is_read(asking: Asking) -> None:
    """As older programs kept it."""
    source = {"document": "Bilag 1", "heading": "Årshjul"}
    entries = [{"body": "psf", "month": 3.0, "to_month": 4.0, "source": source}]
    asking(PSF, {"command": "adopt-wheel", "id": "w", "effective_on": "2012-01-01", "feeds": [], "entries": entries})

    [item] = asking.get("calendar/2012", on="2012-02-01")["items"]

    assert (item["from"], item["to"], item["words"]) == ("2012-03-01", "2012-05-01", "marts-april")
    assert asking.client.get("/aarshjul/2012?on=2012-02-01").status_code == 200


def test_the_same_key_and_content_give_the_first_receipt_again(asking: Asking) -> None:
    first = post(asking, {**PSF, "by": "sekretariatet", "key": "k1"})
    again = post(asking, {**PSF, "by": "sekretariatet", "key": "k1"})
    other = post(asking, {**PSF, "by": "sekretariatet", "key": "k1", "name": "Andet"})

    assert (again.status_code, again.get_json()) == (200, first.get_json())
    assert (other.status_code, other.get_json()["type"]) == (409, "/problems/key-reused")


def test_an_effect_is_readable_when_the_receipt_is_there(asking: Asking) -> None:
    for n in range(5):
        receipt = post(asking, {**PSF, "id": f"b{n}", "by": "x"}).get_json()
        assert asking.get("bodies")["as_of"]["position"] == receipt["position"]


def test_somebody_records_it(asking: Asking) -> None:
    response = post(asking, PSF)

    assert response.status_code == 422
    assert [error["path"] for error in response.get_json()["errors"]] == ["by"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"command": "x", "command": "y"}',
        '{"a": NaN}',
        "\ufeff{}",
        "[" * 100_000,
        '{"n": ' + "9" * 5_000 + "}",
    ],
    ids=["nothing", "cut off", "twice", "NaN", "a mark before it", "deep", "long number"],
)
def test_what_is_not_json_is_malformed(asking: Asking, text: str) -> None:
    response = asking.client.post(URL, data=text.encode(), content_type="application/json")

    assert (response.status_code, response.get_json()["type"]) == (400, "/problems/malformed")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": 1,\n "b" 2}', "det går galt i linje 2, tegn 6"),
        ('{"a": 1, "a": 2}', "navnet a står to gange"),
        ('{"a": NaN}', "NaN er ikke et tal"),
        ("[" * 100_000, "ligger for dybt"),
        ('{"n": ' + "9" * 5_000 + "}", "et tal er for stort"),
        ('{"n": 1e400}', "et tal er for stort"),
    ],
)
def test_what_is_wrong_with_it_is_said_in_danish(asking: Asking, text: str, said: str) -> None:
    told = asking.client.post(URL, data=text.encode(), content_type="application/json").get_json()["detail"]

    assert said in told


def test_who_sent_it_without_signing_in_is_in_the_log_by_their_address(
    asking: Asking, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO", logger="web.people"):
        post(asking, [])

    assert [one.getMessage() for one in caplog.records if "not taken" in one.msg] == [
        "127.0.0.1 sent what is not taken: POST '/api/v1/commands' (not-an-object)"
    ]


@pytest.mark.parametrize("command", [[], "x", 7, None, {}, {"command": "no-such"}])
def test_json_that_is_no_command_is_invalid(asking: Asking, command: Any) -> None:
    response = post(asking, command)

    assert (response.status_code, response.get_json()["type"]) == (422, "/problems/invalid")


def test_another_media_type_is_unsupported(asking: Asking) -> None:
    response = asking.client.post(URL, data="{}", content_type="text/plain")

    assert (response.status_code, response.get_json()["type"]) == (415, "/problems/unsupported")


def test_lone_surrogates_are_invalid(asking: Asking) -> None:
    response = asking.client.post(
        URL, data=b'{"command": "establish-office", "id": "o", "name": "\\ud800", "by": "x"}',
        content_type="application/json",
    )  # fmt: skip

    assert response.status_code == 422
    assert [error["path"] for error in response.get_json()["errors"]] == ["name"]


def test_a_refusal_names_its_rule(asking: Asking) -> None:
    asking(*SPINE)

    response = post(asking, {"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-10", "by": "x"})
    problem = response.get_json()

    assert (response.status_code, problem["type"]) == (409, "/problems/refused")
    assert problem["rule"]["rule"] == "minutes-not-recorded"
    assert problem["rule"]["source"]["heading"]


def test_a_command_too_large_is_told_so(asking: Asking) -> None:
    asking.client.application.config["MAX_CONTENT_LENGTH"] = 1_000

    response = post(asking, {**PSF, "by": "x", "note": "n" * 2_000})

    assert (response.status_code, response.get_json()["type"]) == (413, "/problems/too-large")


def test_no_more_is_read_of_a_request_than_the_largest_file_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.app._ROOM_FOR_WORDS", 1_000)
    archive = Given(tmp_path).archive
    archive.max_bytes = 3_000
    app = create_app(archive)

    sizes = {
        size: app.test_client().post(URL, data=b" " * size, content_type=JSON).status_code for size in (5_000, 5_001)
    }

    assert sizes == {5_000: 400, 5_001: 413}
    close(app)
    archive.close()


def test_a_method_that_is_not_there(asking: Asking) -> None:
    response = asking.client.delete("/api/v1/bodies")

    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_a_file_in_a_command_may_be_as_large_as_the_limit_and_no_larger(asking: Asking) -> None:
    asking.given.archive.max_bytes = 2_000
    filed = {"command": "file-document", "title": "Brev", "kind": "letter", "media_type": "text/plain", "by": "x"}

    def sent(id: str, size: int) -> Any:
        return post(asking, {**filed, "id": id, "content": b64encode(b"x" * size).decode()})

    assert sent("brev", 2_000).status_code == 201
    before = asking.given.archive.last_position()
    refused = sent("brev-2", 2_001)
    assert (refused.status_code, refused.get_json()["type"]) == (413, "/problems/too-large")
    assert "2001" in re.sub(r"\W", "", refused.get_json()["detail"])
    assert asking.given.archive.last_position() == before
