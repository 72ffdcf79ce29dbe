"""Commands on who may do what: rights are records."""

from __future__ import annotations

from archive.grammar.shapes import DATE, NAME, SLUG, CommandSpec, Schema, array, one_of, ref

_WHO: Schema = {"type": "string", "format": "grantee", "description": "a handle, or group: and the name of a group"}
ROLES = ("reader", "recorder", "auditor", "administrator")

# By name, the commands that change who may do what.
OF_RIGHTS = ("grant-role", "revoke-role")

COMMANDS = (
    CommandSpec(
        "grant-role",
        "role-granted",
        "id",
        "Gives a role to a person, by their handle, or to a group of their provider, from when it is recorded on.",
        {
            "who": _WHO,
            "role": one_of(*ROLES),
            "reason": NAME,
        },
        {
            "id": SLUG,
            "bodies": {
                **array(ref("body")),
                "minItems": 1,
                "description": "a recorder's limit: these, and those below",
            },
            "until": {**DATE, "description": "the first day on which it no longer holds"},
        },
        makes="grant",
        uncorrectable=True,
        only_with={"bodies": ("role", "recorder")},
        tells=["who", "role"],
        example={
            "id": "anna-psf",
            "who": "anna",
            "role": "recorder",
            "bodies": ["psf"],
            "reason": "Sekretær for forummet",
        },
    ),
    CommandSpec(
        "revoke-role",
        "role-revoked",
        "grant",
        "Takes back a role that was given; it no longer counts from when this is recorded.",
        {"grant": ref("grant"), "reason": NAME},
        uncorrectable=True,
        example={"grant": "anna-psf", "reason": "Har fået andet arbejde"},
    ),
)
