"""Parameters of a question: what they are for, how they are read, and what is wrong with one that cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from archive.problems import FieldError, Problem

_TRUE, _FALSE = {"t", "true", "on", "y", "yes", "1"}, {"f", "false", "off", "n", "no", "0"}
_LARGEST, _LAST_YEAR = 2**63 - 1, 9999
# A date, or an instant with offset; a blank for the plus of an offset is understood.
_MOMENT = (
    "[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,9})?)?([Zz]|[ +-][0-9]{2}:?[0-9]{2}))?"
)


def _integer(text: str) -> int:
    return int(text)


def _position(text: str) -> int:
    position = int(text)
    if not 0 <= position <= _LARGEST:
        raise ValueError
    return position


def _year(text: str) -> int:
    year = int(text)
    if not 1 <= year <= _LAST_YEAR:
        raise ValueError
    return year


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
}
_SHAPES: Mapping[str, Mapping[str, Any]] = {
    "integer": {"type": "integer"},
    "position": {"type": "integer", "minimum": 0, "maximum": _LARGEST},
    "year": {"type": "integer", "minimum": 1, "maximum": _LAST_YEAR},
    "boolean": {"type": "boolean"},
    "day": {"type": "string", "format": "date"},
    "known": {"type": "string", "pattern": f"^(@[0-9]+|{_MOMENT})$"},
    "moment": {"type": "string", "pattern": f"^{_MOMENT}$"},
}


@dataclass(frozen=True)
class Parameter:
    """``says``: one sentence. ``key``: its name in an address, where that is no name in Python.

    ``kind``: ``text``, ``id``, ``day``, ``known`` (a moment of knowledge), ``moment`` (of recording), ``integer``,
    ``position``, ``year``, ``boolean``. ``one_of``: the codes that it may be. ``metavar``: what help calls its value.
    ``more``: what its JSON Schema says besides.
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


def described(query: type[Query]) -> Iterator[dict[str, Any]]:
    """Each parameter as OpenAPI has it."""
    for one in query.parameters.values():
        about = {"in": "query", "name": one.key, "description": one.says, "schema": one.shape}
        yield {**about, "required": one.required}


def _wrong(parameter: Parameter, text: str | None) -> FieldError | None:
    if text is None:
        return FieldError(parameter.key, "required") if parameter.required else None
    if parameter.one_of and text not in parameter.one_of:
        return FieldError(parameter.key, "not-one-of", {"options": ", ".join(parameter.one_of)})
    try:
        parameter.read(text)
    except ValueError:
        return FieldError(parameter.key, "wrong-type", {"expected": parameter.kind})
    return None
