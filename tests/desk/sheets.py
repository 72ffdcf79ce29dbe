"""A form as a browser without scripts has it: what stands in its boxes, and its buttons."""

from __future__ import annotations

import io
from typing import Any

import lxml.html
from flask import Flask
from werkzeug.test import TestResponse

from tests.people.browser import Browser


class Sheet:
    """The page at an address, and the form on it that posts. ``values``: what would be sent, by name."""

    def __init__(self, browser: Browser, address: str, response: TestResponse) -> None:
        self._browser, self.address, self.response = browser, address, response
        self.status = response.status_code
        self.page = lxml.html.document_fromstring(response.get_data(as_text=True))
        forms = self.page.xpath("//main//form[@method='post']")
        self.values: dict[str, Any] = dict(_values(forms[0])) if forms else {}
        self.action = forms[0].get("action") if forms else None

    @property
    def names(self) -> set[str]:
        """Of the boxes that are there, ticked or not."""
        return set(self.page.xpath("//main//form[@method='post']//*[@name]/@name"))

    @property
    def hidden(self) -> set[str]:
        return set(self.page.xpath("//main//form[@method='post']//input[@type='hidden']/@name"))

    @property
    def words(self) -> str:
        return " ".join(self.page.xpath("//main")[0].text_content().split())

    @property
    def errors(self) -> dict[str, str]:
        """What is said to be wrong, by the path of the box that it is said at."""
        found = self.page.xpath("//*[contains(@class, 'form-error-message')]")
        return {one.get("id").removeprefix("e-"): " ".join(one.text_content().split()) for one in found}

    def fill(self, **more: str) -> Sheet:
        return self.put(more)

    def put(self, values: dict[str, Any]) -> Sheet:
        self.values |= values
        return self

    def press(self, button: str) -> Sheet:
        """Sends the form by one of its buttons; follows where it leads."""
        known = self.page.xpath("//main//form//button[@name='_do']/@value")
        assert button in known, f"no button {button}, only {known}"
        return self.send(button)

    def send(self, button: str) -> Sheet:
        """The same, whether the page has such a button or not."""
        response = self._browser.client.post(self.action, data={**self.values, "_do": button})
        if response.status_code == 303:
            return Sheet(self._browser, response.location, self._browser.get(response.location))
        return Sheet(self._browser, self.action, response)


def _values(form: lxml.html.HtmlElement) -> list[tuple[str, str]]:
    """As a browser sends them; of what has one name the first, as whoever reads it takes it."""
    found: dict[str, str] = {}
    for box in form.xpath(".//input[@name] | .//select[@name] | .//textarea[@name]"):
        value = _value(box)
        if value is not None:
            found.setdefault(box.get("name"), value)
    return list(found.items())


def _value(box: lxml.html.HtmlElement) -> str | None:
    if box.tag == "textarea":
        return (box.text or "").removeprefix("\n").replace("\n", "\r\n")
    if box.tag == "select":
        chosen = box.xpath("./option[@selected]/@value")
        return str((chosen or box.xpath("./option/@value"))[0])
    if box.get("type") == "file":
        return None
    if box.get("type") == "checkbox":
        return str(box.get("value")) if box.get("checked") is not None else None
    return str(box.get("value", ""))


class Desk:
    """An application, used through its forms."""

    def __init__(self, app: Flask, by: str = "sekretariatet") -> None:
        self.browser, self._by = Browser(app.test_client()), by

    def open(self, address: str) -> Sheet:
        sheet = Sheet(self.browser, address, self.browser.get(address, follow_redirects=True))
        if "_by" in sheet.values:
            sheet.values["_by"] = self._by
        return sheet

    def form(self, command: str, **values: str) -> Sheet:
        return self.open(f"/indfoer/{command}").put(values)

    def record(self, command: str, values: dict[str, Any]) -> Sheet:
        """Fills in a form, looks it over, records it."""
        return self.form(command).put(values).press("preview").press("record")


def upload(name: str, content: bytes) -> tuple[io.BytesIO, str]:
    return io.BytesIO(content), name
