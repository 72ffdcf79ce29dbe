"""Takes the pictures of docs/sekretariatet.md: the example archive in May 2013, its forms in Chromium.

``python docs/pictures.py``; where Chromium stands is asked of the PATH.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from archive.archive import Archive
from archive.importing import commands
from tests.pages.browsing import CHROMIUM, FLAGS, served
from web.app import close, create_app

EXAMPLE = Path(__file__).parents[1] / "archive" / "demo" / "eksempelarkiv.yaml"
PICTURES = Path(__file__).parent / "billeder"
# Before the minutes of the year's great meeting.
_UNTIL = "2013-05-08"
_WIDE, _HIGH = 900, 760
_OPEN = "box => { for (let d = box.closest('details'); d; d = d.parentElement.closest('details')) d.open = true }"
_SCROLL = "one => window.scrollTo(0, one.getBoundingClientRect().top + scrollY - 20)"
_PASTED = """Delaftale om nærgenbrug (eksempel)

Mellem kommunen og to organisationer er aftalt:

1. Formål
Mere genbrug, tæt på hvor man bor.

2. Stationer
Hver afdeling med over 300 boliger får en station.

3. Ophør
Aftalen ophører 31. december 2014.
"""


class Camera:
    """The pages of an archive, and pictures of them."""

    def __init__(self, page: Page, address: str) -> None:
        self._page, self._address = page, address

    def open(self, path: str) -> None:
        self._page.goto(f"{self._address}{path}")

    def fill(self, name: str, text: str) -> None:
        box = self._page.locator(f"main form.desk [name='{name}']").first
        box.evaluate(_OPEN)
        kind = box.evaluate("box => box.type")
        if kind == "checkbox":
            box.check()
        elif kind == "select-one":
            box.select_option(text)
        else:
            box.fill(text)

    def press(self, button: str) -> None:
        with self._page.expect_navigation():
            self._page.locator(f"main form.desk button[name='_do'][value='{button}']").last.click()

    def take(self, name: str, at: str = "h1", high: int = _HIGH) -> None:
        """A picture from a heading or a box down."""
        self._page.set_viewport_size({"width": _WIDE, "height": high})
        self._page.locator(at).first.evaluate(
            "one => window.scrollTo(0, one.getBoundingClientRect().top + scrollY - 20)"
        )
        self._page.screenshot(path=PICTURES / f"{name}.png")


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    archive = Archive.create(folder / "arkiv", simulated=True)
    given = [line.command for line in commands(EXAMPLE)]
    wheel = next({**one, "at": f"{_UNTIL}T12:00:00Z"} for one in given if one["command"] == "adopt-wheel")
    for command in [*(one for one in given if one["at"] < _UNTIL), wheel]:
        archive.do(command, by="sekretariatet", base_dir=EXAMPLE.parent)
    app = create_app(archive)
    with served(app) as address:
        yield address
    close(app)
    archive.close()


def _take_all(camera: Camera) -> None:
    camera.open("/indfoer?lang=da")
    camera.take("opgaver", high=900)
    camera.open("/skrivebord/moedeplan?year=2014&on=2013-05-08&lang=da")
    camera.take("moedeplan", "#f-meetings")
    camera.open("/skrivebord/dagsorden?meeting=psf-2013-1&on=2013-04-01&lang=da")
    camera.take("dagsorden")
    _minutes(camera)
    _justering(camera)
    camera.open("/skrivebord/udsend?meeting=psf-2013-1&part=agenda&lang=da")
    camera.take("udsend", high=900)
    camera.open("/skrivebord/bemaerkning?meeting=sf-2013-3&on=2013-05-08&lang=da")
    camera.take("bemaerkning")
    camera.open("/skrivebord/aftale?lang=da")
    camera.fill("text", _PASTED)
    camera.press("begin")
    camera.take("ny-aftale", "#f-provisions")


def _minutes(camera: Camera) -> None:
    camera.open("/skrivebord/referat?meeting=psf-2013-1&lang=da")
    camera.fill("items/2/text", "Forummet tiltrådte, at kommunen kan anvise op til hver tredje bolig efter behov.")
    camera.fill("items/2/decision/outcome", "adopted")
    camera.fill("items/2/decision/text", "Hovedaftalens punkt 4 justeres fra 1. juli 2013.")
    camera.take("referat", "[id='f-items/2']", high=900)
    camera.fill("present/0/here", "true")
    camera.fill("present/1/here", "true")
    camera.take("medlemmer", "#f-present")


def _justering(camera: Camera) -> None:
    decided = "agreement=delaftale-anvisning-2011&decision=d-sf-2013-3-1&effective_on=2013-08-01"
    camera.open(f"/skrivebord/justering?{decided}&lang=da")
    camera.take("justering", "#f-provisions")
    camera.fill("provisions/0/text", "Aftalen fører hovedaftalens punkt 4 og 4.1 ud i livet i alle bydele.")
    camera.fill("_by", "sekretariatet")
    camera.press("preview")
    camera.take("se-efter")


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(locale="da-DK", viewport={"width": _WIDE, "height": _HIGH})
        _take_all(Camera(page, address))
        browser.close()


if __name__ == "__main__":
    main()
