"""Settings from the environment: each by itself or in a file, each wrong one named."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.problems import Problem
from projections.search.elastic_client import SearchServer
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
            "FORUMARKIV_OCR": "off",
            "FORUMARKIV_DATABASE_URL": "postgresql://arkiv@db/arkiv",
            "FORUMARKIV_USER_FILE": str(tmp_path / "user"),
        }  # fmt: skip
    )

    assert found == Settings(
        Path("d"), "::1", 81, "sekretariatet", "en", 2.5, True, "postgresql://arkiv@db/arkiv", by_ocr=False
    )


def test_the_option_goes_before_the_variable() -> None:
    assert Settings.from_env({"FORUMARKIV_DATA_DIR": "a"}, "b").data_dir == Path("b")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "70000"),
        ("PORT", "80.5"),
        ("ALLOW_REMOTE", "maybe"),
        ("LANG", "fr"),
        ("OCR", "on"),
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


@pytest.mark.parametrize(
    "address",
    [
        "mysql://arkiv:hemmelig@db/x",
        "hemmelig",
        "postgresql://db/x?hemmelig=1",
        "postgresql://arkiv:hem@hemmelig@db/x",
        "postgresql://arkiv:hemmelig/ord@db/x",
        "postgresql://arkiv:hem%hemmelig@db/x",
    ],
)
def test_an_address_of_no_postgresql_database_is_told_without_its_password(address: str) -> None:
    with pytest.raises(Problem) as caught:
        Settings.from_env({"FORUMARKIV_DATABASE_URL": address})

    assert [(error.path, error.code) for error in caught.value.errors] == [
        ("FORUMARKIV_DATABASE_URL", "not-a-database"),
    ]  # fmt: skip
    assert "hemmelig" not in repr(caught.value.errors)


def test_a_secret_where_its_file_should_be_named_is_not_told() -> None:
    with pytest.raises(Problem) as caught:
        Settings.from_env({"FORUMARKIV_DATABASE_URL_FILE": "postgresql://arkiv:hemmelig@db/x"})

    assert [error.path for error in caught.value.errors] == ["FORUMARKIV_DATABASE_URL_FILE"]
    assert "hemmelig" not in repr(caught.value.errors)


@pytest.mark.parametrize("address", ["postgresql://:hemmelig@db/x", "postgresql://db/x?password=hemmelig"])
def test_a_password_without_a_user_is_refused_and_not_told(address: str) -> None:
    with pytest.raises(Problem) as caught:
        Settings.from_env({"FORUMARKIV_DATABASE_URL": address})

    assert [(error.path, error.code) for error in caught.value.errors] == [
        ("FORUMARKIV_DATABASE_URL", "password-without-user"),
    ]  # fmt: skip
    assert "hemmelig" not in repr(caught.value.errors)


def test_a_password_is_not_shown_with_the_settings() -> None:
    found = Settings.from_env({"FORUMARKIV_DATABASE_URL": "postgresql://arkiv:hemmelig@db/arkiv"})

    assert "hemmelig" not in repr(found)


SEARCH = "FORUMARKIV_SEARCH_"


@pytest.mark.parametrize(
    ("url", "server", "prefix"),
    [
        ("http://localhost:9200", "http://localhost:9200", "forumarkiv"),
        ("http://localhost:9200/", "http://localhost:9200", "forumarkiv"),
        ("https://es-1.example:443/syddjurs", "https://es-1.example:443", "syddjurs"),
        ("http://[::1]:9200/a-b_2", "http://[::1]:9200", "a-b_2"),
    ],
)
def test_a_search_server_is_an_address_and_a_prefix(url: str, server: str, prefix: str) -> None:
    assert Settings.from_env({f"{SEARCH}URL": url}).search == SearchServer(server, prefix)


def test_who_asks_the_search_server_is_said_by_variables_or_files(tmp_path: Path) -> None:
    for name in ("PASSWORD", "API_KEY"):
        (tmp_path / name).write_text(f"hemmelig-{name}\n", encoding="utf-8")

    found = Settings.from_env(
        {
            f"{SEARCH}URL": "https://es:9200",
            f"{SEARCH}USER": "arkiv",
            f"{SEARCH}PASSWORD_FILE": str(tmp_path / "PASSWORD"),
            f"{SEARCH}API_KEY_FILE": str(tmp_path / "API_KEY"),
        }
    )

    assert found.search is not None
    assert (found.search.user, found.search.password, found.search.api_key) == (
        "arkiv",
        "hemmelig-PASSWORD",
        "hemmelig-API_KEY",
    )
    assert "hemmelig" not in repr(found)


@pytest.mark.parametrize(
    ("settings", "wrong"),
    [
        ({"URL": "localhost:9200"}, "URL"),
        ({"URL": "http://localhost"}, "URL"),
        ({"URL": "http://arkiv:hemmelig@localhost:9200"}, "URL"),
        ({"URL": "http://localhost:9200/Stort"}, "URL"),
        ({"URL": "http://localhost:9200/a/b"}, "URL"),
        ({"URL": "http://localhost:9200/a?b=hemmelig"}, "URL"),
        ({"URL": "http://localhost:99999"}, "URL"),
        ({"URL": "https://localhost:9200", "USER": "arkiv"}, "PASSWORD"),
        ({"URL": "https://localhost:9200", "API_KEY": "id:hemmelig"}, "API_KEY"),
        ({"URL": "https://localhost:9200", "API_KEY": "hemmelig→"}, "API_KEY"),
        ({"URL": "https://localhost:9200", "PASSWORD": "hemmelig"}, "PASSWORD"),
        ({"URL": "https://localhost:9200", "CA": "hemmelig"}, "CA"),
        ({"URL": "http://localhost:9200", "CA": "hemmelig"}, "CA"),
    ],
)
def test_a_search_server_that_cannot_be_meant_is_told_without_its_password(
    settings: dict[str, str], wrong: str
) -> None:
    with pytest.raises(Problem) as caught:
        Settings.from_env({f"{SEARCH}{name}": value for name, value in settings.items()})

    assert [error.path for error in caught.value.errors] == [f"{SEARCH}{wrong}"]
    assert "hemmelig" not in repr(caught.value.errors)
