"""What `arkiv demo` says in English."""

from __future__ import annotations

LABELS: dict[str, str] = {
    "demo.made": "The example archive was made of {count} commands in {seconds} s in {data_dir}.",
    "demo.there": "The example archive stood there already: {data_dir}.",
    "demo.making": "Making the example archive",
    "demo.today": "{title}, applying on {on}, as the archive knows it today (no. {position})",
    "demo.then": "The same day, as the archive knew it then (no. {position})",
    "demo.then.differs": "{n} of {of} provisions read otherwise:",
    "demo.words": "The words that differ: [-only then-] {{+only today+}}",
    "demo.who": "Who decided item {number}? All that ever stood there",
    "demo.stood": "Stood {valid}. Known from no. {start}{end}.",
    "demo.until": " to no. {end}",
    "demo.decisions": "Decisions of {body} in {year}",
    "demo.search": "Search in minutes: {query} ({total} found)",
    "demo.audit": "Audit trail of {id} ({summary} events)",
    "demo.address": "The same answer: {url}",
    "demo.retroactive": "Reaches back in time.",
}
