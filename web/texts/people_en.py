"""The words of signing in, rights and people in English."""

from __future__ import annotations

TITLES: dict[str, str] = {
    "not-signed-in": "Not signed in",
    "not-allowed": "Not allowed",
    "too-many-attempts": "Too many attempts",
}

MEANINGS: dict[str, str] = {
    "not-signed-in": (
        "The archive answers only those who are signed in. Sign in on the page, or send a valid token. Nothing is "
        "recorded."
    ),
    "not-allowed": (
        "Whoever asks does not have the right that it takes, or the form did not come from the archive's own page. "
        "Which right is missing stands in detail. Nothing is recorded."
    ),
    "too-many-attempts": ("Too many wrong passwords have been tried. Wait as long as Retry-After says, and try again."),
}

DETAILS: dict[str, str] = {
    "form-from-elsewhere": "The form was sent from another site than the archive's own. Nothing was done.",
    "form-without-token": (
        "The form does not belong to this browser, or is too old. Load the page again, and send it anew. Nothing was "
        "done."
    ),
    "people-unavailable": "What the archive keeps of its people cannot be read just now: {reason}",
}

MESSAGES: dict[str, str] = {
    "required-with-sign-in": "is required where FORUMARKIV_SIGN_IN is required: the address that people use",
    "required-with-provider": "is required where {other} is given",
    "nobody-could-sign-in": "can be no only where {other} is given: nobody could sign in otherwise",
    "not-a-public-url": "not an address without a path, {expected}",
    "not-an-issuer": "not the address of an OpenID Connect provider, {expected}",
    "https-or-loopback": "must begin with https; http will do on this machine alone (loopback)",
    "certificates-need-https": "is used only where the address in {other} begins with https",
}
