"""A page on paper: PDF/A-3 with the answer's JSON attached and a QR code of its address, by WeasyPrint.

WeasyPrint needs the system library Pango, which no Python package brings: everything but this works without it. It
takes some twenty seconds and half a gigabyte for a million characters, so that each page is made by a process of its
own, which is ended where it takes more than it may, and few are made at once.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any
from urllib.parse import urlsplit

import lxml.html
import msgspec
from lxml.html import HtmlElement

from archive.problems import Problem
from archive.telling import in_a_line
from web.assets import STATIC

VARIANT = "pdf/a-3a"
# Characters of a page; some 300 sheets of text.
MOST_CHARACTERS = 1_000_000
# What making one may take: seconds on the clock, seconds of a processor, bytes of memory.
LIMITS = (120, 60, 1_500_000_000)
AT_ONCE = 2
OUT_OF_MEMORY = 3
# GLib ends its process so where it gets no memory.
_TOOK_TOO_MUCH = (OUT_OF_MEMORY, -signal.SIGXCPU, -signal.SIGKILL, -signal.SIGABRT, -signal.SIGTRAP)
_MOST_TOLD = 10_000
_PACKAGES = Path(__file__).resolve().parents[1]
_making = BoundedSemaphore(AT_ONCE)
# The foot of a sheet has room for a code of this side.
_CODE_MM = 19
_SHEET = "paper.css"
# What leads elsewhere, is filled in, or repeats what the foot of each page says.
_NOT_ON_PAPER = (
    "//link | //script | //form | //*[contains(concat(' ', @class, ' '), ' off-paper ')] | "
    "//header//nav | //footer | //a[@class='skipnav'] | //p[@class='language'] | //nav[@class!='contents']"
)


@dataclass(frozen=True)
class Paper:
    """What is printed: a page's ``html``, what ``address`` it has for ever, the ``answer`` as JSON, named ``name``,
    as known at the moment ``known``."""

    html: str
    address: str
    answer: bytes
    name: str
    known: str


@cache
def weasyprint() -> Any:
    """The library. Raises ``unavailable`` where it, or Pango, is missing."""
    try:
        return importlib.import_module("weasyprint")
    except (ImportError, OSError) as error:
        raise Problem("unavailable", "no-paper", reason=in_a_line(error)) from error


def versions() -> str:
    """WeasyPrint's version, and Pango's. Raises ``unavailable``."""
    found = weasyprint()
    pango = importlib.import_module("weasyprint.text.ffi").pango.pango_version()
    return f"weasyprint {found.__version__}, pango {pango // 10_000}.{pango // 100 % 100}.{pango % 100}"


def pdf(paper: Paper) -> bytes:
    """The page as PDF/A-3; the same page is the same file.

    Raises ``too-large`` for what takes more than it may, ``unavailable`` while as many are made as may be at once.
    """
    if len(paper.html) > MOST_CHARACTERS:
        raise too_large()
    if not _making.acquire(blocking=False):
        raise Problem("unavailable", "paper-busy", most=AT_ONCE)
    try:
        return _made_by_a_child(paper)
    finally:
        _making.release()


def too_large() -> Problem:
    return Problem("too-large", "paper-too-large", most=MOST_CHARACTERS)


def _made_by_a_child(paper: Paper) -> bytes:
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as made, tempfile.TemporaryFile() as told:
        given.write(sent(paper))
        given.seek(0)
        arguments = [sys.executable, "-P", "-m", "web.printing_child", *map(str, LIMITS[1:])]
        try:
            code = subprocess.run(
                arguments, stdin=given, stdout=made, stderr=told, timeout=LIMITS[0], cwd="/", env=_environment()
            ).returncode
        except subprocess.TimeoutExpired as error:
            raise too_large() from error
        except OSError as error:
            raise Problem("unavailable", "no-paper", reason=in_a_line(error)) from error
        if code in _TOOK_TOO_MUCH:
            raise too_large()
        if code:
            told.seek(0)
            lines = told.read(_MOST_TOLD).decode("utf-8", "replace").split("\n")
            raise RuntimeError(f"the page could not be printed, exit {code}: {lines[-2:]}")
        made.seek(0)
        return made.read()


def _environment() -> dict[str, str]:
    """Where fonts are looked for and kept stays; the archive's own settings, which hold secrets, do not."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FORUMARKIV_")}
    return {**kept, "PYTHONPATH": str(_PACKAGES)}


def sent(paper: Paper) -> bytes:
    return msgspec.json.encode(paper)


def received(text: bytes) -> Paper:
    return msgspec.json.decode(text, type=Paper)


def drawn(paper: Paper) -> bytes:
    """The page as PDF/A-3, made here and now, however long that takes. Raises ``unavailable``."""
    library = weasyprint()
    known = datetime.fromisoformat(paper.known)
    about: dict[str, Any] = {"relationship": "Source", "created": known, "modified": known}
    attached = library.Attachment(string=paper.answer, name=f"{paper.name}.json", **about)
    fonts = importlib.import_module("weasyprint.text.fonts").FontConfiguration()
    document = library.HTML(string=_for_paper(paper), base_url=STATIC.as_uri() + "/", url_fetcher=_own_files())
    written: bytes = document.write_pdf(
        pdf_variant=VARIANT,
        pdf_tags=True,
        pdf_identifier=hashlib.sha256(paper.address.encode()).digest()[:16],
        attachments=[attached],
        stylesheets=[library.CSS(filename=STATIC / _SHEET, url_fetcher=_own_files(), font_config=fonts)],
        font_config=fonts,
    )
    return written


def _for_paper(paper: Paper) -> str:
    page: HtmlElement = lxml.html.document_fromstring(paper.html)
    for element in page.xpath(_NOT_ON_PAPER):
        element.drop_tree()
    for link in page.xpath("//a[@href]"):
        link.set("href", _whole(link.get("href"), paper.address))
    (foot,) = page.xpath("//*[@class='running']")
    page.body.insert(0, foot)  # it stands on every sheet from where it is on
    foot.insert(0, lxml.html.fragment_fromstring(_code(paper.address)))
    return str(lxml.html.tostring(page, encoding="unicode"))


def _whole(href: str, address: str) -> str:
    """A link on paper names its host; one within the page stays within it."""
    if href.startswith("#"):
        return href
    own = urlsplit(address)
    return f"{own.scheme}://{own.netloc}{href}" if href.startswith("/") else href


def _code(address: str) -> str:
    import segno

    drawn = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    scale = _CODE_MM / code.symbol_size(border=0)[0]
    code.save(drawn, kind="svg", xmldecl=False, svgns=True, border=0, unit="mm", scale=scale)
    return f'<span class="code" role="img" aria-label="{_escaped(address)}">{drawn.getvalue().decode()}</span>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;")


def _own_files() -> Any:
    """Fetches the files of the program alone: nothing in a text may make this machine ask another one."""
    own = STATIC.as_uri() + "/"
    fetcher = importlib.import_module("weasyprint.urls").URLFetcher

    class Fetcher(fetcher):  # type: ignore[valid-type, misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.startswith(own) or ".." in url:
                raise ValueError(f"not a file of the program: {url[:100]}")
            return super().fetch(url, headers)

    return Fetcher(allowed_protocols={"file"}, allow_redirects=False)
