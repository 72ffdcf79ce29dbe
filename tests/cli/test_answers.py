"""Each command that asks gives the body of the API with --json, and words for people without."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from cli.commands import COMMANDS
from cli.tree import Asks
from tests.answers.archives import example_archive
from tests.answers.examples import DAY, Example, Examples
from tests.cli.terminal import Terminal
from web.questions import QUESTIONS
from web.services import Services
from web.wording import LANGUAGES

ASKING = {name: maker for name, maker in COMMANDS.items() if isinstance(maker, Asks)}
EVERY = pytest.mark.parametrize("command", ASKING)
# Asked with a name after the command that lists them; the log is for programs, which have the API and the export.
ELSEWHERE = {"clashes": "calendar", "command": "commands"}
FOR_PROGRAMS = {"events", "recorders"}
_KEY = re.compile(rf"\b(?:{'|'.join({key.partition('.')[0] for key in LANGUAGES['da']})})\.[a-z][a-z.-]+")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Examples]:
    with example_archive(tmp_path_factory.mktemp("terminal") / "data") as found:
        yield found


@pytest.fixture(scope="module")
def terminal(example: Examples) -> Terminal:
    services: Services = example.client.application.extensions["forumarkiv"]
    return Terminal(services.archive.data_dir.parent)


def some(example: Examples, command: str) -> list[Example]:
    there = example.of(ASKING[command].question, {"on": DAY, "known": example.last})
    # At a terminal a flag is said or it is not: that it is not meant cannot be said.
    found = [one for one in there if "false" not in one.given.values()][:2]
    assert found
    return found


def typed(command: str, one: Example, known: str) -> list[str]:
    """A question as it is typed."""
    parameters = one.question.query.parameters.values()
    needed = [one.given[parameter.key] for parameter in parameters if parameter.required]
    said = {name: one.given[name] for name in one.given.keys() - {one.key for one in parameters if one.required}}
    flags = {one.key for one in parameters if one.kind == "boolean"}
    options = [f"--{name.replace('_', '-')}" + ("" if name in flags else f"={value}") for name, value in said.items()]
    words = [word for value in needed for word in value.split()]
    return [*command.split(), *map(str, one.parts.values()), *options, "--on", DAY, "--known", known, *words]


@EVERY
def test_json_is_the_body_of_the_api(terminal: Terminal, example: Examples, command: str) -> None:
    for one in some(example, command):
        body = example.client.get(one.address(on=DAY, known=example.last)).data

        assert terminal.ok(*typed(command, one, example.last), "--json").out.encode() == body


@EVERY
def test_an_answer_as_csv_is_that_of_the_api(terminal: Terminal, example: Examples, command: str) -> None:
    for one in some(example, command):
        form = {"format": "csv", "sep": ";", "bom": "true", "local": "true"}
        rows = example.client.get(one.address(on=DAY, known=example.last, **form)).data

        said = terminal.ok(*typed(command, one, example.last), "--csv", "--sep", ";", "--bom", "--local")

        # The runner of click takes the carriage returns out.
        assert said.out.encode() == rows.replace(b"\r\n", b"\n")


@EVERY
@pytest.mark.parametrize("language", ["da", "en"])
def test_words_begin_with_what_the_archive_is_and_end_with_when_they_hold(
    terminal: Terminal, example: Examples, command: str, language: str
) -> None:
    one = some(example, command)[0]
    position = json.loads(example.client.get(one.address(on=DAY, known=example.last)).data)["as_of"]["position"]

    said = terminal.ok(*typed(command, one, example.last), "--lang", language)

    lines = said.out.splitlines()
    assert lines[0].startswith({"da": "Eksempeldata", "en": "Example data"}[language])
    assert any(re.search(rf"\b{position}\b", line) for line in lines[-3:])
    assert _KEY.findall(said.out) == []
    assert said.err == ""


@EVERY
def test_an_error_is_the_one_that_the_api_gives(terminal: Terminal, example: Examples, command: str) -> None:
    one = some(example, command)[0]

    said = terminal(*typed(command, one, example.last), "--known", "@99999999", "--json")

    assert (said.code, said.out) == (1, "")
    assert json.loads(said.err) == example.client.get(one.address(known="@99999999")).get_json()


def test_every_question_has_a_command() -> None:
    asked = {maker.question for maker in ASKING.values()} | ELSEWHERE.keys()

    assert asked == QUESTIONS.keys() - FOR_PROGRAMS
    assert set(ELSEWHERE.values()) <= COMMANDS.keys()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("assignment show o-psf-2013-1", "Socialforvaltningen: åben"),
        ("pulje show tryghedspulje-2012", "Rest: -50.000,00 kr."),
        ("tilsyn 2012", "3. september 2012: Henlæggelserne er på vej op"),
        ("styringsdialog 2011", "sf-2011-6, 16. november 2011, punkt 1"),
        ("publications", "fremgår ikke; datoen står ved dagsordenen"),
        ("body bound boligorganisation-a", "egen godkendelse"),
        ("agreement chain hovedaftale-2011", "delaftale-anvisning-2011 1"),
        ("agreement course hovedaftale-2011", "udsendt med referat"),
        ("orphans", "ophævet"),
        ("body members psf", "Borgmesterforum"),
        ("area show haraldsgade", "Anbefalet: d-bmf-2011-2-2"),
        ("case 2012-4711", "tryghedspulje-2012"),
        ("body show sf", "Pladser efter kommissoriet"),
        ("body show sf", "Boligselskabernes Landsforening, 1. kreds 2 mindst 8 højst 8 brudt"),
        ("body show bl1", "Boligorganisation A (eksempel): medlem af Boligselskabernes Landsforening, 1. kreds"),
        ("body show tks", "Teamets opsamling"),
        ("compliance 2012 --body psf", "mindst 1"),
        ("compliance 2012 --body psf", "(arkivets valg)"),
        ("compliance 2011 --body psf", "udkast"),
        ("missing 2011", "udkast"),
        ("proposals", "Boligorganisation B (eksempel)"),
        ("meeting show styringsdialog-2013-1", "Ansvarlig: Teknik- og Miljøforvaltningen"),
        ("meeting show sf-2013-5", "Foreslået af: Boligselskabernes Landsforening, 1. kreds"),
        ("missing 2012 --kind not-published", "Offentliggør, skal"),
    ],
)
def test_an_answer_is_said_in_the_words_of_its_page(terminal: Terminal, command: str, said: str) -> None:
    assert said in " ".join(terminal.ok(*command.split(), "--on", "2013-12-01").out.split())
