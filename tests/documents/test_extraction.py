"""The text of files: what is read, and that nothing a file holds can do more than leave it without text."""

from __future__ import annotations

import io
import os
import sys
import time
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.extraction import extract as parent
from archive.extraction import markdown_text, xml_text
from archive.extraction.decoding import clean, is_binary
from archive.extraction.extract import FAILURES, Limits, extract
from archive.extraction.kinds import DOCX, HTML, MARKDOWN, PDF, PLAIN, XML, signature
from archive.problems import Problem
from tests.documents.files import encrypted_pdf, pdf, pdf_of_streams, repacked, saved, word, word_with_body

LOCKED_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")
SLOW_PDF = pdf_of_streams([b"BT /F1 12 Tf " + b"(a) Tj 1 0 Td " * 1_000_000 + b" ET"])


@pytest.mark.parametrize("media_type", [PLAIN, MARKDOWN])
@pytest.mark.parametrize(
    ("data", "extractor", "text"),
    [
        ("Blåbærgrød\r\nog mere\r".encode(), "text-utf-8", "Blåbærgrød\nog mere\n"),
        (b"\xef\xbb\xbf# Referat", "text-utf-8", "# Referat"),
        ("Blåbær".encode("utf-16"), "text-utf-16", "Blåbær"),
        ("Blåbær – 5 €".encode("cp1252"), "text-cp1252", "Blåbær – 5 €"),
        ("Blåbær".encode("utf-16") + b"!", "text-utf-16", "Blåbær"),
        (b"Bl\xe5b\xe6r\x81", "text-latin-1", "Blåbær"),
        (b"Side 1\x0cSide 2\x1a", "text-utf-8", "Side 1\nSide 2"),
        ("Blåbær på Ærø".encode("cp850"), "text-cp850", "Blåbær på Ærø"),
        ("Blåbær på Ærø".encode("mac_roman"), "text-mac_roman", "Blåbær på Ærø"),
        ("Blåbær".encode("utf-16-le"), "text-utf-16", "Blåbær"),
        ("Blåbær".encode("utf-16-le") + b"\n", "text-utf-16", "Blåbær"),
        ("┌──┐\r\n│Blåbær på Ærø│\r\n└──┘".encode("cp850"), "text-cp850", "┌──┐\n│Blåbær på Ærø│\n└──┘"),
        (b"\xff" + "Blåbær".encode(), "text-utf-8", "Blåbær"),
        (b"\xef\xbb" + "Blåbær".encode(), "text-utf-8", "Blåbær"),
        (
            "Blåbær i år – 5\n".encode() * 2 + "Rødgrød på Ærø, æbler\n".encode("cp1252") * 2,
            "text-utf-8",
            "Blåbær i år – 5\n" * 2 + "Rødgrød på Ærø, æbler\n" * 2,
        ),
        ("Blåbær – på Øen".encode().decode("cp1252").encode(), "text-utf-8", "Blåbær – på Øen"),
        ("\ufeffÅen".encode().decode("latin-1").encode(), "text-utf-8", "Åen"),
        ("5 ¤ og rødgrød".encode("cp1252"), "text-cp1252", "5 ¤ og rødgrød"),
        (b"R\bRe\bef\bfe\ber\bra\bat\bt, _\bs_\bt", "text-utf-8", "Referat, st"),
        (b"Re\0ferat", "text-utf-8", "Referat"),
        (b"Referat\x1a\0\0\0\0\0\0\0", "text-utf-8", "Referat"),
        (b"\x1b[1;31mReferat\x1b[0m", "text-utf-8", "Referat"),
        (("Blåbær " * 50).encode() + b"\xe5", "text-utf-8", "Blåbær " * 50 + "å"),
        ("\ufb01nans".encode(), "text-utf-8", "finans"),
    ],
)
def test_text_files_are_decoded_here(data: bytes, extractor: str, text: str, media_type: str) -> None:
    extracted = extract(data, media_type)

    assert (extracted.text, extracted.extractor, extracted.failure) == (text, extractor, None)


