"""Warnings of a receipt in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from web.texts import codes_da, codes_en, files_da, files_en, warnings_da, warnings_en
from web.texts.filling import beginning, fill

_WARNINGS = {"da": warnings_da.WARNINGS, "en": warnings_en.WARNINGS}
_CODES: Mapping[str, Mapping[str, str]] = {"da": codes_da.CODES, "en": codes_en.CODES}
_FILES: Mapping[str, Mapping[str, str]] = {"da": files_da.FILES, "en": files_en.FILES}
_DATES = ("date", "on", "sent_on")


def warning(code: str, params: Mapping[str, Any], language: str, day: Callable[[str], str]) -> str:
    """The sentence of a warning; ``params``: things by what they are called; ``day``: a date in words."""
    said = {**params, **{name: day(params[name]) for name in _DATES if isinstance(params.get(name), str)}}
    if "why" in said:
        said["why"] = _FILES[language].get(f"failure.{said['why']}", said["why"])
    if "rule" in said:
        said["rule"] = _CODES[language].get(f"rule.{said['rule']}", said["rule"])
    sentence = _WARNINGS[language].get(code)
    return fill(sentence, code, said | beginning(sentence, said))
