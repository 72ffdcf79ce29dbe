"""The read models, in the order in which they are brought forward: a new one is one file and one line here."""

from __future__ import annotations

from projections.agreements.handler import Agreements
from projections.audit.handler import Audit
from projections.following.readmodel import ReadModel
from projections.records.handler import Records

READ_MODELS: list[type[ReadModel]] = [
    Records,
    Agreements,
    Audit,
]


def read_models() -> list[ReadModel]:
    return [model() for model in READ_MODELS]
