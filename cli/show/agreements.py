"""Agreements and their parts as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cli.output import Lines, Names, fact, heading, indented, table
from cli.session import Answer
from cli.show.changes import differing
from cli.show.sources import mandate, referred, requires, source
from web import saying
from web.wording import Wording


def listing(body: Answer, w: Wording, names: Names) -> Lines:
    columns = [w.text(f"agreement.{name}") for name in ("title", "level", "status", "term")]
    yield from table(
        [w.text("cli.id"), *columns],
        (
            (
                row["id"],
                row["title"],
                w.code("level", row["level"]),
                w.code("status", row["status"]),
                w.interval(row["term"]["from"], row["term"]["to"]),
            )
            for row in body["items"]
        ),
        w.text("list.none"),
    )


def one(body: Answer, w: Wording, names: Names) -> Lines:
    yield body["title"]
    yield from _head(body, w, names)
    yield from heading(w.text("provisions.heading"))
    if not body["provisions"]:
        which = body["status"] if body["status"] in ("future", "void") else "other"
        yield w.text(f"provisions.none.{which}")
    for provision in body["provisions"]:
        yield from _provision(provision, w, names)
    yield from heading(w.text("pending.heading"))
    yield from _pending(body["pending"], w, names)
    yield from heading(w.text("requires.heading"))
    yield from requires(body["requires"], w, names, saying.nobody_required(body, w))
    yield from heading(w.text("parties.heading"))
    yield from _parties(body["parties"], w, names)


def _head(body: Answer, w: Wording, names: Names) -> Iterator[str]:
    status = " ".join(filter(None, (w.code("status", body["status"]), w.code("ended", body.get("ended_because")))))
    yield from fact(w, "cli.id", body["id"])
    yield from fact(w, "agreement.status", status)
    yield from fact(w, "agreement.level", w.code("level", body["level"]))
    yield from fact(w, "agreement.term", w.interval(body["term"]["from"], body["term"]["to"]))
    edition = body["edition"]
    if edition:
        which = w.text("edition.of", number=edition["number"], of=edition["of"])
        yield from fact(w, "agreement.edition", f"{which} ({w.interval(edition['from'], edition['to'])})")
    yield from fact(w, "agreement.theme", body["theme"])
    yield from fact(w, "agreement.parent", body["parent"])
    yield from fact(w, "agreement.carries-out", _carried_out(body))
    yield from fact(w, "agreement.document", body["document"])
    yield from fact(w, "agreement.signatures", "; ".join(_signed(one, w, names) for one in body["signatures"]))
    yield from fact(w, "type.area", body["area"])
    yield from fact(w, "meeting.case-number", body["case_number"])
    yield from fact(w, "agreement.decision", body["decision"] or w.text("none.recorded"))
    if body["requires"]:
        yield from fact(w, "agreement.approved", saying.approved_on(body, w))
    yield from fact(w, "agreement.mandate", mandate(body["mandate"], w, names))


def _signed(one: Answer, w: Wording, names: Names) -> str:
    who = ", ".join(filter(None, (one["person"], one["capacity"])))
    return f"{names(one['party'])}: {who} ({w.day(one['on'])})"


def _carried_out(row: Mapping[str, Any]) -> str:
    return ", ".join(" ".join(filter(None, (one["agreement"], one["number"]))) for one in row.get("carries_out") or ())


def _provision(provision: Answer, w: Wording, names: Names) -> Iterator[str]:
    yield ""
    yield f"{provision['number']} {provision['heading'] or ''}".rstrip()
    yield from indented(provision["text"])
    valid = w.interval(provision["valid"]["from"], provision["valid"]["to"])
    yield (
        f"    {source(provision['source'], w)} {w.text('provision.valid')}: {valid}. "
        f"{w.text('decision.state')}: {mandate(provision['mandate'], w, names)}"
    )
    if provision["changed_since_approval"]:
        yield f"    {w.text('provision.changed-since-approval')}"
    if provision.get("carries_out"):
        yield f"    {w.text('agreement.carries-out')}: {_carried_out(provision)}"
    if "instead" in provision:
        yield from _instead(provision["instead"], w)


def _instead(instead: Answer | None, w: Wording) -> Iterator[str]:
    if instead is None:
        yield f"    {w.text('provision.instead-nothing')}"
        return
    yield f"    {w.text('provision.instead')}"
    yield from indented("\n".join(filter(None, (instead["heading"], instead["text"]))), "      ")
    yield f"      {source(instead['source'], w)}"


def _pending(rows: list[Answer], w: Wording, names: Names) -> list[str]:
    columns = [w.text(f"pending.{name}") for name in ("effective", "numbers", "justering", "decision", "mandate")]
    return table(
        columns,
        (
            (
                w.day(row["effective_on"]),
                ", ".join(row["numbers"]),
                row["justering"],
                row["decision"],
                mandate(row["mandate"], w, names),
            )
            for row in rows
        ),
        w.text("pending.none"),
    )


def timeline(body: Answer, w: Wording, names: Names) -> Lines:
    columns = [w.text(f"timeline.{name}") for name in ("on", "kind", "edition", "who", "numbers", "decision")]
    yield from table(
        [*columns, w.text("cli.id")],
        (
            (
                w.day(row["on"]),
                w.code("timeline.kind", row["kind"]),
                row["edition"],
                names(row["body"]) if row["body"] else "",
                ", ".join(row["numbers"] or ()),
                row["decision"],
                row["id"],
            )
            for row in body["items"]
        ),
        w.text("timeline.none"),
    )


def parties(body: Answer, w: Wording, names: Names) -> Lines:
    yield from _parties(body["items"], w, names)


def _parties(rows: list[Answer], w: Wording, names: Names) -> list[str]:
    columns = [w.text(f"parties.{name}") for name in ("body", "period", "how", "basis", "reservation")]
    return table(
        columns,
        (
            (
                row["name"],
                w.interval(row["from"], row["to"]),
                _how(row, w, names),
                referred(row),
                row["reservation"],
            )
            for row in rows
        ),
        w.text("parties.none"),
    )


def _how(row: Answer, w: Wording, names: Names) -> str:
    how = w.code("how", row["how"])
    return f"{how} {w.text('parties.via')} {names(row['via'])}" if row["via"] else how


def compare(body: Answer, w: Wording, names: Names) -> Lines:
    before, after = w.day(body["from"]), w.day(body["to"])
    yield w.text("compare.between", before=before, after=after)
    if body["known_from"] != body["known_to"]:
        yield w.text("compare.known-between", before=known(body["known_from"], w), after=known(body["known_to"], w))
    if not body["changed"]:
        yield w.text("compare.none")
        return
    removed, added = f"[-{w.text('compare.removed')}-]", f"{{+{w.text('compare.added')}+}}"
    yield f"{w.text('compare.legend')} {removed} {added}"
    for change in body["changed"]:
        yield from differing(change, w.code("compare.change", change["change"]), w)
        yield from (f"    {source(one, w)}" for one in change["sources"])


def known(moment: str, w: Wording) -> str:
    return w.text("known.position", position=moment[1:]) if moment.startswith("@") else w.moment(moment)


def history(body: Answer, w: Wording, names: Names) -> Lines:
    if not body["items"]:
        yield w.text("history.none")
    for row in body["items"]:
        yield from heading(w.interval(row["valid"]["from"], row["valid"]["to"]))
        yield from indented("\n".join(filter(None, (row["heading"], row["text"]))))
        yield f"    {source(row['source'], w)}"
        key = "history.known" if row["known"]["to"] is None else "history.known-until"
        yield f"    {w.text(key, start=row['known']['from'], end=row['known']['to'])}{_gave_way(row, w)}"


def _gave_way(row: Answer, w: Wording) -> str:
    found = row["gave_way_to"]
    if not found:
        return ""
    named = f": {found['id']}" if found["id"] else ""
    where = f" ({w.text('source.position', position=found['position'])})" if found["position"] else ""
    return f" {w.code('gave-way', found['kind'])}{named}{where}."
