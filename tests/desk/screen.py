"""A form on the screen of a real browser, filled in at once and sent by its buttons.

What no hand could do fails: to change what is hidden, to choose what is not offered, to press what is not there.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

_FORM = "main form[method='post']"
_BOXES = ":is(input, select, textarea)[name]"
_SEEN = f"""() => {{
    const boxes = [...document.querySelectorAll("{_FORM} {_BOXES}")];
    const names = boxes.map(box => box.name), values = {{}};
    for (const box of boxes)
        if ((box.type !== 'checkbox' || box.checked) && !(box.name in values)) values[box.name] = box.value;
    const hidden = boxes.filter(box => box.type === 'hidden').map(box => box.name);
    return {{names, hidden, values}};
}}"""
_PUT = f"""values => Object.entries(values).map(([name, text]) => {{
    const box = document.querySelector(`{_FORM} [name="${{name}}"]`);
    if (!box) return `no box ${{name}}`;
    if (box.type === 'checkbox') {{ box.checked = text === box.value; return ''; }}
    const fixed = box.type === 'hidden' || box.readOnly || box.disabled;
    if (!fixed) box.value = text;
    const taken = fixed ? box.value === text : Boolean(box.value) === Boolean(text);
    return taken ? '' : `${{name}} is ${{box.value}} and takes no ${{text}}`;
}}).filter(wrong => wrong)"""
_PRESS = f"""button => {{
    const found = [...document.querySelectorAll(`{_FORM} button[name="_do"][value="${{button}}"]`)].pop();
    if (!found || !found.form.reportValidity()) return false;
    found.click();
    return true;
}}"""


class Screen:
    """The page that a browser shows now; what is pressed shows the next in its place."""

    def __init__(self, page: Page, by: str) -> None:
        self.page, self._by = page, by
        self._look()
        if "_by" in self.names:
            self.put({"_by": by})

    @property
    def words(self) -> str:
        return " ".join(self.page.locator("main").inner_text().split())

    def put(self, values: dict[str, Any]) -> Screen:
        wrong = self.page.evaluate(_PUT, values)
        assert not wrong, wrong
        self._look()
        return self

    def _look(self) -> None:
        seen = self.page.evaluate(_SEEN)
        self.names: set[str] = set(seen["names"])
        self.hidden: set[str] = set(seen["hidden"])
        self.values: dict[str, Any] = seen["values"]

    def press(self, button: str) -> Screen:
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            assert self.page.evaluate(_PRESS, button), f"{button} cannot be pressed: {self.words}"
        return Screen(self.page, self._by)


def opened(page: Page, address: str, by: str) -> Screen:
    response = page.goto(address, wait_until="domcontentloaded")
    assert response is not None
    assert response.ok, (address, response.status)
    return Screen(page, by)
