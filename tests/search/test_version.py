"""An index is built anew when a log gives other documents or terms, and only then."""

from __future__ import annotations

import hashlib

import pytest

from projections.search import version
from projections.search.documents import TYPES, SearchDocument
from projections.search.fields import FIELDS, Field, values
from projections.search.matching import fields_of
from projections.search.version import _VERSION, code_version
from tests.given import JUSTERING, SPINE, Given
from tests.search.searching import Searching
from tests.search.test_answers import AGENDA, KOMMISSORIUM, MINUTES, document
from tests.search.test_feeding import stored

# Of a version that has been in use: what it made of the same commands.
MADE_BY = {
    1: "c63920adafaf",
    2: "424b22ab6aa4",
    3: "4fdfdcce1599",
    4: "24e6391b830f",
    5: "3afb1f8f55c7",
    6: "33b8b666382a",
    7: "d8f89c50ad05",
    8: "a407318d851c",
    9: "d9b572d25b93",
    10: "c6f5a0869738",
    11: "d1f39178fcf6",
    12: "e356527f8c1b",
    13: "1ba53c3a5450",
    14: "832a13cdc409",
    15: "65f2a841d07a",
    16: "3b4474e81644",
    17: "aed021076f89",
    18: "916c28ca0f4f",
    19: "f81e72aa1126",
    20: "d8a204246ee2",
}
# The fields whose values are told above. One that is added is another version by its name alone.
KEPT = (
    "type", "body", "year", "day", "known_from", "known_to", "valid_from", "key", "unit", "id", "number",
    "dated", "stood",
)  # fmt: skip
FOLLOW_UP = (
    {"command": "assign", "id": "o1", "decision": "d1", "to": ["psf"], "task": "Bringes ud", "kind": "bring-out"},
    {
        "command": "authorise-pulje",
        "id": "p1",
        "decision": "d1",
        "disposer": "psf",
        "purposes": ["Belysning"],
        "amount": "5",
        "currency": "DKK",
        "on": "2012-06-01",
    },
    {
        "command": "plan-tilsyn",
        "year": 2012,
        "body": "psf",
        "items": [{"afdeling": "br", "criteria": ["henlæggelser"]}],
    },
    {
        "command": "note-disagreement",
        "id": "u1",
        "title": "Tavshed",
        "sides": [{"says": "Intet", "source": {"document": "Bilag 1", "heading": "Møder"}}],
        "meanwhile": "Intet gøres",
    },
    {"command": "propose-item", "id": "f1", "body": "psf", "title": "Kældre", "from": "br", "on": "2012-04-01"},
    {"command": "correct-decision", "decision": "d1", "reason": "Mangler", "dissent": [{"who": "LLO", "text": "Nej."}]},
    {
        "command": "assess-provision",
        "agreement": "h1",
        "number": "4",
        "on": "2012-05-01",
        "status": "behind",
        "text": "Udskudt",
    },
)
TEXT = """Hovedaftalerne for boligorganisationer, jf. sag 2010-16954 af 14.04.2010, gik på Sogneraadets Møde i
Kjøbenhavn ud på 1.000 kr.; de fattigvæsen-
udgifter, som André kunde vise, blev bedre end i By-rådet, sag 2019-
204417 og 2017-\u2060204417, et EU-
direktiv. > Der skrev om vedlige-
> holdelsen: vej\u061cbump. Tvangsauktion over maskinhallen, ekstraarbejde på 12 m² af Bagsværdveien.
Byraadsmødet skrev til Krigsministeriet. Godkendelsen i maj-juni 2012 kostede 12,50 kr., bl.a. EMN-2019-204417-3."""


def kept(one: SearchDocument) -> list[tuple[str, str | int]]:
    return sorted((name, value) for name, value in values(one).items() if name in KEPT)


def test_other_documents_or_terms_have_another_version(given: Given) -> None:
    searching = Searching(given)
    searching(*SPINE, AGENDA, MINUTES, KOMMISSORIUM, JUSTERING, document("n1", TEXT, case_number="14/2345"), *FOLLOW_UP)
    made = stored(searching, given.archive.last_position())
    searching.close()

    assert {one.type for one in made} == set(TYPES), "one of each type"
    told = repr([(one.key, kept(one), sorted(fields_of(one).items())) for one in made])
    digest = hashlib.sha256(told.encode()).hexdigest()[:12]
    assert MADE_BY.get(_VERSION) == digest, (
        "raise _VERSION in projections/search/version.py where an index that is in use must be built anew, "
        f"and say here what it makes: {digest}"
    )


def test_a_field_more_is_another_version_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    code_version.cache_clear()
    before = code_version()
    monkeypatch.setattr(version, "FIELDS", (*FIELDS, Field("meeting", "word", lambda d: d.meeting, most=100)))
    code_version.cache_clear()
    try:
        assert code_version() != before
    finally:
        code_version.cache_clear()
