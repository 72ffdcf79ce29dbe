"""Recording on a terminal: init, do and file."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import closing
from pathlib import Path

import pytest

from archive.archive import Archive
from tests.cli.terminal import Terminal
from tests.desk.sheets import Desk
from tests.given import BR, MEETING, PSF
from web.app import close, create_app


def file(terminal: Terminal, name: str, content: bytes = b"Et notat.\n") -> str:
    (terminal.folder / name).write_bytes(content)
    return str(terminal.folder / name)


def test_a_new_archive(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)

    said = terminal.ok("init", "--simulated", "--json").json

    assert (said["simulated"], said["position"]) == (True, terminal.position)
    assert terminal.ok("status", "--json").json["simulated"] is True


def test_json_in_json_out(arkiv: Terminal) -> None:
    receipt = arkiv.ok("do", arkiv.write("psf.json", PSF)).json

    assert receipt["subject"] == {"type": "body", "id": "psf", "version": 1}
    assert receipt["events"] == [{"event": "body-established", "subject": "psf"}]
    assert receipt["url"] == f"/organer/psf?known=@{receipt['position']}"
    assert receipt["api_url"] == f"/api/v1/bodies/psf?known=@{receipt['position']}"


def test_a_dry_run_says_what_would_be_recorded_and_records_nothing(arkiv: Terminal) -> None:
    arkiv.do(PSF, MEETING)
    before = arkiv.position
    minutes = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "1", "text": "Ja."}], "key": "k"}
    notat = {"command": "file-document", "id": "n", "title": "Notat", "kind": "notat", "media_type": "text/plain"}

    said = arkiv.ok("do", "--dry-run", arkiv.write("m.json", minutes)).json
    filed = arkiv.ok("do", "--dry-run", arkiv.write("n.json", {**notat, "content": "SGVq"})).json

    assert said["dry_run"] is True
    assert said["subject"] == {"type": "meeting", "id": "m1", "version": 2}
    assert (said["key"], said["warnings"], filed["subject"]["id"]) == ("k", [], "n")
    assert "position" not in said
    assert arkiv.position == before
    assert not [path for path in (arkiv.data / "files").rglob("*") if path.is_file()]
    real = arkiv.do(minutes)
    assert {**said, "dry_run": None} == {**{name: real[name] for name in said.keys() - {"dry_run"}}, "dry_run": None}
    assert arkiv.ok("do", "--dry-run", arkiv.write("m.json", minutes)).json["subject"] == real["subject"]


def test_a_dry_run_refuses_as_the_command_would_be_refused(arkiv: Terminal) -> None:
    arkiv.do(PSF)

    said = arkiv("do", "--dry-run", "--json", arkiv.write("m.json", MEETING | {"body": "br"}))

    assert (said.code, said.problem, said.paths) == (1, "unknown-reference", ["body"])


def test_warnings_are_in_the_receipt_in_the_readers_language(arkiv: Terminal) -> None:
    arkiv.do(PSF, MEETING | {"date": "2999-01-01"})
    minutes = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "1", "text": "Ja."}], "key": "k"}

    danish = arkiv.do(minutes)["warnings"]
    english = arkiv.ok("do", "--lang", "en", stdin=json.dumps(minutes).encode()).json["warnings"]

    assert danish == [
        {
            "code": "meeting-ahead",
            "text": "Mødet i Partnerskabsforum den 1. januar 2999 ligger ude i fremtiden.",
            "meeting": "m1",
            "date": "2999-01-01",
        }
    ]
    assert english[0]["text"] == "The meeting of Partnerskabsforum on 1 January 2999 lies ahead."


def test_a_command_says_itself_who_records_it_or_the_setting_does(arkiv: Terminal) -> None:
    arkiv.do(PSF, {**BR, "by": "en anden"})

    entries = arkiv.ok("audit", "--json").json["items"]
    assert [e["recorded_by"] for e in entries if e["command"] == "establish-body"] == ["skriveren", "en anden"]


def test_the_same_key_and_content_again_is_the_first_answer_again(arkiv: Terminal) -> None:
    first = arkiv.do({**PSF, "key": "k"})

    assert arkiv.do({**PSF, "key": "k"}) == first
    said = arkiv("do", "--json", stdin=json.dumps({**BR, "key": "k"}).encode())
    assert (said.code, said.problem) == (1, "key-reused")


def test_what_is_recorded_is_read_at_once(arkiv: Terminal) -> None:
    receipt = arkiv.do(PSF)

    assert arkiv.ok("body", "show", "psf", "--json").json["as_of"]["position"] == receipt["position"]


def test_a_file_gets_its_id_from_its_name_and_its_bytes(arkiv: Terminal) -> None:
    path = file(arkiv, "Årsmøde  2012 (endelig).TXT")

    receipt = arkiv.ok("file", path, "--json").json

    sha = hashlib.sha256(b"Et notat.\n").hexdigest()
    assert receipt["subject"]["id"] == f"aarsmoede-2012-endelig-{sha[:8]}"
    found = arkiv.ok("document", "show", receipt["subject"]["id"], "--json").json
    assert (found["title"], found["kind"], found["media_type"]) == ("Årsmøde  2012 (endelig)", "dokument", "text/plain")
    assert (found["sha256"], found["text"]) == (sha, "Et notat.\n")


def test_every_option_of_a_file_is_recorded(arkiv: Terminal) -> None:
    arkiv.do(PSF)
    options = ("--id", "n1", "--kind", "notat", "--title", "Notatet", "--dated", "2012-05-01")

    arkiv.ok("file", file(arkiv, "n.md"), *options, "--body", "psf", "--case", "2010-16954", "--access", "public")

    found = arkiv.ok("document", "show", "n1", "--json").json
    given = [found[name] for name in ("kind", "title", "dated", "belongs_to", "case_number", "access", "media_type")]
    assert given == ["notat", "Notatet", "2012-05-01", "psf", "2010-16954", "public", "text/markdown"]


def test_the_same_bytes_under_the_same_title_are_the_first_answer_again(arkiv: Terminal) -> None:
    first = arkiv.ok("file", file(arkiv, "a.txt"), "--title", "Notat", "--json").out
    before = arkiv.position

    again = arkiv.ok("file", file(arkiv, "a.txt"), "--title", "Notat", "--json").out
    elsewhere = arkiv.ok("file", file(arkiv, "b.txt"), "--title", "Notat", "--json").out

    assert again == elsewhere == first
    assert arkiv.position == before
    assert "i forvejen" in arkiv.ok("file", file(arkiv, "a.txt"), "--title", "Notat").out


def test_the_same_bytes_under_the_same_title_as_something_else_are_not_passed_over(arkiv: Terminal) -> None:
    arkiv.ok("file", file(arkiv, "a.txt"))

    said = arkiv("file", file(arkiv, "a.txt"), "--kind", "referat", "--json")

    assert (said.code, said.problem) == (1, "key-reused")


@pytest.mark.parametrize(
    ("name", "content", "slug"),
    [
        ("tom.txt", b"", "invalid"),
        ("billede.txt", b"\x89PNG\r\n\x1a\n1234", "unsupported"),
        ("falsk.pdf", b"ikke en pdf", "unsupported"),
        ("pakke.zip", b"PK\x03\x04....", "unsupported"),
        ("stor.txt", b"x" * 2_000, "too-large"),
    ],
)
def test_a_file_that_is_not_kept_leaves_nothing(arkiv: Terminal, name: str, content: bytes, slug: str) -> None:
    path, before = file(arkiv, name, content), arkiv.position

    said = arkiv("file", path, "--json", FORUMARKIV_MAX_FILE_MB="0.001")

    assert (said.code, said.problem, json.loads(said.err)["file"]) == (1, slug, path)
    assert arkiv.position == before


@pytest.mark.parametrize("name", [b"sag\xff.txt", b"sag\x07.txt", b"sag\x1b[2J.txt"])
def test_a_file_whose_name_is_no_text_is_kept_all_the_same(arkiv: Terminal, name: bytes) -> None:
    receipt = arkiv.ok("file", file(arkiv, os.fsdecode(name)), "--json").json
    document = json.loads(arkiv.ok("document", "show", receipt["subject"]["id"], "--json").out)

    assert receipt["subject"]["id"].startswith("sag-")
    assert document["title"].startswith("sag\N{REPLACEMENT CHARACTER}")
    assert "i forvejen" in arkiv.ok("file", file(arkiv, os.fsdecode(name))).out
    assert arkiv.ok("file", file(arkiv, os.fsdecode(name)), "--title", "Sag", "--id", "sag").code == 0


def test_a_blank_title_is_invalid(arkiv: Terminal) -> None:
    assert arkiv("file", file(arkiv, "a.txt"), "--title", "", "--json").paths == ["title"]


def test_a_broken_file_is_kept_without_text_and_says_so(arkiv: Terminal) -> None:
    told = "uden læsbar tekst: den er beskadiget"
    filed = arkiv.ok("file", file(arkiv, "brudt.pdf", b"%PDF-1.4 og ikke mere"), "--id", "brudt")

    assert told in filed.out
    assert told in arkiv.ok("document", "show", "brudt").out
    assert "uden læsbar tekst" in arkiv.ok("document", "list", "--read", "none").out
    assert "brudt" not in arkiv.ok("document", "list", "--read", "whole").out
    assert "uden læsbar tekst (den er beskadiget)" in arkiv.ok("audit", "--subject", "brudt").out


def test_a_kind_that_is_not_read_is_refused_by_its_name_and_kept_where_that_is_said(arkiv: Terminal) -> None:
    picture = file(arkiv, "foto.jpg", b"\xff\xd8\xff\xe0" + bytes(100))

    refused = arkiv("file", picture)
    kept = arkiv.ok("file", picture, "--keep-unread", "--json", FORUMARKIV_OCR="off")

    assert refused.code == 1
    assert "et JPEG-billede" in refused.err
    assert "image/jpeg" not in refused.err
    assert [one["code"] for one in json.loads(kept.out)["warnings"]] == ["file-not-read"]
    assert "arkivet læser ikke filer af den slags" in json.loads(kept.out)["warnings"][0]["text"]


def test_a_document_is_read_again(arkiv: Terminal) -> None:
    arkiv.ok("file", file(arkiv, "a.txt"), "--id", "a1")
    arkiv.ok("file", file(arkiv, "b.pdf", b"%PDF-1.4 og ikke mere"), "--id", "b1")
    before = arkiv.position

    assert "a1: samme tekst som før." in arkiv.ok("extract", "a1").out
    assert arkiv.ok("extract", "--all").out.count("samme tekst som før") == 2
    refused = arkiv("extract", "a1", "findes-ikke", "b1", "--json")

    assert arkiv.position == before
    assert (refused.code, refused.problem) == (1, "unknown-reference")
    assert [json.loads(line)["subject"]["id"] for line in refused.out.splitlines()] == ["a1", "b1"]
    assert arkiv("extract").code == arkiv("extract", "a1", "--all").code == 2


def test_what_lies_in_a_mail_is_told_to_be_filed_by_itself(arkiv: Terminal) -> None:
    mail = (
        b'Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="y"\n\n--y\n\nHej\n--y\n'
        b"Content-Disposition: attachment; filename=bilag.txt\n\nBilagets tekst\n--y--\n"
    )

    said = arkiv.ok("file", file(arkiv, "brev.eml", mail), "--id", "brev").out

    assert "brev-1: lå i filen og er arkiveret for sig." in said
    assert "bilag" in arkiv.ok("document", "show", "brev").out


def test_several_files_go_on_past_one_that_is_refused_and_end_with_it(arkiv: Terminal) -> None:
    paths = [file(arkiv, "1.txt"), file(arkiv, "2.txt", b""), file(arkiv, "3.txt", b"tre")]

    said = arkiv("file", *paths, "--json")
    told = arkiv("file", *paths)

    assert (said.code, json.loads(said.err)["file"]) == (1, paths[1])
    assert [json.loads(line)["subject"]["type"] for line in said.out.splitlines()] == ["document", "document"]
    assert told.code == 1
    assert told.err.endswith(f"1 fil blev ikke arkiveret:\n  {paths[1]}\n")


GONE = {"command": "dissolve-body", "id": "psf", "on": "2014-01-01"}


def refusal_on_a_page(arkiv: Terminal) -> str:
    with closing(Archive(arkiv.data)) as archive:
        app = create_app(archive)
        said = Desk(app).form("dissolve-body", id="psf", on="2015-01-01").press("preview").words
        close(app)
    return said


def test_a_refusal_names_bodies_by_their_names_in_the_words_of_pages(arkiv: Terminal) -> None:
    arkiv.do(PSF, GONE)
    again = {**GONE, "on": "2015-01-01"}

    said = arkiv("do", arkiv.write("again.json", again))
    imported = arkiv("import", arkiv.write("again.jsonl", again))
    english = arkiv("do", arkiv.write("again.json", again), "--lang", "en")

    words = "Partnerskabsforum er nedlagt i forvejen."
    assert said.err.splitlines()[1] == words
    assert words in imported.err
    assert words in refusal_on_a_page(arkiv)
    assert english.err.splitlines()[1].startswith("Partnerskabsforum ")


def test_programs_are_told_of_bodies_by_id(arkiv: Terminal) -> None:
    arkiv.do(PSF, GONE)

    said = arkiv("do", arkiv.write("again.json", {**GONE, "on": "2015-01-01"}), "--json")

    assert json.loads(said.err)["detail"] == "psf er nedlagt i forvejen."


def test_a_refusal_by_a_rule_names_the_document_that_it_is_written_in(arkiv: Terminal) -> None:
    notat = {"command": "file-document", "id": "n1", "title": "Forummets regler", "kind": "notat"}
    rule = {"rule": "funds", "value": "none", "source": {"document": "n1", "heading": "Kompetence"}}
    adopted = {"command": "adopt-kommissorium", "body": "psf", "effective_on": "2010-01-01", "status": "adopted"}
    decided = {"command": "record-decision", "outcome": "adopted", "text": "Ja.", "form": "written"}
    arkiv.do(PSF, BR, {**notat, "media_type": "text/plain", "content": "SGVq"}, {**adopted, "rules": [rule]})
    arkiv.do(*({**decided, "id": f"d-{one}", "body": one, "decided_on": "2012-01-01"} for one in ("psf", "br")))
    pulje = {"command": "authorise-pulje", "id": "p1", "decision": "d-br", "disposer": "psf", "purposes": ["Lys"]}
    arkiv.do({**pulje, "amount": "100", "currency": "DKK", "on": "2012-01-02"})
    paid = {"command": "dispose-pulje", "id": "x1", "pulje": "p1", "decision": "d-psf", "purpose": "Lys", "amount": "5"}
    file = arkiv.write("paid.json", {**paid, "to": "Afdelingen", "on": "2012-02-01"})

    said, as_json = arkiv("do", file), arkiv("do", file, "--json")

    assert "Partnerskabsforum har efter sit vedtagne kommissorium ingen midler" in said.err
    assert "Forummets regler, Kompetence" in said.err
    assert json.loads(as_json.err)["rule"]["source"] == rule["source"]
