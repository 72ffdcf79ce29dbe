"""What a question is: one entry from which the API, the pages, the command line and the tests follow."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from web.parameters import Query, read, read_parts
from web.schemas.queries import AnswerQuery, ListQuery

if TYPE_CHECKING:
    from marshmallow import Schema

    from projections.view import View
    from web.services import Services

Answer = dict[str, Any]
# The parameters that say in which form an answer is given.
FORM = ("format", "sep", "bom", "local")
AXES, PAGING = frozenset({"on", "known", *FORM}), frozenset({"limit", "cursor"})
_PART = re.compile(r"<(?:[a-z]+:)?([a-z]+)>")


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question that the archive answers.

    ``path``: its address below ``/api/v1``; ``page``: that of its page, None where it has none. What stands in
    ``<...>`` is a part of both; a page may also have a part of what ``query`` reads. ``narrower``: of the page for one
    who asks for more. ``says``: one sentence for the API's description.

    ``answer``: ``module:function`` in ``projections``. It is called with the view, and by name with the parts of the
    path, what ``query`` reads beside the axes, and what ``given`` adds; a list that is asked for page by page with
    ``limit`` and ``cursor`` too. It gives the body, that of a list page by page also with ``limit`` and ``next``: a
    cursor, or None. ``whole``: it gives all rows, of which a page is cut here.

    ``rows``: what of the body are the rows of CSV, those of a list; empty: the answer itself is the one row.

    ``schema``: ``module:Class`` in ``web.schemas``. ``query``: what may be asked; a list's is a ``ListQuery``.

    ``rests_on``: the read models whose tables the function reads, beside that of all records; ``search``: the index.

    ``day``: whether the answer depends on the day: ``always``, ``never``, or ``if-given``.

    ``moments``: parameters that are moments of knowledge beside ``known``. ``settled``: takes from the body what its
    own addresses name in place of what was asked, so that they give it again for ever.

    ``right``: what it takes to ask, where people sign in: ``read``, or ``grants``, which auditors and administrators
    have.

    ``template``: of its page; None where a module of ``web.pages`` shows it. ``rows.html`` shows the rows of any list
    by the fields of their schema. ``beside``: the question whose page leads to this one's, as ``<name>.heading``;
    empty where a template does so itself.
    """

    name: str
    path: str
    says: str
    answer: str
    schema: str
    query: type[Query] = AnswerQuery
    rests_on: frozenset[str] = frozenset()
    day: str = "always"
    page: str | None = None
    narrower: str | None = None
    template: str | None = None
    beside: str = ""
    right: str = "read"
    rows: str = "items"
    whole: bool = False
    moments: tuple[str, ...] = ()
    given: Callable[[Services, View], Mapping[str, Any]] = lambda services, view: {}
    settled: Callable[[Answer], Mapping[str, str]] = lambda body: {}

    @property
    def function(self) -> Callable[..., Answer]:
        found: Callable[..., Answer] = resolve_name(self.answer)
        return found

    @property
    def answer_schema(self) -> type[Schema]:
        found: type[Schema] = resolve_name(f"web.schemas.{self.schema}")
        return found

    @property
    def is_list(self) -> bool:
        return issubclass(self.query, ListQuery)

    @property
    def item_schema(self) -> type[Schema]:
        """Of one row of CSV."""
        from marshmallow import fields

        from web.schemas.columns import one_row

        if not self.rows:
            return one_row(self.answer_schema)
        rows = self.answer_schema().fields[self.rows]
        assert isinstance(rows, fields.List)
        assert isinstance(rows.inner, fields.Nested)
        return type(rows.inner.schema)

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the parts of its path, in their order."""
        return tuple(_PART.findall(self.path))

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of what may be asked, as they stand in an address."""
        return tuple(one.key for one in self.query.parameters.values())

    def api_path(self, parts: Mapping[str, Any]) -> str:
        return f"/api/v1{_filled(self.path, parts)}"

    @property
    def pages(self) -> tuple[str, ...]:
        """The addresses of its pages, the narrowest first."""
        return tuple(page for page in (self.narrower, self.page) if page is not None)

    def page_of(self, parts: Mapping[str, Any], given: Mapping[str, Any]) -> tuple[str, frozenset[str]] | None:
        """The path of its page, and the parameters that stand in it; None where it has no page."""
        for page in self.pages:
            names = frozenset(_PART.findall(page)) - set(self.parts)
            if names <= given.keys():
                return _filled(page, {**given, **parts}), names
        return None

    def on_matters(self, view: View) -> bool:
        return self.day == "always" or (self.day == "if-given" and view.on_given)


def _filled(path: str, parts: Mapping[str, Any]) -> str:
    return _PART.sub(lambda found: str(parts[found[1]]), path)


@dataclass(frozen=True)
class Asked:
    """A question as it was put: ``given`` as it stood in an address, ``read`` as the question's query reads it."""

    question: Question
    parts: Mapping[str, Any]
    given: Mapping[str, str]
    read: Mapping[str, Any]

    @property
    def narrowing(self) -> dict[str, Any]:
        """What was asked beside the axes and the place in a list."""
        return {name: value for name, value in self.read.items() if name not in AXES | PAGING}

    @property
    def whole(self) -> bool:
        """Whether other moments are asked about than the view's own."""
        return any(name in self.given for name in self.question.moments)


def asked(question: Question, parts: Mapping[str, Any], given: Mapping[str, Any]) -> Asked:
    """A question put in words: parameters that are None or empty are as if not given. Raises ``invalid``."""
    said = {name: str(value) for name, value in given.items() if value not in (None, "")}
    read_parts(parts)
    return Asked(question, parts, said, read(question.query, said))
