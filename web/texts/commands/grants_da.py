"""What is said of the commands of ``archive/grammar/grants.py`` in Danish."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "grant-role": ("Giv en rolle", "Hvem der må læse, indføre, revidere eller administrere. Kun for administratorer."),
    "revoke-role": ("Tag en rolle tilbage", "Rollen tæller ikke længere fra indførslen. Kun for administratorer."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "role-granted": ("rolle givet", "{grantee} har fået rollen {granted}."),
    "role-revoked": ("rolle taget tilbage", "{subject} er taget tilbage."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "bodies": (
        "Kun for organerne",
        "Grænsen for den, der indfører: disse organer og dem, der hører under dem. Tomt: alle.",
    ),
    "grant": ("Rolle", "Den rolle, der tages tilbage."),
    "grant-role/role": ("Rolle", "Læser, indfører, revisor eller administrator."),
    "grant-role/who": ("Hvem", "Brugernavnet, eller group: og gruppens navn, f.eks. anna."),
}

REFUSALS: dict[str, str] = {
    "role-already-revoked": "Rollen {grant} er taget tilbage i forvejen.",
    "last-administrator": "{who} er den sidste, der kan logge ind og er administrator uden tidsgrænse.",
}
