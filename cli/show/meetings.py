"""Meetings as text."""

from __future__ import annotations

from collections.abc import Iterator

from cli.output import Lines, Names, fact, heading, indented, table
from cli.session import Answer
from cli.show import owners
from cli.show.compliance import verdicts
from cli.show.sources import rule
from web import saying
from web.wording import Wording


def listing(found: Answer, w: Wording, names: Names) -> Lines:
    yield from rows(found["items"], w, "list.none")


def rows(found: list[Answer], w: Wording, none: str) -> list[str]:
    columns = [w.text(f"meeting.{name}") for name in ("date", "body", "status", "minutes", "id")]
    return table(
        columns,
        (
            (
                w.day(row["date"]),
                row["body_name"],
                saying.meeting_status(row, w),
                w.code("minutes", row["minutes"]["status"]),
                row["id"],
            )
            for row in found
        ),
        w.text(none),
    )


def one(found: Answer, w: Wording, names: Names) -> Lines:
    yield w.text("meeting.of", body=found["body_name"], day=w.day(found["date"]))
    yield from _facts(found, w, names)
    yield from heading(w.text("agenda.heading"))
    if not found["items"]:
        yield w.text("agenda.none")
    for item in found["items"]:
        yield from _item(item, w, names, bool(found["agendas"]))
    yield from _agendas(found["agendas"], w)
    yield from heading(w.text("remarks.heading"))
    if not found["remarks"]:
        yield w.text("remarks.none")
    for remark in found["remarks"]:
        yield from _remark(remark, w)
    yield from heading(w.text("decisions.heading"))
    yield from owners.decision_rows(found["decisions"], w, "meeting.no-decisions")
    yield from heading(w.text("compliance.heading"))
    pending = saying.pending_of_meeting(found, w)
    yield from (f"- {line}" for line in pending)
    yield from verdicts(found["compliance"], w, names, "compliance.none")


def _facts(found: Answer, w: Wording, names: Names) -> Iterator[str]:
    status = saying.meeting_status(found, w)
    cancelled = found["cancelled"]
    if cancelled:
        status += f" ({w.day(cancelled['on'])}: {cancelled['reason']})"
    yield from fact(w, "cli.id", found["id"])
    yield from fact(w, "meeting.status", status)
    yield from fact(w, "meeting.time", found["time"])
    yield from fact(w, "meeting.place", found["place"])
    yield from fact(w, "meeting.kind", found["kind"])
    yield from fact(w, "meeting.with", ", ".join(map(names, found["with"])))
    yield from fact(w, "meeting.called-on", saying.called_on(found, w))
    yield from fact(w, "meeting.minutes", _minutes(found["minutes"], w, names))
    yield from fact(w, "meeting.present", "; ".join(_present(one, names) for one in found["present"]))
    for move in found["moves"]:
        announced = move["announced_on"]
        said = [w.text("meeting.moved"), w.text("meeting.moved-to", day=w.day(move["date"]))]
        said += [w.text("meeting.announced", day=w.day(announced))] if announced else []
        yield " ".join(said) + (f": {move['reason']}" if move["reason"] else "")


def _minutes(found: Answer, w: Wording, names: Names) -> str:
    parts = [f"{w.code('minutes', found['status'])}."]
    if found["dispatched_on"]:
        parts.append(w.text("minutes.sent-on", day=w.day(found["dispatched_on"])))
    if found["versions"]:
        parts.append(f"{w.count('minutes.versions', found['versions'])}.")
    if found["document"]:
        parts.append(f"{found['document']}.")
    if found["remarks_until"]:
        parts.append(w.text("minutes.remarks-until", day=w.day(found["remarks_until"])))
    if found["final_on"]:
        key = "minutes.final-since" if found["status"] == "final" else "minutes.final-from"
        parts.append(w.text(key, day=w.day(found["final_on"])))
    if found["dispatched_on"]:
        parts.append(
            f"{rule(found['rule'], w, names).removesuffix('.')}." if found["rule"] else w.text("minutes.no-period")
        )
    return " ".join(parts)


def _present(one: Answer, names: Names) -> str:
    who = one.get("person") or names(one["body"])
    represents = f" ({one['represents']})" if one.get("represents") else ""
    return f"{who}{represents}" + (f", {one['role']}" if one.get("role") else "")


def _item(item: Answer, w: Wording, names: Names, planned: bool) -> Iterator[str]:
    yield ""
    yield f"{item['number']} {item['title'] or w.text('agenda.no-title')}"
    if planned and not item["on_agenda"]:
        yield f"    {w.text('agenda.not-on-agenda')}"
    yield from indented(item["proposal"])
    if item["text"]:
        yield f"  {w.text('minutes.word')}:"
        yield from indented(item["text"], "    ")
    details = {
        "agenda.covers": ", ".join(item["covers"]) if isinstance(item["covers"], list) else item["covers"],
        "agenda.proposed-by": names(item["proposed_by"]) if item["proposed_by"] else None,
        "agenda.responsible": names(item["responsible"]) if item["responsible"] else None,
        "agenda.documents": ", ".join(item["documents"]),
        "decision.word": ", ".join(item["decisions"]),
        "access.word": w.code("access", item["access"]),
    }
    for key, value in details.items():
        yield from (f"    {line}" for line in fact(w, key, value))


def _agendas(found: list[Answer], w: Wording) -> Iterator[str]:
    if found:
        yield from heading(w.text("agenda.versions"))
    for agenda in found:
        sent = agenda["sent_on"]
        said = [w.text("agenda.sent", day=w.day(sent)) if sent else w.text("agenda.sent-unknown")]
        if agenda["published_on"]:
            said.append(w.text("agenda.published", day=w.day(agenda["published_on"])))
        yield f"{agenda['version']}. {', '.join(said)}"


def _remark(remark: Answer, w: Wording) -> Iterator[str]:
    yield f"{remark['remark']}: {w.text('remarks.from', who=remark['from'], day=w.day(remark['on']))}"
    yield from indented(remark["text"])
    if remark["late"]:
        yield f"    {w.text('remarks.late')}"
    settled = remark["settlement"]
    if settled:
        words = f": {settled['text']}" if settled["text"] else ""
        yield f"    {w.code('settlement', settled['outcome'])} {w.day(settled['on'])}{words}"
    else:
        yield f"    {w.text('remarks.open')}"
