"""Whether a schema says exactly what is in an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from marshmallow import RAISE, Schema, fields

from web.questions import QUESTIONS
from web.schemas.archive import Live, Ready, Receipt
from web.schemas.problems import Problem

Answer = dict[str, Any]


def differences(schema: type[Schema], answer: Answer) -> Any:
    """What the answer has that the schema does not say, or lacks, or says otherwise; nothing where they agree."""
    return schema(unknown=RAISE).validate(answer)


def every_schema() -> Mapping[str, type[Schema]]:
    """All that is answered, by name."""
    answers = [one.answer_schema for one in QUESTIONS.values()]
    return {schema.__name__: schema for schema in (*answers, Live, Ready, Receipt, Problem)}


def described(schema: Schema, path: str) -> Iterator[tuple[str, fields.Field[Any]]]:
    """Every field of a schema, however deep."""
    for name, field in schema.fields.items():
        own = f"{path}.{field.data_key or name}"
        yield own, field
        inner = field.inner if isinstance(field, fields.List) else field
        if isinstance(inner, fields.Nested):
            yield from described(inner.schema, own)
