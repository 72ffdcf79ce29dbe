"""Parameters of a question: what they are for, how they are read, and what is wrong with one that cannot be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from archive.problems import FieldError, Problem

_TRUE, _FALSE = {"t", "true", "on", "y", "yes", "1"}, {"f", "false", "off", "n", "no", "0"}
LAST_YEAR = 9999
_LARGEST = 2**63 - 1
# A date, or an instant with offset; a blank for the plus of an offset is understood.
_CLOCK = "([01][0-9]|2[0-3])"
_MOMENT = (
    "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    f"([Tt]{_CLOCK}:[0-5][0-9](:[0-5][0-9]([.,][0-9]{{1,9}})?)?([Zz]|[ +-]{_CLOCK}:?[0-5][0-9]))?"
)
# Digits as a number is written: Python reads others too, with blanks and underscores among them.
_WHOLE = re.compile("-?[0-9]{1,30}", re.ASCII)
_CURSOR = "[A-Za-z0-9_-]+=*"


def _integer(text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise ValueError
    return int(text)


def _position(text: str) -> int:
    position = _integer(text)
    if not 0 <= position <= _LARGEST:
        raise ValueError
    return position


def _year(text: str) -> int:
    year = _integer(text)
    if not 1 <= year <= LAST_YEAR:
        raise ValueError
    return year


def _cursor(text: str) -> str:
    if not re.fullmatch(_CURSOR, text, re.ASCII):
        raise ValueError
    return text


def _boolean(text: str) -> bool:
    said = text.lower()
    if said not in _TRUE | _FALSE:
        raise ValueError
    return said in _TRUE


# By kind how a value is read. Days and moments are read by whoever answers, who knows what they are compared with.
_READ: Mapping[str, Callable[[str], Any]] = {
    "integer": _integer,
    "position": _position,
    "year": _year,
    "boolean": _boolean,
    "cursor": _cursor,
}
_SHAPES: Mapping[str, Mapping[str, Any]] = {
    "integer": {"type": "integer"},
    "position": {"type": "integer", "minimum": 0, "maximum": _LARGEST},
    "year": {"type": "integer", "minimum": 1, "maximum": LAST_YEAR},
    "boolean": {"type": "boolean"},
    "day": {"type": "string", "format": "date"},
    "cursor": {"type": "string", "pattern": f"^{_CURSOR}$"},
    "known": {"type": "string", "pattern": f"^(@[0-9]+|{_MOMENT})$"},
    "moment": {"type": "string", "pattern": f"^{_MOMENT}$"},
}


@dataclass(frozen=True)
class Parameter:
    """``says``: one sentence. ``key``: its name in an address, where that is no name in Python.

    ``kind``: ``text``, ``id``, ``day``, ``known`` (a moment of knowledge), ``moment`` (of recording), ``integer``,
    ``position``, ``year``, ``boolean``, ``cursor``. ``one_of``: the codes that it may be. ``metavar``: what
    help calls its value. ``more``: what its JSON Schema says besides.
    """

    says: str
    kind: str = "text"
    key: str = ""
    one_of: tuple[str, ...] = ()
    required: bool = False
    metavar: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)

    def read(self, text: str) -> Any:
        """Raises ValueError for what is not of its kind."""
        return _READ.get(self.kind, str)(text)

    @property
    def shape(self) -> dict[str, Any]:
        """As JSON Schema."""
        codes = {"enum": list(self.one_of)} if self.one_of else {}
        return {**_SHAPES.get(self.kind, {"type": "string"}), **codes, **self.more}


class Query:
    """What may be asked: a subclass names each parameter, beside those of the classes above it.

    One that is empty counts as not given, an unknown one as not said.
    """

    parameters: ClassVar[Mapping[str, Parameter]] = {}

    def __init_subclass__(cls) -> None:
        own = {name: one for name, one in vars(cls).items() if isinstance(one, Parameter)}
        named = {name: replace(one, key=one.key or name) for name, one in own.items()}
        cls.parameters = {**cls.parameters, **named}


def read(query: type[Query], given: Mapping[str, str]) -> dict[str, Any]:
    """Each parameter that is given, by its name in Python. Raises ``invalid`` naming each that is wrong."""
    found, errors = dict[str, Any](), list[FieldError]()
    for name, parameter in query.parameters.items():
        text = given.get(parameter.key)
        wrong = _wrong(parameter, text or None)
        if wrong is not None:
            errors.append(wrong)
        elif text:
            found[name] = parameter.read(text)
    if errors:
        raise Problem("invalid", "invalid-fields", errors=tuple(errors))
    return found


# What a part of an address may be, by its name; the others are whatever is named so.
PARTS: Mapping[str, Parameter] = {"year": Parameter("The year, in the address.", "year", "year")}


def read_parts(parts: Mapping[str, Any]) -> None:
    """Raises ``invalid`` naming a part of an address that cannot be."""
    wrong = (_wrong(PARTS[name], str(value)) for name, value in parts.items() if name in PARTS)
    errors = tuple(error for error in wrong if error is not None)
    if errors:
        raise Problem("invalid", "invalid-fields", errors=errors)


def described_parts(names: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Those of an address of which there is something to say, as OpenAPI has them."""
    for one in (PARTS[name] for name in names if name in PARTS):
        yield {"in": "path", "name": one.key, "description": one.says, "schema": one.shape, "required": True}


def described(query: type[Query]) -> Iterator[dict[str, Any]]:
    """Each parameter as OpenAPI has it."""
    for one in query.parameters.values():
        about = {"in": "query", "name": one.key, "description": one.says, "schema": one.shape}
        yield {**about, "required": one.required, **({} if one.required else {"allowEmptyValue": True})}


def _wrong(parameter: Parameter, text: str | None) -> FieldError | None:
    if text is None:
        return FieldError(parameter.key, "required") if parameter.required else None
    if parameter.one_of and text not in parameter.one_of:
        return FieldError(parameter.key, "not-one-of", {"options": ", ".join(parameter.one_of)})
    try:
        value = parameter.read(text)
    except ValueError:
        if parameter.kind == "cursor":
            return FieldError(parameter.key, "not-a-cursor")
        return FieldError(parameter.key, "wrong-type", {"expected": parameter.kind})
    least, most = parameter.more.get("minimum"), parameter.more.get("maximum")
    if least is not None and most is not None and not least <= value <= most:
        return FieldError(parameter.key, "out-of-range", {"expected": f"{least}-{most}"})
    return None
