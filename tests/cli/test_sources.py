"""How the terminal says what a judgement rests on."""

from __future__ import annotations

from cli.show.sources import rule
from web.wording import Wording

RULE = {"rule": "remark_period", "value": {"weeks": 2}, "source": {"document": "Bilag 2", "heading": "Formalia"}}


def test_a_judgement_by_a_draft_says_so() -> None:
    adopted, draft = (rule({**RULE, "status": status}, Wording("da")) for status in ("adopted", "draft"))

    assert adopted.endswith("Bilag 2, Formalia")
    assert draft == f"{adopted}. Kommissoriet er et udkast."
