"""What signing in costs a page: the same page signed in and without, in turn; on both databases.

What a request passes before it is answered is also measured alone: it is short, so that its least is soon met.
"""

from __future__ import annotations

from collections.abc import Sequence

from flask import Flask
from flask.testing import FlaskClient

from archive.archive import Archive
from bench.histories import MAIN, History
from bench.measure import QUICK, in_turn, report
from bench.rebuild import archive_of
from bench.servers import ENGINES, places
from web.app import close, create_app
from web.people.asking import cookie_name
from web.people.settings import PeopleSettings
from web.services import Services

SIZE, ROUNDS = (400, 6) if QUICK else (10_000, 100)
_ADDRESS = "https://arkiv.example"
_ASKED = PeopleSettings(required=True, public_url=_ADDRESS)
_PAGES = ("/beslutninger", f"/aftaler/{MAIN}")


def main(engines: Sequence[str] = ENGINES, rounds: int = ROUNDS) -> None:
    for engine in engines:
        history = History("lifelike", SIZE, spread=False)
        with places(engine) as place, place() as found, archive_of(history, found) as archive:
            _of_archive(archive, engine, rounds)


def _of_archive(archive: Archive, engine: str, rounds: int) -> None:
    at = {"at": "2999-01-01T00:00:00Z"} if archive.simulated else {}
    archive.do({"command": "grant-role", "who": "anna", "role": "reader", "reason": "maalt", **at}, by="bench")
    plain, asking = create_app(archive), create_app(archive, signing_in=_ASKED)
    try:
        for page in _PAGES:
            _page(plain, asking, page, {"engine": engine, "page": page}, rounds)
    finally:
        close(plain)
        close(asking)


def _page(plain: Flask, asking: Flask, page: str, told: dict[str, str], rounds: int) -> None:
    services: Services = asking.extensions["forumarkiv"]
    if services.people.accounts.find("anna") is None:
        services.people.accounts.bind("https://login.example", "anna", "anna")
    nobody, somebody = plain.test_client(), asking.test_client()
    id = services.people.sessions.begin("anna")
    somebody.set_cookie(cookie_name(_ASKED), id, domain="arkiv.example", secure=True)

    def asked(client: FlaskClient, address: str) -> None:
        answered = client.get(page, base_url=address)
        if answered.status_code != 200:
            raise AssertionError(answered.text)

    with_, without = in_turn(
        lambda: asked(somebody, _ADDRESS), lambda: asked(nobody, "http://localhost"), rounds=rounds
    )
    _guard(plain, asking, id, told, rounds)
    of, to = "ms of a page to somebody signed in", "ms of the same page where nobody signs in"
    report("signed-in", with_ / without, of, to, **told, more_ms=round(1000 * (with_ - without), 2))


def _guard(plain: Flask, asking: Flask, id: str, told: dict[str, str], rounds: int) -> None:
    def passed(app: Flask, address: str, headers: dict[str, str]) -> None:
        with app.test_request_context(told["page"], base_url=address, headers=headers):
            if app.preprocess_request() is not None:
                raise AssertionError("nobody was let in")

    cookie = {"Cookie": f"{cookie_name(_ASKED)}={id}"}
    with_, without = in_turn(
        lambda: passed(asking, _ADDRESS, cookie), lambda: passed(plain, "http://localhost", {}), rounds=rounds
    )
    of, to = "ms before an answer to somebody signed in", "ms before an answer where nobody signs in"
    report("signed-in-guard", with_ / without, of, to, **told, more_ms=round(1000 * (with_ - without), 2))
