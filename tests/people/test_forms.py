"""A form is taken only from the browser that it was made for, and from a page of ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, render_template_string

from tests.given import Given
from tests.people.browser import Browser
from web.app import close, create_app
from web.people.asking import asker
from web.people.forms import FIELD


@pytest.fixture
def app(tmp_path: Path, database_url: str | None) -> Iterator[Flask]:
    """An application with a form that notes a name."""
    given = Given(tmp_path, database_url=database_url)
    app = create_app(given.archive)

    @app.get("/navn")
    def form() -> str:
        return render_template_string("{{ form_field() }}") + str(asker().by)

    @app.post("/navn")
    def noted() -> str:
        from flask import request

        asker().put(name=request.form["name"])
        return "noted"

    yield app
    close(app)
    given.archive.close()


def test_a_form_of_ours_is_taken_and_its_values_are_kept(app: Flask) -> None:
    browser = Browser(app.test_client())

    assert browser.post("/navn", {"name": "Anna"}).status_code == 200

    assert browser.get("/navn").get_data(as_text=True).endswith("Anna")
    assert Browser(app.test_client()).get("/navn").get_data(as_text=True).endswith("None")


def test_the_cookie_is_for_the_server_alone(app: Flask) -> None:
    cookie = Browser(app.test_client()).get("/navn").headers["Set-Cookie"]

    assert cookie.startswith("forumarkiv=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert "Secure" not in cookie


def test_a_page_without_a_form_gives_nobody_a_cookie(app: Flask) -> None:
    assert "Set-Cookie" not in app.test_client().get("/").headers


@pytest.mark.parametrize("sent", [{}, {FIELD: ""}, {FIELD: "0" * 64}, {FIELD: "æ"}])
def test_without_its_token_a_form_does_nothing(app: Flask, sent: dict[str, str]) -> None:
    browser = Browser(app.test_client())
    browser.get("/navn")

    response = browser.client.post("/navn", data={"name": "Eva", **sent})

    assert response.status_code == 403
    assert browser.get("/navn").get_data(as_text=True).endswith("None")


def test_the_token_of_another_browser_does_nothing(app: Flask) -> None:
    mine, theirs = Browser(app.test_client()), Browser(app.test_client())
    theirs.get("/navn")

    assert theirs.client.post("/navn", data={"name": "Eva", FIELD: mine.token("/navn")}).status_code == 403


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_a_form_that_says_it_comes_from_elsewhere_does_nothing(app: Flask, headers: dict[str, str]) -> None:
    assert Browser(app.test_client()).post("/navn", {"name": "Eva"}, headers=headers).status_code == 403


def test_a_form_that_says_it_comes_from_here_is_taken(app: Flask) -> None:
    headers = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}

    assert Browser(app.test_client()).post("/navn", {"name": "Eva"}, headers=headers).status_code == 200
