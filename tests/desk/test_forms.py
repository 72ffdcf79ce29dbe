"""Forms as somebody without scripts fills them in."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from archive.grammar import COMMANDS
from tests.any_commands import any_command
from tests.desk.sheets import Desk, Sheet, upload
from tests.desk.test_typed import FORMS, is_command, made
from tests.given import SPINE, Given
from web.app import close, create_app
from web.desk.forms import Form
from web.desk.layout import all_fields
from web.desk.typed import read

COMMANDS_WITH_PAGES = sorted(COMMANDS)


@pytest.fixture
def database_url() -> str | None:
    """What a form draws and reads does not depend on the database."""
    return None


@pytest.fixture(scope="module")
def read_alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk that nothing is recorded at."""
    given = Given(tmp_path_factory.mktemp("desk"))
    given(*SPINE)
    app = create_app(given.archive)
    yield Desk(app)
    close(app)
    given.archive.close()


@pytest.mark.parametrize("name", COMMANDS_WITH_PAGES)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_form_labels_its_boxes_and_runs_under_the_policy(read_alone: Desk, name: str, language: str) -> None:
    page = read_alone.open(f"/indfoer/{name}?lang={language}").page

    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    boxes = page.xpath("//main//input[not(@type='hidden')] | //main//select | //main//textarea")
    assert boxes
    for box in boxes:
        assert page.xpath(f"//label[@for={box.get('id')!r}]"), box.attrib
        assert all(page.xpath(f"//*[@id={one!r}]") for one in (box.get("aria-describedby") or "").split())
    assert not page.xpath("//script | //style | //@style")
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]
    assert page.xpath("//h1/text()")


@pytest.mark.parametrize("name", FORMS)
def test_any_command_filled_in_and_sent_says_the_same_command(read_alone: Desk, name: str) -> None:
    """As the page is drawn: what a browser would send of it."""
    chance, things = Random(name), made()
    for _ in range(6):
        command = any_command(chance, things, COMMANDS[name])
        assert command is not None
        if not is_command(command):
            continue
        form = Form.filled(name, command)
        drawn = read_alone.form(name).put(form.typed).send("boxes")

        assert {"command": name, **read(all_fields(name), drawn.values)} == command


def test_rows_are_added_and_taken_out_by_buttons_that_keep_what_was_typed(desk: Desk) -> None:
    sheet = desk.form("publish-agenda", sent_on="2012-04-20").press("add:items").press("add:items")
    sheet.put({"items/0/number": "1", "items/0/title": "Status", "items/1/number": "2", "items/1/title": "Aftalen"})

    shorter = sheet.press("take:items/0")

    assert shorter.values["sent_on"] == "2012-04-20"
    assert shorter.values["items/0/number"] == "2"
    assert "items/1/number" not in shorter.values


def test_rows_lie_within_rows(desk: Desk) -> None:
    sheet = desk.form("enter-agreement").press("add:provisions").press("add:provisions/0/carries_out")

    sheet.put({"provisions/0/number": "1", "provisions/0/carries_out/0/number": "4"})
    again = sheet.press("add:provisions/0/carries_out")

    assert again.values["provisions/0/carries_out/0/number"] == "4"
    assert "provisions/0/carries_out/1/number" in again.values


def test_what_is_wrong_is_told_at_its_box_with_what_was_typed_kept(desk: Desk) -> None:
    sheet = desk.form("publish-agenda", meeting="m1").press("add:items")
    sheet.put({"items/0/number": "nr. 3", "items/0/title": "Aftalen"})

    told = sheet.press("preview")

    assert told.status == 422
    assert told.errors.keys() == {"sent_on", "items/0/number"}
    assert told.values["items/0/number"] == "nr. 3"
    assert told.page.xpath("//a[@href='#f-items/0/number']")
    assert "Punkter, række 1, Nummer" in told.words


@pytest.mark.parametrize("typed", ["4.9.2012", "4/9 2012", "den 4. september 2012", "2012-09-04"])
def test_a_day_is_read_as_people_write_it(desk: Desk, typed: str) -> None:
    preview = desk.form("call-meeting", body="psf", date=typed, time="kl. 9.30", called_on="1.5.2012").press("preview")

    assert {"4. september 2012", "09:30", "1. maj 2012"} <= _said(preview)


