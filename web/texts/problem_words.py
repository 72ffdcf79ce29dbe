"""Problems in words: the title of a type, the exact reason, what is wrong with a field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from web.texts import codes_da, codes_en, problems_da, problems_en
from web.texts.filling import fill

_SHAPES: Mapping[str, Mapping[str, str]] = {
    "da": {
        "string": "en tekst",
        "object": "et objekt",
        "array": "en liste",
        "integer": "et helt tal",
        "number": "et tal",
        "boolean": "true eller false",
    },
    "en": {
        "string": "a text",
        "object": "an object",
        "array": "a list",
        "integer": "a whole number",
        "number": "a number",
        "boolean": "true or false",
    },
}
_TITLES = {"da": problems_da.TITLES, "en": problems_en.TITLES}
_DETAILS = {"da": problems_da.DETAILS, "en": problems_en.DETAILS}
_MESSAGES = {"da": problems_da.MESSAGES, "en": problems_en.MESSAGES}
_CODES: Mapping[str, Mapping[str, str]] = {"da": codes_da.CODES, "en": codes_en.CODES}


def title(slug: str, language: str) -> str:
    return _TITLES[language].get(slug, slug)


def detail(code: str, params: Mapping[str, Any], language: str) -> str:
    return fill(_DETAILS[language].get(code), code, _worded(params, language))


def message(code: str, params: Mapping[str, Any], language: str) -> str:
    return fill(_MESSAGES[language].get(code), code, _worded(params, language))


def _worded(params: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Parameters as words: names of types and shapes in the language, lists as a row."""
    found = {name: ", ".join(map(str, v)) if isinstance(v, list | tuple) else v for name, v in params.items()}
    for name in ("type", "expected"):
        if isinstance(found.get(name), str):
            found[name] = ", ".join(_names(found[name].split(", "), language))
    return found


def _names(values: Iterable[str], language: str) -> Iterable[str]:
    for value in values:
        yield _SHAPES[language].get(value) or _CODES[language].get(f"type.{value}") or value
