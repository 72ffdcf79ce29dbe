"""Mails and saved web pages: the text that a reader of mail shows, what is attached, nothing of the wrapping."""

from __future__ import annotations

import base64
import binascii
import struct
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.extract import extract
from archive.extraction.kinds import EML, MHT, MSG
from archive.extraction.reading import Unread
from archive.extraction.rtf_packed import unpacked
from tests.documents.files import pdf
from tests.documents.storages import Tree, storage

PNG = b"\x89PNG\r\n\x1a\n" + bytes(50)


def message(**heads: str) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"] = "Jens Ærø <j@example.dk>", "Høringssvar"
    for name, value in heads.items():
        made[name] = value
    return made


def text_of(mail: EmailMessage | bytes, kind: str = EML) -> str:
    extracted = extract(mail if isinstance(mail, bytes) else mail.as_bytes(), kind)
    assert extracted.text is not None, extracted
    return extracted.text


def test_the_head_stands_before_the_text() -> None:
    mail = message(To="k@example.dk", Received="from x by y")
    mail.set_content("Om støj på Ørstedsvej")

    assert text_of(mail) == (
        "From: Jens Ærø <j@example.dk>\nTo: k@example.dk\nSubject: Høringssvar\n\nOm støj på Ørstedsvej"
    )


def test_lines_that_a_program_broke_and_says_so_are_whole() -> None:
    flowed = b"Subject: x\nContent-Type: text/plain; format=flowed; delsp=%s\n\nkloak \nseparering\n\nNy  \nlinje\n"

    assert text_of(flowed % b"yes").endswith("kloakseparering\n\nNy  \nlinje")
    assert text_of(flowed % b"no").endswith("kloak \nseparering\n\nNy  \nlinje")


def test_of_one_text_in_two_writings_the_page_is_read() -> None:
    mail = message()
    mail.set_content("Din mail kan ikke vises.")
    mail.add_alternative("<p>Om <b>støj</b></p><p style='display:none'>gemt</p>", subtype="html")

    assert text_of(mail).endswith("Høringssvar\n\nOm støj")


def test_an_empty_page_gives_way_to_the_plain_text() -> None:
    mail = message()
    mail.set_content("Om støj")
    mail.add_alternative("<p> </p>", subtype="html")

    assert text_of(mail).endswith("Om støj")


def test_an_invitation_is_read_as_people_see_it() -> None:
    mail = message()
    mail.set_content("Kom til møde")
    mail.add_alternative("BEGIN:VCALENDAR\nEND:VCALENDAR", subtype="calendar")

    assert text_of(mail).endswith("Høringssvar\n\nKom til møde")


@pytest.mark.parametrize(("sealed", "unread"), [("enveloped-data", "encrypted"), ("signed-data", None)])
def test_of_a_mail_that_is_sealed_that_is_told(sealed: str, unread: str | None) -> None:
    mail = message()
    mail.set_content(b"\x30\x80", "application", "pkcs7-mime", params={"smime-type": sealed, "name": "smime.p7m"})
    del mail["Content-Disposition"]

    read = extract(mail.as_bytes(), EML)

    assert [(one["name"], one["why"]) for one in read.unread] == ([("smime.p7m", unread)] if unread else [])
    assert [one.name for one in read.attached] == ([] if unread else ["smime.p7m"])


def test_a_picture_within_the_page_is_no_attachment() -> None:
    mail = message()
    mail.set_content("<p>Hilsen <img src='cid:logo'></p>", subtype="html")
    mail.add_related(PNG, "image", "png", cid="<logo>")

    assert extract(mail.as_bytes(), EML).attached == []


@pytest.mark.parametrize(
    "content",
    [
        b"Subject: =?iso-8859-1?Q?H=F8ring?=\n\nBl\xe5b\xe6r",
        b"Subject: H\xc3\xb8ring\n\nBl\xc3\xa5b\xc3\xa6r",
        b"Subject: =?utf-8?B?SMO4cmluZw==?=\nContent-Type: text/plain; charset=nonsens\n\nBl\xe5b\xe6r",
        b"Subject: H\xf8ring\nContent-Transfer-Encoding: base64\n\nQmzlYuZy",
    ],
)
def test_letters_are_right_however_they_were_sent(content: bytes) -> None:
    assert text_of(content) == "Subject: Høring\n\nBlåbær"


