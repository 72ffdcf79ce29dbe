"""What is said of the commands of ``archive/grammar/tilsyn.py`` in Danish."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "plan-tilsyn": ("Planlæg årets tilsyn", "De afdelinger, der skal besøges; en gang til er en ny plan."),
    "nominate-for-tilsyn": ("Foreslå en afdeling til tilsyn", "Nogen foreslår en afdeling til årets tilsyn."),
    "report-tilsyn": ("Indfør resultatet af et tilsyn", "Hvad årets tilsyn fandt i en afdeling."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "tilsyn-planned": ("tilsyn planlagt", "Planen for {subject} er indført."),
    "tilsyn-nominated": ("foreslået til tilsyn", "{by_body} har den {on} foreslået {afdeling} til {subject}."),
    "tilsyn-reported": ("tilsyn afrapporteret", "Resultatet af {subject} i {afdeling} er afrapporteret den {on}."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "afdeling": ("Afdeling", "Skriv nogle af bogstaverne i navnet, og vælg."),
    "by_body": ("Foreslået af", "Det organ, der foreslår afdelingen."),
    "criteria": ("Kriterier", "Hvorfor afdelingen er med, f.eks. lave henlæggelser."),
    "plan-tilsyn/items": ("Afdelinger", "De afdelinger, der skal besøges."),
    "plan-tilsyn/number": ("Antal", "Hvor mange der skal besøges, f.eks. 45."),
    "report-tilsyn/outcome": ("Resultat", "F.eks. Ingen bemærkninger."),
    "year": ("År", "F.eks. 2012."),
}
