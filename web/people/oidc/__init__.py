"""Signing in at a provider of OpenID Connect.

``register(app)`` adds ``BEGINS``, where a link leads that begins it, and where the browser comes back to; sessions that
begin so are asked about anew at the provider. ``signing_out_address()`` is the provider's own page for signing out.
Nothing of it is loaded where the settings name no provider.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

BEGINS, BACK = "/log-ind/udbyder", "/log-ind/svar"
EXTENSION = "forumarkiv.oidc"


def register(app: Flask) -> None:
    """Adds its addresses to an application whose settings name a provider; nothing to any other."""
    settings = app.extensions["forumarkiv"].people.settings
    if settings.provider is None or not settings.required:
        return
    from web.people.oidc import signing_in
    from web.people.oidc.provider import OpenIDProvider

    app.extensions[EXTENSION] = OpenIDProvider(settings.provider, f"{settings.public_url}{BACK}")
    signing_in.register(app)


def signing_out_address() -> str | None:
    """The page where people sign out of the provider itself; None where there is none, or it is away."""
    from flask import current_app

    found = current_app.extensions.get(EXTENSION)
    return None if found is None else found.signing_out()