@given(text=st.text(st.characters()))
def test_cleaned_text_can_be_stored_and_cleaning_again_changes_nothing(text: str) -> None:
    cleaned = clean(text)

    cleaned.encode("utf-8")
    assert all(character in "\n\t" or character.isprintable() or ord(character) >= 0xA0 for character in cleaned)
    assert clean(cleaned) == cleaned


@settings(max_examples=200, deadline=None)
@given(data=st.binary(min_size=1, max_size=300), media_type=st.sampled_from([PLAIN, MARKDOWN]))
def test_any_bytes_as_text_are_read_or_refused(data: bytes, media_type: str) -> None:
    if is_binary(data) or signature(data):
        with pytest.raises(Problem, match="bytes-contradict-kind"):
            extract(data, media_type)
    else:
        extracted = extract(data, media_type)
        assert (extracted.text is None) == (extracted.failure == "no-text")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("**Bolig**organisationen", "Boligorganisationen"),
        ("m&oslash;llesti \\- tv\\-antenne", "møllesti - tv-antenne"),
        ("# Referat\n\n* punkt *et*", "# Referat\n\n* punkt *et*"),
        ("Set <!-- gemt\ngemt --> igen <!-- set", "Set  igen <!-- set"),
        ("<div hidden>gemt</div><p style='display: none'>gemt</p><script>gemt</script>set", "set"),
        ("<P Hidden>gemt</p >set<!-- gemt --><div hidden>set", "set<div hidden>set"),
        ("<div hidden-x>set</div>", "<div hidden-x>set</div>"),
        ("vedlige-\\\nholdelsen", "vedlige-\nholdelsen"),
        ("bolig<b>organisation</b>en, 5 <br> 7 <7", "boligorganisationen, 5 <br> 7 <7"),
    ],
)
def test_markdown_marks_within_a_word_part_it_not(written: str, text: str) -> None:
    assert extract(written.encode(), MARKDOWN).text == text


@pytest.mark.parametrize("begins", ["<!-- ", "<div hidden>", "<script>", "<p style='display:none'>", "<a hidden "])
def test_what_begins_ever_again_and_never_ends_is_looked_through_once(begins: str) -> None:
    # Looked through from each anew it would take an hour.
    assert markdown_text.plain(begins * 100_000 + "ord").endswith("ord")


@pytest.mark.parametrize("media_type", [XML, "text/xml", PLAIN])
def test_an_xml_file_is_read_by_its_words(media_type: str) -> None:
    written = '<?xml version="1.0" encoding="ISO-8859-1"?><sag titel="Åben"><note>f&#248;lge</note>brev<!-- x --></sag>'

    assert extract(written.encode("latin-1"), media_type).text == "Åben\nfølge\nbrev"


