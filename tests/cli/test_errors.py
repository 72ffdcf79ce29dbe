"""Every error that a user can meet on a terminal: what it says, where it goes, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal

WRONG_USE = [
    (("--banan",), "malformed"),
    (("agrement", "list"), "malformed"),
    (("agreement", "banan"), "malformed"),
    (("agreement", "show"), "malformed"),
    (("agreement", "show", "h1", "h2"), "malformed"),
    (("agreement", "show", "h1", "--on"), "malformed"),
    (("search",), "malformed"),
    (("search", "ord", "--tyep", "decision"), "malformed"),
    (("file", "a", "b", "--id", "x"), "malformed"),
    (("file", "a", "--body", "psf", "--meeting", "m1"), "malformed"),
    (("agreement", "list", "--lang", "fr"), "invalid"),
    (("agreement", "list", "--on", "banan"), "invalid"),
    (("agreement", "list", "--on", "2012-02-30"), "invalid"),
    (("agreement", "list", "--known", "banan"), "invalid"),
    (("agreement", "list", "--known", "2012-01-01T10:00"), "invalid"),
    (("agreement", "list", "--limit", "banan"), "invalid"),
    (("agreement", "compare", "h1", "--from", "banan"), "invalid"),
    (("agreement", "compare", "h1", "--known-to", "banan"), "invalid"),
    (("meeting", "list", "--to", "1.1.2012"), "invalid"),
    (("decision", "list", "--outcome", "banan"), "invalid"),
    (("decision", "list", "--state", "banan"), "invalid"),
    (("search", "ord", "--type", "banan"), "invalid"),
    (("audit", "--event", "banan"), "invalid"),
    (("audit", "--from", "banan"), "invalid"),
    (("audit", "--late", "banan"), "invalid"),
    (("calendar", "banan"), "invalid"),
    (("missing", "banan"), "invalid"),
    (("missing", "2012", "--kind", "banan"), "invalid"),
    (("due", "--from", "banan"), "invalid"),
    (("file", "a", "--dated", "banan"), "invalid"),
    (("file", "a", "--access", "banan"), "invalid"),
    (("serve", "--port", "banan"), "invalid"),
    (("serve", "--port", "65536"), "invalid"),
]
REFUSED = [
    (("init",), "refused"),
    (("agreement", "show", "banan"), "not-found"),
    (("agreement", "show", "psf"), "not-found"),
    (("agreement", "show", "h1/timeline"), "not-found"),
    (("agreement", "show", "../bodies"), "not-found"),
    (("agreement", "show", ""), "not-found"),
    (("agreement", "show", "\udcff"), "not-found"),
    (("agreement", "history", "h1", "banan"), "not-found"),
    (("agreement", "history", "h1", ""), "not-found"),
    (("agreement", "show", "h1", "--known", "@2"), "not-known-then"),
    (("agreement", "show", "h1", "--known", "@999"), "invalid"),
    (("agreement", "list", "--limit", "501"), "invalid"),
    (("agreement", "list", "--cursor", "banan"), "invalid"),
    (("agreement", "list", "--cursor", "\udcff"), "invalid"),
    (("search", "\udcff"), "invalid"),
    (("document", "show", "banan", "--original", "x"), "not-found"),
    (("document", "show", "notat", "--original", "/"), "unavailable"),
    (("calendar", "0"), "invalid"),
    (("calendar", "0", "--clashes"), "invalid"),
    (("missing", "0"), "invalid"),
    (("disagreement", "show", "findes-ikke"), "not-found"),
    (("commands", "banan"), "not-found"),
    (("commands", "a/b"), "not-found"),
    (("rebuild", "banan"), "not-found"),
    (("serve", "--host", "0.0.0.0"), "refused"),
    (("do", "/findes/ikke"), "invalid"),
    (("import", "/findes/ikke.jsonl"), "invalid"),
    (("import", "/"), "invalid"),
    (("file", "/findes/ikke"), "invalid"),
    (("file", "/"), "invalid"),
]


@pytest.mark.parametrize(("command", "slug"), WRONG_USE)
def test_wrong_options_and_values_that_are_not_of_their_type(
    filled: Terminal, command: tuple[str, ...], slug: str
) -> None:
    said = filled("--json", *command)

    assert (said.code, said.problem, said.out) == (2, slug, "")


@pytest.mark.parametrize(("command", "slug"), REFUSED)
def test_what_only_the_archive_can_judge(filled: Terminal, command: tuple[str, ...], slug: str) -> None:
    said = filled(*command, "--json")

    assert (said.code, said.problem) == (1, slug)


@pytest.mark.parametrize(("command", "slug"), [*WRONG_USE, *REFUSED])
def test_for_a_person_an_error_is_text_on_standard_error(filled: Terminal, command: tuple[str, ...], slug: str) -> None:
    said = filled(*command)

    assert said.code == (2 if (command, slug) in WRONG_USE else 1)
    assert said.err
    assert not set("{}") & set(said.err)


def test_an_error_is_the_one_that_the_api_gives(filled: Terminal) -> None:
    for language in ("da", "en"):
        said = filled("agreement", "show", "banan", "--json", "--lang", language)

        assert json.loads(said.err) == json.loads(filled.api("agreements/banan", language))


def test_a_refusal_names_its_rule_and_where_it_is_written(filled: Terminal) -> None:
    again = b'{"command": "dispatch-minutes", "meeting": "m1", "on": "2012-06-01"}'

    said = filled("do", stdin=again)

    assert said.code == 1
    assert "Regel: " in said.err
    assert "Kilde: docs/rules.md" in said.err


def test_every_wrong_field_of_a_command_is_named_once(filled: Terminal) -> None:
    said = filled("do", "--json", stdin=b'{"command": "file-document", "kind": 5, "banan": 1}')

    assert sorted(said.paths) == ["banan", "content", "id", "kind", "media_type", "title"]


@pytest.mark.parametrize(
    ("given", "slug"),
    [
        (b"", "malformed"),
        (b"{", "malformed"),
        (b'{"a": NaN}', "malformed"),
        (b'{"a": 1, "a": 2}', "malformed"),
        (b"\xff", "malformed"),
        (b"[" * 100_000, "malformed"),
        (b"1" * 5_000, "malformed"),
        (b"[]", "invalid"),
        (b'"\\ud800"', "invalid"),
        (b'{"command": "\\ud800"}', "invalid"),
        (b'{"command": "approve", "note": "\\ud800"}', "invalid"),
        (b'{"command": "correct-record", "position": 99999999999999999999, "reason": "x", "void": true}', "invalid"),
        (b'{"command": "file-document", "id": "a", "title": "a", "kind": "a", "media_type": "text/plain", '
         b'"path": "a"}', "invalid"),
    ],
)  # fmt: skip
def test_a_command_that_is_none(filled: Terminal, given: bytes, slug: str) -> None:
    before = filled.position

    said = filled("do", "--json", stdin=given)

    assert (said.code, said.problem, said.out) == (1, slug, "")
    assert filled.position == before


def test_no_archive(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)

    for command in (("agreement", "list"), ("do",), ("status",), ("rebuild",), ("search", "x"), ("commands",)):
        said = terminal(*command, "--json", stdin=b"{}")

        assert (said.code, said.problem) == (1, "unavailable")
    assert not terminal.data.exists()


def test_a_log_that_is_none(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.data.mkdir()
    (terminal.data / "log.db").write_text("ikke en database, men lang nok til at ligne en; ikke en database")

    said = terminal("status", "--json")

    assert (said.code, said.problem) == (1, "unavailable")


def test_a_place_where_no_archive_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("en fil")

    said = Terminal(tmp_path)("init", "--json")

    assert (said.code, said.problem) == (1, "unavailable")


@pytest.mark.parametrize(
    ("name", "value", "slug"),
    [
        ("FORUMARKIV_LANG", "fr", "invalid"),
        ("FORUMARKIV_PORT", "banan", "invalid"),
        ("FORUMARKIV_ALLOW_REMOTE", "maybe", "invalid"),
        ("FORUMARKIV_MAX_FILE_MB", "banan", "invalid"),
        ("FORUMARKIV_DATABASE_URL", "mysql://x", "invalid"),
        ("FORUMARKIV_USER_FILE", "/findes/ikke", "invalid"),
    ],
)
def test_a_setting_that_is_wrong(filled: Terminal, name: str, value: str, slug: str) -> None:
    said = filled("status", "--json", **{name: value})

    assert (said.code, said.problem, said.paths) == (2, slug, [name])


def test_another_address_than_loopback_is_refused_with_the_reason(filled: Terminal) -> None:
    said = filled("serve", FORUMARKIV_HOST="192.0.2.1")

    assert said.code == 1
    assert "192.0.2.1" in said.err


@pytest.mark.parametrize("command", [("audit", "--csv"), ("body", "list", "--csv"), ("calendar", "2012", "--ics")])
def test_what_is_no_json_is_not_given_as_json(filled: Terminal, command: tuple[str, ...]) -> None:
    said = filled(*command, "--json")

    assert (said.code, said.problem, said.out) == (2, "malformed", "")


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (("audit", "--sep", ";"), "--sep"),
        (("meeting", "list", "--bom"), "--bom"),
        (("calendar", "2012", "--ics", "--local"), "--local"),
        (("calendar", "2012", "--ics", "--csv"), "--csv"),
        (("commands", "approve", "--sep", ";"), "--sep"),
        (("document", "show", "tale", "--original", "-", "--csv"), "--csv"),
    ],
)
def test_what_is_no_csv_is_not_said_to_be_written_so(filled: Terminal, command: tuple[str, ...], option: str) -> None:
    said = filled(*command, "--lang", "en")

    assert (said.code, said.out) == (2, "")
    assert option in said.err


def test_nothing_typed_is_answered_with_help(filled: Terminal) -> None:
    said = filled()

    assert said.code == 2
    assert "Brug: arkiv" in said.err
