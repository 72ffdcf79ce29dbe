"""Problems in words: a type with its title and meaning, the exact reason, what is wrong with a field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from web.texts import codes_da, codes_en, files_da, files_en, problems_da, problems_en
from web.texts.filling import fill

_TITLES = {"da": problems_da.TITLES, "en": problems_en.TITLES}
_MEANINGS = {"da": problems_da.MEANINGS, "en": problems_en.MEANINGS}
_DETAILS = {"da": problems_da.DETAILS, "en": problems_en.DETAILS}
_MESSAGES = {"da": problems_da.MESSAGES, "en": problems_en.MESSAGES}
_EXPECTED = {"da": problems_da.EXPECTED, "en": problems_en.EXPECTED}
_FILE_KINDS = ("file_kind", "found_kind")
_OR = {"da": " eller ", "en": " or "}
_CODES: Mapping[str, Mapping[str, str]] = {"da": codes_da.CODES, "en": codes_en.CODES}
_FILES: Mapping[str, Mapping[str, str]] = {"da": files_da.FILES, "en": files_en.FILES}


def title(slug: str, language: str) -> str:
    return _TITLES[language].get(slug, slug)


def meaning(slug: str, language: str) -> str:
    """What a type of problem means, and what to do about it."""
    return _MEANINGS[language][slug]


def detail(code: str, params: Mapping[str, Any], language: str) -> str:
    return fill(_DETAILS[language].get(code), code, _worded(params, language))


def message(code: str, params: Mapping[str, Any], language: str) -> str:
    return fill(_MESSAGES[language].get(code), code, _worded(params, language))


def _worded(params: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Parameters as words: types, kinds of file, shapes and outcomes in the language, lists as a row."""
    kinds = _FILES[language]
    params = {**params, **{name: kinds[f"filekind.{params[name]}"] for name in _FILE_KINDS if name in params}}
    if "why" in params:
        params["why"] = kinds.get(f"failure.{params['why']}", params["why"])
    if "kept" in params:
        params["kept"] = [kinds[f"filekind.{name}"] for name in params["kept"]]
    found = {name: ", ".join(map(str, v)) if isinstance(v, list | tuple) else v for name, v in params.items()}
    for name in ("type", "expected"):
        if isinstance(found.get(name), str):
            found[name] = expected(found[name], language)
    for name, group in (("outcome", "outcome"), ("what", "ask"), ("role", "granted")):
        if name in found:
            found[name] = _CODES[language].get(f"{group}.{found[name]}", found[name])
    return found


def expected(value: str, language: str) -> str:
    """What a field holds, or should have held: a pattern or a shape in words, else types of record, any of them."""
    words, types = _EXPECTED[language], _CODES[language]
    if value in words:
        return words[value]
    *first, last = (words.get(name) or types.get(f"type.{name}", name) for name in value.split(", "))
    return f"{', '.join(first)}{_OR[language]}{last}" if first else last
