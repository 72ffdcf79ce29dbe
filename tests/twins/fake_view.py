"""A view of knowledge made by hand: what answers are made of without a database."""

from __future__ import annotations

from functools import cached_property
from typing import Any, cast

from archive.judgement import Judge
from projections.view import View
from tests.judgement.knowledge import FakeKnowledge


class FakeView:
    """As much of a view as answers ask for that read records alone."""

    def __init__(self, knowledge: FakeKnowledge, on: str) -> None:
        self.knowledge, self.on = knowledge, on

    @cached_property
    def judge(self) -> Judge:
        return Judge(self.knowledge)

    def require(self, id: str, type: str) -> None:
        """Whoever asks knows what there is."""

    def beside_day(self, on: str) -> Any:
        return viewed(self.knowledge, on)


def viewed(knowledge: FakeKnowledge, on: str) -> View:
    return cast(View, FakeView(knowledge, on))
