"""Errors, as RFC 9457 problem details."""

from __future__ import annotations

from marshmallow import Schema

from archive.problems import STATUS
from web.schemas.common import RuleCited
from web.schemas.fields import many, one, string, whole


class ProblemField(Schema):
    path = string("Where the field stands in what was sent.")
    message = string("What is wrong with it, in the reader's language.")


class Problem(Schema):
    type = string("What kind of problem it is, as a path.", one_of=tuple(f"/problems/{slug}" for slug in STATUS))
    title = string("The kind of problem in words, in the reader's language.")
    status = whole("The status of the HTTP answer.")
    detail = string("What is wrong here, in the reader's language.")
    errors = many(ProblemField, "Every field that is wrong.", optional=True)
    rule = one(RuleCited, "The rule that a refusal rests on.", optional=True)
