"""Accounts, tokens and attempts as they are kept, the same in both databases and in every process."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.handles import handle_of
from archive.problems import Problem
from tests.people.clock import Clock
from tests.people.house import PASSWORD
from web.people.attempts import network
from web.people.database import people_database
from web.people.kept import People
from web.people.passwords import check_new
from web.people.settings import PeopleSettings


def codes(problem: Problem) -> set[str]:
    return {problem.code, *(error.code for error in problem.errors)}


def test_an_account_signs_in_by_its_password_alone_in_every_process(people: People, elsewhere: People) -> None:
    people.accounts.add("Anna", PASSWORD)

    assert elsewhere.accounts.sign_in(" ANNA ", PASSWORD) == "anna"
    assert elsewhere.accounts.sign_in("anna", PASSWORD + " ") is None
    assert elsewhere.accounts.sign_in("bo", PASSWORD) is None


@pytest.mark.usefixtures("_dear")
def test_a_password_is_kept_as_argon2id_alone(people: People) -> None:
    people.accounts.add("anna", PASSWORD)

    (hash,) = people.database.rows("SELECT password FROM people")[0]

    assert hash.startswith("$argon2id$v=19$m=65536,")
    assert PASSWORD not in hash


def test_a_handle_is_never_given_to_another(people: People) -> None:
    people.accounts.add("anna", PASSWORD)
    people.accounts.disable("anna")

    with pytest.raises(Problem) as again:
        people.accounts.add("ANNA", PASSWORD)
    with pytest.raises(Problem) as by_provider:
        people.accounts.bind("https://login.example", "s-1", "Anna")

    assert (again.value.slug, again.value.code) == ("already-exists", "handle-taken")
    assert (by_provider.value.slug, by_provider.value.code) == ("not-allowed", "name-of-another")


def test_a_subject_keeps_its_handle_whatever_it_is_called_later(people: People) -> None:
    assert people.accounts.bind("https://login.example", "s-1", "Anna@Hus.example") == "anna@hus.example"
    assert people.accounts.bind("https://login.example", "s-1", "anna.gift") == "anna@hus.example"


def test_another_subject_of_the_name_is_refused_until_it_is_linked(people: People) -> None:
    issuer = "https://login.example"
    people.accounts.bind(issuer, "s-1", "anna")
    with pytest.raises(Problem):
        people.accounts.bind(issuer, "s-2", "anna")

    people.accounts.link("anna", issuer, "s-2")

    assert people.accounts.bind(issuer, "s-2", "anna") == "anna"
    with pytest.raises(Problem):
        people.accounts.bind(issuer, "s-1", "anna")


def test_a_subject_that_has_a_handle_is_not_linked_to_another(people: People) -> None:
    issuer = "https://login.example"
    people.accounts.bind(issuer, "s-1", "anna")
    people.accounts.bind(issuer, "s-2", "bo")

    with pytest.raises(Problem) as caught:
        people.accounts.link("bo", issuer, "s-1")

    assert caught.value.code == "subject-has-a-handle"


def test_who_is_disabled_signs_in_nowhere_until_enabled(people: People, elsewhere: People) -> None:
    people.accounts.add("anna", PASSWORD)
    people.accounts.bind("https://login.example", "s-2", "bo")
    for handle in ("anna", "bo"):
        elsewhere.accounts.disable(handle)

    assert people.accounts.sign_in("anna", PASSWORD) is None
    with pytest.raises(Problem) as caught:
        people.accounts.bind("https://login.example", "s-2", "bo")
    assert caught.value.code == "account-disabled"

    elsewhere.accounts.enable("anna")
    assert people.accounts.sign_in("anna", PASSWORD) == "anna"


def test_what_was_stolen_before_somebody_was_disabled_is_nothing_when_they_are_enabled(
    people: People, elsewhere: People
) -> None:
    people.accounts.add("anna", PASSWORD)
    session, (token, _) = people.sessions.begin("anna"), people.tokens.make("anna")
    assert people.tokens.find(token) is not None

    elsewhere.accounts.disable("anna")
    elsewhere.accounts.enable("anna")

    assert (people.sessions.find(session), people.tokens.find(token)) == (None, None)
    assert people.tokens.open("anna") == []


def test_a_new_password_ends_what_the_old_one_began(people: People, elsewhere: People) -> None:
    people.accounts.add("anna", PASSWORD)
    id = people.sessions.begin("anna")

    elsewhere.accounts.set_password("anna", "en helt anden lang sag")

    assert people.sessions.find(id) is None
    assert people.accounts.sign_in("anna", PASSWORD) is None
    assert people.accounts.sign_in("anna", "en helt anden lang sag") == "anna"


def test_a_providers_account_has_no_password(people: People) -> None:
    people.accounts.bind("https://login.example", "s-1", "anna")

    for refused in (lambda: people.accounts.set_password("anna", PASSWORD), lambda: people.tokens.make("anna")):
        with pytest.raises(Problem) as caught:
            refused()
        assert (caught.value.slug, caught.value.code) == ("refused", "not-an-own-account")
    assert people.accounts.sign_in("anna", "") is None


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("elleve tegn", "password-too-short"),
        ("å" * 501, "password-too-long"),
        ("passwordpassword", "password-too-common"),
        ("123456789012", "password-too-common"),
        ("qwertyuiopasdf", "password-too-common"),
        ("aaaaaaaaaaaaaaaa", "password-too-common"),
        ("Password1234!", "password-too-common"),
        ("forumarkiv2013", "password-too-common"),
        ("annaannaanna", "password-too-common"),
    ],
)
def test_a_password_that_would_be_guessed_is_refused(password: str, code: str) -> None:
    with pytest.raises(Problem) as caught:
        check_new(password, ["anna"])

    assert [(error.path, error.code) for error in caught.value.errors] == [("password", code)]


@pytest.mark.parametrize("password", [PASSWORD, "é" * 3 + "Kjx82-Lqp71", "x7" * 3 + "Gislev-Kro-" + "æ" * 400])
def test_any_other_may_be_one(password: str) -> None:
    check_new(password, ["anna"])


def test_words_of_the_house_make_no_password_hard_to_guess(
    tmp_path: Path, database_url: str | None, clock: Clock
) -> None:
    def house(*words: str) -> People:
        return People(people_database(tmp_path, database_url), PeopleSettings(house_words=words), clock)

    with closing(house()) as without, closing(house("Skovby", "Rådhuset")) as knowing:
        without.accounts.add("anna", "Rådhuset2026!")

        with pytest.raises(Problem) as added:
            knowing.accounts.add("bo", "Rådhuset2026!")
        with pytest.raises(Problem) as changed:
            knowing.accounts.set_password("anna", "Rådhuset2027!")

        assert [codes(one.value) for one in (added, changed)] == [{"invalid-fields", "password-too-common"}] * 2


@given(st.text(max_size=110))
def test_a_handle_is_the_same_however_it_is_written(text: str) -> None:
    handle = handle_of(text)

    if handle is not None:
        assert handle == handle_of(handle) == handle_of(f" {text} ")
        if handle.upper().lower() == handle:  # ß and its like have no capital of their own
            assert handle == handle_of(handle.upper())
        assert len(handle) <= 100
        assert not handle.startswith("group:")


def test_a_token_lasts_as_long_as_was_said_and_only_its_hash_is_kept(people: People, elsewhere: People) -> None:
    people.accounts.add("anna", PASSWORD)
    secret, made = people.tokens.make("anna", days=2)

    found = elsewhere.tokens.find(secret)
    assert found == made
    assert (made.handle, made.records) == ("anna", False)
    assert secret not in str(people.database.rows("SELECT * FROM tokens"))
    people.clock.forward(minutes=2 * 24 * 60)  # type: ignore[attr-defined]
    assert people.tokens.find(secret) is None


@pytest.mark.parametrize("days", [0, 366])
def test_a_token_lasts_a_year_at_most(people: People, days: int) -> None:
    people.accounts.add("anna", PASSWORD)

    with pytest.raises(Problem) as caught:
        people.tokens.make("anna", days=days)

    assert codes(caught.value) >= {"out-of-range"}


def test_a_token_is_gone_when_it_is_revoked_or_its_owner_disabled(people: People, elsewhere: People) -> None:
    people.accounts.add("anna", PASSWORD)
    first, one = people.tokens.make("anna")
    second, _ = people.tokens.make("anna", records=True)

    elsewhere.tokens.revoke(one.id)
    assert people.tokens.find(first) is None
    assert people.tokens.find(second) is not None
    elsewhere.accounts.disable("anna")
    assert people.tokens.find(second) is None
    assert people.tokens.find("forumarkiv-guess") is None


@pytest.mark.parametrize(
    "unknown",
    [
        lambda people: people.accounts.disable("ingen"),
        lambda people: people.accounts.enable("ingen"),
        lambda people: people.accounts.set_password("ingen", PASSWORD),
        lambda people: people.accounts.link("ingen", "i", "s"),
        lambda people: people.tokens.make("ingen"),
        lambda people: people.tokens.revoke("ingen"),
    ],
)
def test_of_what_there_is_not_it_is_said(people: People, unknown: object) -> None:
    with pytest.raises(Problem) as caught:
        unknown(people)  # type: ignore[operator]

    assert caught.value.slug == "not-found"


def tries(people: People, name: str, address: str, times: int) -> list[bool]:
    """Which of some attempts were let through."""
    return [_tried(people, name, address) for _ in range(times)]


def _tried(people: People, name: str, address: str) -> bool:
    try:
        people.attempts.count(name, address)
    except Problem as problem:
        return not (problem.slug == "too-many-attempts" and 0 < problem.params["seconds"] <= 900)
    return True


def test_five_for_a_name_from_an_address(people: People, elsewhere: People) -> None:
    assert tries(people, "anna", "10.0.0.1", 3) + tries(elsewhere, "anna", "10.0.0.1", 3) == [True] * 5 + [False]
    assert tries(people, "anna", "10.0.0.2", 1) == [True]


def test_twenty_for_a_name_from_anywhere(people: People) -> None:
    let = [tries(people, "anna", f"10.0.{n}.1", 1)[0] for n in range(25)]

    assert let == [True] * 20 + [False] * 5


def test_a_hundred_from_an_address_whatever_the_names(people: People) -> None:
    let = [tries(people, f"navn{n}", f"2001:db8::{n:x}", 1)[0] for n in range(105)]

    assert let == [True] * 100 + [False] * 5
    assert tries(people, "anna", "2001:db8:0:1::1", 1) == [True]


def test_they_are_forgotten_after_a_quarter_of_an_hour(people: People, clock: Clock) -> None:
    tries(people, "anna", "10.0.0.1", 5)
    clock.forward(minutes=14.9)
    assert tries(people, "anna", "10.0.0.1", 1) == [False]
    clock.forward(minutes=0.2)

    assert tries(people, "anna", "10.0.0.1", 1) == [True]


def test_success_clears_the_pair_and_is_no_failure_of_the_name(people: People) -> None:
    for _ in range(30):
        at = people.attempts.count("anna", "10.0.0.1")
        people.attempts.succeeded("anna", "10.0.0.1", at)

    assert tries(people, "anna", "10.0.0.1", 6) == [True] * 5 + [False]


def test_many_at_once_are_counted_one_by_one(people: People) -> None:
    with ThreadPoolExecutor(8) as several:
        let = list(several.map(lambda _: _tried(people, "anna", "10.0.0.1"), range(16)))

    assert let.count(True) == 5


def test_what_was_typed_as_a_name_is_not_kept(people: People) -> None:
    people.attempts.count("min hemmelige adgangskode", "10.0.0.1")

    assert "hemmelige" not in str(people.database.rows("SELECT * FROM attempts"))


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("", ""),
    ],
)
def test_an_address_is_counted_as_one_household(address: str, counted: str) -> None:
    assert network(address) == counted
