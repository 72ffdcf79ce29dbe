"""A page on paper: PDF/A-3 with the answer's JSON attached and a QR code of its address, by WeasyPrint.

WeasyPrint needs the system library Pango, which no Python package brings: everything but this works without it.
"""

from __future__ import annotations

import hashlib
import importlib
import io
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import lxml.html
from lxml.html import HtmlElement

from archive.problems import Problem
from archive.telling import in_a_line
from web.assets import STATIC

VARIANT = "pdf/a-3a"
_SHEET = "paper.css"
# What leads elsewhere, is filled in, or repeats what the foot of each page says.
_NOT_ON_PAPER = (
    "//link | //script | //form | //*[contains(concat(' ', @class, ' '), ' off-paper ')] | "
    "//header//nav | //footer | //a[@class='skipnav'] | //p[@class='language'] | //nav[@class!='contents']"
)


@dataclass(frozen=True)
class Paper:
    """What is printed: a page's ``html``, what ``address`` it has for ever, the ``answer`` as JSON, named ``name``."""

    html: str
    address: str
    answer: bytes
    name: str


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
    """The page as PDF/A-3; the same page is the same file. Raises ``unavailable``."""
    library = weasyprint()
    attached = library.Attachment(string=paper.answer, name=f"{paper.name}.json", relationship="Source")
    document = library.HTML(string=_for_paper(paper), base_url=STATIC.as_uri() + "/", url_fetcher=_own_files())
    written: bytes = document.write_pdf(
        pdf_variant=VARIANT,
        pdf_tags=True,
        pdf_identifier=hashlib.sha256(paper.address.encode()).digest()[:16],
        attachments=[attached],
        stylesheets=[library.CSS(filename=STATIC / _SHEET, url_fetcher=_own_files())],
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
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", xmldecl=False, svgns=True, border=0, unit="mm")
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