def test_a_saved_page_is_read_without_its_parts() -> None:
    page = (
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html\n\n'
        b"<p>Lokalplan</p>\n--x\nContent-Type: text/css\nContent-Location: a.css\n\np{color:red}\n--x\n"
        b"Content-Type: image/png\nContent-Location: a.png\n\n123\n--x--\n"
    )

    extracted = extract(page, MHT)

    assert (extracted.text, extracted.attached) == ("Lokalplan", [])


def test_what_is_attached_is_given_with_its_name_and_a_mail_as_a_mail() -> None:
    inner, mail = message(), message()
    inner.set_content("Den indre")
    mail.set_content("Den ydre")
    mail.add_attachment(b"1;2", maintype="application", subtype="octet-stream", filename="række.txt")
    mail.add_attachment(inner)

    attached = extract(mail.as_bytes(), EML).attached

    assert [one.name for one in attached] == ["række.txt", "Høringssvar.eml"]
    assert b"Den indre" in attached[1].data


def outlook(**more: bytes | Tree) -> bytes:
    said = {"0037": "Høringssvar", "0C1A": "Jens Ærø", "1000": "Om støj\r\npå Ørstedsvej"}
    texts = {f"__substg1.0_{number}001F": text.encode("utf-16-le") for number, text in said.items()}
    return storage({"__properties_version1.0": bytes(32), **texts, **more})


def test_a_mail_of_outlook_is_read_with_what_is_attached() -> None:
    file: Tree = {"__substg1.0_37010102": b"Bilagets tekst", "__substg1.0_3707001F": "bilag.txt".encode("utf-16-le")}
    logo: Tree = {"__substg1.0_37010102": PNG, "__substg1.0_3712001F": "logo".encode("utf-16-le")}
    attached = {"__attach_version1.0_#00000000": file, "__attach_version1.0_#00000001": logo}

    extracted = extract(outlook(**attached), MSG)

    assert extracted.text == "From: Jens Ærø\nSubject: Høringssvar\n\nOm støj\npå Ørstedsvej"
    assert [(one.name, one.data) for one in extracted.attached] == [("bilag.txt", b"Bilagets tekst")]


PACKED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)


@pytest.mark.parametrize(
    ("packed", "text", "unread"),
    [
        (PACKED, "hello world", []),
        (struct.pack("<IIII", 0, 28, 0x414C454D, 0) + rb"{\rtf1\ansi\fromtext b\'f8rn }", "børn", []),
        (b"x" * 40, "", [{"code": "part-not-read", "name": "RTF"}]),
        (b"x", "", [{"code": "part-not-read", "name": "RTF"}]),
    ],
)
def test_a_mail_of_outlook_that_has_its_text_packed_only_is_read(
    packed: bytes, text: str, unread: list[Unread]
) -> None:
    body = {"__substg1.0_1000001F": b"", "__substg1.0_10090102": packed}

    extracted = extract(outlook(**body), MSG)

    assert (extracted.text or "").partition("Høringssvar")[2].strip("\n") == text
    assert list(extracted.unread) == unread


def test_what_repeats_in_a_packed_text_is_what_stood_before() -> None:
    # "WXYZ" four times and a half, by one reference that reaches into what it makes itself.
    packed = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")

    assert unpacked(packed) == rb"{\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


@given(st.binary(max_size=80))
def test_any_bytes_that_are_packed_are_bytes_again(packed: bytes) -> None:
    data = struct.pack("<IIII", 0, 1_000, 0x75465A4C, 0) + packed

    assert len(unpacked(data)) <= 1_000 + 18 * 8


def test_a_mail_within_a_mail_of_outlook_is_given_as_its_text() -> None:
    inner: Tree = {"__properties_version1.0": b"x" * 24, "__substg1.0_1000001F": "Den indre".encode("utf-16-le")}
    attached: Tree = {"__attach_version1.0_#00000000": {"__substg1.0_3701000D": inner}}

    extracted = extract(outlook(**attached), MSG)

    assert [(one.name, one.data) for one in extracted.attached] == [("mail.txt", b"Den indre")]


