"""JSON as RFC 8259 has it and nothing more: no NaN, no key twice, no text that is not UTF-8."""

from __future__ import annotations

import json
import re
from collections import Counter
from math import isinf
from typing import Any

from archive.problems import Problem
from archive.telling import printable

# Bytes of a command, the content of a file in it aside.
MOST_OF_A_COMMAND = 16_000_000
_LONG_BASE64 = re.compile(rb'"[A-Za-z0-9+/=\\]{65536,}"')


def parse_command(text: bytes) -> Any:
    """The value of the JSON text of one command. Raises ``too-large`` (``command-too-large``), ``malformed``.

    A file's content is bounded by itself: before anything is read, the longest text of base64 is left out of account.
    """
    if len(text) > MOST_OF_A_COMMAND:
        content = max((len(found[0]) for found in _LONG_BASE64.finditer(text)), default=0)
        if len(text) - content > MOST_OF_A_COMMAND:
            raise Problem("too-large", "command-too-large", size=len(text) - content, max=MOST_OF_A_COMMAND)
    return parse(text)


def parse(text: bytes | str) -> Any:
    """The value of a JSON text. Raises ``malformed``, which says what is wrong, and where it can be said."""
    try:
        decoded = text.decode("utf-8") if isinstance(text, bytes) else text
        return json.loads(decoded, parse_float=_number, parse_constant=_refuse_constant, object_pairs_hook=_once_each)
    except RecursionError:
        raise Problem("malformed", "json-too-deep") from None
    except UnicodeDecodeError as error:
        raise Problem("malformed", "json-not-utf-8", at=error.start + 1) from None
    except json.JSONDecodeError as error:
        raise Problem("malformed", "not-json", line=error.lineno, column=error.colno) from None
    except ValueError:  # what Python bounds of itself
        raise Problem("malformed", "json-number-too-large") from None


def _number(written: str) -> float:
    """A whole number as one, however it is written: canonical JSON (RFC 8785) knows no difference."""
    number = float(written)
    if isinf(number):
        raise Problem("malformed", "json-number-too-large")
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def _refuse_constant(name: str) -> None:
    raise Problem("malformed", "json-no-number", given=name)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        counted = Counter(name for name, _ in pairs)
        twice = next(name for name, count in counted.items() if count > 1)
        raise Problem("malformed", "json-name-twice", given=printable(twice))
    return found
