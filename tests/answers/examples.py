"""Examples of every question of the registry, taken from what an archive holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from flask.testing import FlaskClient

from web.question import Answer, Question
from web.questions import QUESTIONS

Parts = Mapping[str, Any]
Axes = Mapping[str, str]

DAY = "2012-06-01"
AXES: tuple[Axes, ...] = ({}, {"on": DAY}, {"on": DAY, "known": DAY}, {"on": "2014-03-01"}, {"known": "@1"})
# What is asked beside the axes, where nothing asked is no question or a poor one.
GIVEN: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "audit": ({"newest": "true"}, {"newest": "false"}),
    "documents": ({"newest": "true"}, {"newest": "false"}),
    "compare": ({"from": "2011-06-01", "to": "2014-03-01"}, {"known_to": "2030-01-01"}),
    "compliance": ({"year": "2012"}, {"year": "2010", "body": "psf"}, {"year": "2012", "verdict": "kept"}),
    "due": ({}, {"from": "2012-01-01", "to": "2013-07-01"}),
    "kommissorium-compare": ({}, {"from": "2009-01-01"}),
    "missing": ({"year": "2012"}, {"year": "2013"}, {"year": "2012", "kind": "rule-not-kept"}),
    "search": tuple({"q": q} for q in ("bolig*", "anvise", '"to uger"', "-ingenting", "sekretariat")),
}


@dataclass(frozen=True)
class Example:
    """A question with what stands in its address."""

    question: Question
    parts: Parts
    given: Mapping[str, str]

    def address(self, **more: str) -> str:
        """Its address in the API."""
        return _address(self.question.api_path(self.parts), {**self.given, **more})

    def page(self, **more: str) -> str | None:
        """The address of its page."""
        page = self.question.page_of(self.parts, self.given)
        if page is None:
            return None
        path, said = page
        return _address(path, {**{name: self.given[name] for name in self.given.keys() - said}, **more})


def _address(path: str, query: Mapping[str, str]) -> str:
    return f"{quote(path)}?{urlencode(query)}" if query else quote(path)


class Examples:
    """The examples of one archive, asked through its API. ``last``: the moment at which all of it is known."""

    def __init__(self, client: FlaskClient, last: str) -> None:
        self.client, self.last = client, last
        self._found: dict[tuple[str, str], list[Example]] = {}
        self._pages: dict[tuple[str, str], str] = {}

    def of(self, name: str, axes: Axes) -> list[Example]:
        """Every example of a question that the archive has on a day as known at a moment."""
        sought = name, urlencode(axes)
        if sought not in self._found:
            question = QUESTIONS[name]
            given = GIVEN.get(name, ({},))
            self._found[sought] = [Example(question, p, g) for p in self._parts(question, axes) for g in given]
        return self._found[sought]

    def page(self, address: str, language: str = "da") -> str:
        """A page as it is shown to somebody who prefers a language."""
        sought = address, language
        if sought not in self._pages:
            response = self.client.get(address, headers={"Accept-Language": language})
            assert response.status_code == 200, address
            self._pages[sought] = response.get_data(as_text=True)
        return self._pages[sought]

    def get(self, address: str, **headers: str) -> Answer:
        response = self.client.get(address, headers=headers)
        assert response.status_code == 200, (address, response.get_json())
        answer: Answer = response.get_json()
        return answer

    def pages(self, example: Example, axes: Axes, limit: int = 500) -> Iterator[Answer]:
        """The pages of a list, the first first."""
        following: str | None = example.address(limit=str(limit), **axes)
        while following is not None:
            page = self.get(following)
            yield page
            following = page["next"]

    def rows(self, name: str, axes: Axes) -> list[Answer]:
        example = Example(QUESTIONS[name], {}, {})
        return [row for page in self.pages(example, axes) for row in page[example.question.rows]]

    def _parts(self, question: Question, axes: Axes) -> Iterator[Parts]:
        if question.parts in _PARTS:
            yield from _PARTS[question.parts](self, axes)
        else:
            assert question.parts == ("id",), f"{question.name}: say in _PARTS what its path's parts are taken from"
            yield from ({"id": row["id"]} for row in self.rows(_list_of(question).name, axes) if row["id"])


def _list_of(question: Question) -> Question:
    """The list whose rows' ids stand in a path."""
    collection = question.path.partition("/<id>")[0]
    return next(one for one in QUESTIONS.values() if one.path == collection)


def _provisions(examples: Examples, axes: Axes) -> Iterator[Parts]:
    for agreement in examples.of("agreement", axes):
        for provision in examples.get(agreement.address(**axes))["provisions"]:
            yield {**agreement.parts, "number": provision["number"]}


def _justeringer(examples: Examples, axes: Axes) -> Iterator[Parts]:
    for row in examples.rows("days", axes):
        if row["kind"] == "justering":
            yield {"justering": row["id"]}


_PARTS: Mapping[tuple[str, ...], Callable[[Examples, Axes], Iterator[Parts]]] = {
    (): lambda examples, axes: iter([{}]),
    ("id", "number"): _provisions,
    ("justering",): _justeringer,
    ("name",): lambda examples, axes: ({"name": row["command"]} for row in examples.rows("commands", axes)),
    ("number",): lambda examples, axes: iter([{"number": "2012-4711"}]),
    ("year",): lambda examples, axes: iter([{"year": 2012}]),
}
