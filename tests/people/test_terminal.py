"""``arkiv account``, ``arkiv people``, ``arkiv init --administrator``: by whoever holds the data directory."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.people.house import PASSWORD

NEW = "en helt anden lang sag"


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    made = Terminal(tmp_path)
    made.ok("init")
    return made


def line(password: str) -> bytes:
    return f"{password}\nresten er ligegyldig\n".encode()


def test_an_account_is_added_listed_disabled_and_enabled(terminal: Terminal) -> None:
    terminal.ok("account", "add", "Anna", stdin=line(PASSWORD))
    terminal.ok("account", "name", "anna", "Anna Andersen (eksempel)")

    (anna,) = terminal.ok("account", "list", "--json").json["items"]
    assert (anna["handle"], anna["kind"], anna["name"], anna["disabled"]) == (
        "anna",
        "own",
        "Anna Andersen (eksempel)",
        None,
    )
    terminal.ok("account", "disable", "anna")
    assert terminal.ok("account", "list", "--json").json["items"][0]["disabled"] is not None
    terminal.ok("account", "enable", "anna")
    assert "egen konto" in terminal.ok("account", "list").out


def test_a_name_that_people_see_can_be_erased(terminal: Terminal) -> None:
    terminal.ok("account", "add", "anna", stdin=line(PASSWORD))
    terminal.ok("account", "name", "anna", "Anna Andersen (eksempel)")

    terminal.ok("account", "name", "anna")

    assert terminal.ok("account", "list", "--json").json["items"][0]["name"] is None


@pytest.mark.parametrize(
    ("arguments", "stdin", "problem"),
    [
        (("add", "anna bo"), line(PASSWORD), "invalid"),
        (("add", "bo"), line("kort"), "invalid"),
        (("add", "bo"), b"\xff\xfe lang nok til at vaere en\n", "invalid"),
        (("add", "anna"), line(PASSWORD), "already-exists"),
        (("password", "ingen"), line(NEW), "not-found"),
        (("disable", "ingen"), None, "not-found"),
        (("enable", "ingen"), None, "not-found"),
        (("name", "ingen", "Navn"), None, "not-found"),
        (("link", "anna", "s-1"), None, "invalid"),
        (("token", "ingen"), None, "not-found"),
        (("token", "anna", "--days", "366"), None, "invalid"),
        (("tokens", "ingen"), None, "not-found"),
        (("revoke", "ingen"), None, "not-found"),
    ],
)
def test_what_is_wrong_is_told(
    terminal: Terminal, arguments: tuple[str, ...], stdin: bytes | None, problem: str
) -> None:
    terminal.ok("account", "add", "anna", stdin=line(PASSWORD))

    said = terminal("account", *arguments, "--json", stdin=stdin)

    assert (said.code, said.problem) == (1, problem)


def test_a_password_is_changed(terminal: Terminal) -> None:
    terminal.ok("account", "add", "anna", stdin=line(PASSWORD))

    terminal.ok("account", "password", "anna", stdin=line(NEW))

    assert PASSWORD not in terminal.ok("account", "list", "--json").out


def test_a_token_is_printed_once_alone_and_revoked_by_its_id(terminal: Terminal) -> None:
    terminal.ok("account", "add", "anna", stdin=line(PASSWORD))

    said = terminal.ok("account", "token", "anna", "--days", "7", "--record")
    secret = said.out.strip()

    assert secret.startswith("forumarkiv-")
    assert secret not in said.err
    (token,) = terminal.ok("account", "tokens", "anna", "--json").json["items"]
    assert (token["record"], token["revoked"], secret in str(token)) == (True, None, False)
    assert token["id"] in said.err
    terminal.ok("account", "revoke", token["id"])
    assert terminal.ok("account", "tokens", "--json").json["items"][0]["revoked"] is not None


def test_a_handle_is_linked_to_another_subject(terminal: Terminal) -> None:
    terminal.ok("account", "add", "anna", stdin=line(PASSWORD))

    terminal.ok("account", "link", "anna", "s-2", "--issuer", "https://login.example")

    assert terminal.ok("account", "list", "--json").json["items"][0]["subject"] == "s-2"


def test_people_are_taken_to_another_installation(terminal: Terminal, tmp_path: Path) -> None:
    terminal.ok("account", "add", "anna", stdin=line(PASSWORD))
    terminal.ok("account", "token", "anna")
    file = tmp_path / "people.json"
    other = Terminal(tmp_path / "andet")
    other.ok("init")

    terminal.ok("people", "export", str(file))
    assert other.ok("people", "import", str(file), "--json").json == {"people": 1, "identities": 0, "tokens": 1}

    assert file.stat().st_mode & 0o077 == 0
    assert PASSWORD not in file.read_text(encoding="utf-8")
    mine, theirs = (t.ok("account", "list", "--json").json for t in (terminal, other))
    assert mine == theirs
    assert terminal("people", "export", str(file), "--json").problem == "refused"
    assert other("people", "import", str(file), "--json").problem == "already-exists"


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": "forumarkiv-people-1", "people": [{}]}'])
def test_a_file_of_something_else_is_told(terminal: Terminal, tmp_path: Path, content: str) -> None:
    (tmp_path / "file").write_text(content, encoding="utf-8")

    assert terminal("people", "import", str(tmp_path / "file"), "--json").problem == "invalid"
    assert terminal("people", "import", str(tmp_path / "ingen"), "--json").problem == "invalid"


def test_a_copy_says_that_people_are_not_in_it(terminal: Terminal, tmp_path: Path) -> None:
    terminal.ok("account", "add", "anna", stdin=line(PASSWORD))

    for said in (
        terminal.ok("backup", str(tmp_path / "kopi")),
        terminal.ok("export", str(tmp_path / "arkiv.zip")),
    ):
        assert "arkiv people export" in said.err
    copied = [path for path in (tmp_path / "kopi").rglob("*") if path.is_file()]
    assert copied
    assert not [path for path in copied if b"argon2" in path.read_bytes()]


def test_an_archive_begins_with_an_administrator(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)

    made = terminal.ok("init", "--administrator", "Anna", "--json").json

    assert made["administrator"] == "anna"
    (grant,) = terminal.ok("grants", "--json").json["items"]
    assert (grant["who"], grant["role"], grant["recorded_by"]) == ("anna", "administrator", "skriveren")
    assert "anna" in terminal.ok("grants").out


def test_whoever_is_to_begin_is_told_that_they_have_no_account_yet(tmp_path: Path) -> None:
    first, other = Terminal(tmp_path / "a"), Terminal(tmp_path / "b")
    other.ok("init")
    other.ok("account", "add", "anna", stdin=line(PASSWORD))

    assert "arkiv account add anna" in first.ok("init", "--administrator", "anna").out
    assert "account add" not in other.ok("init", "--if-missing", "--administrator", "anna").out


def test_saying_it_again_gives_no_second_one(terminal: Terminal) -> None:
    assert "administrator" in terminal.ok("init", "--if-missing", "--administrator", "anna", "--json").json
    assert "administrator" not in terminal.ok("init", "--if-missing", "--administrator", "bo", "--json").json

    assert [row["who"] for row in terminal.ok("grants", "--json").json["items"]] == ["anna"]
    assert terminal("init", "--administrator", "to ord", "--json").code == 1


def test_the_example_can_have_one_too(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)

    terminal.ok("init", "--simulated", "--administrator", "anna")
    terminal.do({"command": "establish-office", "id": "o", "name": "O", "at": "2012-01-01T00:00:00Z"})

    assert [row["who"] for row in terminal.ok("grants", "--json").json["items"]] == ["anna"]


def test_whoever_holds_the_data_directory_may_everything_but_leave_it_without_administrator(
    terminal: Terminal,
) -> None:
    terminal.ok("init", "--if-missing", "--administrator", "anna")
    terminal.ok("account", "add", "anna", stdin=line(PASSWORD))
    grant = terminal.ok("grants", "--json").json["items"][0]["id"]
    revoke = f'{{"command": "revoke-role", "grant": "{grant}", "reason": "Prøve"}}'.encode()

    assert terminal("do", "--json", stdin=revoke).problem == "refused"


def test_a_server_that_others_reach_is_in_order_where_it_asks_who_they_are(terminal: Terminal) -> None:
    def host(**environ: str) -> str:
        said = terminal("doctor", "--json", FORUMARKIV_HOST="0.0.0.0", FORUMARKIV_ALLOW_REMOTE="yes", **environ)
        return str(next(one["state"] for one in said.json["findings"] if one["name"] == "host"))

    assert host() == "warning"
    assert host(FORUMARKIV_SIGN_IN="required", FORUMARKIV_PUBLIC_URL="https://arkiv.example") == "ok"
