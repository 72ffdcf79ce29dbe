"""Settings from the environment: each by itself or in a file, each wrong one named."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.problems import Problem
from web.settings import Settings


def test_what_is_not_said_has_a_default() -> None:
    assert Settings.from_env({}) == Settings()


def test_each_setting_is_read(tmp_path: Path) -> None:
    (tmp_path / "user").write_text("sekretariatet\n", encoding="utf-8")

    found = Settings.from_env(
        {
            "FORUMARKIV_DATA_DIR": "d",
            "FORUMARKIV_HOST": "::1",
            "FORUMARKIV_PORT": "81",
            "FORUMARKIV_LANG": "en",
            "FORUMARKIV_MAX_FILE_MB": "2.5",
            "FORUMARKIV_ALLOW_REMOTE": "yes",
            "FORUMARKIV_DATABASE_URL": "postgresql://arkiv@db/arkiv",
            "FORUMARKIV_USER_FILE": str(tmp_path / "user"),
        }  # fmt: skip
    )

    assert found == Settings(Path("d"), "::1", 81, "sekretariatet", "en", 2.5, True, "postgresql://arkiv@db/arkiv")


def test_the_option_goes_before_the_variable() -> None:
    assert Settings.from_env({"FORUMARKIV_DATA_DIR": "a"}, "b").data_dir == Path("b")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "70000"),
        ("LANG", "fr"),
        ("MAX_FILE_MB", "-1"),
        ("MAX_FILE_MB", "nan"),
        ("USER_FILE", "/no/such"),
    ],
)
def test_a_wrong_one_is_named(name: str, value: str) -> None:
    with pytest.raises(Problem) as caught:
        Settings.from_env({f"FORUMARKIV_{name}": value})

    assert caught.value.slug == "invalid"
    assert [error.path for error in caught.value.errors] == [f"FORUMARKIV_{name}"]


@pytest.mark.parametrize("address", ["mysql://arkiv:hemmelig@db/x", "hemmelig", "postgresql://db/x?hemmelig=1"])
def test_an_address_of_no_postgresql_database_is_told_without_its_password(address: str) -> None:
    with pytest.raises(Problem) as caught:
        Settings.from_env({"FORUMARKIV_DATABASE_URL": address})

    assert [(error.path, error.code) for error in caught.value.errors] == [
        ("FORUMARKIV_DATABASE_URL", "not-a-database"),
    ]  # fmt: skip
    assert "hemmelig" not in repr(caught.value.errors)


def test_a_password_is_not_shown_with_the_settings() -> None:
    found = Settings.from_env({"FORUMARKIV_DATABASE_URL": "postgresql://arkiv:hemmelig@db/arkiv"})

    assert "hemmelig" not in repr(found)


def test_an_engine_that_is_not_there_is_refused_and_not_passed_over() -> None:
    with pytest.raises(Problem) as caught:
        Settings.from_env({"FORUMARKIV_SEARCH_URL": "http://localhost:9200"})

    assert (caught.value.slug, caught.value.params["setting"]) == ("refused", "FORUMARKIV_SEARCH_URL")
