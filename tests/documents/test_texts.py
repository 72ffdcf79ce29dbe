"""Plain texts, Markdown and XML as they are read: words are whole, code is as it stands, what is hidden is not read."""

from __future__ import annotations

import pytest

from archive.extraction.extract import extract
from archive.extraction.kinds import MARKDOWN, MSG, PLAIN, XML
from archive.extraction.page_turns import mended_text
from archive.problems import Problem
from tests.documents.storages import storage


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("til vedlige-\n\n- 4 -\n\nholdelsen af", "til vedligeholdelsen\n\n- 4 -\n\naf"),
        ("til vedlige-\r\nSide 4 af 7\r\n\fholdelsen af", "til vedligeholdelsen\nSide 4 af 7\r\n\faf"),
        ("til vedlige\u00ad\n4\n\f\nholdelsen.", "til vedligeholdelsen.\n4\n\f\n"),
        ("til vedlige-\nholdelsen af", "til vedlige-\nholdelsen af"),
        ("bolig-\n\n4\n\nog byfornyelse", "bolig-\n\n4\n\nog byfornyelse"),
        ("Bolig-\n12\nareal", "Bolig-\n12\nareal"),
        ("vedlige-\n\n4\n\nHoldelsen", "vedlige-\n\n4\n\nHoldelsen"),
        ("i 2012-\n\n4\n\nholdelsen", "i 2012-\n\n4\n\nholdelsen"),
    ],
)
def test_a_word_is_whole_between_whose_parts_a_number_of_a_page_stands(written: str, read: str) -> None:
    assert mended_text(written) == read


def test_that_is_so_of_a_file() -> None:
    assert extract(b"vedlige-\n\n4\n\nholdelsen", PLAIN).text == "vedligeholdelsen\n\n4\n\n"


@pytest.mark.parametrize(
    ("said", "encoding", "extractor"),
    [
        ("text/plain; charset=macintosh", "mac_roman", "text-mac_roman"),
        ('text/plain;charset="IBM850"', "cp850", "text-cp850"),
        ("Text/Plain; format=flowed; charset=utf-8", "utf-8", "text-utf-8"),
        ("text/plain; charset=ukendt", "utf-8", "text-utf-8"),
        ("text/html; charset=macintosh", "mac_roman", "beautifulsoup4+lxml"),
        ("application/xml; charset=cp850", "cp850", "lxml"),
    ],
)
def test_a_text_is_read_in_the_encoding_that_is_asked_for(said: str, encoding: str, extractor: str) -> None:
    # Of so few letters nothing tells which others these may be.
    written = {"text/html": "<p>{}</p>", "application/xml": "<a>{}</a>"}.get(said.partition(";")[0], "{}")

    read = extract(written.format("Åben ½ ø").encode(encoding, "replace"), said)

    assert (read.text, read.extractor) == ("Åben ½ ø".encode(encoding, "replace").decode(encoding), extractor)


@pytest.mark.parametrize("said", ["text/plain; charset=\r\nX: y", "text/plain; charset", "text/plain charset=utf-8"])
def test_what_is_said_of_a_kind_is_said_as_it_is_in_mails(said: str) -> None:
    with pytest.raises(Problem, match="kind-not-kept"):
        extract(b"x", said)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("bolig[selskab](x.md)et", "boligselskabet"),
        ("[bolig](x.md 'y')selskab", "boligselskab"),
        ("se [bolig](x.md) her", "se [bolig](x.md) her"),
        ("```\n<!-- set --> &oslash; \\_\n```\n<!-- gemt -->", "```\n<!-- set --> &oslash; \\_\n```\n"),
        ("~~~\n<b>set", "~~~\n<b>set"),
        ("`<b>&amp;` og <b>fed</b>", "`<b>&amp;` og fed"),
        ("et ` alene, <b>fed</b>", "et ` alene, fed"),
    ],
)
def test_markdown_is_read_as_it_is_shown(written: str, read: str) -> None:
    assert extract(written.encode(), MARKDOWN).text == read


def test_of_xml_with_more_than_one_first_element_each_is_read_and_that_is_told() -> None:
    extracted = extract(b"<a>skov</a>\n<b>brev</b>", XML)

    assert (extracted.text, [one["code"] for one in extracted.unread]) == ("skov\nbrev", ["part-not-read"])


def test_a_workbook_that_was_saved_as_xml_is_read_as_it_is_seen() -> None:
    office = "urn:schemas-microsoft-com:office:"
    names = f"xmlns='{office}spreadsheet' xmlns:ss='{office}spreadsheet'"
    cell, third = "<Cell><Data ss:Type='String'>{}</Data></Cell>", "<Cell ss:Index='3'><Data>x</Data></Cell>"
    rows = (
        f"<Column/><Column ss:Hidden='1'/><Row>{cell.format('Udgift')}{cell.format('gemt')}{cell.format('17')}</Row>"
        f"<Row ss:Hidden='1'>{cell.format('gemt')}</Row><Row>{third}</Row>"
    )
    hidden = f"<WorksheetOptions xmlns='{office}excel'><Visible>SheetHidden</Visible></WorksheetOptions>"
    sheets = (
        f"<Worksheet ss:Name='Drift'><Table>{rows}</Table></Worksheet>"
        f"<Worksheet ss:Name='Skjult'><Table><Row>{cell.format('gemt')}</Row></Table>{hidden}</Worksheet>"
    )

    text = extract(f"<?xml version='1.0'?><Workbook {names}>{sheets}</Workbook>".encode(), XML).text

    assert text == "Drift\nUdgift\t17\nx"


def test_a_mail_of_outlook_that_was_not_sent_yet_names_whom_it_is_to() -> None:
    receivers = {
        f"__recip_version1.0_#0000000{at}": {"__substg1.0_3001001F": name.encode("utf-16-le")}
        for at, name in enumerate(("Borgmesteren", "Chefen"))
    }
    mail = storage(
        {"__properties_version1.0": bytes(32), "__substg1.0_1000001F": "Svar".encode("utf-16-le"), **receivers}
    )

    assert extract(mail, MSG).text == "To: Borgmesteren; Chefen\n\nSvar"
