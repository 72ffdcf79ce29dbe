"""Mails and saved pages that are written otherwise than the rules say, or than others write them today."""

from __future__ import annotations

import pytest

from archive.extraction.extract import extract
from archive.extraction.kinds import EML, MHT
from tests.documents.test_mails import text_of


@pytest.mark.parametrize(
    "said",
    [
        b"multipart/mixed; boundary=----=_Del_1:2",
        b"multipart/mixed",
        b'multipart/mixed;\r\n boundary="en anden"',
    ],
)
def test_parts_are_found_where_the_head_does_not_say_rightly_where_they_begin(said: bytes) -> None:
    part = b"------=_Del_1:2\r\nContent-Type: text/%s; charset=utf-8\r\n\r\n%s\r\n"
    parts = part % (b"plain", b"b\xc3\xb8rnehave") + part % (b"html", b"<p>skole</p>") + b"------=_Del_1:2--\r\n"

    text = text_of(b"Subject: Svar\r\nMIME-Version: 1.0\r\nContent-Type: " + said + b"\r\n\r\n" + parts)

    assert text == "Subject: Svar\n\nbørnehave\n\nskole"


@pytest.mark.parametrize("said", [b"QUOTED-PRINTABLE ", b"quoted-printable; x=y", b"quoted-printable"])
def test_a_transfer_encoding_is_known_however_it_is_written(said: bytes) -> None:
    head = b"Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: " + said

    assert text_of(head + b"\r\n\r\nst=C3=B8jv=\r\n=C3=A6rn").endswith("støjværn")


@pytest.mark.parametrize(
    ("kind", "body", "seen"),
    [
        (b"enriched", b"<bold>Fed</bold> <color><param>red</param>tekst</color> <<3 dage", "Fed tekst <3 dage"),
        (b"rtf", b"{\\rtf1 b\\'f8rnehave}", "børnehave"),
    ],
)
def test_texts_in_older_writings_are_read_without_their_marks(kind: bytes, body: bytes, seen: str) -> None:
    assert text_of(b"Subject: x\r\nContent-Type: text/" + kind + b"\r\n\r\n" + body) == f"Subject: x\n\n{seen}"


def test_a_text_in_an_older_writing_that_is_damaged_costs_the_mail_nothing() -> None:
    extracted = extract(b"Subject: x\r\nContent-Type: text/rtf\r\n\r\n{\\rtf1" + b"{" * 6_000, EML)

    assert (extracted.text, extracted.unread) == ("Subject: x", [{"code": "part-not-read", "name": "RTF"}])


@pytest.mark.parametrize("address", ["cid:regler@side", "https://example.dk/regler.css"])
def test_rules_that_lie_beside_a_saved_page_hide_what_they_hide(address: str) -> None:
    page = (
        "Subject: Side\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n"
        f"<link rel=stylesheet href='{address}'><p class=x>gemt</p><p>set</p>\r\n--b\r\nContent-Type: text/css\r\n"
        "Content-ID: <regler@side>\r\nContent-Location: https://example.dk/regler.css\r\n\r\n.x{display:none}\r\n--b--"
    )

    assert text_of(page.encode(), MHT) == "Subject: Side\n\nset"
