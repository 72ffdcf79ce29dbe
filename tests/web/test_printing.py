"""Pages as PDF/A-3: what stands on every sheet, what is attached, and what happens without Pango."""

from __future__ import annotations

import importlib
import io
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from archive.problems import Problem
from tests.contract.asking import Asking
from tests.given import JUSTERING, SPINE
from web import printing

# The library leaves the colour profile that it copies into the file for the collector to close.
pytestmark = pytest.mark.filterwarnings("ignore:Exception ignored in. <_io.FileIO name=.*sRGB")


def has_pango() -> bool:
    try:
        printing.weasyprint()
    except Problem:
        return False
    return True


paper = pytest.mark.skipif(
    os.environ.get("CI") != "true" and not has_pango(), reason="Pango is not installed (package libpangoft2-1.0-0)"
)


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[Asking]:
    asked = Asking(tmp_path)
    asked(*SPINE, JUSTERING)
    yield asked
    asked.close()


def read(asking: Asking, address: str) -> PdfReader:
    response = asking.client.get(address)
    assert (response.status_code, response.mimetype) == (200, "application/pdf"), response.get_data(as_text=True)
    return PdfReader(io.BytesIO(response.get_data()))


@paper
@pytest.mark.parametrize(
    ("page", "api"),
    [("aftaler/h1", "agreements/h1"), ("moeder/m1", "meetings/m1"), ("beslutninger/d1", "decisions/d1")],
)
def test_a_page_is_archived_with_its_answer_and_both_dates_and_the_address_on_every_sheet(
    asking: Asking, page: str, api: str
) -> None:
    last = asking.given.archive.last_position()

    found = read(asking, f"/{page}?on=2012-06-01&known=@{last}&format=pdf")

    (name, (attached, *_)), *others = found.attachments.items()
    assert (name, others) == (f"{page.partition('/')[2]}.json", [])
    assert json.loads(attached) == asking.get(api, on="2012-06-01", known=f"@{last}")
    xmp = found.trailer["/Root"]["/Metadata"].get_data().decode()
    assert re.search(r"part(>|=\")3", xmp)
    for sheet in found.pages:
        text = sheet.extract_text().replace("\n", "")
        assert "Gældende 1. juni 2012. Kendt" in text
        assert f"til og med nr. {last}" in text
        assert f"http://localhost/{page}?on=2012-06-01&known=@{last}" in text


@paper
def test_paper_has_no_forms_no_menu_and_the_text(asking: Asking) -> None:
    text = " ".join(sheet.extract_text() for sheet in read(asking, "/aftaler/h1?on=2012-06-01&format=pdf").pages)

    assert "Hver fjerde bolig anvises." in text
    assert "Besluttet af Partnerskabsforum" in text
    for gone in ("Revisionsspor", "Vis i dag", "Spring til", "Tomt felt"):
        assert gone not in text


@paper
def test_nothing_that_stands_in_a_text_is_fetched(asking: Asking, caplog: pytest.LogCaptureFixture) -> None:
    html = '<html><body><div class="running"></div><img src="file:///etc/passwd"><img src="http://127.0.0.1:9/x"></body></html>'

    made = printing.pdf(printing.Paper(html, "http://localhost/x", b"{}", "x"))

    assert made.startswith(b"%PDF")
    assert caplog.text.count("not a file of the program") == 2


def test_without_pango_it_is_unavailable_and_all_else_is_as_before(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.import_module

    def missing(name: str, package: str | None = None) -> object:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, package)

    monkeypatch.setattr(importlib, "import_module", missing)
    printing.weasyprint.cache_clear()
    try:
        response = asking.client.get("/aftaler/h1?format=pdf")
        with pytest.raises(Problem, match="no-paper"):
            printing.versions()
    finally:
        printing.weasyprint.cache_clear()

    assert response.status_code == 503
    assert "Pango" in response.get_data(as_text=True)
    assert asking.client.get("/aftaler/h1").status_code == 200
