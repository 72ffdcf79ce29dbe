"""The words of signing in, rights and people in Danish."""

from __future__ import annotations

TITLES: dict[str, str] = {
    "not-signed-in": "Ikke logget ind",
    "not-allowed": "Ikke tilladt",
    "too-many-attempts": "For mange forsøg",
}

MEANINGS: dict[str, str] = {
    "not-signed-in": (
        "Arkivet svarer kun den, der er logget ind. Log ind på siden, eller send et gyldigt token. Intet er indført."
    ),
    "not-allowed": (
        "Den, der spørger, har ikke den ret, der skal til, eller formularen kom ikke fra arkivets egen side. Hvilken "
        "ret der mangler, står i detail. Intet er indført."
    ),
    "too-many-attempts": (
        "Der er prøvet for mange forkerte adgangskoder. Vent så længe, som Retry-After siger, og prøv igen."
    ),
}

DETAILS: dict[str, str] = {
    "form-from-elsewhere": "Formularen blev sendt fra en anden side end arkivets egen. Intet er gjort.",
    "form-without-token": (
        "Formularen hører ikke til denne browser eller er for gammel. Hent siden igen, og send den på ny. Intet er "
        "gjort."
    ),
    "people-unavailable": "Det, arkivet gemmer om dets brugere, kan ikke læses lige nu: {reason}",
}

MESSAGES: dict[str, str] = {
    "required-with-sign-in": "skal med, når FORUMARKIV_SIGN_IN er required: adressen, som folk bruger",
    "required-with-provider": "skal med, når {other} er givet",
    "nobody-could-sign-in": "no er kun muligt, når {other} er givet: ellers kunne ingen logge ind",
    "not-a-public-url": "ikke en adresse uden sti, {expected}",
    "not-an-issuer": "ikke adressen på en OpenID Connect-udbyder, {expected}",
    "https-or-loopback": "skal begynde med https; http går kun på maskinen selv (loopback)",
    "certificates-need-https": "bruges kun, når adressen i {other} begynder med https",
}
