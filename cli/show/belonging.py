"""Who is bound, how agreements hang together, who sits where, areas and cases, as text."""

from __future__ import annotations

from collections.abc import Sequence

from cli.output import Lines, Names, fact, heading, table
from cli.session import Answer
from web.wording import Wording


def _day(w: Wording, day: str | None) -> str:
    return w.day(day) if day else ""


def _joined(*words: str | None) -> str:
    return " ".join(word for word in words if word)


def seats(rows: Sequence[Answer], w: Wording) -> Lines:
    """Nothing where the kommissorium names no seats."""
    if not rows:
        return
    yield from heading(w.text("belonging.seats"))
    columns = [w.text(f"belonging.{name}") for name in ("seat", "filled", "wanted", "verdict")]
    counted = ((row["name"], row["filled"], _wanted(row, w), w.code("verdict", row["verdict"])) for row in rows)
    yield from table(columns, counted, w.text("list.none"))


def _wanted(row: Answer, w: Wording) -> str:
    said = (("min", "count.least"), ("max", "count.most"))
    return " ".join(w.text(key, n=row[name]) for name, key in said if row[name] is not None)


def relations(body: Answer, w: Wording) -> Lines:
    """Its own and those of others to it; nothing where there are none."""
    own = [_joined(w.code("relation", row["relation"]), row["to_name"]) for row in body["relations"]]
    theirs = [f"{row['body_name']}: {w.code('relation', row['relation'])} {body['name']}" for row in body["related"]]
    rows = [*body["relations"], *body["related"]]
    if rows:
        yield from heading(w.text("belonging.relations"))
    for said, row in zip([*own, *theirs], rows, strict=True):
        yield ", ".join(filter(None, (said, w.interval(row["from"], row["until"]), row["decision"])))


def groups(rows: Sequence[Answer], w: Wording) -> Lines:
    """Nothing where no group reports to the body."""
    if not rows:
        return
    yield from heading(w.text("belonging.groups"))
    columns = [w.text(key) for key in ("belonging.group", "body.period", "belonging.reports", "cli.id")]
    told = ((row["name"], w.interval(row["from"], row["until"]), _reports(row, w), row["id"]) for row in rows)
    yield from table(columns, told, w.text("list.none"))


def _reports(row: Answer, w: Wording) -> str:
    said = (f"{w.day(one['date'])}, {one['title']}" for one in row["reports"])
    return "; ".join(said) or w.text("belonging.no-reports")


def bound(body: Answer, w: Wording, names: Names) -> Lines:
    columns = ["bound.body", "bound.agreement", "agreement.level", "parties.period", "parties.how", "parties.basis"]
    yield from table(
        [*map(w.text, columns), w.text("cli.id")],
        (
            (
                row["body_name"],
                row["title"],
                w.code("level", row["level"]),
                w.interval(row["from"], row["to"]),
                _how(row, w, names),
                _joined(row["decision"], row["document"]),
                row["agreement"],
            )
            for row in body["items"]
        ),
        w.text("bound.none"),
    )
    yield from ("", w.text("bound.chosen"))


def _how(row: Answer, w: Wording, names: Names) -> str:
    via = f"{w.text('parties.via')} {names(row['via'])}" if row["via"] else None
    reserved = f"({w.text('parties.reservation')}: {row['reservation']})" if row["reservation"] else None
    return _joined(w.code("how", row["how"]), via, reserved)


def chain(body: Answer, w: Wording, names: Names) -> Lines:
    none = w.text("none.recorded")
    yield w.text("part.chain") + ": " + names(body["agreement"])
    yield from fact(w, "agreement.parent", names(body["parent"]) if body["parent"] else none)
    yield from fact(w, "chain.children", ", ".join(map(names, body["children"])) or none)
    yield from fact(w, "chain.own", _links(body["own"], w) or none)
    yield from heading(w.text("chain.caption"))
    columns = ["chain.provision", "agreement.carries-out", "chain.carried-out-by"]
    yield from table(
        [*map(w.text, columns)],
        (
            (
                _joined(row["number"], row["heading"]),
                _links(row["carries_out"], w),
                _links(row["carried_out_by"], w),
            )
            for row in body["provisions"]
        ),
        w.text("list.none"),
    )


