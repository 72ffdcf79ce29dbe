"""Each side of a disagreement is what its source says, under the heading that is cited."""

from __future__ import annotations

import pytest

from tests.demo.example import Command, commands
from tests.demo.sections import says
from tests.demo.test_clauses import noted

# Words of the source that a side rests on, one for each side of the note, in its order; of a silence what stands there.
RESTS_ON = {
    1: ("1 gang årligt", "mindst 1 årligt møde"),
    2: ("i løbet af 2. kvartal", "primo september 2010"),
    3: ("i september 2010", "primo september 2010"),
    4: ("senest to uger før mødet", "medio september"),
    5: ("ultimo marts", "senest tre uger før mødet"),
    6: ("mindst 4 måneders varsel", "primo maj"),
    7: ("temagrupper ad hoc", "de faste temagrupper"),
    8: ("forvaltningerne og de enkelte boligorganisationer", "kommunen og boligorganisationerne", "BR og BL"),
    9: ("eventuelle senere justeringer heraf",),
    10: ("flerårig", "4-årig", "BR’s valgperiode"),
    11: ("Lejernes LO i Hovedstaden", "Lejernes Landsorganisation"),
    12: ("udpeger 8 medlemmer", "dynamisk i forhold til dagsordenen"),
    13: ("er formand for", "som udgangspunkt"),
    14: ("BR-medlemmerne", "de 7 borgmestre"),
    15: ("to ugers frist",),
    16: ("evalueringerne",),
    17: ("BR og de almene boligorganisationer", "mellem BR og", "aftale om tilslutning"),
    18: ("Oplæg til politisk prioritering", "Politisk prioritering"),
    19: ("aftaler, der indgås her", "forberede"),
    20: ("fortsættes uændret", "nedsættes en eller flere temagrupper", "at nedsætte temagrupper"),
    21: ("på dette niveau nedsættes temagrupper", "Temagrupperne"),
    22: ("samtlige 7 borgmestre", "som udgangspunkt"),
    23: ("skal efterfølgende godkendes",),
    24: (
        "Indstille nye indsatsområder",
        "udpegning af kommende indsatsområder",
        "3 udvalgte områder årligt",
        "fælles styringsdialogmøder",
    ),
    25: ("Figur 1",),
}
NOTES = {int(c["id"][-2:]): c for c in commands() if c["command"] == "note-disagreement"}


@pytest.mark.parametrize("number", RESTS_ON)
def test_each_side_stands_in_its_source_under_the_heading_cited(number: int) -> None:
    sides = NOTES[number]["sides"]

    assert [side["says"] for side, word in _beside(sides, number) if not says(side["source"], word)] == []


def _beside(sides: list[Command], number: int) -> list[tuple[Command, str]]:
    return list(zip(sides, RESTS_ON[number], strict=True))


def test_a_disagreement_concerns_every_rule_at_which_it_is_noted() -> None:
    concerned = {
        (number, f"{c['body']} {c['rule']}")
        for number, note in NOTES.items()
        for c in note.get("concerns", [])
        if "rule" in c
    }

    assert set(noted()) - concerned == set()
