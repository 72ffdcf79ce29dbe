"""Reading on a terminal: the API's bodies with --json, words for people without."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.given import AGREEMENT, SPINE

KEY = re.compile(
    r"\b(?:cli|agreement|body|meeting|decision|document|audit|status|search|part|calendar|clashe|missing|due|disagreement)s?\.[a-z][a-z-]+"
)
AXES = "on=2012-06-01&known=@20"
# With what narrows them; ``tests/cli/test_answers.py`` asks each command.
NARROWED = [
    (("meeting", "list", "--body", "psf"), "meetings?body=psf"),
    (("decision", "list", "--outcome", "adopted"), "decisions?outcome=adopted"),
    (("meeting", "list", "--body", "psf", "--from", "2012-01-01", "--to", "2013-01-01"),
     "meetings?to=2013-01-01&from=2012-01-01&body=psf"),
    (("search", "anvises", "--exact", "--type", "provision"), "search?type=provision&q=anvises&exact=true"),
    (("audit", "--subject", "h1"), "audit?subject=h1"),
    (("commands", "approve"), "commands/approve"),
    (("calendar", "2012", "--clashes"), "calendar/2012/clashes"),
    (("missing",), "missing?year=2012"),
    (("missing", "2012", "--kind", "date-order", "--body", "psf"), "missing?year=2012&kind=date-order&body=psf"),
    (("due", "--from", "2012-01-01", "--to", "2013-01-01"), "due?to=2013-01-01&from=2012-01-01"),
]  # fmt: skip


def at(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{AXES}"


@pytest.mark.parametrize(("command", "address"), NARROWED)
def test_json_is_the_body_of_the_api(filled: Terminal, command: tuple[str, ...], address: str) -> None:
    last = f"@{filled.position}"
    axes = ("--on", "2012-06-01", "--known", last)

    said = filled.ok(*command, *axes, "--json")

    assert said.out.encode() == filled.api(at(address).replace("@20", last))


@pytest.mark.parametrize(("command", "address"), NARROWED)
def test_text_says_first_that_it_is_example_data_and_last_when_it_holds(
    filled: Terminal, command: tuple[str, ...], address: str
) -> None:
    said = filled.ok(*command, "--on", "2012-06-01", "--known", f"@{filled.position}")

    lines = said.out.splitlines()
    assert lines[0].startswith("Eksempeldata")
    assert any(f"til og med nr. {filled.position}" in line for line in lines[-3:])
    assert said.err == ""


@pytest.mark.parametrize(("command", "address"), NARROWED)
def test_no_word_is_missing_in_either_language(filled: Terminal, command: tuple[str, ...], address: str) -> None:
    for language in ("da", "en"):
        said = filled.ok(*command, "--lang", language).out

        assert KEY.findall(said) == []


def test_a_readable_agreement_names_the_source_of_each_provision(filled: Terminal) -> None:
    said = filled.ok("agreement", "show", "h1", "--on", "2012-06-01").out

    assert "Status: gældende" in said
    assert "Løbetid: 1. januar 2011 til og med 31. december 2014" in said
    (line,) = [line for line in said.splitlines() if "justering j1" in line]
    for words in ("Partnerskabsforum", "8. maj 2012", "punkt 3", "beslutning d1", "af skriveren", "1. marts 2012"):
        assert words in line


def test_a_readable_agreement_in_english(filled: Terminal) -> None:
    said = filled.ok("--lang", "en", "agreement", "show", "h1", "--on", "2012-06-01").out

    assert said.startswith("Example data")
    assert "In force on 1 June 2012" in said


def test_words_that_differ_are_marked(filled: Terminal) -> None:
    said = filled.ok("agreement", "compare", "h1", "--from", "2011-02-01", "--to", "2012-06-01").out

    assert "Hver [-tredje-]{+fjerde+} bolig anvises." in said


def test_a_list_is_paged_with_the_cursor_that_the_text_names(filled: Terminal) -> None:
    first = filled.ok("body", "list", "--limit", "1").out
    hint = next(line for line in first.splitlines() if "--cursor" in line)
    options = hint[hint.index("--on") :].split()

    second = filled.ok("body", "list", "--limit", "1", *options).out

    assert "Borgerrepræsentationen" in first
    assert "Partnerskabsforum" in second
    assert "--cursor" not in second


def test_the_original_bytes_are_written_to_a_file_and_to_standard_output(filled: Terminal) -> None:
    target = filled.folder / "original"
    expected = (filled.folder / "notat.txt").read_bytes()

    filled.ok("document", "show", "notat", "--original", str(target))

    assert target.read_bytes() == expected
    assert filled.ok("document", "show", "notat", "--original", "-").out.encode() == expected


def test_a_word_with_a_hyphen_excludes_and_is_no_option(filled: Terminal) -> None:
    both = filled.ok("search", "anvisning*", "--json").json["total"]
    without = filled.ok("search", "anvisning*", "-notat", "--json").json

    assert (both, without["query"], without["total"]) == (1, "anvisning* -notat", 0)


def test_the_audit_trail_as_csv(filled: Terminal) -> None:
    said = filled.ok("audit", "--subject", "h1", "--csv")

    rows = list(csv.DictReader(io.StringIO(said.out, newline="")))
    assert [row["event"] for row in rows] == ["agreement-entered", "justering-adopted"]


def test_the_calendar_as_a_calendar_file(filled: Terminal) -> None:
    assert "DTSTART;VALUE=DATE:20120508" in filled.ok("calendar", "2012", "--ics").out


def test_options_common_to_all_stand_before_and_after_the_command(filled: Terminal) -> None:
    show = ("agreement", "show", "h1", "--on", "2012-06-01", "--known", f"@{filled.position}")
    elsewhere = {"FORUMARKIV_DATA_DIR": "/findes/ikke"}

    before = filled.ok("--json", "--data-dir", str(filled.data), *show, **elsewhere)
    after = filled.ok(*show, "--data-dir", str(filled.data), "--json", **elsewhere)
    between = filled.ok(show[0], "--json", "--data-dir", str(filled.data), *show[1:], **elsewhere)

    assert before.out == after.out == between.out


def test_what_an_archive_holds_is_no_command_for_the_terminal(arkiv: Terminal) -> None:
    (arkiv.folder / "ond.txt").write_bytes("f\x9b31m titel".encode())
    arkiv.ok("file", str(arkiv.folder / "ond.txt"), "--id", "ond")

    said = arkiv.ok("document", "show", "ond").out

    assert "titel" in said
    assert "\x9b" not in said


def test_the_doctor_says_what_the_machine_and_the_archive_look_like(filled: Terminal) -> None:
    found = filled.ok("doctor", "--json").json

    names = {finding["name"]: finding for finding in found["findings"]}
    assert found["healthy"] is True
    assert names["log.synchronous"]["value"] == "full"
    assert {"python", "sqlite", "eventsourcing", "disk.free", "model.agreements", "model.search"} <= names.keys()
    assert filled.ok("doctor").out.startswith("Eksempeldata")


def test_the_doctor_says_which_servers_are_meant_without_their_passwords(tmp_path: Path) -> None:
    said = Terminal(tmp_path)(
        "doctor",
        "--json",
        FORUMARKIV_DATABASE_URL="postgresql://arkiv:hemmelig@127.0.0.1:1/log",
        FORUMARKIV_SEARCH_URL="http://127.0.0.1:1/arkiv",
        FORUMARKIV_SEARCH_USER="arkiv",
        FORUMARKIV_SEARCH_PASSWORD="hemmelig",
    )

    found = {finding["name"]: finding["value"] for finding in said.json["findings"]}
    assert found["database"] == "host=127.0.0.1 port=1 dbname=log user=arkiv"
    assert found["search"] == "http://127.0.0.1:1/arkiv"
    assert "hemmelig" not in said.out + said.err


def test_the_doctor_names_settings_of_the_library_that_have_no_effect(filled: Terminal) -> None:
    said = filled.ok("doctor", "--json", COMPRESSOR_TOPIC="zlib", CIPHER_KEY="hemmelig")

    stray = [f for f in said.json["findings"] if f["name"].startswith("environment.")]
    assert [(f["name"], f["state"]) for f in stray] == [
        ("environment.CIPHER_KEY", "warning"),
        ("environment.COMPRESSOR_TOPIC", "warning"),
    ]
    assert all("ingen virkning" in f["note"] for f in stray)
    assert "hemmelig" not in said.out


def test_the_doctor_says_why_no_log_is_opened(filled: Terminal) -> None:
    said = filled("doctor", "--json", POSTGRES_ENABLE_DB_FUNCTIONS="y")

    [log] = [f for f in said.json["findings"] if f["name"] == "log"]
    assert (said.code, log["state"], "POSTGRES_ENABLE_DB_FUNCTIONS" in log["note"]) == (1, "error", True)
    assert filled("do", "--json", stdin=b"{}", POSTGRES_ENABLE_DB_FUNCTIONS="y").problem == "refused"


def test_the_doctor_finds_no_archive(tmp_path: Path) -> None:
    said = Terminal(tmp_path)("doctor", "--json")

    assert said.code == 1
    assert [f["state"] for f in json.loads(said.out)["findings"] if f["name"] in ("log", "disk.free")] == [
        "error",
        "ok",
    ]


@pytest.mark.parametrize("names", [(), ("agreements",), ("search",)])
def test_a_rebuild_leaves_the_answers_as_they_were(filled: Terminal, names: tuple[str, ...]) -> None:
    question = ("agreement", "show", "h1", "--known", f"@{filled.position}", "--json")
    before = filled.ok(*question).out

    rebuilt = filled.ok("rebuild", *names, "--json").json["rebuilt"]

    assert set(names) <= set(rebuilt)
    assert filled.ok(*question).out == before
    assert filled.ok("search", "anvises", "--json").json["total"] > 0


def test_help_is_in_the_language_of_the_reader(filled: Terminal) -> None:
    assert "Kommandoer:" in filled.ok("--help").out
    assert "Permanent" not in filled.ok("agreement", "show", "--help").out
    assert "Commands:" in filled.ok("--help", FORUMARKIV_LANG="en").out


@pytest.mark.parametrize("number", ["4?on=2012", "4#a", "4%2F5", "4/a", "/4"])
def test_a_number_is_taken_as_it_is_whatever_signs_it_has(arkiv: Terminal, number: str) -> None:
    provisions = [{"number": number, "heading": None, "text": "Hver tredje bolig anvises."}]
    arkiv.ok("import", arkiv.write("alt.jsonl", *SPINE[:-1], {**AGREEMENT, "provisions": provisions}))

    history = json.loads(arkiv.ok("agreement", "history", "h1", number, "--json").out)["items"]

    assert [item["text"] for item in history] == ["Hver tredje bolig anvises."]
