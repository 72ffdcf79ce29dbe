"""A form on the screen of a real browser, filled in as somebody does it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

_BOXES = "main form[method='post'] :is(input, select, textarea)[name]"
_NAMES = f'() => [...document.querySelectorAll("{_BOXES}")].map(box => box.name)'
_VALUES = f"""() => Object.fromEntries([...document.querySelectorAll("{_BOXES}")]
    .filter(box => box.type !== 'checkbox' || box.checked).map(box => [box.name, box.value]))"""
_OPEN = "box => { for (let d = box.closest('details'); d; d = d.parentElement.closest('details')) d.open = true }"


class Screen:
    """The page that a browser shows now; what is pressed shows the next in its place."""

    def __init__(self, page: Page, by: str) -> None:
        self.page, self._by = page, by
        self.names = set(page.evaluate(_NAMES))
        if "_by" in self.names:
            self.put({"_by": by})

    @property
    def values(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate(_VALUES)
        return found

    @property
    def words(self) -> str:
        return " ".join(self.page.locator("main").inner_text().split())

    def put(self, values: dict[str, Any]) -> Screen:
        for name, text in values.items():
            self._put(self.page.locator(f"main form[method='post'] [name='{name}']").first, text)
        return self

    def _put(self, box: Locator, text: str) -> None:
        kind = box.evaluate("box => box.type")
        if kind == "hidden":
            assert box.input_value() == text
            return
        box.evaluate(_OPEN)
        if kind == "checkbox":
            box.set_checked(bool(text))
        elif kind == "select-one":
            box.select_option(text)
        else:
            box.fill(text)

    def press(self, button: str) -> Screen:
        found = self.page.locator(f"main form[method='post'] button[name='_do'][value='{button}']").last
        found.evaluate(_OPEN)
        with self.page.expect_navigation():
            found.click()
        return Screen(self.page, self._by)


def opened(page: Page, address: str, by: str) -> Screen:
    response = page.goto(address)
    assert response is not None
    assert response.ok, (address, response.status)
    return Screen(page, by)