@pytest.mark.parametrize("typed", ["31.2.2012", "2012-02-31", "juni 2012", "1.6.12", "2012", "12 01 2012 i går"])
def test_what_is_no_day_is_asked_for_as_people_write_days_and_stays_in_its_box(desk: Desk, typed: str) -> None:
    told = desk.form("call-meeting", body="psf", date=typed, called_on="2012-05-01").press("preview")

    assert told.errors["date"].endswith("skriv dag, måned og hele året, som 1.6.2012")
    assert told.page.xpath("//input[@name='date']")[0].get("type") == "text"
    assert told.values["date"] == typed


@pytest.mark.parametrize("typed", ["25.00", "middag", "9.7"])
def test_what_is_no_time_of_day_stays_in_its_box(desk: Desk, typed: str) -> None:
    told = desk.form("call-meeting", body="psf", date="2012-09-04", time=typed, called_on="2012-05-01").press("preview")

    assert "time" in told.errors
    assert told.page.xpath("//input[@name='time']")[0].get("type") == "text"
    assert told.values["time"] == typed


def _said(preview: Sheet) -> set[str]:
    return {" ".join(one.text_content().split()) for one in preview.page.xpath("//main//dd")}


def test_what_cannot_be_read_is_asked_for_as_people_write_it(desk: Desk) -> None:
    pulje = desk.form("authorise-pulje", disposer="psf", amount="mange penge").press("preview")
    call = desk.form("call-meeting", body="psf", date="2012-09-04", time="middag").press("preview")

    assert pulje.errors["amount"].endswith("skriv et beløb, som 500.000 eller 1.234,50; det skal være større end 0")
    assert pulje.errors["purposes"].endswith("Formål mangler: tilføj mindst én række, og udfyld den")
    assert call.errors["time"].endswith("skriv et klokkeslæt, som 9.30 eller 14.00")


def test_somebody_is_named_by_their_name(desk: Desk) -> None:
    by_name = desk.form("call-meeting", body="partnerskabsforum", date="2012-09-04", called_on="2012-05-01")

    assert by_name.press("preview").values["body"] == "psf"


def test_words_that_fit_several_are_narrowed_to_a_list(desk: Desk, given: Given) -> None:
    for n in range(45):
        given.when({"command": "establish-body", "id": f"afd-{n}", "name": f"Afdeling {n}", "kind": "afdeling",
                    "established_on": None})  # fmt: skip

    sheet = desk.form("call-meeting", body="deling 4").press("find:body")

    offered = sheet.page.xpath("//select[@name='body']/option/@value")
    assert {"afd-4", "afd-40", "afd-44"} <= set(offered) <= {"deling 4", *(f"afd-{n}" for n in range(45))}
    assert desk.form("call-meeting", body="partner").press("find:body").values["body"] == "Partnerskabsforum (psf)"
    assert "body" in desk.form("call-meeting", body="kommunen").press("find:body").errors


def test_what_nothing_is_called_is_told_at_its_box(desk: Desk) -> None:
    told = desk.form("call-meeting", body="Kommunen", date="2012-09-04").press("preview")

    assert told.errors["body"].endswith("intet hedder Kommunen; skriv nogle af ordene, og vælg")
    assert told.values["body"] == "Kommunen"


def test_a_file_is_uploaded_and_tells_its_title_and_type(desk: Desk, given: Given) -> None:
    sheet = desk.form("file-document", kind="notat").put({"content": upload("Notat om møder.txt", b"Om m\xc3\xb8der.")})

    preview = sheet.press("preview")
    done = preview.press("record")

    assert "Notat om møder" in preview.words
    assert preview.values["content"].startswith("held:"), "the file itself does not go back and forth"
    made = given.archive.known.maker("notat-om-moeder")
    assert (made.data["title"], made.data["media_type"]) == ("Notat om møder", "text/plain")
    assert given.archive.blobs.get(made.data["sha256"]) == "Om møder.".encode()
    assert done.words.startswith("Indført")


def test_a_file_is_kept_where_something_else_is_wrong(desk: Desk) -> None:
    told = desk.form("file-document").put({"content": upload("Notat.txt", b"Notat")}).press("preview")

    assert told.errors.keys() == {"kind"}
    assert told.fill(kind="notat").press("preview").status == 200


