"""Whether paper stands behind a decision: a document, or recorded minutes of its meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.judgement.documents import has_paper

if TYPE_CHECKING:
    from projections.view import View


class Papers:
    """Of one view; each decision is looked up once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: dict[str, bool] = {}

    def of(self, decision: str | None) -> bool | None:
        """None where there is no decision."""
        if decision is None:
            return None
        if decision not in self._known:
            judge = self._view.judge
            found = has_paper(judge.facts, self._view.knowledge, judge.meetings, decision, self._view.on)
            self._known[decision] = found
        return self._known[decision]
