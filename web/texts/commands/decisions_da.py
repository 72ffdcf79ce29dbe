"""What is said of the commands of ``archive/grammar/decisions.py`` in Danish."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "record-decision": ("Indfør en beslutning", "På et møde under et punkt, eller uden for møder på en dag."),
    "annul-decision": ("Annullér en beslutning", "Beslutningen er sat ud af kraft fra en dag."),
    "correct-decision": ("Berigtig en beslutning", "Kun de felter, der udfyldes, ændres."),
    "approve": ("Indfør en godkendelse", "En part godkender en aftale eller en beslutning."),
    "decline": ("Indfør en afvisning", "En part afviser en aftale eller en beslutning."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "decision-recorded": ("beslutning", "{subject} er indført: {outcome}."),
    "decision-annulled": ("beslutning annulleret", "{subject} er annulleret den {on}."),
    "decision-corrected": ("beslutning berigtiget", "Indførslen af {subject} er {corrected}."),
    "approval-given": ("godkendelse", "{party} har den {on} godkendt {subject}."),
    "approval-declined": ("afvisning", "{party} har den {on} afvist {subject}."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "authority": ("Myndighed", "Hvem der satte beslutningen ud af kraft, f.eks. Ankestyrelsen."),
    "by_decision": ("Annulleret ved beslutning", "Den beslutning, der satte den anden ud af kraft."),
    "concerns": ("Vedrører", "Det, beslutningen handler om: aftaler, organer, dokumenter eller andet."),
    "decided_on": ("Besluttet den", "Den dag, beslutningen blev truffet."),
    "dissent": ("Mindretal", "Hvem der var imod, og hvad de ville have ført til referat."),
    "effect_from": ("Med virkning fra", "Tomt: fra samme dag."),
    "form": ("Form", "Hvordan der blev besluttet uden for et møde."),
    "postponed_to": ("Udsat til", "Det møde, der tager sagen op igen."),
    "record-decision/text": ("Beslutning", "Ordlyden, f.eks. »Hovedaftalens punkt 4 justeres fra 1. marts 2012.«"),
    "dissent/text": ("Udtalelse", "Hvad de ville have ført til referat."),
    "who": ("Hvem", "F.eks. BL's 1. kreds."),
}

REFUSALS: dict[str, str] = {
    "decision-already-annulled": "Beslutningen {decision} er annulleret i forvejen.",
}
