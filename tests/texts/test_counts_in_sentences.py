"""What is counted in a sentence reads right of one as of many."""

from __future__ import annotations

import pytest

from web.wording import LANGUAGES, Wording

COUNTED = {
    "missing.rule-not-kept.year": ({"body": "Forum", "held": 1, "year": 2021, "least": 2}, ("1 møder", "1 meetings")),
    "missing.tilsyn-below-number": ({"year": 2020, "reported": 1, "number": 2}, ("1 afrapporteringer", "1 reports")),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", COUNTED)
def test_one_is_not_told_as_many(key: str, language: str) -> None:
    given, wrong = COUNTED[key]

    said = Wording(language).text(key, **given)

    assert "1" in said
    assert [word for word in wrong if word in said] == []
