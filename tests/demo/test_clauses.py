"""Every clause of the four kommissorier is a rule of the example archive, in our own words, and no rule is unlisted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.demo.example import ROOT, Command, commands, rules, texts
from tests.demo.sources import DRAFTS, MEMORANDUM, listed_clauses, source, words

PAGE = (ROOT / "docs" / "domain.md").read_text(encoding="utf-8")
BODIES = {"Borgmesterforum": "bmf", "Partnerskabsforum": "psf", "Tværkommunale": "tks", "Samarbejdsforum": "sf"}
TEAM = "tvaerkommunalt-team"
COPIED = 8

Clause = tuple[str, str, str, str]


def rows(width: int) -> Iterator[list[str]]:
    """The rows of the page's tables that have so many columns, their heads aside."""
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| ") and len(cells) == width and cells[0] not in ("Body", "No."):
            yield cells


def entries(rule: Command) -> list[str]:
    """The names under which a rule's clauses are listed: ``tasks/3`` is the third entry of a list."""
    value, name = rule["value"], rule["rule"]
    return [f"{name}/{n}" for n in range(1, len(value) + 1)] if isinstance(value, list) and value else [name]


def clause(body: str, rule: Command, name: str) -> Clause:
    return body, rule["source"]["heading"], name, rule.get("strength", "must")


def noted() -> Counter[tuple[int, str]]:
    """Which disagreements are noted at which rules."""
    return Counter(
        {(int(n), f"{body} {rule['rule']}") for body, rule in rules() for n in _numbers(rule.get("note", ""))}
    )


def _numbers(note: str) -> list[str]:
    return re.findall(r"\(([0-9]{1,2})\)", note)


def test_every_clause_of_the_list_is_a_rule_with_its_strength_and_heading_and_no_rule_is_unlisted() -> None:
    listed = Counter((body, heading, name, strength) for body, heading, name, strength, _ in rows(5))
    kept = Counter(clause(body, rule, name) for body, rule in rules() for name in entries(rule))

    assert listed == kept
    assert {body for body, *_ in listed} == {*BODIES.values(), TEAM}


def test_every_list_entry_of_the_drafts_is_listed_under_its_heading() -> None:
    drafts = [(body, heading) for body, heading, *_ in rows(5) if not heading.startswith("Niveau")]
    listed = Counter((body, heading.split(" / ")[1].split(" ", 1)[1]) for body, heading in drafts)

    for (forum, heading), count in listed_clauses(source(DRAFTS)).items():
        assert listed[BODIES[forum], heading] >= max(count, 1), (forum, heading)


def test_the_tasks_are_as_many_as_in_the_drafts() -> None:
    in_source = {BODIES[f]: n for (f, heading), n in listed_clauses(source(DRAFTS)).items() if heading == "Opgaver"}
    kept = Counter(body for body, rule in rules() for _ in entries(rule) if rule["rule"] in ("tasks", "area_tasks"))
    del kept[TEAM]

    assert kept == in_source


def test_what_is_said_only_as_a_rule_or_as_an_example_is_kept_so() -> None:
    strengths = {(body, rule["rule"], rule.get("strength", "must")) for body, rule in rules()}
    softer = {kept for kept in strengths if kept[2] != "must"}

    assert softer == {
        ("bmf", "standard_items", "example"),
        ("psf", "standard_items", "as-a-rule"),
        ("psf", "mandatory_items", "as-a-rule"),
        ("psf", "adjusts", "as-a-rule"),
        ("tks", "meetings_per_year", "as-a-rule"),
        ("tks", "chair", "as-a-rule"),
        ("tks", "agenda_sources", "example"),
        ("sf", "chair", "as-a-rule"),
        (TEAM, "meetings_per_year", "as-a-rule"),
    }


def test_what_the_sources_have_are_drafts_and_what_was_adopted_later_is_invented_and_says_so() -> None:
    drafts = [c for c in _kommissorier() if c["status"] == "draft"]
    adopted = [c for c in _kommissorier() if c["status"] == "adopted"]

    assert sorted(c["body"] for c in drafts) == sorted([*BODIES.values(), TEAM])
    assert {rule["source"]["document"] for draft in drafts for rule in draft["rules"]} == {"bilag-1", "bilag-2"}
    assert sorted(c["body"] for c in adopted) == sorted(BODIES.values())
    assert {(c["effective_on"], c["note"]) for c in adopted} == {("2012-01-01", "Eksempeldata")}
    assert {rule["source"]["document"] for made_up in adopted for rule in made_up["rules"]} == {"kommissorier-2012"}


def _kommissorier() -> list[Command]:
    return [c for c in commands() if c["command"] == "adopt-kommissorium"]


def test_every_disagreement_is_noted_where_the_page_says_and_nowhere_else() -> None:
    listed = Counter((int(number), where) for number, _, kept in rows(3) for where in kept.split(", "))

    assert listed == noted()
    assert {number for number, _ in listed} == set(range(1, 25))


def test_where_the_sources_disagree_both_sides_are_kept_with_their_source() -> None:
    disagreeing = [rule for _, rule in rules() if "Kilderne er uenige" in rule.get("note", "")]

    assert disagreeing
    for rule in disagreeing:
        assert rule.get("others"), rule["rule"]
        assert all(other["source"] != rule["source"] and other["value"] != rule["value"] for other in rule["others"])


@pytest.mark.parametrize("name", [DRAFTS, MEMORANDUM])
def test_no_sentence_of_the_sources_is_copied(name: str) -> None:
    theirs = set(_runs(source(name)))
    files = [path.read_text(encoding="utf-8") for path in (ROOT / "archive" / "demo").rglob("*.txt")]

    copied = [" ".join(run) for text in [*texts(commands()), *files] for run in _runs(text) if run in theirs]

    assert copied == []


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    found = words(text)
    return zip(*(found[start:] for start in range(COPIED)), strict=False)


def cited(value: object) -> Iterator[Command]:
    """Every source that a value names, however deep."""
    if isinstance(value, dict):
        if value.keys() >= {"document", "heading"}:
            yield value
        for one in value.values():
            yield from cited(one)
    elif isinstance(value, list):
        for one in value:
            yield from cited(one)


def test_every_place_that_is_cited_stands_in_a_document_that_the_archive_holds() -> None:
    filed = {c["id"]: ROOT / "archive" / "demo" / c["path"] for c in commands() if c["command"] == "file-document"}
    places = {(one["document"], one["heading"]) for one in cited(commands()) if one["document"] != "Eksempeldata"}

    assert {document for document, _ in places} == {"bilag-1", "bilag-2", "kommissorier-2012"}
    lines = {id: filed[id].read_text(encoding="utf-8").casefold().splitlines() for id, _ in places}
    missed = [(id, heading) for id, heading in places if heading.rpartition(" / ")[2].casefold() not in lines[id]]
    assert missed == []
