"""Bodies: the list, and one with its kommissorium, members, meetings and decisions."""

from __future__ import annotations

from web.pages.asking import ask, asked
from web.pages.blueprint import blueprint, show, wording
from web.pages.naming import body_name


@blueprint.get("/organer")
def bodies() -> str:
    return show("bodies.html", ask("bodies", **asked("cursor", "limit")))


@blueprint.get("/organer/<id>")
def body(id: str) -> str:
    answer = ask(f"bodies/{id}")
    offices = {row["office"]: row["office_name"] for row in answer["members"] if row.get("office")}

    def named_lines(value: object) -> list[str]:
        return [offices.get(line) or body_name(line) for line in wording().rule_value(value)]

    return show("body.html", answer, named_lines=named_lines)
