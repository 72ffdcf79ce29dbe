"""*Berigtig* beside every record that a page shows, for those who may record, and for nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from archive.grammar import COMMANDS
from archive.records import Record
from archive.rights.roles import Rights
from tests.answers.examples import Examples
from tests.pages.conftest import example as example
from web.desk.mending import record_at
from web.questions import QUESTIONS

# Pages of one thing, and lists that have what no page of its own shows.
OF_ONE = sorted(
    name for name, one in QUESTIONS.items() if one.page and one.parts in (("id",), ("year",), ("justering",))
)
LISTS = ("asks", "bodies", "calendar", "proposals", "publications")
_LINK = re.compile(r'"/berigtig/(?:af/([^"?]+)|([0-9]+))')
CORRECTABLE = sorted(name for name, spec in COMMANDS.items() if not spec.corrects and not spec.uncorrectable)


def pages(example: Examples) -> Iterator[str]:
    for name in {*OF_ONE, *LISTS}:
        for one in example.of(name, {}):
            address = one.page()
            if address is not None:
                yield address


def live(example: Examples) -> list[Record]:
    """Every record of the archive that counts and can be corrected."""
    own = example.client.application.extensions["forumarkiv"]
    positions = [one.position for one in own.archive.recorded_after(0, 10_000) if one.command in CORRECTABLE]
    with own.at(None, None, "da") as moment:
        found = [record_at(moment.view, position, moment.view.position) for position in positions]
    return [one for one in found if one is not None and not one.void]


@pytest.fixture(scope="module")
def linked(example: Examples) -> set[int]:
    """The positions of the records that pages lead to."""
    found: set[int] = set()
    for address in pages(example):
        for made, position in _LINK.findall(example.page(address)):
            if made:
                led = example.client.get(f"/berigtig/af/{made}")
                position = led.location.rpartition("/")[2].partition("?")[0]
            found.add(int(position))
    return found


@pytest.mark.slow
def test_every_record_of_every_kind_is_mended_from_a_page(example: Examples, linked: set[int]) -> None:
    recorded = live(example)

    assert {one.command for one in recorded} == set(CORRECTABLE) - {"leave-office", "extract-document"}, (
        "nobody has left, nothing is read there"
    )
    assert {(one.command, one.owner) for one in recorded if one.position not in linked} == set()


@pytest.mark.slow
def test_no_reader_is_led_to_what_only_recorders_may(example: Examples, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.people.asking._EVERYTHING", Rights(frozenset({"reader"}), unlimited=True))

    for name in {*OF_ONE, *LISTS, "audit"}:
        for one in example.of(name, {})[:2]:
            address = one.page()
            if address is not None:
                assert "/berigtig/" not in example.client.get(address).get_data(as_text=True), address


def test_a_record_to_mend_says_whom_it_is_about(example: Examples) -> None:
    page = example.page("/organer/psf")

    assert "medlem udpeget: member" not in page
    assert "medlem udpeget: Borgmesterforum" in page
    assert re.search("embede oprettet: [A-Z]", page)