def test_what_was_left_open_is_named_and_says_what_is_expected(desk: Desk) -> None:
    called = desk.form("call-meeting").press("preview").errors
    minutes = desk.form("record-minutes").press("add:items").put({"items/0/text": "Ja."}).press("preview").errors

    assert called["body"] == "Skal rettes: Organ mangler: skriv nogle af ordene i navnet, og vælg"
    assert called["date"] == "Skal rettes: Mødedag mangler: vælg en dato"
    assert minutes["items/0/number"].endswith("Referat af punkterne, række 1, Nummer mangler: udfyld det her")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("appoint-member", "netop én af disse skal med: En person, Et embede, Et organ, Medlemmerne af"),
        ("record-decision", "netop én af disse skal med: Møde + Punkt, "),
    ],
)
def test_fields_beside_the_one_that_is_wrong_are_named_as_they_are_in_the_form(
    desk: Desk, command: str, said: str
) -> None:
    assert said in desk.form(command).press("preview").words


def test_what_the_archive_itself_refuses_is_said_without_a_name_of_its_own(desk: Desk) -> None:
    refused = desk.form("dispatch-minutes", meeting="m1", on="2012-05-15").press("preview")

    assert refused.status == 409
    assert "Der er ikke indført noget referat af Partnerskabsforum, 8. maj 2012." in refused.words
    assert "minutes-not-recorded" not in refused.words


def test_without_a_file_one_is_asked_for(desk: Desk) -> None:
    told = desk.form("file-document", kind="notat").press("preview")

    assert told.errors.keys() == {"content"}
    assert told.errors["content"].endswith("vælg en fil")


def test_a_rule_is_added_by_its_name_and_has_its_own_boxes(desk: Desk, given: Given) -> None:
    sheet = desk.form("adopt-kommissorium", body="psf", status="adopted", effective_on="2010-09-01")
    sheet = sheet.put({"rules:new": "remark_period"}).press("add:rules")
    sheet.put({"rules/0/value/number": "2", "rules/0/source/document": "Bilag 2", "rules/0/source/heading": "Formalia"})

    sheet.press("preview").press("record")

    [rule] = given.archive.known.maker("psf-k1").data["rules"]
    assert (rule["rule"], rule["value"]) == ("remark_period", {"weeks": 2})


@pytest.mark.parametrize(
    ("rule", "typed", "said"),
    [
        ("meetings_per_year", {"value/max": "fire"}, "Møder om året: skriv et helt tal som »Mindst«, »Højst« eller"),
        ("agenda_notice", {"value/number": "to"}, "Dagsorden udsendes senest før mødet: skriv ét helt tal"),
        ("term", {"value/number": "lang"}, "Funktionstid: skriv et helt antal år"),
        ("quarter", {"value": "fem"}, "Kvartal skal være et tal fra 1 til 4"),
    ],
)
def test_what_the_boxes_of_a_rule_ask_for_is_said_by_its_name(
    desk: Desk, rule: str, typed: dict[str, str], said: str
) -> None:
    sheet = desk.form("adopt-kommissorium", body="psf", status="adopted", effective_on="2010-09-01")
    sheet = sheet.put({"rules:new": rule}).press("add:rules")
    source = {"rules/0/source/document": "Bilag 2", "rules/0/source/heading": "Formalia"}

    told = sheet.put(source | {f"rules/0/{name}": text for name, text in typed.items()}).press("preview")

    assert said in told.errors["rules/0"]


def test_standard_items_are_written_one_on_each_line(desk: Desk, given: Given) -> None:
    sheet = desk.form("adopt-kommissorium", body="psf", status="adopted", effective_on="2010-09-01")
    sheet = sheet.put({"rules:new": "standard_items"}).press("add:rules")
    source = {"rules/0/source/document": "Bilag 2", "rules/0/source/heading": "Formalia"}

    sheet.put({"rules/0/value": "Status\nEventuelt", **source}).press("preview").press("record")

    assert given.archive.known.maker("psf-k1").data["rules"][0]["value"] == ["Status", "Eventuelt"]


def test_a_form_is_filled_in_by_its_address(desk: Desk) -> None:
    sheet = desk.open("/indfoer/record-minutes?meeting=m1&items/0/number=3")

    assert sheet.values["items/0/number"] == "3"
    assert sheet.values["meeting"] == "m1"


