"""Provisions out of a text by its numbered headings."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.drafting import divide, read
from archive.problems import Problem

AGREEMENT = """Delaftale om udlejning (eksempel)

Mellem kommunen og kredsen er aftalt:

1. Formål
Parterne vil:

1. bygge,
2. bevare
3. og bo.

2. Udlejning

2.1 Anvisning
Hver tredje ledige bolig anvises af kommunen. Det gælder
også ungdomsboliger.

2.2 Fleksibel udlejning
30 dage efter opsigelsen udlejes boligen.
2012 er det første år.

2a. Tilsyn
Der føres tilsyn.

3. Ophør
Aftalen ophører 31. december 2014.
"""


def _numbers(text: str) -> list[tuple[str, str | None]]:
    return [(one.number, one.heading) for one in divide(text).provisions]


def test_headings_are_told_from_items_of_lists_dates_and_years() -> None:
    found = divide(AGREEMENT)

    assert [(one.number, one.heading) for one in found.provisions] == [
        ("1", "Formål"),
        ("2", "Udlejning"),
        ("2.1", "Anvisning"),
        ("2.2", "Fleksibel udlejning"),
        ("2a", "Tilsyn"),
        ("3", "Ophør"),
    ]
    assert found.provisions[0].text == "Parterne vil:\n\n1. bygge,\n2. bevare\n3. og bo."
    assert found.provisions[3].text == "30 dage efter opsigelsen udlejes boligen.\n2012 er det første år."


def test_title_level_and_what_is_left_out_are_told() -> None:
    found = divide(AGREEMENT)

    assert (found.title, found.level) == ("Delaftale om udlejning (eksempel)", "delaftale")
    assert found.left_out == ["Mellem kommunen og kredsen er aftalt:"]


def test_a_line_broken_for_the_width_of_the_page_is_one() -> None:
    assert divide(AGREEMENT).provisions[2].text == (
        "Hver tredje ledige bolig anvises af kommunen. Det gælder også ungdomsboliger."
    )


def test_a_numbered_line_that_is_a_sentence_is_the_text_itself() -> None:
    text = """1 Kommunen anviser hver tredje bolig.
2 Boligorganisationen udlejer resten af boligerne
til dem, der er skrevet op."""

    assert [(one.number, one.heading, one.text) for one in divide(text).provisions] == [
        ("1", None, "Kommunen anviser hver tredje bolig."),
        ("2", None, "Boligorganisationen udlejer resten af boligerne til dem, der er skrevet op."),
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("§ 4 Udlejning\nTekst.\n§ 5. Ophør\nTekst.", [("4", "Udlejning"), ("5", "Ophør")]),
        ("Punkt 1: Formål\nTekst.\nPunkt 2: Ophør\nTekst.", [("1", "Formål"), ("2", "Ophør")]),
        ("I. Baggrund\nTekst.\nII. Formål\nTekst.", [("I", "Baggrund"), ("II", "Formål")]),
        ("4. Udlejning\nTekst.\n4.1 Anvisning\nTekst.", [("4", "Udlejning"), ("4.1", "Anvisning")]),
        ("1 Formål\t2\n2 Ophør\t3\n\n1 Formål\nJa.\n2 Ophør\nNej.", [("1", "Formål"), ("2", "Ophør")]),
        ("1. Et\nx\n4. Fire\ny", [("1", "Et"), ("4", "Fire")]),
        ("4.2 Et\nx\n4a Nyt\ny\n4a.1 Mere\nz\n5 Ud\næ", [("4.2", "Et"), ("4a", "Nyt"), ("4a.1", "Mere"), ("5", "Ud")]),
        ("## 1. Formål\nJa.\n\n### Side 2\n\n## 2. **Ophør**\n*Nej.*", [("1", "Formål"), ("2", "Ophør")]),
        (
            "# 4 Udlejning\n## 1 Anvisning\nx\n## 2 Resten\ny",
            [("4", "Udlejning"), ("4.1", "Anvisning"), ("4.2", "Resten")],
        ),
        ("# 1 Et\n## a) Del\nx\n# 2 To\ny", [("1", "Et"), ("1.a", "Del"), ("2", "To")]),
        ("## 2. To\nx\n### 3. Tre\ny", [("2", "To"), ("3", "Tre")]),
    ],
)
def test_ways_of_numbering(text: str, numbers: list[tuple[str, str | None]]) -> None:
    assert _numbers(text) == numbers


def test_a_heading_of_a_group_is_left_out_and_told_one_within_a_text_stays() -> None:
    found = divide("# 1 Et\nx\n# Kapitel to\n# 2 To\ny\n# Underskrifter\nz")

    assert [one.text for one in found.provisions] == ["x", "y\nUnderskrifter\nz"]
    assert found.left_out == ["Kapitel to"]


def test_a_number_that_is_said_again_in_a_text_without_marks_is_told() -> None:
    assert divide("1. Formål\nA.\n\n2. Anvisning\nB.\n\n2. Ophør\nC.\n\n3. Tvist\nD.").twice == ["2"]


def test_a_list_within_a_provision_says_no_number_again() -> None:
    assert divide("1. Formål\nA.\n\n2. Anvisning\nHer gælder:\n1. først,\n2. dernæst.\n\n3. Tvist\nD.").twice == []


def test_numbers_that_stand_twice_are_told() -> None:
    assert divide("# 1 Et\nx\n# Bilag\ny\n# 1 Et\nz").twice == ["1"]


def test_a_text_without_numbers_is_told_so() -> None:
    with pytest.raises(Problem) as caught:
        divide("Vi aftaler, at det bliver godt.")

    assert [(error.path, error.code) for error in caught.value.errors] == [("text", "no-numbered-headings")]


def test_the_drafts_of_kommissorier_of_2010_are_found_whole(drafts: Path) -> None:
    found = read(drafts.read_bytes(), "text/plain")

    chapters = ["Formål", "Medlemmer", "Formalia", "Opgaver", "Kompetence", "Ikrafttræden"]
    assert [(one.number, one.heading) for one in found.provisions] == [
        (str(number), chapter) for _ in range(4) for number, chapter in enumerate(chapters, 1)
    ]
    assert found.twice == ["1", "2", "3", "4", "5", "6"]
    assert "Udkast til kommissorium for Partnerskabsforum" in found.left_out
    assert found.provisions[3].text.startswith("Borgmesterforum har til opgave:\n\n1. at dække behovet")


_sentence = st.text("abcdefghijklmnopqrstuvwxyzæøå ", min_size=1, max_size=30).map(lambda s: f"B{s.strip()}.")
_heading = st.text("abcdefghijklmnopqrstuvwxyzæøå ", min_size=1, max_size=30).map(lambda s: f"O{s.strip()}")


@given(st.lists(st.tuples(_heading, _sentence, st.lists(st.tuples(_heading, _sentence), max_size=3)), min_size=1))
def test_whatever_is_written_by_the_book_is_read_so(chapters: list[tuple[str, str, list[tuple[str, str]]]]) -> None:
    written = []
    for number, (heading, text, below) in enumerate(chapters, 1):
        written.append((str(number), heading, text))
        written += [(f"{number}.{part}", *rest) for part, rest in enumerate(below, 1)]
    text = "\n\n".join(f"{number} {heading}\n{body}" for number, heading, body in written)

    assert [(one.number, one.heading, one.text) for one in divide(text).provisions] == written
