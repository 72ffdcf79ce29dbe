"""What is said of the commands of ``archive/grammar/disagreements.py`` in Danish."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "note-disagreement": ("Notér en uenighed", "Hvad kilder siger imod hinanden eller tier om."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "disagreement-noted": ("uenighed noteret", "Uenigheden »{title}« er noteret."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "note-disagreement/concerns": ("Vedrører", "Enten en regel hos et organ eller noget andet i arkivet."),
    "concerns/rule": ("Regel", "Reglens navn i kommissoriet, sammen med organet, f.eks. meetings_per_year."),
    "concerns/id": ("Eller andet i arkivet", "En aftale, en beslutning, et dokument eller andet."),
    "meanwhile": (
        "Imens gør arkivet",
        "Hvad der regnes med, så længe uenigheden står, f.eks. »Den første kilde bruges.«",
    ),
    "says": ("Kilden siger", "F.eks. »mindst 1 gang«."),
    "sides": ("Hvad kilderne siger", "Én række for hver kilde; én alene er en tavshed."),
    "note-disagreement/title": ("Hvad uenigheden er om", "F.eks. hvor mange møder der holdes om året."),
}