@pytest.mark.parametrize(
    ("command", "values", "id"),
    [
        ("establish-body", {"name": "Ny følgegruppe", "kind": "group", "established_on!": "null"}, "ny-foelgegruppe"),
        ("establish-body", {"name": "PSF", "kind": "group", "established_on!": "null"}, "psf-2"),
        ("call-meeting", {"body": "psf", "date": "2012-09-04", "called_on": "2012-05-01"}, "psf-2012-09-04"),
        ("record-decision", {"meeting": "m1", "item": "4", "outcome": "noted", "text": "Set."}, "d-m1-4"),
        ("establish-office", {"name": "Ω"}, "office"),
    ],
)
def test_what_is_made_gets_an_id(desk: Desk, given: Given, command: str, values: dict[str, Any], id: str) -> None:
    desk.record(command, values)

    assert given.archive.known.type_of(id) is not None


def test_an_id_that_was_made_follows_what_it_is_called_by(desk: Desk, given: Given) -> None:
    wrong = desk.form("call-meeting", body="psf", date="2011-09-04", called_on="2012-05-01").press("preview")
    assert wrong.values["id"] == "psf-2011-09-04"

    changed = wrong.press("change").fill(date="2012-09-04").press("preview")

    assert changed.values["id"] == "psf-2012-09-04"
    changed.press("record")
    assert given.archive.known.type_of("psf-2012-09-04") == "meeting"


def test_an_id_made_for_a_form_that_could_not_be_recorded_is_made_anew(desk: Desk) -> None:
    told = desk.form("call-meeting", body="psf", called_on="2012-05-01").press("preview")

    assert told.fill(date="2012-09-04").press("preview").values["id"] == "psf-2012-09-04"


def test_an_id_that_was_typed_stays(desk: Desk) -> None:
    typed = desk.form("call-meeting", id="psf-i-maj", body="psf", date="2012-09-04", called_on="2012-05-01")

    changed = typed.press("preview").press("change").fill(date="2012-10-04").press("preview")

    assert changed.values["id"] == "psf-i-maj"


def test_an_id_that_is_taken_is_told_at_its_box(desk: Desk) -> None:
    told = desk.form("establish-office", id="psf", name="Embedet").press("preview")

    assert (told.status, told.errors.keys()) == (409, {"id"})


def test_who_records_is_asked_once_a_session(desk: Desk, given: Given) -> None:
    nobody = desk.form("establish-office", name="Formanden", _by="").press("preview")
    named = nobody.fill(_by="Sekretæren").press("preview")
    named.press("record")

    assert nobody.errors.keys() == {"_by"}
    assert "_by" not in desk.form("establish-office").values
    assert given.archive.known.maker("formanden").by == "Sekretæren"


def test_there_are_forms_of_commands_alone(desk: Desk) -> None:
    assert desk.open("/indfoer/lav-kaffe").status == 404
    assert desk.browser.post("/indfoer/lav-kaffe", {"_form": "k"}, "/indfoer/ask").status_code == 404


def test_a_form_of_too_many_fields_is_refused(desk: Desk) -> None:
    values = {f"items/{n}/number": "1" for n in range(20_001)}

    assert desk.browser.post("/indfoer/publish-agenda", values).status_code == 413


def test_a_form_without_its_key_is_refused(desk: Desk) -> None:
    assert desk.browser.post("/indfoer/publish-agenda", {"_form": ""}).status_code == 400


def test_in_a_simulated_archive_it_is_said_when_it_is_recorded(simulated: Given) -> None:
    app = create_app(simulated.archive)
    desk = Desk(app)
    values = {"name": "Følgegruppen", "kind": "group", "established_on!": "null", "at": "2013-05-08T12:00:30"}

    preview = desk.form("establish-body", **values).press("preview")
    preview.press("record")

    made = simulated.archive.known.maker("foelgegruppen")
    assert made.recorded_at == "2013-05-08T10:00:30.000000Z"
    assert "at" not in read(all_fields("call-meeting"), desk.form("call-meeting").values)
    close(app)


def test_what_word_and_pdfs_leave_unseen_in_a_pasted_text_stands_in_nobodys_way(desk: Desk, given: Given) -> None:
    sheet = desk.form("record-minutes", meeting="m1").press("add:items")
    pasted = "Første linje\vanden\fnæste side\x85bolig\x1eorganisation, sam\x1farbejde\x02 “citat” – slut\u00a0nu"

    done = sheet.put({"items/0/number": "1", "items/0/text": pasted}).press("preview").press("record")

    assert done.words.startswith("Indført")
    (shown,) = desk.open("/moeder/m1").page.xpath("//main//*[contains(text(), 'Første linje')]")
    text = " ".join(shown.getparent().text_content().split())
    assert "Første linje anden næste side bolig-organisation, samarbejde “citat” – slut nu" in text
