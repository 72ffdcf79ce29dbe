"""How the terminal says what a judgement rests on."""

from __future__ import annotations

from cli.show.sources import cited, rule
from web.wording import Wording

RULE = {"rule": "remark_period", "value": {"weeks": 2}, "source": {"document": "Bilag 2", "heading": "Formalia"}}


def test_a_judgement_by_a_draft_says_so() -> None:
    adopted, draft = (rule({**RULE, "status": status}, Wording("da"), str) for status in ("adopted", "draft"))

    assert adopted.endswith("Bilag 2, Formalia")
    assert draft == f"{adopted}. Kommissoriet er et udkast."


def test_a_source_that_the_archive_holds_stands_by_its_title() -> None:
    titles = {"notat-1": "Notat om boliger"}

    said = [cited({"document": one, "heading": "Formalia"}, lambda id: titles.get(id, id)) for one in ("notat-1", "B2")]

    assert said == ["Notat om boliger, Formalia", "B2, Formalia"]
    assert cited(None, str) == ""
