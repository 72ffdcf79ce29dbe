"""What every request passes before it is answered."""

from __future__ import annotations

from flask import Flask, request

from web.people.asking import with_cookie
from web.people.forms import check_form, form_field

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_PROGRAMS = "/api/"


def register(app: Flask) -> None:
    """Guards every route, those that are added later too."""
    app.before_request(_guard)
    app.after_request(with_cookie)
    app.add_template_global(form_field)


def _guard() -> None:
    """A cookie alone never changes anything: a form has its token, a program of the API no cookie at all."""
    if request.url_rule and request.method not in _SAFE and not request.path.startswith(_PROGRAMS):
        check_form()
