"""Bodies, decisions and documents as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cli.output import Lines, Names, fact, heading, indented, table
from cli.session import Answer
from cli.show import belonging, meetings
from cli.show.kommissorium import in_words
from cli.show.sources import cited, mandate, referred, referring, requires, rule
from web import saying
from web.wording import Wording

_DOCUMENT = ("title", "kind", "dated", "case", "size", "read")
_DECISION = ("word", "decided-on", "body", "item", "outcome", "state", "text")


def bodies(body: Answer, w: Wording, names: Names) -> Lines:
    columns = [w.text("cli.id"), *(w.text(f"body.{name}") for name in ("name", "kind", "period", "parent"))]
    yield from table(
        columns,
        (
            (row["id"], row["name"], w.code("kind", row["kind"]), _period(row, w), row["parent"])
            for row in body["items"]
        ),
        w.text("list.none"),
    )


def _period(row: Answer, w: Wording) -> str:
    return w.interval(row["established_on"], row["dissolved_on"] or row["until"])


def body(found: Answer, w: Wording, names: Names) -> Lines:
    yield found["name"]
    yield from fact(w, "cli.id", found["id"])
    yield from fact(w, "body.kind", w.code("kind", found["kind"]))
    yield from fact(w, "body.level", found["level"])
    yield from fact(w, "body.period", _period(found, w))
    yield from fact(w, "body.parent", found["parent_name"])
    yield from fact(w, "body.set-up-by", found["set_up_by"])
    for name in ("reports_to", "replaced", "successors"):
        yield from fact(w, f"body.{name.replace('_', '-')}", ", ".join(one["name"] for one in found[name]))
    yield from fact(w, "body.chair", "; ".join(_member(row, w) for row in found["chair"]))
    yield from heading(w.text("kommissorium.heading"))
    yield from in_words(found["kommissorium"], w, names)
    yield from heading(w.text("members.heading"))
    yield from _members(found["members"], w, names)
    yield from belonging.seats(found["seats"], w)
    yield from belonging.relations(found, w)
    yield from belonging.groups(found["groups"], w)
    yield from heading(w.text("meetings.heading"))
    yield from meetings.rows(found["meetings"], w, "body.no-meetings")
    yield from heading(w.text("decisions.heading"))
    yield from decision_rows(found["decisions"], w, "body.no-decisions")


def _members(rows: list[Answer], w: Wording, names: Names) -> list[str]:
    columns = [w.text(f"members.{name}") for name in ("who", "role", "represents", "period")]
    return table(
        [*columns, w.text("source.word")],
        (
            (
                _member(row, w),
                _role(row, w),
                names(row["represents"]) if row["represents"] else "",
                _tenure(row, w),
                cited(row["source"], names),
            )
            for row in rows
        ),
        w.text("members.none"),
    )


def _member(row: Answer, w: Wording) -> str:
    who = str(row["person"] or row["member_body_name"] or "")
    if row["office"]:
        held = ", ".join(row["held_by"]) or w.text("members.nobody")
        who = f"{row['office_name']} ({held})"
    if row["members_of"]:
        who = f"{w.text('members.of')} {row['members_of_name']}"
    return f"{who} ({w.text('members.through')} {row['through_name']})" if row["through"] else who


def _role(row: Answer, w: Wording) -> str:
    there = row["role_there"]
    return w.code("role", row["role"]) + (f" ({w.code('role', there)})" if there and there != row["role"] else "")


def _tenure(row: Answer, w: Wording) -> str:
    listed = row["listed_as_of"]
    said = w.interval(row["from"], row["until"])
    return f"{said}; {w.text('members.listed', day=w.day(listed))}" if listed else said


def decisions(found: Answer, w: Wording, names: Names) -> Lines:
    yield from decision_rows(found["items"], w, "list.none")


def decision_rows(rows: list[Answer], w: Wording, none: str) -> list[str]:
    columns = [w.text(f"decision.{name}") for name in _DECISION]
    return table(
        columns,
        (
            (
                row["id"],
                w.day(row["decided_on"]),
                row["body_name"],
                " ".join(filter(None, (row["meeting"], row["item"]))),
                w.code("outcome", row["outcome"]),
                w.code("mandate", saying.standing(row)),
                row["text"],
            )
            for row in rows
        ),
        w.text(none),
    )


def decision(found: Answer, w: Wording, names: Names) -> Lines:
    yield f"{w.text('decision.word')} {found['id']}"
    yield from indented(found["text"])
    yield from fact(w, "decision.outcome", w.code("outcome", found["outcome"]))
    yield from fact(w, "decision.body", found["body_name"])
    yield from fact(w, "decision.meeting", found["meeting"])
    yield from fact(w, "decision.item", found["item"])
    yield from fact(w, "decision.decided-on", w.day(found["decided_on"]))
    yield from fact(w, "decision.form", w.code("form", found["form"]))
    yield from fact(w, "access.word", w.code("access", found["access"]))
    yield from fact(w, "decision.concerns", ", ".join(found["concerns"]))
    yield from fact(w, "decision.mandate", _stands(found, w, names))
    if found["decided_on"] > found["as_of"]["on"]:
        yield w.text("decision.not-yet", day=w.day(found["decided_on"]))
    if found["despite"]:
        yield rule(found["despite"], w, names)
    if found["void"]:
        yield w.text("decision.void")
    if found["annulment"]:
        yield _annulled(found["annulment"], w)
    yield from heading(w.text("requires.heading"))
    yield from requires(found["requires"], w, names, saying.nobody_required(found, w))
    if found["votes"]:
        yield from heading(w.text("votes.caption"))
        yield from _votes(found["votes"], w, names)
    yield from heading(w.text("rests.heading"))
    yield from referring(found["rests_on_it"], w, w.text("rests.none"))


def _stands(found: Answer, w: Wording, names: Names) -> str:
    if found["adopts"]:
        return mandate(found, w, names)
    return f"{w.code('mandate', 'not-adopted')}. {w.text('decision.not-adopted')}"


def _annulled(found: Answer, w: Wording) -> str:
    said = w.text("decision.annulled", day=w.day(found["on"]), start=w.day(found["effect_from"]))
    basis = ", ".join(filter(None, (found["by_decision"], found["authority"], found["document"])))
    return f"{said} {found['reason']}" + (f" ({basis})" if basis else "")


def _votes(rows: list[Answer], w: Wording, names: Names) -> list[str]:
    columns = [w.text(f"votes.{name}") for name in ("party", "vote", "on")]
    return table(
        [*columns, w.text("requires.basis")],
        ((names(row["party"]), w.code("vote", row["state"]), w.day(row["on"]), referred(row)) for row in rows),
        w.text("list.none"),
    )


def documents(found: Answer, w: Wording, names: Names) -> Lines:
    columns = [w.text("cli.id"), *(w.text(f"document.{name}") for name in _DOCUMENT)]
    yield from table(
        columns,
        (
            (
                row["id"],
                row["title"],
                row["kind"],
                w.day(row["dated"]) if row["dated"] else "",
                row["case_number"],
                w.count("document.bytes", row["size"]),
                w.code("read", row["read"]),
            )
            for row in found["items"]
        ),
        w.text("list.none"),
    )


def document(found: Answer, w: Wording, names: Names) -> Lines:
    yield found["title"]
    yield from _document_facts(found, w)
    if found["referred_by"]:
        yield from heading(w.text("document.referred-by"))
        yield from referring(found["referred_by"], w, "")
    if found["attached"]:
        yield from heading(w.text("document.attached"))
        yield from documents({"items": found["attached"]}, w, names)
    yield from heading(w.text("document.text"))
    extractor: dict[str, Any] | None = found["extractor"]
    if extractor:
        yield w.text("document.extracted", name=extractor["name"], version=extractor["version"])
    if found["pages"]:
        yield f"{w.text('document.pages', **found['pages'])}."
        if found["pages"]["by_ocr"]:
            yield w.count("document.by-ocr", found["pages"]["by_ocr"])
    yield from (one["text"] for one in found["unread"])
    yield from indented(found["text"])


def _document_facts(found: Answer, w: Wording) -> Iterator[str]:
    yield from fact(w, "cli.id", found["id"])
    yield from fact(w, "document.kind", found["kind"])
    yield from fact(w, "document.dated", w.day(found["dated"]))
    yield from fact(w, "document.case", found["case_number"])
    yield from fact(w, "document.number", found["document_number"])
    yield from fact(w, "access.word", w.code("access", found["access"]))
    yield from fact(w, "document.media-type", found["media_type"])
    yield from fact(w, "document.size", w.count("document.bytes", found["size"]))
    yield f"SHA-256: {found['sha256']}"
    yield from fact(w, "document.belongs-to", found["belongs_to"])
    yield from fact(w, "document.replaces", found["replaces"])
    yield from fact(w, "document.replaced-by", ", ".join(found["replaced_by"]))