def test_what_an_xml_file_defines_itself_is_read_where_it_is_named() -> None:
    said = '<!DOCTYPE sag [<!ENTITY forum "Teknisk Udvalg"><!ENTITY ude SYSTEM "/etc/hostname">]>'

    extracted = extract(f"<?xml version='1.0'?>{said}<sag>Fra &forum; &ude;</sag>".encode(), XML)

    assert extracted.text is not None
    assert extracted.text.split("\n")[0] == "Fra Teknisk Udvalg"
    assert len(extracted.text) < 30


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("<sag>m&oslash;llesti &amp; &ukendt;</sag>", "møllesti &"),
        ("<sag>&lt;p&gt;m&amp;oslash;l&lt;b&gt;lesti&lt;/b&gt;&lt;/p&gt;</sag>", "møllesti"),
        ("<sag><![CDATA[<p style='display:none'>gemt</p>mølle<i>sti</i>]]></sag>", "møllesti"),
        ("<sag>5 &lt; 7</sag>", "5 < 7"),
        ("<html xmlns='x'><script>gemt</script><p>mølle<b>sti</b></p></html>", "møllesti"),
        (
            "<w:wordDocument xmlns:w='x'><w:styles><w:style w:styleId='G'><w:rPr><w:vanish/></w:rPr></w:style>"
            "</w:styles><w:body><w:p><w:r><w:t>mølle</w:t></w:r><w:r><w:t>sti</w:t></w:r></w:p><w:p><w:r><w:delText>"
            "gemt</w:delText></w:r><w:r><w:rPr><w:rStyle w:val='G'/></w:rPr><w:t>gemt</w:t></w:r></w:p></w:body>"
            "</w:wordDocument>",
            "møllesti",
        ),
        (
            "<pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage' xmlns:w='w'><pkg:part "
            "pkg:name='/word/document.xml'><pkg:xmlData><w:document><w:body><w:p><w:r><w:t>mølle</w:t></w:r><w:r>"
            "<w:t>sti</w:t></w:r></w:p></w:body></w:document></pkg:xmlData></pkg:part></pkg:package>",
            "møllesti",
        ),
        (
            "<o:document xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:t='t'><o:meta>"
            "<t:title>gemt</t:title></o:meta><o:body><o:text><t:p>mølle<t:span>sti</t:span></t:p></o:text></o:body></o:document>",
            "møllesti",
        ),
    ],
)
def test_pages_and_documents_in_xml_are_read_as_what_they_are(written: str, seen: str) -> None:
    read = xml_text.read(io.BytesIO(f'<?xml version="1.0"?>{written}'.encode()))

    assert read.text.split() == seen.split()


def test_a_document_in_xml_that_is_damaged_is_told_so() -> None:
    read = xml_text.read(io.BytesIO(b"<?xml version='1.0'?><w:wordDocument xmlns:w='x'><w:body><w:p><w:t>ord</w:t>"))

    assert (read.text, read.unread) == ("ord", [{"code": "part-not-read", "name": "xml"}])


def test_a_pdf_is_read_page_by_page() -> None:
    extracted = extract(pdf("Referat af 12. maj", "Side to"), PDF)

    assert (extracted.text, extracted.failure) == ("Referat af 12. maj\n\nSide to", None)
    assert (extracted.extractor, extracted.pages) == ("pypdfium2+pypdf", (2, 2))
    assert len(extracted.version.split("+")) == 3


def test_a_word_document_is_read_with_tables_notes_and_headers() -> None:
    document = docx.Document()
    document.add_paragraph("Hovedaftale")
    document.add_table(1, 2).cell(0, 1).text = "Celle"
    document.sections[0].header.paragraphs[0].text = "Brevhoved"

    extracted = extract(saved(document), DOCX)

    assert extracted.text is not None
    assert [line for line in extracted.text.split("\n") if line] == ["Hovedaftale", "Celle", "Brevhoved"]


def test_word_text_is_what_stands_there_now() -> None:
    # given text in a content control, an insertion, a deletion, text moved away, and a tab stop in the style
    run = b"<w:r><w:t>%s</w:t></w:r>"
    body = (
        b"<w:sdt><w:sdtContent><w:p>" + run % b"felt" + b"</w:p></w:sdtContent></w:sdt>"
        b"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"
        b"<w:ins>" + run % b"ind" + b"</w:ins><w:del><w:r><w:delText>ud</w:delText></w:r></w:del>"
        b"<w:moveFrom>" + run % b"vaek" + b"</w:moveFrom><w:r><w:tab/><w:t>efter</w:t><w:br/></w:r></w:p>"
    )

    assert extract(word_with_body(body), DOCX).text == "felt\nind\tefter"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<title>T</title><p>Par<b>agr</b>af<p>To<br>linjer", "T\n\nParagraf\n\nTo\nlinjer"),
        ("<script>x()</script><style>p{}</style><!-- nej --><p>Kun\n  dette</p>", "Kun dette"),
        ("<table><tr><td>1</td><td>Valg</td></tr></table>", "1\tValg"),
        ("<p>set</p><p style='Display : none'>gemt</p><p hidden>gemt</p>", "set"),
        ("<style>.x, #y { color: red; display:none }</style><p class=x>gemt</p><p id=y>gemt</p><p>set</p>", "set"),
        ("<style>@media print { p { display:none } }</style><p>set</p>", "set"),
        ("<p>Pris <s>100</s> 90</p>", "Pris 100 90"),
        ("<img src=x alt='Kort over byen'>", "Kort over byen"),
        ("<input value=Navn><input type=hidden value=x><input type=password value=y>", "Navn"),
        ("<select><option>A<option selected>B</select>", "B"),
        ("<iframe srcdoc='&lt;p&gt;Indeni&lt;/p&gt;'></iframe>", "Indeni"),
        ("<ruby>ord<rp>(</rp><rt>læst</rt><rp>)</rp></ruby>", "ord (læst)"),
        ("<pre>et\nto</pre>", "et\nto"),
        ("<p>5 &lt; 6 &amp; bl&aring;</p>", "5 < 6 & blå"),
        ("<div>" * 2000 + "dybt" + "</div>" * 2000, "dybt"),
    ],
)
def test_a_page_is_read_as_its_reader_sees_it(page: str, text: str) -> None:
    assert extract(page.encode(), HTML).text == text


