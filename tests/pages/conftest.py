"""Pages over answers made by hand, in place of the API's own."""

from __future__ import annotations

import copy
from typing import Any

import lxml.html
import pytest
from flask import Flask, Response, jsonify, render_template, request
from flask.testing import FlaskClient

import web
from tests.pages import examples
from web.pages import blueprint

POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'"
BLOCKS = ("p", "div", "dt", "dd", "td", "th", "li", "caption", "h1", "h2", "h3", "h4")


class Pages:
    """``answers``: what the API says, by path; ``questions``: what it was asked; ``problem``: that of ``/fejl``."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.problem: dict[str, Any] = {}
        self.questions: list[tuple[str, dict[str, str]]] = []
        self.app = Flask("web", root_path=web.__path__[0])
        self.app.add_url_rule("/api/v1/<path:path>", "api", self._answer)
        self.app.add_url_rule("/fejl", "error", lambda: render_template("error.html", problem=self.problem))
        self.app.register_blueprint(blueprint)
        self.app.after_request(_strict)
        self.client: FlaskClient = self.app.test_client()

    def anew(self) -> Pages:
        self.answers = copy.deepcopy(examples.ANSWERS)
        self.questions = []
        return self

    def _answer(self, path: str) -> Any:
        self.questions.append((path, request.args.to_dict()))
        return jsonify(self.answers[path])

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


def _strict(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = POLICY
    return response


@pytest.fixture(scope="session")
def _pages() -> Pages:
    return Pages()


@pytest.fixture
def pages(_pages: Pages) -> Pages:
    return _pages.anew()
