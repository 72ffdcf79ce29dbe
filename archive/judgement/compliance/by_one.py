"""What another kommissorium would make of meetings: two of them compared by the verdicts that follow from each."""

from __future__ import annotations

from archive.judgement import Judge
from archive.judgement.compliance.meetings import Compliance
from archive.judgement.facts import Kommissorium
from archive.records import WholeKnowledge


class ByOne(Compliance):
    """Judges as if one kommissorium were in force on every day; by none nothing is judged."""

    def __init__(self, judge: Judge, known: WholeKnowledge, kommissorium: Kommissorium | None) -> None:
        super().__init__(judge, known)
        self._only = kommissorium

    def _in_force(self, body: str, day: str) -> Kommissorium | None:
        return self._only
