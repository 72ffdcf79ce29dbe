"""Assignments, publications, asks, proposals, puljer, supervision and the styringsdialog, as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cli.output import Lines, Names, fact, heading, table
from cli.session import Answer
from web.wording import Wording


def _columns(w: Wording, group: str, *names: str) -> list[str]:
    return [w.text(f"{group}.{name}") for name in names]


def _all(names: Names, ids: Sequence[str]) -> str:
    return ", ".join(map(names, ids))


def _state(row: Answer, w: Wording) -> str:
    return w.code("assignment", "overdue" if row["overdue"] else row["state"])


def _due(row: Answer, w: Wording) -> str:
    return w.day(row["due"]) if row["due"] else w.text("assignments.no-due")


def assignments(body: Answer, w: Wording, names: Names) -> Lines:
    yield from table(
        [w.text("cli.id"), *_columns(w, "assignments", "task", "kind", "to", "due", "state", "decision")],
        (
            (
                row["id"],
                row["task"],
                w.code("task", row["kind"]),
                _all(names, [one["body"] for one in row["to"]]),
                _due(row, w),
                _state(row, w),
                f"{names(row['body'])}, {row['decision']}",
            )
            for row in body["items"]
        ),
        w.text("list.none"),
    )


def assignment(body: Answer, w: Wording, names: Names) -> Lines:
    yield body["task"]
    yield from fact(w, "cli.id", body["id"])
    yield from fact(w, "assignments.state", _state(body, w))
    yield from fact(w, "assignments.kind", w.code("task", body["kind"]))
    yield from fact(w, "assignments.due", _due(body, w))
    yield from fact(w, "assignments.decision", f"{names(body['body'])}, {body['decision']}")
    yield from fact(w, "assignments.area", body["area"])
    yield from _void(body, w)
    yield from heading(w.text("assignments.to"))
    for one in body["to"]:
        since = f", {w.day(one['on'])}" if one["on"] else ""
        yield f"{names(one['body'])}: {w.code('assignment', one['state'])}{since}"
    yield from heading(w.text("assignments.follow-ups"))
    yield from table(
        _columns(w, "assignments", "on", "state", "who", "said"),
        ((w.day(row["on"]), *_followed(row, w, names)) for row in body["follow_ups"]),
        w.text("assignments.nothing-yet"),
    )


def _followed(row: Answer, w: Wording, names: Names) -> tuple[str, str, str]:
    new = f", {w.text('assignments.new-due', day=w.day(row['due']))}" if row["due"] else ""
    who = names(row["body"]) if row["body"] else w.text("assignments.everybody")
    said = " ".join(filter(None, (row["text"], row["decision"], row["document"])))
    return w.code("assignment", row["outcome"]) + new, who, said


def publications(body: Answer, w: Wording, names: Names) -> Lines:
    yield from table(
        _columns(w, "publications", "on", "subject", "where", "more"),
        ((w.day(row["on"]), *_published(row, w)) for row in body["items"]),
        w.text("list.none"),
    )


def _published(row: Answer, w: Wording) -> tuple[str, str, str]:
    part = f"{w.code('publication', row['part'])}: " if row["part"] else ""
    what = f"{part}{w.code('type', row['subject']['type'])} {row['subject']['id']}"
    edition = w.text("publications.edition", number=row["edition"]) if row["edition"] else None
    more = " ".join(filter(None, (edition, row["document"])))
    return what, row["where"] or w.text("publications.by-agenda"), more


def asks(body: Answer, w: Wording, names: Names) -> Lines:
    yield from table(
        [w.text("cli.id"), *_columns(w, "asks", "on", "what", "to", "reply-by")],
        (
            (
                row["id"],
                w.day(row["on"]),
                f"{w.code('ask', row['what'])}: {names(row['subject'])}",
                _all(names, row["to"]),
                w.day(row["reply_by"]) if row["reply_by"] else w.text("assignments.no-due"),
            )
            for row in body["items"]
        ),
        w.text("list.none"),
    )


def proposals(body: Answer, w: Wording, names: Names) -> Lines:
    yield from table(
        [w.text("cli.id"), *_columns(w, "proposals", "title", "body", "from", "on", "named-by")],
        (
            (row["id"], row["title"], names(row["body"]), names(row["from"]), w.day(row["on"]), _named_by(row, w))
            for row in body["items"]
        ),
        w.text("list.none"),
    )


def _named_by(row: Answer, w: Wording) -> str:
    named = [f"{one['meeting']}, {w.text('source.item')} {one['item']}" for one in row["named_by"]]
    return "; ".join(named) or w.text("proposals.open")


def puljer(body: Answer, w: Wording, names: Names) -> Lines:
    yield from table(
        [w.text("cli.id"), *_columns(w, "puljer", "disposer", "purposes", "amount", "left", "period", "authority")],
        (
            (
                row["id"],
                names(row["disposer"]),
                ", ".join(row["purposes"]),
                w.amount(row["amount"], row["currency"]),
                w.amount(row["left"], row["currency"]),
                w.interval(row["on"], row["until"]),
                w.code("mandate", row["authority"]),
            )
            for row in body["items"]
        ),
        w.text("list.none"),
    )


def pulje(body: Answer, w: Wording, names: Names) -> Lines:
    yield from fact(w, "cli.id", body["id"])
    for name in ("amount", "disposed", "returned", "left"):
        yield from fact(w, f"puljer.{name}", w.amount(body[name], body["currency"]))
    yield from fact(w, "puljer.purposes", ", ".join(body["purposes"]))
    yield from fact(w, "puljer.disposer", names(body["disposer"]))
    yield from fact(w, "puljer.period", w.interval(body["on"], body["until"]))
    yield from fact(w, "puljer.authority", f"{w.code('mandate', body['authority'])} ({body['decision']})")
    yield from fact(w, "puljer.follows-from", body["follows_from"])
    budget = " ".join(str(one) for one in (body["budget_line"], body["budget_year"]) if one)
    yield from fact(w, "puljer.budget", budget)
    yield from _void(body, w)
    yield from heading(w.text("puljer.disposals"))
    yield from _disposals(body, w)


def _disposals(body: Answer, w: Wording) -> list[str]:
    return table(
        [w.text("cli.id"), *_columns(w, "puljer", "on", "to", "purpose", "amount", "returned", "authority")],
        (
            (
                row["id"],
                w.day(row["on"]),
                row["to"],
                row["purpose"],
                w.amount(row["amount"], body["currency"]),
                w.amount(row["returned"], body["currency"]),
                f"{w.code('mandate', row['authority'])} ({row['decision']})",
            )
            for row in body["disposals"]
        ),
        w.text("puljer.nothing-given"),
    )


def tilsyn(body: Answer, w: Wording, names: Names) -> Lines:
    yield w.text("tilsyn.of-year", year=body["year"])
    of = "" if body["number"] is None else f" {w.text('tilsyn.of-number', number=body['number'])}"
    yield from fact(w, "tilsyn.planned", f"{body['planned']}{of}")
    yield from fact(w, "tilsyn.reported", body["reported"])
    yield from fact(w, "tilsyn.body", names(body["body"]) if body["body"] else None)
    yield from table(
        _columns(w, "tilsyn", "afdeling", "organisation", "plan", "nominated", "report"),
        (
            (
                row["name"],
                names(row["organisation"]) if row["organisation"] else "",
                _plan(row, w),
                "; ".join(f"{names(one['by_body'])}, {w.day(one['on'])}" for one in row["nominated"]),
                _report(row, w),
            )
            for row in body["items"]
        ),
        w.text("list.none"),
    )


def _plan(row: Answer, w: Wording) -> str:
    if not row["planned"]:
        return w.text("tilsyn.not-planned")
    return ": ".join(filter(None, (w.text("tilsyn.is-planned"), ", ".join(row["criteria"] or ()))))


def _report(row: Answer, w: Wording) -> str:
    report = row["report"]
    if report is None:
        return w.text("tilsyn.no-report")
    return f"{w.day(report['on'])}: {report['outcome']} {report['document'] or ''}".rstrip()


def dialogue(body: Answer, w: Wording, names: Names) -> Lines:
    yield w.text("dialogue.of-year", year=body["year"])
    yield from heading(w.text("dialogue.organisations"))
    yield from table(
        _columns(w, "dialogue", "organisation", "meeting", "items-from", "report", "discussed"),
        (
            (row["name"], _met(row, w), _all(names, row["items_from"]), *_reported(row, w, names))
            for row in body["organisations"]
        ),
        w.text("list.none"),
    )
    if body["areas"]:
        yield from heading(w.text("dialogue.areas"))
        columns = _columns(w, "dialogue", "area", "meeting", "report", "discussed")
        rows = [(row["area"], _met(row, w), *_reported(row, w, names)) for row in body["areas"]]
        yield from table(columns, rows, "")
    yield from heading(w.text("dialogue.evaluation"))
    yield from _evaluation(body["evaluation"], w, names)


def _met(row: Answer, w: Wording) -> str:
    if row["meeting"] is None:
        return w.text("dialogue.no-meeting")
    return f"{row['meeting']}, {w.day(row['date'])} ({w.code('meeting.status', row['status'])})"


def _reported(row: Answer, w: Wording, names: Names) -> tuple[str, str]:
    if row["report"] is None:
        return (w.text("dialogue.no-report") if row["meeting"] else "", "")
    return row["report"], _discussed(row["discussed"], w, names)


def _discussed(rows: Sequence[Answer], w: Wording, names: Names) -> str:
    said = [
        f"{names(row['body'])}: {row['meeting']}, {w.day(row['date'])}, {w.text('source.item')} {row['item']}"
        for row in rows
    ]
    return "; ".join(said) or w.text("dialogue.not-discussed")


def _evaluation(found: Answer | None, w: Wording, names: Names) -> Iterator[str]:
    if found is None:
        yield w.text("dialogue.no-evaluation")
        return
    published = found["published_on"]
    said = w.text("dialogue.published", day=w.day(published)) if published else w.text("dialogue.not-published")
    yield f"{names(found['document'])} ({found['document']}). {said}"
    yield from fact(w, "dialogue.presented", _discussed(found["presented"], w, names))


def _void(body: Answer, w: Wording) -> list[str]:
    return [w.text("record.void")] if body["void"] else []