@pytest.mark.parametrize(
    "data",
    [
        "<p>blåbær</p>".encode(),
        "<p>blåbær</p>".encode("utf-16"),
        "<p>blåbær</p>".encode("cp1252"),
        b"\xef\xbb\xbf" + '<meta charset="utf-8"><p>blåbær</p>'.encode(),
        '<meta charset="iso-8859-1"><p>blåbær</p>'.encode("latin-1"),
        '<meta charset="iso-8859-15"><p>blåbær</p>'.encode("iso-8859-15"),
        '<meta charset="utf-8"><p>blåbær</p>'.encode("cp1252"),
        '<meta charset="undefined"><p>blåbær</p>'.encode(),
        b"\xef\xbb\xbf" + '<meta charset="windows-1252"><p>blåbær</p>'.encode(),
        '<?xml version="1.0" encoding="utf-16"?><p>blåbær</p>'.encode(),
        "<p>blåbær</p>".encode("cp850"),
        "<p>blåbær</p>".encode("mac_roman"),
        "<p>blåbær</p>".encode("utf-16-le"),
    ],
)
def test_a_page_is_read_in_its_own_encoding(data: bytes) -> None:
    assert extract(data, HTML).text == "blåbær"


@pytest.mark.parametrize(
    ("data", "media_type", "failure"),
    [
        (encrypted_pdf("hemmeligt", "kode"), PDF, "encrypted"),
        (LOCKED_WORD, DOCX, "encrypted"),
        (pdf("hej")[:200], PDF, "broken"),
        (b"%PDF-1.4 og ikke mere", PDF, "broken"),
        (pdf("hej").replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"), PDF, "broken"),
        (word("hej")[:300], DOCX, "broken"),
        (repacked(b"<w:document"), DOCX, "broken"),
        (pdf(""), PDF, "no-text"),
        (word(), DOCX, "no-text"),
        (b"<p> </p>", HTML, "no-text"),
        (b" \n\t", PLAIN, "no-text"),
        (pdf_of_streams([b" " * 100_000_000]), PDF, "no-text"),
        (word_with_body(b" " * 12_000_000), DOCX, "too-much-memory"),
        (pdf_of_streams([b"q " * 10_000_000]), PDF, "too-much-memory"),
    ],
)
def test_a_file_that_cannot_be_read_is_kept_without_text(data: bytes, media_type: str, failure: str) -> None:
    extracted = extract(data, media_type)

    assert (extracted.text, extracted.failure) == (None, failure)
    assert extracted.failure in FAILURES
    assert extracted.extractor
    assert extracted.version


def test_a_pdf_that_is_only_locked_against_changes_is_read() -> None:
    assert extract(encrypted_pdf("Til alle", ""), PDF).text == "Til alle"


def test_a_reading_that_takes_too_long_is_ended() -> None:
    started = time.monotonic()

    extracted = extract(SLOW_PDF, PDF, Limits(wall_seconds=0.5))

    assert (extracted.text, extracted.failure) == (None, "too-slow")
    assert time.monotonic() - started < 5


def test_a_reading_that_takes_too_much_of_the_processor_is_ended() -> None:
    """With room enough: a quick machine comes to the end of that first, and PDFium ends its process there."""
    assert extract(SLOW_PDF, PDF, Limits(cpu_seconds=1, memory_bytes=2**32)).failure == "too-slow"


def test_a_reading_that_takes_too_much_memory_is_ended() -> None:
    paragraphs = b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 300_000

    extracted = extract(word_with_body(paragraphs), DOCX, Limits(memory_bytes=150_000_000))

    assert (extracted.text, extracted.failure) == (None, "too-much-memory")


@pytest.mark.parametrize(("data", "media_type"), [(pdf("x" * 200), PDF), (b"x" * 200, PLAIN)])
def test_more_text_than_the_limit_is_not_kept(data: bytes, media_type: str) -> None:
    assert extract(data, media_type, Limits(text_bytes=100)).failure == "too-much-text"
    assert extract(data, media_type, Limits(text_bytes=200)).failure is None


def _child_is(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(parent, "_arguments", lambda *_: [sys.executable, "-c", program])


@pytest.mark.parametrize(
    "program",
    [
        "import os, sys; print('free(): invalid pointer', file=sys.stderr, flush=True); os.abort()",
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "import sys; print('ok'); print('halvt'); sys.stdout.flush(); sys.exit(3)",
        "print('noget andet')",
        "pass",
    ],
)
def test_a_child_that_crashes_or_babbles_leaves_the_file_broken(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    _child_is(monkeypatch, program)

    assert extract(pdf("hej"), PDF).failure == "broken"


@pytest.mark.parametrize("said", ["", "terminate called after throwing an instance of 'std::bad_alloc'"])
def test_a_library_that_gives_up_for_want_of_memory_leaves_it_said(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    _child_is(monkeypatch, f"import os, sys; sys.stderr.write({said!r}); sys.stderr.flush(); os.abort()")

    assert extract(pdf("hej"), PDF).failure == "too-much-memory"


def test_a_child_that_cannot_start_says_nothing_about_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    _child_is(monkeypatch, "import no_such_library")

    with pytest.raises(Problem) as caught:
        extract(pdf("hej"), PDF)

    assert (caught.value.slug, caught.value.code) == ("unavailable", "extractor-unavailable")


def test_a_child_gets_no_secrets_and_no_open_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FORUMARKIV_DATABASE_URL", "postgresql://user:secret@host/db")
    _child_is(
        monkeypatch,
        "import os\n"
        "opened = [n for n in range(3, 100) if os.path.exists(f'/proc/self/fd/{n}')]\n"
        "from archive.extraction.reading import Reading, dump\n"
        "import sys\n"
        "sys.path.insert(0, os.environ['PYTHONPATH'])\n"
        "said = f\"{opened} {[name for name in os.environ if name.startswith('FORUM')]}\"\n"
        "sys.stdout.buffer.write(b'ok\\n' + b''.join(dump(Reading(said))))",
    )

    with (tmp_path / "open").open("w") as opened:
        os.set_inheritable(opened.fileno(), True)
        assert extract(pdf("hej"), PDF).text == "[] []"


def test_a_folder_with_the_name_of_a_library_changes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pypdf.py").write_text("raise SystemExit(5)")
    monkeypatch.chdir(tmp_path)

    assert extract(pdf("hej"), PDF).text == "hej"


@settings(max_examples=15, deadline=None)
@given(cut=st.integers(1, 600), media_type=st.sampled_from([PDF, DOCX]), noise=st.binary(max_size=40))
def test_a_damaged_file_never_does_more_than_fail(cut: int, media_type: str, noise: bytes) -> None:
    whole = pdf("hej") if media_type == PDF else word("hej")
    data = whole[:20] + whole[20:cut] + noise + whole[cut + len(noise) :]

    extracted = extract(data, media_type)

    assert (extracted.text is None) == (extracted.failure in FAILURES)
