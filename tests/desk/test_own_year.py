"""The secretariat's year: what commands made of it is what forms make of it, answer by answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser

from archive.archive import Archive
from tests.answers.examples import Answer, Examples
from tests.databases import ENGINES, address_in
from tests.demo.example import FILE, commands
from tests.desk.screen import opened
from tests.desk.secretary import Secretary
from tests.desk.sheets import Desk
from tests.pages.browsing import served
from tests.patience import patient
from web.app import close, create_app
from web.questions import QUESTIONS

YEAR = "2013"
DAYS: tuple[Mapping[str, str], ...] = ({"on": "2013-07-02"}, {"on": "2014-03-01"})
# Who recorded what when, under which key, and where it is seen: none of it is what was recorded.
_ASIDE = frozenset(
    (
        "position",
        "recorded_at",
        "recorded_by",
        "known_from",
        "known",
        "version",
        "url",
        "api_url",
        "as_of",
        "key",
        "next",
    )
)
# Of the log itself, which tells of nothing else; of what forms record in one command more or less.
_LOGS = frozenset({"events", "status", "commands", "command", "audit"})


def _of_year() -> list[dict[str, Any]]:
    return [one for one in commands() if str(one["at"]).startswith(YEAR)]


def _before() -> list[dict[str, Any]]:
    return [one for one in commands() if str(one["at"]) < YEAR]


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    yield from address_in(request.param, request)


def _archive(folder: Path, database_url: str | None, *done: list[dict[str, Any]]) -> Archive:
    archive = Archive.create(folder, simulated=True, database_url=database_url)
    for command in (one for some in done for one in some):
        archive.do(command, by="sekretariatet", base_dir=FILE.parent)
    return archive


def _plain(value: Any) -> Any:
    """An answer without what is aside."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items() if name not in _ASIDE}
    return [_plain(one) for one in value] if isinstance(value, list) else value


class _Finished(Examples):
    """Of an archive in which nothing is recorded any more: what is asked of it again is answered as before."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._once = cache(super().get)

    def get(self, address: str, **headers: str) -> Answer:
        return self._once(address, **headers)


def differences(one: Examples, other: Examples) -> Iterator[str]:
    """The addresses at which two archives answer otherwise."""
    for name in QUESTIONS.keys() - _LOGS:
        for axes in DAYS:
            asked = [example.address(**axes) for example in one.of(name, axes)]
            assert asked == [example.address(**axes) for example in other.of(name, axes)], name
            for address in asked:
                if _plain(one.get(address)) != _plain(other.get(address)):
                    yield address


def entries(examples: Examples) -> list[Any]:
    """The lines of the audit trail for the year, whatever their order of recording."""
    found = [row for page in examples.pages(examples.of("audit", {})[0], {}) for row in page["items"]]
    left = {"command", "n", "recorded_at", "position", "recorded_by", "key", "corrects"}
    return sorted(repr(sorted((k, repr(v)) for k, v in row.items() if k not in left)) for row in found)


@pytest.fixture(scope="module")
def by_commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Examples]:
    """The year as its commands make it."""
    archive = _archive(tmp_path_factory.mktemp("kommandoer"), None, _before(), _of_year())
    app = patient(create_app(archive))
    yield _Finished(app.test_client(), f"@{archive.last_position()}")
    close(app)
    archive.close()


@pytest.fixture
def forms(tmp_path: Path, database_url: str | None) -> Iterator[tuple[Flask, Archive]]:
    """The archive as the year begins."""
    archive = _archive(tmp_path / "formularer", database_url, _before())
    app = patient(create_app(archive))
    yield app, archive
    close(app)
    archive.close()


def _examples(app: Flask, archive: Archive) -> Examples:
    return Examples(app.test_client(), f"@{archive.last_position()}")


def _is_the_same(one: Examples, other: Examples) -> None:
    assert list(differences(one, other)) == []
    assert entries(one) == entries(other)


def _is_recorded(secretary: Secretary) -> None:
    for command in _of_year():
        done = secretary.record(command)
        assert "Det står nu i arkivet" in done.words, (command, done.words[:2000])


@pytest.mark.slow
@pytest.mark.parametrize("database_url", ENGINES[1:], indirect=True)
def test_a_year_recorded_by_forms_alone_answers_as_the_one_that_commands_made(
    forms: tuple[Flask, Archive], by_commands: Examples
) -> None:
    desk = Desk(forms[0])

    _is_recorded(Secretary(desk.open))

    _is_the_same(by_commands, _examples(*forms))
    desk.record("cancel-meeting", {"id": "tks-2014-1", "on": "2014-01-02", "reason": "Ingen punkter"})
    assert any(differences(by_commands, _examples(*forms))), "what differs is found"


@pytest.mark.slow
@pytest.mark.parametrize("database_url", ENGINES[:1], indirect=True)
def test_a_year_recorded_by_forms_alone_in_a_real_browser_answers_so_too(
    browser: Browser, forms: tuple[Flask, Archive], by_commands: Examples
) -> None:
    """From the first day to the last, without scripts; what is pressed is a page of its own."""
    with served(forms[0]) as address, browser.new_context(locale="da-DK", java_script_enabled=False) as context:
        page = context.new_page()

        _is_recorded(Secretary(lambda path: opened(page, f"{address}{path}", "sekretariatet")))

    _is_the_same(by_commands, _examples(*forms))
