"""Recording by those who sign in: by whom it is, what a token may, who sees who may what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.problems import Problem
from archive.rights.judging import Actor
from tests.given import MEETING, SPINE
from tests.people.house import ADDRESS, House

OFFICE = {"command": "establish-office", "id": "formand", "name": "Formanden"}


def granted(house: House, who: str, role: str, **more: Any) -> str:
    command = {"command": "grant-role", "who": who, "role": role, "reason": "Prøve", **more}
    return str(house.given.when(command).body["subject"]["id"])


@pytest.fixture
def house(tmp_path: Path, database_url: str | None) -> Iterator[House]:
    found = House(tmp_path, database_url)
    found.given(*SPINE)
    for who in ("anna", "bo", "vera"):
        found.account(who)
    granted(found, "anna", "recorder")
    granted(found, "anna", "administrator")
    granted(found, "bo", "recorder", bodies=["psf"])
    granted(found, "vera", "auditor")
    yield found
    found.close()


def post(house: House, who: str, command: object, **token: Any) -> tuple[int, Any]:
    secret, _ = house.people.tokens.make(who, **{"records": True, **token})
    headers = {"Authorization": f"Bearer {secret}"}
    response = house.client.post("/api/v1/commands", json=command, base_url=ADDRESS, headers=headers)
    return response.status_code, response.get_json()


def get(house: House, who: str, path: str) -> Any:
    secret, _ = house.people.tokens.make(who)
    response = house.program(path, secret)
    assert response.status_code == 200, response.get_json()
    return response.get_json()


def test_what_is_recorded_is_by_whoever_signed_in(house: House) -> None:
    status, receipt = post(house, "anna", OFFICE)

    assert status == 201
    entry = get(house, "anna", f"/api/v1/audit?subject={receipt['subject']['id']}")["items"][-1]
    assert entry["recorded_by"] == "anna"


def test_a_command_that_names_another_is_not_allowed(house: House) -> None:
    status, problem = post(house, "anna", {**OFFICE, "by": "borgmesteren"})

    assert (status, problem["type"]) == (403, "/problems/not-allowed")
    assert post(house, "anna", {**OFFICE, "by": "anna"})[0] == 201


def test_a_token_records_only_where_it_was_made_for_that(house: House) -> None:
    status, problem = post(house, "anna", OFFICE, records=False)

    assert (status, problem["type"]) == (403, "/problems/not-allowed")
    assert "--record" in problem["detail"]


def test_a_token_that_may_only_read_records_nothing_wherever_it_is_judged(house: House) -> None:
    before = house.given.archive.last_position()
    reads = Actor("anna", by_token=True, reads_only=True)

    with pytest.raises(Problem) as caught:
        house.given.archive.do(OFFICE, actor=reads)

    assert (caught.value.slug, caught.value.code) == ("not-allowed", "token-reads-only")
    assert house.given.archive.last_position() == before


def test_no_token_gives_or_takes_a_role(house: House) -> None:
    before = house.given.archive.last_position()
    grant = {"command": "grant-role", "who": "bo", "role": "administrator", "reason": "Prøve"}

    assert post(house, "anna", grant)[0] == 403
    assert house.given.archive.last_position() == before


def test_a_limit_holds_for_its_bodies_alone(house: House) -> None:
    meeting = {**MEETING, "id": "m2", "date": "2013-05-08"}

    assert post(house, "bo", meeting)[0] == 201
    status, problem = post(house, "bo", {**meeting, "id": "m3", "body": "br"})
    assert (status, problem["type"]) == (403, "/problems/not-allowed")
    assert "psf" in problem["detail"]


def test_the_role_is_asked_for_before_anything_is_checked(house: House) -> None:
    for nonsense in ({"command": "no-such"}, {**OFFICE, "id": 7}, [], 7):
        assert post(house, "vera", nonsense)[0] == 403
    assert post(house, "bo", {"command": "grant-role"})[0] == 403
    assert post(house, "anna", {"command": "no-such"}, records=False)[0] == 403
    secret, _ = house.people.tokens.make("anna")
    headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
    broken = house.client.post("/api/v1/commands", data="{", base_url=ADDRESS, headers=headers)
    assert (broken.status_code, broken.get_json()["type"]) == (403, "/problems/not-allowed")


def test_what_is_named_and_not_there_is_told_as_such(house: House) -> None:
    status, problem = post(house, "bo", {"command": "dispatch-minutes", "meeting": "ukendt", "on": "2012-06-01"})

    assert (status, problem["type"]) == (422, "/problems/unknown-reference")


@pytest.mark.parametrize("by_terminal", [True, False])
def test_a_grant_is_corrected_by_nobody(house: House, by_terminal: bool) -> None:
    position = house.given.when(
        {"command": "grant-role", "who": "bo", "role": "reader", "reason": "Prøve"},
    ).body["position"]
    mend = {"command": "correct-record", "position": position, "reason": "Prøve", "void": True}

    if by_terminal:
        house.given.refused("invalid", "record-not-correctable", mend)
    else:
        assert post(house, "anna", mend)[0] == 422


@pytest.mark.parametrize(
    ("fields", "path", "code"),
    [
        ({"who": "Anna"}, "who", "not-grantee"),
        ({"who": "group:"}, "who", "not-grantee"),
        ({"who": "anna bo"}, "who", "not-grantee"),
        ({"role": "boss"}, "role", "not-one-of"),
        ({"role": "reader", "bodies": ["psf"]}, "bodies", "with-recorder-only"),
        ({"bodies": []}, "bodies", "too-few"),
        ({"bodies": ["ukendt"]}, "bodies/0", "unknown-reference"),
        ({"until": "snart"}, "until", "not-date"),
    ],
)
def test_a_grant_that_is_wrong_is_told_where(house: House, fields: dict[str, Any], path: str, code: str) -> None:
    command = {"command": "grant-role", "who": "bo", "role": "recorder", "reason": "Prøve", **fields}
    slug = "unknown-reference" if code == "unknown-reference" else "invalid"

    problem = house.given.refused(slug, code, command)

    assert path in {error.path for error in problem.errors}


def test_a_grant_is_taken_back_once(house: House) -> None:
    grant = granted(house, "bo", "reader")
    house.given({"command": "revoke-role", "grant": grant, "reason": "Prøve"})

    house.given.refused("refused", "role-already-revoked", {"command": "revoke-role", "grant": grant, "reason": "x"})


def test_the_last_administrator_who_can_sign_in_stays(house: House) -> None:
    grants = house.given.archive.known.grants
    anna = next(one.id for one in grants.now() if one.role == "administrator")
    grants.enabled = house.people.accounts.enabled
    revoke = {"command": "revoke-role", "grant": anna, "reason": "Prøve"}

    house.given.refused("refused", "last-administrator", revoke)
    granted(house, "ukendt", "administrator")  # has never signed in
    granted(house, "bo", "administrator", until="2999-01-01")  # not without end
    house.given.refused("refused", "last-administrator", revoke)

    granted(house, "bo", "administrator")
    house.given(revoke)
    house.people.accounts.disable("bo")
    bo = [one.id for one in grants.now() if one.who == "bo" and one.role == "administrator"]
    house.given({"command": "revoke-role", "grant": bo[-1], "reason": "Prøve"})  # somebody disabled keeps no house


def test_of_two_administrators_who_take_each_others_role_at_once_one_stays(house: House) -> None:
    from concurrent.futures import ThreadPoolExecutor

    granted(house, "bo", "administrator")
    grants = [one for one in house.given.archive.known.grants.now() if one.role == "administrator"]
    archives = [house.given.archive, house.given.opened_again()]
    for archive in archives:
        archive.known.grants.enabled = house.people.accounts.enabled

    def revoke(n: int) -> bool:
        try:
            archives[n].do({"command": "revoke-role", "grant": grants[n].id, "reason": "Prøve"}, by="x")
        except Exception:
            return False
        return True

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(revoke, range(2))) == [False, True]
    archives[1].close()


def test_who_may_what_is_seen_by_auditors_and_administrators_alone(house: House) -> None:
    rows = get(house, "vera", "/api/v1/grants")["items"]

    assert [(row["who"], row["role"], row["in_force"]) for row in rows] == [
        ("anna", "recorder", True),
        ("anna", "administrator", True),
        ("bo", "recorder", True),
        ("vera", "auditor", True),
    ]
    assert house.program("/api/v1/grants", house.people.tokens.make("bo")[0]).status_code == 403


def test_grants_are_told_as_they_were_known(house: House) -> None:
    before = house.given.archive.last_position()
    grant = granted(house, "bo", "reader")
    house.given({"command": "revoke-role", "grant": grant, "reason": "Andet arbejde"})

    now = get(house, "vera", "/api/v1/grants")["items"][-1]
    assert (now["id"], now["in_force"], now["revoked"]["reason"]) == (grant, False, "Andet arbejde")
    assert grant not in [row["id"] for row in get(house, "vera", f"/api/v1/grants?known=@{before}")["items"]]
    assert not any(row["in_force"] for row in get(house, "vera", "/api/v1/grants?on=2001-01-01")["items"])


def test_lines_about_rights_are_hidden_from_whoever_may_not_see_them(house: House) -> None:
    def seen(who: str) -> tuple[set[str], set[str]]:
        audit = get(house, who, "/api/v1/audit?limit=500")["items"]
        log: list[dict[str, Any]] = []
        following = "/api/v1/events?limit=3"
        while following:
            page = get(house, who, following)
            log += page["items"]
            following = page["next"]
        return {row["event"] for row in audit}, {row["command"] for row in log}

    of_bo, of_vera = seen("bo"), seen("vera")

    assert "role-granted" in of_vera[0]
    assert "grant-role" in of_vera[1]
    assert of_bo == (of_vera[0] - {"role-granted"}, of_vera[1] - {"grant-role"})


def test_who_recorded_nothing_but_rights_is_told_to_those_alone_who_may_see_them(house: House) -> None:
    house.given.archive.do({"command": "grant-role", "who": "x", "role": "reader", "reason": "Prøve"}, by="chefen")

    assert "chefen" not in {one["by"] for one in get(house, "bo", "/api/v1/recorders")["items"]}
    assert "chefen" in {one["by"] for one in get(house, "vera", "/api/v1/recorders")["items"]}


def test_rights_are_todays_whatever_moment_is_asked_about(house: House) -> None:
    grant = granted(house, "carl", "reader")
    house.account("carl")
    known = house.given.archive.last_position()
    secret, _ = house.people.tokens.make("carl")
    assert house.program(f"/api/v1/bodies?known=@{known}", secret).status_code == 200

    house.given({"command": "revoke-role", "grant": grant, "reason": "Prøve"})

    assert house.program(f"/api/v1/bodies?known=@{known}", secret).status_code == 403


def test_why_something_has_stopped_is_for_administrators(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    services = house.app.extensions["forumarkiv"]
    model = {"name": "records", "version": "1", "position": 0, "state": "stopped", "reason": "en fejl i post 7"}
    monkeypatch.setattr(services.reader, "status", lambda: [model])

    reasons = {who: get(house, who, "/api/v1/status")["read_models"][0]["reason"] for who in ("anna", "vera")}

    assert reasons == {"anna": "en fejl i post 7", "vera": None}


def test_groups_give_rights_by_their_exact_names(house: House) -> None:
    granted(house, "group:By/Sekretariat", "reader")
    house.account("dora")

    def reads(*groups: str) -> bool:
        id = house.people.sessions.begin("dora", groups)
        browser = house.browser()
        browser.client.set_cookie("__Host-forumarkiv", id, domain="arkiv.example", secure=True)
        return browser.get("/aftaler").status_code == 200

    assert reads("By/Sekretariat")
    assert not reads("by/sekretariat", "By", "Sekretariat")
    assert not reads()
