"""What `arkiv demo` says in Danish."""

from __future__ import annotations

LABELS: dict[str, str] = {
    "demo.made": "Eksempelarkivet er lavet af {count} kommandoer på {seconds} s i {data_dir}.",
    "demo.there": "Eksempelarkivet stod der allerede: {data_dir}.",
    "demo.making": "Laver eksempelarkivet",
    "demo.today": "{title}, gældende {on}, som arkivet kender det i dag (nr. {position})",
    "demo.then": "Den samme dag, som arkivet kendte det dengang (nr. {position})",
    "demo.then.differs": "{n} af {of} bestemmelser læstes anderledes:",
    "demo.words": "Ordene, der er forskellen: [-kun dengang-] {{+kun i dag+}}",
    "demo.who": "Hvem har besluttet punkt {number}? Alt, hvad der nogensinde har stået der",
    "demo.stood": "Stod {valid}. Kendt fra nr. {start}{end}.",
    "demo.until": " til nr. {end}",
    "demo.decisions": "Beslutninger i {body} i {year}",
    "demo.search": "Søgning i referater: {query} ({total} fund)",
    "demo.audit": "Revisionsspor for {id} ({summary} hændelser)",
    "demo.address": "Samme svar: {url}",
    "demo.retroactive": "Virker tilbage i tiden.",
}
