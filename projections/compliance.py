"""How the rules of the kommissorier were kept in a year."""

from __future__ import annotations

from typing import Any

from projections.view import View


def year(
    view: View, year: int, body: str | None = None, verdict: str | None = None, rule: str | None = None
) -> dict[str, Any]:
    """The verdicts on the meetings of a year, by date and meeting; after them those on the year itself, by body."""
    found = [
        entry
        for entry in view.compliance.of_year(year, view.on, body)
        if verdict in (None, entry["verdict"]) and rule in (None, entry["rule"])
    ]
    return {"items": found}