def _links(rows: Sequence[Answer], w: Wording) -> str:
    return ", ".join(_link(row, w) for row in rows)


def _link(row: Answer, w: Wording) -> str:
    state = row.get("state", "stands")
    return _joined(row["agreement"], row["number"], None if state == "stands" else f"({w.code('link', state)})")


def orphans(body: Answer, w: Wording, names: Names) -> Lines:
    yield from table(
        [w.text(f"orphans.{name}") for name in ("from", "to", "state", "since")],
        (
            (
                _joined(row["agreement"], row["number"]),
                _joined(row["to"]["agreement"], row["to"]["number"]),
                w.code("link", row["state"]),
                w.day(row["since"]),
            )
            for row in body["items"]
        ),
        w.text("orphans.none"),
    )


def course(body: Answer, w: Wording, names: Names) -> Lines:
    yield from table(
        [*(w.text(f"course.{name}") for name in ("on", "kind", "body", "where")), w.text("cli.id")],
        (
            (
                w.day(row["on"]),
                w.code("course", row["kind"]),
                names(row["body"]) if row["body"] else "",
                _joined(row["meeting"], row["document"]),
                row["id"],
            )
            for row in body["items"]
        ),
        w.text("list.none"),
    )


def assessments(body: Answer, w: Wording, names: Names) -> Lines:
    columns = ["assessments.on", "chain.provision", "assessments.status", "assessments.where"]
    yield from table(
        [*map(w.text, columns)],
        (
            (
                w.day(row["on"]),
                row["number"],
                ": ".join(filter(None, (w.code("assessment", row["status"]), row["text"]))),
                _assessed_where(row, w, names),
            )
            for row in body["items"]
        ),
        w.text("assessments.none"),
    )


def _assessed_where(row: Answer, w: Wording, names: Names) -> str:
    item = f"{w.text('source.item')} {row['item']}" if row["item"] else None
    return _joined(names(row["body"]) if row["body"] else None, row["meeting"], item, row["document"])


def members(body: Answer, w: Wording, names: Names) -> Lines:
    columns = ["members.who", "members.role", "members.represents", "sitting.through", "parties.period"]
    yield from table(
        [*map(w.text, columns)],
        (
            (
                _who(row, w, names),
                w.code("role", row["role"]),
                names(row["represents"]) if row["represents"] else "",
                ", ".join(map(names, row["through"])),
                w.interval(row["from"], row["until"]),
            )
            for row in body["items"]
        ),
        w.text("members.none"),
    )


def _who(row: Answer, w: Wording, names: Names) -> str:
    who = names(row["body"]) if row["body"] else row["person"] or w.text("members.nobody")
    return f"{who}, {names(row['office'])}" if row["office"] else str(who)


def areas(body: Answer, w: Wording, names: Names) -> Lines:
    yield from table(
        [w.text("cli.id"), *(w.text(f"areas.{name}") for name in ("area", "kind", "period", "decided", "recommended"))],
        (
            (
                row["id"],
                row["name"],
                row["kind"],
                w.interval(row["from"], row["until"]),
                row["decision"],
                row["recommended_by"],
            )
            for row in body["items"]
        ),
        w.text("list.none"),
    )


def area(body: Answer, w: Wording, names: Names) -> Lines:
    yield body["name"]
    yield from fact(w, "cli.id", body["id"])
    yield from fact(w, "areas.kind", body["kind"])
    yield from fact(w, "areas.period", w.interval(body["from"], body["until"]))
    yield from fact(w, "areas.decided", body["decision"])
    yield from fact(w, "areas.recommended", body["recommended_by"])
    for name in ("meetings", "agreements", "bodies", "decisions"):
        yield from fact(w, f"nav.{name}", ", ".join(body[name]))
    yield from [w.text("record.void")] if body["void"] else []


def case(body: Answer, w: Wording, names: Names) -> Lines:
    yield from table(
        [w.text("cases.date"), w.text("search.type"), w.text("cases.what"), w.text("cli.id")],
        ((_day(w, row["date"]), w.code("type", row["type"]), row["title"], row["id"]) for row in body["items"]),
        w.text("cases.none"),
    )
