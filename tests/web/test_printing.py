"""Pages as PDF/A-3: what stands on every sheet, what is attached, and what happens without Pango."""

from __future__ import annotations

import importlib
import io
import json
import os
import re
import time
from collections.abc import Callable, Iterator
from functools import cache

import pypdfium2
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


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    """Nothing is recorded in it any more."""
    asked = Asking(tmp_path_factory.mktemp("printing"))
    asked(*SPINE, JUSTERING)
    yield asked
    asked.close()


@pytest.fixture(scope="module")
def made(asking: Asking) -> Callable[[str], bytes]:
    """The file of a page on a day, as known now. Each is made by a process of its own: once for all who look at it."""

    @cache
    def of(page: str) -> bytes:
        return printed(asking, page)

    return of


def printed(asking: Asking, page: str) -> bytes:
    response = asking.client.get(f"/{page}?on=2012-06-01&known=@{asking.given.archive.last_position()}&format=pdf")
    assert (response.status_code, response.mimetype) == (200, "application/pdf"), response.get_data(as_text=True)
    return response.get_data()


def read(made: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(made))


@paper
@pytest.mark.parametrize(
    ("page", "api"),
    [("aftaler/h1", "agreements/h1"), ("moeder/m1", "meetings/m1"), ("beslutninger/d1", "decisions/d1")],
)
def test_a_page_is_archived_with_its_answer_and_both_dates_and_the_address_on_every_sheet(
    asking: Asking, made: Callable[[str], bytes], page: str, api: str
) -> None:
    last = asking.given.archive.last_position()

    found = read(made(page))

    (name, (attached, *_)), *others = found.attachments.items()
    assert (name, others) == (f"{page.partition('/')[2]}.json", [])
    assert json.loads(attached) == asking.get(api, on="2012-06-01", known=f"@{last}")
    assert "Se en anden dag" not in found.pages[0].extract_text()
    xmp = found.trailer["/Root"]["/Metadata"].get_data().decode()
    assert re.search(r"part(>|=\")3", xmp)
    for sheet in found.pages:
        text = sheet.extract_text().replace("\n", "")
        assert "Gældende 1. juni 2012. Kendt" in text
        assert f"til og med nr. {last}" in text
        assert f"http://localhost/{page}?on=2012-06-01&known=@{last}" in text


@paper
def test_the_same_page_is_the_same_file(asking: Asking, made: Callable[[str], bytes]) -> None:
    first = made("moeder/m1")
    time.sleep(1.1)  # dates in a file are told by the second

    assert printed(asking, "moeder/m1") == first


@paper
def test_paper_has_no_forms_no_menu_and_the_text(made: Callable[[str], bytes]) -> None:
    text = " ".join(sheet.extract_text() for sheet in read(made("aftaler/h1")).pages)

    assert "Hver fjerde bolig anvises." in text
    assert "Besluttet af Partnerskabsforum" in text
    for gone in ("Revisionsspor", "Vis i dag", "Spring til", "Tomt felt"):
        assert gone not in text


@paper
def test_the_code_of_the_address_stands_whole_on_the_sheet_and_the_words_in_the_house_s_letters(
    made: Callable[[str], bytes],
) -> None:
    found = made("beslutninger/d1")

    sheet = pypdfium2.PdfDocument(found)[0].render(scale=3).to_pil().convert("L").point(lambda grey: 255 * (grey < 128))
    code = sheet.crop((round(sheet.width * 0.7), round(sheet.height * 0.9), *sheet.size)).getbbox()
    assert code is not None
    left, top, right, bottom = (place / 3 / 72 * 25.4 for place in code)  # in millimetres
    assert (right - left, bottom - top) == (pytest.approx(19, abs=0.5), pytest.approx(19, abs=0.5))
    fonts = {str(font.get_object()["/BaseFont"]) for font in read(found).pages[0]["/Resources"]["/Font"].values()}
    assert all("Plex" in font for font in fonts), fonts


@paper
def test_nothing_that_stands_in_a_text_is_fetched(asking: Asking, caplog: pytest.LogCaptureFixture) -> None:
    html = '<html><body><div class="running"></div><img src="file:///etc/passwd"><img src="http://127.0.0.1:9/x"></body></html>'

    made = printing.drawn(printing.Paper(html, "http://localhost/x", b"{}", "x", "2012-06-01T00:00:00.000000Z"))

    assert made.startswith(b"%PDF")
    assert caplog.text.count("not a file of the program") == 2


def test_a_page_of_more_characters_than_a_pdf_may_have_is_told_so_before_any_is_made(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "weasyprint", lambda: None)
    monkeypatch.setattr(printing, "_made_by_a_child", lambda paper: b"%PDF")
    few = asking.client.get("/aftaler/h1?format=pdf")
    monkeypatch.setattr(printing, "MOST_CHARACTERS", 1_000)
    monkeypatch.setattr(printing, "_made_by_a_child", lambda paper: pytest.fail("it was made"))

    many = asking.client.get("/aftaler/h1?format=pdf")

    assert (few.status_code, few.get_data()) == (200, b"%PDF")
    assert many.status_code == 413
    assert "for stor til at blive lavet som PDF" in many.get_data(as_text=True)


@paper
@pytest.mark.parametrize("limits", [(120, 1, 1_500_000_000), (120, 60, 250_000_000), (0.1, 60, 1_500_000_000)])
def test_a_page_that_takes_more_than_it_may_ends_its_own_process_alone(
    monkeypatch: pytest.MonkeyPatch, limits: tuple[float, int, int]
) -> None:
    monkeypatch.setattr(printing, "LIMITS", limits)
    html = f'<html><body><div class="running"></div>{"<p>Hver tredje bolig anvises.</p>" * 20_000}</body></html>'

    with pytest.raises(Problem) as caught:
        printing.pdf(printing.Paper(html, "http://localhost/x", b"{}", "x", "2012-06-01T00:00:00.000000Z"))

    assert (caught.value.slug, caught.value.code) == ("too-large", "paper-too-large")


def test_few_pages_are_made_at_once_and_another_is_told_so(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def made(paper: printing.Paper) -> bytes:
        asked.append(asking.client.get("/aftaler/h1?format=pdf").status_code)
        return b"%PDF"

    monkeypatch.setattr(printing, "weasyprint", lambda: None)
    monkeypatch.setattr(printing, "_made_by_a_child", made)

    assert asking.client.get("/aftaler/h1?format=pdf").status_code == 200
    assert asked == [503, 200]
    assert asking.client.get("/aftaler/h1?format=pdf").status_code == 200


def test_what_makes_it_is_told_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORUMARKIV_DATABASE_URL", "postgresql://user:secret@host/db")

    assert not [name for name in printing._environment() if name.startswith("FORUMARKIV_")]


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
