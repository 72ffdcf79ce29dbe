"""What is said of the commands of ``archive/grammar/areas.py`` in Danish."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "designate-area": ("Udpeg et område", "Et indsatsområde, en områdefornyelse eller et kvarter."),
    "end-area": ("Afslut et område", "Fra en dag er området ikke længere udpeget."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "area-designated": ("område udpeget", "Området {name} er udpeget."),
    "area-ended": ("område ophørt", "Udpegningen af {subject} er ophørt den {on}."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "designate-area/name": ("Navn", "F.eks. Haraldsgadekvarteret."),
    "end-area/on": ("Første dag uden", "Den første dag, området ikke længere er udpeget."),
    "recommended_by": ("Anbefalet ved", "Den beslutning, der anbefalede området."),
}

RULES: dict[str, str] = {
    "areas": "Udpegning af områder",
}

REFUSALS: dict[str, str] = {
    "body-may-only-recommend": "{body} kan efter sit vedtagne kommissorium anbefale områder, ikke udpege dem.",
    "area-does-not-run": "Området {area} er ikke udpeget dagen før den {on}.",
}