def test_a_mail_of_outlook_that_is_damaged_is_kept_without_text() -> None:
    whole = outlook()

    extracted = extract(
        whole[:512] + bytes(len(whole) - 1024) + whole[-512:] + "__properties_version1.0".encode("utf-16-le"), MSG
    )

    assert (extracted.text, extracted.failure) == (None, "broken")


def _uuencoded(name: str, data: bytes) -> str:
    lines = "".join(binascii.b2a_uu(data[at : at + 45]).decode() for at in range(0, len(data), 45))
    return f"begin 644 {name}\n{lines}`\nend\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_that_stands_in_the_text_in_letters_is_attached(end: str) -> None:
    content = b"Skolebestyrelsen " * 20
    mail = b"Subject: x\n\nSe bilag.\n\n" + _uuencoded("mit bilag.txt", content).encode() + b"\nHilsen\nbegin 644 x\n"

    read = extract(mail.replace(b"\n", end.encode()), EML)

    assert [(one.name, one.data) for one in read.attached] == [("mit bilag.txt", content)]
    assert (read.text or "").split() == ["Subject:", "x", "Se", "bilag.", "Hilsen", "begin", "644", "x"]


def test_quoted_lines_that_a_program_broke_are_whole() -> None:
    text = "> kloak \n> separering\n>> vej \n>> bump \n> Nyt \nHilsen\n"
    mail = f"Subject: x\nContent-Type: text/plain; format=flowed; delsp=yes\n\n{text}".encode()

    assert text_of(mail).endswith("> kloakseparering\n>> vejbump \n> Nyt \nHilsen")


def test_what_was_added_behind_a_packed_text_costs_it_nothing() -> None:
    packed = base64.b64encode("Støjgrænserne på åen".encode()).decode()
    mail = f"Subject: x\nContent-Transfer-Encoding: base64\n\n{packed}\n-- \nListe!\n"

    assert text_of(mail.encode()).endswith("Støjgrænserne på åen\n-- \nListe!")


def test_an_invitation_alone_is_read_with_its_lines_whole() -> None:
    mail = (
        b"Subject: x\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\r\nSUMMARY:Styregruppe\r\n m\xc3\xb8de\r\n"
        b"DESCRIPTION:Et\\nTo\\, tre\r\nEND:VCALENDAR\r\n"
    )

    assert "SUMMARY:Styregruppemøde\nDESCRIPTION:Et\nTo, tre\n" in text_of(mail)


def test_a_mail_within_is_a_mail_however_it_is_packed() -> None:
    inner = b"Subject: Indre\n\nord"
    parts = (
        b"--x\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
        + base64.encodebytes(inner)
        + b"--x--\n"
    )

    (attached,) = extract(b"Subject: x\nContent-Type: multipart/mixed; boundary=x\n\n" + parts, EML).attached

    assert attached.data == inner


def test_a_document_that_is_sent_as_part_of_a_page_is_attached() -> None:
    mail = message()
    mail.set_content("<p>Se bilag</p>", subtype="html")
    mail.add_related(pdf("bilag"), "application", "pdf", cid="<bilag>", filename="bilag.pdf")
    mail.add_related(b"p{}", "text", "css", cid="<css>")
    mail.add_related(PNG, "image", "png", cid="<logo>")

    assert [one.name for one in extract(mail.as_bytes(), EML).attached] == ["bilag.pdf"]


def test_of_parts_that_belong_together_the_one_that_is_named_is_read() -> None:
    head = b'Subject: x\nContent-Type: multipart/related; boundary=x; start="<a>"\n\n--x\nContent-Type: image/png\n'
    parts = b"Content-ID: <b>\n\n1\n--x\nContent-Type: text/plain\nContent-ID: <a>\n\nordet\n--x--\n"

    assert text_of(head + parts).endswith("ordet")


def test_a_saved_page_may_begin_with_a_mark() -> None:
    page = b"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>b=C3=A5d"

    assert text_of(b"\xef\xbb\xbf" + page, MHT) == "båd"
