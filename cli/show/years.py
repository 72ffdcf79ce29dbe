"""The year's wheel, what is missing and due, and disagreements, as text."""

from __future__ import annotations

from cli.output import Lines, Names, fact, heading, table
from cli.session import Answer
from cli.show.sources import cited, drafted
from web import saying
from web.wording import Wording


def calendar(body: Answer, w: Wording, names: Names) -> Lines:
    columns = [w.text(f"calendar.{name}") for name in ("when", "words", "title", "status")]
    yield from table(
        [*columns, w.text("meeting.id")],
        (
            (
                w.interval(row["from"], row["to"]),
                _about(row, w),
                row["title"] if row["kind"] is None else f"{row['title']}: {row['kind']}",
                w.code("meeting.status", row["status"]),
                _met(row, w),
            )
            for row in body["items"]
        ),
        w.text("calendar.none"),
    )


def _about(row: Answer, w: Wording) -> str | None:
    words: str | None = row["words"]
    return w.text("calendar.approximate", words=words) if words and row["approximate"] else words


def _met(row: Answer, w: Wording) -> str:
    if row["meeting"] is None:
        return ""
    said = f"{row['meeting']}, {w.day(row['date'])}"
    return f"{said} ({w.text('calendar.deviates')})" if row["deviates"] else said


def clashes(body: Answer, w: Wording, names: Names) -> Lines:
    yield from heading(w.text("clashes.clashes"))
    columns = [w.text(f"clashes.{name}") for name in ("feeder", "fed", "reached", "due", "severity")]
    yield from table(
        columns,
        (
            (
                _timed(row["feeder"], names),
                _timed(row["fed"], names),
                _between(w.code("clashes.milestone", row["milestone"]), row, "milestone", w),
                _between(w.code("clashes.deadline", row["deadline"]), row, "deadline", w),
                w.code("clashes.severity", row["severity"]),
            )
            for row in body["clashes"]
        ),
        w.text("clashes.none"),
    )
    yield from heading(w.text("clashes.deadlines"))
    columns = [w.text(f"clashes.{name}") for name in ("when", "rule", "between")]
    yield from table(
        [*columns, w.text("source.word")],
        (
            (_timed(row, names), w.code("rule", row["rule"]), _days(row, w), cited(row["source"], names))
            for row in body["deadlines"]
        ),
        w.text("clashes.no-deadlines"),
    )


def _timed(one: Answer, names: Names) -> str:
    return f"{names(one['body'])}: {one['words']}"


def _between(what: str, row: Answer, named: str, w: Wording) -> str:
    return f"{what}: {w.day(row[f'{named}_earliest'])} – {w.day(row[f'{named}_latest'])}"


def _days(row: Answer, w: Wording) -> str:
    said = f"{w.day(row['earliest'])} – {w.day(row['latest'])}"
    notes = [("excepted_by", "clashes.excepted"), ("before_kommissorium", "clashes.before-kommissorium")]
    return "; ".join([said, *(w.text(key) for name, key in notes if row[name])])


def missing(body: Answer, w: Wording, names: Names) -> Lines:
    columns = [w.text(f"missing.{name}") for name in ("kind", "due", "said", "about", "rule")]
    yield from table(
        columns,
        (
            (
                w.code("missing.kind", row["kind"]),
                f"{w.day(row['due'])} ({w.text('missing.chosen')})" if row["chosen"] else w.day(row["due"]),
                row["text"],
                row["subject"]["id"] if row["subject"] else "",
                _ruled(row, w, names) if row["rule"] else "",
            )
            for row in body["items"]
        ),
        w.text("missing.none"),
    )


def _ruled(row: Answer, w: Wording, names: Names) -> str:
    said = f"{w.code('rule', row['rule'])}, {w.code('strength', row['strength'])} ({cited(row['source'], names)})"
    return drafted(said, row, w)


def due(body: Answer, w: Wording, names: Names) -> Lines:
    yield saying.due_between(body, w)
    if body["from"] >= body["to"]:
        return
    yield from table(
        [w.text(f"due.{name}") for name in ("due", "said")] + [w.text("missing.about")],
        ((w.day(row["due"]), row["text"], row["subject"]["id"] if row["subject"] else "") for row in body["items"]),
        w.text("due.none"),
    )


def disagreements(body: Answer, w: Wording, names: Names) -> Lines:
    rows = [
        (row["id"] or w.text("disagreements.unnoted"), row["title"] or "", _concerned(row, w, names), row["meanwhile"])
        for row in body["items"]
    ]
    columns = [w.text(f"disagreements.{name}") for name in ("title", "concerns", "meanwhile")]
    yield from table([w.text("disagreement.id"), *columns], rows, w.text("disagreements.none"))


def disagreement(body: Answer, w: Wording, names: Names) -> Lines:
    yield body["title"]
    for side in body["sides"]:
        said = side["says"] if isinstance(side["says"], str) else w.plain(side["says"])
        yield f"  {said} ({cited(side['source'], names)})"
    yield from fact(w, "disagreements.meanwhile", body["meanwhile"])
    yield from fact(w, "disagreements.concerns", _concerned(body, w, names))
    if body["void"]:
        yield w.text("record.void")


def _concerned(row: Answer, w: Wording, names: Names) -> str:
    return "; ".join(
        one["id"] if "id" in one else f"{names(one['body'])}: {w.code('rule', one['rule'])}" for one in row["concerns"]
    )
