"""What can go wrong, as codes with parameters; sentences in two languages are made at the edge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

STATUS: dict[str, int] = {
    "malformed": 400,
    "not-signed-in": 401,
    "not-allowed": 403,
    "not-found": 404,
    "not-known-then": 404,
    "refused": 409,
    "key-reused": 409,
    "changed-meanwhile": 409,
    "already-exists": 409,
    "too-large": 413,
    "unsupported": 415,
    "invalid": 422,
    "unknown-reference": 422,
    "too-broad": 422,
    "too-many-attempts": 429,
    "behind": 503,
    "damaged": 503,
    "unavailable": 503,
}


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field that is wrong: ``path`` as ``items/0/number``, ``code`` with its parameters."""

    path: str
    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


class Problem(Exception):
    """An error that a user can meet.

    ``slug`` is the problem type (a key of ``STATUS``); ``code`` names the exact reason
    (``minutes-not-recorded``), ``params`` what its sentence needs; ``rule`` is the rule of a kommissorium that it
    rests on: ``{body, kommissorium, rule, value, strength, source: {document, heading}}``.
    """

    def __init__(
        self,
        slug: str,
        code: str,
        *,
        errors: tuple[FieldError, ...] = (),
        rule: Mapping[str, Any] | None = None,
        **params: Any,
    ) -> None:
        super().__init__(f"{slug}: {code} {params or ''}".strip())
        self.slug = slug
        self.code = code
        self.params = params
        self.errors = errors
        self.rule = rule

    def placed(self, place: Callable[[str], str]) -> Problem:
        """The same, its wrong fields at other paths: ``place`` gives for each path the other."""
        return self.told(lambda error: replace(error, path=place(error.path)))

    def told(self, tell: Callable[[FieldError], FieldError]) -> Problem:
        """The same, each of its wrong fields told otherwise."""
        return Problem(self.slug, self.code, errors=tuple(map(tell, self.errors)), rule=self.rule, **self.params)

    def said(self, say: Callable[[str, Any], Any]) -> Problem:
        """The same, each part that its sentence needs, by its name, written otherwise."""
        params = {name: say(name, value) for name, value in self.params.items()}
        return Problem(self.slug, self.code, errors=self.errors, rule=self.rule, **params)

    def by(self, rule: Mapping[str, Any]) -> Problem:
        """The same, the rule that it rests on written otherwise."""
        return Problem(self.slug, self.code, errors=self.errors, rule=rule, **self.params)

    @property
    def status(self) -> int:
        return STATUS[self.slug]


def refused(code: str, *, rule: Mapping[str, Any] | None = None, **params: Any) -> Problem:
    return Problem("refused", code, rule=rule, **params)


def invalid(path: str, code: str, **params: Any) -> Problem:
    return Problem("invalid", "invalid-fields", errors=(FieldError(path, code, params),))
