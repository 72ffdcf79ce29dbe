"""What is said of the commands of ``archive/grammar/grants.py`` in English."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "grant-role": ("Give a role", "Who may read, record, audit or administer. For administrators only."),
    "revoke-role": (
        "Take a role back",
        "The role counts no longer from when this is recorded. For administrators only.",
    ),
}

EVENTS: dict[str, tuple[str, str]] = {
    "role-granted": ("role given", "{grantee} was given the role of {granted}."),
    "role-revoked": ("role taken back", "{subject} was taken back."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "bodies": ("Only for the bodies", "The limit of a recorder: these bodies and those below them. Empty: all."),
    "grant": ("Role", "The role that is taken back."),
    "grant-role/role": ("Role", "Reader, recorder, auditor or administrator."),
    "grant-role/who": ("Who", "The handle, or group: and the group's name, e.g. anna."),
}

REFUSALS: dict[str, str] = {
    "role-already-revoked": "The role {grant} was taken back before.",
    "last-administrator": "{who} is the last who can sign in and is administrator without end.",
}

REFUSED: dict[str, str] = {
    "role-already-revoked": "taking a role back twice",
    "last-administrator": "taking back the last role of administrator without end of somebody who can sign in",
}
