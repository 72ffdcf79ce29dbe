"""Real files of every kind, made here: small, and only as odd as a test needs."""

from __future__ import annotations

import io
import zipfile
import zlib

import docx
from pypdf import PdfReader, PdfWriter

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*pages: str) -> bytes:
    """A PDF with a page for each text (ASCII, no parentheses), written by hand."""
    contents = [f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode() if text else b"" for text in pages]
    return pdf_of_streams(contents)


def pdf_of_streams(contents: list[bytes]) -> bytes:
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, content in enumerate(contents):
        packed = zlib.compress(content)
        page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents"
        objects.append(f"{page} {5 + 2 * index} 0 R >>".encode())
        head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
        objects.append(head + packed + b"\nendstream")
    return assembled(objects)


def assembled(objects: list[bytes]) -> bytes:
    data = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))
    return data + b"xref\n0 %d\n" % size + rows + trailer


def encrypted_pdf(text: str, password: str) -> bytes:
    """Locked for reading with ``password``; with an empty one only for changes."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(text))))
    writer.encrypt(user_password=password, owner_password="ejer", algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def word_with_body(body: bytes) -> bytes:
    """A Word document whose body is this XML (prefix ``w``)."""
    return repacked(b'<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (WORD.encode(), body))


def repacked(main_part: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in source.namelist():
            changed.writestr(name, main_part if name == "word/document.xml" else source.read(name))
    return target.getvalue()


def archive_of(**members: str) -> bytes:
    """A zip that is no Word document."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, text in members.items():
            package.writestr(name, text)
    return target.getvalue()
