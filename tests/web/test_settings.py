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
            "FORUMARKIV_USER_FILE": str(tmp_path / "user"),
        }  # fmt: skip
    )

    assert found == Settings(Path("d"), "::1", 81, "sekretariatet", "en", 2.5, True)


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


@pytest.mark.parametrize("name", ["DATABASE_URL", "SEARCH_URL"])
def test_an_engine_that_is_not_there_is_refused_and_not_passed_over(name: str) -> None:
    with pytest.raises(Problem) as caught:
        Settings.from_env({f"FORUMARKIV_{name}": "postgresql:///x"})

    assert (caught.value.slug, caught.value.params["setting"]) == ("refused", f"FORUMARKIV_{name}")
