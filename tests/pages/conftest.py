"""Pages over answers made by hand."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import lxml.html
import pytest
from flask import Flask, Response, render_template
from flask.testing import FlaskClient
from playwright.sync_api import Browser, sync_playwright

import web
from projections.search.query import Query, parse
from tests.answers.archives import example_archive
from tests.answers.examples import Examples
from tests.contract.asking import Asking
from tests.pages import examples
from tests.pages.browsing import CHROMIUM, FLAGS, served
from web.pages import blueprint
from web.question import Asked

POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'"
BLOCKS = ("p", "div", "dt", "dd", "td", "th", "li", "caption", "h1", "h2", "h3", "h4")


class Pages:
    """``answers``: what is answered, by path; ``questions``: what was asked; ``problem``: that of ``/fejl``."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.problem: dict[str, Any] = {}
        self.questions: list[tuple[str, dict[str, str]]] = []
        # No record stands behind answers made by hand.
        self.view = SimpleNamespace(knowledge=SimpleNamespace(records=_none, naming=_none, of_type=_none), told=[])
        self.people = SimpleNamespace(settings=SimpleNamespace(public_url=None, required=False, over_https=False))
        self.app = Flask("web", root_path=web.__path__[0])
        self.app.extensions["forumarkiv"] = self
        self.app.add_url_rule("/fejl", "error", lambda: render_template("error.html", problem=self.problem))
        self.app.register_blueprint(blueprint)
        self.app.context_processor(lambda: {"asker": lambda: SimpleNamespace(handle=None)})
        self.app.after_request(_strict)
        self.client: FlaskClient = self.app.test_client()

    def anew(self) -> Pages:
        self.answers = copy.deepcopy(examples.ANSWERS)
        self.questions = []
        return self

    @contextmanager
    def at(self, *_: Any) -> Iterator[Pages]:
        """In place of ``web.services.Services.at``: every moment is answered alike."""
        yield self

    def answer(self, asked: Asked) -> Any:
        path = asked.question.api_path(asked.parts).removeprefix("/api/v1/")
        self.questions.append((path, dict(asked.given)))
        return self.answers[path]

    def every(self, asked: Asked) -> Iterator[Any]:
        yield from self.answer(asked)["items"]

    def said(self) -> dict[str, Any]:
        return {name: self.answers["agreements"][name] for name in ("as_of", "simulated")}

    def name(self, id: str) -> str | None:
        titled = {**dict(self.bodies()), **{row["id"]: row["title"] for row in self.answers["agreements"]["items"]}}
        return titled.get(id)

    def bodies(self) -> list[tuple[str, str]]:
        return [(row["id"], row["name"]) for row in self.answers["bodies"]["items"]]

    def agreements(self) -> list[tuple[str, str]]:
        return [(row["id"], row["title"]) for row in self.answers["agreements"]["items"]]

    def named(self) -> Iterator[tuple[str, str]]:
        return (("name", name) for _, name in (*self.bodies(), *self.agreements()))

    def looked_for(self, q: str, exact: bool = False) -> Query:
        return parse(q, exact)

    def type(self, id: str) -> str:
        return "agreement"

    def get(self, address: str, query: dict[str, str] | None = None, **headers: str) -> str:
        response = self.client.get(address, query_string=query, headers=headers)
        assert response.status_code == 200, response.get_data(as_text=True)
        return response.get_data(as_text=True)

    def page(self, address: str, query: dict[str, str] | None = None, **headers: str) -> lxml.html.HtmlElement:
        return lxml.html.document_fromstring(self.get(address, query, **headers))

    def words(self, address: str) -> str:
        """What a page says, blanks folded."""
        page = self.page(address)
        for block in page.iter(*BLOCKS):
            block.tail = f" {block.tail or ''}"
        return " ".join(page.text_content().split())


def _none(*_: Any) -> tuple[()]:
    return ()


def _strict(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = POLICY
    return response


@pytest.fixture(scope="session")
def _pages() -> Pages:
    return Pages()


@pytest.fixture
def pages(_pages: Pages) -> Pages:
    return _pages.anew()


@pytest.fixture(scope="package")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Examples]:
    with example_archive(tmp_path_factory.mktemp("example")) as found:
        yield found


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    assert CHROMIUM is not None, "Chromium is missing, and with CI=true nothing may be"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="package")
def example_address(example: Examples) -> Iterator[str]:
    with served(example.client.application) as found:
        yield found


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[Asking]:
    asked = Asking(tmp_path)
    yield asked
    asked.close()
