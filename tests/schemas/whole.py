"""Every answer of an archive's API, kind by kind, and whether a schema says exactly what is in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from flask.testing import FlaskClient
from marshmallow import RAISE, Schema, fields

from web import schemas

Answer = dict[str, Any]
Asked = tuple[type[Schema], str]

AXES: tuple[Mapping[str, str], ...] = (
    {},
    {"on": "2012-06-01"},
    {"on": "2012-06-01", "known": "2012-06-01"},
    {"on": "2014-03-01"},
    {"known": "@1"},
)
LISTS: Mapping[str, type[Schema]] = {
    "agreements": schemas.AgreementList,
    "bodies": schemas.BodyList,
    "meetings": schemas.MeetingList,
    "decisions": schemas.DecisionList,
    "documents": schemas.DocumentList,
    "audit": schemas.AuditList,
    "events": schemas.EventList,
    "commands": schemas.CommandList,
    "calendar/2012": schemas.CalendarYear,
}
OF_ONE: Mapping[str, type[Schema]] = {
    "agreements": schemas.Agreement,
    "bodies": schemas.Body,
    "meetings": schemas.Meeting,
    "decisions": schemas.Decision,
    "documents": schemas.Document,
}
PARTS: Mapping[str, type[Schema]] = {
    "timeline": schemas.Timeline,
    "parties": schemas.Parties,
    "compare?from=2011-06-01&to=2014-03-01": schemas.Compare,
}
SEARCHES = ("bolig*", "anvise", '"to uger"', "-ingenting", "sekretariat")


class Whole:
    """One archive's API, asked for everything that it can answer on a day as known at a moment."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, path: str, axes: Mapping[str, str]) -> Answer:
        query = "&".join(f"{name}={quote(value)}" for name, value in axes.items())
        response = self.client.get(f"/api/v1/{path}{'&' if '?' in path else '?'}{query}")
        assert response.status_code == 200, (path, response.get_json())
        answer: Answer = response.get_json()
        return answer

    def items(self, path: str, axes: Mapping[str, str]) -> list[Answer]:
        found: list[Answer] = self.get(f"{path}?limit=500", axes)["items"]
        return found

    def asked(self, axes: Mapping[str, str]) -> Iterator[Asked]:
        """Every address to ask, with the schema that its answer must have."""
        for path, schema in LISTS.items():
            yield from ((schema, page) for page in self.pages(path, axes))
        for path, schema in OF_ONE.items():
            yield from ((schema, f"{path}/{item['id']}") for item in self.items(path, axes))
        for agreement in self.items("agreements", axes):
            yield from self._parts(f"agreements/{agreement['id']}", axes)
        yield from ((schemas.SearchAnswer, f"search?q={quote(q)}") for q in SEARCHES)
        yield from ((schemas.CommandShape, f"commands/{item['command']}") for item in self.items("commands", axes))
        yield schemas.Status, "status"

    def pages(self, path: str, axes: Mapping[str, str]) -> Iterator[str]:
        """The addresses of a list's pages, the first first."""
        following: str | None = f"{path}?limit=500"
        while following is not None:
            yield following
            after = self.get(following, axes)["next"]
            following = None if after is None else after.removeprefix("/api/v1/")

    def _parts(self, agreement: str, axes: Mapping[str, str]) -> Iterator[Asked]:
        yield from ((schema, f"{agreement}/{part}") for part, schema in PARTS.items())
        for provision in self.get(agreement, axes)["provisions"]:
            yield schemas.History, f"{agreement}/provisions/{provision['number']}/history"


def differences(schema: type[Schema], answer: Answer) -> Any:
    """What the answer has that the schema does not say, or lacks, or says otherwise; nothing where they agree."""
    return schema(unknown=RAISE).validate(answer)


def item_of(answers: type[Schema]) -> type[Schema]:
    """The schema of one item of a list."""
    items = answers().fields["items"]
    assert isinstance(items, fields.List)
    assert isinstance(items.inner, fields.Nested)
    return type(items.inner.schema)


def exported() -> dict[str, type[Schema]]:
    found = {name: getattr(schemas, name) for name in schemas.__all__}
    return {name: one for name, one in found.items() if isinstance(one, type)}


def described(schema: Schema, path: str) -> Iterator[tuple[str, fields.Field[Any]]]:
    """Every field of a schema, however deep."""
    for name, field in schema.fields.items():
        own = f"{path}.{field.data_key or name}"
        yield own, field
        inner = field.inner if isinstance(field, fields.List) else field
        if isinstance(inner, fields.Nested):
            yield from described(inner.schema, own)
