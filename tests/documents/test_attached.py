"""Files that lie in a file become documents of their own: same command, same access, belonging to what they lay in."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from tests.contract.asking import Asking
from tests.documents.files import pdf, word


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[Asking]:
    found = Asking(tmp_path)
    yield found
    found.given.archive.close()


def filing(id: str, content: bytes, media_type: str, **more: Any) -> dict[str, Any]:
    about = {"command": "file-document", "id": id, "title": "Mail", "kind": "mail", "media_type": media_type}
    return {**about, "content": base64.b64encode(content).decode(), **more}


def mail(*attached: tuple[str, str, bytes], text: str = "Hermed bilag.") -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.dk", "Høring"
    message.set_content(text)
    for name, kind, data in attached:
        main, sub = kind.split("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def portfolio(**files: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("Omslag"))))
    for name, data in files.items():
        writer.add_attachment(name, data)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def events(asking: Asking, command: dict[str, Any]) -> list[tuple[str, str]]:
    receipt = asking.given.archive.do(command, by="arkivet").body
    assert receipt["subject"]["id"] == command["id"]
    return [(one["event"], one["subject"]) for one in receipt["events"]]


def test_what_is_attached_to_a_mail_is_filed_by_the_same_command(asking: Asking) -> None:
    content = mail(
        ("referat.txt", "text/plain", "Om ålegræs".encode()), ("b.docx", "application/x-y", word("Om muslinger"))
    )

    filed = events(asking, filing("mail", content, "message/rfc822", access="closed"))

    assert filed == [("document-filed", id) for id in ("mail", "mail-1", "mail-2")]
    first = asking.get("documents/mail-1")
    assert (first["title"], first["kind"], first["access"], first["belongs_to"]) == (
        "referat",
        "bilag",
        "closed",
        "mail",
    )
    assert first["text"] == "Om ålegræs"
    assert first["source"] == asking.get("documents/mail")["source"]
    assert [one["id"] for one in asking.get("documents/mail")["attached"]] == ["mail-1", "mail-2"]
    assert [hit["id"] for hit in asking.get("search", q="muslinger")["hits"]] == ["mail-2"]


def test_what_lies_in_a_pdf_is_filed_too(asking: Asking) -> None:
    content = portfolio(**{"et.pdf": pdf("Indlagt bilag"), "to.txt": b"Fritekst"})

    filed = events(asking, filing("mappe", content, "application/pdf"))

    assert [subject for _, subject in filed] == ["mappe", "mappe-1", "mappe-2"]
    assert asking.get("documents/mappe-1")["text"] == "Indlagt bilag"


def test_a_mail_in_a_mail_has_documents_of_its_own(asking: Asking) -> None:
    inner = mail(("dybt.txt", "text/plain", b"Dybest nede"), text="Den indre")
    outer = EmailMessage()
    outer.set_content("Den ydre")
    outer.add_attachment(inner, maintype="application", subtype="octet-stream", filename="indre.eml")

    filed = events(asking, filing("ydre", outer.as_bytes(), "message/rfc822"))

    assert [subject for _, subject in filed] == ["ydre", "ydre-1", "ydre-1-1"]
    assert asking.get("documents/ydre-1-1")["belongs_to"] == "ydre-1"


def test_the_id_is_shortened_to_fit_and_one_that_is_taken_is_passed_over(asking: Asking) -> None:
    long = "a" * 100
    asking.do(filing(long[:98] + "-1", b"optaget", "text/plain"))

    filed = events(asking, filing(long, mail(("b.txt", "text/plain", b"hej")), "message/rfc822"))

    assert [subject for _, subject in filed] == [long, long[:98] + "-2"]


def test_what_cannot_be_filed_by_itself_is_told(asking: Asking) -> None:
    content = mail(
        ("lyd.mp3", "audio/mpeg", bytes(range(256)) * 9), ("scan.jpg", "image/jpeg", b"\xff\xd8\xff" + bytes(99))
    )

    receipt = asking.given.archive.do(filing("mail", content, "message/rfc822"), by="arkivet").body

    assert receipt["warnings"] == [{"code": "attachment-not-read", "name": "lyd.mp3", "why": "kind-not-kept"}]
    document = asking.get("documents/mail")
    assert document["read"] == "partly"
    assert document["unread"][0]["text"].startswith("En fil, der ligger i filen, er ikke arkiveret for sig: lyd.mp3")
    assert asking.get("documents/mail-1")["failure"] == "kind-not-read"


def test_taken_away_it_takes_along_what_lay_in_it_and_back_again(asking: Asking) -> None:
    position = asking.do(filing("mail", mail(("b.txt", "text/plain", b"Om muslinger")), "message/rfc822"))
    taken = asking.do({"command": "correct-record", "position": position, "reason": "Fejl", "void": True})

    assert asking.get("documents/mail-1")["void"]
    assert asking.get("search", q="muslinger")["total"] == 0
    assert asking.get("documents")["items"] == []
    assert asking.get("search", q="muslinger", known=f"@{taken - 1}")["total"] == 1

    asking.do({"command": "correct-record", "position": position, "reason": "Ikke fejl", "void": False})

    assert not asking.get("documents/mail-1")["void"]
    assert asking.get("search", q="muslinger")["total"] == 1


def test_it_is_found_at_the_meeting_that_the_mail_belongs_to(asking: Asking) -> None:
    asking(
        {"command": "establish-body", "id": "br", "name": "BR", "kind": "forum", "established_on": None},
        {"command": "call-meeting", "id": "br-1", "body": "br", "date": "2012-05-08", "called_on": None},
        filing("mail", mail(("b.txt", "text/plain", b"Om muslinger")), "message/rfc822", belongs_to="br-1"),
    )

    assert [hit["id"] for hit in asking.get("search", q="muslinger", body="br")["hits"]] == ["mail-1"]


def test_the_same_again_is_the_first_answer(asking: Asking) -> None:
    command = {**filing("mail", mail(("b.txt", "text/plain", b"hej")), "message/rfc822"), "key": "k"}

    first, again = (asking.given.archive.do(command, by="arkivet") for _ in range(2))

    assert (first.status, again.status) == (201, 200)
    assert first.body == again.body


def test_access_is_set_for_each_by_itself(asking: Asking) -> None:
    asking.do(filing("mail", mail(("b.txt", "text/plain", b"hej")), "message/rfc822", access="closed"))

    asking.do({"command": "set-access", "subject": "mail-1", "access": "public", "reason": "Offentlig"})

    assert (asking.get("documents/mail")["access"], asking.get("documents/mail-1")["access"]) == ("closed", "public")
    assert asking.get("documents/mail-1")["version"] == 2
