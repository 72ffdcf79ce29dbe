"""Every warning has a sentence in both languages, and none is left over."""

from __future__ import annotations

import re

from tests.texts.codes import warnings
from web.texts import warnings_da, warnings_en
from web.texts.warning_words import warning
from web.wording import Wording

_HOLE = re.compile(r"{([a-z_0-9]+)}")


def test_every_warning_has_its_sentence_and_none_is_left_over() -> None:
    wanted = warnings().keys()

    for language, said in (("da", warnings_da.WARNINGS.keys()), ("en", warnings_en.WARNINGS.keys())):
        place = f"WARNINGS in the command's file, web/texts/commands/*_{language}.py (else warnings_{language}.py)"
        assert wanted - said == set(), f"{place}, lacks these"
        assert said - wanted == set(), f"{place}, has these left over"


def test_every_place_gives_what_its_sentence_asks_for() -> None:
    for code, places in warnings().items():
        for sentences in (warnings_da.WARNINGS, warnings_en.WARNINGS):
            assert all(set(_HOLE.findall(sentences[code])) <= given for given in places), code


def test_dates_are_written_out_and_a_name_begins_a_sentence_as_one() -> None:
    late = {"meeting": "mødet i Rådet", "date": "2012-05-08", "on": "2012-05-07"}

    assert [warning(code, late, "da", Wording("da").day) for code in ("minutes-before-meeting", "meeting-ahead")] == [
        "Referatet er sendt ud den 7. maj 2012, før mødet i Rådet.",
        "Mødet i Rådet ligger ude i fremtiden.",
    ]
